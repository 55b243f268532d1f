"""The words of the terminal in both languages, by key."""

from __future__ import annotations

from consortium.money import Language
from consortium.period import Period
from reports.terminal.words_agreements import OF_AGREEMENTS
from reports.terminal.words_members import OF_MEMBERS

_MONTHS: dict[Language, str] = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}


def month_name(period: Period, language: Language) -> str:
    """``mars 2026``, ``March 2026``."""
    return f"{_MONTHS[language].split()[period.month - 1]} {period.year}"


def word(key: str, language: Language, **values: object) -> str:
    """The text under ``key``; a missing key is a bug."""
    return WORDS[key][0 if language == "sv" else 1].format(**values)


def figure_name(figure: str, language: Language) -> str:
    """What a figure of a report is called."""
    return word(f"map_{figure}" if f"map_{figure}" in WORDS else figure, language)


def next_block(command: str, language: Language) -> str:
    """What to do now, under its title; nothing for no command."""
    lines = "".join(f"\n  {line}" for line in command.splitlines())
    return f"{word('next_title', language)}{lines}" if lines else ""


def headings(language: Language, *keys: str) -> list[str]:
    """The headings of a table; the ``>`` of a column of amounts stays in front."""
    return [">" * key.startswith(">") + word(key.removeprefix(">"), language) for key in keys]


def count(number: int, one: str, many: str) -> str:
    """``1 fil``, ``3 filer``."""
    return f"{number} {one if number == 1 else many}"


WORDS: dict[str, tuple[str, str]] = {
    **OF_AGREEMENTS,
    **OF_MEMBERS,
    "member": ("Medlem", "Member"),
    "base": ("Underlag", "Base"),
    "levy": ("Avgift", "Levy"),
    "to_pay": ("Att betala", "To pay"),
    "report": ("Rapport", "Report"),
    "receivable": ("Fordran", "Receivable"),
    "lent": ("Utlånat", "Lent"),
    "purpose": ("Ändamål", "Purpose"),
    "balance": ("Saldo", "Balance"),
    "tied": ("Bundet", "Tied"),
    "available": ("Tillgängligt", "Available"),
    "floor": ("Golv", "Floor"),
    "voucher": ("Verifikation", "Voucher"),
    "date": ("Datum", "Date"),
    "text": ("Text", "Text"),
    "amount": ("Belopp", "Amount"),
    "due": ("Förfaller", "Due"),
    "total": ("Summa", "Total"),
    "key": ("Nyckel", "Key"),
    "number": ("Org.nr", "Org. no."),
    "joined": ("Medlem från", "Joined"),
    "left": ("till", "until"),
    "what": ("Vad", "What"),
    "kept": ("{file}: intagen", "{file}: taken in"),
    "held": (
        "{file}: allt fanns redan, inget ändrat",
        "{file}: all of it was known, nothing changed",
    ),
    "refused": ("{file}: inte intagen", "{file}: not taken in"),
    "is_of": ("{kind} från {member}", "{kind} from {member}"),
    "extract_of": ("utdrag ur {kind}", "extract of {kind}"),
    "fund_rows": (
        "rader mot fonden: {number}; originalets sha256 börjar {original}",
        "rows that face the fund: {number}; the original's sha256 begins {original}",
    ),
    "came_along": (
        "kan röra personer: {found}",
        "may be about people: {found}",
    ),
    "came_along_told": (
        "Vill ni inte ha det som kan röra personer: be medlemmen köra fondbok extract på sin fil "
        "och skicka utdraget.",
        "If you do not want what may be about people, ask the member to run fondbok extract on "
        "its file and to send the extract.",
    ),
    "understood": ("förstått: {periods}", "understood: {periods}"),
    "new_months": ("nytt: {periods}", "new: {periods}"),
    "partial": ("ofullständig: {periods}", "incomplete: {periods}"),
    "changed": (
        "ändrat sedan sist: {what} {period} från {before} till {after} ({difference})",
        "changed since last time: {what} {period} from {before} to {after} ({difference})",
    ),
    "changed_others": (
        "andra konton som ändrats sedan sist: {accounts} ({periods})",
        "other accounts changed since last time: {accounts} ({periods})",
    ),
    "revenue": ("intäkterna", "revenue"),
    "sales_to_members": ("försäljning till medlemmar", "sales to members"),
    "cash": ("likvida medel", "cash"),
    "payroll": ("löner", "payroll"),
    "payables": ("leverantörsskulder", "payables"),
    "receivables": ("kundfordringar", "receivables"),
    "people": ("antal anställda", "people"),
    "mapping_kept": (
        "Så läses bladet nästa gång: {file}",
        "This is how the sheet is read next time: {file}",
    ),
    "all_reported": ("Alla har rapporterat {month}.", "Everybody has reported {month}."),
    "no_email": (
        "ingen adress (skriv email för {member} i consortium.yaml)",
        "no address (write email of {member} in consortium.yaml)",
    ),
    "letter_to": ("Till", "To"),
    "letter_subject": ("Ämne", "Subject"),
    "map_sheets": ("Blad: {sheets}", "Sheets: {sheets}"),
    "map_sheet": ("Vilket blad (nummer)", "Which sheet (number)"),
    "map_headings": ("Rubriker på rad {row}:", "Headings in row {row}:"),
    "map_column": ("Kolumn för {figure} (- för ingen)", "Column of {figure} (- for none)"),
    "map_period": ("månaden", "the month"),
    "map_member": ("medlemmen", "the member"),
    "map_remark": ("anmärkningen", "the remark"),
    "yes": ("ja", "yes"),
    "no": ("nej", "no"),
    "reported": ("in", "in"),
    "not_reported": ("saknas", "missing"),
    "estimated": ("uppskattad", "estimated"),
    "of_which_estimated": (" (varav {number} uppskattad)", " ({number} of them estimated)"),
    "estimated_title": ("Uppskattade tills rapporten kommer", "Estimated until the report comes"),
    "not_member": ("–", "–"),
    "month_title": ("Månaden {month}", "The month of {month}"),
    "proposal_levy": (
        "Förslag {id}: avgift för {month}, {lines}, {amount} att betala",
        "Proposal {id}: levy for {month}, {lines}, {amount} to pay",
    ),
    "proposal_liquidity": (
        "Förslag {id}: hjälp för {month}, {lines}, {amount}",
        "Proposal {id}: help for {month}, {lines}, {amount}",
    ),
    "proposal_agreements": (
        "Förslag {id}: enligt avtal i {month}, {lines}, {amount}",
        "Proposal {id}: under agreements in {month}, {lines}, {amount}",
    ),
    "proposal_relocation": (
        "Förslag {id}: omställning i {month}, {lines}, {amount}",
        "Proposal {id}: relocation in {month}, {lines}, {amount}",
    ),
    "to_report_title": ("Ska anmälas", "To be reported"),
    "to_report": (
        "{decision} ska anmälas till {meeting}; sedan: fondbok approve {id} --reported …",
        "{decision} is to be reported to {meeting}; then: fondbok approve {id} --reported …",
    ),
    "by_decision": ("Enligt beslut: {decision}.", "By decision: {decision}."),
    "moves_nothing": (
        "  ingen verifikation: raderna flyttar inga av fondens pengar; beslutet gäller",
        "  no voucher: the lines move no money of the fund; the decision stands",
    ),
    "state_waiting": ("väntar på beslut av {body}", "waits for a decision of {body}"),
    "state_approved": ("godkänt av {body}", "approved by {body}"),
    "state_rejected": ("avslaget", "rejected"),
    "state_expired": (
        "beslutet är för gammalt; {body} beslutar på nytt",
        "the decision is too old; {body} decides anew",
    ),
    "line_one": ("rad", "line"),
    "line_many": ("rader", "lines"),
    "nothing_proposed": (
        "Inget att föreslå för {month}: allt är bokfört eller inget har kommit in.",
        "Nothing to propose for {month}: everything is booked, or nothing has come in.",
    ),
    "missing_title": ("Saknas", "Missing"),
    "findings_title": ("Anmärkningar", "Findings"),
    "next_title": ("Nästa steg", "Next step"),
    "next_take_in": (
        "be {members} om rapport för {month}, sedan: fondbok take-in FIL",
        "ask {members} for the report of {month}, then: fondbok take-in FILE",
    ),
    "next_month": (
        "inget kvar för {month}; när rapporterna för {next} har kommit: fondbok month {period}",
        "nothing left for {month}; when the reports for {next} are in: fondbok month {period}",
    ),
    "dry_run": ("Provkörning: inget skrevs.", "Dry run: nothing was written."),
    "posted_title": ("Bokfört", "Posted"),
    "would_post_title": ("Skulle bokföras", "Would be posted"),
    "reversed": ("{original} är rättad genom {reversal}.", "{original} is reversed by {reversal}."),
    "would_reverse": (
        "{original} skulle rättas genom {reversal}.",
        "{original} would be reversed by {reversal}.",
    ),
    "status_title": ("{name}, {month}", "{name}, {month}"),
    "status_now": (
        "Avgifterna gäller den månaden; alla saldon är som böckerna står nu.",
        "The levies are for that month; all balances are as the books stand now.",
    ),
    "bank": ("På banken: {amount}", "In the bank: {amount}"),
    "cash_beside": (
        "Av det tillgängliga finns {amount} på banken; mer kan inte betalas ut i dag.",
        "Of what is available {amount} is in the bank; no more can be paid out today.",
    ),
    "tip": ("Böckernas spets: {tip}", "The books' tip: {tip}"),
    "written": ("Skrev {file}", "Wrote {file}"),
    "forms_go_out": (
        "Ifyllda formulär läses med fondbok take-in.",
        "Forms that are filled in are read by fondbok take-in.",
    ),
    "waiting_title": ("Väntar på beslut eller bokföring", "Waiting for a decision or for posting"),
    "nothing_waiting": ("Inget väntar.", "Nothing waits."),
    "made": ("Nya böcker i {root}", "New books in {root}"),
    "made_next": (
        "Nästa steg: gå igenom consortium.yaml och policy/, kör sedan fondbok policy check",
        "Next step: go through consortium.yaml and policy/, then run fondbok policy check",
    ),
    "made_inbox": (
        "Medlemmarnas filer för ett år ligger i {root}/inbox. Nästa steg:\n"
        "  export FONDBOK_BOOKS={root} FONDBOK_AS={person}\n"
        "  fondbok take-in {root}/{folder} --date {date}",
        "The members' files of a year lie in {root}/inbox. Next step:\n"
        "  export FONDBOK_BOOKS={root} FONDBOK_AS={person}\n"
        "  fondbok take-in {root}/{folder} --date {date}",
    ),
    "policy_fine": ("{file} är i ordning.", "{file} is in order."),
    "case_passed": ("ok    {name}", "ok    {name}"),
    "case_failed": ("FEL   {name}", "FAIL  {name}"),
    "case_difference": (
        "      {what}: väntat {expected}, blev {got}",
        "      {what}: expected {expected}, got {got}",
    ),
    "cases": ("{passed} av {all} fall stämmer.", "{passed} of {all} cases hold."),
    "no_cases": (
        "Det finns inga fall bredvid {file}; skriv dem i {cases}.",
        "There are no cases beside {file}; write them in {cases}.",
    ),
    "nothing_written": ("Inget har skrivits.", "Nothing was written."),
    "problems_some": (
        "{number} av {all} filer togs inte in; de andra är genomgångna.",
        "{number} of {all} files not taken in; the others are done.",
    ),
    "doctor_fine": ("Allt är i ordning.", "All is in order."),
    "doctor_sums": (
        "Problem: {problems}. Varningar: {warnings}.",
        "Problems: {problems}. Warnings: {warnings}.",
    ),
    "step_source": ("underlag", "source"),
    "step_clause": ("regel", "rule"),
    "step_bound": ("gräns", "bound"),
    "step_rounding": ("öre", "öre"),
    "step_decision": ("beslut", "decision"),
    "step_payment": ("betalning", "payment"),
}
