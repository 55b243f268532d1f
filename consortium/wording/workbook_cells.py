"""Wordings about the cells of reports in Excel and CSV; see :mod:`consortium.wording`."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

CELLS: dict[str, Wording] = {
    "period_must_be_given": error(
        sv=("en tom cell", "månaden som raden gäller", "skriv månaden, till exempel 2026-03"),
        en=("an empty cell", "the month that the row is for", "write the month, such as 2026-03"),
    ),
    "period_must_be_a_month": error(
        sv=(
            "{found}",
            "en månad mellan år 2000 och 2099",
            "skriv månaden som 2026-03 eller mars 2026",
        ),
        en=(
            "{found}",
            "a month between the years 2000 and 2099",
            "write the month as 2026-03 or March 2026",
        ),
    ),
    "cell_must_hold_an_amount": error(
        sv=(
            "{found} under {heading}",
            "ett belopp i kronor",
            "skriv bara siffror, till exempel 12345,67, eller lämna cellen tom",
        ),
        en=(
            "{found} under {heading}",
            "an amount in kronor",
            "write digits only, such as 12345.67, or leave the cell empty",
        ),
    ),
    "amount_must_be_unambiguous": error(
        sv=(
            "{found} under {heading}, som kan vara {large} eller {small}",
            "ett belopp som bara kan läsas på ett sätt",
            "skriv beloppet utan tusentalsavgränsare, eller med två decimaler",
        ),
        en=(
            "{found} under {heading}, which may be {large} or {small}",
            "an amount that can be read in one way only",
            "write the amount without thousands separators, or with two decimals",
        ),
    ),
    "cell_must_hold_whole_ore": error(
        sv=(
            "{found} under {heading}",
            "ett belopp i hela ören",
            "avrunda i cellen, till exempel =AVRUNDA(formeln;2)",
        ),
        en=(
            "{found} under {heading}",
            "an amount in whole öre",
            "round in the cell, such as =ROUND(the formula,2)",
        ),
    ),
    "amount_must_fit_in_a_cell": error(
        sv=(
            "{found} under {heading}",
            "ett belopp under 10 000 miljarder kronor",
            "kontrollera beloppet; större tal lagrar kalkylprogram inte på öret",
        ),
        en=(
            "{found} under {heading}",
            "an amount below 10 000 billion kronor",
            "check the amount; spreadsheets do not keep larger numbers to the öre",
        ),
    ),
    "negative_amount_must_be_explained": error(
        sv=(
            "{found} under {heading}",
            "0,00 kr eller mer, eller en förklaring under anmärkning",
            "rätta tecknet, eller skriv i radens anmärkning varför beloppet är negativt",
        ),
        en=(
            "{found} under {heading}",
            "SEK 0.00 or more, or an explanation under remark",
            "correct the sign, or say in the row's remark why the amount is negative",
        ),
    ),
    "people_must_be_a_whole_number": error(
        sv=("{found} under {heading}", "ett helt antal personer", "skriv antalet med siffror"),
        en=("{found} under {heading}", "a whole number of people", "write the number in digits"),
    ),
    "cell_must_not_hold_an_error": error(
        sv=("felvärdet {found} under {heading}", "ett värde", "rätta formeln som ger felet"),
        en=("the error {found} under {heading}", "a value", "correct the formula that gives it"),
    ),
    "formula_must_be_calculated": error(
        sv=(
            "en formel utan beräknat värde under {heading}",
            "ett värde",
            (
                "öppna filen i Excel eller LibreOffice, spara den så att formlerna räknas, "
                "och skicka den igen"
            ),
        ),
        en=(
            "a formula without a calculated value under {heading}",
            "a value",
            (
                "open the file in Excel or LibreOffice, save it so that formulas are calculated, "
                "and send it again"
            ),
        ),
    ),
    "formula_should_round_to_ore": finding(
        sv=(
            "{found} under {heading}, läst som {to}",
            "hela ören",
            "avrunda formeln, till exempel =AVRUNDA(…;2), så att den inte kan glida",
        ),
        en=(
            "{found} under {heading}, read as {to}",
            "whole öre",
            "round the formula, such as =ROUND(…,2), so that it cannot drift",
        ),
    ),
    "revenue_should_be_given": finding(
        sv=(
            "en rad utan intäkter",
            "månadens intäkter, 0 om det inte fanns några",
            (
                "be medlemmen om intäkterna; radens andra uppgifter är lästa, men månaden är "
                "orapporterad tills intäkterna kommer"
            ),
        ),
        en=(
            "a row without revenue",
            "the month's revenue, 0 if there was none",
            (
                "ask the member for the revenue; the row's other figures were read, but the month "
                "is not reported until the revenue comes"
            ),
        ),
    ),
    "sales_to_members_should_be_within_revenue": finding(
        sv=(
            "{found} under {heading}, mer än intäkterna {revenue}",
            "högst intäkterna",
            "fråga medlemmen om båda beloppen stämmer",
        ),
        en=(
            "{found} under {heading}, more than the revenue {revenue}",
            "at most the revenue",
            "ask the member whether both amounts are right",
        ),
    ),
}
