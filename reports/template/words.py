"""Every text on the form that members fill in, in Swedish and English."""

from __future__ import annotations

from typing import NamedTuple

from consortium.money import Language
from importers.workbook import Figure


class Texts(NamedTuple):
    """Everything on the form that is not a heading."""

    sheet: str
    guide: str
    title: str
    hint: str
    columns: tuple[str, str, str]
    closing: str
    not_amount: str
    not_people: str
    too_long: str


TEXTS: dict[Language, Texts] = {
    "sv": Texts(
        sheet="Rapport",
        guide="Så här fyller du i",
        title="Månadsrapport till {name}",
        hint="Fyll i de gula cellerna, i hela kronor eller med ören. Bara intäkter måste fyllas i.",
        columns=("Rubrik", "Exempel", "Vad som menas"),
        closing="Spara filen som Excelarbetsbok (.xlsx) och skicka tillbaka den.",
        not_amount="Skriv ett belopp i kronor med siffror, till exempel 12345,67.",
        not_people="Skriv ett helt antal personer, 0 eller fler.",
        too_long="Skriv högst 300 tecken.",
    ),
    "en": Texts(
        sheet="Report",
        guide="How to fill it in",
        title="Monthly report to {name}",
        hint="Fill in the yellow cells, in kronor with or without öre. Only revenue is required.",
        columns=("Heading", "Example", "What it means"),
        closing="Save the file as an Excel workbook (.xlsx) and send it back.",
        not_amount="Write an amount in kronor in digits, such as 12345.67.",
        not_people="Write a whole number of people, 0 or more.",
        too_long="Write 300 characters at most.",
    ),
}

_EXAMPLES: dict[Figure, str | int] = {
    "period": "2026-03",
    "revenue": 412_350,
    "sales_to_members": 24_000,
    "cash": 188_200,
    "payroll": 146_000,
    "payables": 52_480,
    "receivables": 71_900,
    "people": 7,
}
EXAMPLES: dict[Language, dict[Figure, str | int]] = {
    "sv": _EXAMPLES
    | {"member": "exempel", "remark": "Preliminärt: en faktura är inte skickad än."},
    "en": _EXAMPLES
    | {"member": "example", "remark": "Preliminary: one invoice has not been sent yet."},
}
MEANINGS: dict[Language, dict[Figure, str]] = {
    "sv": {
        "member": "Kooperativet som raden gäller. Ändra inte.",
        "period": "Månaden som raden gäller. Ändra inte.",
        "revenue": "Månadens intäkter utan moms. Skriv 0 om det inte fanns några. Är de negativa, "
        "förklara varför under anmärkning.",
        "sales_to_members": "Den del av intäkterna som är försäljning till andra medlemmar i "
        "konsortiet.",
        "cash": "Pengar i kassa och på bank den sista dagen i månaden.",
        "payroll": "Månadens löner med arbetsgivaravgifter.",
        "payables": "Skulder till leverantörer som förfaller inom en månad.",
        "receivables": "Kundfordringar den sista dagen i månaden.",
        "people": "Antal anställda den sista dagen i månaden.",
        "remark": "Annat som styrelsen bör veta. Skriv preliminärt om siffrorna inte är slutliga. "
        "Skriv inget om enskilda personer.",
    },
    "en": {
        "member": "The cooperative that the row is for. Do not change it.",
        "period": "The month that the row is for. Do not change it.",
        "revenue": "The month's revenue without VAT. Write 0 if there was none. If it is "
        "negative, explain why under remark.",
        "sales_to_members": "The part of the revenue that is sales to other members of the "
        "consortium.",
        "cash": "Money in hand and at the bank on the last day of the month.",
        "payroll": "The month's wages with employer's contributions.",
        "payables": "Debts to suppliers that fall due within a month.",
        "receivables": "Claims on customers on the last day of the month.",
        "people": "The number of people employed on the last day of the month.",
        "remark": "Whatever else the board should know. Write preliminary if the figures are not "
        "final. Write nothing about individuals.",
    },
}
