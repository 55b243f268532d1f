"""Notices (avier) as values: what each standing claim says to the member that it concerns.

Levies, and what falls due under agreements in the month: instalments, interest, fees.

One voucher is one notice, with the voucher's number for its own. Where a part is a service fee it
is an invoice, and the voucher number, gapless in its series, is the invoice number that
mervärdesskattelagen (2023:200) 17 kap. 24 § asks for; one that lowers what was invoiced is a
credit invoice and names the original (17 kap. 22 §).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from consortium.histories import AGREEMENT
from consortium.members import BankAccount, Consortium, Member
from consortium.money import ZERO, Money, total
from consortium.ocr import reference_of
from consortium.period import Period
from consortium.problems import Problem, Refusal, Source, Value
from consortium.proposal import Reason
from consortium.voucher import Voucher, VoucherNumber
from ledger.books import Books
from rules.policy import Nature
from rules.split import weights

Part = Literal["fee", "service", "capital", "vat", "principal", "interest", "charge"]
Kind = Literal["notice", "credit", "invoice", "credit_invoice", "loan_notice"]
AGREED: tuple[Part, ...] = ("principal", "interest", "charge")
# The parts of what a member pays, by the start of the account that each is booked on.
_ACCOUNTS: Mapping[str, Part] = {
    "Income:Levies:": "fee",
    "Income:Services:": "service",
    "Equity:MemberCapital:": "capital",
    "Liabilities:VAT:Output": "vat",
    "Assets:Loans:": "principal",
    "Income:Interest:Loans": "interest",
    "Income:Fees": "charge",
}


@dataclass(frozen=True, slots=True)
class VatLine:
    """What is taxed at one rate: the amount without VAT, and the VAT on it."""

    rate: Decimal
    net: Money
    vat: Money


@dataclass(frozen=True, slots=True)
class Original:
    """The notice whose amount this one corrects."""

    voucher: VoucherNumber
    date: dt.date


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. Amounts are what the member owes by it: below zero they are a credit.

    ``to_pay`` is the sum of the parts; ``agreement`` is the
    one that it falls due under, if any. ``reasons`` are the steps of the calculation as they
    were decided; ``paid_into`` is the account that the fund had on the day of the notice.
    """

    voucher: VoucherNumber
    member_key: str
    member: Member
    month: Period
    date: dt.date
    due: dt.date | None
    made: str
    parts: Mapping[Part, Money]
    vat_lines: tuple[VatLine, ...]
    base: Money
    is_estimate: bool
    corrects: Original | None
    reasons: tuple[Reason, ...]
    paid_into: BankAccount | None
    agreement: str = ""

    def __post_init__(self) -> None:
        assert total(line.net for line in self.vat_lines) == self.parts["service"]
        assert total(line.vat for line in self.vat_lines) == self.parts["vat"]

    @property
    def to_pay(self) -> Money:
        """What the member is to pay; below zero what it gets back."""
        return total(self.parts.values())

    @property
    def kind(self) -> Kind:
        """What the document is in the law's terms."""
        if self.agreement:
            return "loan_notice"
        is_credit = self.to_pay < ZERO
        if self.vat_lines:
            return "credit_invoice" if is_credit else "invoice"
        return "credit" if is_credit else "notice"

    @property
    def reference(self) -> str:
        """What the payment is to say (OCR)."""
        return reference_of(self.voucher)


def notices_of(books: Books, month: Period, member: str | None = None) -> tuple[Notice, ...]:
    """The notices of what stands posted for a month, by member key and then voucher number.

    ``Refusal`` for a member that consortium.yaml lacks.
    """
    known = books.consortium.members
    if member is not None and member not in known:
        values: dict[str, Value] = {"found": member, "known": tuple(known)}
        raise Refusal([Problem("member_must_be_known", Source("--member"), values)])
    keys = sorted(known) if member is None else [member]
    agreed = _agreed(books, month)
    return tuple(
        _notice(books, one)
        for key in keys
        for one in (*_standing(books, key, month), *agreed.get(key, ()))
    )


def _agreed(books: Books, month: Period) -> Mapping[str, Sequence[Voucher]]:
    """The claims that fell due under agreements in the month and stand, by member."""
    found: dict[str, list[Voucher]] = {}
    balances = books.balances
    numbers = sorted(balances.notices.keys() | balances.settled.keys())
    for number in numbers:
        claim = balances.notices.get(number) or balances.settled[number]
        if claim.agreement and claim.month == month and number not in balances.reversed:
            read = books.voucher(number)
            assert read is not None, "what balances know of stands in the books"
            found.setdefault(claim.member, []).append(read[0])
    return found


def _standing(books: Books, member: str, month: Period) -> Iterator[Voucher]:
    for number in books.balances.standing(member, month):
        found = books.voucher(number)
        assert found is not None, "what balances know of stands in the books"
        yield found[0]


def _notice(books: Books, voucher: Voucher) -> Notice:
    trace = voucher.trace
    assert trace is not None, "levy vouchers say what rule made them"
    parts = _parts(voucher)
    return Notice(
        voucher=voucher.id,
        member_key=trace.member,
        member=books.consortium.members[trace.member],
        month=trace.month,
        date=voucher.date,
        due=voucher.due,
        made=voucher.registered,
        parts=parts,
        vat_lines=_vat_lines(books, voucher, parts),
        base=trace.base,
        is_estimate=trace.rule == "estimate",
        corrects=_original(books, voucher.trues_up),
        reasons=_reasons(books, voucher),
        paid_into=bank_account(books.consortium, voucher.date),
        agreement=voucher.extra.get(AGREEMENT, ""),
    )


def _parts(voucher: Voucher) -> Mapping[Part, Money]:
    parts: dict[Part, Money] = dict.fromkeys(_ACCOUNTS.values(), ZERO)
    for posting in voucher.postings:
        for start, part in _ACCOUNTS.items():
            if posting.account.startswith(start):
                parts[part] -= posting.amount
    assert total(parts.values()) == voucher.to_pay, f"{voucher.id}: the parts make the claim"
    return parts


def _vat_lines(books: Books, voucher: Voucher, parts: Mapping[Part, Money]) -> tuple[VatLine, ...]:
    """The service part by rate of VAT, by the shares that the month's policy gives each."""
    service, vat = parts["service"], parts["vat"]
    if service.is_zero and vat.is_zero:
        return ()
    assert voucher.trace is not None
    version = books.policies.in_force(voucher.trace.month.first)
    assert version is not None, "a levy rests on a policy"
    taxed = list(_taxed(version.policy.levy.nature))
    nets = service.allocate([share for _, share in taxed])
    by_rate = [rate * share for rate, share in taxed]
    vats = vat.allocate(by_rate if any(by_rate) else [Decimal(1)] * len(taxed))
    lines = zip(taxed, nets, vats, strict=True)
    return tuple(VatLine(rate, net, tax) for (rate, _), net, tax in lines)


def _taxed(natures: Sequence[Nature]) -> Iterator[tuple[Decimal, Decimal]]:
    shares = weights([nature.share for nature in natures])
    by_rate: dict[Decimal, Decimal] = {}
    for nature, share in zip(natures, shares, strict=True):
        if nature.kind == "service_fee":
            rate = nature.vat or Decimal(0)
            by_rate[rate] = by_rate.get(rate, Decimal(0)) + share
    yield from sorted(by_rate.items(), reverse=True)


def _original(books: Books, number: VoucherNumber | None) -> Original | None:
    found = None if number is None else books.voucher(number)
    return None if found is None else Original(found[0].id, found[0].date)


def _reasons(books: Books, voucher: Voucher) -> tuple[Reason, ...]:
    assert voucher.trace is not None
    proposal = books.posted_proposal(voucher.trace.proposal)
    lines = proposal.lines if proposal is not None else ()
    return next((line.reasons for line in lines if line.key == voucher.trace.key), ())


def bank_account(consortium: Consortium, day: dt.date) -> BankAccount | None:
    """The account that members pay into on a day: the first with a bankgiro, else the first."""
    held = [one for one in consortium.bank_accounts.values() if one.holds(day)]
    return next((one for one in held if one.bankgiro), next(iter(held), None))
