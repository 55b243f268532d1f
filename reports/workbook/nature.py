"""Sheet «Avgiftens slag»: what the levy is in law, the VAT on top, and what is to be paid."""

from __future__ import annotations

from consortium.money import total
from reports.workbook.allocation import Allocation, difference, merged
from reports.workbook.cells import Cell
from reports.workbook.figures import Figures, MonthOfMember, Reckoned, reckoned
from reports.workbook.levies import Levies
from reports.workbook.posted import PARTS
from reports.workbook.table import Column, Row, Table, sheet_of
from reports.workbook.texts import Texts
from rules.policy import Policy
from rules.split import weights

KINDS = {"fee": "membership_fee", "service": "service_fee", "capital": "member_capital"}


class Nature:
    """The sheet, one row for each month that a levy is calculated for."""

    def __init__(self, figures: Figures, texts: Texts, levies: Levies) -> None:
        self._figures, self._texts, self._levies = figures, texts, levies
        months = [(m, r) for m, r in reckoned(figures.months) if m.is_inside]
        self._posted = [month.posted for month, _ in months]
        policies = dict.fromkeys(r.version.name for _, r in months)
        by_name = {r.version.name: r.version.policy for _, r in months}
        lines = merged(_lines(by_name[name]) for name in policies)
        self._allocation = Allocation("levy", lines)
        rows = [self._row(month, rests_on) for month, rests_on in months]
        self.table: Table = sheet_of(texts, "nature", self._columns(), rows, kept=3)

    def _row(self, month: MonthOfMember, rests_on: Reckoned) -> Row:
        policy = rests_on.version.policy
        natures = policy.levy.nature
        shares = weights([nature.share for nature in natures])
        rates = dict(zip(_lines(policy), (nature.vat for nature in natures), strict=True))
        parts = self._allocation
        posted: dict[str, Cell] = {
            f"posted_{part}": -total(
                amount
                for account, amount in month.posted.accounts.items()
                if account.startswith(start)
            )
            for part, start in PARTS.items()
        }
        return {
            "member": month.member,
            "name": self._figures.member_name(month.member),
            "month": str(month.month),
            "levy": self._levies.levy_of(month),
            **parts.cells(_lines(policy), shares),
            **{f"rate_{i}": rates.get(line) for i, line in self._services},
            **posted,
            "posted_to_pay": month.posted.to_pay,
        }

    @property
    def _services(self) -> list[tuple[int, str]]:
        lines = self._allocation.lines
        return [(i, line) for i, line in enumerate(lines) if line.startswith("service_fee")]

    def _columns(self) -> list[Column]:
        texts, services = self._texts, self._services
        headings = [texts.nature(line) for line in self._allocation.lines]
        vat = "+".join(f"{{part_{i}}}*{{rate_{i}}}" for i, _ in services) or "0"
        compared = [(part, f"posted_{part}") for part in (*PARTS, "to_pay")]
        return [
            Column("member", texts["member"], width=17),
            Column("name", texts["name"], width=27),
            Column("month", texts["month"], width=9),
            Column("levy", texts["levy_calculated"], "money", 14, is_totalled=True),
            *self._allocation.columns(headings, texts),
            *(Column(f"rate_{i}", texts["vat_rate"], "rate", 10) for i, _ in services),
            *(self._part(part, self._sum_of(part)) for part in KINDS),
            self._part("vat", f"ROUND(ROUND({vat},8),2)"),
            Column(
                "to_pay",
                texts["to_pay"],
                "money",
                14,
                formula="{fee}+{service}+{capital}+{vat}",
                is_totalled=True,
                ours=total(posted.to_pay for posted in self._posted),
            ),
            *(
                Column(f"posted_{part}", f"{texts['posted']}: {texts[part]}", "money", 13)
                for part in (*PARTS, "to_pay")
            ),
            Column("check", texts["row_check"], "check", 11, difference(compared), is_check=True),
        ]

    def _sum_of(self, part: str) -> str:
        kind = KINDS[part]
        lines = dict.fromkeys(self._allocation.lines)
        sums = [self._allocation.sum_of(n) for n in lines if n.partition(" ")[0] == kind]
        return "+".join(sums) or "0"

    def _part(self, part: str, formula: str) -> Column:
        ours = -total(
            amount
            for posted in self._posted
            for account, amount in posted.accounts.items()
            if account.startswith(PARTS[part])
        )
        heading = self._texts[part]
        return Column(part, heading, "money", 13, formula, is_totalled=True, ours=ours)


def _lines(policy: Policy) -> list[str]:
    """The natures by kind, numbered where one stands twice: ``service_fee``, ``service_fee 2``."""
    names: list[str] = []
    for nature in policy.levy.nature:
        number = sum(1 for name in names if name.partition(" ")[0] == nature.kind) + 1
        names.append(nature.kind if number == 1 else f"{nature.kind} {number}")
    return names
