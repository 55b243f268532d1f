"""A quick look at the books for the shell's completion: names that a treasurer may go on with.

Nothing is opened, checked or locked, so that a press of the tab key takes no time; what cannot be
read gives nothing. Every name is one that the commands understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_MEMBERS = re.compile(r"^members:[^\n]*\n((?:[ \t#][^\n]*\n|\n)*)", re.MULTILINE)
_KEY = re.compile(r"([ \t]+)([a-zåäö][a-z0-9åäö_]*):")
_REPORT = re.compile(rb'^\d{4}-\d\d-\d\d custom "report" "[^"]*" "(\d{4}-\d\d)"$', re.MULTILINE)
_VOUCHER = re.compile(rb"^\d{4}-\d\d-\d\d \* .* \^([A-Z]\d{4}-\d+)", re.MULTILINE)
_PERIOD_FILES = "[0-9][0-9][0-9][0-9]/*.beancount"


def members(root: Path) -> list[str]:
    """The keys of the members, as consortium.yaml lists them."""
    found = _MEMBERS.search(_content(root / "consortium.yaml").decode(errors="replace") + "\n")
    keys = [key for line in (found[1] if found else "").split("\n") if (key := _KEY.match(line))]
    outermost = min((len(key[1]) for key in keys), default=0)
    return [key[2] for key in keys if len(key[1]) == outermost]


def periods(root: Path) -> list[str]:
    """The months that members have reported, the latest first."""
    found = {month.decode() for file in _files(root, "facts/*.beancount")
             for month in _REPORT.findall(_content(file))}  # fmt: skip
    return sorted(found, reverse=True)


def waiting(root: Path) -> list[str]:
    """The ids of the proposals that wait, as ``month`` shows them."""
    return [file.stem[:8] for file in _files(root, "proposals/*.beancount")]


def vouchers(root: Path) -> list[str]:
    """The numbers of the vouchers, the latest first."""
    found = [number.decode() for file in _files(root, _PERIOD_FILES)
             for number in _VOUCHER.findall(_content(file))]  # fmt: skip
    return found[::-1]


def _files(root: Path, pattern: str) -> Iterator[Path]:
    try:
        yield from sorted(root.glob(pattern))
    except OSError:
        return


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
