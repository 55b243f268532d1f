"""Wordings about notices: what an invoice must state, and what is unpaid."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "notices_should_name_an_account": finding(
        sv=(
            "inget konto att betala till",
            "bankgiro eller IBAN under bank_accounts den dag avin är daterad",
            "skriv in kontot i consortium.yaml och gör avierna igen",
        ),
        en=(
            "no account to pay into",
            "bankgiro or IBAN under bank_accounts on the day of the notice",
            "enter the account in consortium.yaml and make the notices again",
        ),
    ),
    "invoices_should_state_addresses": finding(
        sv=(
            "ingen adress till {found}",
            "adress till säljare och köpare på en faktura (mervärdesskattelagen 17 kap. 24 §)",
            "skriv address i consortium.yaml, till exempel address: Storgatan 1, 591 30 Motala",
        ),
        en=(
            "no address of {found}",
            "the addresses of seller and buyer on an invoice (mervärdesskattelagen 17:24)",
            "write address in consortium.yaml, for example address: Storgatan 1, 591 30 Motala",
        ),
    ),
    "account_number_must_have_four_digits": error(
        sv=(
            "{found}",
            "ett konto med fyra siffror, till exempel 6982",
            "skriv kontots nummer i medlemmens egen kontoplan",
        ),
        en=(
            "{found}",
            "an account of four digits, for example 6982",
            "write the account's number in the member's own chart",
        ),
    ),
    "open_notices_should_make_the_receivable": finding(
        sv=(
            "obetalda avier på {found} för {member}, men fordran är {receivable}",
            "samma belopp på båda ställena",
            "leta efter verifikationer på medlemmens fordran som inte hör till någon avi",
        ),
        en=(
            "unpaid notices of {found} for {member}, but the receivable is {receivable}",
            "the same amount in both places",
            "look for vouchers on the member's receivable that belong to no notice",
        ),
    ),
}
