"""Sheet «Rättelser»: what was corrected, by what, why, by whom and when (BFL 5 kap. 5 §).

A reversal is the mirror image of a voucher that stays; a true-up is the difference that a later
report makes. Each leads to what it corrects.
"""

from __future__ import annotations

from consortium.money import total
from consortium.voucher import Voucher
from reports.workbook.cells import Cell, Link
from reports.workbook.figures import Figures
from reports.workbook.journal import Journal
from reports.workbook.table import Column, Row, Table, sheet_of
from reports.workbook.texts import Texts


def corrections(figures: Figures, texts: Texts, journal: Journal) -> Table:
    """The sheet: the span's reversals and true-ups, in registration order."""
    found = [read.voucher for read in figures.vouchers if is_correction(read.voucher)]
    columns = [
        Column("voucher", texts["correction"], width=14),
        Column("kind", texts["kind"], width=14),
        Column("original", texts["original"], width=24),
        Column("original_date", texts["original_date"], "date", 13),
        Column("member", texts["member"], width=18),
        Column("month", texts["month"], width=10),
        Column("date", texts["date"], "date"),
        Column("registered", texts["registered"], width=18),
        Column("by", texts["by"], width=16),
        Column("why", texts["why"], "wrapped", 50),
        Column(
            "to_pay",
            texts["to_pay"],
            "money",
            15,
            is_totalled=True,
            ours=total(voucher.to_pay for voucher in found),
        ),
    ]
    rows = [_row(figures, texts, journal, voucher) for voucher in found]
    return sheet_of(texts, "corrections", columns, rows)


def is_correction(voucher: Voucher) -> bool:
    """True for reversals and true-ups."""
    is_true_up = voucher.trace is not None and voucher.trace.rule == "true_up"
    return voucher.reverses is not None or is_true_up


def _row(figures: Figures, texts: Texts, journal: Journal, voucher: Voucher) -> Row:
    trace, originals = voucher.trace, _originals(figures, voucher)
    why = voucher.why
    if why is None:
        why = texts["why_true_up"]
    shown = ", ".join(str(original.id) for original in originals)
    dates = [original.date for original in originals]
    place: Cell = shown
    if len(originals) == 1 and shown in journal.rows:
        place = Link(shown, journal.table.ref("voucher", journal.rows[shown]))
    return {
        "voucher": str(voucher.id),
        "kind": texts.kind(voucher),
        "original": place,
        "original_date": min(dates, default=None),
        "member": None if trace is None else trace.member,
        "month": None if trace is None else str(trace.month),
        "date": voucher.date,
        "registered": voucher.registered.replace("T", " "),
        "by": figures.books.person_name(voucher.by),
        "why": why,
        "to_pay": voucher.to_pay,
    }


def _originals(figures: Figures, voucher: Voucher) -> list[Voucher]:
    """The voucher that a reversal undoes; for a true-up those that stood for its month before."""
    if voucher.reverses is not None:
        found = figures.books.voucher(voucher.reverses)
        return [] if found is None else [found[0]]
    assert voucher.trace is not None, "a true-up says what rule made it"
    of_month = figures.levy_vouchers[voucher.trace.member, voucher.trace.month]
    earlier = (read.voucher for read in of_month)
    return [one for one in earlier if _order(one) < _order(voucher)]


def _order(voucher: Voucher) -> tuple[str, str, int, int]:
    number = voucher.id
    return voucher.registered, number.series, number.year, number.number
