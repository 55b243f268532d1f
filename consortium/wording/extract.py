"""Wordings about extracts: what a member may keep at home, and what the consortium asks for."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "extract_must_be_of_books": error(
        sv=(
            "{found}",
            "bokföringen själv: SIE 4, 3 eller 2 för räkenskapsåret, ur bokföringsprogrammet",
            "exportera SIE 4 ur programmet och kör fondbok extract på den filen; ett utdrag som"
            " redan är gjort skickas som det är",
        ),
        en=(
            "{found}",
            "the books themselves: SIE 4, 3 or 2 of the fiscal year, out of the program",
            "export SIE 4 from the program and run fondbok extract on that file; an extract that"
            " is already made is sent as it is",
        ),
    ),
    "extract_must_not_replace_another_file": error(
        sv=(
            "det finns redan en fil här, som inte är ett utdrag",
            "ett namn som är ledigt, eller ett tidigare utdrag",
            "välj ett annat namn med --out",
        ),
        en=(
            "there is a file here already, which is no extract",
            "a name that is free, or an earlier extract",
            "choose another name with --out",
        ),
    ),
    "extract_must_be_as_it_was_made": error(
        sv=(
            "ett utdrag som inte stämmer med sin kontrollsumma: det har ändrats eller skadats",
            "utdraget som fondbok extract skrev det",
            "be medlemmen köra fondbok extract på originalet igen och skicka filen orörd",
        ),
        en=(
            "an extract that does not agree with its checksum: it was changed or damaged",
            "the extract as fondbok extract wrote it",
            "ask the member to run fondbok extract on the original again, and send it untouched",
        ),
    ),
    "personal_data_must_stay_with_the_member": error(
        sv=(
            "en fil med uppgifter som kan röra personer: {found}",
            "inga personuppgifter, enligt accept i consortium.yaml",
            "be medlemmen köra fondbok extract på filen och skicka utdraget, eller ändra accept;"
            " radera filen ni fick",
        ),
        en=(
            "a file with what may be about people: {found}",
            "no personal data, by accept in consortium.yaml",
            "ask the member to run fondbok extract on the file and send the extract, or change"
            " accept; delete the file you got",
        ),
    ),
}
