from __future__ import annotations

from pathlib import Path

from consortium.money import Language
from tests.e2e.command import fondbok
from tests.e2e.opening import JANUARY, new_books

BEGUN = ("--from", "gamla.se", "--at", "2026-01-01", "--purpose", "administration=4200")


def shown(books: Path, language: Language) -> str:
    fresh = new_books(books.parent / "new")
    old = Path(__file__).with_name("gamla.se").read_bytes()
    (fresh.parent / "gamla.se").write_bytes(old)
    begun = fondbok("init", "nya", *BEGUN, cwd=fresh.parent, clock=JANUARY)
    assert begun.code == 0, begun.text
    ran = fondbok(
        "--lang", language, "export", "payments", cwd=fresh.parent, books=fresh, clock=JANUARY
    )
    assert ran.code == 0, ran.text
    return ran.text
