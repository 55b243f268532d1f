"""Wordings about bank accounts, statements of them, and payments."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "account_must_be_known": error(
        sv=(
            "{found}",
            "ett av bankkontona i consortium.yaml: {known}",
            "rätta namnet efter --account",
        ),
        en=(
            "{found}",
            "one of the bank accounts of consortium.yaml: {known}",
            "correct the name after --account",
        ),
    ),
    "statement_must_be_of_our_account": error(
        sv=(
            "filen gäller kontot {found}, som inte är fondens",
            "ett av bankkontona i consortium.yaml: {known}",
            "är kontot fondens, för in dess iban eller bankgiro under bank_accounts; säger filen "
            "inte vilket konto den gäller, kör igen med --account",
        ),
        en=(
            "the file is about account {found}, which is not the fund's",
            "one of the bank accounts of consortium.yaml: {known}",
            "if the account is the fund's, enter its iban or bankgiro under bank_accounts; if the "
            "file does not say its account, run again with --account",
        ),
    ),
    "statement_must_be_in_kronor": error(
        sv=(
            "belopp i {found}",
            "ett konto i svenska kronor (SEK)",
            "hämta ett utdrag för kronkontot; konton i annan valuta bokförs för hand",
        ),
        en=(
            "amounts in {found}",
            "an account in Swedish kronor (SEK)",
            "download a statement of the account in kronor; others are booked by hand",
        ),
    ),
    "entry_must_not_be_in_the_future": error(
        sv=(
            "en post bokförd {found}, efter i dag ({today})",
            "poster som banken redan har bokfört",
            "hämta filen igen från banken; är datumet rätt, kör med --date den dagen",
        ),
        en=(
            "an entry booked on {found}, after today ({today})",
            "entries that the bank has booked already",
            "download the file again; if the day is right, run with --date of that day",
        ),
    ),
}
