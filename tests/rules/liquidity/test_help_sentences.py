"""Every reason of help is worded, in both languages, and every wording is used."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from consortium.proposal import Reason
from rules.sentences import en_liquidity, sentence, sv_liquidity
from tests.rules.liquidity.worlds import MAY, SHORT, WELL, balances, notice, proposed

RULES = Path(__file__).parents[3] / "rules"
CODE = re.compile(r'"([a-z]+(?:_[a-z]+)*)"')
FULL = """
keep: {solidarity: {amount: 100 000 kr}}
limits: {exposure_per_member: {share_of_fund: 20 %}}
liquidity:
  trigger: {cash_days_below: 30}
  need: {up_to_cash_days: 45, max: 120 000 kr, share_of_monthly_payroll: 190 %}
  sources:
    - {defer_levy: 1 month}
    - {from: solidarity, max: 90 000 kr}
    - {from: members, above_cash_days: 90, guarantee: 50 %}
    - {from: stodspar}
  terms: {interest: 2 %, grace: 1 month, repay: 12 months}
"""


def test_the_same_codes_in_both_languages_and_each_in_use() -> None:
    assert sv_liquidity.SENTENCES.keys() == en_liquidity.SENTENCES.keys()
    assert sv_liquidity.NAMES.keys() == en_liquidity.NAMES.keys()
    files = [*RULES.glob("liquidity/*.py"), RULES.parent / "consortium/help.py"]
    used = {code for file in files for code in CODE.findall(file.read_text(encoding="utf-8"))}
    assert sv_liquidity.SENTENCES.keys() <= used


def test_every_reason_of_a_round_reads() -> None:
    state = balances(
        {"asken": SHORT, "björken": WELL, "cedern": SHORT},
        notices=(notice(1, "asken", MAY, 4_000, dt.date(2026, 7, 1)),),
    )
    found = proposed(FULL, state)
    reasons: list[Reason] = [r for p in found.proposals for line in p.lines for r in line.reasons]
    reasons += [r for case in found.cases for r in case.told]
    assert len({reason.code for reason in reasons}) > 15
    for reason in reasons:
        assert "{" not in sentence(reason, "sv") + sentence(reason, "en")
