"""The words of notices in both languages, by key: Swedish, English."""

from __future__ import annotations

from collections.abc import Mapping

from consortium.money import Language

Pair = tuple[str, str]


def word(key: str, language: Language, **values: object) -> str:
    """The text under ``key``; a missing key is a bug."""
    return WORDS[key][0 if language == "sv" else 1].format(**values)


WORDS: Mapping[str, Pair] = {
    "notice": ("Avgiftsavi", "Payment notice"),
    "credit": ("Kreditavi", "Credit notice"),
    "invoice": ("Faktura", "Invoice"),
    "credit_invoice": ("Kreditfaktura", "Credit invoice"),
    "loan_notice": ("Avi enligt avtal", "Notice by agreement"),
    "number_loan_notice": ("Avinummer", "Notice number"),
    "date_loan_notice": ("Avidatum", "Notice date"),
    "number_notice": ("Avinummer", "Notice number"),
    "number_credit": ("Avinummer", "Notice number"),
    "number_invoice": ("Fakturanummer", "Invoice number"),
    "number_credit_invoice": ("Fakturanummer", "Invoice number"),
    "date_notice": ("Avidatum", "Notice date"),
    "date_credit": ("Avidatum", "Notice date"),
    "date_invoice": ("Fakturadatum", "Invoice date"),
    "date_credit_invoice": ("Fakturadatum", "Invoice date"),
    "to": ("Till", "To"),
    "org": ("Org.nr {number}", "Org. no. {number}"),
    "vat_number": ("Momsreg.nr {number}", "VAT no. {number}"),
    "subject_levy": ("Avgift för {month}", "Levy for {month}"),
    "subject_estimate": ("Uppskattad avgift för {month}", "Estimated levy for {month}"),
    "subject_true_up": ("Avräkning av avgiften för {month}", "True-up of the levy for {month}"),
    "subject_principal": (
        "Amortering på lånet {agreement}, {month}",
        "Instalment of the loan {agreement}, {month}",
    ),
    "subject_interest": (
        "Ränta på lånet {agreement}, {month}",
        "Interest on the loan {agreement}, {month}",
    ),
    "subject_charge": ("Avgift enligt {agreement}, {month}", "Fee under {agreement}, {month}"),
    "corrects": (
        "Ändrar {kind} {number} av den {date}.",
        "Changes {kind} {number} of {date}.",
    ),
    "original_notice": ("avi", "notice"),
    "original_invoice": ("faktura", "invoice"),
    "estimated": (
        "Uppskattad. Er rapport för {month} har inte kommit. När den är här räknas avgiften om, "
        "och ni får besked om skillnaden.",
        "Estimated. Your report for {month} has not come. When it is here, the levy is reckoned "
        "anew, and we tell you the difference.",
    ),
    "due": ("Förfallodag", "Due date"),
    "to_pay": ("Att betala", "To pay"),
    "to_get": ("Att få tillbaka", "To your credit"),
    "reference": ("OCR-nummer", "Reference (OCR)"),
    "bankgiro": ("Bankgiro", "Bankgiro"),
    "plusgiro": ("Plusgiro", "Plusgiro"),
    "iban": ("IBAN", "IBAN"),
    "period": ("Avser", "For"),
    "qr": ("Betala med bankens app", "Pay with your bank's app"),
    "qr_alt": (
        "QR-kod med betalningsuppgifterna för bankens app",
        "QR code with the payment details for the bank's app",
    ),
    "reference_needed": (
        "Ange alltid OCR-numret, så hamnar betalningen på rätt avi.",
        "Always state the reference, so that the payment meets its notice.",
    ),
    "reference_of_credit": ("Referens", "Reference"),
    "nothing_to_pay": ("Inget att betala.", "Nothing to pay."),
    "credited": (
        "Inget att betala. Beloppet räknas av från det ni är skyldiga fonden.",
        "Nothing to pay. The amount is set off against what you owe the fund.",
    ),
    "parts": ("Vad beloppet består av", "What the amount consists of"),
    "amount": ("Belopp", "Amount"),
    "net": ("Utan moms", "Before VAT"),
    "vat": ("Moms", "VAT"),
    "rate": ("Momssats", "VAT rate"),
    "part_fee": ("Medlemsavgift", "Membership fee"),
    "part_service": ("Serviceavgift", "Service fee"),
    "part_capital": ("Medlemsinsats", "Member capital"),
    "part_principal": ("Amortering", "Instalment"),
    "part_interest": ("Ränta", "Interest"),
    "part_charge": ("Avgift enligt avtal", "Agreed fee"),
    "note_principal": ("er skuld till fonden minskar, ingen moms", "lowers your debt, no VAT"),
    "note_interest": ("ingen moms", "no VAT"),
    "note_charge": ("ingen moms", "no VAT"),
    "note_fee": ("ingen moms", "outside VAT"),
    "note_capital": ("er andel i föreningen, ingen moms", "your share, outside VAT"),
    "total": ("Summa", "Total"),
    "how_agreed": ("Så är beloppet räknat", "How the amount is reckoned"),
    "how": ("Så är avgiften räknad", "How the levy is reckoned"),
    "book": ("Bokför så här", "How to book it"),
    "book_note": (
        "BAS-konton; säg till om ni vill ha andra. SIE-filen {file} ger samma verifikation när ni "
        "läser in den i ert bokföringsprogram.",
        "BAS accounts; tell us if you want others. The SIE file {file} gives the same voucher when "
        "you import it into your bookkeeping program.",
    ),
    "account": ("Konto", "Account"),
    "debit": ("Debet", "Debit"),
    "credit_side": ("Kredit", "Credit"),
    "page_note": (
        "Gjord med Fondbok ur verifikation {voucher}",
        "Made by Fondbok of voucher {voucher}",
    ),
    "account_levy": ("Föreningsavgifter, ej avdragsgilla", "Membership fees, not deductible"),
    "account_service": ("Serviceavgifter", "Service fees"),
    "account_vat": ("Ingående moms", "Input VAT"),
    "account_capital": ("Andelar i ekonomiska föreningar", "Shares in cooperatives"),
    "account_loan": ("Kortfristiga låneskulder", "Short-term loans"),
    "account_interest": ("Räntekostnader, korta skulder", "Interest on short-term debt"),
    "account_charge": ("Övriga skuldrelaterade poster", "Other cost of debt"),
    "account_payable": ("Leverantörsskulder", "Accounts payable"),
    "sheet": ("Avier", "Notices"),
    "sheet_title": ("Avier för {month}", "Notices for {month}"),
    "sheet_note": (
        "En rad per avi: vad den består av, när den förfaller och vad betalningen ska ange.",
        "A row per notice: what it consists of, when it is due and what the payment states.",
    ),
    "kind": ("Slag", "Kind"),
    "member": ("Medlem", "Member"),
    "name": ("Namn", "Name"),
    "voucher": ("Nummer", "Number"),
    "date": ("Datum", "Date"),
    "corrected": ("Ändrar", "Changes"),
    "base": ("Underlag", "Base"),
    "estimate_mark": ("uppskattad", "estimated"),
    "email": ("E-post", "E-mail"),
    "unpaid": ("Obetalt", "Unpaid"),
}
