"""Reminders as letters, ready to send: a subject and a text, in Swedish or English."""

from __future__ import annotations

from typing import NamedTuple

from consortium.money import Language
from ledger.use_cases.reminders import Reminder, Reminders
from rules.sentences import month_text


class Letter(NamedTuple):
    """What is sent to one member; ``email`` is ``None`` where consortium.yaml gives none."""

    member: str
    email: str | None
    subject: str
    text: str


def letters(found: Reminders, language: Language) -> tuple[Letter, ...]:
    """A letter to each member that has not reported, in the order of their keys."""
    return tuple(_letter(found, one, language) for one in found.reminders)


def because(reminder: Reminder, language: Language) -> str:
    """Why the member is reminded, in one sentence."""
    text = reminder.missing.problem.found(language)
    return f"{text[:1].upper()}{text[1:]}."


def _letter(found: Reminders, one: Reminder, language: Language) -> Letter:
    words = _WORDS[language]
    values = {
        "month": month_text(found.period, language),
        "name": one.member.name,
        "consortium": found.consortium,
        "file": one.missing.file,
        "deadline": one.missing.deadline,
        "days": one.days_late,
        "base": "" if one.estimate is None else one.estimate.text(language),
        "signed": "\n".join((*found.signed, found.consortium)),
    }
    parts = [words["greeting"], words[one.missing.reason], words["how"], words["regards"]]
    parts[2:2] = [words[key] for key in _when(one)]
    subject = words["subject_late" if (one.days_late or 0) > 0 else "subject"]
    text = "\n\n".join(parts).format(**values) + "\n"
    return Letter(one.missing.member, one.member.email, subject.format(**values), text)


def _when(one: Reminder) -> list[str]:
    """Which sentences say since when it is late, and what stands meanwhile."""
    if one.days_late is None:
        return []
    late = "before" if one.days_late <= 0 else "late_one" if one.days_late == 1 else "late"
    return [late] if one.estimate is None else [late, "estimated"]


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "subject": "Rapport för {month} till {consortium}",
        "subject_late": "Påminnelse: rapport för {month} till {consortium}",
        "greeting": "Hej {name},",
        "month_must_be_reported": "vi har inte fått er rapport för {month}.",
        "report_must_cover_the_whole_month": (
            "er fil för {month} ({file}) togs ut innan månaden var slut, så vi behöver en ny."
        ),
        "revenue_must_be_final": (
            "för {month} har vi bara en preliminär uppgift från er ({file}). Vi behöver den "
            "slutliga."
        ),
        "revenue_must_be_reported": (
            "er rapport för {month} ({file}) säger inget om intäkterna. Skriv 0 om det inte fanns "
            "några."
        ),
        "before": "Sista dag att lämna den är {deadline}.",
        "late": "Sista dag var {deadline}, för {days} dagar sedan.",
        "late_one": "Sista dag var {deadline}, i går.",
        "estimated": (
            "Tills den kommer räknas er avgift på ett uppskattat underlag, {base}. När rapporten "
            "är här rättas avgiften, uppåt eller nedåt."
        ),
        "how": (
            "Svara på det här brevet med en SIE-fil för månaden ur ert bokföringsprogram, uttagen "
            "efter månadens sista dag, eller med vår rapportmall ifylld."
        ),
        "regards": "Vänliga hälsningar\n{signed}",
    },
    "en": {
        "subject": "Report for {month} to {consortium}",
        "subject_late": "Reminder: report for {month} to {consortium}",
        "greeting": "Hello {name},",
        "month_must_be_reported": "We have not received your report for {month}.",
        "report_must_cover_the_whole_month": (
            "Your file for {month} ({file}) was drawn before the month had ended, so we need "
            "another one."
        ),
        "revenue_must_be_final": (
            "For {month} we have only a preliminary figure from you ({file}). We need the final "
            "one."
        ),
        "revenue_must_be_reported": (
            "Your report for {month} ({file}) does not say the revenue. Write 0 if there was none."
        ),
        "before": "The last day to send it is {deadline}.",
        "late": "The last day was {deadline}, {days} days ago.",
        "late_one": "The last day was {deadline}, yesterday.",
        "estimated": (
            "Until it comes your levy rests on an estimated base, {base}. When the report is here "
            "the levy is corrected, up or down."
        ),
        "how": (
            "Please answer this letter with a SIE file for the month from your bookkeeping "
            "program, drawn after the last day of the month, or with our report form filled in."
        ),
        "regards": "Kind regards\n{signed}",
    },
}
