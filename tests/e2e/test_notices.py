"""``fondbok notices`` and ``fondbok arrears``, as the treasurer runs them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.command import contents, fondbok

OCTOBER = "2026-10-01T12:00:00"


def test_drafts_leave_the_books_alone(posted: Path) -> None:
    before = contents(posted / "books")
    ran = fondbok("notices", "2026-01", "--json", cwd=posted, books="books", person=None)
    assert ran.code == 0, ran.text
    said = json.loads(ran.out)
    assert [one["member"] for one in said["notices"]] == ["grenverket", "åkeriet"]
    assert {*said["notices"][0]} >= {"member", "amount", "due", "reference"}
    after = contents(posted / "books")
    made = {name for name in after if name not in before}
    assert made == {name for name in after if name.startswith("exports/notices-2026-01/")}
    assert {Path(file).name for file in said["files"]} == {Path(name).name for name in made}
    assert {n: c for n, c in after.items() if n not in made} == before


def test_what_is_issued_is_archived_once_and_logged(posted: Path) -> None:
    books = posted / "books"
    first = fondbok("notices", "2026-01", "--issue", "--json", cwd=posted, books="books")
    assert first.code == 0, first.text
    archived = contents(books)
    issued = json.loads(first.out)["issued"]
    assert len(issued) == 4
    exported = {Path(f).name: Path(f) for f in json.loads(first.out)["files"]}
    kept = {c for name, c in archived.items() if name.startswith("documents/")}
    assert all((posted / exported[name]).read_bytes() in kept for name in issued)
    line = json.loads(archived["log/2026.jsonl"].splitlines()[-1])
    assert line["command"] == "fondbok notices 2026-01 --issue --json"
    assert sorted(line["inputs"]["documents"]) == sorted(issued)
    again = fondbok(
        "notices", "2026-01", "--issue", "--json", cwd=posted, books="books", clock=OCTOBER
    )
    assert json.loads(again.out)["issued"] == []
    assert contents(books) == archived


def test_only_the_treasurer_issues(posted: Path) -> None:
    before = contents(posted / "books")
    ran = fondbok("notices", "2026-01", "--issue", cwd=posted, books="books", person="robin")
    assert ran.code == 3
    assert "person_must_have_the_role" in ran.err
    assert contents(posted / "books") == before


def test_one_members_notice_goes_where_it_is_asked_for(posted: Path) -> None:
    arguments = ("notices", "2026-01", "--member", "grenverket", "--out", "ut/avier")
    ran = fondbok(*arguments, cwd=posted, books="books")
    assert ran.code == 0, ran.text
    names = {path.name for path in (posted / "ut/avier").iterdir()}
    assert names == {"avier-2026-01.xlsx", "grenverket-V2026-1.pdf", "grenverket-V2026-1.se"}


def test_a_file_in_the_folders_place_is_told(posted: Path) -> None:
    (posted / "ut").write_text("här ligger något annat", encoding="utf-8")
    ran = fondbok("notices", "2026-01", "--out", "ut", cwd=posted, books="books")
    assert ran.code == 1
    assert "folder_must_be_writable" in ran.err


def test_a_month_without_a_levy_has_no_notices(posted: Path) -> None:
    ran = fondbok("notices", "2026-02", "--issue", cwd=posted, books="books")
    assert ran.code == 0
    assert ran.out == "Ingen avgift är bokförd för februari 2026.\n"
    assert not (posted / "books/exports").exists()


def test_a_reversed_levy_is_noticed_no_more(posted: Path) -> None:
    assert fondbok("reverse", "V2026-1", "--why", "fel", cwd=posted, books="books").code == 0
    ran = fondbok("notices", "2026-01", "--json", cwd=posted, books="books")
    assert [one["voucher"] for one in json.loads(ran.out)["notices"]] == ["V2026-2"]
    ran = fondbok("arrears", "--json", cwd=posted, books="books")
    assert [one["member"] for one in json.loads(ran.out)["members"]] == ["åkeriet"]


def test_arrears_lists_what_is_unpaid_and_writes_reminders(posted: Path) -> None:
    before = contents(posted / "books")
    ran = fondbok("arrears", "--date", "2026-04-01", cwd=posted, books="books", person=None)
    assert ran.code == 0, ran.text
    assert "V2026-1" in ran.out and "1–30 dagar" in ran.out
    letters = fondbok("arrears", "--date", "2026-04-01", "--letters", cwd=posted, books="books")
    assert "Påminnelse: obetald avgift till Lilla fonden" in letters.out
    early = fondbok("arrears", "--date", "2026-02-11", "--letters", cwd=posted, books="books")
    assert early.out == "Inget är förfallet.\n"
    none = fondbok("arrears", "--date", "2026-01-01", cwd=posted, books="books")
    assert none.out == "Inget är obetalt den 2026-01-01.\n"
    assert contents(posted / "books") == before
