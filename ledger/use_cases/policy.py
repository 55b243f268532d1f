"""``policy check|explain|test``: the rules read, tested and told, before anything is booked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from consortium.members import Consortium
from consortium.money import Language
from consortium.problems import BooksError, FundError, PolicyError, Problem, Refusal, Source
from consortium.system import answer
from ledger.books import CONSORTIUM
from rules.cases import CaseResult, read_cases, run_cases
from rules.check import by_day, check, check_versions
from rules.consortium_yaml import read_with_findings
from rules.explain import sentences
from rules.policy import Policies, PolicyVersion, read_policy


@dataclass(frozen=True, slots=True)
class Checked:
    """The files that were read and what was found in them; findings stop nothing."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def is_usable(self) -> bool:
        """True when nothing but findings was found."""
        return all(problem.is_finding for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Explained:
    """One version as sentences, each with its key in the text."""

    version: PolicyVersion
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tested:
    """The cases beside one version and how each went; none when there is no file of cases."""

    version: PolicyVersion
    cases_file: str
    results: tuple[CaseResult, ...]


def check_policy(root: Path, draft: Path | None = None) -> Checked:
    """consortium.yaml and every policy, or a draft against it; all problems at once."""
    problems: list[Problem] = []
    consortium = _consortium(root, problems)
    files = {str(draft): _content(draft)} if draft else _policy_files(root)
    versions: list[PolicyVersion] = []
    for file, content in files.items():
        try:
            versions.append(read_policy(content, file))
        except FundError as error:
            problems += error.problems
    if consortium is not None:
        problems += (problem for v in versions for problem in check(v, consortium))
    problems += check_versions(Policies(by_day(versions)))
    return Checked((CONSORTIUM, *files), tuple(problems))


def explain_policy(
    root: Path, language: Language, draft: Path | None = None
) -> tuple[Explained, ...]:
    """Every version, or a draft, as sentences."""
    consortium, versions = _usable(root, draft)
    return tuple(Explained(v, sentences(v.policy, consortium, language)) for v in versions)


def run_policy_cases(root: Path, draft: Path | None = None) -> tuple[Tested, ...]:
    """Run the cases beside every version, or beside a draft."""
    consortium, versions = _usable(root, draft)
    return tuple(_tested(root, consortium, version) for version in versions)


def must_be_usable(version: PolicyVersion, consortium: Consortium) -> None:
    """``PolicyError`` when the checker finds errors: nothing is reckoned by a broken rule."""
    errors = [problem for problem in check(version, consortium) if not problem.is_finding]
    if errors:
        raise PolicyError(errors)


def _tested(root: Path, consortium: Consortium, version: PolicyVersion) -> Tested:
    file = re.sub(r"\.yaml$", ".cases.yaml", version.file)
    path = root / file
    if not path.is_file():
        return Tested(version, file, ())
    cases = read_cases(_content(path), file)
    return Tested(version, file, run_cases(version, consortium, cases))


def _usable(root: Path, draft: Path | None) -> tuple[Consortium, tuple[PolicyVersion, ...]]:
    checked = check_policy(root, draft)
    if not checked.is_usable:
        raise PolicyError([p for p in checked.problems if not p.is_finding])
    consortium, _ = read_with_findings(_content(root / CONSORTIUM), CONSORTIUM)
    files = {str(draft): _content(draft)} if draft else _policy_files(root)
    versions = by_day([read_policy(content, file) for file, content in files.items()])
    if not versions:
        raise Refusal([Problem("policy_must_be_in_force", Source("policy/"), _NONE)])
    return consortium, versions


_NONE = {"period": "–", "first": "–"}


def _consortium(root: Path, problems: list[Problem]) -> Consortium | None:
    try:
        consortium, findings = read_with_findings(_content(root / CONSORTIUM), CONSORTIUM)
    except FundError as error:
        problems += error.problems
        return None
    problems += findings
    return consortium


def _policy_files(root: Path) -> Mapping[str, bytes]:
    paths = sorted((root / "policy").glob("*.yaml"))
    return {
        path.relative_to(root).as_posix(): _content(path)
        for path in paths
        if not path.name.endswith(".cases.yaml")
    }


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        values = {"found": answer(error)}
        raise BooksError([Problem("file_must_be_readable", Source(str(path)), values)]) from None
