"""What the parts of a loan's terms say of each other."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.agreement import LoanTerms, Terms
from consortium.money import ZERO
from consortium.problems import Problem, Value
from rules.document import Document


def check_loan(terms: Terms, document: Document) -> Iterator[Problem]:
    """Every slip with its place; what the consortium must know is checked elsewhere."""
    assert isinstance(terms, LoanTerms), "the register gives loans their own shape"
    yield from _check_parties(terms, document)
    yield from _check_repayment(terms, document)
    yield from check_movements(terms, document)
    for i, (one, after) in enumerate(zip(terms.interest, terms.interest[1:], strict=False), 1):
        if after.from_ <= one.from_:
            values: dict[str, Value] = {"found": after.from_, "before": one.from_}
            where = document.at("interest", i, "from")
            yield Problem("agreement_days_must_ascend", where, values)


def check_movements(terms: Terms, document: Document) -> Iterator[Problem]:
    """Money moves on or after the first day, in order, and never nothing."""
    before = terms.from_
    for i, move in enumerate(terms.movements):
        values: dict[str, Value] = {"found": move.date, "before": before}
        if move.date < before:
            yield Problem("agreement_days_must_ascend", document.at("movements", i, "date"), values)
        if move.amount == ZERO:
            where = document.at("movements", i, "amount")
            yield Problem("agreement_amount_must_not_be_zero", where, {})
        before = max(before, move.date)
    if not terms.movements and terms.version == 1:
        values = {"key": "amount", "where": ""}
        yield Problem("key_must_be_given", document.at(), values)


def _check_parties(terms: LoanTerms, document: Document) -> Iterator[Problem]:
    if terms.kind == "loan" and terms.purpose is None:
        yield Problem("key_must_be_given", document.at(), {"key": "purpose", "where": ""})
    if terms.kind == "loan" and terms.lender is not None:
        yield Problem("loan_lender_must_be_of_a_member_loan", document.key_at("lender"), {})
    if terms.kind == "member_loan" and terms.lender is None:
        yield Problem("key_must_be_given", document.at(), {"key": "lender", "where": ""})
    if terms.lender == terms.with_:
        values: dict[str, Value] = {"found": terms.with_}
        yield Problem("loan_must_be_between_two", document.at("lender"), values)
    if terms.purpose == "tax":
        yield Problem("agreement_purpose_must_lend", document.at("purpose"), {"found": "tax"})


def _check_repayment(terms: LoanTerms, document: Document) -> Iterator[Problem]:
    is_contingent = terms.schedule == "contingent"
    if is_contingent and terms.surplus_share is None:
        values: dict[str, Value] = {"key": "surplus_share", "where": ""}
        yield Problem("key_must_be_given", document.at("schedule"), values)
    if not is_contingent and terms.repay is None:
        yield Problem("key_must_be_given", document.at(), {"key": "repay", "where": ""})
    if terms.repay == 0:
        yield Problem("loan_must_be_repaid_in_months", document.at("repay"), {})
    if not is_contingent and terms.surplus_share is not None:
        where = document.key_at("surplus_share")
        yield Problem("surplus_share_must_be_of_a_contingent_loan", where, {})
