"""What the cooperatives report that send no SIE file: our form, a sheet of their own, and CSV.

The figures come from the same books as everybody's SIE files, so they agree with them, but where
a cooperative forgets something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consortium.money import Money
from consortium.period import Period
from importers.workbook import FIGURES, STAMP_SHEET, STAMP_TITLE, STAMP_VERSION, Figure, heading
from ledger.sample.bookkeeping import movements, opening_balances
from ledger.sample.cooperative import MONTHS, Cooperative, Reporting
from ledger.sample.voucher import Voucher
from ledger.sample.xlsx import Formula, Sheet, Value, workbook

OWN_TOTAL = "Summa utan moms"
_FORM_HEADING, _OWN_HEADING = 4, 1
# What the cash register knows; its maker put the headings in our words.
_CSV: tuple[Figure, ...] = ("member", "period", "revenue", "payroll", "cash", "remark")


@dataclass(frozen=True, slots=True)
class Table:
    """What stands in a report: its headings, and a row for each month."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A month as it is told: by which day, and what the member remarks."""

    month: Period
    until: date
    remark: str | None = None


def table(coop: Cooperative, booked: Sequence[Voucher], told: Sequence[Told]) -> Table:
    """What a cooperative reports of some months."""
    reporting = _reporting(coop)
    if reporting.manner == "own":
        return _own(coop, booked, told)
    columns = _CSV if reporting.manner == "csv" else FIGURES
    rows = [_figures(coop, booked, one) for one in told]
    return Table(
        tuple(heading(figure, "sv") for figure in columns),
        tuple(tuple(row.get(figure) for figure in columns) for row in rows),
    )


def file(coop: Cooperative, content: Table, asked: Sequence[Period]) -> bytes:
    """The table as the cooperative sends it; ``asked`` are the months that our form was for."""
    match _reporting(coop).manner:
        case "csv":
            lines = [content.headings, *([_text(value) for value in row] for row in content.rows)]
            return "".join(";".join(line) + "\r\n" for line in lines).encode("cp1252")
        case "own":
            return workbook(_sheet(coop, "Kassarapport 2025", content, _OWN_HEADING))
        case "form":
            return workbook(_sheet(coop, "Rapport", content, _FORM_HEADING), _stamp(coop, asked))


def _reporting(coop: Cooperative) -> Reporting:
    assert coop.reporting is not None, "who sends SIE files reports nothing beside them"
    return coop.reporting


def _figures(coop: Cooperative, booked: Sequence[Voucher], told: Told) -> Mapping[Figure, Value]:
    """Every figure of a month, of which each manner has its columns."""
    until = min(told.month.last, told.until)
    seen = [v for v in booked if told.month.first <= v.on <= until]
    sums = movements(seen)
    held = Counter(opening_balances(coop))
    held.update(movements(v for v in booked if v.on <= until))
    reporting = _reporting(coop)
    revenue = -sum(ore for account, ore in sums.items() if _is_revenue(account))
    inside = -sum(ore for account, ore in sums.items() if "3090" <= account <= "3099")
    key = coop.organisation_number if reporting.manner == "csv" else coop.key
    return {
        "member": key,
        "period": str(told.month),
        "revenue": Money(revenue - reporting.forgotten.get(told.month, 0)),
        "sales_to_members": Money(inside) if inside else None,
        "cash": Money(held["1930"]),
        "payroll": Money(sums["7010"] + sums["7510"]),
        "payables": Money(-held["2440"]),
        "receivables": Money(held["1510"]) if held["1510"] else None,
        "people": reporting.people,
        "remark": told.remark,
    }


def _is_revenue(account: str) -> bool:
    return "3000" <= account <= "3799" and account != "3740"


def _own(coop: Cooperative, booked: Sequence[Voucher], told: Sequence[Told]) -> Table:
    """A column for each kind of income, and their sum as a formula."""
    kinds = [stream.text.capitalize() for stream in coop.streams]
    last = chr(ord("A") + len(kinds))
    rows: list[tuple[Value, ...]] = []
    for number, one in enumerate(told, _OWN_HEADING + 1):
        figures = _figures(coop, booked, one)
        at = (one.month.year - coop.first.year) * 12 + one.month.month - coop.first.month
        income = [Money(stream.months[at]) for stream in coop.streams]
        revenue = figures["revenue"]
        assert revenue == sum(income, Money(0))
        total = Formula(f"SUM(B{number}:{last}{number})", revenue)
        month = f"{MONTHS[one.month.month - 1]} {one.month.year}"
        rows.append((month, *income, total, figures["payroll"], figures["cash"]))
    return Table(("Månad", *kinds, OWN_TOTAL, "Löner", "På banken"), tuple(rows))


def _sheet(coop: Cooperative, name: str, content: Table, heading_row: int) -> Sheet:
    rows: dict[int, Sequence[Value]] = {1: (f"Månadsrapport – {coop.name}",)}
    rows |= dict(enumerate((content.headings, *content.rows), heading_row))
    return Sheet(name, rows, heading_row)


def _stamp(coop: Cooperative, asked: Sequence[Period]) -> Sheet:
    """The hidden sheet by which a form that comes back is known."""
    told = [("version", STAMP_VERSION), ("member", coop.key)]
    told += [("period", str(month)) for month in asked]
    rows: dict[int, Sequence[Value]] = {1: (STAMP_TITLE,), **dict(enumerate(told, 2))}
    return Sheet(STAMP_SHEET, rows, is_visible=False)


def _text(value: Value) -> str:
    """A field of CSV, amounts as Swedish programs write them: ``-118 446,43`` with a hard space."""
    if isinstance(value, Money):
        return value.text("sv").removesuffix(" kr").replace(" ", "\xa0")
    assert not isinstance(value, Formula), "CSV holds no formulas"
    return "" if value is None else str(value)
