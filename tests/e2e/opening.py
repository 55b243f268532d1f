"""A fund that another program has kept: its SIE file, its list of open items, new books for it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from consortium.period import Period
from ledger.use_cases.opening import Opened, OpeningAsk, open_from
from ledger.use_cases.session import Session
from tests.e2e.command import SMALL, contents, fondbok, write_files

JANUARY = "2026-01-12T12:00:00"
NEW_YEAR = dt.date(2026, 1, 1)

# The old program calls its second bank account 1940, which is none of the fund's BAS numbers.
OLD = """#FLAGGA 0
#PROGRAM "Gamla programmet" 7
#FORMAT PC8
#GEN 20260110
#SIETYP 4
#ORGNR 769600-0004
#FNAMN "Lilla fonden"
#RAR 0 20260101 20261231
#RAR -1 20250101 20251231
#KONTO 1510 "Kundfordringar"
#KONTO 1930 "Bank"
#KONTO 1940 "Sparkonto"
#KONTO 2083 "Medlemsinsatser"
#KONTO 2091 "Balanserat resultat"
#KONTO 2099 "Årets resultat"
#KONTO 2420 "Förskott"
#KONTO 6570 "Bankavgifter"
#IB 0 1510 10500.50
#IB 0 1930 120000.00
#IB 0 1940 50000.00
#IB 0 2083 -20000.00
#IB 0 2091 -100000.50
#IB 0 2099 -60000.00
#IB 0 2420 -500.00
#VER A 1 20260105 "Bankavgift"
{
#TRANS 6570 {} 75.00
#TRANS 1930 {} -75.00
}
"""
LIST = """medlem;slag;månad;belopp;förfaller;nummer
grenverket;avgift;november 2025;7 000,50;2025-12-31;1043
Åkeriet ek. för.;avgift;dec 2025;3 500;2026-01-30;1051
åkeriet;förskott;;500,00;;
grenverket;insats;;10 000;;
åkeriet;insats;;10 000;;
Summa;;;31 000,50;;
"""
MAP = "1940=Assets:Bank:Main"
PURPOSES = ("solidarity=150000", "administration=20000")


def new_books(place: Path) -> Path:
    """Books that hold settings only, in ``place/nya``; the old program's files beside them."""
    place.mkdir(parents=True, exist_ok=True)
    assert fondbok("init", "nya", cwd=place, clock="2026-01-02T09:00:00").code == 0
    shutil.rmtree(place / "nya/policy")
    settings = {n: c for n, c in contents(SMALL).items() if n.endswith(".yaml")}
    write_files(place / "nya", settings)
    (place / "gamla.se").write_bytes(OLD.encode("cp437"))
    (place / "kunder.csv").write_bytes(LIST.encode())
    return place / "nya"


def opened(
    books: Path,
    *,
    sie: tuple[str, str] = ("", ""),
    listed: tuple[str, str] | None = ("", ""),
    day: dt.date = NEW_YEAR,
    maps: tuple[str, ...] = (MAP,),
    purposes: tuple[str, ...] = (),
    levies_from: Period | None = None,
) -> Opened:
    """Open new books beside ``books`` with one thing changed in the file or the list."""
    fresh = new_books(books.parent)
    name = "books/nya"
    session = Session(fresh, dt.datetime.fromisoformat(JANUARY), dt.date(2026, 1, 12), "kim", name)
    items = None if listed is None else ("kunder.csv", _changed(LIST, listed).encode())
    file = ("gamla.se", _changed(OLD, sie).encode("cp437"))
    return open_from(session, OpeningAsk(file, day, items, maps, purposes, levies_from))


def _changed(text: str, change: tuple[str, str]) -> str:
    old, new = change
    assert old in text
    return text.replace(old, new, 1) if old else text
