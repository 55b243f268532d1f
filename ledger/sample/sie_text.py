"""How the sample's cooperatives write SIE, each in the manner of its own program.

This is not Fondbok's SIE export (that is ``reports``): it imitates what members really send,
with the encodings, quotes and separators that are met in the field.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from consortium.money import Money
from consortium.period import FiscalCalendar, Period
from ledger.sample.bookkeeping import movements, next_opening, opening_balances
from ledger.sample.chart import CHART
from ledger.sample.cooperative import Cooperative, Layout, Object
from ledger.sample.voucher import Row, Voucher

# A field is a text or an object list; a line is a tag and its fields, a brace, or nothing.
Line = tuple[str | tuple[str, ...], ...]
_NUMBER = re.compile(r"-?\d+(\.\d+)?|PC8|[TSKI]|EUBAS97")


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year of a cooperative as one export shows it."""

    first: Period
    last: Period
    opening: dict[str, int]
    vouchers: tuple[Voucher, ...]

    @property
    def closing(self) -> Counter[str]:
        """Opening balances and all rows, per account, in öre."""
        balances: Counter[str] = Counter(self.opening)
        balances.update(movements(self.vouchers))
        return balances


def export(coop: Cooperative, booked: Sequence[Voucher], until: Period, drawn: date) -> bytes:
    """The file: the fiscal year up to and including a month, drawn on a day."""
    years = _years(coop, booked, until, drawn)
    body = list(_lines(coop, years, drawn))
    layout = coop.layout
    if layout.has_checksum:
        mark: Line = ("#KSUMMA",)
        body = [mark, *body, ("#KSUMMA", str(_checksum(body, layout)))]
    text = layout.newline.join(_render(line, layout) for line in [("#FLAGGA", "0"), *body])
    return (text + layout.newline).encode(layout.encoding)


def _years(coop: Cooperative, booked: Sequence[Voucher], until: Period, drawn: date) -> list[Year]:
    """The fiscal years up to the export, the one of the export last."""
    calendar = FiscalCalendar(coop.year_starts)
    opening, first, years = opening_balances(coop), coop.first, []
    shown_until = min(until.last, drawn)
    while first <= until:
        last = calendar.first_period(first).plus(11)
        seen = tuple(
            v.as_of(drawn) for v in booked if first.first <= v.on <= min(last.last, shown_until)
        )
        years.append(Year(first, last, opening, seen))
        opening, first = next_opening(years[-1].closing), last.next
    return years


def _lines(coop: Cooperative, years: list[Year], drawn: date) -> Iterator[Line]:
    year, layout = years[-1], coop.layout
    yield from _head(coop, years, drawn)
    for account in sorted(_accounts(coop, years)):
        yield "#KONTO", account, coop.account_names.get(account) or CHART[account]
        if layout.has_account_types:
            yield "#KTYP", account, _account_type(account)
    for back, shown in enumerate(reversed(years[-2:])):
        yield from _balances(shown, str(-back), layout)
    if layout.sie_type == 4:
        for voucher in year.vouchers:
            yield from _voucher(voucher, layout)
    else:
        yield from _period_balances(year, layout)


def _head(coop: Cooperative, years: list[Year], drawn: date) -> Iterator[Line]:
    year, layout = years[-1], coop.layout
    yield "#PROGRAM", *layout.program
    yield "#FORMAT", "PC8"
    yield "#GEN", f"{drawn:%Y%m%d}"
    yield "#SIETYP", str(layout.sie_type)
    yield "#ORGNR", coop.organisation_number.replace("-", layout.hyphen)
    yield "#FNAMN", coop.name
    yield "#RAR", "0", f"{year.first.first:%Y%m%d}", f"{year.last.last:%Y%m%d}"
    if len(years) > 1 or coop.opening:
        before = year.first.plus(-12)
        yield "#RAR", "-1", f"{before.first:%Y%m%d}", f"{year.first.previous.last:%Y%m%d}"
    if layout.sie_type != 4:
        shown = max((v.on for v in year.vouchers), default=year.first.first)
        yield "#OMFATTN", f"{Period.of(shown).last:%Y%m%d}"
    yield "#KPTYP", "EUBAS97"
    if coop.dimension:
        yield "#DIM", *coop.dimension
    for (dimension, code), name in coop.objects:
        yield "#OBJEKT", dimension, code, name


def _accounts(coop: Cooperative, years: list[Year]) -> set[str]:
    struck = {row.account for year in years for v in year.vouchers for row in v.struck}
    used = {account for year in years for account in year.closing}
    return used | struck | set(coop.account_names)


def _account_type(account: str) -> str:
    """Tillgång, skuld, intäkt or kostnad, by the account's class."""
    return {"1": "T", "2": "S", "3": "I"}.get(account[0], "K")


def _balances(year: Year, index: str, layout: Layout) -> Iterator[Line]:
    closing = year.closing
    for account, ore in sorted(year.opening.items()):
        yield "#IB", index, account, _amount(ore, layout)
    for account, ore in sorted(closing.items()):
        if account[0] in "12" and (ore or account in year.opening):
            yield "#UB", index, account, _amount(ore, layout)
    for account, ore in sorted(closing.items()):
        if account[0] not in "12":
            yield "#RES", index, account, _amount(ore, layout)


def _period_balances(year: Year, layout: Layout) -> Iterator[Line]:
    """The change of each account, and in type 3 of each object, month by month."""
    sums: Counter[tuple[str, str, Object | tuple[()]]] = Counter()
    for voucher in year.vouchers:
        month = f"{voucher.on:%Y%m}"
        for row in voucher.rows:
            sums[month, row.account, ()] += row.ore
            if row.object and layout.sie_type == 3:
                sums[month, row.account, row.object] += row.ore
    for (month, account, of), ore in sorted(sums.items()):
        if ore:
            yield "#PSALDO", "0", month, account, of, _amount(ore, layout)


def _voucher(voucher: Voucher, layout: Layout) -> Iterator[Line]:
    day = f"{voucher.on:%Y%m%d}"
    yield "#VER", layout.series, str(voucher.number), day, voucher.text
    yield ("{",)
    for row in voucher.struck:
        yield "#BTRANS", *_row(row, layout)
    for row in voucher.rows:
        if voucher.struck:
            yield "#RTRANS", *_row(row, layout)  # SIE: always followed by the same #TRANS
        yield "#TRANS", *_row(row, layout)
    yield ("}",)


def _row(row: Row, layout: Layout) -> tuple[str, tuple[str, ...], str]:
    return row.account, row.object or (), _amount(row.ore, layout)


def _amount(ore: int, layout: Layout) -> str:
    text = str(Money(ore))
    return text.rstrip("0").rstrip(".") if layout.trims_zeros and ore else text


def _render(line: Line, layout: Layout) -> str:
    if line[0] in ("{", "}"):
        return str(line[0])
    shown = [str(line[0])]
    for field in line[1:]:
        if isinstance(field, str):
            shown.append(_quote(field, layout))
        else:
            shown.append("{" + " ".join(_quote(code, layout) for code in field) + "}")
    indent = layout.indent if line[0] in ("#TRANS", "#RTRANS", "#BTRANS") else ""
    return indent + layout.separator.join(shown)


def _quote(text: str, layout: Layout) -> str:
    if layout.quotes == "needed":
        is_bare = bool(text) and " " not in text
    else:
        is_bare = layout.quotes == "texts" and _NUMBER.fullmatch(text) is not None
    return text if is_bare else f'"{text}"'


def _checksum(lines: Sequence[Line], layout: Layout) -> int:
    """CRC-32 over tags and fields without separators, quotes and braces (SIE 4B, #KSUMMA)."""
    crc = 0
    for line in lines:
        if line[0] not in ("{", "}"):
            flat = "".join(f if isinstance(f, str) else "".join(f) for f in line)
            crc = zlib.crc32(flat.encode(layout.encoding), crc)
    return crc
