"""Wordings about payouts: where, when and on whose word money leaves, and what the bank answers."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

_WRITTEN: dict[str, Wording] = {
    "pay_to_must_be_readable": error(
        sv=(
            "{found}",
            "ett konto i Sverige med sitt slag: bankgiro 5050-1055, plusgiro 12 34 56-6, "
            "SE45 5000 …, eller clearing 8327-9 123 456 789-7",
            "skriv av kontot från fakturan, med slaget framför numret",
        ),
        en=(
            "{found}",
            "an account in Sweden with its kind: bankgiro 5050-1055, plusgiro 12 34 56-6, "
            "SE45 5000 …, or clearing 8327-9 123 456 789-7",
            "copy the account from the invoice, with its kind before the number",
        ),
    ),
    "bic_must_be_readable": error(
        sv=(
            "{found}",
            "bankens BIC, åtta eller elva tecken: SWEDSESS",
            "sök upp BIC i internetbanken, bredvid kontots IBAN",
        ),
        en=(
            "{found}",
            "the bank's BIC, eight or eleven letters: SWEDSESS",
            "look the BIC up in the internet bank, beside the account's IBAN",
        ),
    ),
    "reference_must_fit": error(
        sv=(
            "en referens på {found} tecken",
            "högst {letters} tecken, som bankerna för vidare",
            "korta av texten efter --reference",
        ),
        en=(
            "a reference of {found} letters",
            "at most {letters}, which banks pass on",
            "shorten the text after --reference",
        ),
    ),
}

_HELD: dict[str, Wording] = {
    "pay_to_must_be_given": error(
        sv=(
            "{found}: {amount} till {payee}, men inte vart",
            "ett konto att betala till",
            "en person eller medlem: för in pay_to i consortium.yaml; en leverantör: rätta {found} "
            "med fondbok reverse och bokför den igen med --pay-to; eller betala i internetbanken "
            "och bokför posten",
        ),
        en=(
            "{found}: {amount} to {payee}, but not where",
            "an account to pay to",
            "a person or member: enter pay_to in consortium.yaml; a supplier: undo {found} with "
            "fondbok reverse and book it again with --pay-to; or pay in the internet bank and book "
            "the entry",
        ),
    ),
    "payout_must_be_attested_by_another": error(
        sv=(
            "{found}, attesterad av {by}",
            "två personer bakom varje krona som lämnar fonden: en bokför, en annan attesterar",
            "rätta {found} med fondbok reverse och bokför den igen med --attested-by",
        ),
        en=(
            "{found}, attested by {by}",
            "two people behind every krona that leaves: one books, another attests",
            "undo {found} with fondbok reverse and book it again with --attested-by",
        ),
    ),
    "minutes_must_be_adjusted": error(
        sv=(
            "{found} vilar på {decision}",
            "ett beslut vars protokoll är justerat senast den {day}",
            "vänta på justeringen; saknar verifikationen beslutet eller dagen: rätta {found} med "
            "fondbok reverse och bokför den igen med --decision och --adjusted",
        ),
        en=(
            "{found} rests on {decision}",
            "a decision whose minutes are adjusted by {day}",
            "wait for the minutes; if the voucher lacks decision or day: undo {found} with "
            "fondbok reverse and book it again with --decision and --adjusted",
        ),
    ),
    "refused_payment_must_be_looked_into": error(
        sv=(
            "banken avvisade {found}, {amount} till {payee}: {why}",
            "en betalning som banken tar emot",
            "rätta det som var fel (en persons eller medlems pay_to i consortium.yaml) och kör "
            "fondbok export payments --again {found}; är en leverantörs konto fel: rätta {found} "
            "med fondbok reverse och bokför fakturan igen med rätt --pay-to",
        ),
        en=(
            "the bank refused {found}, {amount} to {payee}: {why}",
            "a payment that the bank takes",
            "correct what was wrong (a person's or member's pay_to in consortium.yaml) and run "
            "fondbok export payments --again {found}; if a supplier's account is wrong: undo "
            "{found} with fondbok reverse and book the invoice again with the right --pay-to",
        ),
    ),
    "opening_debts_should_be_paid_by_hand": finding(
        sv=(
            "{amount} ur de ingående balanserna ({found})",
            "fakturor som står för sig, var och en med sitt konto",
            "betala dem i internetbanken när de förfaller, och bokför bankposterna: fondbok book "
            "--template supplier_payment (2890: payout)",
        ),
        en=(
            "{amount} of the opening balances ({found})",
            "invoices that stand by themselves, each with its account",
            "pay them in the internet bank when they fall due, and book the bank entries: fondbok "
            "book --template supplier_payment (2890: payout)",
        ),
    ),
    "bank_entry_must_be_booked_first": error(
        sv=(
            "{payout} till {payee} kan redan vara betald: {amount} gick ut den {day} ({found})",
            "varje post ut på kontoutdraget bokförd innan samma belopp skickas",
            "bokför posten (fondbok match visar den), och kör igen",
        ),
        en=(
            "{payout} to {payee} may be paid already: {amount} went out on {day} ({found})",
            "every entry out of the statement booked before the same amount is sent",
            "book the entry (fondbok match shows it), and run again",
        ),
    ),
}

_REFUSED: dict[str, Wording] = {
    "payments_must_be_covered": error(
        sv=(
            "{found} att betala, {balance} på kontot och {away} redan på väg ut",
            "pengar som räcker: {missing} fattas",
            "vänta på inbetalningar, eller flytta pengar hit från ett annat konto och ta in dess "
            "kontoutdrag",
        ),
        en=(
            "{found} to pay, {balance} on the account and {away} on its way out already",
            "money that is enough: {missing} is missing",
            "wait for payments in, or move money here from another account and take in its "
            "statement",
        ),
    ),
    "payouts_must_be_what_is_owed": error(
        sv=(
            "{found} att betala, men skulden på {account} är {owed}",
            "utbetalningar som tillsammans är högst skulden",
            "en betalning är bokförd utan att säga vad den betalar: rätta den med fondbok reverse "
            "och bokför bankposten igen",
        ),
        en=(
            "{found} to pay, but {owed} is owed on {account}",
            "payouts that are together at most what is owed",
            "a payment is booked without saying what it pays: undo it with fondbok reverse and "
            "book the bank entry again",
        ),
    ),
    "payment_day_must_not_be_past": error(
        sv=("{found}", "en dag från och med {today}", "rätta dagen efter --on"),
        en=("{found}", "a day from {today} on", "correct the day after --on"),
    ),
    "again_must_name_a_refused_payment": error(
        sv=(
            "{found}",
            "en utbetalning som banken har avvisat: {known}",
            "rätta numret efter --again; bankens svar tas in med fondbok take-in",
        ),
        en=(
            "{found}",
            "a payout that the bank has refused: {known}",
            "correct the number after --again; the bank's answer is taken in with fondbok take-in",
        ),
    ),
    "account_must_be_able_to_pay": error(
        sv=(
            "{found} utan IBAN som gäller i dag",
            "ett konto att betala från, med IBAN",
            "för in kontots iban under bank_accounts i consortium.yaml",
        ),
        en=(
            "{found} without an IBAN that holds today",
            "an account to pay from, with an IBAN",
            "enter the account's iban under bank_accounts in consortium.yaml",
        ),
    ),
    "bank_must_have_a_bic": error(
        sv=(
            "{found}, vars BIC programmet inte känner",
            "bankens BIC",
            "för in bic vid kontot under bank_accounts i consortium.yaml",
        ),
        en=(
            "{found}, whose BIC the program does not know",
            "the bank's BIC",
            "enter bic at the account under bank_accounts in consortium.yaml",
        ),
    ),
    "bank_must_have_an_agreement": error(
        sv=(
            "{found}",
            "det avtals-id för betalfiler som {bank} kräver",
            "för in agreement vid kontot under bank_accounts i consortium.yaml, som det står i "
            "avtalet",
        ),
        en=(
            "{found}",
            "the agreement id for payment files that {bank} demands",
            "enter agreement at the account under bank_accounts in consortium.yaml, as the "
            "agreement has it",
        ),
    ),
    "sent_payment_should_be_stopped": finding(
        sv=(
            "{found} är rättad, men {amount} till {payee} är redan skickad och betalas {day}",
            "en betalning som stoppas när skulden är borta",
            "stoppa betalningen i internetbanken; går den ut ändå väntar posten i fondbok match",
        ),
        en=(
            "{found} is undone, but {amount} to {payee} is sent already and is paid on {day}",
            "a payment that is stopped when its debt is gone",
            "stop the payment in the internet bank; if it leaves all the same, the entry waits in "
            "fondbok match",
        ),
    ),
    "answer_must_be_of_our_file": error(
        sv=(
            "ett svar på {found}",
            "ett svar på en betalfil som fonden har skickat: {known}",
            "ta in filen i de böcker som betalfilen kom från; annars fråga banken",
        ),
        en=(
            "an answer to {found}",
            "an answer to a payment file that the fund has sent: {known}",
            "take it in to the books that the payment file came from; else ask the bank",
        ),
    ),
}

WORDINGS: dict[str, Wording] = {**_WRITTEN, **_HELD, **_REFUSED}
