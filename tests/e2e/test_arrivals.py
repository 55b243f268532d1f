"""Real files into real books, in any order: the levies end as the last word on each figure says.

The same properties hold of the rules alone (``tests/rules/levy/test_arrivals.py``, many more
examples); here they hold from the bytes of a file to the vouchers on disk.
"""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consortium.money import Money
from consortium.period import Period
from ledger.books import open_books
from ledger.use_cases.month import month
from ledger.use_cases.post import post
from ledger.use_cases.receipts import FileIn
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import take_in
from tests.e2e.command import SMALL
from tests.e2e.making import new_books
from tests.importers.workbook.making import report

RULE = "  missing_report: {estimate: mean, months: 3, deadline: 15}\n"
MEMBERS = ("grenverket", "åkeriet")
MONTHS = tuple(Period(2026, 1).until(Period(2026, 3)))
FIGURES = tuple(itertools.product(MEMBERS, MONTHS))
END = dt.date(2026, 7, 1)
NOW = dt.datetime(2026, 7, 2, 9)
Figure = tuple[str, Period]
Row = tuple[Figure, Money]
Levies = Mapping[Figure, Mapping[str, Money]]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books whose policy estimates what is late, the second member there for parts of months."""
    books = new_books(tmp_path_factory.mktemp("fresh"))
    policy, consortium = books / "policy/2026-01-01.yaml", books / "consortium.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("  rate:", f"{RULE}  rate:"), encoding="utf-8")
    text = consortium.read_text(encoding="utf-8")
    head, name, rest = text.partition("  åkeriet:")
    dates = "joined: 2026-01-12, left: 2026-03-20"
    parted = rest.replace("joined: 2026-01-01", dates, 1)
    consortium.write_text(head + name + parted, encoding="utf-8")
    return books


@contextmanager
def copy_of(books: Path) -> Iterator[Session]:
    """A session at a copy of the books."""
    with tempfile.TemporaryDirectory() as place:
        root = shutil.copytree(books, Path(place, "books"))
        yield Session(root=root, now=NOW, today=END, by="kim", command="test")


def csv_file(rows: Sequence[Row]) -> bytes:
    lines = [f"{member};{period};{amount}".replace(".", ",") for (member, period), amount in rows]
    return "\n".join(["medlem;period;intäkter", *lines]).encode()


def excel_file(rows: Sequence[Row]) -> bytes:
    cells = [(member, str(period), amount.ore / 100) for (member, period), amount in rows]
    return report(*cells, headings=("member", "period", "revenue"))


WRITERS = (csv_file, excel_file)


def hand_in(session: Session, *files: bytes) -> None:
    named = [FileIn(f"{number}.bin", content) for number, content in enumerate(files)]
    assert take_in(session, named).problems == ()


def evening(session: Session, day: dt.date) -> None:
    """Run the month that is over by then and the earlier ones, and post all that is proposed."""
    run = replace(session, today=day)
    period = min(Period.of(day).previous, MONTHS[-1])
    for proposal in month(run, period).proposals:
        post(run, proposal.digest)
    assert month(run, period).proposals == ()


def levies(session: Session) -> Levies:
    balances = open_books(session.root).balances
    return {figure: balances.levy(*figure).accounts for figure in FIGURES}


def levies_at_once(books: Path, rows: Sequence[Row]) -> Levies:
    """What one file with the real figures gives, with nothing before it."""
    with copy_of(books) as session:
        hand_in(session, csv_file(rows))
        evening(session, END)
        return levies(session)


revenues = st.integers(0, 2 * 10**8).map(Money)


@st.composite
def arrivals(draw: st.DrawFn) -> list[list[Row] | dt.date]:
    """Every figure once, in files of any size and order, and evenings between them."""
    rows = draw(st.permutations([(figure, draw(revenues)) for figure in FIGURES]))
    cuts = sorted({0, len(rows), *draw(st.lists(st.integers(1, len(rows) - 1), max_size=3))})
    happened: list[list[Row] | dt.date] = [
        rows[first:last] for first, last in itertools.pairwise(cuts)
    ]
    days = st.dates(dt.date(2026, 2, 1), dt.date(2026, 6, 30))
    for day in sorted(draw(st.lists(days, max_size=3))):
        happened.insert(draw(st.integers(0, len(happened))), day)
    return happened


@settings(max_examples=12)
@given(happened=arrivals(), data=st.data())
def test_estimates_and_true_ups_are_what_the_real_figures_give(
    fresh: Path, happened: list[list[Row] | dt.date], data: st.DataObject
) -> None:
    rows = [row for one in happened if isinstance(one, list) for row in one]
    with copy_of(fresh) as session:
        for one in happened:
            if isinstance(one, dt.date):
                evening(session, one)
            else:
                hand_in(session, data.draw(st.sampled_from(WRITERS))(one))
        evening(session, END)
        found = levies(session)
    assert found == levies_at_once(fresh, rows)


@settings(max_examples=10)
@given(
    amounts=st.lists(revenues, min_size=2, max_size=3),
    goes_back=st.booleans(),
    figure=st.sampled_from(FIGURES),
    data=st.data(),
)
def test_the_latest_take_in_wins_and_a_figure_may_go_back(
    fresh: Path, amounts: list[Money], goes_back: bool, figure: Figure, data: st.DataObject
) -> None:
    said = [*amounts, amounts[0]] if goes_back else amounts
    others = [(one, Money(5_000_000)) for one in FIGURES if one != figure]
    with copy_of(fresh) as session:
        hand_in(session, csv_file(others))
        for amount in said:
            hand_in(session, data.draw(st.sampled_from(WRITERS))([(figure, amount)]))
            if data.draw(st.booleans()):
                evening(session, END)
        evening(session, END)
        found = levies(session)
    assert found == levies_at_once(fresh, [*others, (figure, said[-1])])


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["older first", "newer first"])
def test_of_two_files_of_one_run_the_one_drawn_later_counts(
    fresh: Path, order: tuple[int, int]
) -> None:
    older = (SMALL / "grenverket-01.se").read_bytes()
    newer = older.replace(b"20260205", b"20260209").replace(b"100000.00", b"90000.00")
    with copy_of(fresh) as session:
        hand_in(session, *((older, newer)[place] for place in order))
        evening(session, dt.date(2026, 2, 10))
        assert levies(session)["grenverket", MONTHS[0]]["Equity:Appropriated"] == Money(6_300_00)
        # In a run of its own the older file is the latest word, whatever it says of its day.
        hand_in(session, older)
        evening(session, dt.date(2026, 2, 11))
        assert levies(session)["grenverket", MONTHS[0]]["Equity:Appropriated"] == Money(7_000_00)
