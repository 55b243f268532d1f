"""The sample consortium's year by ``fondbok demo``: the books hold by everybody else's tools."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from beancount.core.data import Directive
from fava.application import create_app

from consortium.keys import component
from tests.e2e.command import ROOT, fondbok
from tests.e2e.sample_year import TAKEN_FROM_LEVY, under, vouchers


def test_bean_check_is_silent(year: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "beancount.scripts.check", str(year / "main.beancount")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_every_voucher_earmarks_its_levy_to_the_ore(entries: list[Directive]) -> None:
    kinds: Counter[str] = Counter()
    for voucher, amounts in vouchers(entries):
        assert sum(amounts.values()) == 0
        if "rule" not in voucher.meta:
            continue  # a payment, or what the bank's lines were
        purposes = -under(amounts, "Equity:Purpose:")
        assert amounts.get("Equity:Appropriated", 0) == purposes
        levy = -under(amounts, *TAKEN_FROM_LEVY)
        to_pay, vat = under(amounts, "Assets:Receivable:"), -under(amounts, "Liabilities:VAT:")
        assert purposes == levy == to_pay - vat != 0, voucher.narration
        kinds[str(voucher.meta["rule"])] += 1
    assert kinds["levy"] > 80 and kinds["true_up"] >= 1


def test_status_says_what_bean_query_says(year: Path) -> None:
    import beanquery

    connection = beanquery.connect(f"beancount:{year / 'main.beancount'}")
    query = "SELECT account, sum(number) AS kronor GROUP BY account"
    balance = dict(connection.execute(query).fetchall())
    status = json.loads(fondbok("status", "--json", cwd=year, books=year).out)
    for purpose, shown in status["purposes"].items():
        assert Decimal(shown["balance"]) == -balance[f"Equity:Purpose:{component(purpose)}"]
    for member, shown in status["members"].items():
        account = f"Assets:Receivable:Levies:{component(member)}"
        assert Decimal(shown["receivable"]) == balance[account]
    earmarked = sum(Decimal(shown["balance"]) for shown in status["purposes"].values())
    assert earmarked == balance["Equity:Appropriated"]
    assert status["waiting"] == []


def test_fava_shows_no_error(year: Path) -> None:
    app: Any = create_app([str(year / "main.beancount")], load=True)
    app.testing = True
    client = app.test_client()
    slug = client.get("/").location.split("/")[1]
    assert client.get(f"/{slug}/api/errors").json["data"] == []
    for page in ("income_statement", "balance_sheet", "journal"):
        assert client.get(f"/{slug}/{page}/").status_code == 200


def test_every_voucher_is_explained(year: Path, entries: list[Directive]) -> None:
    levies = [entry for entry, _ in vouchers(entries) if "rule" in entry.meta]
    numbers = [next(iter(entry.links)) for entry in levies]
    for number in numbers[::12]:
        steps = json.loads(fondbok("explain", number, "--json", cwd=year, books=year).out)["steps"]
        assert {"source", "clause", "decision"} <= {step["what"] for step in steps}
        assert {step["source"]["file"] for step in steps if step["source"]} & {
            entry.meta["source"].split(" sha256:")[0]
            for entry, _ in vouchers(entries)
            if number in entry.links
        }
