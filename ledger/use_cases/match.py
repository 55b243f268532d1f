"""``match``: the treasurer says whose an unplaced payment is; each decision is a voucher.

The money lies in ``Liabilities:Unidentified`` since the bank told of it; placing it moves it to
the claims that it pays, or to the member as prepaid. ``reverse`` takes a decision back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consortium.balances import UNIDENTIFIED
from consortium.money import ZERO, Language
from consortium.notices import OpenNotice
from consortium.problems import Problem, Refusal, Source, Value, Words
from consortium.proposal import Reason
from consortium.voucher import MANUAL_SERIES, Posting, Settlement, Voucher
from ledger.books import Books
from ledger.use_cases.find import find_voucher
from ledger.use_cases.payments import claims_of, legs_of, settled_by
from ledger.use_cases.session import Desk, Session, writing
from ledger.use_cases.unplaced import Unplaced, Waiting, unplaced, waiting
from ledger.vouchers import next_number, voucher_operations
from rules.match import Match, Part, place_with
from rules.sentences import sentence

_DECIDED = Reason("decision", "paid_as_decided")
_NONE = Words("just nu inget", "none just now")


@dataclass(frozen=True, slots=True)
class ToMatch:
    """What waits for the treasurer: payments to place, and entries out to book by hand."""

    payments: tuple[Unplaced, ...]
    entries: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A payment placed by a voucher; ``is_written`` is false on a dry run."""

    voucher: Voucher
    is_written: bool = True
    notices: tuple[Problem, ...] = ()


def to_match(books: Books) -> ToMatch:
    """Everything that the bank has told of and nobody has placed."""
    return ToMatch(tuple(unplaced(books)), tuple(waiting(books)))


def place(
    session: Session,
    payment: str,
    *,
    claims: Sequence[str] = (),
    member: str | None = None,
    dry_run: bool = False,
) -> Placed:
    """Place the payment that voucher ``payment`` books: on claims, on a member, or as suggested.

    Claims are paid in the order given; what is left over is the (last) member's, as prepaid.
    """
    with writing(session, "treasurer") as desk:
        one = find_unplaced(desk.books, payment)
        voucher = _voucher(desk, one, _decided(desk.books, one, claims, member))
        if not dry_run:
            desk.commit(
                voucher_operations(desk.books, [voucher]),
                inputs={"payment": str(one.voucher), "claims": list(claims), "member": member},
                result={"vouchers": [str(voucher.id)]},
            )
        return Placed(voucher, not dry_run, desk.notices)


def find_unplaced(books: Books, text: str) -> Unplaced:
    """The payment that the voucher of that number left unplaced; ``Refusal`` for any other."""
    waits = unplaced(books)
    voucher, source = find_voucher(books, text)
    for one in waits:
        if one.voucher == voucher.id:
            return one
    known = tuple(str(one.voucher) for one in waits) or _NONE
    values: dict[str, Value] = {"found": text, "known": known}
    raise Refusal([Problem("payment_must_be_unplaced", source, values)])


def _decided(books: Books, one: Unplaced, claims: Sequence[str], member: str | None) -> Match:
    """What the treasurer said, else the suggestion; ``Refusal`` when there is none."""
    if claims:
        return Match(tuple(_on_claims(books, one, claims, member)), "certain", _DECIDED)
    if member is not None:
        if member not in books.consortium.members:
            values: dict[str, Value] = {"found": member, "known": tuple(books.consortium.members)}
            raise Refusal([Problem("member_must_be_known", Source("--member"), values)])
        parts, rounding = place_with(one.amount, member, claims_of(books, one.day))
        return Match(parts, "certain", _DECIDED, rounding)
    if one.suggestion.member is None:
        values = {"found": str(one.voucher), "amount": one.amount}
        raise Refusal([Problem("payment_must_have_a_payer", Source(str(one.voucher)), values)])
    return one.suggestion


def _on_claims(
    books: Books, one: Unplaced, claims: Sequence[str], member: str | None
) -> Iterator[Part]:
    left = one.amount
    claim: OpenNotice | None = None
    for number in claims:
        claim = _open_claim(books, number)
        pays = min(left, claim.amount)
        if not pays.is_zero:
            yield Part.of(claim, pays)
        left -= pays
    if left > ZERO:
        assert claim is not None, "there is a claim"
        yield Part(member or claim.member, left)


def _open_claim(books: Books, number: str) -> OpenNotice:
    voucher, source = find_voucher(books, number)
    claim = books.balances.notices.get(voucher.id)
    if claim is None:
        open_ = tuple(str(n) for n in sorted(books.balances.notices)[:_SHOWN]) or _NONE
        values: dict[str, Value] = {"found": number, "known": open_}
        raise Refusal([Problem("claim_must_be_open", source, values)])
    return claim


def _voucher(desk: Desk, one: Unplaced, match: Match) -> Voucher:
    books, today = desk.books, desk.session.today
    original = books.voucher(one.voucher)
    assert original is not None, "it was found"
    language = books.consortium.language
    concerns = _WORDS[language].format(voucher=one.voucher)
    settles = (Settlement(one.voucher, one.amount), *settled_by(match.parts))
    return Voucher(
        id=next_number(books, MANUAL_SERIES, today),
        date=today,
        payee=original[0].payee,
        text=", ".join([concerns, *(str(s.voucher) for s in settles[1:])]),
        registered=desk.session.at,
        by=desk.by,
        concerns=concerns,
        counterparty=original[0].counterparty,
        source=str(one.voucher),
        document=original[0].document,
        settles=settles,
        extra={"matched": sentence(match.reason, language)},
        postings=(
            Posting(UNIDENTIFIED, one.amount),
            *legs_of(match.parts, match.rounding),
        ),
    )


_SHOWN = 12
_WORDS: Mapping[Language, str] = {
    "sv": "Placering av inbetalning {voucher}",
    "en": "Placing of payment {voucher}",
}
