"""The decision pack of a levy that the board decides: the page, its texts, the draft minutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from consortium.money import Language
from ledger.books import open_books
from ledger.use_cases.deciding import look
from reports.pack import pack_files, pack_pdf, room_sentences, why
from tests.e2e.command import fondbok
from tests.e2e.making import proposed_books

DAY = dt.date(2026, 2, 10)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """January's levy waits for a board of three, of whom two may represent Grenverket."""
    root = proposed_books(tmp_path_factory.mktemp("pack"))
    (policy,) = root.glob("policy/*.yaml")
    text = policy.read_text().replace("  due: 30 days", "  approved_by: board\n  due: 30 days")
    policy.write_text(text + "approvals: [{above: 0 kr, by: board, valid_for: 6 months}]\n")
    settings = root / "consortium.yaml"
    board = "{name: %s, roles: [board], represents: [grenverket]}"
    people = f"  alex: {board % 'Alex Havre'}\n  mika: {board % 'Mika Lingon'}\n"
    text = settings.read_text().replace("bodies:", f"{people}bodies:")
    seats = "{seats: 3, chair: robin, members: [robin, alex, mika]}"
    settings.write_text(text.replace("{seats: 1, chair: robin, members: [robin]}", seats))
    ran = fondbok("month", "2026-01", cwd=root.parent, books=root, clock="2026-02-10T12:00:00")
    assert ran.code == 0, ran.text
    return root


def test_the_page_is_one_and_the_same(books: Path) -> None:
    opened = open_books(books)
    (proposal,) = opened.proposals()
    found = look(opened, proposal, DAY)
    names: dict[Language, str] = {"sv": "beslutsunderlag", "en": "decision-pack"}
    for language, name in names.items():
        files = pack_files(opened, found, language)
        assert list(files) == [
            f"{name}-{proposal.digest[:8]}.pdf",
            f"protokollsutkast-{proposal.digest[:8]}.md",
        ]
        (page, _) = files.values()
        assert page.startswith(b"%PDF") and b"/Type/Pages/Count 1/" in page
        assert pack_files(opened, found, language) == files


def test_forty_members_have_room_on_one_page(books: Path) -> None:
    opened = open_books(books)
    (proposal,) = opened.proposals()
    found = look(opened, replace(proposal, lines=proposal.lines * 20), DAY)
    assert b"/Type/Pages/Count 1/" in pack_pdf(opened, found, "sv")


def test_what_the_board_reads(books: Path) -> None:
    opened = open_books(books)
    (proposal,) = opened.proposals()
    found = look(opened, proposal, DAY)
    assert list(why(opened, found, "sv")) == [
        "Grenverket ek. för. – 7 % av 100 000,00 kr är 7 000,00 kr.",
        "Åkeriet ek. för. – 7 % av 5 000,00 kr är 350,00 kr.",
        "Golvet 500,00 kr höjde avgiften från 350,00 kr till 500,00 kr.",
        f"Hela uträkningen: fondbok explain {proposal.digest[:8]}",
    ]
    assert list(room_sentences(opened, found, "sv")) == [
        "Styrelsen: minst 2 av 3 ska delta. Får rösta: Robin Rönnbär.",
        "Vid lika röstetal avgör Robin Rönnbär.",
        "Ska lämna rummet innan saken tas upp: Alex Havre, som får företräda Grenverket ek. för.",
        "Ska lämna rummet innan saken tas upp: Mika Lingon, som får företräda Grenverket ek. för.",
        "För få blir kvar för ett beslut: lägg fram saken för stämman.",
        "Beslutet gäller i 6 månader.",
    ]
    assert "Put the matter" not in " ".join(room_sentences(opened, found, "en"))


def test_the_draft_minutes(books: Path) -> None:
    opened = open_books(books)
    (proposal,) = opened.proposals()
    text = list(pack_files(opened, look(opened, proposal, DAY), "en").values())[1].decode()
    assert "**Jäv.** Alex Havre, som får företräda Grenverket ek. för., anmäler jäv" in text
    assert "| Grenverket ek. för. | Avgift 2026-01 | 7 000,00 kr |" in text
    assert "| **Summa** | | **7 500,00 kr** |" in text
    assert proposal.digest in text
