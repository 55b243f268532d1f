"""An invoice, where consortium.yaml gives no addresses."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from consortium.money import ZERO, Money
from consortium.period import Period
from consortium.problems import Problem
from ledger.books import open_books
from reports.notices import notices_of, problems_of
from reports.notices.notice import Part, VatLine


def problems(books: Path) -> Sequence[Problem]:
    opened = open_books(books)
    (notice,) = notices_of(opened, Period(2026, 1), "grenverket")
    service, vat = Money(100_00), Money(25_00)
    parts: dict[Part, Money] = {"fee": ZERO, "service": service, "capital": ZERO, "vat": vat}
    lines = (VatLine(Decimal("0.25"), service, vat),)
    invoice = replace(notice, parts=parts, vat_lines=lines)
    found = problems_of(opened, [invoice])
    return [one for one in found if one.code == "invoices_should_state_addresses"]
