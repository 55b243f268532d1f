"""The year 2025 in Motala: which file comes when, and the treasurer's twelve evenings.

Three things go wrong, as they do: a file comes late, a file is corrected, a file is drawn too
early. In all three cases a second file lies in the folder of the month after; until then the levy
of the late and of the half month is an estimate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from consortium.period import Period
from ledger.sample.bookkeeping import vouchers
from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import COOPERATIVES
from ledger.sample.sie_text import export

# On these days the treasurer takes in the month before: just after the policy's deadline, the
# 15th, and never on a weekend.
_EVENINGS = (
    *(date(2025, 2, 17), date(2025, 3, 17), date(2025, 4, 16), date(2025, 5, 16)),
    *(date(2025, 6, 16), date(2025, 7, 16), date(2025, 8, 18), date(2025, 9, 16)),
    *(date(2025, 10, 16), date(2025, 11, 17), date(2025, 12, 16), date(2026, 1, 16)),
)
_REMARKS = {
    1: "Tolvslaget har krediterat en dubbelfakturerad etapp: månaden är negativ.",
    3: "Cykelbudet Trampan har startat. Tolvslaget når taket.",
    4: "Café Strandpiren har inte skickat någon fil: avgiften uppskattas efter jan–mars.",
    5: "Strandpirens fil för april kom den 27 maj: avgiften avräknas mot uppskattningen.",
    7: "Grenverket rättade en faktura i juni. Nya regler gäller från 1 juli.",
    9: "Vita Lakan drog ut sin fil redan den 26 september: avgiften uppskattas.",
    10: "Vita Lakans hela september har kommit och avräknas.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One evening of the treasurer: which month, on which day, by whom, what is taken in."""

    period: Period
    day: date
    by: str
    folder: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that came: the month it is about, the day it was drawn, the folder it lies in."""

    member: str
    month: Period
    drawn: date
    folder: Period
    mark: str = ""  # added to the file's name


_UNUSUAL = (
    Sent("cafe_strandpiren", Period(2025, 4), date(2025, 5, 27), Period(2025, 5), " sen"),
    Sent("grenverket", Period(2025, 6), date(2025, 7, 28), Period(2025, 7), "_rättad"),
    Sent("vita_lakan", Period(2025, 9), date(2025, 9, 26), Period(2025, 9)),
    Sent("vita_lakan", Period(2025, 9), date(2025, 10, 20), Period(2025, 10), "-hel"),
)
# Files that did not come in the ordinary way: the late one and the one drawn too early.
_NOT_ORDINARY = {("cafe_strandpiren", Period(2025, 4)), ("vita_lakan", Period(2025, 9))}


def inbox() -> dict[str, bytes]:
    """Every file of the year by its path: ``inbox/2025-04/grenverket_2025-04.se``."""
    sent: dict[str, bytes] = {}
    for coop in COOPERATIVES:
        booked = vouchers(coop)
        for file in _sent_by(coop):
            name = coop.layout.file.format(month=file.month)
            stem, _, suffix = name.rpartition(".")
            path = f"inbox/{file.folder}/{stem}{file.mark}.{suffix}"
            sent[path] = export(coop, booked, file.month, file.drawn)
    return dict(sorted(sent.items()))


def steps() -> tuple[Step, ...]:
    """The twelve evenings, oldest first."""
    months = Period(2025, 1).until(Period(2025, 12))
    return tuple(
        Step(month, day, "kim", f"inbox/{month}", _REMARKS.get(month.month, ""))
        for month, day in zip(months, _EVENINGS, strict=True)
    )


def _sent_by(coop: Cooperative) -> Iterator[Sent]:
    for month in max(coop.first, Period(2025, 1)).until(Period(2025, 12)):
        if (coop.key, month) not in _NOT_ORDINARY:
            drawn = month.next.first.replace(day=coop.drawn)
            yield Sent(coop.key, month, drawn, month)
    yield from (file for file in _UNUSUAL if file.member == coop.key)
