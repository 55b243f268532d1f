"""However debts, exports, refusals, payments and reversals interleave, each krona leaves once."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consortium.balances import Balances
from consortium.money import ZERO, Money, total
from consortium.payouts import is_owed
from ledger.books import open_books
from ledger.sent import sendings_of
from tests.e2e.command import contents, write_files
from tests.e2e.paying import GIRO, answer, fee, invoice, paying_books, run, shown, statement

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["owe", "owe", "fee", "send", "send", "refuse", "pay", "undo", "reverse"]),
        st.integers(0, 99),
    ),
    min_size=4,
    max_size=9,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return contents(paying_books(tmp_path_factory.mktemp("paying")).parent)


@settings(max_examples=12, deadline=None)
@given(steps=STEPS)
def test_each_payout_leaves_once(made: dict[str, bytes], steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        write_files(Path(place), made)
        books = Path(place) / "books"
        for count, (step, number) in enumerate(steps):
            take(books, step, number, count)
            check(books)
        send(books)
        check(books)
        assert send(books) == ZERO, "nothing is left to send"


def take(books: Path, step: str, number: int, count: int) -> None:
    """One thing that happens; nothing where there is nothing for it to happen to."""
    opened = open_books(books)
    payouts, sendings = opened.balances.payouts, sendings_of(books)
    away = sendings.on_its_way(payouts)
    if step == "owe":  # equal amounts now and then, to one payee and to another
        payee = "Elverket AB" if number % 3 else "Vattenverket"
        invoice(books, str(10 + number % 2), "--pay-to", GIRO, payee=payee)
    elif step == "fee":
        fee(books, "10", "--decision", "§ 9", "--adjusted", "2026-02-27")
    elif step == "send":
        send(books)
    elif step == "refuse" and away:
        one = away[number % len(away)]
        content = answer(one.file.message_id, (one.payment.end_to_end, "RJCT", "AC04"))
        (books.parent / f"{count}.xml").write_bytes(content)
        run(books, "take-in", f"{count}.xml")
    elif step == "pay" and away:
        payment = away[number % len(away)].payment
        entry = ("2026-03-20", payment.payee.upper(), str(-payment.amount))
        statement(books, entry, name=f"{count}.csv")
    elif step == "undo":
        undo(books, [v.voucher.id.series for v in opened.read_vouchers].count("B"), number)
    elif step == "reverse" and payouts:
        run(books, "reverse", str(list(payouts)[number % len(payouts)]), "--why", "fel")


def undo(books: Path, count: int, number: int) -> None:
    """Take back what the bank's line booked out, if it did and still stands."""
    opened = open_books(books)
    for at in range(3, count + 1):
        one = next(v.voucher for v in opened.read_vouchers if str(v.voucher.id) == f"B2026-{at}")
        if one.id not in opened.balances.reversed and (at + number) % 2:
            run(books, "reverse", str(one.id), "--why", "fel")
            return


def send(books: Path) -> Money:
    """Send what is ready and, once more, what was refused: the file is just their sum."""
    found = shown(books, "status")["payouts"]
    again = [one["voucher"] for one in found if one["state"] == "refused"]
    options = [word for voucher in again for word in ("--again", voucher)]
    ready = total(
        Money.parse(one["amount"]) for one in found if one["state"] in ("ready", "refused")
    )
    waits = {entry["amount"] for entry in shown(books, "match")["entries"]}
    held = total(
        Money.parse(one["amount"])
        for one in found
        if one["state"] in ("ready", "refused") and f"-{one['amount']}" in waits
    )
    done = shown(books, "export", "payments", *options, code=1 if held > ZERO else 0)
    assert Money.parse(done["sum"]) == ready - held
    return Money.parse(done["sum"])


def check(books: Path) -> None:
    """What must hold after every step."""
    balances, sendings = open_books(books).balances, sendings_of(books)
    assert owed(balances) == total(one.amount for one in balances.payouts.values())
    ids = Counter(one.end_to_end for file in sendings.files for one in file.payments)
    assert set(ids.values()) <= {1}
    for attempts in sendings.attempts.values():
        assert all(one.is_refused for one in attempts[:-1]), "sent again only what was refused"


def owed(balances: Balances) -> Money:
    """What the accounts of debts owe in all."""
    return -total(amount for (name, _), amount in balances.accounts.items() if is_owed(name))
