"""A bookkeeper makes an extract where no books are; the treasurer takes it in as the whole file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consortium.facts import Reported
from consortium.period import Period
from ledger.books import open_books
from tests.e2e.command import contents, fondbok

FEBRUARY = Period(2026, 2)
WHOLE = """\
#FLAGGA 0
#FORMAT PC8
#GEN 20260305 KE
#SIETYP 4
#ORGNR 799002-0013
#FNAMN "Grenverket ek. för."
#RAR 0 20260101 20261231
#KONTO 1930 "Bank"
#KONTO 3001 "Försäljning"
#OBJEKT 8 12 "Anna Andersson"
#VER A 1 20260131 "Sålt" {
#TRANS 3001 {} -100000
#TRANS 1930 {} 100000
}
#VER A 2 20260228 "Trädgård, Anna Andersson" {
#TRANS 3001 {8 12} -40000.50
#TRANS 1930 {} 40000.50
}
#VER A 3 20260228 "Fondavgift" {
#TRANS 6982 {} 500
#TRANS 1930 {} -500
}
"""


@pytest.fixture(autouse=True)
def whole(tmp_path: Path) -> None:
    """A member's whole file of type 4, beside the books."""
    (tmp_path / "hela.se").write_bytes(WHOLE.encode("cp437"))


def report(place: Path) -> Reported:
    return open_books(place / "books").balances.facts.report("grenverket", FEBRUARY)


def make(place: Path, *options: str) -> Path:
    ran = fondbok("extract", "hela.se", *options, cwd=place, person=None)
    assert ran.code == 0, ran.text
    return place / "hela.utdrag.se"


def accept(place: Path, rule: str) -> None:
    settings = place / "books/consortium.yaml"
    lines = [x for x in settings.read_text("utf-8").splitlines() if not x.startswith("accept")]
    settings.write_text("\n".join([*lines, f"accept: {rule}", ""]), "utf-8")


def test_the_extract_reports_what_the_whole_file_does(posted: Path) -> None:
    make(posted)
    assert fondbok("take-in", "hela.utdrag.se", cwd=posted, books="books").code == 0
    extract = report(posted)
    assert extract.books is not None and extract.books.original is not None
    again = fondbok("take-in", "hela.se", cwd=posted, books="books")
    assert again.code == 0
    assert report(posted).version == extract.version, "nothing in it is payroll"
    assert "allt fanns redan" in again.out


def test_the_receipts_tell_what_came_along(posted: Path) -> None:
    make(posted)
    for name in ("hela.se", "hela.utdrag.se"):
        shown = json.loads(fondbok("take-in", name, "--json", cwd=posted, books="books").out)
        (file,) = shown["files"]
        is_extract = "utdrag" in name
        assert file["kind"] == ("SIE 4E extract" if is_extract else "SIE 4E")
        assert (file["personal_data"] == {}) == is_extract
        assert (file["original"] is not None) == is_extract
        assert file["fund_rows"] == int(is_extract)
    swedish = fondbok("take-in", "hela.se", cwd=posted, books="books").out
    assert "kan röra personer: 1 kund, 3 texter, 1 signatur\n" in swedish
    english = fondbok("--lang", "en", "take-in", "hela.utdrag.se", cwd=posted, books="books")
    assert "extract of SIE 4E from grenverket" in english.out


@pytest.mark.parametrize("rule", ["{personal_data: false}", "{sie_types: [2]}"])
def test_a_consortium_may_take_in_extracts_only(posted: Path, rule: str) -> None:
    accept(posted, rule)
    make(posted)
    before = contents(posted / "books")
    refused = fondbok("take-in", "hela.se", cwd=posted, books="books")
    assert refused.code == 1 and "fondbok extract" in refused.out
    assert contents(posted / "books") == before
    assert fondbok("take-in", "hela.utdrag.se", cwd=posted, books="books").code == 0


def test_accept_is_read_strictly(posted: Path) -> None:
    accept(posted, "{personal_data: perhaps}")
    shown = fondbok("policy", "check", cwd=posted, books="books").text
    assert "truth_must_be_true_or_false" in shown and "consortium.yaml:" in shown
    accept(posted, "{personal_dat: false}")
    assert "key_must_be_known" in fondbok("policy", "check", cwd=posted, books="books").text


def test_the_bookkeeper_is_told_what_is_in_it_and_what_is_not(new: Path) -> None:
    ran = fondbok("extract", "hela.se", "--lang", "sv", cwd=new, person=None)
    assert ran.out.startswith("hela.utdrag.se: utdrag ur SIE 4E för Grenverket ek. för.\n")
    for told in (
        "med: 2026-01–2026-02, 3 konton",
        "inte hela än: 2026-03;",
        "rader mot fonden: 1",
        "kvar hos er: 1 kund, 3 texter, 1 signatur, 2 kontonamn",
        "originalets sha256:",
    ):
        assert told in ran.out
    english = fondbok("extract", "hela.se", "--lang", "en", cwd=new, person=None)
    assert "stays with you: " in english.out and (new / "hela.extract.se").is_file()
    shown = json.loads(fondbok("extract", "hela.se", "--json", cwd=new, person=None).out)
    assert shown["files"] == ["hela.utdrag.se"]
    assert {"original", "periods", "left_behind", "fund_rows", "problems"} <= shown.keys()


def test_an_extract_may_be_made_anew_but_replaces_nothing_else(new: Path) -> None:
    first = make(new).read_bytes()
    assert make(new).read_bytes() == first
    folder = new / "ut"
    folder.mkdir()
    make(new, "--out", "ut")
    assert (folder / "hela.utdrag.se").read_bytes() == first
    original = (new / "hela.se").read_bytes()
    ran = fondbok("extract", "hela.se", "--out", "hela.se", cwd=new)
    assert ran.code == 1 and "extract_must_not_replace_another_file" in ran.err
    assert (new / "hela.se").read_bytes() == original
    assert fondbok("extract", "hela.se", "--fund-accounts", "x", cwd=new).code == 2
