"""Wordings about bank files in XML: statements and details in camt, answers in pain.002."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

_AGAIN_SV = "ladda ned filen på nytt från banken och ta in den som den är"
_AGAIN_EN = "download the file from the bank again and take it in as it is"
_ASK_SV = f"{_AGAIN_SV}; kvarstår felet, visa banken det här meddelandet"
_ASK_EN = f"{_AGAIN_EN}; if it remains, show this message to the bank"

_FILE: dict[str, Wording] = {
    "bank_xml_must_be_whole": error(
        sv=("XML som inte går att läsa: {found}", "en hel XML-fil", _AGAIN_SV),
        en=("XML that cannot be read: {found}", "a whole XML file", _AGAIN_EN),
    ),
    "bank_xml_must_not_declare_entities": error(
        sv=(
            "en dokumenttyp (DOCTYPE), som bankers filer aldrig har",
            "XML utan dokumenttyp och entiteter; sådana kan dölja angrepp",
            "ta inte in filen; hämta den på nytt direkt från banken och ta reda på varifrån "
            "den här kom",
        ),
        en=(
            "a document type (DOCTYPE), which files from banks never have",
            "XML without a document type and entities; they may hide an attack",
            "do not take the file in; fetch it directly from the bank again and find out where "
            "this one came from",
        ),
    ),
    "bank_file_must_hold_one_document": error(
        sv=(
            "ett XML-dokument till efter det första",
            "ett dokument per fil, så att inget blir oläst",
            "dela filen vid den här raden och ta in delarna var för sig",
        ),
        en=(
            "one more XML document after the first",
            "one document per file, so that nothing is left unread",
            "split the file at this line and take the parts in one by one",
        ),
    ),
    "bank_report_must_be_of_booked_days": error(
        sv=(
            "en rapport under dagen ({kind}), där inget ännu är slutligt",
            "ett kontoutdrag (camt.053) eller en avisering (camt.054)",
            "ladda ned kontoutdraget för dagen när den är slut",
        ),
        en=(
            "an intraday report ({kind}), in which nothing is final yet",
            "a statement (camt.053) or a notification (camt.054)",
            "download the statement of the day once it is over",
        ),
    ),
    "bank_element_must_be_given": error(
        sv=("{parent} utan {element}", "{element}, som ISO 20022 kräver", _ASK_SV),
        en=("{parent} without {element}", "{element}, which ISO 20022 demands", _ASK_EN),
    ),
    "bank_element_must_be_readable": error(
        sv=("{element}: ”{found}”", "{expected}", _ASK_SV),
        en=('{element}: "{found}"', "{expected}", _ASK_EN),
    ),
    "bank_amount_must_be_whole_ore": error(
        sv=(
            "beloppet {found} {currency}, som har fler än två decimaler",
            "högst två decimaler; inget avrundas här",
            "be banken om en fil med belopp i hela ören",
        ),
        en=(
            "the amount {found} {currency}, with more than two decimals",
            "two decimals at most; nothing is rounded here",
            "ask the bank for a file with amounts in whole öre",
        ),
    ),
}

_STATEMENT: dict[str, Wording] = {
    "bank_statement_should_tie": finding(
        sv=(
            "kontoutdrag {number} för {account}: ingående {opening} och rörelser {entries} ger "
            "inte utgående {closing}; det skiljer {difference}",
            "att ingående saldo och rörelser ger utgående saldo",
            "jämför med internetbanken; något kan saknas i filen, och reconcile visar det",
        ),
        en=(
            "statement {number} of {account}: opening {opening} and movements {entries} do not "
            "give closing {closing}; off by {difference}",
            "opening balance and movements that give the closing balance",
            "compare with the internet bank; something may be missing, and reconcile shows it",
        ),
    ),
    "bank_statement_should_keep_to_one_currency": finding(
        sv=(
            "kontoutdrag {number} för {account} i {currency}, med belopp även i {others}",
            "en valuta per konto; belopp i olika valutor summeras aldrig",
            "kontrollera raderna och saldona i {others} för hand",
        ),
        en=(
            "statement {number} of {account} in {currency}, with amounts in {others} as well",
            "one currency per account; amounts in different currencies are never summed",
            "check the rows and balances in {others} by hand",
        ),
    ),
    "bank_statement_should_have_balances": finding(
        sv=(
            "kontoutdrag {number} för {account} utan {missing}",
            "ingående och utgående saldo att stämma av mot",
            "ta in de sidor eller dagar som saknas, om det finns fler",
        ),
        en=(
            "statement {number} of {account} without {missing}",
            "an opening and a closing balance to reconcile against",
            "take in the pages or days that are missing, if there are more",
        ),
    ),
    "bank_entries_should_be_booked": finding(
        sv=(
            "kontoutdrag {number} för {account}: rader med status {status} som inte togs med "
            "(antal: {count}, summa {sum})",
            "bokförda rader (BOOK)",
            "inget; raderna kommer i ett senare kontoutdrag om de blir bokförda",
        ),
        en=(
            "statement {number} of {account}: entries of status {status} that were left out "
            "(number: {count}, {sum} in all)",
            "booked entries (BOOK)",
            "nothing; they come in a later statement if they are booked",
        ),
    ),
    "bank_entry_should_have_a_booking_date": finding(
        sv=(
            "rader utan bokföringsdag (BookgDt): {count}; valutadagen används",
            "en bokföringsdag på varje rad",
            "kontrollera dagarna mot internetbanken",
        ),
        en=(
            "entries without a booking date (BookgDt): {count}; the value date is used",
            "a booking date on every entry",
            "check the dates against the internet bank",
        ),
    ),
}

WORDINGS: dict[str, Wording] = {**_FILE, **_STATEMENT}
