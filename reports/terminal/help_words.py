"""What is said of help and warnings in the terminal, in both languages."""

from __future__ import annotations

from consortium.money import Language

_WORDS: dict[str, tuple[str, str]] = {
    "nobody_short": (
        "Ingen medlem har så lite kassa i {month} att reglerna ger hjälp.",
        "No member is so short of cash in {month} that the rules give help.",
    ),
    "no_rules": (
        "Reglerna för {month} säger inget om hjälp (liquidity).",
        "The policy of {month} says nothing of help (liquidity).",
    ),
    "case": (
        "{member}: behov {need}, föreslaget {given}",
        "{member}: need {need}, proposed {given}",
    ),
    "short_by": (", fattas {left}", ", lacking {left}"),
    "before": (", redan fått {posted}", ", helped before with {posted}"),
    "deferral": ("anstånd", "deferral"),
    "loan": ("lån ur {of}", "loan from {of}"),
    "member_loan": ("lån från {of}", "loan from {of}"),
    "bank_guarantee": ("banklån genom stödspar", "bank loan through support saving"),
    "paid_now": (", varav nu {amount}", ", of which now {amount}"),
    "title": ("Hjälp i {month}", "Help in {month}"),
    "warnings_title": ("Varningar för {month}", "Warnings for {month}"),
    "figures_title": ("Likviditet i {month}", "Liquidity in {month}"),
    "no_warnings": (
        "Ingen medlem har någon varning i {month}.", "No member has a warning in {month}.",
    ),
    "no_levels": (
        "Reglerna för {month} har inga varningsnivåer (warnings).",
        "The policy of {month} has no warning levels (warnings).",
    ),
    "sign_cash_days": ("kassan räcker kort tid", "cash lasts for a short time"),
    "sign_revenue_falls": ("intäkterna faller", "revenue falls"),
    "sign_report_late": ("rapporten är sen", "the report is late"),
    "sign_levy_overdue": ("en avgift är förfallen", "a levy is overdue"),
    "member": ("medlem", "member"),
    "level": ("nivå", "level"),
    "signs": ("tecken", "signs"),
    ">days": (">kassadagar", ">cash days"),
    ">cash": (">kassa", ">cash"),
    ">payroll": (">löner", ">payroll"),
    ">payables": (">skulder", ">payables"),
    ">quick": (">kassalikviditet", ">quick ratio"),
    ">cover": (">lönetäckning", ">payroll cover"),
    ">people": (">personer", ">people"),
    "declined": (
        "{lender} lånar inte ut {amount} till {member}: {why}",
        "{lender} does not lend {amount} to {member}: {why}",
    ),
    "short": (
        "Ont om kassa i {month}: {members}. För deras del: fondbok propose liquidity {period}",
        "Short of cash in {month}: {members}. For their sake: fondbok propose liquidity {period}",
    ),
}  # fmt: skip


def said(code: str, language: Language, **values: str) -> str:
    """One text in the language asked for."""
    sv, en = _WORDS[code]
    return (sv if language == "sv" else en).format(**values)
