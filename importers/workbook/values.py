"""What a cell means: an amount, a month, a number of people, a text.

Each function gives the value or raises :class:`Unread` with the rule that the cell breaks.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Context, Decimal, InvalidOperation
from typing import NamedTuple

from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import Value, Words, one_line
from importers.workbook.cells import Cell


class Unread(Exception):
    """A cell that does not hold what it should: the problem's code and values."""

    def __init__(self, code: str, **values: Value) -> None:
        self.code = code
        self.values = values
        super().__init__(code)


class Amount(NamedTuple):
    """An amount, and whether a fraction of an öre had to be rounded away."""

    money: Money
    is_rounded: bool = False


_DIGITS_MAX = 40
_WHOLE_DIGITS_MAX = 13
_YEARS = range(2000, 2100)


def text_of(cell: Cell) -> str:
    """The text of a cell: one line, NFC, spaces single; a whole number without decimals."""
    _check_readable(cell)
    text = cell.text
    if cell.kind == "number":
        text = re.sub(r"\.0+$", "", text)
    return " ".join(one_line(unicodedata.normalize("NFC", text)).split())


def amount_of(cell: Cell) -> Amount:
    r"""The amount of a cell in kronor.

    >>> amount_of(Cell("text", "12\xa0345,67 kr")).money, amount_of(Cell("number", "1.1E3")).money
    (Money('12345.67'), Money('1100.00'))
    """
    _check_readable(cell)
    if cell.kind == "number":
        return _amount_of_number(cell.text)
    if cell.kind == "text":
        return _amount_of_text(cell.text)
    raise Unread("cell_must_hold_an_amount", found=shown(cell))


def is_amount(cell: Cell) -> bool:
    """True for a cell that :func:`amount_of` can read."""
    try:
        amount_of(cell)
    except Unread:
        return False
    return True


def _amount_of_number(text: str) -> Amount:
    """Whole öre from the digits of a binary double, without ever making a float of them.

    A cell's number is a double: 1.1 is stored as 1.1000000000000001, and a sum of such
    numbers drifts by parts of 10^15. Excel itself shows 15 digits, so that many count. A sum
    that has drifted further, by less than a part of 10^12, is rounded and told. Anything else
    that is not whole öre is a real fraction, and nobody's to round but the member's.
    """
    try:
        exact = Decimal(text) if len(text) <= _DIGITS_MAX else Decimal("NaN")
    except InvalidOperation:
        exact = Decimal("NaN")
    if not exact.is_finite():
        raise Unread("cell_must_hold_an_amount", found=one_line(text, 40))
    if exact.is_zero():
        return Amount(ZERO)
    if exact.adjusted() >= _WHOLE_DIGITS_MAX:
        raise Unread("amount_must_fit_in_a_cell", found=one_line(text, 40))
    if exact.adjusted() < -_WHOLE_DIGITS_MAX:
        return Amount(ZERO, is_rounded=True)
    try:
        return Amount(Money.from_decimal(Context(prec=15).plus(exact)))
    except ValueError:
        nearest = Money.rounded(exact)
    drift_max = max(Decimal("1E-6"), abs(exact).scaleb(-12))
    if abs(exact - nearest.kronor) > drift_max:
        raise Unread("cell_must_hold_whole_ore", found=one_line(text, 40))
    return Amount(nearest, is_rounded=True)


_SPACE = re.compile(r"\s+")
_AMBIGUOUS = re.compile(r"[-+]?\d{1,3}[.,]\d{3}")
_DOTTED = re.compile(r"[-+]?\d{1,3}(\.\d{3})+,\d{1,2}|[-+]?\d{1,3}(\.\d{3}){2,}")
_LONG = re.compile(r"[-+]?\d+[.,]\d{3,}")


def _amount_of_text(text: str) -> Amount:
    bare = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    bare = bare.replace("\u2212", "-").replace("\u2013", "-")
    bare = re.sub(
        r"^(kr|sek)\.?(?=[\s\d-])|(?<=[\s\d\-)])(kr|sek)\.?$", "", bare, flags=re.IGNORECASE
    ).strip()
    bare = re.sub(r"[:,]-$", "", bare)
    bare = re.sub(r"(?<=\d):(?=\d\d$)", ",", bare)
    if match := re.fullmatch(r"\((.+)\)|([^-].*)-", bare):
        bare = f"-{match[1] or match[2]}".replace(" ", "\xa0")
    bare = re.sub(r"^-\s+", "-", bare)
    if _AMBIGUOUS.fullmatch(bare):
        whole, part = re.split("[.,]", bare)
        small = Words(f"{whole},{part}", f"{whole}.{part}")
        raise Unread("amount_must_be_unambiguous", found=bare, large=f"{whole}{part}", small=small)
    if _DOTTED.fullmatch(bare):
        bare = bare.replace(".", "")
    elif _LONG.fullmatch(bare):
        try:
            return _amount_of_number(bare.replace(",", "."))
        except Unread as unread:  # told as it was written
            raise Unread(unread.code, found=one_line(text.strip(), 60)) from None
    if len(bare) > _DIGITS_MAX:
        raise Unread("cell_must_hold_an_amount", found=one_line(text.strip(), 60))
    try:
        money = Money.parse(bare)
    except ValueError:
        raise Unread("cell_must_hold_an_amount", found=one_line(text.strip(), 60)) from None
    if abs(money.ore) >= 100 * 10**_WHOLE_DIGITS_MAX:
        raise Unread("amount_must_fit_in_a_cell", found=bare)
    return Amount(money)


def people_of(cell: Cell) -> int:
    """A number of people.

    >>> people_of(Cell("number", "12")), people_of(Cell("text", "7 st"))
    (12, 7)
    """
    _check_readable(cell)
    bare = " ".join(cell.text.split())
    text = re.sub(r" ?(st|personer|people)\.?$", "", bare, flags=re.IGNORECASE)
    match = re.fullmatch(r"([0-9]{1,6})(?:[.,]0+)?", text)
    if match is None or cell.kind not in ("number", "text"):
        raise Unread("people_must_be_a_whole_number", found=shown(cell))
    return int(match[1])


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mar mars march",
            "apr april",
            "maj may",
            "jun juni june",
            "jul juli july",
            "aug augusti august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH_NUMBERS = (
    re.compile(r"(?P<year>\d{4})[-/.]?(?P<month>\d{2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})", re.ASCII),
    re.compile(r"(?P<month>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII),
)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?", re.ASCII)


def month_of(cell: Cell) -> Period:
    """The month of a cell: a real date, ``2026-03``, ``202603``, ``mars 2026``, ``Mar-26``.

    >>> str(month_of(Cell("text", "mars 2026"))), str(month_of(Cell("date", "2026-03-31")))
    ('2026-03', '2026-03')
    """
    _check_readable(cell)
    text = re.sub(r"\.0+$", "", cell.text) if cell.kind == "number" else cell.text
    period = None if cell.kind == "boolean" else month_in(text)
    if period is None:
        raise Unread("period_must_be_a_month", found=shown(cell))
    return period


def month_in(text: str) -> Period | None:
    """The month that a text names, of the years 2000 to 2099, or None."""
    bare = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()
    bare = bare.replace("\u2013", "-").replace("\u2212", "-")
    try:
        if day := _DAY.fullmatch(bare):
            return _within(Period.of(date.fromisoformat(day[1])))
        for pattern in _MONTH_NUMBERS:
            if match := pattern.fullmatch(bare):
                return _within(Period(int(match["year"]), int(match["month"])))
        return _named_month(bare)
    except ValueError:
        return None


def month_number(text: str) -> int | None:
    """The number of a month that a text names with its year or without.

    >>> month_number("mars 2026"), month_number("Feb."), month_number("Summa")
    (3, 2, None)
    """
    period = month_in(text)
    return _MONTHS.get(text.strip(" .").casefold()) if period is None else period.month


def _named_month(text: str) -> Period | None:
    words = re.findall(r"[^\W\d_]+|\d+", text)
    if len(words) not in (2, 3) or re.sub(r"[\w\s\-/.,']", "", text):
        return None
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    if len(months) != 1 or len(months) + len(numbers) != len(words):
        return None
    years = [number for number in numbers if len(number) == 4]
    if len(words) == 2:
        years = years or [f"20{number}" for number in numbers if len(number) == 2]
    if len(years) != 1:
        return None
    period = Period(int(years[0]), months[0])
    days = [int(number) for number in numbers if len(number) <= 2]
    is_day = len(words) == 2 or (len(days) == 1 and 1 <= days[0] <= period.days)
    return _within(period) if is_day else None


def _within(period: Period) -> Period | None:
    return period if period.year in _YEARS else None


def _check_readable(cell: Cell) -> None:
    if cell.kind == "error":
        raise Unread("cell_must_not_hold_an_error", found=one_line(cell.text, 40))
    if cell.kind == "uncalculated":
        raise Unread("formula_must_be_calculated")


def shown(cell: Cell) -> Value:
    """A cell as a message quotes it."""
    if cell.kind == "boolean":
        is_true = cell.text.strip() == "1"
        return Words("SANT" if is_true else "FALSKT", "TRUE" if is_true else "FALSE")
    if cell.kind == "date":
        return Words(f"datumet {cell.text[:10]}", f"the date {cell.text[:10]}")
    return one_line(cell.text.strip(), 60)
