"""``solidarity``: the positions that the books give, in text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

from consortium.money import Money
from tests.e2e.command import contents, fondbok
from tests.e2e.reconciling import APRIL, booked_by_hand


def shown(place: Path, *options: str) -> str:
    ran = fondbok("solidarity", *options, cwd=place, books="books", clock=APRIL, person="robin")
    assert ran.code == 0, ran.text
    return ran.out


def test_levies_are_paid_before_anybody_is_helped(posted: Path) -> None:
    told = json.loads(shown(posted, "--json"))
    assert told["members"]["grenverket"]["levied"] == "7000.00"
    assert told["members"]["grenverket"]["unpaid"] == "7000.00"
    assert (told["help"], told["most"], told["concentration"]) == ([], None, "0")
    assert "No member has been helped yet." in shown(posted, "--lang", "en")


def test_help_is_counted_by_kind_and_turn(posted: Path) -> None:
    ore = Money(30_000)
    loan = [("Assets:Loans:Liquidity:Grenverket", ore), ("Liabilities:Payouts:Grenverket", -ore)]
    grant = Money(10_000)
    booked_by_hand(posted / "books", loan)
    booked_by_hand(
        posted / "books",
        [("Expenses:Support:StartUp:Åkeriet", grant), ("Liabilities:Payouts:Åkeriet", -grant)],
    )
    before = contents(posted / "books")
    told = json.loads(shown(posted, "--json"))
    assert [(one["member"], one["kind"], one["amount"]) for one in told["help"]] == [
        ("grenverket", "loan", "300.00"),
        ("åkeriet", "grant", "100.00"),
    ]
    grenverket = told["members"]["grenverket"]
    assert grenverket["outstanding"] == {"loan": "300.00"}
    assert (grenverket["given"], grenverket["share"]) == ("0.00", "3/4")
    assert (told["most"], told["concentration"]) == ("grenverket", "5/8")
    text = shown(posted, "--lang", "sv")
    assert "2 av 2 medlemmar har fått stöd. grenverket har fått mest, 75 % av allt." in (
        " ".join(text.split())
    )
    assert "som om 1,6 medlemmar hade delat lika" in " ".join(text.split())
    assert contents(posted / "books") == before
