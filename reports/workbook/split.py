"""Sheet «Fördelning»: what is left of the levy after tax and member capital, over the purposes."""

from __future__ import annotations

from consortium.keys import component
from consortium.money import Money, total
from reports.workbook.allocation import Allocation, difference, merged, posted_amount
from reports.workbook.cells import Cell, Formula
from reports.workbook.figures import Figures, MonthOfMember, Reckoned, reckoned
from reports.workbook.levies import Levies
from reports.workbook.nature import Nature
from reports.workbook.table import FIRST, Column, Row, Table, sheet_of
from reports.workbook.texts import Texts
from rules.split import REVOLVING, TAX, weights


class Split:
    """The sheet, one row for each month that a levy is calculated for, as on «Avgiftens slag»."""

    def __init__(self, figures: Figures, texts: Texts, levies: Levies, nature: Nature) -> None:
        self._figures, self._texts = figures, texts
        self._levies, self._nature = levies, nature
        months = [(m, r) for m, r in reckoned(figures.months) if m.is_inside]
        self._posted = [month.posted for month, _ in months]
        by_name = {r.version.name: list(r.version.policy.split) for _, r in months}
        self._allocation = Allocation("rest", merged(by_name.values()))
        own = dict.fromkeys((*self._allocation.lines, TAX, REVOLVING))
        self._purposes = tuple(own)
        rows = [self._row(n, month, rests_on) for n, (month, rests_on) in enumerate(months)]
        self.table: Table = sheet_of(texts, "split", self._columns(), rows, kept=3)

    def _row(self, number: int, month: MonthOfMember, rests_on: Reckoned) -> Row:
        policy, nature, row = rests_on.version.policy, self._nature.table, FIRST + number
        tax = policy.levy.tax
        posted: dict[str, Cell] = {
            f"posted_{purpose}": posted_amount(month.posted.accounts.get(_account(purpose)))
            for purpose in self._purposes
        }
        return {
            "member": month.member,
            "name": self._figures.member_name(month.member),
            "month": str(month.month),
            "levy": self._levies.levy_of(month),
            "service": Formula(nature.ref("service", row)),
            "tax_rate": tax.rate if tax is not None and tax.set_aside else None,
            "capital": Formula(nature.ref("capital", row)),
            **self._allocation.cells(list(policy.split), weights(list(policy.split.values()))),
            **posted,
        }

    def _columns(self) -> list[Column]:
        texts = self._texts
        headings = [texts.purpose(purpose) for purpose in self._allocation.lines]
        compared = [(self._whole(purpose), f"posted_{purpose}") for purpose in self._purposes]
        parts = self._allocation.columns(
            headings,
            texts,
            {self._whole(purpose): self._ours(purpose) for purpose in self._purposes},
        )
        return [
            Column("member", texts["member"], width=17),
            Column("name", texts["name"], width=27),
            Column("month", texts["month"], width=9),
            Column("levy", texts["levy_calculated"], "money", 14, is_totalled=True),
            Column("service", texts["service"], "money", 13, is_totalled=True),
            Column("tax_rate", texts["tax_rate"], "rate", 10),
            Column(
                "tax",
                texts["tax"],
                "money",
                13,
                formula="ROUND(ROUND({service}*{tax_rate},8),2)",
                is_totalled=True,
                ours=self._ours(TAX) if self._whole(TAX) == "tax" else None,
            ),
            Column(
                "capital",
                texts["capital"],
                "money",
                13,
                is_totalled=True,
                ours=self._ours(REVOLVING) if self._whole(REVOLVING) == "capital" else None,
            ),
            Column(
                "rest",
                texts["rest"],
                "money",
                14,
                formula="ROUND({levy}-{tax}-{capital},2)",
                is_totalled=True,
            ),
            *parts,
            *(self._sum(p) for p in self._purposes if self._whole(p) == f"of_{p}"),
            *(
                Column(
                    f"posted_{purpose}",
                    f"{texts['posted']}: {texts.purpose(purpose)}",
                    "money",
                    13,
                )
                for purpose in self._purposes
            ),
            Column("check", texts["row_check"], "check", 11, difference(compared), is_check=True),
        ]

    def _whole(self, purpose: str) -> str:
        """The key of the column that has all that the purpose gets."""
        places = [i for i, line in enumerate(self._allocation.lines) if line == purpose]
        own = {TAX: "tax", REVOLVING: "capital"}.get(purpose)
        if own is not None and not places:
            return own
        return f"part_{places[0]}" if len(places) == 1 and own is None else f"of_{purpose}"

    def _sum(self, purpose: str) -> Column:
        """All that a purpose gets, where it gets it in several ways."""
        extra = {TAX: "+{tax}", REVOLVING: "+{capital}"}.get(purpose, "")
        formula, ours = self._allocation.sum_of(purpose) + extra, self._ours(purpose)
        heading = f"{self._texts['to_purpose']}: {self._texts.purpose(purpose)}"
        return Column(f"of_{purpose}", heading, "money", 13, formula, is_totalled=True, ours=ours)

    def _ours(self, purpose: str) -> Money:
        account = _account(purpose)
        return total(posted_amount(posted.accounts.get(account)) for posted in self._posted)


def _account(purpose: str) -> str:
    return f"Equity:Purpose:{component(purpose)}"
