"""Wordings about netting, and about lists that the treasurer keeps in Excel or CSV."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "list_headings_must_be_found": error(
        sv=(
            "inga rubriker som känns igen i {found}",
            "rubrikerna {headings} på en rad",
            "skriv rubrikerna på en rad ovanför uppgifterna",
        ),
        en=(
            "no known headings in {found}",
            "the headings {headings} in one row",
            "write the headings in one row above the rows",
        ),
    ),
    "list_cell_must_be_filled_in": error(
        sv=(
            "en tom cell under {heading}",
            "ett värde i varje rad",
            "fyll i cellen, eller ta bort raden",
        ),
        en=(
            "an empty cell under {heading}",
            "a value in each row",
            "fill in the cell, or remove the row",
        ),
    ),
    "list_day_must_be_a_date": error(
        sv=(
            "”{found}” under {heading}",
            "en dag, till exempel 2026-05-04",
            "skriv dagen som 2026-05-04",
        ),
        en=(
            '"{found}" under {heading}',
            "a day, such as 2026-05-04",
            "write the day as 2026-05-04",
        ),
    ),
    "debt_must_be_above_zero": error(
        sv=(
            "{found} under {heading}",
            "en skuld större än noll",
            "byt plats på gäldenär och fordringsägare, eller ta bort raden",
        ),
        en=(
            "{found} under {heading}",
            "a debt above zero",
            "let debtor and creditor change places, or remove the row",
        ),
    ),
    "debt_must_be_owed_to_another": error(
        sv=(
            "{found} står både som gäldenär och som fordringsägare",
            "två olika parter",
            "rätta raden",
        ),
        en=(
            "{found} stands both as debtor and as creditor",
            "two different parties",
            "correct the row",
        ),
    ),
    "debt_must_be_told_by_a_party": error(
        sv=(
            "”{found}” under uppgift från",
            "gäldenären eller fordringsägaren i samma rad",
            "rätta namnet, eller lämna cellen tom",
        ),
        en=(
            '"{found}" under told by',
            "the debtor or the creditor of the same row",
            "correct the name, or leave the cell empty",
        ),
    ),
    "party_must_be_known": error(
        sv=(
            "”{found}”{hint}",
            "en medlem, med nyckel, namn eller organisationsnummer, eller fonden: {known}",
            "rätta namnet i raden, eller för in medlemmen i consortium.yaml",
        ),
        en=(
            '"{found}"{hint}',
            "a member, by key, name or organisation number, or the fund: {known}",
            "correct the name in the row, or enter the member in consortium.yaml",
        ),
    ),
    "debts_of_the_fund_must_be_its_books": error(
        sv=(
            "en skuld mellan {found} och fonden i tabellen",
            "skulder mellan medlemmar; vad som står mellan fonden och en medlem finns i böckerna",
            "ta bort raden och kör med --with-fund om fonden ska vara med",
        ),
        en=(
            "a debt between {found} and the fund in the table",
            "debts between members; what stands between the fund and a member is in the books",
            "remove the row, and run with --with-fund if the fund is to take part",
        ),
    ),
    "debts_must_be_known": error(
        sv=(
            "inga skulder mellan medlemmar i medlemmarnas bokföring till och med {month}",
            "skulder som båda parters bokföring visar, eller en tabell",
            "skriv vem som är skyldig vem i en tabell och kör med --debts FIL",
        ),
        en=(
            "no debts between members in the members' books until {month}",
            "debts that the books of both parties show, or a table",
            "write who owes whom in a table, and run with --debts FILE",
        ),
    ),
    "debt_should_be_told_alike": finding(
        sv=(
            "{debtor} är skyldig {creditor} olika mycket enligt olika uppgifter: {told}",
            "samma belopp hos båda",
            "{used} räknades; be båda stämma av före kvittningen",
        ),
        en=(
            "what {debtor} owes {creditor} differs by who tells it: {told}",
            "the same amount on both sides",
            "{used} was counted; ask both to agree before the set-off",
        ),
    ),
    "debt_should_be_told_by_both": finding(
        sv=(
            "{debtor} är skyldig {creditor} {told}, men bara enligt den ena partens bokföring",
            "samma skuld i båda parters bokföring",
            "den räknades inte; fråga båda och skriv den i tabellen (--debts) om den stämmer",
        ),
        en=(
            "{debtor} owes {creditor} {told}, but only by the books of one of them",
            "the same debt in the books of both",
            "it was not counted; ask both, and write it in the table (--debts) if it is right",
        ),
    ),
    "planned_day_should_lie_in_the_weeks": finding(
        sv=(
            "{found}, utanför prognosens veckor",
            "en dag från {first} till {last}",
            "raden räknades inte; välj fler veckor med --weeks om den ska vara med",
        ),
        en=(
            "{found}, outside the weeks of the forecast",
            "a day from {first} to {last}",
            "the row was not counted; choose more weeks with --weeks if it is to count",
        ),
    ),
    "cash_should_be_reported": finding(
        sv=(
            "inga likvida medel är uppgivna av {found}",
            "likvida medel i månadsrapporten",
            "be dem fylla i likvida medel; att ingen rapport kommer är också en signal",
        ),
        en=(
            "no cash is reported by {found}",
            "cash in the monthly report",
            "ask them to fill in their cash; that no report comes is a signal too",
        ),
    ),
    "cash_should_be_recent": finding(
        sv=(
            "gamla uppgifter om likvida medel: {found}",
            "likvida medel vid förra månadens slut",
            "be om den senaste rapporten: prognosen är osäkrare ju äldre kassan är",
        ),
        en=(
            "old figures of cash: {found}",
            "cash at the end of last month",
            "ask for the latest report: the older the cash, the less sure the forecast",
        ),
    ),
}
