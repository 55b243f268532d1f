"""Sheet «Omslag»: whose books, which months, by which rules, and whether everything adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from consortium.balances import Balances
from consortium.figures import FREE_EQUITY, MEMBER_CAPITAL, unappropriated
from consortium.keys import is_under
from consortium.money import ZERO
from ledger.change import sha256
from reports.workbook.cells import Cell, Formula, Link, Styled
from reports.workbook.corrections import is_correction
from reports.workbook.figures import Figures, MonthOfMember, Reckoned
from reports.workbook.table import FIRST, Table
from reports.workbook.texts import Texts

Line = Sequence[Styled]


class Cover:
    """The first sheet: free text on the left, sheets with their checks, hashes and versions."""

    def __init__(self, figures: Figures, texts: Texts, tables: Sequence[Table]) -> None:
        self._figures, self._texts, self._tables = figures, texts, tables
        self.name = texts.sheet("cover")

    def lines(self) -> Iterator[Line]:
        """Every row, from the title on."""
        texts, books = self._texts, self._figures.books
        yield [Styled(texts["cover_title"], "title")]
        yield [Styled(f"{books.consortium.name}, {books.consortium.organisation_number}", "label")]
        yield [Styled(texts.span(self._figures.span), "label")]
        yield []
        yield from self._checks()
        yield []
        yield from self._facts()
        yield []
        yield from self._policies()
        yield []
        yield from self._people()
        yield []
        for key in ("read_1", "read_2", "read_3", "read_4"):
            yield [Styled(texts[key], "note")]

    @property
    def checked(self) -> str:
        """The cells that must be zero: the sum of all, and one a sheet and equation."""
        return f"C6:C{7 + len(self._tables)}"

    def _checks(self) -> Iterator[Line]:
        texts, first, last = self._texts, 7, 7 + len(self._tables)
        yield self._headed("sheet", "rows", "check_column", "shows")
        verdict = f'IF(C6=0,"{texts["adds_up"]}","{texts["does_not_add_up"]}")'
        yield [
            Styled(texts["everything"], "label"),
            Styled(None, "text"),
            Styled(Formula(f"ROUND(SUM(C{first}:C{last}),2)"), "check"),
            Styled(Formula(verdict), "verdict"),
        ]
        for table in self._tables:
            yield [
                Styled(Link(table.name, f"'{table.name}'!A{FIRST}"), "link"),
                Styled(len(table.rows), "number"),
                Styled(Formula(table.check), "check"),
                Styled(table.title, "text"),
            ]
        accounts = next(t for t in self._tables if t.name == texts.sheet("accounts"))
        yield [
            Styled(texts["unappropriated"], "text"),
            Styled(Formula(_unappropriated(accounts)), "money"),
            Styled(Formula(f"ROUND(B{last}-B{last + 1},2)"), "check"),
            Styled(texts["unappropriated_note"], "text"),
        ]
        yield [
            Styled(texts["unappropriated_ours"], "note"),
            Styled(unappropriated(self._figures.closing), "ours"),
        ]

    def _facts(self) -> Iterator[Line]:
        figures, books = self._figures, self._figures.books
        vouchers = [read.voucher for read in figures.vouchers]
        without = [
            month
            for month in figures.months
            if month.is_inside and not month.posted.keys and not _is_below_zero(month)
        ]
        yield self._headed("books", "", "", "")
        yield self._fact("tip", books.tip)
        yield self._fact("last_registered", last_registered(figures).replace("T", " "))
        yield self._fact("settings_hash", sha256(books.settings["consortium.yaml"]))
        yield self._fact("members_shown", len({month.member for month in figures.months}))
        yield self._fact("vouchers_shown", len(vouchers))
        yield self._fact("corrections_shown", sum(map(is_correction, vouchers)))
        yield self._fact("sources_shown", len({r.document for r in figures.reports}))
        yield self._fact("months_without", len(without))
        for (series, year), tip in sorted(_tips(figures.closing)):
            yield self._fact("series_tip", tip[1], series=series, year=year, number=tip[0])

    def _policies(self) -> Iterator[Line]:
        used = [
            month.rests_on.version.name
            for month in self._figures.months
            if isinstance(month.rests_on, Reckoned)
        ]
        yield self._headed("policies", "valid_from", "months", "sha256")
        for version in self._figures.books.policies.versions:
            yield [
                Styled(f"{version.file}: {version.policy.decision}", "text"),
                Styled(version.policy.valid_from, "date"),
                Styled(used.count(version.name), "number"),
                Styled(version.sha256, "text"),
            ]

    def _people(self) -> Iterator[Line]:
        books, day = self._figures.books, self._figures.span.last.last
        yield self._headed("people", "roles", "", "")
        for person in books.consortium.people.values():
            roles = [role.role for role in person.roles if role.holds(day)]
            shown = ", ".join(self._texts.role(role) for role in roles)
            yield [Styled(person.name, "text"), Styled(shown or None, "text")]

    def _headed(self, *keys: str) -> Line:
        right = ("rows", "check_column", "months")
        return [
            Styled(
                self._texts[key] if key else None, "heading_right" if key in right else "heading"
            )
            for key in keys
        ]

    def _fact(self, key: str, value: Cell, **values: Cell) -> Line:
        text = self._texts[key].format(**values)
        return [Styled(text, "text"), Styled(str(value), "text")]


def _is_below_zero(month: MonthOfMember) -> bool:
    return isinstance(month.rests_on, Reckoned) and month.rests_on.base.amount < ZERO


def last_registered(figures: Figures) -> str:
    """When the last voucher of the books was registered; the fund's first day before any."""
    found = (read.voucher.registered for read in figures.books.read_vouchers)
    return max(found, default=date.isoformat(figures.books.opened_on))


def _tips(balances: Balances) -> Iterator[tuple[tuple[str, int], tuple[int, str]]]:
    for place, tip in balances.tips.items():
        yield place, (tip.number, tip.sha256)


def _unappropriated(accounts: Table) -> str:
    """Free equity and member capital less the purposes, by the closing balances (design.md §3)."""
    names, closing = accounts.span("account"), accounts.span("closing")

    def under(parent: str) -> str:
        rows = [
            str(row["account"]) for row in accounts.rows if is_under(str(row["account"]), parent)
        ]
        # A parent and what is under it; the colon keeps Equity:Result apart from Equity:Results.
        exact = f'SUMIF({names},"{parent}",{closing})' if parent in rows else ""
        below = f'SUMIF({names},"{parent}:*",{closing})' if set(rows) - {parent} else ""
        return "+".join(part for part in (exact, below) if part)

    equity = "+".join(part for part in map(under, (*FREE_EQUITY, *MEMBER_CAPITAL)) if part)
    purposes = under("Equity:Purpose")
    return f"ROUND(-({equity or 0})+{purposes or 0},2)"
