"""The sample's consortium and policies load, and say of each other what they should."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from stdnum import luhn

from consortium.members import Consortium
from consortium.period import Period
from ledger.sample import Sample
from ledger.sample.cooperatives import COOPERATIVES
from rules.policy import Levy

POLICIES = ("policy/2025-01-01.yaml", "policy/2025-07-01.yaml")


def loaded(sample: Sample, name: str) -> dict[str, Any]:
    content = yaml.load(sample.books[name], yaml.BaseLoader)
    assert isinstance(content, dict)
    return content


@pytest.fixture(scope="module")
def consortium(sample: Sample) -> Consortium:
    return Consortium.model_validate(loaded(sample, "consortium.yaml"))


def test_the_members_are_the_cooperatives(consortium: Consortium) -> None:
    told = {key: (m.name, m.organisation_number) for key, m in consortium.members.items()}
    assert told == {c.key: (c.name, c.organisation_number) for c in COOPERATIVES}


def test_organisation_numbers_are_invented_and_check(consortium: Consortium) -> None:
    for member in consortium.members.values():
        digits = member.organisation_number.replace("-", "")
        assert digits.startswith("7990")
        assert luhn.is_valid(digits)
    assert len({m.organisation_number for m in consortium.members.values()}) == 8


def test_the_iban_checks(consortium: Consortium) -> None:
    iban = consortium.bank_accounts["main"].iban
    assert iban is not None
    digits = "".join(str(int(ch, 36)) for ch in iban[4:] + iban[:4])
    assert int(digits) % 97 == 1


def test_the_start_up_joins_in_march(consortium: Consortium) -> None:
    assert "cykelbud" not in consortium.members_in(Period(2025, 2))
    assert len(consortium.members_in(Period(2025, 3))) == 8


def test_people_and_bodies_name_each_other(consortium: Consortium) -> None:
    board = consortium.bodies["board"]
    for day in (dt.date(2025, 5, 20), dt.date(2025, 5, 21)):
        seated = [seat.holder for seat in board.members if seat.holds(day)]
        assert len(seated) == board.seats[0].seats
        assert all(consortium.people[person].has_role("board", day) for person in seated)
    meeting = {seat.holder for seat in consortium.bodies["general_meeting"].members}
    assert meeting == set(consortium.members)
    represented = {r.member for person in consortium.people.values() for r in person.represents}
    assert represented == set(consortium.members)


@pytest.mark.parametrize("name", POLICIES)
def test_policies_have_the_shape_and_make_one_whole(
    sample: Sample, consortium: Consortium, name: str
) -> None:
    policy = loaded(sample, name)
    levy = Levy.model_validate(policy["levy"])
    assert levy.exception("cykelbud", Period(2025, 3)) is not None
    assert set(levy.members) <= set(consortium.members)
    assert set(policy["split"]) == set(consortium.purposes)
    assert list(policy["split"].values())[-1] == "remaining"
    assert name == f"policy/{policy['valid_from']}.yaml"


def test_the_meeting_in_may_changed_the_floor_and_the_split_only(sample: Sample) -> None:
    first, second = (loaded(sample, name) for name in POLICIES)
    assert (first["levy"].pop("floor"), second["levy"].pop("floor")) == ("500 kr", "300 kr")
    assert first["split"] != second["split"]
    for key in ("valid_from", "decision", "split"):
        del first[key], second[key]
    assert first == second


def test_the_year_lies_in_the_past_and_is_told_in_order(sample: Sample) -> None:
    assert [step.period for step in sample.steps] == list(Period(2025, 1).until(Period(2025, 12)))
    for step in sample.steps:
        assert step.period.next == Period.of(step.day)
        assert step.day.day > 15, "an estimate needs the deadline to have passed"
        assert any(path.startswith(f"{step.folder}/") for path in sample.inbox)
        assert step.by == "kim"
