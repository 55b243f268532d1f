"""A mock bank takes the file, answers it and pays; its statement books every payout to the öre."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from mockbank.server import Config, make_server

from consortium.money import Money, total
from importers.camt import read_camt
from tests.e2e.command import fondbok
from tests.e2e.paying import (
    DECIDED,
    GIRO,
    IBAN,
    fee,
    invoice,
    paying_books,
    run,
    shown,
    states,
)
from tests.reports.payments.test_mock_bank import Bank

APRIL = "2026-04-20T12:00:00"
# Ekobanken, the account's bank here, takes payments on each bank day; so does the mock.
OPENING = Money(7_500_00)


@pytest.fixture
def bank() -> Iterator[Bank]:
    server = make_server(Config(port=0, quiet=True, clock="2026-03-20T09:00"))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    bank = Bank(server.server_address[1])
    fund = {"id": "FUND", "iban": IBAN, "bic": "EKMLSE21", "currency": "SEK"}
    made = bank.ask(
        "POST", "/_mock/accounts", json.dumps({**fund, "balance": OPENING.ore}).encode()
    )
    assert made.get("iban") == IBAN, made
    yield bank
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("version", ["03", "09"])
def test_what_is_sent_is_paid_and_its_statement_reconciles_back(
    bank: Bank, tmp_path: Path, version: str
) -> None:
    books = paying_books(tmp_path)
    iban = "SE35 5000 0000 0549 1000 0003"
    owed = {
        invoice(books, "1250.50", "--pay-to", GIRO, "--reference", "2026000311"): "1250.50",
        invoice(books, "800", "--pay-to", iban, "--due", "2026-03-24", payee="Väveriet"): "800.00",
        invoice(books, "99.99", "--pay-to", "plusgiro 12345-5", payee="Café Åkern"): "99.99",
        fee(books, "1000", *DECIDED): "1000.00",
    }
    done = shown(books, "export", "payments", "--version", version)
    assert done["sum"] == str(total(map(Money.parse, owed.values())))
    (path,) = done["files"]
    told = bank.ask("POST", "/payments", Path(path).read_bytes())
    assert {one["outcome"] for one in told["payments"]} == {"accepted"}, told
    taken(books, "pain.002", bank.messages("pain.002"))
    assert set(states(books).values()) == {"sent"}
    bank.ask("POST", "/_mock/advance?to=2026-04-02")
    statements = [
        content
        for content in bank.messages("camt.053")
        if any(one.account == IBAN for one in read_camt(content, "k.xml").statements)
    ]
    taken(books, "camt.053", statements)
    booked = shown(books, "month", "2026-01", clock=APRIL)["paid"]
    assert booked
    assert states(books) == {}
    found = {
        check["where"]: check
        for check in shown_anyway(books, "reconcile", "2026-03")["checked"]
        if check["area"] == "bank"
    }
    left = OPENING - Money.parse(done["sum"])
    assert (found["main"]["ours"], found["main"]["theirs"]) == (str(left), str(left))
    assert shown(books, "export", "payments", clock=APRIL)["files"] == []


def taken(books: Path, name: str, contents: list[bytes]) -> None:
    assert contents, name
    files = []
    for number, content in enumerate(contents):
        files.append(f"{name}-{number}.xml")
        (books.parent / files[-1]).write_bytes(content)
    run(books, "take-in", *files, clock=APRIL)


def shown_anyway(books: Path, *command: str) -> dict[str, list[dict[str, str]]]:
    """What a command shows, whether there are differences or not."""
    ran = fondbok(*command, "--json", cwd=books.parent, books=books, clock=APRIL)
    found: dict[str, list[dict[str, str]]] = json.loads(ran.out)
    return found
