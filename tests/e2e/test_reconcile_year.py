"""The sample's year: members that read in their notices' SIE files agree with us, all eight."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consortium.money import Money
from consortium.period import Period
from ledger.books import Books, open_books
from ledger.sample.bookkeeping import vouchers
from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import COOPERATIVES
from ledger.sample.fund import FUND
from ledger.sample.sie_text import export
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


def noticed(books: Books, member: str) -> Iterator[str]:
    """The vouchers of the member's notices, as their SIE files have them."""
    for month in MONTHS:
        files = notice_files(books, notices_of(books, month, member), "sv")
        for name, content in files.items():
            if name.endswith(".se"):
                text = content.decode("cp437")
                yield text[text.index("#VER") :]


def own_books(coop: Cooperative, added: Iterator[str] | tuple[()] = ()) -> bytes:
    """The member's file of the year (SIE 4) as its program writes it: without the notices, but
    for those that are read in; with its payments.
    """
    layout = replace(coop.layout, sie_type=4, has_checksum=False)
    booked = [v for v in vouchers(coop) if FUND not in v.text or v.text.startswith("Betalning")]
    own = export(replace(coop, layout=layout), booked, DECEMBER, dt.date(2026, 1, 10))
    numbered = [text.replace('"" ""', f"F {n}", 1) for n, text in enumerate(added, 1)]
    return own + "".join(["\r\n", *numbered]).encode(layout.encoding)


def read_in(books: Path, content: bytes, name: str, hour: int) -> None:
    now = dt.datetime(2026, 3, 1, hour, tzinfo=dt.UTC)
    session = Session(books, now, now.date(), "kim", "test")
    (receipt,) = take_in(session, [FileIn(name, content)]).receipts
    assert receipt.problems == ()


@pytest.mark.parametrize("coop", COOPERATIVES, ids=lambda coop: coop.key)
def test_notices_read_in_make_both_books_agree(copied: Path, coop: Cooperative) -> None:
    """Members that report in Excel have books too, though they send none."""
    read_in(copied, own_books(coop), "utan-avier.se", 12)
    before = reconcile(open_books(copied), DECEMBER)
    assert {one.klass for one in before.open if coop.key in one.place} == {"missing_there"}
    read_in(copied, own_books(coop, noticed(open_books(copied), coop.key)), "med-avier.se", 13)
    found = reconcile(open_books(copied), DECEMBER)
    assert [one for one in found.differences if coop.key in one.place] == []
    checks = {c.what: c for c in found.checked if c.area == "members" and c.place == coop.key}
    for what in ("debt", "capital"):
        assert Money(0) < checks[what].ours == checks[what].theirs
