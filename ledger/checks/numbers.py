"""Numbers and the hash chain, over the files as they stand on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from beancount.core.data import Transaction

from consortium.period import FiscalCalendar
from consortium.problems import Problem, Source
from consortium.voucher import VoucherNumber
from ledger.blocks import decode
from ledger.checks.chain import Link, check_chain
from ledger.checks.loaded import Found, Loaded, name_of, number_of
from ledger.render import voucher_hash


def check_numbers(loaded: Loaded) -> Iterator[Found]:
    """Every transaction is a numbered voucher; no gap, no break in the chain."""
    for entry in loaded.transactions:
        if number_of(entry) is None:
            values = {"found": name_of(entry)}
            place = loaded.place(entry.meta)
            yield Found(Problem("voucher_must_have_a_number", place, values), entry)
    calendar = FiscalCalendar() if loaded.consortium is None else loaded.consortium.calendar
    lines_by_file: dict[str, Sequence[str]] = {}
    entry_by_source: dict[Source, Transaction] = {}
    links = []
    for number, entry in loaded.numbered:
        link = _link(loaded, number, entry, lines_by_file)
        entry_by_source[link.source] = entry
        links.append(link)
    for problem in check_chain(links, calendar):
        yield Found(problem, entry_by_source[problem.source])


def _link(
    loaded: Loaded,
    number: VoucherNumber,
    entry: Transaction,
    lines_by_file: dict[str, Sequence[str]],
) -> Link:
    file, line = str(entry.meta["filename"]), int(entry.meta["lineno"])
    if file not in lines_by_file:
        lines_by_file[file] = decode(Path(file).read_bytes(), file).split("\n")
    sha256 = voucher_hash(_voucher_text(lines_by_file[file], line))
    prev = str(entry.meta.get("prev", ""))
    return Link(number, entry.date, prev, sha256, loaded.place(entry.meta))


def _voucher_text(lines: Sequence[str], line: int) -> str:
    """From the date line to the last line that is indented."""
    end = line
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return "\n".join(lines[line - 1 : end]) + "\n"
