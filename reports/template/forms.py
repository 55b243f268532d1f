"""Which forms are made of a month, for whom, and what the files are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consortium.members import Consortium
from consortium.money import Language
from consortium.period import Period
from consortium.problems import InputError, Problem, Source, Value, Words
from reports.template import report_template

MONTHS_MAX = 12
_NOBODY = Words("ingen medlem är införd ännu", "no member is entered yet")


def member_forms(
    consortium: Consortium,
    periods: Sequence[Period],
    language: Language,
    *,
    member: str | None = None,
) -> Mapping[str, bytes]:
    """A file for each member to be sent its own, or for one only, by file name.

    Who belongs in none of the months gets none. ``InputError`` when ``member`` is unknown or
    belongs in none of them, or nobody does.
    """
    members = _members(consortium, periods, member)
    return {
        f"{_name(periods, language)}-{key}.xlsx": report_template(
            consortium, members=[key], periods=periods, language=language
        )
        for key in members
    }


def common_form(
    consortium: Consortium, periods: Sequence[Period], language: Language
) -> Mapping[str, bytes]:
    """One file with everybody's rows, by file name; ``InputError`` when nobody belongs."""
    members = _members(consortium, periods, None)
    made = report_template(consortium, members=members, periods=periods, language=language)
    return {f"{_name(periods, language)}.xlsx": made}


def _members(
    consortium: Consortium, periods: Sequence[Period], member: str | None
) -> Sequence[str]:
    """Those that belong in any of the months, in the order of consortium.yaml."""
    if member is not None and member not in consortium.members:
        values: dict[str, Value] = {"found": member, "known": tuple(consortium.members) or _NOBODY}
        raise InputError([Problem("member_must_be_known", Source("--member"), values)])
    wanted = [member] if member is not None else list(consortium.members)
    found = [key for key in wanted if any(map(consortium.members[key].belongs, periods))]
    if found:
        return found
    values = {"months": _span(periods)}
    if member is None:
        raise InputError([Problem("month_must_have_members", Source("--period"), values)])
    joined, left = consortium.members[member].joined, consortium.members[member].left
    until = Words("tills vidare", "on")
    if left is not None:
        until = Words(f"till {left}", f"until {left}")
    values |= {"member": member, "joined": joined, "until": until}
    raise InputError([Problem("member_must_belong_in_the_month", Source("--period"), values)])


def _name(periods: Sequence[Period], language: Language) -> str:
    months = _span(periods).replace("–", "_")
    return f"{'rapport' if language == 'sv' else 'report'}-{months}"


def _span(periods: Sequence[Period]) -> str:
    first, last = periods[0], periods[-1]
    return str(first) if first == last else f"{first}–{last}"
