"""What a reconciliation says, in both languages: classes, differences, steps and notes by code."""

from __future__ import annotations

from reports.terminal import reconcile_payouts

Both = tuple[str, str]

AREAS: dict[str, Both] = {
    "bank": ("Bank", "Bank"),
    "receivables": ("Fordringar", "Receivables"),
    "members": ("Medlemmar", "Members"),
    "levies": ("Avgiftsunderlag", "Levy base"),
}
CLASSES: dict[str, Both] = {
    "amount": ("belopp", "amount"),
    "timing": ("tidpunkt", "timing"),
    "missing_here": ("saknas hos oss", "missing here"),
    "missing_there": ("saknas hos dem", "missing there"),
    "wrong_account": ("fel konto", "wrong account"),
    "statement_missing": ("kontoutdrag saknas", "statement missing"),
    "statement_gap": ("lucka i kontoutdrag", "gap in statements"),
    "not_placed": ("inte placerad", "not placed"),
    "declared": ("rapport mot bokföring", "report against books"),
}
WHAT: dict[str, Both] = {
    "balance": ("saldo", "balance"),
    "notices": ("obetalda avier", "open notices"),
    "debt": ("skuld till oss", "debt to us"),
    "capital": ("insats", "capital"),
    "loan": ("lån", "loan"),
    "revenue": ("intäkter", "revenue"),
}
NOTES: dict[str, Both] = {
    "bank_counted_from": (
        "{place}: räknat från bankens saldo den {day}",
        "{place}: counted from the bank's balance of {day}",
    ),
    "bank_never_moved": (
        "{place}: inget kontoutdrag och inget bokfört",
        "{place}: no statement, and nothing booked",
    ),
    "overdue": (
        "{place}: {overdue} är förfallet (fondbok arrears)",
        "{place}: {overdue} is overdue (fondbok arrears)",
    ),
    "no_books": (
        "{place}: inte jämfört, ingen SIE-fil täcker månaden; skicka ett saldobesked",
        "{place}: not compared, no SIE file covers the month; send a balance confirmation",
    ),
    "no_rows": (
        "{place}: inte jämfört, SIE-filen har inga verifikationer och kontot är inte bara "
        "fondens; be om typ 4 eller skicka ett saldobesked",
        "{place}: not compared, the SIE file has no vouchers and the account is not the fund's "
        "alone; ask for type 4 or send a balance confirmation",
    ),
}
SAYS: dict[str, Both] = {
    **reconcile_payouts.SAYS,
    "entry_not_booked": (
        "Bankens post {key} den {day} ({text}) är inte bokförd.",
        "The bank's entry {key} of {day} ({text}) is not booked.",
    ),
    "entry_booked_later": (
        "Bankens post den {day} är bokförd den {dated} ({voucher}).",
        "The bank's entry of {day} is booked on {dated} ({voucher}).",
    ),
    "reversed_later": (
        "{voucher} rättade den {day} en verifikation från den här månaden.",
        "{voucher} reversed on {day} a voucher of this month.",
    ),
    "entries_do_not_join": (
        "Posterna från {first} till {last} leder inte från det ena saldot till det andra.",
        "The entries from {first} to {last} do not lead from one balance to the other.",
    ),
    "month_end_not_known": (
        "Inget kontoutdrag visar vad som fanns på kontot den {last}.",
        "No statement shows what was on the account on {last}.",
    ),
    "voucher_without_entry": (
        "{voucher} den {day} rör bankkontot, men banken har ingen sådan post.",
        "{voucher} of {day} moves the bank account, but the bank has no such entry.",
    ),
    "balances_differ": (
        "Saldot är ett annat, och ingen enskild post förklarar det.",
        "The balance is another, and no single entry explains it.",
    ),
    "notices_differ": (
        "De obetalda avierna är inte tillsammans fordran i böckerna.",
        "The open notices do not make the receivable of the books.",
    ),
    "payer_not_known": (
        "Inbetalningen {voucher} ({payer}) är inte placerad.",
        "The payment {voucher} ({payer}) is not placed.",
    ),
    "booked_in_another_month": (
        "{voucher} den {day} är medlemmens {label} den {dated}.",
        "{voucher} of {day} is the member's {label} of {dated}.",
    ),
    "on_another_account": (
        "{voucher} den {day} står på konto {found} ({label}), väntat {account}.",
        "{voucher} of {day} stands on account {found} ({label}), expected {account}.",
    ),
    "all_on_another_account": (
        "Alla {number} verifikationer står på konto {found}, väntat {account}.",
        "All {number} vouchers stand on account {found}, expected {account}.",
    ),
    "amounts_differ": (
        "{voucher} den {day} har ett annat belopp i medlemmens {label} den {dated}.",
        "{voucher} of {day} has another amount in the member's {label} of {dated}.",
    ),
    "not_there_yet": (
        "{voucher} den {day} finns inte i medlemmens fil; den kan komma i nästa.",
        "{voucher} of {day} is not in the member's file; it may come in the next.",
    ),
    "not_there": (
        "{voucher} den {day} finns inte på konto {account} i medlemmens böcker.",
        "{voucher} of {day} is not on account {account} of the member's books.",
    ),
    "nothing_there": (
        "Inget som rör fonden finns på konto {account} i medlemmens böcker.",
        "Nothing about the fund is on account {account} of the member's books.",
    ),
    "not_here_yet": (
        "Medlemmens {label} den {dated} har inte kommit till oss än.",
        "The member's {label} of {dated} has not come to us yet.",
    ),
    "not_here": (
        "Medlemmens {label} den {dated} finns inte hos oss.",
        "The member's {label} of {dated} is not in our books.",
    ),
    "opening_differs": (
        "Ingående balans på konto {account} är en annan än vår.",
        "The opening balance of account {account} is not ours.",
    ),
    "sums_differ": (
        "Saldot på konto {account} är ett annat; filen visar inte varför.",
        "The balance of account {account} is another; the file does not show why.",
    ),
    "revenues_differ": (
        "Rapporten (hos oss) och bokföringen (hos dem) skiljer mer än {tolerance}.",
        "The report (ours) and the books (theirs) differ by more than {tolerance}.",
    ),
}
STEPS: dict[str, Both] = {
    **reconcile_payouts.STEPS,
    "book_entry": (
        "bokför vad den var: fondbok book --template … {key}",
        "book what it was: fondbok book --template … {key}",
    ),
    "run_month": (
        "bokför inbetalningen: fondbok month {period}",
        "book the payment: fondbok month {period}",
    ),
    "download_statement": (
        "hämta kontoutdraget för {first} till {last} ({account}): fondbok take-in FIL",
        "download the statement of {first} to {last} ({account}): fondbok take-in FILE",
    ),
    "correct_voucher": (
        "hör efter hos banken; är verifikationen fel: fondbok reverse {voucher} --why …",
        "ask the bank; if the voucher is wrong: fondbok reverse {voucher} --why …",
    ),
    "look_into_bank": (
        "jämför Assets:Bank i Fava med kontoutdraget, post för post",
        "compare Assets:Bank in Fava with the statement, entry by entry",
    ),
    "look_into_claims": (
        "leta efter en verifikation som rör fordran utan avi: fondbok arrears",
        "look for a voucher that moves the receivable without a notice: fondbok arrears",
    ),
    "place_payment": (
        "säg vems den är: fondbok match {voucher} --member …",
        "say whose it is: fondbok match {voucher} --member …",
    ),
    "place_as_suggested": (
        "troligen från {member}: fondbok match {voucher}",
        "probably from {member}: fondbok match {voucher}",
    ),
    "move_to_account": (
        "flytta raden i {label} från konto {found} till {account}",
        "move the row of {label} from account {found} to {account}",
    ),
    "move_all": (
        "eller flytta dem till konto {account}",
        "or move them to account {account}",
    ),
    "ask_which_account": (
        "är {found} rätt konto, skriv det under medlemmens accounts i consortium.yaml",
        "if {found} is the right account, enter it under the member's accounts in consortium.yaml",
    ),
    "correct_row": (
        "rätta {label} med {amount}, eller säg vad som är fel hos oss",
        "correct {label} by {amount}, or say what is wrong with ours",
    ),
    "explain_voucher": (
        "se varför vårt belopp är som det är: fondbok explain {voucher}",
        "see why our amount is as it is: fondbok explain {voucher}",
    ),
    "await_next_file": (
        "ta in medlemmens fil för {month} och kör igen",
        "take in the member's file of {month} and run again",
    ),
    "enter_notice": (
        "bokför avin {voucher} på konto {account}: {amount} (SIE-filen följde med avin)",
        "book notice {voucher} on account {account}: {amount} (the SIE file came with it)",
    ),
    "enter_payment": (
        "bokför betalningen eller krediten {voucher} på konto {account}: {amount}",
        "book the payment or credit {voucher} on account {account}: {amount}",
    ),
    "enter_loan": (
        "bokför {voucher} på konto {account}, lån från fonden: {amount}",
        "book {voucher} on account {account}, loan of the fund: {amount}",
    ),
    "enter_capital": (
        "bokför insatsen i {voucher} på konto {account}: {amount}",
        "book the capital of {voucher} on account {account}: {amount}",
    ),
    "enter_all": (
        "läs in avierna (SIE 4I) i bokföringsprogrammet; fondens namn ska stå i raderna",
        "read the notices (SIE 4I) into your program; the rows should name the fund",
    ),
    "send_notices": (
        "skicka avierna igen: fondbok notices MÅNAD",
        "send the notices again: fondbok notices MONTH",
    ),
    "find_payment": (
        "leta efter betalningen i kontoutdraget; har den inte kommit, hör med medlemmen",
        "look for the payment in the statement; if it has not come, ask the member",
    ),
    "find_claim": (
        "se om vi har skickat det som medlemmen bokfört",
        "see whether we have sent what the member has booked",
    ),
    "correct_if_wrong": (
        "visa underlaget till {label}, eller rätta den",
        "show what {label} rests on, or correct it",
    ),
    "await_own_bank": (
        "ta in nästa kontoutdrag och kör igen",
        "take in the next statement and run again",
    ),
    "compare_last_year": (
        "jämför bokslutets saldo på konto {account} med saldobeskedet",
        "compare last year's closing balance of account {account} with the confirmation",
    ),
    "send_vouchers": (
        "skicka en SIE-fil av typ 4, så att raderna syns",
        "send a SIE file of type 4, so that the rows are seen",
    ),
    "send_letter": (
        "skicka saldobeskedet: fondbok reconcile {month} --letters",
        "send the confirmation: fondbok reconcile {month} --letters",
    ),
    "say_which_is_right": (
        "säg vilken siffra för {month} som är rätt, och skicka den på nytt",
        "say which figure of {month} is right, and send it again",
    ),
    "true_up_by_declared": (
        "gäller rapporten blir avgiften {levy}: avräkning {amount}",
        "if the report is right the levy is {levy}: a true-up of {amount}",
    ),
    "true_up_by_books": (
        "gäller bokföringen blir avgiften {levy}: avräkning {amount}",
        "if the books are right the levy is {levy}: a true-up of {amount}",
    ),
}
WORDS: dict[str, Both] = {
    "title": ("Avstämning {month}", "Reconciliation of {month}"),
    "place": ("Konto", "Account"),
    "what": ("Vad", "What"),
    ">ours": (">Hos oss", ">Ours"),
    ">theirs": (">Hos dem", ">Theirs"),
    "agree": ("allt stämmer", "all agree"),
    "nothing": ("inget att jämföra", "nothing to compare"),
    "open": ("öppna skillnader: {number}", "open differences: {number}"),
    "explained": ("förklarade: {number}", "explained: {number}"),
    "accepted_some": ("godtagna: {number}", "accepted: {number}"),
    "differences": ("Öppna skillnader", "Open differences"),
    "settled": ("Förklarade och godtagna", "Explained and accepted"),
    "notes": ("Att veta", "To know"),
    "ours_theirs": ("hos oss {ours}, hos dem {theirs}", "ours {ours}, theirs {theirs}"),
    "accepted": (
        "Godtagen av {by} den {day}: {why}",
        "Accepted by {by} on {day}: {why}",
    ),
    "next_accept": (
        "fondbok reconcile {period} --accept {id} --why …   (om den får stå)",
        "fondbok reconcile {period} --accept {id} --why …   (if it may stand)",
    ),
    "next_again": ("fondbok reconcile {period}", "fondbok reconcile {period}"),
    "letters_not_issued": (
        "Utkast: inget är arkiverat. När du skickar dem: fondbok reconcile {month} --issue",
        "Drafts: nothing is archived. When you send them: fondbok reconcile {month} --issue",
    ),
    "all_agree": ("Allt stämmer för {month}.", "All agree for {month}."),
}
