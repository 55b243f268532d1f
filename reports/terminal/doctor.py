"""What ``doctor`` found, in the terminal: a line for each check, under it what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from consortium.money import Language
from consortium.problems import one_line, value_text
from ledger.doctor import Check
from reports.terminal.doctor_words import NAMES, SAID
from reports.terminal.layout import blocks
from reports.terminal.words import word

_STATES = {
    "ok": ("OK", "OK"),
    "warning": ("VARNING", "WARNING"),
    "problem": ("PROBLEM", "PROBLEM"),
}


def doctor(checks: Sequence[Check], language: Language) -> str:
    """Each check with its state in words, and how many are not in order."""
    number = {state: sum(check.state == state for check in checks) for state in _STATES}
    lines = [_line(check, language) for check in checks]
    key = "doctor_fine" if number["ok"] == len(checks) else "doctor_sums"
    sums = word(key, language, problems=number["problem"], warnings=number["warning"])
    return blocks("\n".join(lines), sums)


def _line(check: Check, language: Language) -> str:
    of = 0 if language == "sv" else 1
    text, remedy = said(check, language)
    line = f"{_STATES[check.state][of]:<8} {NAMES[check.name][of]:<12} {text}"
    return f"{line}\n{'':<8} {'':<12} → {remedy}" if remedy else line


def said(check: Check, language: Language) -> tuple[str, str]:
    """The text of a check, and what to do: nothing when it is in order."""
    of = 0 if language == "sv" else 1
    texts, remedies = SAID[check.says]
    values = {name: value_text(value, language) for name, value in check.values.items()}
    return one_line(texts[of].format(**values)), one_line(remedies[of].format(**values))


def as_json(checks: Sequence[Check], language: Language) -> dict[str, Any]:
    """``{"checks": [{name, state, text, remedy}], "problems": []}``."""
    shown = []
    for check in checks:
        text, remedy = said(check, language)
        shown.append({"name": check.name, "state": check.state, "text": text, "remedy": remedy})
    return {"checks": shown, "problems": []}
