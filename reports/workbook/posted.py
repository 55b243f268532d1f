"""Sheet «Bokförda avgifter»: every voucher behind the levies, true-ups and reversals among them.

A levy stands as the sum of its vouchers, whenever they were dated; the levy sheet compares that
sum with the calculation.
"""

from __future__ import annotations

from consortium.money import ZERO, Money, total
from consortium.period import Period
from consortium.voucher import Voucher
from reports.workbook.cells import Formula
from reports.workbook.figures import Figures, MonthOfMember
from reports.workbook.table import FIRST, Column, Row, Table, sheet_of
from reports.workbook.texts import Texts
from rules.split import APPROPRIATED

# The parts of what a member pays, by the start of the account that each is booked on.
PARTS = {
    "fee": "Income:Levies:",
    "service": "Income:Services:",
    "vat": "Liabilities:VAT:Output",
    "capital": "Equity:MemberCapital:",
}


class PostedLevies:
    """The sheet, and the rows of each member's month on it."""

    def __init__(self, figures: Figures, texts: Texts) -> None:
        self._figures, self._texts = figures, texts
        self._places: dict[tuple[str, Period], tuple[int, int]] = {}
        rows: list[Row] = []
        for month in figures.months:
            vouchers = figures.levy_vouchers.get((month.member, month.month), ())
            if vouchers:
                first = FIRST + len(rows)
                rows += [self._row(month, read.voucher) for read in vouchers]
                self._places[month.member, month.month] = first, FIRST + len(rows) - 1
        self.table: Table = sheet_of(texts, "posted", self._columns(), rows, kept=4)

    def sum_of(self, month: MonthOfMember, key: str) -> Formula | int:
        """What stands posted for a member's month in a column here: the sum of its vouchers."""
        place = self._places.get((month.member, month.month))
        return 0 if place is None else Formula(f"SUM({self.table.span(key, *place)})")

    def _row(self, month: MonthOfMember, voucher: Voucher) -> Row:
        trace = voucher.trace
        assert trace is not None, "levy vouchers say what rule made them"
        legs = {posting.account: posting.amount for posting in voucher.postings}
        parts = {
            part: -total(amount for account, amount in legs.items() if account.startswith(start))
            for part, start in PARTS.items()
        }
        return {
            "voucher": str(voucher.id),
            "member": month.member,
            "name": self._figures.member_name(month.member),
            "month": str(month.month),
            "kind": self._texts.kind(voucher),
            "date": voucher.date,
            "registered": voucher.registered.replace("T", " "),
            "by": self._figures.books.person_name(voucher.by),
            "due": voucher.due,
            "policy": trace.policy,
            "clause": trace.clause,
            "base": trace.base,
            **parts,
            "levy": legs.get(APPROPRIATED, ZERO),
            "proposal": trace.proposal[:16],
        }

    def _columns(self) -> list[Column]:
        texts, ours = self._texts, self._ours
        return [
            Column("voucher", texts["voucher"], width=13),
            Column("member", texts["member"], width=18),
            Column("name", texts["name"], width=26),
            Column("month", texts["month"], width=9),
            Column("kind", texts["kind"], width=14),
            Column("date", texts["date"], "date"),
            Column("registered", texts["registered"], width=18),
            Column("by", texts["by"], width=16),
            Column("due", texts["due"], "date"),
            Column("policy", texts["policy"], width=28),
            Column("clause", texts["clause"], width=20),
            Column("base", texts["base_as_booked"], "money", 14),
            Column("levy", texts["levy"], "money", 13, is_totalled=True, ours=ours(APPROPRIATED)),
            *(
                Column(part, texts[part], "money", 13, is_totalled=True, ours=-self._ours(start))
                for part, start in PARTS.items()
            ),
            Column(
                "to_pay",
                texts["to_pay"],
                "money",
                13,
                formula="{fee}+{service}+{vat}+{capital}",
                is_totalled=True,
                ours=ours("Assets:Receivable:"),
            ),
            Column("proposal", texts["proposal"], width=18),
        ]

    def _ours(self, start: str) -> Money:
        """What stands on the accounts that begin so, for the months shown, as the books fold it."""
        return total(
            amount
            for month in self._figures.months
            for account, amount in month.posted.accounts.items()
            if account.startswith(start)
        )
