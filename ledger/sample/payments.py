"""How the sample's members pay: most of them in full by OCR, each with a habit of its own.

The day is the one on which the bank books the money; :mod:`ledger.sample.story` tells the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consortium.period import Period
from ledger.sample.cooperatives import COOPERATIVES
from ledger.sample.notices import Notice, notices

YEAR_ENDS = date(2025, 12, 31)
# So many days before the notice is due, or on the last bank day of the month it came in.
_DAYS_BEFORE_DUE = {
    "cafe_strandpiren": 2,
    "cykelbud": 6,
    "grenverket": 7,
    "hyvelbänken": 0,
    "morotsviken": 0,
    "tolvslaget": 5,
    "vita_lakan": 3,
}
_AT_MONTH_END = "dammvippan"
_NAMES = {coop.key: coop.name for coop in COOPERATIVES}


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment, in öre: by whom as the bank names it, and the OCR or, without one, the text.

    ``entered`` is the day on which the member books it, where the bank is slower.
    """

    member: str
    day: date
    ore: int
    payer: str
    reference: str = ""
    message: str = ""
    entered: date | None = None


def payments() -> tuple[Paid, ...]:
    """Every payment that the bank books in 2025, oldest first."""
    numbered = {n.voucher.number: n for n in notices() if n.voucher.year == YEAR_ENDS.year}
    otherwise = _otherwise(numbered)
    made: list[Paid] = []
    for number, notice in numbered.items():
        if number in otherwise:
            made += otherwise[number]
        elif notice.due is not None:
            made.append(_paid(notice, _day(notice)))
    within = (one for one in made if one.day <= YEAR_ENDS)
    return tuple(sorted(within, key=lambda one: one.day))


def _otherwise(of: dict[int, Notice]) -> dict[int, tuple[Paid, ...]]:
    """What is not paid as it is noticed, by the number of the notice."""
    half, twice = 15_000_00, of[42].to_pay
    ahead = twice - of[47].to_pay - of[51].to_pay
    return {
        # Cykelbudet's account is not open yet: Jona pays the first notice from an own account.
        15: (
            replace(_without_ocr(of[15], "Cykelbudet, avgift till fonden"), payer="Jona Vassrugg"),
        ),
        # The café writes what it pays, but not the OCR number.
        22: (_without_ocr(of[22], "fondavgift april"),),
        # Two notices in one payment, with the OCR number of the second.
        30: (),
        31: (_paid(of[31], _day(of[31]), of[30].to_pay + of[31].to_pay),),
        # Half in July, when the joinery is closed, and half in August.
        35: (
            _paid(of[35], _day(of[35]), half),
            _paid(of[35], date(2025, 8, 5), of[35].to_pay - half),
        ),
        # Twice, by two people. What is too much pays the next notices.
        42: (_paid(of[42], _day(of[42])), _paid(of[42], date(2025, 8, 13))),
        47: (),
        51: (),
        60: (_paid(of[60], _day(of[60]), of[60].to_pay - ahead),),
        # Sent on the Friday evening when October ends; the bank books it on Monday.
        67: (replace(_paid(of[67], date(2025, 11, 3)), entered=_day(of[67])),),
        # The credit for September is taken off.
        81: (_paid(of[81], _day(of[81]), of[81].to_pay + of[73].to_pay),),
        # Closed over Christmas: paid in January.
        84: (),
    }


def _paid(notice: Notice, day: date, ore: int | None = None) -> Paid:
    return Paid(
        notice.member,
        day,
        notice.to_pay if ore is None else ore,
        _NAMES[notice.member],
        notice.reference,
    )


def _without_ocr(notice: Notice, message: str) -> Paid:
    return replace(_paid(notice, _day(notice)), reference="", message=message)


def _day(notice: Notice) -> date:
    assert notice.due is not None, "a credit is not paid"
    if notice.member == _AT_MONTH_END:
        return _weekday(Period.of(notice.on).last)
    return _weekday(notice.due - timedelta(days=_DAYS_BEFORE_DUE[notice.member]))


def _weekday(day: date) -> date:
    """The day, or the Friday before; that these are bank days a test makes sure of."""
    return day - timedelta(days=max(day.isoweekday() - 5, 0))


def by_member(member: str) -> Iterator[Paid]:
    """The payments of one member."""
    return (one for one in payments() if one.member == member)
