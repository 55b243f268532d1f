"""Wordings about bank files that are text or tables: BgMax, and exports in CSV and Excel."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

_AGAIN_SV = "ladda ned filen på nytt från banken och ta in den som den är, utan att öppna den"
_AGAIN_EN = "download the file from the bank again and take it in as it is, without opening it"

_BGMAX: dict[str, Wording] = {
    "bgmax_lines_must_be_records": error(
        sv=(
            "”{found}”, {length} tecken",
            "en post: två siffror och därefter fält, tillsammans högst {width} tecken",
            _AGAIN_SV,
        ),
        en=(
            '"{found}", {length} characters',
            "a record: two digits and then fields, {width} characters at most",
            _AGAIN_EN,
        ),
    ),
    "bgmax_fields_must_be_readable": error(
        sv=(
            "”{found}” i post {record}",
            "{field} i siffror eller bokstäver som går att läsa",
            _AGAIN_SV,
        ),
        en=(
            '"{found}" in record {record}',
            "{field}, in digits or letters that can be read",
            _AGAIN_EN,
        ),
    ),
    "bgmax_records_must_stand_in_order": error(
        sv=(
            "post {record} där den inte hör hemma",
            "01, sedan insättningar från 05 till 15 med sina betalningar, sist 70",
            _AGAIN_SV,
        ),
        en=(
            "record {record} where it does not belong",
            "01, then deposits from 05 to 15 with their payments, at last 70",
            _AGAIN_EN,
        ),
    ),
    "bgmax_deposit_must_be_closed": error(
        sv=(
            "insättningen som börjar på rad {opened} saknar sin post 15",
            "en post 15 med dag och belopp efter varje insättnings betalningar",
            _AGAIN_SV,
        ),
        en=(
            "the deposit that begins on line {opened} lacks its record 15",
            "a record 15 with day and amount after the payments of each deposit",
            _AGAIN_EN,
        ),
    ),
    "bgmax_totals_must_agree": error(
        sv=("{what}: {told}", "{found}, som posterna före den ger", _AGAIN_SV),
        en=("{what}: {told}", "{found}, as the records before it give", _AGAIN_EN),
    ),
    "bgmax_file_must_end_with_its_totals": error(
        sv=("filen slutar utan slutposten 70", "en hel fil, från 01 till 70", _AGAIN_SV),
        en=("the file ends without its last record, 70", "a whole file, from 01 to 70", _AGAIN_EN),
    ),
    "bgmax_file_must_hold_real_payments": error(
        sv=(
            "en testfil (T i position 45 av post 01)",
            "en fil med riktiga betalningar (P)",
            "ta inte in den: hämta produktionsfilen från banken i stället",
        ),
        en=(
            "a test file (T in position 45 of record 01)",
            "a file of real payments (P)",
            "do not take it in: fetch the production file from the bank instead",
        ),
    ),
    "bgmax_codes_should_be_known": finding(
        sv=(
            "okända poster: {count}; kod (rad): {found}",
            "posterna i BgMax version 1",
            "inget, om betalningarna ser rätta ut: summorna stämmer utan de okända posterna",
        ),
        en=(
            "unknown records: {count}; code (line): {found}",
            "the records of BgMax version 1",
            "nothing, if the payments look right: the totals agree without the unknown records",
        ),
    ),
    "bgmax_references_should_break_down_the_payment": finding(
        sv=(
            "extra referenser på {found} under en betalning på {amount} (antal: {count})",
            "referenser vars belopp tillsammans är betalningens",
            "fråga betalaren vad betalningen gäller; beloppet räknas, fördelningen inte",
        ),
        en=(
            "extra references of {found} below a payment of {amount} (number: {count})",
            "references whose amounts make the payment",
            "ask the payer what the payment is for; its amount counts, the breakdown does not",
        ),
    ),
    "ocr_references_should_check": finding(
        sv=(
            "{found} (antal: {count})",
            "OCR-referenser med rätt längdsiffra och kontrollsiffra",
            "para ihop betalningen för hand om den inte känns igen: referensen är fel skriven",
        ),
        en=(
            "{found} (number: {count})",
            "OCR references whose length digit and check digit are right",
            "match the payment by hand if it is not recognised: the reference was written wrongly",
        ),
    ),
}

_EXPORT: dict[str, Wording] = {
    "bank_days_must_be_readable": error(
        sv=("{found} under {heading}", "en dag, till exempel 2026-04-02", _AGAIN_SV),
        en=("{found} under {heading}", "a day, such as 2026-04-02", _AGAIN_EN),
    ),
    "bank_amounts_must_be_readable": error(
        sv=(
            "{found} under {heading}",
            "ett belopp i hela ören som bara kan läsas på ett sätt",
            f"{_AGAIN_SV}; hjälper inte det, skriv beloppet med två decimaler",
        ),
        en=(
            "{found} under {heading}",
            "an amount in whole öre that reads in one way only",
            f"{_AGAIN_EN}; if that does not help, write the amount with two decimals",
        ),
    ),
    "bank_currencies_must_be_readable": error(
        sv=("{found} under {heading}", "en valuta med tre bokstäver, till exempel SEK", _AGAIN_SV),
        en=("{found} under {heading}", "a currency of three letters, such as SEK", _AGAIN_EN),
    ),
    "bank_texts_must_be_readable": error(
        sv=("{found} under {heading}", "en text, ingen formel eller felvärde", _AGAIN_SV),
        en=("{found} under {heading}", "a text, no formula or error value", _AGAIN_EN),
    ),
    "bank_rows_should_be_booked": finding(
        sv=(
            "rader som banken inte har bokfört än: {count}, som inte lästes",
            "bara bokförda rader",
            "inget: ta in en ny fil när banken har bokfört dem",
        ),
        en=(
            "rows that the bank has not booked yet: {count}, which were not read",
            "booked rows only",
            "nothing: take in a new file when the bank has booked them",
        ),
    ),
    "bank_file_should_hold_booked_rows": finding(
        sv=(
            "ingen bokförd rad (inte bokförda än: {count})",
            "minst en bokförd rad",
            "kontrollera perioden i banken; hände inget på kontot är allt som det ska",
        ),
        en=(
            "no booked row (not booked yet: {count})",
            "at least one booked row",
            "check the period in the bank; if nothing moved the account, all is well",
        ),
    ),
    "bank_rows_must_fit_their_headings": error(
        sv=("{found} kolumner", "högst {expected}, som raden med rubriker har", _AGAIN_SV),
        en=("{found} columns", "at most {expected}, as the line of headings has", _AGAIN_EN),
    ),
    "bank_balances_must_prove_the_columns": error(
        sv=(
            "saldot {found} i en fil från en okänd bank (antal: {count})",
            "{expected}, som saldot före och beloppet ger",
            "ta in kontoutdraget i camt.053; kolumnerna kan betyda något annat än de ser ut som",
        ),
        en=(
            "the balance {found} in the file of an unknown bank (number: {count})",
            "{expected}, as the balance before and the amount give",
            "take in the statement as camt.053; the columns may mean other than they seem to",
        ),
    ),
    "bank_balances_should_follow_from_the_rows": finding(
        sv=(
            "saldot {found} (antal: {count})",
            "{expected}, som saldot före och beloppet ger",
            "kontrollera i banken om rader saknas i filen, och ladda ned hela perioden på nytt",
        ),
        en=(
            "the balance {found} (number: {count})",
            "{expected}, as the balance before and the amount give",
            "check in the bank whether rows are missing, and download the whole period again",
        ),
    ),
}

WORDINGS: dict[str, Wording] = _BGMAX | _EXPORT
