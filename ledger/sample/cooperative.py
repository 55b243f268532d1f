"""What describes an invented cooperative of the sample: its figures and its program's habits.

Amounts are whole öre, written so that the eye finds the kronor: ``184_312_40`` is 184 312,40 kr.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from consortium.members import MemberAccounts
from consortium.period import Period

Object = tuple[str, str]  # dimension and code, as in a SIE object list: ("1", "BUTIK")
Encoding = Literal["cp437", "cp1252", "utf-8", "utf-8-sig"]

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)

Vat = Literal[0, 12, 25]  # per cent
VAT_ACCOUNTS: Mapping[Vat, str] = {25: "2611", 12: "2621"}
VAT_RATES: Mapping[Vat, Decimal] = {25: Decimal("0.25"), 12: Decimal("0.12"), 0: Decimal(0)}


@dataclass(frozen=True, slots=True)
class Stream:
    """One kind of income: how much a month, in how many vouchers, and how it is paid.

    ``months`` holds one amount in öre per month from the cooperative's first month, excluding
    VAT; a negative month is a credit note. ``paid`` is at once (daily takings, grants) or by
    ``invoice``, which is rounded to a whole krona against 3740.
    """

    account: str
    text: str
    months: tuple[int, ...]
    vouchers: int = 1
    vat: Vat = 25
    paid: Literal["at_once", "invoice"] = "invoice"
    object: Object | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost that comes back each month, in öre excluding VAT, paid from the bank at once."""

    account: str
    text: str
    ore: int
    day: int
    vat: Vat = 25


@dataclass(frozen=True, slots=True)
class Goods:
    """What is bought on credit: a percentage of the month's income, and ``fixed`` öre beside it."""

    account: str
    text: str
    percent: int
    vat: Vat = 25
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A voucher that was booked wrong: the nth of a stream in a month, found on a later day.

    Until that day exports show the wrong amount ``ore``; afterwards the wrong rows are struck
    (``#BTRANS``) and the right ones added (``#RTRANS`` and ``#TRANS``).
    """

    month: Period
    stream: int
    nth: int
    ore: int
    found: date


@dataclass(frozen=True, slots=True)
class Layout:
    """How a member's program writes SIE: bytes, quotes, separators and what it leaves out.

    ``quotes``: ``needed`` quotes empty texts and texts with a space, ``texts`` all that is not
    a number, ``all`` everything. ``file`` is the name of the file, with ``{month}`` in it.
    """

    program: tuple[str, str]
    file: str
    sie_type: Literal[2, 3, 4] = 4
    encoding: Encoding = "cp437"
    newline: Literal["\n", "\r\n"] = "\r\n"
    quotes: Literal["needed", "texts", "all"] = "needed"
    separator: Literal[" ", "\t"] = " "
    indent: str = ""
    series: str = "A"
    has_checksum: bool = False
    has_account_types: bool = True
    trims_zeros: bool = False
    hyphen: str = "-"


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a member reports that sends no SIE file each month: by our form, in a sheet of its own
    that grows month by month, or in what its cash register writes as CSV.

    ``file`` is the name of the file, with ``{month}`` in it, ``people`` how many work there.
    ``forgotten`` is revenue in öre that a month's report leaves out and the books do not.
    """

    manner: Literal["form", "own", "csv"]
    file: str
    people: int
    forgotten: Mapping[Period, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cooperative:
    """An invented member cooperative and a year of its affairs.

    ``layout`` is how its program, or its bookkeeper's, writes SIE; with ``reporting`` it is not
    that file which comes each month.

    ``payroll`` is gross wages in öre per month from ``first``; ``opening`` the balance sheet on
    the first day, debit-positive, without 2091, which makes it balance; a start-up has none, but
    member capital ``paid_in`` on its first day. ``drawn`` is the day of the following month on
    which somebody usually exports the file, ``opens`` the day of its first sale. ``accounts`` are
    those that face the fund.
    """

    key: str
    name: str
    organisation_number: str
    layout: Layout
    streams: tuple[Stream, ...]
    payroll: tuple[int, ...]
    goods: Goods
    costs: tuple[Cost, ...]
    opening: Mapping[str, int] = field(default_factory=dict)
    reporting: Reporting | None = None
    paid_in: int = 0
    drawn: int = 5
    first: Period = Period(2025, 1)
    opens: int = 1
    year_starts: int = 1
    mistakes: tuple[Mistake, ...] = ()
    dimension: tuple[str, str] | None = None
    objects: tuple[tuple[Object, str], ...] = ()
    account_names: Mapping[str, str] = field(default_factory=dict)
    accounts: MemberAccounts = field(default_factory=MemberAccounts)

    def revenue(self, account: str, period: Period) -> int:
        """The month's income on an account, in öre, after all corrections.

        This is the truth that every export must agree with (3740 excepted, which comes from
        rounding invoices).
        """
        at = (period.year - self.first.year) * 12 + period.month - self.first.month
        return sum(s.months[at] for s in self.streams if s.account == account)
