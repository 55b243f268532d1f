"""The demo's year in the terminal: what came, what was booked, what differed, where it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from consortium.money import Language
from ledger.books import Books
from ledger.use_cases.demo import MonthDone
from ledger.use_cases.reconcile import Reconciled
from ledger.use_cases.status import status as fund_status
from reports.terminal import fund, reconcile
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.words import count, word


def year(books: Books, months: Sequence[tuple[MonthDone, Reconciled]], language: Language) -> str:
    """Each month and whether it was reconciled, what had to come once more or was estimated,
    what differed, and where the fund stands at last.
    """
    rows = [
        [
            str(one.period),
            str(one.files),
            str(one.vouchers),
            one.amount.text(language),
            str(one.payments),
            _reconciled(found, language),
        ]
        for one, found in months
    ]
    done = [one for one, _ in months]
    names = [_said(key, language) for key in _HEADINGS]
    period = done[-1].period
    return blocks(
        section(_said("title", language, name=books.consortium.name), table(names, rows)),
        _titled("missing", _missing(done, language), language),
        _titled("refused", _refused(done, language), language),
        _titled("differed", _differed([found for _, found in months], language), language),
        fund.status(books, fund_status(books, period, period), language),
        _said("books", language, root=books.root, person=done[-1].by),
    )


def _reconciled(found: Reconciled, language: Language) -> str:
    number = len(found.open)
    if not number:
        return _said("agrees", language)
    return count(number, _said("difference", language), _said("differences", language))


def _missing(done: Sequence[MonthDone], language: Language) -> list[str]:
    """A line for each month that somebody did not report in time."""
    mark = word("estimated", language)
    late = [
        (one.period, ", ".join([*one.missing, *(f"{key} ({mark})" for key in one.estimated)]))
        for one in done
    ]
    return [paragraph(f"{period}  {members}", "  ") for period, members in late if members]


def _refused(done: Sequence[MonthDone], language: Language) -> list[str]:
    """A line for each file that was not taken in at first: its place, and what was found there."""
    told = [receipt.problems[0] for one in done for receipt in one.refused]
    places = [replace(one.source, file=PurePath(one.source.file).name) for one in told]
    return [
        paragraph(f"{place.text(language)}: {problem.found(language)}", "  ")
        for place, problem in zip(places, told, strict=True)
    ]


def _differed(found: Sequence[Reconciled], language: Language) -> list[str]:
    """Each difference that reconciling a month found: where, of which class, and what it was."""
    return [line for one in found for line in reconcile.in_short(one, language)]


def _titled(key: str, lines: Sequence[str], language: Language) -> str:
    return section(_said(key, language), "\n".join(lines)) if lines else ""


def _said(key: str, language: Language, **values: object) -> str:
    return _WORDS[key][0 if language == "sv" else 1].format(**values)


_HEADINGS = ("month", "files", "vouchers", ">to_pay", "payments", "reconciled")
_WORDS: dict[str, tuple[str, str]] = {
    "month": ("Månad", "Month"),
    "files": ("Filer", "Files"),
    "vouchers": ("Avgifter", "Levies"),
    ">to_pay": (">Att betala", ">To pay"),
    "payments": ("Bankposter", "Bank lines"),
    "reconciled": ("Avstämd", "Reconciled"),
    "agrees": ("allt stämmer", "all agree"),
    "difference": ("skillnad", "difference"),
    "differences": ("skillnader", "differences"),
    "title": ("Året i {name}", "The year in {name}"),
    "missing": ("Rapporter som inte kom i tid", "Reports that did not come in time"),
    "refused": (
        "Filer som först inte togs in, och varför",
        "Files that were not taken in at first, and why",
    ),
    "differed": (
        "Där böckerna skilde sig åt, tills det var utrett",
        "Where the books differed, until it was cleared up",
    ),
    "books": (
        "Böckerna ligger i {root}. Titta själv:\n"
        "  export FONDBOK_BOOKS={root} FONDBOK_AS={person}\n"
        "  fondbok status\n"
        "  fondbok reconcile 2025-12\n"
        "  fondbok explain V2025-1",
        "The books lie in {root}. Look for yourself:\n"
        "  export FONDBOK_BOOKS={root} FONDBOK_AS={person}\n"
        "  fondbok status\n"
        "  fondbok reconcile 2025-12\n"
        "  fondbok explain V2025-1",
    ),
}
