"""The words of confirmations in both languages, by key: Swedish, English."""

from __future__ import annotations

from collections.abc import Mapping

from consortium.money import Language

Pair = tuple[str, str]


def word(key: str, language: Language, **values: object) -> str:
    """The text under ``key``; a missing key is a bug."""
    return WORDS[key][0 if language == "sv" else 1].format(**values)


WORDS: Mapping[str, Pair] = {
    "subject": (
        "Saldobesked {day} från {consortium}",
        "Balance confirmation {day} from {consortium}",
    ),
    "greeting": (
        "Hej {name},\n\nså här står det mellan oss den {day} enligt våra böcker:",
        "Hello {name},\n\nby our books this stands between us on {day}:",
    ),
    "debt_is": ("Ni är skyldiga oss {amount}", "You owe us {amount}"),
    "ahead_is": ("Ni har betalat {amount} i förskott", "You have paid {amount} ahead"),
    "loan_is": (
        "Ert lån hos oss, utom det som har förfallit, är {amount}",
        "Your loan with us, less what has fallen due, is {amount}",
    ),
    "capital_is": ("Er insats hos oss är {amount}", "Your member capital with us is {amount}"),
    "theirs_is": (
        " (enligt er fil, konto {account}: {amount})",
        " (by your file, account {account}: {amount})",
    ),
    "unpaid_notices": ("Obetalda avier:", "Unpaid notices:"),
    "due_on": (", förfaller {due}", ", due {due}"),
    "differences_are": (
        "Det här skiljer mellan era böcker och våra:",
        "This differs between your books and ours:",
    ),
    "answer": (
        "Svara om det stämmer, och annars vad som står hos er. Saldobeskedet är ingen "
        "betalningspåminnelse.",
        "Please answer whether this is right, and if not, what your books say. This is no "
        "reminder of payment.",
    ),
    "regards": ("Vänliga hälsningar\n{signed}", "Kind regards\n{signed}"),
    "heading": ("Saldobesked", "Balance confirmation"),
    "as_of": ("per den {day}", "as of {day}"),
    "to": ("Till", "To"),
    "org": ("Org.nr {number}", "Org. no. {number}"),
    "day": ("Saldodag", "As of"),
    "lead": (
        "Så här står det mellan oss enligt våra böcker. Jämför med era, kryssa för om det stämmer, "
        "skriv under och skicka tillbaka. Saldobeskedet är ingen betalningspåminnelse.",
        "By our books this stands between us. Please compare it with yours, tick whether it is "
        "right, sign it and send it back. This is no reminder of payment.",
    ),
    "balances": ("Saldon", "Balances"),
    "ours": ("Hos oss", "Our books"),
    "theirs": ("Hos er", "Your books"),
    "difference": ("Skillnad", "Difference"),
    "debt": ("Er skuld till oss", "What you owe us"),
    "ahead": ("Förskott hos oss", "What you have paid ahead"),
    "loan": ("Ert lån hos oss", "Your loan with us"),
    "capital": ("Er insats hos oss", "Your member capital with us"),
    "on_account": ("konto {account}", "account {account}"),
    "not_seen": (
        "Vi har ingen SIE-fil från er som visar saldot den {day}, så kolumnen Hos er är tom.",
        "We have no SIE file of yours that shows the balance on {day}, so the column of your "
        "books is empty.",
    ),
    "notices": ("Vad skulden består av", "What the debt consists of"),
    "notice": ("Avi", "Notice"),
    "month": ("Avser", "For"),
    "due": ("Förfaller", "Due"),
    "amount": ("Belopp", "Amount"),
    "less_ahead": ("Betalt i förskott", "Paid ahead"),
    "other": ("Annat i våra böcker", "Other in our books"),
    "total": ("Summa", "Total"),
    "differences": ("Det här skiljer", "What differs"),
    "what_differs": ("hos oss {ours}, hos er {theirs}", "ours {ours}, yours {theirs}"),
    "none": ("–", "–"),
    "class_missing_there": ("saknas hos er", "missing with you"),
    "you": ("Ni:", "You:"),
    "we": ("Vi", "We"),
    "reply": ("Ert svar", "Your answer"),
    "agrees": ("Stämmer med våra böcker.", "Agrees with our books."),
    "disagrees": (
        "Stämmer inte. Hos oss står det:",
        "Does not agree. Our books say:",
    ),
    "place_and_day": ("Ort och datum", "Place and date"),
    "signature": ("Underskrift", "Signature"),
    "name_in_print": ("Namnförtydligande", "Name in print"),
    "return_to": ("Skickas till", "Return to"),
    "foot": ("Gjort med Fondbok", "Made by Fondbok"),
    # What we do about a difference, as the member is told it (our own list names the commands).
    "step_await_next_file": (
        "väntar på er nästa SIE-fil och jämför igen.",
        "wait for your next SIE file and compare again.",
    ),
    "step_await_own_bank": (
        "väntar på bankens nästa kontoutdrag och jämför igen.",
        "wait for the bank's next statement and compare again.",
    ),
    "step_explain_voucher": (
        "går igenom hur beloppet i {voucher} kom till.",
        "look into how the amount of {voucher} came about.",
    ),
    "step_send_notices": ("skickar avierna igen.", "send the notices again."),
    "step_send_letter": ("skickar det här saldobeskedet.", "send this confirmation."),
    "step_find_payment": (
        "letar efter betalningen i vårt kontoutdrag.",
        "look for the payment in our bank statement.",
    ),
    "step_find_claim": (
        "ser efter om vi har skickat det ni har bokfört.",
        "see whether we have sent what you have booked.",
    ),
    "step_compare_last_year": (
        "jämför med saldot vid årsskiftet.",
        "compare with the balance at the turn of the year.",
    ),
    "step_ask_which_account": (
        "räknar med konto {found} framöver, om ni säger att det är rätt.",
        "use account {found} from now on, if you say that it is right.",
    ),
}
