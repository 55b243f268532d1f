"""The workbook of a reconciliation: every sum compared, and every difference with its next step.

The same books give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from consortium.money import Language
from ledger.books import Books
from ledger.use_cases.reconcile import Reconciled
from reports.terminal.reconcile import says, step_text
from reports.terminal.reconcile_words import AREAS, CLASSES, WHAT
from reports.workbook.file import workbook
from reports.workbook.table import Column, Row, Table
from reports.workbook.texts import Texts
from rules.sentences import month_text

_LONG_AGO = "2000-01-01T00:00:00"  # what the workbook of books without vouchers states


def reconciliation_sheet(
    books: Books, found: Reconciled, language: Language
) -> Mapping[str, bytes]:
    """The workbook by its file name."""
    words = _WORDS[language]
    month = month_text(found.period, language)
    title = words["title"].format(month=month)
    tables = [_sums(found, language, title), _differences(found, language, title)]
    made = max((read.voucher.registered for read in books.read_vouchers), default=_LONG_AGO)
    header = f"{books.consortium.name}, {month}"
    name = f"{words['file']}-{found.period}.xlsx"
    texts = Texts(language)
    return {name: workbook(None, tables, texts, header=header, made=made, title=title)}


def _sums(found: Reconciled, language: Language, title: str) -> Table:
    words, of = _WORDS[language], 0 if language == "sv" else 1
    columns = [
        Column("area", words["area"], width=16),
        Column("place", words["place"], width=24),
        Column("what", words["what"], width=18),
        Column("ours", words["ours"], "money", 16),
        Column("theirs", words["theirs"], "money", 16),
        Column("difference", words["difference"], "money", 16),
    ]
    rows: list[Row] = [
        {
            "area": AREAS[one.area][of],
            "place": one.place,
            "what": WHAT[one.what][of],
            "ours": one.ours,
            "theirs": one.theirs,
            "difference": None if one.theirs is None else one.ours - one.theirs,
        }
        for one in found.checked
    ]
    return Table(words["sums"], title, words["sums_note"], columns, rows, kept=2)


def _differences(found: Reconciled, language: Language, title: str) -> Table:
    words, of = _WORDS[language], 0 if language == "sv" else 1
    columns = [
        Column("id", words["id"], width=11),
        Column("area", words["area"], width=16),
        Column("place", words["place"], width=24),
        Column("class", words["class"], width=20),
        Column("ours", words["ours"], "money", 16),
        Column("theirs", words["theirs"], "money", 16),
        Column("says", words["says"], width=60),
        Column("state", words["state"], width=30),
        Column("steps", words["steps"], width=80),
    ]
    rows: list[Row] = []
    for one in found.differences:
        state = words["open"] if one.is_open else words["explained"]
        if one.accepted is not None:
            state = f"{words['accepted']} {one.accepted.by}: {one.accepted.why}"
        rows.append(
            {
                "id": one.id(found.period),
                "area": AREAS[one.area][of],
                "place": one.place,
                "class": CLASSES[one.klass][of],
                "ours": one.ours,
                "theirs": one.theirs,
                "says": says(one, language),
                "state": state,
                "steps": "; ".join(step_text(found, step, language) for step in one.steps),
            }
        )
    return Table(words["differences"], title, words["differences_note"], columns, rows)


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "file": "avstämning",
        "title": "Avstämning {month}",
        "sums": "Jämfört",
        "sums_note": "Varje saldo hos oss bredvid det som banken eller medlemmen säger.",
        "differences": "Skillnader",
        "differences_note": "Varje skillnad med sin klass, och vad som ska göras av vem.",
        "area": "Område",
        "place": "Konto",
        "what": "Vad",
        "ours": "Hos oss",
        "theirs": "Hos dem",
        "difference": "Skillnad",
        "id": "Beteckning",
        "class": "Klass",
        "says": "Vad det är",
        "state": "Läge",
        "steps": "Nästa steg",
        "open": "öppen",
        "explained": "förklarad",
        "accepted": "godtagen av",
    },
    "en": {
        "file": "reconciliation",
        "title": "Reconciliation of {month}",
        "sums": "Compared",
        "sums_note": "Each balance of ours beside what the bank or the member says.",
        "differences": "Differences",
        "differences_note": "Each difference with its class, and what is to be done by whom.",
        "area": "Area",
        "place": "Account",
        "what": "What",
        "ours": "Ours",
        "theirs": "Theirs",
        "difference": "Difference",
        "id": "Id",
        "class": "Class",
        "says": "What it is",
        "state": "State",
        "steps": "Next steps",
        "open": "open",
        "explained": "explained",
        "accepted": "accepted by",
    },
}
