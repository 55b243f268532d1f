"""The system log (behandlingshistorik): one JSON line per command that changed something.

BFL 5 kap. 11 § and BFNAR 2013:2 punkt 9.16 ask how and when each thing was booked. Lines of all
years form one chain: ``prev`` is the sha256 of the line before it, without its line end, so that
a line taken out, put in or altered shows.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from consortium.problems import Problem, Source
from ledger.change import Append, sha256
from ledger.disk import names, telling

_BLOCK = 1 << 16


def log_append(
    root: Path,
    *,
    at: str,
    who: str,
    command: str,
    version: str,
    inputs: Mapping[str, object],
    result: Mapping[str, object],
) -> Append:
    """The line to append, as an operation; call it while the lock is held.

    ``at`` is ISO time with seconds, ``version`` the program's; ``inputs`` and ``result`` are JSON
    with money as text. It goes into the year's file, or a newer one if the clock went backwards.
    """
    with telling("log"):
        years = _years(root)
        last = last_line(root / "log" / f"{years[-1]}.jsonl") if years else b""
    year = max([at[:4], *years[-1:]])
    line = {
        "at": at,
        "who": who,
        "command": command,
        "version": version,
        "inputs": inputs,
        "result": result,
        "prev": sha256(last) if last else "",
    }
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    # A file name that is no UTF-8 holds lone surrogates: escaped they are JSON like any other.
    text = unicodedata.normalize("NFC", text).encode("utf-8", "backslashreplace").decode()
    return Append(f"log/{year}.jsonl", text + "\n", tip=None)


def _years(root: Path) -> list[str]:
    files = names(root / "log")
    return [name[:4] for name in files if re.fullmatch(r"\d{4}\.jsonl", name, re.ASCII)]


def last_line(path: Path) -> bytes:
    """The file's last line without its line end; empty for an empty or absent file.

    Reads from the end: the cost does not grow with the log.
    """
    try:
        handle = path.open("rb")
    except FileNotFoundError:
        return b""
    with handle:
        place = handle.seek(0, os.SEEK_END)
        tail = b""
        while place > 0 and b"\n" not in tail.rstrip(b"\n"):
            step = min(_BLOCK, place)
            place = handle.seek(place - step)
            tail = handle.read(step) + tail
    return tail.rstrip(b"\n").rpartition(b"\n")[2]


def chain_problems(lines: Iterable[bytes], file: str, *, prev: str = "") -> tuple[Problem, ...]:
    """Where the chain breaks in one file's lines (line ends or not makes no difference).

    ``prev`` is the hash of the last line of the year before. One altered line gives one problem,
    at the line after it.

    >>> chain_problems([b'{"prev":""}', b'{"prev":"12"}'], "log/2026.jsonl")[0].code
    'log_lines_must_chain'
    """
    problems: list[Problem] = []
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip(b"\n")
        source = Source(file, line=number)
        stated = _prev(line)
        if stated is None:
            problems.append(Problem("log_lines_must_be_readable", source))
        elif stated != prev:
            values = {"found": stated[:16] or "–", "expected": prev[:16] or "–"}
            problems.append(Problem("log_lines_must_chain", source, values))
        prev = sha256(line)
    return tuple(problems)


def _prev(line: bytes) -> str | None:
    try:
        prev = json.loads(line)["prev"]
    except (ValueError, KeyError, TypeError):
        return None
    return prev if isinstance(prev, str) else None
