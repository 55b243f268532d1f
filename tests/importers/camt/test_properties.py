"""What a small writer writes is what the reader reads."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from consortium.bank import BankEntry, entry_keys
from consortium.money import Money, total
from importers.camt import read_camt
from tests.importers.camt import making

AMOUNTS = st.integers(-(10**12), 10**12).map(Money)
# What XML can hold, in one line.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Zs")),
    max_size=30,
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
ROWS = st.lists(st.tuples(AMOUNTS, DAYS, TEXTS, TEXTS), max_size=8)
SAID = frozenset({"NOTPROVIDED", "NONREF", "NOREF", "NOTAVAILABLE"})


def written(rows: list[tuple[Money, date, str, str]], opening: Money) -> bytes:
    parts = [
        making.entry(
            str(amount),
            making.element("NtryDtls", making.detail(str(amount), ustrd=[message])),
            booked=day.isoformat(),
            reference=reference,
        )
        for amount, day, reference, message in rows
    ]
    closing = opening + total(row[0] for row in rows)
    return making.file(*parts, opening=str(opening), closing=str(closing))


@given(ROWS, AMOUNTS)
def test_what_is_written_is_read(rows: list[tuple[Money, date, str, str]], opening: Money) -> None:
    read = read_camt(written(rows, opening), "k.xml")
    (statement,) = read.statements
    expected = sorted(rows, key=lambda row: row[1])
    assert read.findings == ()
    assert statement.opening is not None and statement.opening.amount == opening
    assert [
        (one.amount, one.booked, one.reference or "", one.payments[0].message)
        for one in statement.entries
    ] == [(a, day, "" if ref.upper() in SAID else ref, text) for a, day, ref, text in expected]
    assert all(one.split == one.payments for one in statement.entries)


@given(ROWS)
def test_the_same_file_gives_the_same_keys(rows: list[tuple[Money, date, str, str]]) -> None:
    content = written(rows, Money(0))
    once, again = (read_camt(content, name).statements[0].entries for name in ("a.xml", "b.xml"))
    assert keys(once) == keys(again)
    assert len(set(keys(once))) == len(rows)


def keys(entries: tuple[BankEntry, ...]) -> tuple[str, ...]:
    return entry_keys(making.IBAN, entries)
