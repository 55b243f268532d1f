"""The headings of the banks' exports, as seen in public tests and bug reports.

``docs`` of the banks do not exist; tests/data/bank_csv/README.md lists each line of headings
with what was seen of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from importers.workbook import heading
from importers.workbook.headings import plain

Role = Literal[
    "booked",
    "valued",
    "amount",
    "balance",
    "currency",
    "iban",
    "clearing",
    "account",
    "reference",
    "name",
    "sender",
    "recipient",
    "text",
]

HEAD_ROWS = 15
# Of several headings for one role the first here counts; texts are all kept.
_HEADINGS: Mapping[Role, tuple[str, ...]] = {
    "booked": (
        "bokföringsdag",
        "bokföringsdatum",
        "bokfdag",
        "bokf. datum",
        "reskontradatum",
        "reskontradag",
        "datum",
        "transaktionsdag",
        "transaktionsdatum",
        "transdag",
    ),
    "valued": ("valutadag", "valutadatum"),
    "amount": ("belopp", "insättning/uttag"),
    "balance": ("bokfört saldo", "saldo"),
    "currency": ("valuta",),
    "iban": ("iban",),
    "clearing": ("clearingnummer", "clnr"),
    "account": ("kontonummer", "kontonr"),
    "reference": ("verifikationsnummer",),
    "name": ("namn", "betalare", "betalare/mottagare"),
    "sender": ("avsändare",),
    "recipient": ("mottagare",),
    "text": (
        "transaktion",
        "transaktionstyp",
        "typ",
        "text",
        "text/mottagare",
        "text/beteckning",
        "specifikation",
        "beskrivning",
        "rubrik",
        "ytterligare detaljer",
        "meddelande",
        "referens",
        "referens swish",
        "avsändar id swish",
        "egna anteckningar",
    ),
}
_ROLES: Mapping[str, Role] = {text: role for role, texts in _HEADINGS.items() for text in texts}
# Which headings only one bank has, most telling first.
_BANKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Handelsbanken", frozenset({"reskontradatum"})),
    ("Handelsbanken", frozenset({"reskontradag", "insättning/uttag"})),
    ("Swedbank", frozenset({"radnummer"})),
    ("Swedbank", frozenset({"radnr"})),
    ("Swedbank", frozenset({"transaktionstyp", "bokfört saldo"})),
    ("SEB", frozenset({"verifikationsnummer"})),
    ("Nordea", frozenset({"avsändare", "mottagare"})),
    ("Nordea", frozenset({"betalare", "mottagare"})),
    ("Nordea", frozenset({"transaktion", "kategori"})),
    ("Länsförsäkringar", frozenset({"transaktionstyp", "meddelande"})),
    ("Länsförsäkringar", frozenset({"datum", "bokföringsdag", "typ"})),
    ("ICA Banken", frozenset({"budgetgrupp"})),
    ("Skandia", frozenset({"bokf. datum"})),
)
# A Swish report of Swedbank's repeats rows of the account's own export: never extra money.
_REPORTS = frozenset({"orderreferens", "mottagarnr", "avsändarnr"})
# A member's own report has these, which no bank writes.
_OURS = frozenset(
    plain(heading(figure, language))
    for figure in ("member", "period", "revenue")
    for language in ("sv", "en")
)


class Columns(NamedTuple):
    """What the columns of an export mean: by role their numbers, and the bank, if known."""

    by_role: Mapping[Role, tuple[int, ...]]
    headings: Mapping[int, str]
    bank: str | None

    def first(self, role: Role) -> int | None:
        """The column of a role, or None."""
        return next(iter(self.by_role.get(role, ())), None)


def columns_of(texts: Iterable[tuple[int, str]]) -> Columns | None:
    """What a line of headings says, or None when it is not a bank's.

    A bank's line has a day and an amount. One that no bank is known to write must have a
    balance and a text as well, so that the rows can prove that they were understood.

    >>> heads = "Datum", "Transaktion", "Kategori", "Belopp", "Saldo"
    >>> columns_of(enumerate(heads, 1)).bank
    'Nordea'
    """
    # Skandia writes an explanation below each heading, in the same cell.
    headings = {column: plain((text.strip() or " ").splitlines()[0]) for column, text in texts}
    names = set(headings.values())
    found: dict[Role, list[tuple[int, int]]] = {}
    for column, name in headings.items():
        if role := _ROLES.get(name):
            found.setdefault(role, []).append((_HEADINGS[role].index(name), column))
    if "booked" not in found or "amount" not in found or names & (_OURS | _REPORTS):
        return None
    bank = next((bank for bank, telling in _BANKS if telling <= names), None)
    if bank is None and not found.keys() >= {"balance", "text"}:
        return None
    by_role = {role: _in_order(role, pairs) for role, pairs in found.items()}
    return Columns(by_role, headings, bank)


def _in_order(role: Role, pairs: list[tuple[int, int]]) -> tuple[int, ...]:
    """The columns of a role: texts as the file has them, others most telling first."""
    ordered = sorted(pairs, key=lambda pair: pair[1]) if role == "text" else sorted(pairs)
    return tuple(column for _, column in ordered)
