"""In whatever order bank files come, and however they overlap, the money is booked once."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consortium.balances import UNIDENTIFIED, Balances
from consortium.keys import component
from consortium.money import ZERO, Money, total
from consortium.ocr import reference_of
from consortium.voucher import VoucherNumber
from ledger.books import Books, open_books
from tests.e2e.command import fondbok
from tests.errors.making import bean_check

MARCH = "2026-03-20T12:00:00"
HEADINGS = "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo"
FIRST, SECOND = (reference_of(VoucherNumber("V", 2026, number)) for number in (1, 2))
DAYS_MAX = 8
TEXTS = (FIRST, SECOND, f"{FIRST} {SECOND}", FIRST[:-1] + "0", "INSATT", "Åkeriet ek. för.")

Entry = tuple[str, int]
AMOUNTS = st.sampled_from([-20_00, -1, 1, 5_00, 100_00, 500_00, 7000_00, 7500_00, 9999_99])
ENTRIES = st.tuples(st.sampled_from(TEXTS), AMOUNTS)
# A day's entries may be the same twice: only a bank's number or balance tells them apart.
DAYS = st.lists(st.lists(ENTRIES, max_size=3), min_size=1, max_size=DAYS_MAX)


@st.composite
def downloads(draw: st.DrawFn) -> tuple[list[list[Entry]], list[tuple[int, int, bool]]]:
    """Days with their entries, and files: from day to day, and whether the month is run then.

    Together the files hold every day; each may come again.
    """
    days = draw(DAYS)
    cuts = sorted(draw(st.sets(st.integers(1, DAYS_MAX), max_size=2)))
    edges = [0, *(cut for cut in cuts if cut < len(days)), len(days)]
    pieces = list(pairwise(edges))
    spans = st.tuples(st.integers(0, len(days)), st.integers(0, len(days)))
    more = [(min(span), max(span)) for span in draw(st.lists(spans, max_size=3))]
    order = draw(st.permutations(pieces + more))
    return days, [(*span, draw(st.booleans())) for span in order]


def content(days: Sequence[Sequence[Entry]], first: int, last: int) -> str:
    """What the bank writes of some days, the newest first, with its balance after each entry."""
    balance, rows = 0, []
    for day, entries in enumerate(days[:last], 2):
        for number, (text, ore) in enumerate(entries):
            balance += ore
            if day - 2 >= first:
                when, amount = f"2026-03-{day:02}", str(Money(ore)).replace(".", ",")
                standing = str(Money(balance)).replace(".", ",")
                rows.append(f"{when};{when};54{day:02}{number:02};{text};{amount};{standing}")
    return "\n".join([HEADINGS, *reversed(rows)]) + "\n"


def settled_by(books: Books, before: Balances) -> dict[str, Money]:
    """What each member has paid: less owed than before, and more ahead."""
    paid = {}
    for member in books.consortium.members:
        name = component(member)
        accounts = (f"Assets:Receivable:Levies:{name}", f"Liabilities:Prepaid:{name}")
        paid[member] = total(before.balance(one) - books.balances.balance(one) for one in accounts)
    return paid


def run(books: Path, *command: str) -> None:
    ran = fondbok(*command, cwd=books.parent, books=books, clock=MARCH)
    assert ran.code == 0, ran.text


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(downloads())
def test_the_bank_is_the_sum_of_what_it_told(
    made_posted: Path, made: tuple[list[list[Entry]], list[tuple[int, int, bool]]]
) -> None:
    days, files = made
    with tempfile.TemporaryDirectory() as place:
        books = shutil.copytree(made_posted, Path(place) / "place") / "books"
        before = open_books(books).balances
        for count, (first, last, is_run) in enumerate(files):
            if any(days[first:last]):  # a file without rows is no statement
                name = f"{count}.csv"
                (books.parent / name).write_text(content(days, first, last), encoding="utf-8")
                run(books, "take-in", name)
            if is_run:
                run(books, "month", "2026-01")
        run(books, "month", "2026-01")
        after = open_books(books)
        entries = [entry for day in days for entry in day]
        money_in = total(Money(ore) for _, ore in entries if ore > 0)
        lines = after.balances.facts.bank.lines.values()
        told = Counter((entry.text, entry.amount.ore) for _, entry in lines)
        assert told == Counter(entries), "each entry once"
        assert after.balances.balance("Assets:Bank:Main") == money_in
        paid = settled_by(after, before)
        unidentified = -after.balances.balance(UNIDENTIFIED)
        assert total(paid.values()) + unidentified == money_in
        assert unidentified == total(after.balances.unplaced.values())
        sure = [ore for text, ore in entries if text in (FIRST, SECOND, TEXTS[2]) and ore > 0]
        assert total(paid.values()) == total(map(Money, sure)), "only references place"
        assert min(paid.values()) >= ZERO
        assert bean_check(books, "en") == ""
