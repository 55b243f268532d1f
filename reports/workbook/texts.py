"""The workbook's texts in one language, and values as that language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consortium.money import Language
from consortium.period import Period
from consortium.voucher import Voucher
from ledger.chart import PURPOSE_NAMES
from reports.workbook import words
from reports.workbook.span import Span
from rules.sentences import month_text

# The kinds of voucher that move a member's receivable by rule.
KINDS = ("levy", "estimate", "true_up", "reversal")
_LINES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of the workbook.

    >>> Texts("sv")["cap"], Texts("en").sheet("journal"), Texts("sv").nature("service_fee 2")
    ('Tak', 'Journal', 'Serviceavgift 2')
    """

    language: Language

    def __getitem__(self, key: str) -> str:
        return self._of(words.WORDS[key])

    def sheet(self, key: str) -> str:
        """The name of a sheet."""
        return self._of(words.SHEETS[key])

    def title(self, key: str) -> str:
        """The title that stands on it."""
        return self._of(words.TITLES[key])

    def note(self, key: str) -> str:
        """The sentence under the title."""
        return self._of(words.NOTES[key])

    def kind(self, voucher: Voucher) -> str:
        """What a voucher is, in a word: levy, true-up, reversal or other."""
        if voucher.reverses is not None:
            return self.kind_word("reversal")
        rule = "other" if voucher.trace is None else voucher.trace.rule
        return self.kind_word(rule)

    def kind_word(self, kind: str) -> str:
        """The word for a kind of voucher; other rules than those known here are "other"."""
        return self._of(words.VOUCHER_KINDS.get(kind, words.VOUCHER_KINDS["other"]))

    def nature(self, line: str) -> str:
        """A line of the levy's nature by its kind, numbered where the kind stands twice."""
        kind, _, number = line.partition(" ")
        return f"{self._of(words.NATURES[kind])} {number}".rstrip()

    def purpose(self, key: str) -> str:
        """A purpose by its name: the key's own words for those that a consortium made up."""
        name = PURPOSE_NAMES.get(key)
        return key.replace("_", " ") if name is None else self._of(name)

    def role(self, role: str) -> str:
        """A role of consortium.yaml."""
        return self._of(words.ROLES.get(role, (role, role)))

    def span(self, span: Span) -> str:
        """The time covered, by its first and last month."""
        names = [month_text(month, self.language) for month in (span.first, span.last)]
        return names[0] if span.first == span.last else " – ".join(names)

    def months(self, months: Sequence[Period]) -> str:
        """Months in a row by the first and the last.

        >>> Texts("sv").months([Period(2025, 2), Period(2025, 1), Period(2025, 4)])
        '2025-01–2025-02, 2025-04'
        """
        spans: list[list[Period]] = []
        for month in sorted(set(months)):
            if spans and spans[-1][-1].next == month:
                spans[-1].append(month)
            else:
                spans.append([month])
        return ", ".join("–".join(map(str, dict.fromkeys((s[0], s[-1])))) for s in spans)

    def lines(self, lines: Sequence[int]) -> str:
        """Line numbers, the first few of many."""
        shown = ", ".join(map(str, lines[:_LINES_SHOWN]))
        if len(lines) <= _LINES_SHOWN:
            return shown
        return self["more_lines"].format(lines=shown, number=len(lines))

    def _of(self, pair: tuple[str, str]) -> str:
        return pair[0] if self.language == "sv" else pair[1]
