"""The static checker: what a policy says wrongly or unwisely, before any use of it.

Errors stop every command that needs the policy; findings are told. Each stands at its line and
column of the policy's text (design.md §4; Numscript's checker is the model).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consortium.members import Consortium
from consortium.problems import PolicyError, Problem, Source, Value
from rules.checks.carried_out import check_carried_out
from rules.checks.deciders import check_approvals
from rules.checks.levy import check_levy
from rules.checks.liquidity import check_liquidity
from rules.checks.placements import check_placements
from rules.checks.purposes import check_keep, check_split
from rules.notes import Notes
from rules.policy import Policies, PolicyVersion, read_policy
from rules.text import in_order


def check(version: PolicyVersion, consortium: Consortium) -> tuple[Problem, ...]:
    """Errors and findings of one version, in the order of its text."""
    policy = version.policy
    notes = Notes(version.file, version.document)
    name = version.file.rpartition("/")[2].rpartition(".")[0]
    if name != policy.valid_from.isoformat():
        notes.at("file_should_be_named_by_valid_from", ("valid_from",),
                 found=version.file, expected=f"{policy.valid_from.isoformat()}.yaml")  # fmt: skip
    check_levy(policy, consortium, notes)
    check_split(policy, consortium, notes)
    check_keep(policy, consortium, notes)
    check_liquidity(policy, consortium, notes)
    check_carried_out(policy, notes)
    check_approvals(policy, consortium, notes)
    check_placements(policy, notes)
    return notes.problems


def check_versions(policies: Policies) -> tuple[Problem, ...]:
    """What the versions say of each other: no two take effect on the same day."""
    problems: list[Problem] = []
    first: dict[object, PolicyVersion] = {}
    for version in policies.versions:
        other = first.setdefault(version.policy.valid_from, version)
        if other is not version:
            where = version.document.at("valid_from") if version.document else Source(version.file)
            values: dict[str, Value] = {"found": version.policy.valid_from, "other": other.file}
            problems.append(Problem("valid_from_must_be_used_once", where, values))
    return in_order(problems)


def read_policies(
    files: Mapping[str, bytes], consortium: Consortium
) -> tuple[Policies, tuple[Problem, ...]]:
    """All versions, oldest first, and the findings; ``files`` holds each text by its name.

    :class:`PolicyError` with every error of every file, and the findings among them.
    """
    problems: list[Problem] = []
    versions: list[PolicyVersion] = []
    for file, content in sorted(files.items()):
        try:
            versions.append(read_policy(content, file))
        except PolicyError as error:
            problems += error.problems
        else:
            problems += check(versions[-1], consortium)
    policies = Policies(by_day(versions))
    problems += check_versions(policies)
    if any(not problem.is_finding for problem in problems):
        raise PolicyError(in_order(problems))
    return policies, in_order(problems)


def by_day(versions: Sequence[PolicyVersion]) -> tuple[PolicyVersion, ...]:
    """Versions in the order in which they take effect."""
    return tuple(sorted(versions, key=lambda version: (version.policy.valid_from, version.file)))
