"""Wordings about ``book``: ordinary events, their documents and who attests them."""

from __future__ import annotations

from consortium.wording import Wording, booking_sie, error

_ASKED: dict[str, Wording] = {
    "template_must_be_known": error(
        sv=(
            "{found}",
            "en av mallarna: {known}",
            "skriv fondbok book --template MALL, eller --suggested för det som reglerna passar",
        ),
        en=(
            "{found}",
            "one of the templates: {known}",
            "write fondbok book --template T, or --suggested for what the rules fit",
        ),
    ),
    "option_must_fit_the_template": error(
        sv=(
            "{found} tillsammans med {template}",
            "av de val som skiljer mallarna åt, här: {known}",
            "ta bort {found}, eller välj en mall som använder det",
        ),
        en=(
            "{found} together with {template}",
            "of the options that differ between templates, here: {known}",
            "leave out {found}, or choose a template that reads it",
        ),
    ),
    "option_must_be_given": error(
        sv=("{found} utan {expected}", "{expected}", "lägg till {expected} i kommandot"),
        en=("{found} without {expected}", "{expected}", "add {expected} to the command"),
    ),
    "entry_must_be_named": error(
        sv=(
            "{template} utan bankpost",
            "posten på kontoutdraget som bokförs",
            "skriv postens första bokstäver sist i kommandot; fondbok match visar dem",
        ),
        en=(
            "{template} without a bank entry",
            "the entry of the statement that is booked",
            "write the entry's first letters last in the command; fondbok match shows them",
        ),
    ),
    "entry_must_be_waiting": error(
        sv=(
            "{found} är ingen bankpost som väntar",
            "en av de poster som väntar: {known}",
            "se vad som väntar med fondbok match; det som redan är bokfört rättas med fondbok "
            "reverse",
        ),
        en=(
            "{found} is no bank entry that waits",
            "one of those that wait: {known}",
            "see what waits with fondbok match; what is booked already is corrected with fondbok "
            "reverse",
        ),
    ),
    "entry_must_be_unambiguous": error(
        sv=(
            "{found} passar flera bankposter",
            "en av dem: {known}",
            "skriv fler bokstäver av posten",
        ),
        en=(
            "{found} fits several bank entries",
            "one of them: {known}",
            "write more of its letters",
        ),
    ),
    "entry_must_fit_the_template": error(
        sv=(
            "{found} på kontot, med mallen {template}",
            "{expected}",
            "kontrollera att det är rätt post, annars välj en annan mall",
        ),
        en=(
            "{found} on the account, with the template {template}",
            "{expected}",
            "check that it is the right entry, else choose another template",
        ),
    ),
    "document_must_be_given": error(
        sv=(
            "{template} utan underlag",
            "ett underlag till varje verifikation (bokföringslagen 5 kap. 6 §)",
            "ange fakturan, beslutet eller kvittot med --document FIL",
        ),
        en=(
            "{template} without a document",
            "a document behind every voucher (BFL 5:6)",
            "name the invoice, decision or receipt with --document FILE",
        ),
    ),
    "booked_purpose_must_exist": error(
        sv=(
            "{found}",
            "ett ändamål som bär kostnader: {known}",
            "rätta namnet efter --purpose; revolving lånas bara ut",
        ),
        en=(
            "{found}",
            "a purpose that bears costs: {known}",
            "correct the name after --purpose; revolving is only lent",
        ),
    ),
}

_AMOUNTS: dict[str, Wording] = {
    "booked_amount_must_be_positive": error(
        sv=("{found}", "ett belopp över 0,00 kr", "skriv beloppet utan minustecken"),
        en=("{found}", "an amount above 0.00", "write the amount without a minus sign"),
    ),
    "amount_must_be_that_of_the_entry": error(
        sv=(
            "{found}",
            "{expected}, som bankposten ger",
            "utelämna --amount, eller boka fakturan för sig och betalningen sedan",
        ),
        en=(
            "{found}",
            "{expected}, which the bank entry gives",
            "leave out --amount, or book the invoice by itself and its payment after it",
        ),
    ),
    "part_must_not_exceed_the_amount": error(
        sv=("{found} av {amount}", "högst hela beloppet", "rätta beloppen"),
        en=("{found} of {amount}", "at most the whole amount", "correct the amounts"),
    ),
    "payment_must_be_owed": error(
        sv=(
            "{found} betalas, men skulden på {account} är {owed}",
            "en betalning av en skuld som är bokförd",
            "boka först fakturan eller arvodet; eller boka det mot posten direkt, med mallen "
            "supplier_invoice eller board_fee",
        ),
        en=(
            "{found} is paid, but {owed} is owed on {account}",
            "a payment of what is booked as owed",
            "book the invoice or fee first; or book it against the entry at once, by the template "
            "supplier_invoice or board_fee",
        ),
    ),
    "account_must_be_in_the_chart": error(
        sv=(
            "{found}",
            "ett konto ur kontoplanen, med namnet i bokföringen",
            "se kontona i accounts.beancount eller docs/accounts.md",
        ),
        en=(
            "{found}",
            "an account of the chart, by its name in the books",
            "see the accounts in accounts.beancount or docs/accounts.md",
        ),
    ),
    "account_must_not_be_booked_by_hand": error(
        sv=(
            "{found}",
            "ett konto som inte sköts av ett eget kommando",
            "banken följer bankposterna, fordringar avgifterna, ändamål --purpose; ange posten "
            "eller välj ett annat konto",
        ),
        en=(
            "{found}",
            "an account that no other command keeps",
            "the bank follows its entries, claims follow levies, purposes --purpose; name the "
            "entry, or choose another account",
        ),
    ),
    "accounts_must_differ": error(
        sv=("{found} både i debet och kredit", "två skilda konton", "rätta det ena kontot"),
        en=("{found} debited and credited", "two different accounts", "correct one of them"),
    ),
}

_ATTESTED: dict[str, Wording] = {
    "attester_must_be_known": error(
        sv=(
            "{found}",
            "en person ur consortium.yaml som får attestera detta: {fitting}",
            "rätta namnet efter --attested-by",
        ),
        en=(
            "{found}",
            "a person of consortium.yaml who may attest this: {fitting}",
            "correct the name after --attested-by",
        ),
    ),
    "attester_must_hold_a_role": error(
        sv=(
            "{found} är varken attestant, kassör eller styrelse den {day}",
            "någon av: {fitting}",
            "låt en av dem attestera, eller för in rollen i consortium.yaml om den är beslutad",
        ),
        en=(
            "{found} is neither attestor, treasurer nor board on {day}",
            "one of: {fitting}",
            "let one of them attest, or enter the role in consortium.yaml if it is decided",
        ),
    ),
    "attester_must_not_be_the_payee": error(
        sv=(
            "{found} attesterar en betalning till {payee}",
            "någon annan än den som får betalt eller företräder den: {fitting}",
            "låt någon annan attestera, med --attested-by",
        ),
        en=(
            "{found} attests a payment to {payee}",
            "another than the one who is paid or speaks for it: {fitting}",
            "let another attest, with --attested-by",
        ),
    ),
    "attester_must_not_be_who_books": error(
        sv=(
            "{found} både bokför och attesterar",
            "två personer för fakturor, arvoden och löner; attest av någon av: {fitting}",
            "ange vem som har attesterat med --attested-by",
        ),
        en=(
            "{found} both books and attests",
            "two people for invoices, fees and payroll; attested by one of: {fitting}",
            "say who has attested with --attested-by",
        ),
    ),
}

WORDINGS: dict[str, Wording] = {**_ASKED, **_AMOUNTS, **_ATTESTED, **booking_sie.WORDINGS}
