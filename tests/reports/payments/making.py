"""An order as the fund sends one: giros, an IBAN, a clearing account; two days."""

from __future__ import annotations

from datetime import date, datetime

from consortium.money import Money
from consortium.pay_to import PayTo
from consortium.transfer import Transfer
from reports.payments.order import Debtor, PaymentOrder

IBAN = "SE4550000000058398257466"
FUND = Debtor("Motala kooperativa konsortium", "769600-0004", PayTo.iban(IBAN), "ESSESESS")
DAY, NEXT_DAY = date(2026, 4, 9), date(2026, 4, 10)
CREATED = datetime(2026, 4, 8, 14, 30, 5, 999)
TRANSFERS = (
    Transfer(
        NEXT_DAY, "U-2026-3", Money(8_000_00), "Nystarten", PayTo.iban("SE3550000000054910000003")
    ),
    Transfer(
        DAY,
        "U-2026-1",
        Money(18_450_00),
        "Sågverk Öster & Åkers AB",
        PayTo.bankgiro("5050-1055"),
        reference="2026000316",
    ),
    Transfer(
        DAY,
        "U-2026-2",
        Money(7_125_50),
        "Fjällmaskin",
        PayTo.plusgiro("123455"),
        message="Faktura 2026-0512, å ä ö",
    ),
    Transfer(
        NEXT_DAY,
        "U-2026-4",
        Money(1),
        "Kim Åberg",
        PayTo.in_bank("8327-9", "123 456 789-7"),
        reference="RF18539007547034",
    ),
)


def order(
    *transfers: Transfer, message_id: str = "FOND-2026-04-08-1", debtor: Debtor = FUND
) -> PaymentOrder:
    return PaymentOrder(message_id, CREATED, debtor, transfers or TRANSFERS)
