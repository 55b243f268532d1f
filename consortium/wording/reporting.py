"""Wordings about forms that members fill in: whose rows they are, and how own sheets are read."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "row_must_name_a_member": error(
        sv=(
            "en rad utan medlem",
            "en av medlemmarna: {known}",
            "skriv medlemmen i kolumnen medlem, eller säg vems filen är med --member M",
        ),
        en=(
            "a row without a member",
            "one of the members: {known}",
            "write the member in the column member, or say whose file it is with --member M",
        ),
    ),
    "row_must_name_a_known_member": error(
        sv=(
            "{found}{hint}",
            "en av medlemmarna, med nyckel, namn eller organisationsnummer: {known}",
            "rätta namnet i raden, eller för in medlemmen i consortium.yaml",
        ),
        en=(
            "{found}{hint}",
            "one of the members, by key, name or organisation number: {known}",
            "correct the name in the row, or enter the member in consortium.yaml",
        ),
    ),
    "row_must_be_the_members_own": error(
        sv=(
            "en rad för {found}",
            "bara rader för {named}, som --member säger",
            "ta bort --member, eller be {named} om en egen fil",
        ),
        en=(
            "a row for {found}",
            "rows for {named} only, as --member says",
            "leave out --member, or ask {named} for a file of its own",
        ),
    ),
    "month_must_stand_once": error(
        sv=(
            "{member} {month} mer än en gång i filen, skriven på olika sätt",
            "en rad för varje medlem och månad",
            "ta bort den rad som inte gäller",
        ),
        en=(
            "{member} {month} more than once in the file, written in different ways",
            "one row for each member and month",
            "remove the row that does not hold",
        ),
    ),
    "month_must_be_over": error(
        sv=(
            "{member} har uppgifter för {month}, och idag är det {today}",
            "en månad som är slut, eller en uppgift för den löpande månaden som kallas preliminär",
            "rätta perioden, eller skriv preliminär i anmärkningen",
        ),
        en=(
            "{member} has figures for {month}, and today is {today}",
            "a month that is over, or a figure of the running month that is called preliminary",
            "correct the period, or write preliminary in the remark",
        ),
    ),
    "month_must_be_of_membership": finding(
        sv=(
            "{member} är inte medlem i {month} (från {joined} till {left})",
            "månader då medlemmen är med; raden är inte intagen",
            "rätta perioden, eller joined och left i consortium.yaml",
        ),
        en=(
            "{member} is no member in {month} (from {joined} until {left})",
            "months of membership; the row is not taken in",
            "correct the period, or joined and left in consortium.yaml",
        ),
    ),
    "member_must_belong_in_the_month": error(
        sv=(
            "{member} är inte medlem i {months} (från {joined} {until})",
            "en månad då medlemmen är med",
            "välj månad med --period, eller rätta joined och left i consortium.yaml",
        ),
        en=(
            "{member} is no member in {months} (from {joined} {until})",
            "a month of membership",
            "choose the month with --period, or correct joined and left in consortium.yaml",
        ),
    ),
    "month_must_have_members": error(
        sv=(
            "ingen är medlem i {months}",
            "en månad då någon är medlem",
            "välj månad med --period, eller för in medlemmarna i consortium.yaml",
        ),
        en=(
            "nobody is a member in {months}",
            "a month in which somebody is a member",
            "choose the month with --period, or enter the members in consortium.yaml",
        ),
    ),
    "reminded_month_must_be_over": error(
        sv=(
            "{found}, och idag är det {today}",
            "en månad som är slut",
            "vänta tills månaden är över, eller välj en tidigare",
        ),
        en=(
            "{found}, and today is {today}",
            "a month that is over",
            "wait until the month is over, or choose an earlier one",
        ),
    ),
    "file_must_hold_headings": error(
        sv=(
            "inget blad med en rad av rubriker",
            "ett blad med rubriker över sina kolumner",
            "be medlemmen sätta rubriker över kolumnerna, eller använda mallen",
        ),
        en=(
            "no sheet with a row of headings",
            "a sheet with headings over its columns",
            "ask the member for headings over the columns, or to use the template",
        ),
    ),
    "mapping_must_name_a_sheet": error(
        sv=("bladet {found} finns inte", "ett av bladen: {known}", "rätta sheet= efter --map"),
        en=("there is no sheet {found}", "one of: {known}", "correct sheet= after --map"),
    ),
    "mapping_must_name_a_column": error(
        sv=(
            "{found}: ingen kolumn med den bokstaven eller rubriken",
            "en av kolumnerna: {known}",
            "rätta kolumnen efter --map, till exempel --map period=A,revenue=C",
        ),
        en=(
            "{found}: no column of that letter or heading",
            "one of the columns: {known}",
            "correct the column after --map, for example --map period=A,revenue=C",
        ),
    ),
    "mapping_must_name_a_figure": error(
        sv=(
            "{found}{hint}",
            "en av uppgifterna: {known}",
            "rätta namnet efter --map, till exempel --map period=A,revenue=C",
        ),
        en=(
            "{found}{hint}",
            "one of the figures: {known}",
            "correct the name after --map, for example --map period=A,revenue=C",
        ),
    ),
}
