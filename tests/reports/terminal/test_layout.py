"""Tables and lines keep to the columns they are given, and lose nothing."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money
from reports.terminal.bar import bar, line
from reports.terminal.layout import columns, columns_of, table
from reports.terminal.screen import Screen, coloured, folded

LARGE = Money(99_999_999_999_999)
NAMES = st.text("abcåäö é基", min_size=1, max_size=60).map(str.strip).filter(bool)
AMOUNTS = st.integers(-(10**14), 10**14).map(lambda ore: Money(ore).text("sv"))
ROWS = st.lists(st.tuples(NAMES, AMOUNTS, NAMES, AMOUNTS, AMOUNTS), min_size=1, max_size=5)
HEADINGS = ["Medlem", ">Underlag", "Rapport", ">Avgift", ">Fordran"]


@given(ROWS, st.integers(40, 130))
def test_a_table_keeps_to_its_columns_and_cuts_nothing(
    rows: list[tuple[str, ...]], width: int
) -> None:
    with columns(width):
        shown = table(HEADINGS, rows)
    whole = "".join(shown.split())
    for row in rows:
        for cell in (row[1], row[3], row[4]):
            assert cell in shown, "an amount is never broken"
        assert all(letter in whole for letter in row[0] + row[2] if letter.strip())
    is_tabular = "─" in shown
    widest = max(columns_of(text) for text in shown.splitlines())
    assert widest <= min(width, 120) or not is_tabular


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_twelve_digits_in_every_column_are_whole(width: int, language: str) -> None:
    amount = LARGE.text("sv" if language == "sv" else "en")
    with columns(width):
        shown = table(HEADINGS, [["åkeriet", amount, "in", amount, amount]])
    assert shown.count(amount) == 3
    assert max(map(len, shown.splitlines())) <= width


LINES = st.lists(st.text("abc åäö", max_size=120), max_size=6).map("\n".join)


@given(LINES, st.integers(30, 100))
def test_folding_keeps_every_word(text: str, width: int) -> None:
    shown = folded(text, width)
    assert shown.split() == text.split()
    longest = max((len(word) for word in text.split()), default=0)
    indents = [len(row) - len(row.lstrip()) for row in text.split("\n")]
    if longest + max(indents) + 2 <= width:
        assert all(len(row) <= width for row in shown.split("\n") if row.strip())


def test_a_caret_stays_under_its_letter() -> None:
    text = f"            {'x' * 90}\n{' ' * 60}^"
    assert folded(text, 80) == text


@given(LINES)
def test_colours_change_no_letter(text: str) -> None:
    styles = ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[1;31m", "\x1b[1;33m")
    shown = coloured(f"Rubrik\n──────\nNästa steg\nfel a_b\n{text}")
    assert shown.count("\x1b[0m") >= 4
    for style in styles:
        shown = shown.replace(style, "")
    assert shown == f"Rubrik\n──────\nNästa steg\nfel a_b\n{text}"


def test_a_pipe_is_no_screen() -> None:
    assert Screen.of(io.StringIO(), {}) == Screen(None, is_coloured=False)
    long = "ord " * 60
    assert Screen(None).finished(lambda: long) == long


def test_a_pipe_gets_no_bar() -> None:
    stream = io.StringIO()
    with bar(stream, "sv") as progress:
        progress(1, 2, "reading")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("done", [0, 1, 499, 500])
def test_the_bar_fits_the_terminal(done: int) -> None:
    assert len(line("Går igenom rapporter", done, 500)) < 80
