"""Balances at each month's end: opening ones of the year, and what moved since."""

from __future__ import annotations

from consortium.facts import Report, Reported
from consortium.money import Money
from consortium.period import Period
from importers import sie
from ledger.read import read_facts
from ledger.render import report_text

HEAD = """#FLAGGA 0
#FORMAT PC8
#SIETYP {type}
#GEN 20260405
#ORGNR 799002-0013
#RAR 0 20260101 20261231
"""
IB = "#IB 0 1930 1000.00\n#IB 0 2440 -300.00\n#IB 0 1220 5000.00\n#IB 0 2091 -5700.00\n"
ROWS = """#PSALDO 0 202601 1930 {} -250.00
#PSALDO 0 202601 2440 {} 300.00
#PSALDO 0 202601 7010 {} 40.00
#PSALDO 0 202603 1510 {} 80.00
#PSALDO 0 202603 1930 {} 20.00
"""
VOUCHER = """#VER A 1 20260115 "Löner"
{
#TRANS 1930 {} -250.00
#TRANS 7010 {} 250.00
}
"""


def balances(content: str) -> dict[str, dict[str, str]]:
    read = sie.read(content.encode("cp437"), "asken.se")
    return {
        str(month.period): {account: str(held) for account, held in month.balances.items()}
        for month in read.months
    }


def test_balances_go_on_from_the_opening_ones() -> None:
    found = balances(HEAD.format(type=2) + IB + ROWS)
    assert found["2026-01"] == {"1930": "750.00"}  # the debt of 300 is paid
    assert found["2026-02"] == {"1930": "750.00"}
    assert found["2026-03"] == {"1930": "770.00", "1510": "80.00"}


def test_vouchers_move_them_too() -> None:
    found = balances(HEAD.format(type=4) + IB + VOUCHER)
    assert found["2026-01"] == {"1930": "750.00", "2440": "-300.00"}


def test_without_opening_balances_nothing_is_known() -> None:
    assert set(map(len, balances(HEAD.format(type=2) + ROWS).values())) == {0}


def test_they_stand_in_the_facts_and_come_back() -> None:
    report = Report(
        "asken", Period(2026, 1), "SIE 2", "ab", "asken.se", "2026-02-01T12:00:00",
        accounts={"7010": Money(4000)}, balances={"1930": Money(75000), "2440": Money(-30000)},
    )  # fmt: skip
    assert read_facts(report_text(report), "facts/2026-02.beancount") == [report]


def test_a_corrected_balance_is_a_new_report_and_no_new_levy() -> None:
    one = Report("asken", Period(2026, 1), "SIE 2", "", "a.se", "", accounts={"3010": Money(-1)})
    held = Report(**{**one.__dict__, "balances": {"1930": Money(5)}})
    assert one.version == held.version
    month = Reported("asken", Period(2026, 1))
    assert month.after(one).version != month.after(held).version
