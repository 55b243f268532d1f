"""The sample's settings: the product's own readers take them without a word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from importlib.resources import files

import pytest
from stdnum import luhn

from consortium.members import Consortium
from consortium.period import Period
from ledger.sample import Sample, blank
from ledger.sample.cooperatives import COOPERATIVES
from rules.cases import CaseFile, run_cases
from rules.check import read_policies
from rules.consortium_yaml import read_with_findings
from rules.policy import Policies
from rules.text import bind, parse


def consortium_of(books: Mapping[str, bytes]) -> Consortium:
    read, findings = read_with_findings(books["consortium.yaml"], "consortium.yaml")
    assert findings == ()
    return read


def policies_of(books: Mapping[str, bytes], consortium: Consortium) -> Policies:
    texts = {
        name: content
        for name, content in books.items()
        if name.startswith("policy/") and not name.endswith(".cases.yaml")
    }
    policies, findings = read_policies(texts, consortium)
    assert findings == ()
    return policies


@pytest.fixture(scope="module")
def consortium(sample: Sample) -> Consortium:
    return consortium_of(sample.books)


@pytest.fixture(scope="module")
def policies(sample: Sample, consortium: Consortium) -> Policies:
    return policies_of(sample.books, consortium)


def test_the_members_are_the_cooperatives(consortium: Consortium) -> None:
    told = {key: (m.name, m.organisation_number) for key, m in consortium.members.items()}
    assert told == {c.key: (c.name, c.organisation_number) for c in COOPERATIVES}


def test_organisation_numbers_are_invented_and_check(consortium: Consortium) -> None:
    numbers = {m.organisation_number.replace("-", "") for m in consortium.members.values()}
    assert len(numbers) == 8
    assert all(digits.startswith("7990") and luhn.is_valid(digits) for digits in numbers)


def test_the_iban_checks(consortium: Consortium) -> None:
    iban = consortium.bank_accounts["main"].iban
    assert iban is not None
    digits = "".join(str(int(ch, 36)) for ch in iban[4:] + iban[:4])
    assert int(digits) % 97 == 1


def test_the_start_up_joins_in_march(consortium: Consortium) -> None:
    assert "cykelbud" not in consortium.members_in(Period(2025, 2))
    assert len(consortium.members_in(Period(2025, 3))) == 8


def test_the_board_is_full_before_and_after_the_meeting(consortium: Consortium) -> None:
    board = consortium.bodies["board"]
    for day in (dt.date(2025, 5, 20), dt.date(2025, 5, 21)):
        seated = [seat.holder for seat in board.members if seat.holds(day)]
        assert len(seated) == board.seats[0].seats
        assert all(consortium.people[person].has_role("board", day) for person in seated)


def test_every_member_has_a_voice(consortium: Consortium) -> None:
    meeting = {seat.holder for seat in consortium.bodies["general_meeting"].members}
    represented = {r.member for person in consortium.people.values() for r in person.represents}
    assert meeting == represented == set(consortium.members)


def test_the_start_up_has_its_exception_until_its_first_year_is_over(policies: Policies) -> None:
    for version in policies.versions:
        levy = version.policy.levy
        assert levy.exception("cykelbud", Period(2026, 3)) is not None
        assert levy.exception("cykelbud", Period(2026, 4)) is None


def test_the_meeting_in_may_changed_the_floor_and_the_split_only(policies: Policies) -> None:
    first, second = (version.policy.model_dump() for version in policies.versions)
    floors = [policy["levy"].pop("floor") for policy in (first, second)]
    assert floors == [{"ore": 500_00}, {"ore": 300_00}]
    assert first["split"] != second["split"]
    for policy in (first, second):
        del policy["valid_from"], policy["decision"], policy["split"]
    assert first == second


def test_all_cases_come_out(sample: Sample, consortium: Consortium, policies: Policies) -> None:
    for version in policies.versions:
        name = version.file.replace(".yaml", ".cases.yaml")
        cases = bind(parse(sample.books[name], name), CaseFile).cases
        for result in run_cases(version, consortium, cases):
            assert result.has_passed, (result.case.name.en, result.differences)


def test_the_year_lies_in_the_past_and_is_told_in_order(sample: Sample) -> None:
    year = Period(2025, 1).until(Period(2025, 12))
    assert [step.period for step in sample.steps] == list(year)
    for step in sample.steps:
        assert step.period.next == Period.of(step.day)
        assert step.day.day > 15, "an estimate needs the deadline to have passed"
        assert step.day.weekday() < 5
        assert any(path.startswith(f"{step.folder}/") for path in sample.inbox)


def test_the_one_who_does_it_is_the_treasurer(sample: Sample, consortium: Consortium) -> None:
    assert all(consortium.people[s.by].has_role("treasurer", s.day) for s in sample.steps)


def test_empty_books_begin_with_drafts_that_read() -> None:
    drafts = blank()
    consortium = consortium_of(drafts)
    assert not consortium.members
    assert policies_of(drafts, consortium).versions


def test_every_file_of_the_sample_is_given_out(sample: Sample) -> None:
    lying = files("ledger.sample").joinpath("books")
    names = {entry.name for folder in (lying, lying / "policy") for entry in folder.iterdir()}
    assert names - {"policy"} == {name.rpartition("/")[2] for name in sample.books}
