"""Sheet «Underlag»: which of the member's own accounts make the base of each month.

An account's row says what its movement adds to revenue and whether the policy counts it; the
levy sheet sums what counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from consortium.facts import Report
from consortium.money import Money, total
from consortium.period import Period
from importers.sie import rows_of
from reports.workbook.figures import Figures, MonthOfMember, Reckoned, reckoned
from reports.workbook.sources import Sources
from reports.workbook.table import FIRST, Column, Row, sheet_of
from reports.workbook.texts import Texts

# Finding the lines means reading the members' files again, a few milliseconds each.
FILES_READ = 1000


class Bases:
    """The sheet, and the rows of each member's month on it."""

    def __init__(self, figures: Figures, texts: Texts, sources: Sources) -> None:
        self._figures, self._texts, self._sources = figures, texts, sources
        rows: list[Row] = []
        self.places: dict[tuple[str, Period], tuple[int, int]] = {}
        for month, rests_on in reckoned(figures.months):
            first = FIRST + len(rows)
            rows += self._rows(month, rests_on)
            self.places[month.member, month.month] = first, FIRST + len(rows) - 1
        self.table = sheet_of(texts, "bases", _columns(figures, texts), rows, kept=3)

    def _rows(self, month: MonthOfMember, rests_on: Reckoned) -> Iterator[Row]:
        report = rests_on.report
        lines = {} if report is None else self._lines(report)
        source = self._texts["estimated"] if report is None else self._sources.link(report)
        for what, amount, counts in _parts(rests_on, self._texts):
            yield {
                "member": month.member,
                "name": self._figures.member_name(month.member),
                "month": str(month.month),
                "account": what,
                "moved": amount,
                "counts": counts,
                "source": source,
                "lines": lines.get(what),
            }

    def _lines(self, report: Report) -> Mapping[str, str]:
        """The lines of the file that each account's movement stands on, the first few of many."""
        path = self._figures.archived.get(report.document)
        is_read = len(self._figures.months) <= FILES_READ and report.kind.startswith("SIE")
        if path is None or not is_read:
            return {}
        content = Path(self._figures.books.root, path).read_bytes()
        found: dict[str, list[int]] = {}
        for row in rows_of(content, report.file, report.accounts.__contains__, report.period):
            found.setdefault(row.account, []).append(row.line)
        return {account: self._texts.lines(lines) for account, lines in found.items()}


def _parts(rests_on: Reckoned, texts: Texts) -> Iterator[tuple[str, Money, int]]:
    """What was moved, by how much, and whether it counts: 1 or 0. What counts makes the base."""
    report, base = rests_on.report, rests_on.base
    for account, amount in sorted(base.accounts.items()):
        yield account, amount, 1
    if report is not None and (base.accounts or not report.declared):
        ranges = rests_on.version.policy.levy.base.include
        for account, movement in sorted(report.accounts.items()):
            if account not in base.accounts and any(r.holds(account) for r in ranges):
                yield account, -movement, 0
    named = {"revenue_declared": 1, "declared_sales_left_out": -1}
    for reason in base.reasons:
        if reason.code in named and reason.amount is not None:
            sign = named[reason.code]
            yield texts[reason.code], Money(sign * reason.amount.ore), 1
    # Whatever else the rules may take from a report, the rows still make the base.
    said = total(base.accounts.values()).ore + sum(
        named[r.code] * r.amount.ore
        for r in base.reasons
        if r.code in named and r.amount is not None
    )
    if said != base.amount.ore:
        yield texts["base_otherwise"], Money(base.amount.ore - said), 1


def _columns(figures: Figures, texts: Texts) -> list[Column]:
    ours = total(rests_on.base.amount for _, rests_on in reckoned(figures.months))
    return [
        Column("member", texts["member"], width=18),
        Column("name", texts["name"], width=28),
        Column("month", texts["month"], width=9),
        Column("account", texts["own_account"], width=22),
        Column("moved", texts["moved"], "money", 15),
        Column("counts", texts["counts"], "number", 9),
        Column(
            "base",
            texts["counted"],
            "money",
            15,
            formula="{moved}*{counts}",
            is_totalled=True,
            ours=ours,
        ),
        Column("source", texts["source"], width=36),
        Column("lines", texts["lines"], width=28),
    ]
