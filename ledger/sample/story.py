"""The year 2025 in Motala: which file comes when, and the treasurer's twelve evenings.

Four cooperatives send SIE files, four report in Excel or CSV. Things go wrong, as they do:

- Every month one report holds a mistake (:mod:`ledger.sample.mistakes`), and comes once more when
  the member has been told. In January it is no mistake: a sheet that Fondbok has not seen before.
- Café Strandpiren does not report April, which is estimated; it was more, as the sheet of May says.
- Grenverket corrects an invoice of June.
- Morotsviken forgets a market day in May; its books, done by the half-year, have it.
- Vita Lakan reports September before it is over, which is estimated too; it was less.

The bank's statement of the month comes with the members' files (:mod:`ledger.sample.bank`), and
most members pay by OCR. Some do not (:mod:`ledger.sample.payments`):

- Cykelbudet's first notice is paid by Jona, from an account that nobody knows; in June the café
  forgets the OCR number. The treasurer says whose these payments are.
- Café Strandpiren pays two notices at once, and Hyvelbänken one in two parts.
- Grenverket pays June's notice twice; what is too much pays the next ones.
- Vita Lakan takes its credit for September off.
- The bank takes a fee each month and gives interest in June, both booked by rules of
  consortium.yaml.

The members' own books have what the fund notices them of. Three times they differ from ours, and
``reconcile`` says how; a month later each is put right:

- April, ``amount``: Grenverket enters a notice by hand and swaps two digits.
- August, ``wrong_account``: Hyvelbänken's new bookkeeper takes the notice for a loan.
- October, ``timing``: Dammvippan pays on the last evening, and the bank books it three days later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from consortium.period import Period
from ledger.sample.bank import bank_files
from ledger.sample.bookkeeping import vouchers
from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import COOPERATIVES
from ledger.sample.member_reports import Told, file, table
from ledger.sample.mistakes import MISTAKES
from ledger.sample.sie_text import export
from ledger.sample.voucher import Voucher

# On these days the treasurer takes in the month before: just after the policy's deadline, the
# 15th, and never on a weekend.
_EVENINGS = (
    *(date(2025, 2, 17), date(2025, 3, 17), date(2025, 4, 16), date(2025, 5, 16)),
    *(date(2025, 6, 16), date(2025, 7, 16), date(2025, 8, 18), date(2025, 9, 16)),
    *(date(2025, 10, 16), date(2025, 11, 17), date(2025, 12, 16), date(2026, 1, 16)),
)
_YEAR = tuple(Period(2025, 1).until(Period(2025, 12)))


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A member's own sheet when it is first seen: the file, and its columns as ``--map`` says."""

    member: str
    file: str
    columns: str


@dataclass(frozen=True, slots=True)
class Step:
    """One evening of the treasurer: which month, on which day, by whom, what is taken in.

    ``own_sheet`` and the files in ``mended`` are taken in after what is in ``folder``. ``payers``
    are those whom only the treasurer knows, as the bank names them, each with its member.
    """

    period: Period
    day: date
    by: str
    folder: str
    own_sheet: OwnSheet | None = None
    mended: str = ""
    payers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A SIE file that came: the month it is about, the day it was drawn, the folder it lies in."""

    month: Period
    drawn: date
    folder: Period
    mark: str = ""  # added to the file's name


# SIE files that come beside those of every month.
_EXTRA = {
    "grenverket": Sent(Period(2025, 6), date(2025, 7, 28), Period(2025, 7), "_rättad"),
    "morotsviken": Sent(Period(2025, 6), date(2025, 8, 27), Period(2025, 8), " halvår"),
}
_NOT_REPORTED = {("cafe_strandpiren", Period(2025, 4))}
_SEPTEMBER = Period(2025, 9)
# What Vita Lakan tells with the form of a month, when it is not just that month.
_TOLD = {
    ("vita_lakan", _SEPTEMBER): (
        Told(_SEPTEMBER, date(2025, 9, 26), "Preliminär: sista dagarna fattas"),
    ),
    ("vita_lakan", _SEPTEMBER.next): (
        Told(_SEPTEMBER, _SEPTEMBER.last, "Slutlig, ersätter den preliminära"),
        Told(_SEPTEMBER.next, _SEPTEMBER.next.last),
    ),
}
_PAYERS = {
    Period(2025, 5): (("Jona Vassrugg", "cykelbud"),),
    Period(2025, 6): (("Café Strandpiren ek. för.", "cafe_strandpiren"),),
}
_OWN_SHEET = OwnSheet(
    "cafe_strandpiren",
    "inbox/2025-01/Strandpiren kassarapport 2025-01.xlsx",
    "period=A,revenue=D,payroll=E,cash=F",
)


def inbox() -> dict[str, bytes]:
    """Every file of the year by its path: ``inbox/2025-04/grenverket_2025-04.se``."""
    files = bank_files()
    for coop in COOPERATIVES:
        booked = vouchers(coop)
        files.update(_exports(coop, booked))
        if coop.reporting is not None:
            for month in max(coop.first, _YEAR[0]).until(_YEAR[-1]):
                if (coop.key, month) not in _NOT_REPORTED:
                    files.update(_reports(coop, coop.reporting.file, booked, month))
    return dict(sorted(files.items()))


def steps() -> tuple[Step, ...]:
    """The twelve evenings, oldest first."""
    return tuple(
        Step(
            month,
            day,
            "kim",
            f"inbox/{month}",
            own_sheet=_OWN_SHEET if _OWN_SHEET.file.startswith(f"inbox/{month}/") else None,
            mended=_mended(month) if month in MISTAKES else "",
            payers=_PAYERS.get(month, ()),
        )
        for month, day in zip(_YEAR, _EVENINGS, strict=True)
    )


def _mended(month: Period) -> str:
    """A folder beside the month's own, which is taken in whole."""
    return f"inbox/{month}-rättat"


def _exports(coop: Cooperative, booked: Sequence[Voucher]) -> Iterator[tuple[str, bytes]]:
    for sent in _sent_by(coop):
        stem, _, suffix = coop.layout.file.format(month=sent.month).rpartition(".")
        path = f"inbox/{sent.folder}/{stem}{sent.mark}.{suffix}"
        yield path, export(coop, booked, sent.month, sent.drawn)


def _sent_by(coop: Cooperative) -> Iterator[Sent]:
    if coop.reporting is None:
        for month in _YEAR:
            yield Sent(month, month.next.first.replace(day=coop.drawn), month)
    if coop.key in _EXTRA:
        yield _EXTRA[coop.key]


def _reports(
    coop: Cooperative, name: str, booked: Sequence[Voucher], month: Period
) -> Iterator[tuple[str, bytes]]:
    """The report of a month, and before it the one with a mistake, if it is this member's turn."""
    assert coop.reporting is not None, "the caller asks those who report"
    months = _YEAR[0].until(month) if coop.reporting.manner == "own" else [month]
    told = _TOLD.get((coop.key, month), tuple(Told(one, one.last) for one in months))
    right = table(coop, booked, told)
    asked = [one.month for one in told]
    folder, file_name = f"inbox/{month}", name.format(month=month)
    mistake = MISTAKES.get(month)
    if mistake is not None and mistake.member == coop.key:
        yield f"{folder}/{file_name}", file(coop, mistake.slip(right), asked)
        folder = _mended(month)
    yield f"{folder}/{file_name}", file(coop, right, asked)
