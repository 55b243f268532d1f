"""The register of kinds of agreement: a kind is a module of its own and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from consortium.agreement import LoanTerms, Terms
from consortium.problems import Problem
from rules.agreements.loan_check import check_loan
from rules.document import Document


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: the shape of its terms and what its parts must say of each other."""

    terms: type[Terms]
    check: Callable[[Terms, Document], Iterable[Problem]]


KINDS: Final[Mapping[str, Kind]] = {
    "loan": Kind(LoanTerms, check_loan),
    "member_loan": Kind(LoanTerms, check_loan),
}
