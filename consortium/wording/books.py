"""Wordings about the books themselves: files, vouchers, numbering, earmarks."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

_RESTORE_SV = (
    "återställ filen ur git eller säkerhetskopian; rätta en verifikation med fondbok reverse"
)
_RESTORE_EN = "restore the file from git or the backup; correct a voucher with fondbok reverse"

_READING: dict[str, Wording] = {
    "books_text_must_be_utf8": error(
        sv=("byten på plats {byte} är inte UTF-8", "en textfil i UTF-8", _RESTORE_SV),
        en=("the byte at position {byte} is not UTF-8", "a text file in UTF-8", _RESTORE_EN),
    ),
    "books_must_be_as_written": error(
        sv=("ändrat för hand: {found}", "{expected}", _RESTORE_SV),
        en=("changed by hand: {found}", "{expected}", _RESTORE_EN),
    ),
    "books_must_hold_only_what_was_written": error(
        sv=(
            "en rad som Fondbok inte skriver: {found}",
            "bara det som Fondbok har skrivit",
            _RESTORE_SV,
        ),
        en=(
            "a line that Fondbok does not write: {found}",
            "only what Fondbok wrote",
            _RESTORE_EN,
        ),
    ),
    "books_folder_must_hold_books": error(
        sv=(
            "{missing} saknas i {folder}",
            "en mapp med bokföring",
            "ange mappen med --books, eller skapa ny bokföring med fondbok init",
        ),
        en=(
            "{folder} has no {missing}",
            "a folder with books",
            "name the folder with --books, or make new books with fondbok init",
        ),
    ),
    "period_file_must_be_included": error(
        sv=(
            "{file} nämns inte i main.beancount",
            'raden include "{file}" i main.beancount',
            "återställ main.beancount ur git eller säkerhetskopian",
        ),
        en=(
            "main.beancount does not name {file}",
            'the line include "{file}" in main.beancount',
            "restore main.beancount from git or the backup",
        ),
    ),
    "balances_must_be_as_written": error(
        sv=("ändrade saldon", "saldon som Fondbok skrev dem", "återställ filen ur git"),
        en=("changed balances", "balances as Fondbok wrote them", "restore the file from git"),
    ),
    "proposal_must_match_its_name": error(
        sv=(
            "innehållet har fingeravtrycket {found}",
            "fingeravtrycket i filnamnet, {name}",
            "förslaget har ändrats: återställ filen, eller ta bort den och kör fondbok month igen",
        ),
        en=(
            "the content has the digest {found}",
            "the digest in the file's name, {name}",
            "the proposal was changed: restore the file, or remove it and run fondbok month again",
        ),
    ),
}

_VOUCHERS: dict[str, Wording] = {
    "voucher_must_balance": error(
        sv=("{voucher} går inte jämnt ut: raderna ger {off}", "0,00 i varje enhet", _RESTORE_SV),
        en=("{voucher} does not balance: its legs sum to {off}", "0.00 in every unit", _RESTORE_EN),
    ),
    "voucher_must_have_two_legs": error(
        sv=("{voucher} har färre än två konteringsrader", "minst två rader", _RESTORE_SV),
        en=("{voucher} has fewer than two legs", "at least two legs", _RESTORE_EN),
    ),
    "amount_must_have_two_decimals": error(
        sv=("{found} på {account}", "ett belopp med exakt två decimaler", _RESTORE_SV),
        en=("{found} on {account}", "an amount with exactly two decimals", _RESTORE_EN),
    ),
    "amount_must_be_written_out": error(
        sv=("{account} utan eget belopp i en enhet", "ett utskrivet belopp per rad", _RESTORE_SV),
        en=(
            "{account} without an amount of its own in one unit",
            "an amount written on every leg",
            _RESTORE_EN,
        ),
    ),
    "voucher_must_have_a_number": error(
        sv=(
            "en transaktion utan serie och nummer, eller med annan länk än sitt nummer: {found}",
            "series, number och länken ^V2026-117",
            "ta bort den: i böckerna står bara verifikationer som Fondbok har bokfört",
        ),
        en=(
            "a transaction without series and number, or linked by another number: {found}",
            "series, number and the link ^V2026-117",
            "remove it: the books hold only vouchers that Fondbok has booked",
        ),
    ),
    "voucher_numbers_must_be_gapless": error(
        sv=(
            "{found} där {expected} skulle stå",
            "en obruten nummerserie per serie och räkenskapsår",
            _RESTORE_SV,
        ),
        en=(
            "{found} where {expected} should stand",
            "numbers without a gap per series and fiscal year",
            _RESTORE_EN,
        ),
    ),
    "vouchers_must_stand_in_order": error(
        sv=("{voucher} står före {before}", "nummerordning i filen (BFL 5 kap. 1 §)", _RESTORE_SV),
        en=("{voucher} stands before {before}", "number order in the file", _RESTORE_EN),
    ),
    "voucher_hash_must_chain": error(
        sv=(
            "{voucher} stämmer inte med texten i {before}",
            "prev = kontrollsumman av verifikationen före",
            "{before} eller en verifikation före den har ändrats: " + _RESTORE_SV,
        ),
        en=(
            "{voucher} does not match the text of {before}",
            "prev = the checksum of the voucher before it",
            "{before} or one before it was changed: " + _RESTORE_EN,
        ),
    ),
    "voucher_must_lie_in_its_month": error(
        sv=("{voucher} är daterad {found}", "en dag i {expected}, som filen gäller", _RESTORE_SV),
        en=("{voucher} is dated {found}", "a day in {expected}, the file's month", _RESTORE_EN),
    ),
    "voucher_year_must_be_its_fiscal_year": error(
        sv=("{voucher} är daterad {found}", "räkenskapsåret {expected} i numret", _RESTORE_SV),
        en=("{voucher} is dated {found}", "the fiscal year {expected} in its number", _RESTORE_EN),
    ),
}

_NAMES: dict[str, Wording] = {
    "account_must_name_a_member": error(
        sv=(
            "{account}: ingen medlem heter {found}",
            "en medlem i consortium.yaml: {known}",
            "för in medlemmen i consortium.yaml, eller " + _RESTORE_SV,
        ),
        en=(
            "{account}: no member is called {found}",
            "a member of consortium.yaml: {known}",
            "enter the member in consortium.yaml, or " + _RESTORE_EN,
        ),
    ),
    "account_must_name_a_purpose": error(
        sv=(
            "{account}: inget ändamål heter {found}",
            "ett ändamål i consortium.yaml: {known}",
            "för in ändamålet i consortium.yaml, eller " + _RESTORE_SV,
        ),
        en=(
            "{account}: no purpose is called {found}",
            "a purpose of consortium.yaml: {known}",
            "enter the purpose in consortium.yaml, or " + _RESTORE_EN,
        ),
    ),
    "account_must_be_nfc": error(
        sv=(
            "{account} skrivet med lösa accenttecken (NFD)",
            "sammansatta tecken (NFC), annars blir det ett annat konto",
            _RESTORE_SV,
        ),
        en=(
            "{account} written with loose accents (NFD)",
            "composed characters (NFC), else it is another account",
            _RESTORE_EN,
        ),
    ),
}

_EARMARKS: dict[str, Wording] = {
    "earmarks_must_net_to_zero": error(
        sv=(
            "{voucher}: Equity:Appropriated och ändamålen ger tillsammans {off}",
            "0,00: avsättning rör aldrig balansräkningen",
            _RESTORE_SV,
        ),
        en=(
            "{voucher}: Equity:Appropriated and the purposes sum to {off}",
            "0.00: earmarking never moves the balance sheet",
            _RESTORE_EN,
        ),
    ),
    "levy_must_be_earmarked_whole": error(
        sv=(
            "{voucher} avsätter {found}",
            "{expected}: hela avgiften utan moms går till ändamål",
            _RESTORE_SV,
        ),
        en=(
            "{voucher} earmarks {found}",
            "{expected}: the whole levy without VAT goes to purposes",
            _RESTORE_EN,
        ),
    ),
    "unappropriated_must_not_be_negative": finding(
        sv=(
            "ändamålen överstiger det egna kapitalet med {found}",
            "0,00 kr eller mer i eget kapital som inte är avsatt",
            "bokför förlusten mot det ändamål som ska bära den",
        ),
        en=(
            "the purposes exceed the equity by {found}",
            "unappropriated equity of 0.00 or more",
            "book the loss against the purpose that is to bear it",
        ),
    ),
    "purpose_must_not_be_negative": finding(
        sv=(
            "ändamålet {purpose} står på {found}",
            "0,00 kr eller mer",
            "flytta medel till ändamålet; tills dess görs inga utbetalningar ur det",
        ),
        en=(
            "the purpose {purpose} stands at {found}",
            "0.00 or more",
            "move means to the purpose; until then nothing is paid out of it",
        ),
    ),
}

_PLUGIN: dict[str, Wording] = {
    "check_must_run": error(
        sv=(
            "kontrollen {check} avbröts: {found}",
            "en kontroll som går igenom hela bokföringen",
            "rapportera felet till Fondboks utvecklare; bokföringen är orörd",
        ),
        en=(
            "the check {check} stopped: {found}",
            "a check that goes through the whole books",
            "report this to Fondbok's developers; the books are untouched",
        ),
    ),
}

WORDINGS: dict[str, Wording] = {**_READING, **_VOUCHERS, **_NAMES, **_EARMARKS, **_PLUGIN}
