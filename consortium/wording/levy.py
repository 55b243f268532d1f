"""Wordings of the area ``levy``; see :mod:`consortium.wording`."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "month_must_be_readable": error(
        sv=("{found}", "en månad, till exempel 2026-03", "skriv år, bindestreck och månad"),
        en=("{found}", "a month, for example 2026-03", "write year, hyphen and month"),
    ),
    "base_must_not_be_negative": finding(
        sv=(
            "{member} har underlaget {base} i {month}",
            "0,00 kr eller mer",
            "ingen avgift tas ut; fråga medlemmen om krediteringen hör till en annan månad",
        ),
        en=(
            "{member} has the base {base} in {month}",
            "SEK 0.00 or more",
            "nothing is levied; ask the member whether the credit note belongs to another month",
        ),
    ),
    "levy_must_stay_within_statutes": finding(
        sv=(
            "{member} betalar efter golv och tak {levy} på {base} i {month}: {effective}",
            "mellan {lowest} och {highest} enligt stadgarna",
            "ändra reglerna, skriv in beslutet, eller undanta golv och tak i stadgarna",
        ),
        en=(
            "{member} pays after floor and cap {levy} on {base} in {month}: {effective}",
            "between {lowest} and {highest} by the statutes",
            "change the rules, name the decision in them, or exempt floor and cap in the statutes",
        ),
    ),
    "reported_revenues_must_agree": finding(
        sv=(
            "{member} uppger intäkter på {declared} i {month}, men bokföringen visar {books}",
            "en skillnad på högst {tolerance}",
            "fråga medlemmen vad som skiljer; policyn säger vilken uppgift som räknas",
        ),
        en=(
            "{member} declares revenue of {declared} in {month}, but its books show {books}",
            "a difference of at most {tolerance}",
            "ask the member what differs; the policy says which figure counts",
        ),
    ),
    "levy_must_follow_membership": finding(
        sv=(
            "{member} har en bokförd avgift för {month}, {amount}, men är inte medlem då",
            "avgifter bara för månader som medlemmen tillhör konsortiet",
            "rätta joined eller left i consortium.yaml, eller ångra med fondbok reverse",
        ),
        en=(
            "{member} has a posted levy for {month}, {amount}, but is no member then",
            "levies only for months in which the member belongs to the consortium",
            "correct joined or left in consortium.yaml, or undo it with fondbok reverse",
        ),
    ),
    "month_must_be_reported": finding(
        sv=(
            "{member} har inte lämnat rapport för {month}",
            "en rapport för månaden",
            "be medlemmen om en SIE-fil eller en ifylld rapport och läs in den",
        ),
        en=(
            "{member} has not reported {month}",
            "a report for the month",
            "ask the member for a SIE file or a filled-in report, and take it in",
        ),
    ),
    "report_must_cover_the_whole_month": finding(
        sv=(
            "{member} har lämnat en rapport som togs ut innan {month} var slut",
            "en rapport som är uttagen efter månadens sista dag",
            "be medlemmen om en ny fil för hela månaden",
        ),
        en=(
            "{member} has sent a report that was drawn before {month} had ended",
            "a report drawn after the last day of the month",
            "ask the member for a new file that covers the whole month",
        ),
    ),
    "revenue_must_be_reported": finding(
        sv=(
            "{member} har lämnat en rapport för {month} utan intäkter",
            "månadens intäkter (0 om det inte fanns några)",
            "be medlemmen fylla i intäkterna, eller läs in en SIE-fil",
        ),
        en=(
            "{member} has sent a report for {month} without revenue",
            "the month's revenue (0 if there was none)",
            "ask the member to fill in the revenue, or take in a SIE file",
        ),
    ),
    "earlier_months_must_be_reported": finding(
        sv=(
            "{member} saknar en användbar rapport för {month}",
            "rapporter för alla tidigare månader i räkenskapsåret, eftersom avgiften räknas på år",
            "be medlemmen om rapporten för den månaden och läs in den först",
        ),
        en=(
            "{member} lacks a usable report for {month}",
            "reports for all earlier months of the fiscal year, as the levy is reckoned by year",
            "ask the member for that month's report and take it in first",
        ),
    ),
}
