"""``--json`` of every command: the keys that design.md §7 promises, and money, months, places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.command import fondbok
from tests.e2e.making import waiting

MONEY = re.compile(r"-?\d+\.\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
AMOUNTS = {"amount", "to_pay", "base", "balance", "tied", "available", "floor", "bank", "levy",
           "receivable", "prepaid", "lent", "before", "after"}  # fmt: skip
MONTHS = {"period", "month"}

PROPOSAL = {"id", "kind", "period", "state", "lines", "postings"}
LINE = {"member", "base", "amount", "because"}
VOUCHER = {"number", "date", "text", "postings"}
MEMBER = {"levy", "receivable", "prepaid", "lent", "reported"}
FILE = {"file", "sha256", "kind", "member", "periods", "facts", "changed", "findings"}
PROBLEM = {"code", "source", "found", "expected", "remedy"}


def run(place: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    """What a command prints with ``--json``: one object whose amounts and months are text."""
    ran = fondbok(*arguments, "--json", cwd=place, books="books")
    assert ran.code == code, ran.text
    assert ran.err == ""
    shown: dict[str, Any] = json.loads(ran.out)
    assert isinstance(shown["problems"], list)
    for key, value in leaves(shown):
        if key in AMOUNTS and value is not None:
            assert MONEY.fullmatch(value), (key, value)
        if key in MONTHS:
            assert MONTH.fullmatch(value), (key, value)
        assert not isinstance(value, float), key
    return shown


def leaves(value: object, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no object or list, with the key it stands under."""
    match value:
        case dict():
            for name, inner in value.items():
                yield from leaves(inner, name)
        case list():
            for inner in value:
                yield from leaves(inner, key)
        case _:
            yield key, value


def test_take_in(new: Path) -> None:
    (file,) = run(new, "take-in", "grenverket-01.se", "--date", "2026-02-10")["files"]
    assert file.keys() >= FILE
    assert (file["kind"], file["member"], file["periods"]) == ("SIE 2", "grenverket", ["2026-01"])
    assert (file["facts"], file["changed"], len(file["sha256"])) == (1, [], 64)
    text = (new / "grenverket-02.se").read_text(encoding="ascii").replace("100000.00", "90000.00")
    (new / "rättad.se").write_text(text, encoding="ascii")
    (file,) = run(new, "take-in", "rättad.se")["files"]
    assert file["changed"][0] == {
        "member": "grenverket",
        "period": "2026-01",
        "what": "revenue",
        "before": "100000.00",
        "after": "90000.00",
    }


def test_take_in_of_a_bad_file(new: Path) -> None:
    (new / "tom.se").write_bytes(b"")
    shown = run(new, "take-in", "tom.se", "grenverket-01.se", "--date", "2026-02-10", code=1)
    (problem,) = shown["problems"]
    assert problem.keys() == PROBLEM
    assert (problem["code"], problem["source"]) == ("file_must_hold_something", {"file": "tom.se"})
    assert [file["facts"] for file in shown["files"]] == [0, 1]


@pytest.mark.parametrize("command", [("month", "2026-01"), ("propose", "levy", "2026-01")])
def test_month_and_propose(proposed: Path, command: tuple[str, ...]) -> None:
    shown = run(proposed, *command)
    assert shown.keys() >= {"proposals", "missing", "next"}
    (proposal,) = shown["proposals"]
    assert proposal.keys() >= PROPOSAL
    assert proposal["id"] == waiting(proposed / "books")
    assert (proposal["kind"], proposal["period"], proposal["state"]) == (
        "levy", "2026-01", "waiting",
    )  # fmt: skip
    assert shown["next"] == f"fondbok post {proposal['id'][:8]}"
    first, second = proposal["lines"]
    assert first.keys() >= LINE
    assert (first["member"], first["base"], first["amount"]) == (
        "grenverket", "100000.00", "7000.00",
    )  # fmt: skip
    assert second["base"] == "5000.00" and second["amount"] == "500.00"
    assert any("7 %" in sentence for sentence in first["because"])
    sums = {p["account"]: p["amount"] for p in proposal["postings"]}
    assert sums["Equity:Appropriated"] == "7500.00"
    assert sums["Equity:Purpose:Administration"] == "-750.00"


def test_month_says_who_is_missing(posted: Path) -> None:
    shown = run(posted, "month", "2026-02")
    assert [(m["member"], m["period"]) for m in shown["missing"]] == [
        ("grenverket", "2026-02"),
        ("åkeriet", "2026-02"),
    ]
    assert shown["proposals"] == []


def test_post_and_reverse(proposed: Path) -> None:
    first, second = run(proposed, "post", waiting(proposed / "books"))["vouchers"]
    assert first.keys() >= VOUCHER
    assert (first["number"], first["date"]) == ("V2026-1", "2026-03-10")
    assert {"account": "Income:Levies:Grenverket", "amount": "-7000.00"} in first["postings"]
    assert second["number"] == "V2026-2"
    (reversal,) = run(proposed, "reverse", "V2026-2", "--why", "Fel")["vouchers"]
    assert reversal["number"] == "M2026-1"
    assert {"account": "Income:Levies:Åkeriet", "amount": "500.00"} in reversal["postings"]


def test_explain(posted: Path) -> None:
    steps = run(posted, "explain", "V2026-2")["steps"]
    assert all(step.keys() >= {"what", "text", "source", "amount"} for step in steps)
    kinds = {step["what"] for step in steps}
    assert kinds <= {"source", "clause", "bound", "rounding", "decision", "payment"}
    assert {"source", "clause", "bound", "decision"} <= kinds
    row, *_ = steps
    assert row["source"] == {"file": "åkeriet-01.se", "line": 16}
    assert row["amount"] == "-5000.00"


def test_status(posted: Path) -> None:
    shown = run(posted, "status")
    assert shown.keys() >= {"period", "tip", "bank", "purposes", "members", "waiting"}
    assert (shown["period"], shown["bank"], len(shown["tip"])) == ("2026-01", "0.00", 64)
    assert shown["purposes"].keys() == {"administration", "solidarity", "tax", "revolving"}
    assert shown["purposes"]["solidarity"] == {
        "balance": "6750.00", "tied": "0.00", "available": "6750.00", "floor": "0.00",
    }  # fmt: skip
    assert all(member.keys() >= MEMBER for member in shown["members"].values())
    assert shown["members"]["grenverket"]["receivable"] == "7000.00"
    assert shown["members"]["grenverket"]["reported"] is True


def test_status_of_an_older_month_says_that_balances_are_todays(posted: Path) -> None:
    for period, is_told in (("2026-01", False), ("2025-12", True)):
        ran = fondbok("--lang", "en", "status", period, cwd=posted, books="books")
        assert ("as the books stand now" in ran.out) == is_told


def test_status_shows_what_waits(proposed: Path) -> None:
    (proposal,) = run(proposed, "status")["waiting"]
    assert proposal.keys() >= PROPOSAL


def test_members_and_policies(posted: Path) -> None:
    members = run(posted, "members")["members"]
    assert members["åkeriet"]["organisation_number"] == "799004-0011"
    assert run(posted, "policy", "check")["problems"] == []
    (policy,) = run(posted, "policy", "explain")["policies"]
    assert policy["sentences"]["levy.rate"]
    assert run(posted, "policy", "test")["cases"] == []


def test_init(tmp_path: Path) -> None:
    shown = run(tmp_path, "init", "books")
    assert "consortium.yaml" in shown["files"]


def test_a_refusal_is_an_object_too(posted: Path) -> None:
    (problem,) = run(posted, "reverse", "V2026-9", "--why", "Fel", code=3)["problems"]
    assert problem.keys() == PROBLEM and problem["code"] == "voucher_must_exist"
    (posted / "books/policy/2026-01-01.yaml").write_text("levy: 1\n", encoding="utf-8")
    problems = run(posted, "policy", "check", code=1)["problems"]
    assert {"file": "policy/2026-01-01.yaml", "line": 1, "column": 7} in [
        problem["source"] for problem in problems
    ]
