"""Wordings about ``init --from``: opening balances from another program."""

from __future__ import annotations

from consortium.wording import Wording, error
from consortium.wording.opening_items import ITEMS

_BOOKS: dict[str, Wording] = {
    "settings_must_come_first": error(
        sv=(
            "{missing} saknas i {found}",
            "en mapp med fondens inställningar, ännu utan verifikationer",
            "skapa den med fondbok init, fyll i consortium.yaml och kör sedan om med --from",
        ),
        en=(
            "{found} has no {missing}",
            "a folder with the fund's settings and no vouchers yet",
            "make it with fondbok init, fill in consortium.yaml, then run this again with --from",
        ),
    ),
    "books_must_not_be_begun": error(
        sv=(
            "böckerna har redan {found} verifikationer, den första {first}",
            "böcker utan verifikationer: ingående balanser bokförs först och en gång",
            "är de fel och inget mer är bokfört, börja om i en ny mapp med samma inställningar; "
            "annars rätta med fondbok reverse och fondbok book",
        ),
        en=(
            "the books hold {found} vouchers already, the first {first}",
            "books without vouchers: opening balances are booked first, and once",
            "if they are wrong and nothing else is booked, begin again in a new folder with the "
            "same settings; else correct with fondbok reverse and fondbok book",
        ),
    ),
    "opening_day_must_have_come": error(
        sv=("{found}", "idag ({today}) eller tidigare", "vänta till den dagen, eller rätta --at"),
        en=("{found}", "today ({today}) or earlier", "wait for that day, or correct --at"),
    ),
    "month_must_not_precede_the_opening": error(
        sv=(
            "{found}",
            "{first} eller senare: tidigare månader hör till det förra programmet",
            "är avgiften obetald, skulle den ha stått bland de öppna posterna",
        ),
        en=(
            "{found}",
            "{first} or later: months before the opening balances are the earlier program's",
            "if its levy is unpaid, it should have been among the open items",
        ),
    ),
}

_FILE: dict[str, Wording] = {
    "sie_file_must_hold_balances": error(
        sv=(
            "en fil av slaget {found} utan saldon",
            "fondens egen bokföring: SIE av typ 4 (E), eller 1–3",
            "exportera bokföringen ur det förra programmet, inte ett underlag för import",
        ),
        en=(
            "a file of kind {found} without balances",
            "the fund's own books: SIE of type 4 (E), or 1–3",
            "export the books from the earlier program, not a file made for import",
        ),
    ),
    "opening_day_must_lie_in_the_file": error(
        sv=(
            "{found}; filen håller räkenskapsåren {years}",
            "en dag i filens räkenskapsår, eller dagen efter ett av dem",
            "rätta --at, eller exportera rätt räkenskapsår",
        ),
        en=(
            "{found}; the file holds the fiscal years {years}",
            "a day in a fiscal year of the file, or the day after one",
            "correct --at, or export the right fiscal year",
        ),
    ),
    "sie_file_must_reach_the_opening": error(
        sv=(
            "uttagen {found}",
            "en fil uttagen {eve} eller senare, så att allt före {day} är med",
            "exportera filen på nytt ur det förra programmet när allt är bokfört",
        ),
        en=(
            "drawn {found}",
            "a file drawn on {eve} or later, so that it holds everything before {day}",
            "export the file again from the earlier program when everything is booked",
        ),
    ),
    "sie_file_must_tell_of_the_months": error(
        sv=(
            "en fil av slaget {kind}, som inte säger hur saldona var {found}",
            "verifikationer (typ 4), eller periodsaldon (typ 2 eller 3), för det år dagen ligger i",
            "exportera en SIE-fil av typ 4, eller välj räkenskapsårets första dag med --at",
        ),
        en=(
            "a file of kind {kind}, which does not tell the balances on {found}",
            "vouchers (type 4) or period balances (type 2 or 3) of the year that the day lies in",
            "export a SIE file of type 4, or choose the fiscal year's first day with --at",
        ),
    ),
    "opening_day_must_begin_a_month": error(
        sv=(
            "{found}; en fil av slaget {kind} säger bara hur månaderna slutade",
            "den första dagen i en månad",
            "rätta --at, eller exportera en SIE-fil av typ 4",
        ),
        en=(
            "{found}; a file of kind {kind} tells only how months ended",
            "the first day of a month",
            "correct --at, or export a SIE file of type 4",
        ),
    ),
    "opening_voucher_must_have_a_day": error(
        sv=(
            "verifikation {voucher} utan dag",
            "en dag på varje verifikation, för att veta vad som hände före --at",
            "rätta dagen i det förra programmet och exportera på nytt",
        ),
        en=(
            "voucher {voucher} without a day",
            "a day on every voucher, to know what happened before --at",
            "correct the day in the earlier program and export again",
        ),
    ),
    "opening_balances_must_balance": error(
        sv=(
            "saldona före {day} summerar till {found}",
            "tillgångar som är lika med skulder och eget kapital, på öret",
            "sök felet i det förra programmet, eller för om årets resultat där, och exportera på "
            "nytt",
        ),
        en=(
            "the balances before {day} sum to {found}",
            "assets that equal debts and equity, to the öre",
            "find the error in the earlier program, or move the year's result there, and export "
            "again",
        ),
    ),
    "opening_balances_must_follow_the_year_before": error(
        sv=(
            "ingående balanser som inte är förra årets utgående: {found}; {first} slutade på "
            "{closing} och börjar på {opening}",
            "samma saldon, annars saknas det som bokfördes sent i förra året",
            "för över saldona till det nya året i det förra programmet (uppdatera ingående "
            "balanser) och exportera på nytt",
        ),
        en=(
            "opening balances that are not the closing ones of the year before: {found}; {first} "
            "ended at {closing} and begins at {opening}",
            "the same balances, else what was booked late in the old year is missing",
            "carry the balances over to the new year in the earlier program and export again",
        ),
    ),
    "sie_file_must_be_the_funds_own": error(
        sv=(
            "organisationsnummer {found} ({company})",
            "fondens eget: {expected}",
            "exportera fondens bokföring, eller rätta numret i consortium.yaml",
        ),
        en=(
            "organisation number {found} ({company})",
            "the fund's own: {expected}",
            "export the fund's books, or correct the number in consortium.yaml",
        ),
    ),
    "fiscal_years_must_agree": error(
        sv=(
            "ett räkenskapsår som börjar {found}",
            "{expected}, som i consortium.yaml",
            "rätta fiscal_year_starts, eller börja den dag då ett nytt räkenskapsår börjar",
        ),
        en=(
            "a fiscal year that begins on {found}",
            "{expected}, as in consortium.yaml",
            "correct fiscal_year_starts, or begin on the first day of a new fiscal year",
        ),
    ),
}

_ACCOUNTS: dict[str, Wording] = {
    "opening_accounts_must_be_mapped": error(
        sv=(
            "konton i filen som inte är precis ett av fondens: {found}",
            "vart och ett av dem fört till ett av fondens konton (docs/accounts.md)",
            "kör igen med detta, rättat där det behövs (flera --map går bra): --map {map}",
        ),
        en=(
            "accounts of the file that are not just one of the fund's: {found}",
            "each of them carried to an account of the fund (docs/accounts.md)",
            "run this again with, corrected where needed (several --map are fine): --map {map}",
        ),
    ),
    "map_must_be_readable": error(
        sv=(
            "{found}",
            "gamla konton, lika med, fondens konto",
            "skriv till exempel --map 1940=Assets:Bank:Main,50-69=Expenses:Administration",
        ),
        en=(
            "{found}",
            "old accounts, an equals sign, the fund's account",
            "write for example --map 1940=Assets:Bank:Main,50-69=Expenses:Administration",
        ),
    ),
    "mapped_account_must_be_ours": error(
        sv=(
            "{found}",
            "ett av fondens konton, med medlem, ändamål eller bank ur consortium.yaml",
            "välj ett konto i docs/accounts.md; medlemmarnas fordringar, förskott och insatser "
            "skrivs utan medlem, till exempel 1580=Assets:Receivable:Levies",
        ),
        en=(
            "{found}",
            "an account of the fund, its member, purpose or bank from consortium.yaml",
            "choose an account of docs/accounts.md; members' receivables, prepayments and capital "
            "are written without a member, such as 1580=Assets:Receivable:Levies",
        ),
    ),
    "open_items_must_make_the_balance": error(
        sv=(
            "{account}: saldo {found}, öppna poster av slaget {kind} {listed}, skillnad {off}",
            "öppna poster per medlem som tillsammans är saldot, på öret",
            "skriv dem i en lista och ange den med --open-items; stäm av den mot reskontran i det "
            "förra programmet",
        ),
        en=(
            "{account}: balance {found}, open items of kind {kind} {listed}, off by {off}",
            "open items by member that together are the balance, to the öre",
            "write them in a list and give it with --open-items; compare it with the ledger of "
            "the earlier program",
        ),
    ),
    "opening_purpose_must_be_known": error(
        sv=(
            "{found}",
            "ett ändamål, en gång, och dess belopp: {known}",
            "skriv till exempel --purpose solidarity=120000",
        ),
        en=(
            "{found}",
            "a purpose, once, and its amount: {known}",
            "write for example --purpose solidarity=120000",
        ),
    ),
    "purposes_must_not_exceed_the_equity": error(
        sv=(
            "{found} till ändamål, {off} för mycket",
            "högst {equity}: fritt eget kapital och medlemsinsatser",
            "minska beloppen efter --purpose",
        ),
        en=(
            "{found} for purposes, {off} too much",
            "at most {equity}: free equity and member capital",
            "lower the amounts after --purpose",
        ),
    ),
}

WORDINGS: dict[str, Wording] = {**_BOOKS, **_FILE, **_ACCOUNTS, **ITEMS}
