"""What holds for every levy, whatever the rules and the figures."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.proposal import Line, Reason
from rules.propose import pending_months, propose_levy
from rules.reckon import Missing, basis_of, target_of
from rules.sentences import sentence
from rules.split import parts_of, weights
from tests.rules.levy.examples import (
    MARCH,
    Books,
    consortium,
    declared,
    kr,
    policies,
)

amounts = st.integers(-(10**6), 10**9).map(Money)
positive = st.integers(0, 10**9).map(Money)
percents = st.integers(0, 1000).map(lambda tenths: f"{tenths // 10}.{tenths % 10} %")


@st.composite
def shares(draw: st.DrawFn, most: int) -> list[str]:
    """Shares that make one whole, ``remaining`` the last."""
    tenths = draw(st.lists(st.integers(0, 1000 // most), max_size=most - 1))
    return [f"{one // 10}.{one % 10} %" for one in tenths] + ["remaining"]


@st.composite
def rules(draw: st.DrawFn, /, **fixed: Any) -> dict[str, Any]:
    """Changes to a policy, every clause of the levy among them."""
    kinds = ("membership_fee", "service_fee", "member_capital")
    thresholds = draw(st.lists(st.integers(1, 10**6), max_size=3, unique=True))
    natures = [
        {"kind": draw(st.sampled_from(kinds)), "share": share, "vat": draw(percents)}
        for share in draw(shares(4))
    ]
    bounds = st.none() | st.integers(0, 10**5).map(lambda kronor: f"{kronor} kr")
    return {
        "rate": draw(percents),
        "bands": [{"above": f"{above} kr", "rate": draw(percents)} for above in thresholds],
        "floor": draw(bounds),
        "cap": draw(bounds),
        "round": draw(st.sampled_from(["ore", "krona"])),
        "reckoned": draw(st.sampled_from(["month", "year"])),
        "nature": natures,
        "tax": draw(st.none() | st.just({"rate": "20.6 %"})),
        "split": dict(zip(("solidarity", "start_up", "education"), draw(shares(3)), strict=False)),
        **fixed,
    }


def check_legs(legs: dict[str, Money]) -> None:
    """Money balances, purposes mirror what is appropriated, and that is the levy without VAT."""
    purposes = total(a for name, a in legs.items() if name.startswith("Equity:Purpose:"))
    appropriated = legs.get("Equity:Appropriated", ZERO)
    vat = legs.get("Liabilities:VAT:Output", ZERO)
    receivable = total(a for name, a in legs.items() if name.startswith("Assets:Receivable:"))
    assert purposes == -appropriated
    assert receivable + vat == appropriated
    assert total(legs.values()) == ZERO
    assert all(not amount.is_zero for amount in legs.values())


def words(reasons: tuple[Reason, ...]) -> None:
    for reason in reasons:
        assert Reason.from_text(reason.as_text()) == reason
        assert sentence(reason, "sv")
        assert sentence(reason, "en")


@given(rules(), amounts, st.sampled_from(["2026-03-01", "2026-03-17", "2020-01-01"]))
def test_every_line_balances_and_can_be_said(
    changes: dict[str, Any], revenue: Money, joined: str
) -> None:
    here = consortium({"grenverket": {"joined": joined}})
    books = Books(*(declared(str(revenue), period=Period(2026, m)) for m in (1, 2, 3)))
    found = propose_levy(policies(changes), here, books.balances, MARCH, MARCH.last).proposal
    for line in found.lines if found is not None else ():
        check_legs({posting.account: posting.amount for posting in line.postings})
        words(line.reasons)


@given(rules(), positive)
def test_each_part_is_within_one_ore_of_its_share(changes: dict[str, Any], levy: Money) -> None:
    policy = policies(changes).versions[0].policy
    parts = parts_of(policy, levy)
    assert parts.levy == levy
    tax = parts.purposes.get("tax", ZERO)
    rest = levy - parts.capital - tax
    for purpose, share in zip(policy.split, weights(list(policy.split.values())), strict=True):
        got = parts.purposes[purpose]
        assert abs(got.ore - rest.ore * Fraction(share)) < 1
        assert share != 0 or got == ZERO
    capital = sum(
        share
        for nature, share in zip(
            policy.levy.nature, weights([n.share for n in policy.levy.nature]), strict=True
        )
        if nature.kind == "member_capital"
    )
    assert abs(parts.capital.ore - levy.ore * Fraction(capital)) < len(policy.levy.nature)


@given(rules(), st.permutations([("a", 5), ("b", 10**5), ("c", 10**7), ("d", 0)]))
def test_the_order_of_members_does_not_matter(
    changes: dict[str, Any], members: list[tuple[str, int]]
) -> None:
    def run(order: list[tuple[str, int]]) -> tuple[Line, ...]:
        here = consortium({key: {"joined": "2026-03-01"} for key, _ in order})
        books = Books(*(declared(f"{revenue} kr", key) for key, revenue in order))
        found = propose_levy(policies(changes), here, books.balances, MARCH, MARCH.last).proposal
        return found.lines if found is not None else ()

    assert run(members) == run(sorted(members))


steps = st.one_of(
    st.tuples(st.just("report"), st.integers(1, 3), amounts),
    st.tuples(st.just("post"), st.integers(1, 3), st.none()),
    st.tuples(st.just("reverse"), st.integers(1, 99), st.none()),
)


@given(rules(), rules(), st.lists(steps, max_size=12))
def test_levies_and_true_ups_are_what_the_real_figures_give(
    before: dict[str, Any], after: dict[str, Any], happened: list[tuple[str, int, Any]]
) -> None:
    here = consortium({"grenverket": {"joined": "2026-01-01"}})
    months = [Period(2026, m) for m in (1, 2, 3)]
    books = Books(*(declared("100 000", period=month) for month in months))
    for what, number, amount in happened:
        if what == "report":
            books.take_in(declared(str(amount), period=months[number - 1]))
        elif what == "post":
            month = months[number - 1]
            books.post(
                propose_levy(policies(before), here, books.balances, month, month.last).proposal
            )
        elif books.can_reverse(number):
            books.reverse(number)
    rules_now = policies(after)
    for month in reversed(months):
        books.post(propose_levy(rules_now, here, books.balances, month, month.last).proposal)
    for month in months:
        basis = basis_of(rules_now, here, books.balances, "grenverket", month, month.last)
        assert not isinstance(basis, Missing)
        target = target_of(here, "grenverket", month, basis)
        assert books.balances.levy("grenverket", month).accounts == target.postings
        assert propose_levy(rules_now, here, books.balances, month, month.last).proposal is None
    assert pending_months(rules_now, here, books.balances, MARCH.next, MARCH.next.last) == ()


@given(rules(reckoned="year"), st.lists(positive, min_size=2, max_size=12))
def test_the_months_of_a_year_make_the_levy_of_the_year(
    changes: dict[str, Any], revenues: list[Money]
) -> None:
    here = consortium({"grenverket": {"joined": "2026-01-01"}})
    yearly = policies({**changes, "floor": None})
    reports = [declared(str(r), period=Period(2026, m)) for m, r in enumerate(revenues, 1)]
    months = []
    for report in reports:
        basis = basis_of(
            yearly, here, Books(*reports).balances, "grenverket", report.period, report.period.last
        )
        assert not isinstance(basis, Missing)
        months.append(target_of(here, "grenverket", report.period, basis).levy)
    assert min(months) >= ZERO
    at_once = policies({**changes, "floor": None, "reckoned": "month"})
    whole = Books(declared(str(total(revenues))))
    found = propose_levy(at_once, here, whole.balances, MARCH, MARCH.last).proposal
    assert total(months) == (found.lines[0].amount if found is not None else ZERO)


@given(st.lists(positive, min_size=12, max_size=12))
def test_a_member_of_the_whole_year_pays_the_whole_floor(revenues: list[Money]) -> None:
    here = consortium({"grenverket": {"joined": "2026-01-01"}})
    yearly = policies({"reckoned": "year", "floor": "6 000 kr"})
    reports = [declared(str(r), period=Period(2026, m)) for m, r in enumerate(revenues, 1)]
    levied = ZERO
    for report in reports:
        basis = basis_of(
            yearly, here, Books(*reports).balances, "grenverket", report.period, report.period.last
        )
        assert not isinstance(basis, Missing)
        levied += target_of(here, "grenverket", report.period, basis).levy
    assert levied == max(kr("6 000"), Money.rounded(total(revenues).exact * 7 / 100))
