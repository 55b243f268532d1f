"""Every reason has its sentence, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

from consortium.facts import Report
from consortium.members import Consortium
from consortium.period import Period
from consortium.proposal import Reason
from rules.policy import Policies
from rules.propose import propose_levy
from rules.reckon import Missing, basis_of, target_of
from rules.sentences import en, missing_sentence, sentence, sv
from tests.rules.levy.examples import MARCH, Books, consortium, declared, policies, sie

EXCEPTION = {
    "grenverket": {
        "rate": "5 %",
        "bands": [{"above": "100 kr", "rate": "6 %"}],
        "until": "2026-12-31",
        "reason": "uppstart",
        "decision": "Styrelsen § 4",
    }
}
MIXED = [
    {"kind": "membership_fee", "share": "33.3 %"},
    {"kind": "member_capital", "share": "33.3 %"},
    {"kind": "service_fee", "share": "remaining", "vat": "25 %"},
]
TWO_RATES = [
    {"kind": "service_fee", "share": "50 %", "vat": "25 %"},
    {"kind": "service_fee", "share": "50 %", "vat": "6 %"},
]


FULL = policies(
    {
        "members": EXCEPTION,
        "nature": MIXED,
        "tax": {"rate": "20.6 %"},
        "floor": "10 kr",
        "cap": "5 kr",
        "round": "krona",
        "decision": "Stämman § 9",
    }
)
TWO = policies({"nature": TWO_RATES, "split": {"solidarity": "50 %", "start_up": "50 %"}})
YEAR = policies({"reckoned": "year", "floor": "6 000 kr", "cap": "8 000 kr"})
HERE = consortium({"grenverket": {"joined": "2026-03-02", "sales_to_members": ["3090"]}})
JANUARY = consortium({"grenverket": {"joined": "2026-01-01"}})
MANY = sie({"3010": "-15", "3740": "1", "3090": "-7"} | {str(3100 + n): "-10" for n in range(9)})
MANY_ACCOUNTS = (
    "Konton som räknas: 3010 15,00 kr, 3100 10,00 kr, 3101 10,00 kr, 3102 10,00 kr, "
    "3103 10,00 kr, 3104 10,00 kr och 4 konton till med 40,00 kr."
)


def target(rules: Policies, here: Consortium, *reports: Report) -> tuple[Reason, ...]:
    """Why the last report's month is levied what it is."""
    month = reports[-1].period
    basis = basis_of(rules, here, Books(*reports).balances, "grenverket", month, month.last)
    assert not isinstance(basis, Missing)
    return target_of(here, "grenverket", month, basis).reasons


def estimates() -> list[Reason]:
    """Months whose report is late, reckoned in every way that the rules allow."""
    late, told = MARCH.next.next.first, []
    rough = replace(declared("7 000"), is_complete=False, remark="preliminär")
    january, february = (declared("1 000", period=Period(2026, month)) for month in (1, 2))
    odd = declared("1 000.01", period=Period(2026, 2))
    ways: tuple[tuple[str, list[Report]], ...] = (
        ("mean", [january, february]),
        ("mean", [january, odd]),
        ("last_year", [declared("5 000", period=Period(2025, 3))]),
        ("declared", [rough]),
    )
    for how, reports in ways:
        rules = policies({"missing_report": {"estimate": how}})
        books = Books(*reports)
        found = propose_levy(rules, consortium(), books.balances, MARCH, late).proposal
        assert found is not None
        books.post(found)
        basis = basis_of(rules, consortium(), books.balances, "grenverket", MARCH, late)
        assert not isinstance(basis, Missing)
        told += [
            *found.lines[0].reasons,
            *target_of(consortium(), "grenverket", MARCH, basis).reasons,
        ]
    return told


def stories() -> list[Reason]:
    """Calculations that between them give every reason there is."""
    year = [
        declared(revenue, period=Period(2026, month))
        for month, revenue in enumerate(["1 000.07", "200 000", "-150 000", "0.10"], 1)
    ]
    told = [
        *target(FULL, HERE, MANY),
        *target(FULL, HERE, declared("-1", sales_to_members="3")),
        *target(FULL, HERE, declared("23", sales_to_members="3")),
        *target(TWO, HERE, declared("0.77")),
        *target(policies({"round": "krona"}), HERE, declared("1 250")),
    ]
    told += estimates()
    for number in range(1, 5):
        told += target(YEAR, JANUARY, *year[:number])
    books = Books(declared("100 000"))
    other = policies({"split": {"solidarity": "remaining"}})
    for rules, revenue in ((TWO, "100 000"), (TWO, "90 000"), (policies({}), "5"), (other, "5")):
        books.take_in(declared(revenue))
        found = propose_levy(rules, HERE, books.balances, MARCH, MARCH.last).proposal
        assert found is not None
        told += found.lines[0].reasons
        books.post(found)
    return told


def test_every_reason_is_worded_and_every_wording_is_used() -> None:
    used = {reason.code for reason in stories()}
    paid = {code for code in sv.SENTENCES if code.startswith("paid_")} | {"payer_unknown"}
    assert used == sv.SENTENCES.keys() - paid
    assert sv.SENTENCES.keys() == en.SENTENCES.keys()


def test_both_languages_say_the_same_things() -> None:
    for code, template in sv.SENTENCES.items():
        names = [set(re.findall(r"{(\w+)}", text)) for text in (template, en.SENTENCES[code])]
        assert names[0] == names[1], code


def test_sentences_are_single_lines_that_end() -> None:
    for reason in stories():
        for text in (sentence(reason, "sv"), sentence(reason, "en")):
            assert re.fullmatch(r"[A-ZÅÄÖ0-9-][^\n{}]*\.", text), text


def test_a_levy_told_in_swedish() -> None:
    reasons = target(FULL, HERE, MANY)
    assert [sentence(reason, "sv") for reason in reasons] == [
        "Intäkterna på konto 3000–3799 var 111,00 kr i mars 2026 (grenverket.se).",
        "Enligt reglerna räknas inte konto 3740 -1,00 kr.",
        "Försäljning till andra medlemmar räknas inte: konto 3090 7,00 kr.",
        MANY_ACCOUNTS,
        "Underlaget för mars 2026 är 105,00 kr.",
        "Reglerna är beslutade: Stämman 2025-11-20 § 8 (version 2020-01-01@0000000000000000).",
        "Avgiften har ett eget beslut: Stämman § 9.",
        "Medlemmen har ett undantag till och med 2026-12-31: uppstart.",
        "Undantaget är beslutat: Styrelsen § 4.",
        "5 % av 100,00 kr är 5,00 kr.",
        "6 % av 5,00 kr, delen över 100,00 kr, är 0,30 kr.",
        "Tillsammans blir det 5,30 kr.",
        "Golvet 10,00 kr gäller 30 av månadens 31 dagar: 9,68 kr.",
        "Golvet 9,68 kr höjde avgiften från 5,30 kr till 9,68 kr.",
        "Taket 5,00 kr sänkte avgiften från 9,68 kr till 5,00 kr.",
        "33,3 % av avgiften är medlemsavgift: 1,67 kr.",
        "Ett öre som blev över i fördelningen ingår i delen medlemsavgift.",
        "33,3 % av avgiften är medlemsinsats: 1,66 kr.",
        "33,4 % av avgiften är serviceavgift: 1,67 kr.",
        "Moms 25 % på 1,67 kr tillkommer: 0,42 kr.",
        "Skatt 20,6 % på 1,67 kr sätts av till ändamålet skatt: 0,34 kr.",
        "10 % av 3,00 kr går till ändamålet administration: 0,30 kr.",
        "45 % av 3,00 kr går till ändamålet solidaritet: 1,35 kr.",
        "45 % av 3,00 kr går till ändamålet nystart: 1,35 kr.",
        "Medlemsinsatsen går till ändamålet återbetalbart kapital: 1,66 kr.",
    ]


def test_a_levy_of_the_year_told_in_english() -> None:
    reports = [
        declared("1 000.07", period=Period(2026, 1)),
        declared("200 000", period=Period(2026, 2)),
    ]
    told = [sentence(reason, "en") for reason in target(YEAR, JANUARY, *reports)]
    assert told[3:8] == [
        "The base of the fiscal year to date, up to February 2026, is SEK 201,000.07.",
        "7% of SEK 200,000.00 is SEK 14,000.00.",
        "By the rates the levy of the year to date is SEK 14,070.00.",
        "The year's cap SEK 8,000.00 lowered the levy to date from SEK 14,070.00 to SEK 8,000.00.",
        "SEK 8,000.00 for the year to date less SEK 500.00 for the months before is SEK 7,500.00.",
    ]


def test_what_is_missing_says_what_to_do() -> None:
    (missing,) = propose_levy(YEAR, JANUARY, Books().balances, MARCH, MARCH.last).missing
    assert missing_sentence(missing, "sv") == (
        "Grenverket har inte lämnat rapport för 2026-03: "
        "be medlemmen om en SIE-fil eller en ifylld rapport och läs in den."
    )


def test_text_from_outside_stays_on_its_line() -> None:
    reason = Reason("clause", "exception", {"until": MARCH.last, "reason": "a\nb\x1b[31m"})
    assert sentence(reason, "en") == "The member has an exception until 2026-03-31: a b [31m."
