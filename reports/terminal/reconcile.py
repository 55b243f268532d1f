"""A reconciliation in the terminal: a light for each area, the sums, and who does what next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from consortium.money import Language, Money, total
from consortium.problems import Value, one_line, value_text
from ledger.use_cases.reconcile import Reconciled
from reports.terminal import notices
from reports.terminal.as_json import Json
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.reconcile_words import (
    AREAS,
    CLASSES,
    NOTES,
    SAYS,
    STEPS,
    WHAT,
    WORDS,
    Both,
)
from reports.terminal.words import month_name, next_block, word
from rules.reconcile import differences as compared
from rules.reconcile.differences import Area, Check, Difference, Step

if TYPE_CHECKING:
    from reports.confirmations.sending import Sent

_NONE = "–"


def reconciled(found: Reconciled, language: Language) -> str:
    """The whole month: lights, sums, what is open, what is settled, the next step."""
    month = month_name(found.period, language)
    lights = "\n".join(_light(found, area, language) for area in compared.AREAS)
    notes = _notes(found.checked, language)
    settled = [one for one in found.differences if not one.is_open]
    return blocks(
        _said(WORDS["title"], language, month=month),
        lights,
        _sums(found, language),
        _listed("differences", found, found.open, language),
        _listed("settled", found, settled, language),
        _titled("notes", [paragraph(note, "  ") for note in notes], language),
        next_block(_next(found, language), language)
        if found.open
        else _said(WORDS["all_agree"], language, month=month),
    )


def in_short(found: Reconciled, language: Language) -> list[str]:
    """What is open in the month, without the steps."""
    lines = []
    for one in found.open:
        klass, amounts = _of(CLASSES[one.klass], language), _amounts(one, language)
        head = f"{found.period}  {one.place} · {klass} · {amounts}"
        lines += [paragraph(head, "  "), paragraph(says(one, language), "    ")]
    return lines


def _light(found: Reconciled, area: Area, language: Language) -> str:
    differences = [one for one in found.differences if one.area == area]
    number = sum(one.is_open for one in differences)
    accepted = sum(one.accepted is not None for one in differences)
    explained = len(differences) - number - accepted
    checks = [one for one in found.checked if one.area == area]
    is_compared = any(one.theirs is not None for one in checks)
    said = [
        _said(WORDS[key], language, number=count)
        for key, count in (("open", number), ("accepted_some", accepted), ("explained", explained))
        if count
    ]
    fine = "agree" if is_compared else "nothing"
    text = ", ".join(said) or _said(WORDS[fine], language)
    state = "PROBLEM" if number else "OK" if said or is_compared else _NONE
    return f"{state:<8} {_of(AREAS[area], language):<16} {text}"


def _sums(found: Reconciled, language: Language) -> str:
    """The bank accounts, and what else differs."""
    heads = [_of(WORDS[key], language) for key in ("place", "what", ">ours", ">theirs")]
    rows = [
        [
            check.place,
            _of(WHAT[check.what], language),
            check.ours.text(language),
            _amount(check.theirs, language),
        ]
        for check in found.checked
        if check.area == "bank" or check.theirs not in (None, check.ours)
    ]
    return table(heads, rows) if rows else ""


def _listed(key: str, found: Reconciled, some: Sequence[Difference], language: Language) -> str:
    return _titled(key, ["\n".join(_difference(found, one, language)) for one in some], language)


def _titled(key: str, lines: list[str], language: Language) -> str:
    return section(_of(WORDS[key], language), "\n".join(lines)) if lines else ""


def _difference(found: Reconciled, one: Difference, language: Language) -> Iterator[str]:
    klass, amounts = _of(CLASSES[one.klass], language), _amounts(one, language)
    yield paragraph(f"{one.id(found.period)}  {one.place} · {klass} · {amounts}", "  ")
    yield paragraph(says(one, language), "    ")
    for step in one.steps if one.is_open else ():
        yield paragraph(f"→ {step_text(found, step, language)}", "    ")
    if one.accepted is not None:
        by = found.names.get(one.accepted.by, one.accepted.by)
        words = {"by": by, "day": one.accepted.at[:10], "why": one.accepted.why}
        yield paragraph(_said(WORDS["accepted"], language, **words), "    ")


def _amounts(one: Difference, language: Language) -> str:
    ours, theirs = _amount(one.ours, language), _amount(one.theirs, language)
    return _said(WORDS["ours_theirs"], language, ours=ours, theirs=theirs)


def _next(found: Reconciled, language: Language) -> str:
    """The same comparison again when the steps are taken; and how one is let stand."""
    first = found.open[0].id(found.period)
    again = _said(WORDS["next_again"], language, period=found.period)
    return f"{again}\n{_said(WORDS['next_accept'], language, period=found.period, id=first)}"


def says(one: Difference, language: Language) -> str:
    """What a difference is, in a sentence."""
    return _filled(SAYS[one.says], language, one.values)


def step_text(found: Reconciled, step: Step, language: Language) -> str:
    """Who is to do what."""
    who = found.names.get(step.owner, step.owner)
    return f"{who}: {step_alone(step, language)}"


def step_alone(step: Step, language: Language) -> str:
    """What is to be done, without by whom."""
    return _filled(STEPS[step.code], language, step.values)


def _notes(checked: Sequence[Check], language: Language) -> list[str]:
    """What is to be known, once for all whom it concerns."""
    places: dict[tuple[str, tuple[Value, ...]], list[Check]] = {}
    for check in checked:
        if check.note:
            key = () if check.note == "overdue" else tuple(check.values.values())
            places.setdefault((check.note, key), []).append(check)
    return [_note(_together(some), language) for some in places.values()]


def _together(some: Sequence[Check]) -> Check:
    overdue = [one.values["overdue"] for one in some if "overdue" in one.values]
    amounts = [amount for amount in overdue if isinstance(amount, Money)]
    place = ", ".join(dict.fromkeys(one.place for one in some))
    return replace(some[0], place=place, values={**some[0].values, "overdue": total(amounts)})


def _note(check: Check, language: Language) -> str:
    return _filled(NOTES[check.note], language, {"place": check.place, **check.values})


def _amount(amount: Money | None, language: Language) -> str:
    return _NONE if amount is None else amount.text(language)


def _filled(both: Both, language: Language, values: Mapping[str, Value]) -> str:
    texts = {name: value_text(value, language) for name, value in values.items()}
    return one_line(_of(both, language).format(**texts))


def _said(both: Both, language: Language, **values: object) -> str:
    return _of(both, language).format(**values)


def _of(both: Both, language: Language) -> str:
    return both[0 if language == "sv" else 1]


def letters(sent: Sent, language: Language) -> str:
    """The balance confirmations, where the documents are, and whether they left."""
    files = "\n".join(word("written", language, file=path) for path in sent.paths)
    left = _said(WORDS["letters_not_issued"], language, month=sent.month)
    if sent.issued is not None:
        key = "issued" if sent.issued.new else "issued_before"
        left = word(key, language, number=len(sent.issued.new))
    shown = notices.letters(sent.letters, language) if sent.letters else ""
    return blocks(shown, f"{files}\n{left}" if sent.letters else files)


def reconciled_json(found: Reconciled, sent: Sent | None, language: Language) -> Json:
    """``checked`` and ``differences``, those that are settled with ``open: false``; ``letters``,
    the ``files`` written with them, and those that were archived as sent (``issued``).
    """
    return {
        "period": str(found.period),
        "checked": [
            {
                "area": check.area,
                "where": check.place,
                "what": check.what,
                "ours": str(check.ours),
                "theirs": None if check.theirs is None else str(check.theirs),
                "note": _note(check, language) if check.note else None,
            }
            for check in found.checked
        ],
        "differences": [_json(found, one, language) for one in found.differences],
        "letters": [] if sent is None else [one._asdict() for one in sent.letters],
        "files": [] if sent is None else [str(path) for path in sent.paths],
        "issued": [] if sent is None or sent.issued is None else list(sent.issued.new),
        "problems": [],
    }


def _json(found: Reconciled, one: Difference, language: Language) -> Json:
    steps = [step_text(found, step, language) for step in one.steps]
    accepted = one.accepted
    return {
        "id": one.id(found.period),
        "area": one.area,
        "class": one.klass,
        "where": one.place,
        "what": says(one, language),
        "ours": None if one.ours is None else str(one.ours),
        "theirs": None if one.theirs is None else str(one.theirs),
        "owner": one.owner or None,
        "next": next(iter(steps), None),
        "steps": steps,
        "open": one.is_open,
        "accepted": None
        if accepted is None
        else {"by": accepted.by, "at": accepted.at, "why": accepted.why},
    }
