"""Wordings about the list of open items that comes with opening balances."""

from __future__ import annotations

from consortium.wording import Wording, error

ITEMS: dict[str, Wording] = {
    "open_items_must_have_headings": error(
        sv=(
            "en fil utan rubrikrad med medlem och belopp",
            "rubrikerna {expected}",
            "skriv rubrikerna i den första raden",
        ),
        en=(
            "a file without a row of headings with member and amount",
            "the headings {expected}, or in English member, kind, month, amount, due, number",
            "write the headings in the first row",
        ),
    ),
    "open_item_must_name_its_member": error(
        sv=("en tom cell", "vems posten är, under {heading}", "skriv medlemmens nyckel eller namn"),
        en=("an empty cell", "whose it is, under {heading}", "write the member's key or name"),
    ),
    "open_item_must_be_a_members": error(
        sv=(
            "{found}",
            "en av medlemmarna, med nyckel, namn eller organisationsnummer: {known}",
            "rätta namnet i listan, eller för in medlemmen i consortium.yaml (den som har lämnat, "
            "med left)",
        ),
        en=(
            "{found}",
            "one of the members, by key, name or organisation number: {known}",
            "correct the name in the list, or enter the member in consortium.yaml (one that has "
            "left, with left)",
        ),
    ),
    "open_item_must_be_whole": error(
        sv=(
            "en tom cell",
            "en obetald avgift har {heading}",
            "fyll i cellen, eller skriv under slag vad raden är",
        ),
        en=(
            "an empty cell",
            "an unpaid levy has {heading}",
            "fill in the cell, or write under kind what the row is",
        ),
    ),
    "open_item_must_be_an_amount": error(
        sv=(
            "{found} under {heading} för {kind}",
            "ett belopp över noll (under noll bara för en avgift som är kredit)",
            "rätta beloppet, eller ta bort raden",
        ),
        en=(
            "{found} under {heading} for {kind}",
            "an amount above zero (below zero only for a levy that is a credit)",
            "correct the amount, or remove the row",
        ),
    ),
    "open_item_kind_must_be_known": error(
        sv=("{found} under {heading}", "något av {known}", "rätta cellen, eller lämna den tom"),
        en=("{found} under {heading}", "one of {known}", "correct the cell, or leave it empty"),
    ),
    "open_item_due_must_be_a_day": error(
        sv=("{found} under {heading}", "en dag", "skriv dagen som 2025-12-31"),
        en=("{found} under {heading}", "a day", "write the day as 2025-12-31"),
    ),
    "open_item_numbers_must_differ": error(
        sv=(
            "{found}, som också står på raden med cell {first}",
            "ett nummer för varje obetald faktura: det som medlemmen betalar den med",
            "rätta numret; står samma faktura på två rader, lägg ihop dem",
        ),
        en=(
            "{found}, which the row of cell {first} has too",
            "a number of its own for every unpaid invoice: what the member pays it by",
            "correct the number; if one invoice stands on two rows, add them up",
        ),
    ),
}
