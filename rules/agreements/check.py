"""What agreements say of the consortium and of their own earlier versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from consortium.agreement import LoanTerms
from consortium.keys import component
from consortium.members import Consortium
from consortium.problems import Problem, Source, Value
from rules.agreements.text import Agreement
from rules.notes import Notes
from rules.text import in_order


def check_agreements(
    agreements: Sequence[Agreement], consortium: Consortium
) -> tuple[Problem, ...]:
    """Every problem of all files, in order: parties and purposes, file names, versions."""
    problems: list[Problem] = []
    by_component: dict[str, str] = {}
    for one in agreements:
        problems += _check_one(one, consortium)
        other = by_component.setdefault(component(one.terms.id), one.terms.id)
        if other != one.terms.id:
            values: dict[str, Value] = {
                "found": one.terms.id, "other": other, "component": component(one.terms.id),
            }  # fmt: skip
            where = one.document.at("id")
            problems.append(Problem("keys_must_give_different_accounts", where, values))
    for some in versions_of(agreements).values():
        problems += _check_versions(some)
    return in_order(problems)


def versions_of(agreements: Sequence[Agreement]) -> Mapping[str, tuple[Agreement, ...]]:
    """The versions of each agreement, oldest first, by id."""
    found: dict[str, list[Agreement]] = {}
    for one in agreements:
        found.setdefault(one.terms.id, []).append(one)
    return {
        id_: tuple(sorted(some, key=lambda one: one.terms.version))
        for id_, some in sorted(found.items())
    }


def _check_one(one: Agreement, consortium: Consortium) -> Iterator[Problem]:
    terms, notes = one.terms, Notes(one.file, one.document)
    if one.file != terms.file:
        notes.at("agreement_must_stand_in_its_file", ("id",), found=terms.id, file=terms.file)
    members = tuple(consortium.members)
    if isinstance(terms, LoanTerms):
        notes.must_be_one_of("agreement_must_name_a_member", ("with",), terms.with_, members)
        if terms.lender is not None:
            path = ("lender",)
            notes.must_be_one_of("agreement_must_name_a_member", path, terms.lender, members)
    if terms.purpose is not None:
        purposes = consortium.all_purposes
        notes.must_be_one_of("purpose_must_exist", ("purpose",), terms.purpose, purposes)
    yield from notes.problems


def _check_versions(some: Sequence[Agreement]) -> Iterator[Problem]:
    for number, one in enumerate(some, 1):
        terms = one.terms
        if terms.version != number:
            values: dict[str, Value] = {"found": terms.version, "expected": number}
            yield Problem("agreement_versions_must_follow", one.document.at("version"), values)
            return
        if number == 1:
            continue
        before = some[number - 2]
        if terms.from_ <= before.terms.from_:
            values = {"found": terms.from_, "before": before.terms.from_}
            yield Problem("agreement_days_must_ascend", one.document.at("from"), values)
        parties = (terms.kind, terms.with_, terms.purpose)
        if parties != (before.terms.kind, before.terms.with_, before.terms.purpose):
            where = one.document.at("with")
            yield Problem("agreement_parties_must_stay", where, {"file": before.file})


def must_be_as_decided(
    agreements: Sequence[Agreement], decided: Mapping[str, str]
) -> Iterator[Problem]:
    """A decided text is frozen: ``decided`` maps the file to the sha256 of what was decided."""
    by_file = {one.file: one for one in agreements}
    for file, sha256 in sorted(decided.items()):
        if file not in by_file:
            yield Problem("decided_agreement_must_stand", Source(file), {"file": file})
        elif by_file[file].sha256 != sha256:
            values: dict[str, Value] = {
                "found": by_file[file].sha256[:12], "decided": sha256[:12],
                "next": f"{by_file[file].terms.id}.v{by_file[file].terms.version + 1}.yaml",
            }  # fmt: skip
            yield Problem("agreement_must_be_as_decided", Source(file), values)
