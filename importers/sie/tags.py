"""What each tag of a SIE file means: one small reader per tag, and the table of them.

A reader takes the fields of one line into the draft, or raises
:class:`~importers.sie.rows.Unreadable`. An error is what could make a sum wrong; what only
describes (names, types, objects) is a finding at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from consortium.money import Money
from consortium.problems import Value
from importers.sie.file import Balance, FundRow, Objects, PeriodBalance, Year
from importers.sie.notes import Notes
from importers.sie.rows import (
    Unreadable,
    Vouchers,
    money_at,
    objects_at,
    quantity_at,
    text_at,
)
from importers.sie.values import amount, day, month, year_index

_PLAIN_PERIOD = re.compile(
    r"(#PSALDO|#PBUDGET)[ \t]+(0|-[1-9])[ \t]+(\d{6})[ \t]+([^ \t\"{}\\]+)[ \t]+\{\}"
    r"[ \t]+([^ \t\"{}\\]+)[ \t]*"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_KRONOR = ("SEK", "KR", "")
# Longer than any fiscal year, first and liquidated ones included (BFL 3:3 allows 18 months).
_YEAR_DAYS_MAX = 5 * 366


@dataclass(slots=True)
class Draft:
    """What has been read of a file so far."""

    notes: Notes
    vouchers: Vouchers
    head: dict[str, str] = field(default_factory=dict)
    years: list[Year] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    account_types: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    sru: dict[str, list[str]] = field(default_factory=dict)
    dimensions: dict[str, str] = field(default_factory=dict)
    objects: dict[tuple[str, str], str] = field(default_factory=dict)
    balances: dict[str, list[Balance]] = field(default_factory=dict)
    period_balances: dict[str, list[PeriodBalance]] = field(default_factory=dict)
    extract_of: tuple[str, str] | None = None
    fund_rows: list[FundRow] = field(default_factory=list)
    unknown_tags: int = 0
    line: str = ""


TagReader = Callable[[Draft, list[str], int], None]


def _head(draft: Draft, fields: list[str], line: int) -> None:
    tag = fields[0].upper()
    text = text_at(fields, 1).strip(" ")
    if tag in draft.head and tag != "#PROSA":
        draft.notes.finding("sie_head_should_stand_once", line, tag=tag)
    draft.head[tag] = text


def _whole_text(draft: Draft, fields: list[str], line: int) -> None:
    _head(draft, [fields[0], _name(draft, fields, 1)], line)


def _words(draft: Draft, fields: list[str], line: int) -> None:
    # A program's name and version, or the lines of an address, are fields of their own.
    words = [text_at(fields, index) for index in range(1, len(fields))]
    _head(draft, [fields[0], " ".join(word for word in words if word)], line)


def _generated(draft: Draft, fields: list[str], line: int) -> None:
    _head(draft, fields, line)
    draft.head["#GEN sign"] = text_at(fields, 2)


def _name(draft: Draft, fields: list[str], index: int) -> str:
    """A name; without quotes all words to the end of the line belong to it."""
    if len(fields) <= index + 1 or '"' in draft.line:
        return text_at(fields, index)
    return " ".join(text_at(fields, at) for at in range(index, len(fields)))


def _currency(draft: Draft, fields: list[str], line: int) -> None:
    _head(draft, fields, line)
    if text_at(fields, 1).upper() not in _KRONOR:
        raise Unreadable("sie_currency_must_be_kronor", 1, found=text_at(fields, 1))


def _sie_type(draft: Draft, fields: list[str], line: int) -> None:
    _head(draft, fields, line)
    if text_at(fields, 1) not in ("1", "2", "3", "4", ""):
        raise Unreadable("sie_type_must_be_1_to_4", 1, found=f"#SIETYP {text_at(fields, 1)}")


def _year(draft: Draft, fields: list[str], line: int) -> None:
    index = _year_index(fields)
    if not text_at(fields, 2) and not text_at(fields, 3):
        return _incomplete(draft, fields, line)
    start, end = day(text_at(fields, 2)), day(text_at(fields, 3))
    for at, bound in ((2, start), (3, end)):
        if bound is None:
            raise Unreadable("sie_date_must_be_a_day", at, found=text_at(fields, at))
    assert start is not None
    assert end is not None
    if abs(end - start).days > _YEAR_DAYS_MAX:
        found = f"{start.isoformat()}–{end.isoformat()}"
        raise Unreadable("sie_fiscal_year_must_be_a_year", 2, found=found)
    if any(year.index == index for year in draft.years):
        draft.notes.finding("sie_head_should_stand_once", line, tag=f"#RAR {index}")
    draft.years.append(Year(index, start, end, line))
    return None


def _year_index(fields: list[str]) -> int:
    index = year_index(text_at(fields, 1))
    if index is None:
        found = text_at(fields, 1)
        raise Unreadable("sie_year_must_be_an_index", 1, tag=fields[0], found=found)
    return index


def _account(draft: Draft, fields: list[str], line: int) -> None:
    number = text_at(fields, 1)
    if not number:
        return _incomplete(draft, fields, line)
    if number in draft.names:
        draft.notes.finding("sie_accounts_should_be_declared_once", line, account=number)
    draft.names[number] = _name(draft, fields, 2)
    return None


def _account_type(draft: Draft, fields: list[str], line: int) -> None:
    draft.account_types[text_at(fields, 1)] = text_at(fields, 2)


def _sru(draft: Draft, fields: list[str], line: int) -> None:
    draft.sru.setdefault(text_at(fields, 1), []).append(text_at(fields, 2))


def _unit(draft: Draft, fields: list[str], line: int) -> None:
    draft.units[text_at(fields, 1)] = text_at(fields, 2)


def _dimension(draft: Draft, fields: list[str], line: int) -> None:
    draft.dimensions[text_at(fields, 1)] = text_at(fields, 2)


def _object(draft: Draft, fields: list[str], line: int) -> None:
    key = text_at(fields, 1), text_at(fields, 2)
    if key in draft.objects:
        draft.notes.finding("sie_objects_should_be_declared_once", line, object=" ".join(key))
    draft.objects[key] = text_at(fields, 3)


def _incomplete(draft: Draft, fields: list[str], line: int) -> None:
    draft.notes.finding("sie_declarations_should_be_whole", line, tag=fields[0])


def _balance(draft: Draft, fields: list[str], line: int) -> None:
    tag = fields[0].upper()
    year, account = _year_index(fields), text_at(fields, 2)
    if not account:
        raise Unreadable("sie_line_must_be_whole", 2, tag=tag)
    pairs, at = objects_at(fields, 3)
    balance = Balance(year, account, *_amounts(draft, fields, at, pairs, line))
    draft.balances.setdefault(tag, []).append(balance)


def _period_balance(draft: Draft, fields: list[str], line: int) -> None:
    tag = fields[0].upper()
    year, account = _year_index(fields), text_at(fields, 3)
    period = month(text_at(fields, 2))
    if period is None and month(account) is not None:
        # Account and period are seen swapped; six digits that are a month tell them apart.
        values: dict[str, Value] = {"tag": tag, "account": fields[2], "period": account}
        draft.notes.finding("sie_period_should_stand_before_the_account", line, **values)
        period, account = month(account), fields[2]
    if period is None:
        found = text_at(fields, 2)
        raise Unreadable("sie_period_must_be_a_month", 2, tag=tag, found=found)
    if not account:
        raise Unreadable("sie_line_must_be_whole", 3, tag=tag)
    pairs, at = objects_at(fields, 4)
    balance = PeriodBalance(year, period, account, *_amounts(draft, fields, at, pairs, line))
    draft.period_balances.setdefault(tag, []).append(balance)


def plain_period_balance(draft: Draft, line: str, number: int) -> bool:
    """Take a line as nearly all programs write it, for an account as a whole, at a glance;
    False when it takes the reader of its tag, which gives it the same meaning.
    """
    match = _PLAIN_PERIOD.fullmatch(line)
    if match is None:
        return False
    tag, index, period_text, account, kronor = match.groups()
    period, money = month(period_text), amount(kronor)
    if period is None or money is None:
        return False
    balance = PeriodBalance._make((int(index), period, account, money, (), None, number))
    draft.period_balances.setdefault(tag, []).append(balance)
    return True


def _amounts(
    draft: Draft, fields: list[str], at: int, pairs: Objects, line: int
) -> tuple[Money, Objects, Decimal | None, int]:
    kronor = money_at(fields, at)
    quantity = None
    if len(fields) > at + 1:
        quantity = quantity_at(fields, at + 1, line, draft.notes)
    return kronor, pairs, quantity, line


def _voucher(draft: Draft, fields: list[str], line: int) -> None:
    draft.vouchers.head(fields, line)


def _row(draft: Draft, fields: list[str], line: int) -> None:
    draft.vouchers.row(fields, line, "trans")


def _added_row(draft: Draft, fields: list[str], line: int) -> None:
    draft.vouchers.row(fields, line, "rtrans")


def _removed_row(draft: Draft, fields: list[str], line: int) -> None:
    draft.vouchers.row(fields, line, "btrans")


def _extract(draft: Draft, fields: list[str], line: int) -> None:
    kind, sha256 = text_at(fields, 1), text_at(fields, 2)
    if not kind or not _SHA256.fullmatch(sha256):
        raise Unreadable("sie_line_must_be_whole", 1, tag=fields[0])
    draft.extract_of = kind, sha256


def _fund_row(draft: Draft, fields: list[str], line: int) -> None:
    account, when = text_at(fields, 1), day(text_at(fields, 2))
    if not account:
        raise Unreadable("sie_line_must_be_whole", 1, tag=fields[0])
    series, number, names_us = (text_at(fields, at) for at in (4, 5, 6))
    row = FundRow(account, when, money_at(fields, 3), series, number, names_us == "1", line)
    draft.fund_rows.append(row)


def _checksum(draft: Draft, fields: list[str], line: int) -> None:
    """Reckoned over the whole file afterwards."""


# All tags of file format 4B, and our own two of an extract, which other programs ignore as we
# ignore and count theirs (4B §7.1).
TAGS: dict[str, TagReader] = {
    **dict.fromkeys(("#FLAGGA", "#FORMAT", "#ORGNR", "#OMFATTN", "#KPTYP"), _head),
    **dict.fromkeys(("#PROSA", "#FTYP", "#FNR", "#BKOD", "#TAXAR"), _head),
    **dict.fromkeys(("#PROGRAM", "#ADRESS"), _words),
    "#GEN": _generated,
    "#FNAMN": _whole_text,
    "#SIETYP": _sie_type,
    "#VALUTA": _currency,
    "#RAR": _year,
    "#KONTO": _account,
    "#KTYP": _account_type,
    "#SRU": _sru,
    "#ENHET": _unit,
    **dict.fromkeys(("#DIM", "#UNDERDIM"), _dimension),
    "#OBJEKT": _object,
    **dict.fromkeys(("#IB", "#UB", "#RES", "#OIB", "#OUB"), _balance),
    **dict.fromkeys(("#PSALDO", "#PBUDGET"), _period_balance),
    "#VER": _voucher,
    "#TRANS": _row,
    "#RTRANS": _added_row,
    "#BTRANS": _removed_row,
    "#KSUMMA": _checksum,
    "#FONDUTDRAG": _extract,
    "#FONDRAD": _fund_row,
}
ROW_TAGS = frozenset(("#TRANS", "#RTRANS", "#BTRANS"))
# Where a brace without its fellow would change what the line means.
STRICT_TAGS = ROW_TAGS | {"#VER", "#IB", "#UB", "#RES", "#OIB", "#OUB", "#PSALDO", "#PBUDGET"}
