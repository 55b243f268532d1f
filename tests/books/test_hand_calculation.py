"""The sums of the hand calculation are those of the status, of bean-query and of the books."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from consortium.keys import component
from tests.books.stories import HERE, tell
from tests.e2e.command import ROOT, fondbok

STORY = HERE / "hand_calculation"
MEMBERS = ("grenverket", "åkeriet", "morotsviken")
PURPOSES = ("administration", "solidarity", "education", "tax", "revolving")
# In the table every amount is positive; these accounts are debits.
DEBITS = ("Assets:Receivable:Levies:", "Equity:Appropriated")

Amounts = Mapping[str, Decimal]


def table() -> dict[str, Amounts]:
    """Amounts by the step's name and the column's."""
    text = (STORY / "hand_calculation.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    head, *body = [[cell.strip() for cell in row] for row in rows]
    return {
        row[0]: {name: number(cell) for name, cell in zip(head[1:], row[1:], strict=True) if cell}
        for row in body
    }


def number(text: str) -> Decimal:
    return Decimal(text.replace(" ", "").replace(",", "."))


def row(start: str) -> Amounts:
    (found,) = [amounts for name, amounts in table().items() if name.startswith(start)]
    return found


def postings() -> dict[str, Counter[str]]:
    """By member the amount in öre of each account, debit-positive, as the table has them."""
    found: dict[str, Counter[str]] = {member: Counter() for member in MEMBERS}
    for name, amounts in table().items():
        account = re.search(r"\((\S+)\)$", name)
        for member in MEMBERS if account else ():
            assert account is not None
            whole = account[1] + (component(member) if account[1].endswith(":") else "")
            sign = 1 if account[1] in DEBITS else -1
            found[member][whole] += sign * int(amounts[member] * 100)
    return found


def whole() -> dict[str, int]:
    """The sums of all members."""
    sums: Counter[str] = Counter()
    for legs in postings().values():
        sums.update(legs)
    return dict(sums)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hand")
    return list(tell(STORY.name, place))[-1].books


def test_the_table_adds_up() -> None:
    for name, amounts in table().items():
        if "summa" in amounts:
            assert sum(amounts[member] for member in MEMBERS) == amounts["summa"], name
    for legs in postings().values():
        assert sum(legs.values()) == 0
    levy, before = row("avgift"), row("före golv och tak")
    assert levy["grenverket"] == before["grenverket"] + Decimal("0.005")
    assert levy["åkeriet"] == row("tak")["åkeriet"] < before["åkeriet"]
    assert levy["morotsviken"] == row("golv")["morotsviken"] > before["morotsviken"]


def test_status_says_the_same(books: Path) -> None:
    ran = fondbok("status", "2026-01", "--json", cwd=books.parent, books=books)
    shown = json.loads(ran.out)
    for member in MEMBERS:
        assert Decimal(shown["members"][member]["levy"]) == row("avgift")[member]
        assert Decimal(shown["members"][member]["receivable"]) == row("att betala")[member]
    for purpose in PURPOSES:
        credit = -whole()[f"Equity:Purpose:{component(purpose)}"]
        assert Decimal(shown["purposes"][purpose]["balance"]) * 100 == credit
    solidarity = shown["purposes"]["solidarity"]
    assert (solidarity["available"], solidarity["floor"]) == ("5057.87", "50000.00")


def test_plain_bean_query_says_the_same(books: Path) -> None:
    query = "SELECT account, sum(number) AS kronor GROUP BY account"
    ran = subprocess.run(
        [sys.executable, "-m", "beanquery", "-f", "csv", str(books / "main.beancount"), query],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    rows = csv.DictReader(io.StringIO(ran.stdout))
    assert {r["account"].strip(): int(Decimal(r["kronor"]) * 100) for r in rows} == whole()


def test_the_golden_books_say_the_same() -> None:
    text = (STORY / "2_january/expected/books/2026/2026-02.beancount").read_text(encoding="utf-8")
    for member in MEMBERS:
        (block,) = [block for block in text.split("\n\n") if f'  member: "{member}"' in block]
        legs = re.findall(r"^  ([A-Z]\S+) +(-?\d+\.\d\d) SEK$", block, re.MULTILINE)
        found = {account: int(Decimal(amount) * 100) for account, amount in legs}
        assert found == dict(postings()[member])
