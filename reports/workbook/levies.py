"""Sheet «Avgifter»: base × rate by band, floor and cap, the one rounding, against what is posted.

Every step of ``rules.levy`` as a formula of its own. Spreadsheets reckon in binary fractions:
before a rounding that must fall on the right side of half an öre, ``ROUND(…, 8)`` takes away
what those have added.
"""

from __future__ import annotations

from collections.abc import Iterator

from consortium.money import ZERO, Money, total
from reports.workbook.bases import Bases
from reports.workbook.cells import Cell, Formula
from reports.workbook.figures import Figures, MonthOfMember, Reckoned
from reports.workbook.posted import PostedLevies
from reports.workbook.table import FIRST, Column, Row, Table, sheet_of
from reports.workbook.texts import Texts
from rules.levy import Terms
from rules.reckon import Missing
from rules.sentences import missing_sentence

_ROUNDED = "ROUND(ROUND({bounded},8),{decimals})"
_UP_TO_ORE = "-INT(-ROUND({exact}*100,6))/100"
_MONTH_FLOOR = _UP_TO_ORE.replace("{exact}", "{floor}*{days}/{of_days}")
_YEAR_FLOOR = _UP_TO_ORE.replace("{exact}", "{accrued}")


class Levies:
    """The sheet, and the row of each member's month on it."""

    def __init__(self, figures: Figures, texts: Texts, bases: Bases, posted: PostedLevies) -> None:
        self._figures, self._texts, self._bases, self._posted = figures, texts, bases, posted
        found = [m.rests_on for m in figures.months if isinstance(m.rests_on, Reckoned)]
        self._bands = max((len(one.terms.bands) for one in found), default=0)
        self._is_yearly = any(one.is_yearly for one in found)
        self.rows = {
            (month.member, month.month): row
            for row, month in enumerate(figures.months, start=FIRST)
        }
        self.table: Table = sheet_of(
            texts,
            "levies",
            [*self._of_whom(), *self._slices(), *self._bounds(), *self._standing()],
            [self._row(month) for month in figures.months],
            kept=3,
            counts_if="inside" if self._is_yearly else None,
        )

    def levy_of(self, month: MonthOfMember) -> Formula:
        """The calculated levy of a member's month, for another sheet."""
        return Formula(self.table.ref("levy", self.rows[month.member, month.month]))

    # Rows.

    def _row(self, month: MonthOfMember) -> Row:
        rests_on = month.rests_on
        known: dict[str, Cell] = {
            "member": month.member,
            "name": self._figures.member_name(month.member),
            "month": str(month.month),
            "inside": int(month.is_inside),
            "posted": self._posted.sum_of(month, "levy"),
            "vouchers": ", ".join(map(str, month.posted.vouchers)) or None,
            "state": self._state(month),
        }
        if not isinstance(rests_on, Reckoned):
            return {**dict.fromkeys(self._calculated), **known, "levy": 0}
        terms = rests_on.terms
        return {
            **known,
            "policy": rests_on.version.name,
            "exception": terms.exception.reason if terms.exception else None,
            "base": self._base(month),
            **self._rates(rests_on),
            **self._floor(rests_on),
            "cap": terms.cap,
            "decimals": 2 if terms.to_ore == 1 else 0,
            **(_year(rests_on) if rests_on.is_yearly else {}),
        }

    def _base(self, month: MonthOfMember) -> Cell:
        first, last = self._bases.places[month.member, month.month]
        return (
            Formula(f"SUM({self._bases.table.span('base', first, last)})") if last >= first else 0
        )

    def _rates(self, rests_on: Reckoned) -> dict[str, Cell]:
        terms = rests_on.terms
        cells: dict[str, Cell] = {"rate_0": terms.rate}
        for k in range(1, self._bands + 1):
            band = terms.bands[k - 1] if k <= len(terms.bands) else None
            cells[f"above_{k}"] = None if band is None else band.above
            cells[f"rate_{k}"] = None if band is None else band.rate
        for k in range(self._bands + 1):
            cells[f"slice_{k}"] = _slice(k, terms, rests_on) if k <= len(terms.bands) else None
        return cells

    def _floor(self, rests_on: Reckoned) -> dict[str, Cell]:
        terms = rests_on.terms
        cells: dict[str, Cell] = {"floor": terms.floor}
        cells |= {"days": terms.belonging, "of_days": terms.month.days}
        if terms.floor is None and not rests_on.is_yearly:
            cells["floor_due"] = None
        return cells

    def _state(self, month: MonthOfMember) -> str | None:
        """What a reader must know of a month whose levy is not simply posted."""
        rests_on = month.rests_on
        if rests_on is None:
            return self._texts["no_policy"]
        if isinstance(rests_on, Missing):
            return missing_sentence(rests_on, self._figures.language)
        if rests_on.base.amount < ZERO:
            return self._texts["base_below_zero"]
        if not month.posted.keys:
            return self._texts["not_posted"]
        before = month.posted.facts
        if not rests_on.is_yearly and before != rests_on.facts:
            return self._texts["newer_report"]
        return None if month.is_inside else self._texts["earlier_month"]

    # Columns.

    @property
    def _calculated(self) -> Iterator[str]:
        columns = (*self._slices(), *self._bounds())
        return (column.key for column in columns if column.formula is not None)

    def _of_whom(self) -> list[Column]:
        texts = self._texts
        inside = [Column("inside", texts["inside"], "number", 8)] if self._is_yearly else []
        return [
            Column("member", texts["member"], width=17),
            Column("name", texts["name"], width=27),
            Column("month", texts["month"], width=9),
            *inside,
            Column("policy", texts["policy"], width=27),
            Column("exception", texts["exception"], width=12),
            Column("base", texts["base"], "money", 14, is_totalled=True, ours=self._ours_base),
        ]

    def _slices(self) -> list[Column]:
        texts, columns = self._texts, []
        if self._is_yearly:
            columns.append(Column("to_date", texts["base_to_date"], "money", 14, formula="{base}"))
        for k in range(self._bands + 1):
            if k:
                columns.append(Column(f"above_{k}", texts["above"], "money", 13))
            columns += [
                Column(f"rate_{k}", texts["rate"] if k == 0 else texts["rate_above"], "rate", 8),
                Column(f"slice_{k}", texts["slice"], "money", 14),
            ]
        raw = "+".join(f"{{slice_{k}}}*{{rate_{k}}}" for k in range(self._bands + 1))
        columns.append(Column("raw", texts["raw"], "exact", 14, formula=raw))
        if self._is_yearly:
            columns.append(
                Column("raw_to_date", texts["raw_to_date"], "exact", 14, formula="{raw}")
            )
        return columns

    def _bounds(self) -> list[Column]:
        texts = self._texts
        raw = "raw_to_date" if self._is_yearly else "raw"
        accrued = [Column("accrued", texts["accrued"], "exact", 11)] if self._is_yearly else []
        levied = "IF({base}<0,0," + _ROUNDED + ")"
        columns = [
            Column("floor", texts["floor"], "money", 10),
            Column("days", texts["days"], "number", 9),
            Column("of_days", texts["of_days"], "number", 6),
            *accrued,
            Column("floor_due", texts["floor_due"], "money", 10, formula=_MONTH_FLOOR),
            Column("raised", texts["raised"], "exact", 14, formula=f"MAX({{{raw}}},{{floor_due}})"),
            Column("cap", texts["cap"], "money", 12),
            Column("bounded", texts["bounded"], "exact", 14, formula="MIN({raised},{cap})"),
            Column("decimals", texts["decimals"], "number", 9),
        ]
        if self._is_yearly:
            columns.append(Column("levied", texts["levied"], "money", 13, formula=levied))
        return columns

    def _standing(self) -> list[Column]:
        texts = self._texts
        levied = "{levied}" if self._is_yearly else "IF({base}<0,0," + _ROUNDED + ")"
        ours = total(month.posted.levy for month in self._figures.months if month.is_inside)
        return [
            Column(
                "levy", texts["levy_calculated"], "money", 14, levied, is_totalled=True, ours=ours
            ),
            Column("posted", texts["levy_posted"], "money", 14, is_totalled=True, ours=ours),
            Column(
                "check",
                texts["row_check"],
                "check",
                12,
                formula="ROUND({levy}-{posted},2)",
                is_check=True,
            ),
            Column("vouchers", texts["vouchers"], width=26),
            Column("state", texts["state"], width=44),
        ]

    @property
    def _ours_base(self) -> Money:
        return total(
            month.rests_on.base.amount
            for month in self._figures.months
            if month.is_inside and isinstance(month.rests_on, Reckoned)
        )


def _slice(k: int, terms: Terms, rests_on: Reckoned) -> Formula:
    """How much of the base lies in band ``k``; for a year, of what the month added to it."""

    def below(base: str) -> str:
        upper = f"MIN({base},{{above_{k + 1}}})" if k < len(terms.bands) else base
        return f"MAX(0,{upper}-{{above_{k}}})" if k else upper

    if not rests_on.is_yearly:
        return Formula(below("{base}"))
    if rests_on.is_first:
        return Formula(below("{to_date}"))
    return Formula(f"{below('{to_date}')}-{below('{up_to_date}')}")


def _year(rests_on: Reckoned) -> dict[str, Cell]:
    """The cells in which a year to date differs from a month.

    A month below zero is levied nothing, accrues no floor and lowers what follows; what has been
    levied is never taken back.
    """
    is_first, has_floor = rests_on.is_first, rests_on.terms.floor is not None
    step = "{floor}*{days}/{of_days}/12" if has_floor else "0"
    step = f"IF({{base}}<0,0,{step})"
    levied = f"IF({{base}}<0,0,{_ROUNDED})"
    if is_first:
        return {"accrued": Formula(step), "floor_due": Formula(_YEAR_FLOOR)}
    levied = f"IF({{base}}<0,{{up_levied}},MAX({{up_levied}},{_ROUNDED}))"
    return {
        "to_date": Formula("{up_to_date}+{base}"),
        "raw_to_date": Formula("{up_raw_to_date}+{raw}"),
        "accrued": Formula(f"{{up_accrued}}+{step}"),
        "floor_due": Formula(_YEAR_FLOOR),
        "levied": Formula(levied),
        "levy": Formula("ROUND({levied}-{up_levied},2)"),
    }
