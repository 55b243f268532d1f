"""Help by the commands: from two forms to a posted loan, again and again, and what voids it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.command import Ran, fondbok
from tests.e2e.making import new_books

CLOCK = "2026-02-10T12:00:00"
LATER = "2026-02-12T12:00:00"
POLICY = """\
valid_from: 2026-01-01
decision: "Stämman 2025-11-20 § 8"
levy: {base: {include: ["30-37"]}, rate: 7 %, due: 30 days}
split: {administration: 10 %, solidarity: remaining}
keep: {solidarity: {amount: 1 000 kr}}
warnings: {watch: {cash_days_below: 60}, alarm: {cash_days_below: 20}}
liquidity:
  trigger: {cash_days_below: 30}
  need: {up_to_cash_days: 45}
  sources:
    - {defer_levy: 2 months}
    - {from: solidarity, max: 5 000 kr}
    - {from: members, above_cash_days: 60, guarantee: 50 %}
  terms: {interest: 2 %, grace: 1 month, repay: 6 months}
approvals:
  - {up_to: 500 kr, by: [treasurer, chair]}
  - {above: 500 kr, by: board}
"""
CONSORTIUM = """
compliance: {fi: not_required, basis: yttrande.pdf, reviewed: 2026-01-02}
"""
FORM = """\
medlem;period;intäkter;likvida medel;löner;leverantörsskulder;antal anställda
grenverket;2026-01;400000;20000;20000;30000;4
åkeriet;2026-01;300000;900000;80000;20000;9
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Books in which the levies of January are posted and Grenverket is short of cash."""
    books = new_books(tmp_path)
    (books / "policy/2026-01-01.yaml").write_text(POLICY, encoding="utf-8")
    settings = books / "consortium.yaml"
    text = settings.read_text(encoding="utf-8")
    known = text.replace("joined: 2026-01-01}", "joined: 2026-01-01, due_diligence: 2026-01-02}")
    settings.write_text(known + CONSORTIUM, encoding="utf-8")
    (tmp_path / "januari.csv").write_text(FORM, encoding="utf-8")
    for command in (("take-in", "januari.csv"), ("month", "2026-01")):
        assert run(tmp_path, *command).code == 0
    assert run(tmp_path, "post", waiting(tmp_path)[0]).code == 0
    return tmp_path


def run(place: Path, *command: str, clock: str = CLOCK, person: str = "kim") -> Ran:
    return fondbok(*command, "--lang", "en", cwd=place, books=place / "books", clock=clock,
                   person=person)  # fmt: skip


def waiting(place: Path) -> list[str]:
    return [path.stem for path in (place / "books/proposals").glob("*.beancount")]


def approved(place: Path) -> str:
    assert run(place, "propose", "liquidity", "2026-01").code == 0
    (digest,) = waiting(place)
    said = ("--decision", "Styrelsen 2026-02-11 § 5", "--by", "robin")
    assert run(place, "approve", digest, *said, clock="2026-02-11T12:00:00").code == 0
    return digest


def test_a_month_tells_whom_to_watch_and_who_is_short(place: Path) -> None:
    told = run(place, "month", "2026-01").text
    assert "grenverket   alarm   cash lasts for a short time" in told
    assert "fondbok propose liquidity 2026-01" in told
    shown = json.loads(run(place, "month", "2026-01", "--json").out)
    assert shown["proposals"] == []
    assert shown["short_of_cash"] == ["grenverket"]
    assert [one["level"] for one in shown["warnings"]] == ["alarm"]


def test_a_month_tells_of_help_that_waits(place: Path) -> None:
    assert run(place, "propose", "liquidity", "2026-01").code == 0
    (digest,) = waiting(place)
    told = run(place, "month", "2026-01").text
    assert f"fondbok approve {digest[:8]}" in told
    assert "propose liquidity" not in told
    assert waiting(place) == [digest]


def test_the_level_is_for_all_and_the_cash_for_the_treasurer(place: Path) -> None:
    level = run(place, "warnings", "2026-01", person="robin")
    assert "alarm" in level.text
    assert "20,000" not in level.text
    assert run(place, "warnings", "2026-01", "--figures", person="robin").code == 3
    figures = json.loads(run(place, "warnings", "2026-01", "--figures", "--json").out)
    assert figures["figures"]["grenverket"]["cash_days"] == "12.00"
    assert figures["figures"]["åkeriet"]["people"] == 9


def test_proposed_approved_posted_and_never_again(place: Path) -> None:
    digest = approved(place)
    again = json.loads(run(place, "propose", "liquidity", "2026-01", "--json", clock=LATER).out)
    assert [one["id"] for one in again["proposals"]] == [digest]
    posted = run(place, "post", digest, clock=LATER)
    assert posted.code == 0, posted.text
    done = json.loads(run(place, "propose", "liquidity", "2026-01", "--json", clock=LATER).out)
    assert done["proposals"] == []
    assert done["cases"][0]["helped_before"] == "55000.00"
    assert "2026-05-12" in run(place, "arrears", clock=LATER).text  # the levy waits
    status = json.loads(run(place, "status", "--json", clock=LATER).out)
    assert status["members"]["grenverket"]["lent"] == "5000.00"
    assert status["purposes"]["solidarity"]["tied"] == "5000.00"
    verified = run(place, "verify", clock=LATER)
    assert verified.code == 0, verified.text
    assert "12 days" in run(place, "explain", "V2026-3", clock=LATER).text


def test_a_lender_that_declines_opens_the_need_again(place: Path) -> None:
    digest = approved(place)
    no = ("decline", "grenverket", "--lender", "åkeriet", "--period", "2026-01", "--why", "löner")
    assert "request_must_be_posted" in run(place, *no, clock=LATER).text
    assert run(place, "post", digest, clock=LATER).code == 0
    told = run(place, *no, clock=LATER)
    assert told.code == 0, told.text
    assert "SEK 22,000.00" in told.text
    again = json.loads(run(place, "propose", "liquidity", "2026-01", "--json", clock=LATER).out)
    assert again["proposals"] == []  # nobody else has a surplus, and the fund's part is given
    assert again["cases"][0]["helped_before"] == "33000.00"
    assert again["cases"][0]["left"] == "22000.00"
    assert run(place, *no, clock=LATER).code == 3
    assert run(place, "verify", clock=LATER).code == 0


def test_the_same_inputs_give_the_same_digest(place: Path) -> None:
    assert run(place, "propose", "liquidity", "2026-01").code == 0
    first = waiting(place)
    assert run(place, "propose", "liquidity", "2026-01", clock=LATER).code == 0
    assert waiting(place) == first


def test_a_corrected_report_voids_what_was_decided(place: Path) -> None:
    digest = approved(place)
    (place / "rättad.csv").write_text(FORM.replace(";20000;20000;", ";21000;20000;"))
    assert run(place, "take-in", "rättad.csv", clock=LATER).code == 0
    refused = run(place, "post", digest, clock=LATER)
    assert refused.code == 3
    assert "help_must_still_hold" in refused.text
    assert not list((place / "books/agreements").glob("*.yaml"))


def test_a_levy_booked_in_between_voids_nothing(place: Path) -> None:
    digest = approved(place)
    february = FORM.replace("2026-01", "2026-02").replace(";20000;20000;", ";700000;20000;")
    (place / "februari.csv").write_text(february, encoding="utf-8")
    march = "2026-03-10T12:00:00"
    assert run(place, "take-in", "februari.csv", clock=march).code == 0
    assert run(place, "month", "2026-02", clock=march).code == 0
    levy = next(one for one in waiting(place) if one != digest)
    assert run(place, "post", levy, clock=march).code == 0
    assert run(place, "post", digest, clock=march).code == 0


def test_a_changed_policy_voids_it(place: Path) -> None:
    digest = approved(place)
    policy = place / "books/policy/2026-01-01.yaml"
    policy.write_text(POLICY.replace("45}", "46}"), encoding="utf-8")
    refused = run(place, "post", digest, clock=LATER)
    assert refused.code == 3
    assert "The rules of help have changed" in refused.text


def test_an_edited_proposal_is_refused(place: Path) -> None:
    digest = approved(place)
    path = place / f"books/proposals/{digest}.beancount"
    path.write_text(path.read_text(encoding="utf-8").replace("5000.00", "5001.00"))
    assert run(place, "post", digest, clock=LATER).code in (1, 3)
