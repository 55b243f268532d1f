"""Wordings about bank accounts, statements of them, and payments."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "payment_must_be_unplaced": error(
        sv=(
            "{found} är ingen inbetalning som väntar",
            "en verifikation med en oplacerad inbetalning: {known}",
            "se vad som väntar med fondbok match",
        ),
        en=(
            "{found} is no payment that waits",
            "a voucher with an unplaced payment: {known}",
            "see what waits with fondbok match",
        ),
    ),
    "payment_must_have_a_payer": error(
        sv=(
            "inget tyder på vem som betalade {amount} ({found})",
            "en medlem eller en fordran",
            "ange --member M eller --to V2026-3, eller låt den vänta",
        ),
        en=(
            "nothing tells who paid {amount} ({found})",
            "a member or a claim",
            "name one with --member M or --to V2026-3, or let it wait",
        ),
    ),
    "claim_must_be_open": error(
        sv=(
            "{found} är ingen obetald fordran",
            "en obetald fordran: {known}",
            "se fordringarna med fondbok status, eller låt beloppet stå som förskott med --member",
        ),
        en=(
            "{found} is no unpaid claim",
            "an unpaid claim: {known}",
            "see the claims with fondbok status, or let it stand as prepaid with --member",
        ),
    ),
    "settling_must_be_undone_first": error(
        sv=(
            "{found} är placerad genom {by}",
            "en inbetalning som ingen har placerat vidare",
            "rätta först placeringen: fondbok reverse {by}",
        ),
        en=(
            "{found} was placed by {by}",
            "a payment that nobody has placed",
            "reverse the placing first: fondbok reverse {by}",
        ),
    ),
    "settled_claim_must_exist": error(
        sv=(
            "{found} reglerar {claim}, som ingen verifikation är",
            "en fordran eller en inbetalning i böckerna",
            "återställ filen ur git eller säkerhetskopian",
        ),
        en=(
            "{found} settles {claim}, which no voucher is",
            "a claim or a payment in the books",
            "restore the file from git or the backup",
        ),
    ),
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
