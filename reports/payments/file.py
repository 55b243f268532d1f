"""The payment file of what is to be sent: the fund's own account and its bank put to it."""

from __future__ import annotations

from consortium.pay_to import PayTo
from consortium.problems import Problem, Refusal, Source, Value, Words
from ledger.books import Books
from ledger.use_cases.export_payments import Outgoing
from reports.payments.order import Debtor, PaymentOrder
from reports.payments.pain001 import Version, write_pain001
from reports.payments.profiles import BankProfile, profile_of

_UNNAMED = Words("en bank utan namn", "a bank without a name")


def payment_file(books: Books, outgoing: Outgoing, version: Version = "03") -> bytes:
    """The pain.001 of what is to be sent; ``Refusal`` for what its bank needs and nobody gave."""
    consortium = books.consortium
    account = consortium.bank_accounts[outgoing.account]
    assert account.iban is not None, "an account that pays has an IBAN"
    profile = profile_of(account.bank, account.iban)
    bic = account.bic or profile.bic
    problems = _problems(profile, bic, account.agreement, account.bank or _UNNAMED)
    if problems or bic is None:
        raise Refusal(problems)
    debtor = Debtor(
        consortium.name,
        consortium.organisation_number,
        PayTo.iban(account.iban),
        bic,
        account.agreement,
    )
    order = PaymentOrder(outgoing.message_id, outgoing.created, debtor, outgoing.transfers)
    return write_pain001(order, version=version, profile=profile)


def _problems(
    profile: BankProfile, bic: str | None, agreement: str | None, bank: Value
) -> list[Problem]:
    source = Source("consortium.yaml")
    problems = []
    if bic is None:
        problems.append(Problem("bank_must_have_a_bic", source, {"found": bank}))
    if not profile.accepts_agreement(agreement):
        values: dict[str, Value] = {
            "found": agreement or Words("inget avtals-id", "no agreement id"),
            "bank": profile.name,
        }
        problems.append(Problem("bank_must_have_an_agreement", source, values))
    return problems
