"""Wordings of findings about the books in a SIE file: months, vouchers, balances, accounts."""

from __future__ import annotations

from consortium.wording import Wording, finding

_ASK_SV = "fråga medlemmen innan siffrorna används"
_ASK_EN = "ask the member before the figures are used"

WORDINGS: dict[str, Wording] = {
    "sie_file_should_say_when_it_was_drawn": finding(
        sv=(
            "#GEN {found}: det går inte att se när filen togs ut",
            "dagen då filen togs ut",
            "kontrollera att medlemmen hade bokfört hela månaden",
        ),
        en=(
            "#GEN {found}: nothing tells when the file was drawn",
            "the day on which the file was drawn",
            "check that the member had booked the whole month",
        ),
    ),
    "sie_file_should_be_drawn_after_the_month": finding(
        sv=(
            "filen sträcker sig till {covered}, innan {period} är slut (antal månader: {count})",
            "en fil uttagen efter månadens sista dag",
            "be om en ny fil när månaden är bokförd; dess siffror är ofullständiga",
        ),
        en=(
            "the file reaches to {covered}, before {period} has ended (months: {count})",
            "a file drawn after the last day of the month",
            "ask for a new file when the month is booked; its figures are incomplete",
        ),
    ),
    "sie_file_should_be_the_books": finding(
        sv=(
            "en importfil (4I) utan räkenskapsår eller saldon, t.ex. löner eller fakturor",
            "medlemmens hela bokföring",
            "be om SIE 4E ur bokföringsprogrammet; summorna här är inte hela månaden",
        ),
        en=(
            "an import file (4I) without fiscal year or balances, e.g. payroll or invoices",
            "the whole books of the member",
            "ask for SIE 4E from the bookkeeping program; the sums here are not the whole month",
        ),
    ),
    "sie_file_must_hold_months": finding(
        sv=(
            "{kind} med saldon för år men inget per månad",
            "verifikationer eller periodsaldon",
            "be om SIE 4 (eller 2, 3) för att få månadernas siffror",
        ),
        en=(
            "{kind} with balances by year but nothing by month",
            "vouchers or period balances",
            "ask for SIE 4 (or 2, 3) to get the figures of months",
        ),
    ),
    "sie_file_should_hold_movements": finding(
        sv=(
            "{kind} utan {missing}",
            "verifikationer (typ 4) eller #PSALDO (typ 2 och 3)",
            "rätt för ett nytt år; annars be om en ny fil",
        ),
        en=(
            "{kind} without {missing}",
            "vouchers (type 4) or #PSALDO (types 2 and 3)",
            "right for a new year; otherwise ask for a new file",
        ),
    ),
    "sie_file_should_hold_balances": finding(
        sv=(
            "verifikationer men inga saldon, så inget går att stämma av",
            "#IB, #UB och #RES",
            "kontrollera att filen är hela bokföringen och inte ett urval",
        ),
        en=(
            "vouchers but no balances, so nothing can be reconciled",
            "#IB, #UB and #RES",
            "check that the file is the whole books and not a selection",
        ),
    ),
    "sie_file_should_name_its_fiscal_year": finding(
        sv=(
            "ingen #RAR 0",
            "räkenskapsårets första och sista dag",
            "månader utan verifikationer kan inte räknas som noll",
        ),
        en=(
            "no #RAR 0",
            "the first and last day of the fiscal year",
            "months without vouchers cannot be counted as zero",
        ),
    ),
    "sie_fiscal_year_should_start_before_it_ends": finding(
        sv=("#RAR {index}: {found}", "början före slut; tiden däremellan används", _ASK_SV),
        en=("#RAR {index}: {found}", "start before end; the time between is used", _ASK_EN),
    ),
    "sie_fiscal_year_should_be_at_most_18_months": finding(
        sv=("#RAR {index}: {found}, {months} månader", "högst 18 månader (BFL 3:3)", _ASK_SV),
        en=("#RAR {index}: {found}, {months} months", "at most 18 months (BFL 3:3)", _ASK_EN),
    ),
    "sie_vouchers_should_lie_in_the_fiscal_year": finding(
        sv=(
            "verifikationer utanför räkenskapsåret (antal: {count}), först {voucher} den {date}",
            "ett räkenskapsår per fil; de räknas i sina egna månader",
            _ASK_SV,
        ),
        en=(
            "vouchers outside the fiscal year (number: {count}), first {voucher} on {date}",
            "one fiscal year a file; they count in their own months",
            _ASK_EN,
        ),
    ),
    "sie_vouchers_should_have_a_date": finding(
        sv=(
            "verifikationer utan läsbart datum (antal: {count}), först {voucher}: ”{found}”",
            "ett datum, ÅÅÅÅMMDD; de räknas inte i någon månad",
            "be medlemmen sätta datum och exportera filen på nytt",
        ),
        en=(
            'vouchers without a readable date (number: {count}), first {voucher}: "{found}"',
            "a date, YYYYMMDD; they count in no month",
            "ask the member to date them and export again",
        ),
    ),
    "sie_rows_should_be_dated_in_the_month_of_the_voucher": finding(
        sv=(
            (
                "rader daterade i en annan månad (antal: {count}), först {date} i {voucher} "
                "den {voucher_date}"
            ),
            "verifikationens månad, som också är den som räknas",
            _ASK_SV,
        ),
        en=(
            (
                "rows dated in another month (number: {count}), first {date} in {voucher} "
                "on {voucher_date}"
            ),
            "the month of the voucher, which is the one that counts",
            _ASK_EN,
        ),
    ),
    "sie_vouchers_should_balance": finding(
        sv=(
            (
                "verifikationer som inte balanserar (antal: {count}), först {voucher} "
                "med {amount} i skillnad"
            ),
            "debet lika med kredit",
            "be medlemmen rätta verifikationen och exportera filen på nytt",
        ),
        en=(
            "vouchers that do not balance (number: {count}), first {voucher}, off by {amount}",
            "debit equal to credit",
            "ask the member to correct the voucher and export again",
        ),
    ),
    "sie_voucher_numbers_should_be_unique": finding(
        sv=(
            "samma verifikationsnummer flera gånger (antal: {count}), först {voucher}",
            "ett nummer en gång per serie och år",
            "kontrollera att inget räknas dubbelt",
        ),
        en=(
            "the same voucher number several times (number: {count}), first {voucher}",
            "a number once per series and year",
            "check that nothing is counted twice",
        ),
    ),
    "sie_opening_balances_should_sum_to_zero": finding(
        sv=(
            "ingående saldon som summerar till {amount}",
            "0,00 kr; förra årets resultat är ofta inte omfört",
            "fråga medlemmen; inget bokas om här",
        ),
        en=(
            "opening balances that sum to {amount}",
            "SEK 0.00; often last year's result was not yet moved",
            "ask the member; nothing is moved here",
        ),
    ),
    "sie_closing_balances_should_follow_from_the_rows": finding(
        sv=(
            (
                "ingående saldo plus rader är inte utgående saldo (antal konton: {count}), "
                "först {account}: {reckoned} mot {stated} i filen"
            ),
            "samma saldo",
            _ASK_SV,
        ),
        en=(
            (
                "opening balance plus rows is not the closing balance (accounts: {count}), "
                "first {account}: {reckoned} against {stated} in the file"
            ),
            "the same balance",
            _ASK_EN,
        ),
    ),
    "sie_results_should_follow_from_the_rows": finding(
        sv=(
            (
                "raderna ger inte resultatkontots saldo (antal konton: {count}), "
                "först {account}: {reckoned} mot {stated} i filen"
            ),
            "samma saldo",
            _ASK_SV,
        ),
        en=(
            (
                "the rows do not give the result (accounts: {count}), "
                "first {account}: {reckoned} against {stated} in the file"
            ),
            "the same balance",
            _ASK_EN,
        ),
    ),
    "sie_period_balances_should_agree_with_the_rows": finding(
        sv=(
            (
                "periodsaldon som inte är summan av raderna (antal: {count}), "
                "först {account} i {period}: {reckoned} mot {stated} i filen"
            ),
            "samma saldo; raderna räknas",
            _ASK_SV,
        ),
        en=(
            (
                "period balances that are not the sum of the rows (number: {count}), "
                "first {account} in {period}: {reckoned} against {stated} in the file"
            ),
            "the same balance; the rows count",
            _ASK_EN,
        ),
    ),
    "sie_balances_should_stand_once": finding(
        sv=(
            "{tag} flera gånger för samma konto (antal: {count}), först {account}",
            "ett saldo per konto och år; det sista gäller",
            _ASK_SV,
        ),
        en=(
            "{tag} several times for one account (number: {count}), first {account}",
            "one balance per account and year; the last one holds",
            _ASK_EN,
        ),
    ),
    "sie_accounts_should_be_declared": finding(
        sv=(
            "konton utan #KONTO (antal: {count}), först {account}",
            "alla använda konton uppräknade; de lästes utan namn",
            "inget behöver göras",
        ),
        en=(
            "accounts without #KONTO (number: {count}), first {account}",
            "every account in use declared; they were read without a name",
            "nothing needs to be done",
        ),
    ),
    "sie_accounts_should_be_declared_once": finding(
        sv=(
            "#KONTO flera gånger (antal: {count}), först {account}",
            "ett namn per konto; det sista gäller",
            "inget behöver göras",
        ),
        en=(
            "#KONTO several times (number: {count}), first {account}",
            "one name per account; the last one holds",
            "nothing needs to be done",
        ),
    ),
    "sie_accounts_should_be_numbers": finding(
        sv=(
            "konton som inte är nummer (antal: {count}), först {account}",
            "kontonummer; bokstäver är ofta programmets egna felkonton",
            _ASK_SV,
        ),
        en=(
            "accounts that are no numbers (number: {count}), first {account}",
            "account numbers; letters are often a program's own error accounts",
            _ASK_EN,
        ),
    ),
}
