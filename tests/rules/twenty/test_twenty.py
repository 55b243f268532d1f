"""The twenty types of rules for a fund that lends, each with its example and its sentence.

``NN_name.yaml`` is the policy, ``NN_name.cases.yaml`` what must come out of it, ``NN_name.sv.txt``
how it reads in Swedish: the rules of the file that the other files do not have.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.cases import read_cases, run_cases
from rules.check import check
from rules.consortium_yaml import read_consortium
from rules.explain import sentences
from rules.policy import read_policy
from tests.conftest import Golden

HERE = Path(__file__).parent
TYPES = sorted(path.stem for path in HERE.glob("[0-9]*.yaml") if ".cases" not in path.stem)
CONSORTIUM = read_consortium((HERE / "consortium.yaml").read_bytes(), "consortium.yaml")
BY_HAND = {"10_loss_share", "11_result_pooling", "17_relocation"}


def test_all_twenty_are_here() -> None:
    assert [name[:2] for name in TYPES] == [f"{number:02d}" for number in range(1, 21)]


@pytest.mark.parametrize("name", TYPES)
def test_the_example_comes_out(name: str) -> None:
    version = read_policy((HERE / f"{name}.yaml").read_bytes(), "policy/2026-01-01.yaml")
    found = {problem.code for problem in check(version, CONSORTIUM)}
    told = {"rule_should_be_carried_out_by_hand"} if name in BY_HAND else set()
    about_bounds = {"levy_floor_should_keep_the_statutes", "levy_cap_should_keep_the_statutes"}
    assert found - about_bounds - {"lender_should_keep_what_borrower_gets"} == told
    cases = read_cases((HERE / f"{name}.cases.yaml").read_bytes(), f"{name}.cases.yaml")
    assert cases
    for result in run_cases(version, CONSORTIUM, cases):
        assert result.has_passed, (result.case.name.sv, result.differences)


@pytest.mark.parametrize("name", TYPES)
def test_it_reads_as_sentences(name: str, golden: Golden) -> None:
    version = read_policy((HERE / f"{name}.yaml").read_bytes(), "policy/2026-01-01.yaml")
    lines = [said for _, said in sentences(version.policy, CONSORTIUM, "sv")]
    golden(HERE / f"{name}.sv.txt", "\n".join(lines) + "\n")
