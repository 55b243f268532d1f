"""A bank of our own takes the file, answers it, and its statement reconciles back."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from mockbank.server import Config, make_server

from consortium.money import Money, total
from importers import pain002
from importers.camt import read_camt
from reports.payments.pain001 import Version, write_pain001
from tests.reports.payments.making import FUND, IBAN, TRANSFERS, order

OPENING = Money(100_000_00)


class Bank:
    """The mock bank over its loopback port."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, body: bytes | None = None) -> Any:
        request = urllib.request.Request(self._address + path, data=body, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return json.loads(error.read())

    def messages(self, kind: str) -> list[bytes]:
        return [one["body"].encode() for one in self.ask("GET", f"/_mock/mailbox?type={kind}")]


@pytest.fixture
def bank() -> Iterator[Bank]:
    server = make_server(Config(port=0, quiet=True, clock="2026-04-08T09:00"))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    bank = Bank(server.server_address[1])
    fund = {
        "id": "FUND",
        "iban": IBAN,
        "bic": FUND.bic,
        "currency": "SEK",
        "balance": OPENING.ore,
    }
    made = bank.ask("POST", "/_mock/accounts", json.dumps(fund).encode())
    assert made.get("iban") == IBAN, made
    yield bank
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("version", ["03", "09"])
def test_the_bank_pays_and_its_statements_reconcile(bank: Bank, version: Version) -> None:
    sent = order()
    told = bank.ask("POST", "/payments", write_pain001(sent, version=version))
    assert {one["outcome"] for one in told["payments"]} == {"accepted"}, told
    (answer,) = bank.messages("pain.002")
    assert pain002.identifies(answer)
    report = pain002.read_pain002(answer, "answer.xml")
    assert report.message_id == sent.message_id
    for one in sent.transfers:
        about = report.about(one.end_to_end)
        assert about is not None and about.outcome == "accepted"
    bank.ask("POST", "/_mock/advance?to=2026-04-13")
    statements = [
        statement
        for content in bank.messages("camt.053")
        for statement in read_camt(content, "statement.xml").statements
        if statement.account == IBAN
    ]
    entries = [entry for statement in statements for entry in statement.entries]
    assert total(entry.amount for entry in entries) == -sent.sum
    by_id = {
        one.end_to_end: -one.amount
        for entry in entries
        for one in entry.payments
        if one.amount is not None
    }
    assert by_id == {one.end_to_end: one.amount for one in sent.transfers}
    closing = statements[-1].closing
    assert closing is not None and closing.amount == OPENING - sent.sum


def test_a_bank_that_refuses_says_which_and_why(bank: Bank) -> None:
    foreign = replace(FUND, account=replace(FUND.account, number="SE3550000000054910000003"))
    bank.ask("POST", "/payments", write_pain001(order(*TRANSFERS[1:3], debtor=foreign)))
    (answer,) = bank.messages("pain.002")
    report = pain002.read_pain002(answer, "answer.xml")
    about = report.about("U-2026-1", "FOND-2026-04-08-1-1")
    assert about is not None and about.outcome == "rejected"
    assert [one.code for one in about.reasons] == ["AC02"]
