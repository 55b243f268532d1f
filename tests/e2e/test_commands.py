"""The commands on real books: what they write, what they leave alone, who may, and exit codes."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.command import Ran, contents, fondbok
from tests.e2e.making import FEBRUARY, JANUARY_FILES, waiting

Change = Callable[[Path], tuple[str, ...]]


def run(place: Path, *arguments: str, person: str | None = "kim") -> Ran:
    return fondbok(*arguments, cwd=place, books="books", person=person)


def snapshot(place: Path) -> dict[str, bytes]:
    """Every byte of the books and beside them; the lock's note too must be gone at the end."""
    assert (place / "books/.lock").read_bytes() == b""
    assert not list((place / "books/.pending").iterdir())
    return contents(place, but=())


# Writing and not writing.


@pytest.mark.parametrize(
    "command",
    [
        ("month", "2026-01"),
        ("propose", "levy", "2026-01"),
        ("reverse", "V2026-1", "--why", "Fel"),
    ],
    ids=lambda command: command[0],
)
def test_a_dry_run_writes_nothing(posted: Path, command: tuple[str, ...]) -> None:
    if command[0] != "reverse":
        assert run(posted, "reverse", "V2026-1", "--why", "Fel").code == 0
    before = snapshot(posted)
    dry = run(posted, *command, "--dry-run")
    assert dry.code == 0, dry.text
    assert snapshot(posted) == before
    assert run(posted, *command).code == 0
    assert snapshot(posted) != before


def test_a_dry_posting_writes_nothing_and_shows_the_same_vouchers(proposed: Path) -> None:
    before, proposal = snapshot(proposed), waiting(proposed / "books")
    dry = run(proposed, "post", proposal, "--dry-run")
    assert dry.code == 0 and "V2026-2" in dry.out
    assert snapshot(proposed) == before
    real = run(proposed, "post", proposal)
    table = re.compile(r"^V2026.*$", re.MULTILINE)
    assert table.findall(real.out) == table.findall(dry.out)
    assert snapshot(proposed) != before


LOOKING = [
    ("status",),
    ("status", "2026-01"),
    ("members",),
    ("explain", "V2026-1"),
    ("policy", "check"),
    ("policy", "explain"),
    ("policy", "test"),
]


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
def test_looking_writes_nothing_and_asks_for_nobody(posted: Path, command: tuple[str, ...]) -> None:
    (posted / "books/.lock").unlink()
    before = contents(posted, but=())
    ran = run(posted, *command, person=None)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    assert contents(posted, but=()) == before


AGAIN = [
    ("take-in", *(file.name for file in JANUARY_FILES)),
    ("month", "2026-01"),
    ("propose", "levy", "2026-01"),
]


@pytest.mark.parametrize("command", AGAIN, ids=lambda command: command[0])
@pytest.mark.parametrize("day", ["2026-02-10", "2026-03-10"])
def test_a_command_run_again_changes_no_byte(
    proposed: Path, command: tuple[str, ...], day: str
) -> None:
    if command[0] == "take-in" and day == "2026-03-10":
        # By then the files hold a part of February too, which is new the first time.
        assert run(proposed, *command, "--date", day).code == 0
    before = snapshot(proposed)
    ran = run(proposed, *command, "--date", day)
    assert ran.code == 0, ran.text
    assert snapshot(proposed) == before


def test_the_month_again_after_posting_changes_no_byte(posted: Path) -> None:
    before = snapshot(posted)
    assert run(posted, "month", "2026-01").code == 0
    assert snapshot(posted) == before


def test_several_take_ins_in_one_month_add_up(new: Path) -> None:
    for file in ("grenverket-01.se", "åkeriet-01.se", "grenverket-02.se"):
        assert run(new, "take-in", file).code == 0
        assert run(new, "status").code == 0
    shown = run(new, "month", "2026-02").out
    assert "40 000,50 kr" in shown


def test_a_refused_command_writes_nothing(posted: Path) -> None:
    before = snapshot(posted)
    for command in (
        ("post", "abcd"),
        ("reverse", "V2026-1", "--why", ""),
        ("month", "2025-12"),
        ("month", "2026-02", "--date", "2026-03-11"),
    ):
        assert run(posted, *command).code == 3
    assert snapshot(posted) == before


# Files handed in.


def test_of_a_folder_with_a_bad_file_the_others_are_kept(new: Path) -> None:
    inbox = new / "inkorg/mars"
    inbox.mkdir(parents=True)
    for file in new.glob("*-01.se"):
        shutil.move(file, inbox)
    (inbox / "trasig.se").write_bytes(b"#FLAGGA 0\n#SIETYP 4\n#VER A 1 20260131 x\n{\n")
    (inbox / ".dold").write_bytes(b"?")
    ran = run(new, "take-in", "inkorg")
    assert ran.code == 1
    assert "sie_file_must_be_whole" in ran.out and ".dold" not in ran.out
    books = contents(new / "books")
    archived = " ".join(name for name in books if name.startswith("documents/"))
    assert "grenverket-01.se" in archived and "åkeriet-01.se" in archived
    assert not any(b"trasig" in content or "trasig" in name for name, content in books.items())
    assert run(new, "month", "2026-01").code == 0


def test_only_bad_files_leave_the_books_as_they_were(new: Path) -> None:
    before = snapshot(new)
    (new / "tom.se").touch()
    ran = run(new, "take-in", "tom.se", "saknas.se")
    assert ran.code == 1
    assert "file_must_hold_something" in ran.text and "file_must_be_readable" in ran.text
    assert "Inget har skrivits" in ran.text
    (new / "tom.se").unlink()
    assert snapshot(new) == before


def test_an_unreadable_file_stops_no_other(new: Path) -> None:
    (new / "pekar-fel.se").symlink_to("ingenstans")
    ran = run(new, "take-in", "pekar-fel.se", "grenverket-01.se")
    assert ran.code == 1
    assert "pekar-fel.se" in ran.out and "filen eller mappen finns inte" in ran.out
    assert "grenverket-01.se: intagen" in ran.out


NAMES = ("Årets första, ”slutlig” (1).SE", unicodedata.normalize("NFD", "rättad åäö.se"), "-x.se",
         "日本.se", "a\nb.se", "{0}.se")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_file_names_may_be_anything(new: Path, name: str) -> None:
    (new / "grenverket-01.se").rename(new / name)
    ran = run(new, "take-in", "--", name)
    assert ran.code == 0, ran.text
    assert run(new, "month", "2026-01").code == 0
    assert run(new, "post", waiting(new / "books")).code == 0
    assert run(new, "explain", "V2026-1").code == 0


def test_a_file_name_that_is_no_utf_8(new: Path) -> None:
    name = b"r\xe4ttad.se".decode("utf-8", "surrogateescape")
    (new / "grenverket-01.se").rename(new / name)
    ran = run(new, "take-in", name)
    assert ran.code == 0, ran.text
    assert run(new, "month", "2026-01").code == 0


# Who and when.


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), "person_must_be_named"),
        (("--as", "nisse"), "person_must_be_known"),
        (("--as", "robin"), "person_must_have_the_role"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ("take-in", "grenverket-02.se"),
        ("month", "2026-02"),
        ("propose", "levy", "2026-02"),
        ("post", "abcd"),
        ("reverse", "V2026-1", "--why", "Fel"),
    ],
    ids=lambda command: command[0],
)
def test_whoever_changes_something_has_the_role(
    posted: Path, command: tuple[str, ...], options: tuple[str, ...], code: str
) -> None:
    before = snapshot(posted)
    ran = run(posted, *command, *options, person=None)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"fel {code}\n")
    assert snapshot(posted) == before


def test_the_option_wins_over_the_environment(posted: Path) -> None:
    assert run(posted, "month", "2026-01", "--as", "kim", person="robin").code == 0
    assert run(posted, "month", "2026-01", "--as", "robin", person="kim").code == 3


def test_the_future_is_refused_and_the_past_is_not(proposed: Path) -> None:
    ran = run(proposed, "post", waiting(proposed / "books"), "--date", "2026-03-11")
    assert ran.code == 3 and "day_must_not_be_future" in ran.err
    ran = run(proposed, "post", waiting(proposed / "books"), "--date", "2026-02-10")
    assert ran.code == 0 and "2026-02-10" in ran.out


# Where the books are, and options anywhere.


def test_the_books_are_found_upwards(posted: Path) -> None:
    below = posted / "books/policy"
    assert fondbok("status", cwd=below).code == 0
    assert fondbok("status", cwd=posted).code == 1
    assert fondbok("status", cwd=posted, books="books").code == 0
    assert fondbok("--books", "books", "status", cwd=posted, books="annat").code == 0
    assert fondbok("status", "--books", "books", cwd=posted).code == 0
    assert fondbok("--books", "annat", "status", "--books", "books", cwd=posted).code == 0


def test_options_before_and_after_the_command_are_the_same(posted: Path) -> None:
    for options in (("--json",), ("--lang", "en"), ("--as", "robin"), ("--date", "2026-03-11")):
        before = run(posted, *options, "month", "2026-01")
        after = run(posted, "month", "2026-01", *options)
        assert before == after
    assert run(posted, "--lang", "sv", "status", "--lang", "en").out.count("In the bank") == 1


@pytest.mark.parametrize("command", [*LOOKING, ("month", "2026-01")], ids=" ".join)
def test_both_languages(posted: Path, command: tuple[str, ...]) -> None:
    swedish, english = (run(posted, *command, "--lang", lang) for lang in ("sv", "en"))
    assert (swedish.code, english.code) == (0, 0)
    assert swedish.out != english.out
    assert run(posted, *command).out == swedish.out
    yaml = posted / "books/consortium.yaml"
    yaml.write_text(yaml.read_text("utf-8").replace("language: sv", "language: en"), "utf-8")
    assert run(posted, *command).out.splitlines()[0] == english.out.splitlines()[0]


def test_books_in_a_place_with_spaces_and_letters(tmp_path: Path, new: Path) -> None:
    place = tmp_path / "Bokföring 2026 (Åsa & Örjan)"
    place.mkdir()
    shutil.move(new / "books", place / "våra böcker")
    books = place / "våra böcker"
    for command in (
        ("take-in", *(str(file) for file in JANUARY_FILES)),
        ("month", "2026-01"),
        ("post", ""),
        ("status",),
    ):
        words = [word or waiting(books) for word in command]
        ran = fondbok(*words, cwd=place, books=books, clock=FEBRUARY)
        assert ran.code == 0, ran.text


# Exit codes.


def test_exit_codes_of_people_s_doing(posted: Path) -> None:
    assert run(posted, "status").code == 0
    (posted / "tom.se").touch()
    assert run(posted, "take-in", "tom.se").code == 1
    for usage in ("nonsens", "month", "month 2026-13", "month 2026-01 --date x", "post a b",
                  "--lang de status", "reverse V2026-1"):  # fmt: skip
        ran = run(posted, *usage.split())
        assert ran.code == 2 and ran.out == "" and "Skriv så här:" in ran.err, usage
    assert run(posted, "post", "abcd").code == 3


def test_every_command_has_help(tmp_path: Path) -> None:
    shown = fondbok("--help", cwd=tmp_path).out
    commands = re.findall(r"^  ([a-z-]+)  ", shown.partition("Commands:")[2], re.MULTILINE)
    assert {"init", "take-in", "month", "post", "reverse", "explain", "status"} <= set(commands)
    for command in commands:
        ran = fondbok(command, "--help", cwd=tmp_path)
        assert (ran.code, ran.err) == (0, "") and "Usage: fondbok" in ran.out
    assert fondbok("--version", cwd=tmp_path).out.startswith("fondbok, version ")
