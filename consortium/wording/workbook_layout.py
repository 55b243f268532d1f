"""Wordings about the layout of reports in Excel and CSV; see :mod:`consortium.wording`."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

LAYOUT: dict[str, Wording] = {
    "template_version_must_be_known": error(
        sv=(
            "en mall av version {found}",
            "version {known}",
            "skapa en ny mall med fondbok template report och be medlemmen fylla i den",
        ),
        en=(
            "a template of version {found}",
            "version {known}",
            "make a new template with fondbok template report and ask the member to fill it in",
        ),
    ),
    "headings_must_be_found": error(
        sv=(
            "ingen rad med rubriker som känns igen; filen börjar med {found}",
            "rubrikerna period och intäkter (eller period och revenue) på en rad, som i mallen",
            "använd mallen, eller visa hur medlemmens eget blad läses: "
            "fondbok take-in FIL --member M --map",
        ),
        en=(
            "no row of known headings; the file begins with {found}",
            (
                "the headings period and revenue (or period and intäkter) in one row, as in the "
                "template"
            ),
            (
                "use the template, or show how the member's own sheet is read: "
                "fondbok take-in FILE --member M --map"
            ),
        ),
    ),
    "months_must_stand_in_rows": error(
        sv=(
            "månader bredvid varandra: {found}",
            "månaderna under varandra, en rad per månad, och en rubrik över varje slags belopp",
            (
                "kopiera tabellen och klistra in den med Klistra in special > Transponera, skriv "
                "månad över månaderna, och skicka det bladet; eller använd mallen"
            ),
        ),
        en=(
            "months beside each other: {found}",
            "the months below each other, a row each, and a heading over each kind of amount",
            (
                "copy the table and paste it by Paste special > Transpose, write month above the "
                "months, and send that sheet; or use the template"
            ),
        ),
    ),
    "amounts_must_be_in_kronor": error(
        sv=(
            "{found}: beloppen är inte i kronor",
            "belopp i kronor, så att avgiften blir rätt",
            (
                "hämta beloppen i kronor ur bokföringen hellre än att räkna upp avrundade tal, "
                "och ta bort enheten ur texten"
            ),
        ),
        en=(
            "{found}: the amounts are not in kronor",
            "amounts in kronor, so that the levy comes out right",
            (
                "take the amounts in kronor from the books rather than multiply rounded ones, "
                "and remove the unit from the text"
            ),
        ),
    ),
    "heading_must_stand_once": error(
        sv=(
            "{found}, som redan finns i kolumn {first}",
            "varje rubrik en gång",
            "ta bort eller döp om den kolumn som inte ska rapporteras",
        ),
        en=(
            "{found}, which already heads column {first}",
            "each heading once",
            "remove or rename the column that is not to be reported",
        ),
    ),
    "headings_should_be_known": finding(
        sv=(
            "{found}",
            "mallens rubriker",
            "inget, om kolumnerna bara är till för medlemmen själv: de läses inte",
        ),
        en=(
            "{found}",
            "the headings of the template",
            "nothing, if the columns are for the member itself only: they are not read",
        ),
    ),
    "mapping_must_name_the_revenue": error(
        sv=(
            "{found}",
            "varje uppgift högst en gång, och revenue bland dem",
            "rätta mappningen, eller gör om den med fondbok take-in --map",
        ),
        en=(
            "{found}",
            "each figure at most once, and revenue among them",
            "correct the mapping, or make it anew with fondbok take-in --map",
        ),
    ),
    "mapped_sheet_must_exist": error(
        sv=(
            "bladen {found}",
            "ett blad som heter {sheet}, som mappningen säger",
            "döp om bladet, eller gör om mappningen med fondbok take-in --map",
        ),
        en=(
            "the sheets {found}",
            "a sheet named {sheet}, as the mapping says",
            "rename the sheet, or make the mapping anew with fondbok take-in --map",
        ),
    ),
    "mapped_headings_must_exist": error(
        sv=(
            "rad {row} saknar {missing}",
            "de rubriker som mappningen nämner",
            "återställ rubrikerna, eller gör om mappningen med fondbok take-in --map",
        ),
        en=(
            "row {row} lacks {missing}",
            "the headings that the mapping names",
            "restore the headings, or make the mapping anew with fondbok take-in --map",
        ),
    ),
    "report_must_stand_once": error(
        sv=(
            "{found} en gång till; den finns redan i {first}",
            "en rad per medlem och månad",
            "ta bort den rad som inte gäller",
        ),
        en=(
            "{found} once more; it already stands in {first}",
            "one row per member and month",
            "remove the row that does not apply",
        ),
    ),
    "amount_must_not_be_merged": error(
        sv=(
            "{heading} i de sammanfogade cellerna {found}, som täcker flera rader",
            "ett belopp per månad",
            "dela cellerna och skriv varje månads belopp på sin rad",
        ),
        en=(
            "{heading} in the merged cells {found}, which cover several rows",
            "one amount per month",
            "unmerge the cells and write each month's amount in its row",
        ),
    ),
    "cells_should_not_be_merged": finding(
        sv=(
            "de sammanfogade cellerna {found}",
            "en cell per uppgift",
            "kontrollera att rätt värde lästes; sammanfogad medlem och period gäller alla raderna",
        ),
        en=(
            "the merged cells {found}",
            "one cell per figure",
            "check that the right value was read; a merged member or period holds for all rows",
        ),
    ),
    "rows_should_be_visible": finding(
        sv=(
            "dolda rader med siffror: {found}",
            "alla rader synliga",
            "visa raderna och kontrollera att de ska vara med; de lästes",
        ),
        en=(
            "hidden rows with figures: {found}",
            "every row visible",
            "show the rows and check that they belong; they were read",
        ),
    ),
    "sheets_should_be_visible": finding(
        sv=(
            "de dolda bladen {found}",
            "alla blad synliga",
            "visa bladen om de ska läsas; dolda blad läses inte",
        ),
        en=(
            "the hidden sheets {found}",
            "every sheet visible",
            "show the sheets if they are to be read; hidden sheets are not",
        ),
    ),
    "total_rows_should_be_left_out": finding(
        sv=(
            "summarader: {found}",
            "en rad per månad",
            "inget, om raderna är summor: de lästes inte",
        ),
        en=(
            "rows of totals: {found}",
            "one row per month",
            "nothing, if the rows are totals: they were not read",
        ),
    ),
    "rows_should_be_filled_in": finding(
        sv=(
            "inga siffror för {found}",
            "siffror på varje rad med en månad",
            "fyll i raderna om månaderna ska rapporteras, 0 om det inte fanns några intäkter",
        ),
        en=(
            "no figures for {found}",
            "figures in every row with a month",
            "fill in the rows if the months are to be reported, 0 if there was no revenue",
        ),
    ),
    "row_should_be_as_the_template_asked": finding(
        sv=(
            "{found}",
            "mallens medlemmar och månader ({asked})",
            "kontrollera att rätt mall och rätt månad fylldes i",
        ),
        en=(
            "{found}",
            "the template's members and months ({asked})",
            "check that the right template and the right month were filled in",
        ),
    ),
}
