"""How a sentence is put together: templates in two languages, and values as a reader says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from consortium.fields import AccountRange
from consortium.members import Consortium
from consortium.money import Language, Money, rate_text
from rules.explain.words import NAMES, TEMPLATES

Sentence = tuple[str, str]
Said = str | int | Money | Decimal | date


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, and the names that the consortium uses."""

    language: Language
    consortium: Consortium

    def __call__(self, code: str, **values: Said) -> str:
        """The template of that code with its values, in the language."""
        said = {name: self.say(value) for name, value in values.items()}
        return self._of(TEMPLATES[code]).format(**said)

    def say(self, value: Said) -> str:
        """A value as a reader says it; an amount without needless decimals."""
        match value:
            case Money():
                return value.text(self.language).replace(
                    ",00 kr", " kr").removesuffix(".00")  # fmt: skip
            case Decimal():
                return rate_text(value, self.language, 6)
            case date():
                return value.isoformat()
            case _:
                return str(value)

    def name(self, key: str) -> str:
        """A purpose, body, role or word of the policy by its name in the language."""
        return self._of(NAMES[key]) if key in NAMES else key.replace("_", " ")

    def member(self, key: str) -> str:
        """A member by its name, by its key when there is none."""
        found = self.consortium.members.get(key)
        return key if found is None else found.name

    def count(self, number: int, unit: str) -> str:
        """A number with its unit: ``1 månad``, ``3 months``."""
        return f"{number} {self._of(NAMES[unit if number == 1 else unit + 's'])}"

    def last_months(self, number: int) -> str:
        """``the last 3 months``."""
        name = self._of(NAMES["last_month" if number == 1 else "last_months"])
        return name.format(number=number)

    def series(self, parts: Iterable[str], joint: str = "and") -> str:
        """``a, b and c``, or with ``or``."""
        *rest, last = parts
        word = self._of(NAMES[joint])
        return f"{', '.join(rest)} {word} {last}" if rest else last

    def accounts(self, ranges: Sequence[AccountRange]) -> str:
        """Account ranges in full: ``30-37`` is 3000–3799."""
        return self.series(_in_full(held) for held in ranges)

    def _of(self, pair: tuple[str, str]) -> str:
        return pair[0] if self.language == "sv" else pair[1]


def _in_full(held: AccountRange) -> str:
    first, last = held[0].ljust(4, "0"), held[1].ljust(4, "9")
    return first if first == last else f"{first}–{last}"
