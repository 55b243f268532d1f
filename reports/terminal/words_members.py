"""What the terminal says of extracts, notices and arrears, in both languages, by key."""

from __future__ import annotations

OF_MEMBERS: dict[str, tuple[str, str]] = {
    "extracted": (
        "{file}: utdrag ur {kind} för {company}",
        "{file}: extract of {kind} of {company}",
    ),
    "extract_months": (
        "med: {periods}, {accounts} konton",
        "in it: {periods}, {accounts} accounts",
    ),
    "extract_partial": (
        "inte hela än: {periods}; exportera på nytt när månaden är slut",
        "not whole yet: {periods}; export again when the month is over",
    ),
    "extract_rows": ("rader mot fonden: {number}", "rows that face the fund: {number}"),
    "extract_payroll": (
        "löner: bara en summa per månad, på konto 7000",
        "payroll: only one total a month, on account 7000",
    ),
    "extract_left": ("kvar hos er: {found}", "stays with you: {found}"),
    "extract_hash": ("originalets sha256: {sha256}", "the original's sha256: {sha256}"),
    "extract_send": (
        "Öppna den gärna i en textredigerare och se efter, men spara den inte; skicka den sedan"
        " till fondens kassör.",
        "Look at it in a text editor if you like, but do not save it; then send it to the fund's"
        " treasurer.",
    ),
    "notice_number": ("Avi", "Notice"),
    "notice_kind": ("Slag", "Kind"),
    "ocr": ("OCR", "Reference"),
    "no_notices": ("Ingen avgift är bokförd för {month}.", "No levy is posted for {month}."),
    "written_notices": ("{number} filer i {folder}", "{number} files in {folder}"),
    "not_issued": (
        "Utkast: inget är arkiverat. När du skickar dem: fondbok notices {month} --issue",
        "Drafts: nothing is archived. When you send them: fondbok notices {month} --issue",
    ),
    "issued": (
        "{number} handlingar är arkiverade i documents/; skicka dem till medlemmarna.",
        "{number} documents are archived in documents/; send them to the members.",
    ),
    "issued_before": (
        "Alla var arkiverade sedan tidigare; inget ändrat.",
        "All of them were archived before; nothing changed.",
    ),
    "due_on": ("Förföll", "Due"),
    "days_late": ("Dagar", "Days"),
    "unpaid": ("Obetalt", "Unpaid"),
    "age": ("Ålder", "Age"),
    "age_credit": ("att räkna av", "to set off"),
    "age_not_due": ("ej förfallet", "not due"),
    "age_days_1_30": ("1–30 dagar", "1–30 days"),
    "age_days_31_60": ("31–60 dagar", "31–60 days"),
    "age_days_61_90": ("61–90 dagar", "61–90 days"),
    "age_over_90": ("över 90 dagar", "over 90 days"),
    "unpaid_title": ("Obetalt den {day}", "Unpaid on {day}"),
    "nothing_unpaid": ("Inget är obetalt den {day}.", "Nothing is unpaid on {day}."),
    "nothing_overdue": ("Inget är förfallet.", "Nothing is overdue."),
    "arrears_letters": (
        "Påminnelser, färdiga att skicka: fondbok arrears --date {day} --letters",
        "Reminders, ready to send: fondbok arrears --date {day} --letters",
    ),
}
