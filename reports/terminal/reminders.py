"""The letters to those who have not reported, in the terminal."""

from __future__ import annotations

from consortium.money import Language
from ledger.use_cases.reminders import Reminders
from reports.reminders import letters
from reports.terminal.layout import blocks, paragraph
from reports.terminal.words import month_name, word


def reminders(found: Reminders, language: Language) -> str:
    """Each letter with its address and subject."""
    if not found.reminders:
        return word("all_reported", language, month=month_name(found.period, language))
    parts = []
    for letter in letters(found, language):
        email = letter.email or word("no_email", language, member=letter.member)
        body = "\n".join(paragraph(line) if line else "" for line in letter.text.splitlines())
        to, subject = word("letter_to", language), word("letter_subject", language)
        parts.append(f"{to}: {email}\n{subject}: {letter.subject}\n\n{body}")
    return blocks(("\n\n" + "─" * 60 + "\n\n").join(parts))
