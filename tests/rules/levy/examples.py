"""A consortium, policies and reports of the kind the tests talk about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from consortium.balances import Balances, fold
from consortium.facts import Facts, Report
from consortium.members import Consortium
from consortium.money import Money
from consortium.period import Period
from consortium.proposal import Proposal
from consortium.voucher import Posting, RuleTrace, Voucher, VoucherNumber
from rules.policy import Policies, Policy, PolicyVersion

MARCH = Period(2026, 3)
SPLIT = {"administration": "10 %", "solidarity": "45 %", "start_up": "remaining"}
LEVY: Mapping[str, Any] = {
    "base": {"include": ["30-37"], "exclude": ["3740"], "between_members": "exclude"},
    "rate": "7 %",
}


def kr(text: str) -> Money:
    """``kr("8 400")`` is eight thousand four hundred kronor."""
    return Money.parse(text)


def consortium(
    members: Mapping[str, Mapping[str, Any]] | None = None, **changes: Any
) -> Consortium:
    """Members by key, each ``{joined, left, sales_to_members}``; the rest is filled in."""
    shapes = {
        key: {"name": key, "organisation_number": "799001-0014", "joined": "2020-01-01", **member}
        for key, member in (members or {"grenverket": {}}).items()
    }
    return Consortium.model_validate(
        {
            "name": "Motala kooperativa konsortium",
            "organisation_number": "769600-0004",
            "form": "ekonomisk_forening",
            "statutes": {"levy_between": ["5 %", "10 %"]},
            "purposes": ["administration", "solidarity", "start_up"],
            "members": shapes,
            "people": {},
            **changes,
        }
    )


def policies(*versions: Mapping[str, Any]) -> Policies:
    """Each version is what it changes in ``LEVY``, with ``valid_from`` and ``split`` beside."""
    return Policies(tuple(_version(dict(changes)) for changes in versions or ({},)))


def _version(changes: dict[str, Any]) -> PolicyVersion:
    day = changes.pop("valid_from", "2020-01-01")
    shape = {
        "valid_from": day,
        "decision": "Stämman 2025-11-20 § 8",
        "split": changes.pop("split", SPLIT),
        "facts": changes.pop("facts", {}),
        "levy": {**LEVY, **changes},
    }
    return PolicyVersion(Policy.model_validate(shape), f"policy/{day}.yaml", "0" * 64)


def declared(
    revenue: str, member: str = "grenverket", period: Period = MARCH, **more: str
) -> Report:
    """What a member says in the workbook."""
    figures = {"revenue": kr(revenue)} | {name: kr(text) for name, text in more.items()}
    return Report(
        member, period, "workbook", "d" * 64, f"{member}.xlsx", "2026-04-02", declared=figures
    )


def sie(
    accounts: Mapping[str, str], member: str = "grenverket", period: Period = MARCH, **more: str
) -> Report:
    """What a member's SIE file says; movements debit-positive, as in the file."""
    return Report(
        member,
        period,
        "SIE 4E",
        "e" * 64,
        f"{member}.se",
        "2026-04-02",
        dt.date(2026, 4, 1),
        accounts={account: kr(text) for account, text in accounts.items()},
        declared={name: kr(text) for name, text in more.items()},
    )


class Books:
    """Balances that reports come into and proposals are posted to, as the ledger would."""

    def __init__(self, *reports: Report) -> None:
        self.balances = Balances()
        self.vouchers: list[Voucher] = []
        self.take_in(*reports)

    def take_in(self, *reports: Report) -> None:
        self._fold(reports=reports)

    def post(self, proposal: Proposal | None) -> None:
        for line in proposal.lines if proposal is not None else ():
            assert proposal is not None
            trace = RuleTrace(
                line.kind,
                line.clause,
                proposal.policy,
                line.member,
                line.month,
                line.facts,
                proposal.digest,
                line.key,
                line.base,
            )
            assert line.key not in self.balances.levy(line.member, line.month).keys
            self._fold(self._voucher(line.postings, trace))

    def can_reverse(self, number: int) -> bool:
        """True for a voucher that is no reversal and has none."""
        if number > len(self.vouchers):
            return False
        voucher = self.vouchers[number - 1]
        return voucher.reverses is None and voucher.id not in self.balances.reversed

    def reverse(self, number: int) -> None:
        """Reverse voucher ``number``, counting from 1."""
        original = self.vouchers[number - 1]
        assert original.trace is not None
        postings = tuple(replace(p, amount=-p.amount) for p in original.postings)
        self._fold(self._voucher(postings, original.trace, original.id))

    def _voucher(
        self,
        postings: tuple[Posting, ...],
        trace: RuleTrace,
        reverses: VoucherNumber | None = None,
    ) -> Voucher:
        return Voucher(
            id=VoucherNumber("V", 2026, len(self.vouchers) + 1),
            date=dt.date(2026, 4, 7),
            payee=trace.member,
            text="Avgift",
            registered="2026-04-07T10:00:00",
            by="kim",
            concerns="levy",
            counterparty=trace.member,
            source="policy",
            postings=postings,
            trace=trace,
            reverses=reverses,
        )

    def _fold(self, *vouchers: Voucher, reports: Sequence[Report] = ()) -> None:
        self.vouchers.extend(vouchers)
        self.balances = fold(self.balances, [(v, "f" * 64) for v in vouchers], reports)


def facts(*reports: Report) -> Facts:
    """The reports as facts."""
    return Facts().with_reports(reports)
