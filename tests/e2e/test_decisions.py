"""A levy that the board decides: proposed, shown, approved or rejected, posted; and tampered with.

The consortium is the small one, with ``levy: {approved_by: board}`` and a board of three of whom
one may represent each member.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ledger.books import open_books
from ledger.decisions import approved, decisions_of
from ledger.use_cases.posting import agreements_of
from tests.e2e import making
from tests.e2e.command import Ran, contents, fondbok

MEETING = "Styrelsen 2026-02-09 § 4"
LATER = "2026-03-10T12:00:00"
BOARD = """\
  robin: {name: Robin Rönnbär, roles: [board, chair]}
  alex: {name: Alex Havre, roles: [board]}
  mika: {name: Mika Lingon, roles: [board]}
  kit: {name: Kit Kråka, roles: [deputy]}
bodies:
  board: {seats: 3, chair: robin, members: [robin, alex, mika], deputies: [kit]}
"""


def edit(path: Path, found: str, put: str) -> None:
    text = path.read_text()
    assert found in text, text
    path.write_text(text.replace(found, put, 1))


class House:
    """Books in a folder, and commands on them at a time."""

    def __init__(self, place: Path) -> None:
        self.place, self.books = place, place / "books"
        (self.policy,) = self.books.glob("policy/*.yaml")

    def __call__(self, *words: str, clock: str = making.FEBRUARY, code: int = 0) -> Ran:
        ran = fondbok(*words, cwd=self.place, books=self.books, clock=clock)
        assert ran.code == code, ran.text
        return ran

    def json(self, *words: str, clock: str = making.FEBRUARY) -> Any:
        return json.loads(self(*words, "--json", clock=clock).out)

    def approve(
        self, *, clock: str = making.FEBRUARY, by: tuple[str, ...] = ("robin", "alex")
    ) -> str:
        digest = making.waiting(self.books)
        votes = [word for name in by for word in ("--by", name)]
        self("approve", digest, "--decision", MEETING, *votes, clock=clock)
        return digest


@pytest.fixture
def house(new: Path) -> House:
    """January's levy waits for the board."""
    found = House(new)
    edit(found.policy, "  due: 30 days\n", "  approved_by: board\n  due: 30 days\n")
    text = (found.books / "consortium.yaml").read_text()
    (found.books / "consortium.yaml").write_text(text[: text.index("  robin:")] + BOARD)
    found("take-in", *(file.name for file in making.JANUARY_FILES))
    found("month", "2026-01")
    return found


def test_from_proposal_to_vouchers(house: House) -> None:
    digest = making.waiting(house.books)
    assert f"fondbok approve {digest[:8]}" in house("month", "2026-01").out
    assert "proposal_must_be_approved" in house("post", digest, code=3).text
    (room,) = house.json("approve", digest)["rooms"]
    assert room == {
        "body": "board", "seats": 3, "quorum": 2, "can_decide": True, "chair": "robin",
        "may_vote": ["robin", "alex", "mika"], "deputies": ["kit"], "must_leave": [],
    }  # fmt: skip
    house("approve", digest, "--decision", MEETING, "--by", "robin,alex", "--against", "mika")
    assert house.json("status")["waiting"][0]["state"] == "approved"
    assert MEETING in house("post", digest).out
    voucher = open_books(house.books).read_vouchers[0].voucher
    assert voucher.extra == {"decision": MEETING}
    told = " ".join(house("explain", "V2026-1").out.split())
    assert "För: Alex Havre, Robin Rönnbär (3 deltog, 2 behövdes" in told
    assert "Emot: Mika Lingon" in told
    assert house.json("verify")["problems"] == []


def test_minutes_come_with_the_decision_or_later(house: House) -> None:
    digest = house.approve()
    (house.place / "protokoll.pdf").write_bytes(b"%PDF protokoll")
    found = approved(open_books(house.books), digest)
    assert found is not None and found.adjusted is None
    house("post", digest)
    before = (house.books / "decisions/2026.beancount").read_text()
    house("approve", digest[:8], "--minutes", "protokoll.pdf", "--adjusted", "2026-02-10")
    found = approved(open_books(house.books), digest)
    assert found is not None and str(found.adjusted) == "2026-02-10"
    assert (house.books / "decisions/2026.beancount").read_text().startswith(before)
    (kept,) = house.books.glob("documents/2026/*protokoll.pdf")
    assert kept.name.startswith(found.minutes[:16])
    assert "justerades 2026-02-10" in house("explain", "V2026-1").out


def test_a_voucher_knows_minutes_that_were_adjusted_before_it(house: House) -> None:
    (house.place / "protokoll.pdf").write_bytes(b"%PDF protokoll")
    digest = making.waiting(house.books)
    minutes = ("--minutes", "protokoll.pdf", "--adjusted", "2026-02-10")
    house("approve", digest, "--decision", MEETING, "--by", "robin", "--by", "alex", *minutes)
    house("post", digest)
    extra = open_books(house.books).read_vouchers[0].voucher.extra
    assert extra == {"decision": MEETING, "adjusted": "2026-02-10"}


def test_a_dry_run_writes_nothing(house: House) -> None:
    before, digest = contents(house.books), making.waiting(house.books)
    words = ("--decision", MEETING, "--by", "robin", "--by", "alex", "--dry-run")
    assert "inget skrevs" in house("approve", digest, *words).out
    house("reject", digest, "--decision", MEETING, "--why", "nej", "--dry-run")
    assert contents(house.books) == before


def test_a_rejected_proposal_stays_rejected_until_it_is_decided_anew(house: House) -> None:
    digest = making.waiting(house.books)
    house("reject", digest, "--decision", MEETING, "--why", "ska först utredas")
    assert house.json("month", "2026-01")["proposals"][0]["state"] == "rejected"
    assert "avslaget" in house("status").out
    assert "ska först utredas" in house("explain", digest).out
    assert "proposal_must_not_be_rejected" in house("post", digest, code=3).text
    house("approve", digest, "--decision", "Styrelsen 2026-02-10 § 2", "--by", "robin,mika")
    house("post", digest)


def test_an_old_decision_is_told_and_falls(house: House) -> None:
    house.policy.write_text(
        house.policy.read_text() + "approvals: [{above: 0 kr, by: board, valid_for: 1 months}]\n"
    )
    digest = house.approve()
    late = "2026-03-11T12:00:00"
    assert house.json("status", clock=late)["waiting"][0]["state"] == "expired"
    assert "decision_must_not_be_too_old" in house("post", digest, clock=late, code=3).text
    again = ("--decision", "Styrelsen 2026-03-11 § 1", "--by", "robin,mika")
    house("approve", digest, *again, clock=late)
    house("post", digest, clock=late)


def test_an_urgent_decision_is_told_until_it_is_reported(house: House) -> None:
    house.policy.write_text(
        house.policy.read_text()
        + "approvals: [{above: 0 kr, by: board, report_to: next_general_meeting}]\n"
    )
    digest = house.approve()
    assert house.json("status")["to_report"] == [
        {"id": digest, "decision": MEETING, "to": "next_general_meeting"}
    ]
    assert "ska anmälas till nästa stämma" in house("status").out
    house("post", digest)
    told = ("approve", digest[:8], "--reported", "Stämman 2026-03-10 § 3")
    house(*told, clock=LATER)
    assert house.json("status", clock=LATER)["to_report"] == []
    assert "Anmält: Stämman 2026-03-10 § 3" in house("explain", digest, clock=LATER).out
    assert "decision_must_be_owed_to_a_meeting" in house(*told, clock=LATER, code=3).text


def test_what_was_approved_at_one_meeting_is_all_posted(house: House) -> None:
    january = house.approve()
    house("take-in", "grenverket-02.se", clock=LATER)
    house("month", "2026-02", clock=LATER)
    waiting = {path.stem for path in (house.books / "proposals").glob("*.beancount")}
    (february,) = waiting - {january}
    house("approve", february, "--decision", "Styrelsen 2026-03-10 § 1", "--by", "robin,alex",
          clock=LATER)  # fmt: skip
    house("post", february, clock=LATER)
    house("post", january, clock=LATER)
    assert len(open_books(house.books).read_vouchers) == 3


def test_a_late_report_voids_nothing_that_was_decided(new: Path) -> None:
    house = House(new)
    edit(house.policy, "  due: 30 days\n", "  approved_by: board\n  due: 30 days\n")
    house("take-in", "grenverket-01.se")
    house("month", "2026-01")
    first = house.approve(by=("robin",))
    house("take-in", "åkeriet-01.se")
    shown = house.json("month", "2026-01")["proposals"]
    assert [(one["id"] == first, one["state"]) for one in shown] == [
        (True, "approved"), (False, "waiting"),
    ]  # fmt: skip
    assert [line["member"] for line in shown[1]["lines"]] == ["åkeriet"]
    before = contents(house.books)
    house("month", "2026-01")
    assert contents(house.books) == before, "and again nothing is new"
    house("post", first)
    house("approve", shown[1]["id"], "--decision", MEETING, "--by", "robin")
    house("post", shown[1]["id"])
    assert [read.voucher.trace.member for read in open_books(house.books).read_vouchers
            if read.voucher.trace] == ["grenverket", "åkeriet"]  # fmt: skip


def test_recusal_without_quorum_goes_to_the_general_meeting(house: House) -> None:
    books = house.books / "consortium.yaml"
    for name in ("Robin Rönnbär", "Alex Havre", "Mika Lingon"):
        edit(books, f"{name}, roles", f"{name}, represents: [grenverket], roles")
    digest = making.waiting(house.books)
    look = house.json("approve", digest)
    assert not look["can_be_decided"] and look["next"] == ""
    assert [one["name"] for one in look["rooms"][0]["must_leave"]] == ["robin", "alex", "mika"]
    refused = house("approve", digest, "--decision", MEETING, "--by", "kit", code=3).text
    assert "quorum_must_be_possible" in refused and "Stämman" in refused
    meeting = ("--decision", "Stämman 2026-02-10 § 7", "--by", "grenverket", "--by", "åkeriet")
    house("approve", digest, *meeting)
    assert house.json("explain", digest)["problems"] == []
    house("post", digest)


def _proposal(house: House, digest: str) -> None:
    edit(house.books / f"proposals/{digest}.beancount", "7000.00", "6000.00")


def _directive(house: House, digest: str) -> None:
    edit(house.books / "decisions/2026.beancount", "alex, robin", "mika, robin")


def _policy(house: House, digest: str) -> None:
    edit(house.policy, "rate: 7 %", "rate: 6 %")


def _body(house: House, digest: str) -> None:
    edit(house.policy, "approved_by: board", "approved_by: general_meeting")


def _report(house: House, digest: str) -> None:
    text = (house.place / "grenverket-01.se").read_bytes()
    (house.place / "rättad.se").write_bytes(text.replace(b"100000.00", b"90000.00"))
    house("take-in", "rättad.se")


def _seats(house: House, digest: str) -> None:
    edit(house.books / "consortium.yaml", "members: [robin, alex, mika]", "members: [mika]")


@pytest.mark.parametrize(
    ("tampered", "code", "expected"),
    [
        (_proposal, 1, "proposal_must_match_its_name"),
        (_directive, 1, "books_must_be_as_written"),
        (_policy, 3, "proposal_must_still_hold"),
        (_body, 3, "deciding_body_must_be_the_same"),
        (_report, 3, "proposal_must_still_hold"),
        (_seats, 3, "quorum_must_hold"),
    ],
)
def test_what_was_changed_in_between_is_refused(
    house: House, tampered: Callable[[House, str], None], code: int, expected: str
) -> None:
    digest = house.approve()
    tampered(house, digest)
    before = contents(house.books)
    assert expected in house("post", digest, code=code).text
    assert contents(house.books) == before


def test_a_changed_report_asks_for_a_new_decision(house: House) -> None:
    first = house.approve()
    _report(house, first)
    (one,) = house.json("month", "2026-01")["proposals"]
    assert one["id"] != first and one["state"] == "waiting"
    assert (house.books / f"proposals/superseded/{first}.beancount").is_file()


@pytest.mark.parametrize(
    "words",
    [
        ("--by", "robin"),
        ("--minutes", "grenverket-01.se"),
        ("--adjusted", "2026-02-10"),
        ("--minutes", "grenverket-01.se", "--adjusted", "igår"),
    ],
)
def test_options_that_do_not_go_together(house: House, words: tuple[str, ...]) -> None:
    house("approve", making.waiting(house.books), *words, code=2)


def test_what_was_recorded_reads_back_the_same(house: House) -> None:
    digest = making.waiting(house.books)
    house("approve", digest, "--decision", MEETING, "--by", "robin,alex,kim", "--recused", "mika")
    found = decisions_of(house.books).approval(digest)
    assert found is not None
    assert (found.voted_for, found.others) == (("alex", "robin"), ("kim",))
    assert [one.name for one in found.recused] == ["mika"]
    assert (found.quorum, found.counted, found.by) == (2, 2, "kim")


def test_an_agreement_is_written_once(house: House) -> None:
    books = open_books(house.books)
    (proposal,) = books.proposals()
    terms = "id: brygga\nkind: loan\nwith: grenverket\n"
    lines = tuple(replace(line, agreement=terms) for line in proposal.lines)
    (made,) = agreements_of(books, replace(proposal, lines=lines))
    assert made.path == "agreements/brygga.yaml"
    (house.books / "agreements").mkdir(exist_ok=True)
    (house.books / made.path).write_text(terms)
    assert agreements_of(books, replace(proposal, lines=lines)) == []
    second = tuple(replace(line, agreement=f"{terms}version: 2\n") for line in proposal.lines)
    (made,) = agreements_of(books, replace(proposal, lines=second))
    assert made.path == "agreements/brygga.v2.yaml"
