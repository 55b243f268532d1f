"""The templates and names of policy sentences: Swedish and English side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rules.explain.words_liquidity import LIMITS, LIQUIDITY

Pair = tuple[str, str]

NAMES: Final[Mapping[str, Pair]] = {
    "and": ("och", "and"),
    "or": ("eller", "or"),
    "and_at_most": ("och högst", "and at most"),
    "last_month": ("den senaste månaden", "the last month"),
    "last_months": ("de senaste {number} månaderna", "the last {number} months"),
    "month_of": ("månads", "month of"),
    "month_ofs": ("månaders", "months of"),
    "month": ("månad", "month"),
    "months": ("månader", "months"),
    "day": ("dag", "day"),
    "days": ("dagar", "days"),
    "year": ("år", "year"),
    "years": ("år", "years"),
    "time": ("gång", "time"),
    "times": ("gånger", "times"),
    "missed": ("delmål har missats", "milestone has been missed"),
    "misseds": ("delmål har missats", "milestones have been missed"),
    "administration": ("administration", "administration"),
    "solidarity": ("solidaritet", "solidarity"),
    "start_up": ("nystart", "start-up"),
    "relocation": ("omställning", "relocation"),
    "education": ("utbildning", "education"),
    "tax": ("skatt", "tax"),
    "treasurer": ("kassören", "the treasurer"),
    "chair": ("ordföranden", "the chair"),
    "board": ("styrelsen", "the board"),
    "general_meeting": ("stämman", "the general meeting"),
    "next_general_meeting": ("nästa stämma", "the next general meeting"),
    "next_board_meeting": ("nästa styrelsemöte", "the next board meeting"),
    "membership_fee": ("medlemsavgift", "membership fee"),
    "service_fee": ("serviceavgift", "service fee"),
    "member_capital": ("insats", "member capital"),
    "loans": ("lån", "loans"),
    "guarantees": ("borgen", "guarantees"),
    "shares": ("andelar", "shares"),
    "placements": ("placeringar", "placements"),
    "overdue_levies": ("förfallna avgifter", "overdue levies"),
    "microfund": ("mikrofonden", "the microfund"),
    "stodspar": ("stödspar", "support saving"),
    "deposit": ("bankinlåning", "bank deposits"),
    "cash": ("kassa", "cash"),
    "payroll": ("löner", "payroll"),
    "payables": ("leverantörsskulder", "payables"),
    "receivables": ("kundfordringar", "receivables"),
    "revenue": ("omsättning", "revenue"),
    "people": ("antal anställda", "people employed"),
    "watch": ("bevakning", "watch"),
    "warning": ("varning", "warning"),
    "alarm": ("larm", "alarm"),
    "sie": ("medlemmens SIE-fil", "the member's SIE file"),
    "declared": ("medlemmens egen rapport", "the member's own report"),
    "more_than_half": ("mer än hälften", "more than half"),
    "two_thirds": ("minst två tredjedelar", "at least two thirds"),
    "all": ("alla", "all"),
    "all_seats": ("av alla platser", "of all seats"),
    "present": ("av de närvarande", "of those present"),
    "per_month": ("i månaden", "a month"),
    "per_year": ("per räkenskapsår", "a fiscal year"),
    "remaining": ("resten", "the rest"),
}

LEVY: Final[Mapping[str, Pair]] = {
    "valid_from": (
        "Reglerna gäller från och med {day}, enligt {decision}.",
        "The rules hold from {day}, by {decision}.",
    ),
    "base": (
        "Avgiften räknas på medlemmens omsättning på konto {include}{without}{inside}.",
        "The levy is reckoned on the member's revenue on accounts {include}{without}{inside}.",
    ),
    "base_without": (" utom {exclude}", " except {exclude}"),
    "base_inside_exclude": (
        "; försäljning till andra medlemmar räknas inte",
        "; sales to other members do not count",
    ),
    "base_inside_include": (
        "; försäljning till andra medlemmar räknas med",
        "; sales to other members count",
    ),
    "rate": ("Avgiften är {rates}.", "The levy is {rates}."),
    "rate_flat": ("{rate} av underlaget", "{rate} of the base"),
    "rate_first": ("{rate} av underlaget upp till {limit}", "{rate} of the base up to {limit}"),
    "rate_between": (
        "{rate} av det som ligger mellan {low} och {high}",
        "{rate} of what lies between {low} and {high}",
    ),
    "rate_top": ("{rate} av det som överstiger {low}", "{rate} of what exceeds {low}"),
    "exception": (
        (
            "För {member} gäller i stället {what} i varje period som börjar senast {until} "
            "({reason}){decision}."
        ),
        (
            "For {member} the rule is instead {what}, in every period that begins by {until} "
            "({reason}){decision}."
        ),
    ),
    "exception_decision": (", enligt {decision}", ", by {decision}"),
    "exception_floor": ("golvet {floor}", "the floor {floor}"),
    "exception_cap": ("taket {cap}", "the cap {cap}"),
    "reckoned_month": (
        "Varje månad räknas för sig.",
        "Each month is reckoned by itself.",
    ),
    "reckoned_year": (
        (
            "Avgiften räknas på räkenskapsåret: varje månad tas årets avgift hittills minus det "
            "som redan räknats."
        ),
        (
            "The levy is reckoned on the fiscal year: each month takes the year's levy to date "
            "less what was reckoned before."
        ),
    ),
    "floor": ("Avgiften är lägst {floor} {per}.", "The levy is at least {floor} {per}."),
    "cap": ("Avgiften är högst {cap} {per}.", "The levy is at most {cap} {per}."),
    "round_ore": (
        "Avgiften avrundas en enda gång, sist, till hela ören.",
        "The levy is rounded only once, at the end, to whole öre.",
    ),
    "round_krona": (
        "Avgiften avrundas en enda gång, sist, till hela kronor.",
        "The levy is rounded only once, at the end, to whole kronor.",
    ),
    "nature_whole": ("Hela avgiften är {nature}.", "The whole levy is {nature}."),
    "nature": ("Av avgiften är {parts}.", "Of the levy, {parts}."),
    "nature_part": ("{share} {kind}", "{share} is {kind}"),
    "nature_vat": (" med {vat} moms", " with {vat} VAT"),
    "nature_ground": (" ({ground})", " ({ground})"),
    "tax_aside": (
        "På serviceavgiften räknas {rate} skatt, som sätts av i ändamålet skatt.",
        "Tax of {rate} is reckoned on the service fee and set aside in the purpose tax.",
    ),
    "tax": (
        "På serviceavgiften räknas {rate} skatt, som inte sätts av.",
        "Tax of {rate} is reckoned on the service fee and not set aside.",
    ),
    "write_off_below": (
        "En skillnad under {limit} mellan avi och betalning skrivs av.",
        "A difference below {limit} between notice and payment is written off.",
    ),
    "due": ("Avgiften ska betalas inom {days}.", "The levy is due within {days}."),
    "missing_mean": (
        (
            "Har rapporten inte kommit den {deadline} i månaden efter, uppskattas underlaget till "
            "medelvärdet av {months}."
        ),
        (
            "If the report has not come by day {deadline} of the following month, the base is "
            "estimated as the mean of {months}."
        ),
    ),
    "missing_last_year": (
        (
            "Har rapporten inte kommit den {deadline} i månaden efter, uppskattas underlaget till "
            "det för samma månad året före."
        ),
        (
            "If the report has not come by day {deadline} of the following month, the base is "
            "estimated as that of the same month last year."
        ),
    ),
    "missing_declared": (
        (
            "Har rapporten inte kommit den {deadline} i månaden efter, används det som medlemmen "
            "själv har uppgett."
        ),
        (
            "If the report has not come by day {deadline} of the following month, what the member "
            "has declared is used."
        ),
    ),
    "missing_none": (
        (
            "Har rapporten inte kommit den {deadline} i månaden efter, räknas ingen avgift förrän "
            "den kommer."
        ),
        (
            "If the report has not come by day {deadline} of the following month, no levy is "
            "reckoned until it comes."
        ),
    ),
    "approved_by": (
        "Avgiften bokförs först efter beslut av {body}.",
        "The levy is posted only after a decision by {body}.",
    ),
    "levy_decision": (
        "Golv och tak gäller även utanför stadgarnas gränser, enligt {decision}.",
        "Floor and cap hold outside the statutes' limits too, by {decision}.",
    ),
    "split": (
        "Det som återstår efter moms, skatt och insats delas så: {parts}.",
        "What is left after VAT, tax and member capital is split: {parts}.",
    ),
    "split_part": ("{share} till {purpose}", "{share} to {purpose}"),
}

TEMPLATES: Final[Mapping[str, Pair]] = {**LEVY, **LIMITS, **LIQUIDITY}
