"""The sample's year: members that have read in their notices' SIE files agree with us."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from consortium.period import Period
from importers.sie import parse
from ledger.books import open_books
from ledger.sample import motala
from ledger.use_cases.receipts import FileIn
from ledger.use_cases.reconcile import reconcile
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import take_in
from reports.notices import notice_files, notices_of

DECEMBER = Period(2025, 12)
MONTHS = tuple(Period(2025, 1).until(DECEMBER))


@pytest.fixture
def copied(year: Path, tmp_path: Path) -> Path:
    """The year's books, to write in."""
    return Path(shutil.copytree(year, tmp_path / "motala"))


def with_notices(books: Path, member: str, own: bytes) -> bytes:
    """The member's file as its program would write it with the notices' SIE files read in."""
    opened = open_books(books)
    encoding = parse(own, "egna.se").encoding
    added = []
    for month in MONTHS:
        files = notice_files(opened, notices_of(opened, month, member), "sv")
        texts = [content.decode("cp437") for name, content in files.items() if name[-3:] == ".se"]
        added += [text[text.index("#VER") :] for text in texts]
    numbered = [text.replace('"" ""', f"F {n}", 1) for n, text in enumerate(added, 1)]
    text = own.decode(encoding) + "\r\n" + "".join(numbered)
    return text.encode(encoding)


def last_file(member: str, folder: Path) -> bytes:
    """The member's file of the whole year, as it came."""
    opened = open_books(folder)
    report = opened.balances.facts.report(member, DECEMBER).books
    assert report is not None
    inbox = motala().inbox
    return next(content for path, content in inbox.items() if path.endswith(f"/{report.file}"))


@pytest.mark.parametrize("member", ["grenverket", "dammvippan", "hyvelbänken"])
def test_notices_read_in_make_both_books_agree(copied: Path, member: str) -> None:
    before = reconcile(open_books(copied), DECEMBER)
    open_there = [one for one in before.open if one.place.startswith(member)]
    assert {one.klass for one in open_there} == {"missing_there"}
    content = with_notices(copied, member, last_file(member, copied))
    now = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    session = Session(copied, now, now.date(), "kim", "test")
    (receipt,) = take_in(session, [FileIn("med-avier.se", content)]).receipts
    assert receipt.problems == ()
    found = reconcile(open_books(copied), DECEMBER)
    checks = {c.what: c for c in found.checked if c.area == "members" and c.place == member}
    assert checks["debt"].ours == checks["debt"].theirs
    assert checks["capital"].ours == checks["capital"].theirs
    assert [one for one in found.open if one.place.startswith(member)] == []
    assert not checks["debt"].ours.is_zero and not checks["capital"].ours.is_zero
