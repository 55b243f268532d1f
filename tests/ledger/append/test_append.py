"""The door itself: tips, turns, laws, and what people do to the folder behind its back."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from consortium.problems import BooksError, FundError, Problem, Refusal, Source
from ledger.append import Append, Change, Create, Remove, Replace, Tip, settle, writing
from ledger.append import Operation as Op
from tests.ledger.append.faults import Faulty
from tests.ledger.append.sample import BOOKS, after, changes, everything, put, seen, tree

JANUARY = "2026/2026-01.beancount"


def write(root: Path, *operations: Op) -> tuple[str, ...]:
    with writing(root, who="kim", command="post", since="2026-03-31T18:00:00") as door:
        assert door.recoveries == ()
        return door.apply(Change(operations))


def codes(error: FundError) -> list[tuple[str, str]]:
    return [(problem.code, problem.source.file) for problem in error.problems]


@pytest.mark.parametrize("name", ["post", "new month", "close", "take in"])
def test_a_change_is_written_whole_and_leaves_nothing_else(books: Path, name: str) -> None:
    change = changes(books)[name]
    written = write(books, *change.operations)
    assert tree(books) == after(BOOKS, change)
    assert set(written) == {operation.path for operation in change.operations}
    assert {p for p in everything(books) if p.startswith(".")} == {".lock"}


def test_files_take_their_turn_whatever_order_they_are_given_in(books: Path) -> None:
    operations = changes(books)["post"].operations
    written = write(books, *reversed(operations))
    assert [path.split("/")[0] for path in written] == [
        "documents",
        "proposals",  # the posted one
        "2026",
        "proposals",  # the waiting one goes
        "decisions",
        "log",
    ]


def test_a_seal_comes_after_the_text_it_seals_and_current_after_the_seal(books: Path) -> None:
    written = write(books, *changes(books)["close"].operations)
    assert written == (
        JANUARY,
        "2026/2026-01.seal",
        "current.beancount",
        "decisions/2026.beancount",
        "log/2026.jsonl",
    )


def test_two_included_files_at_once_are_a_bug(books: Path) -> None:
    with pytest.raises(AssertionError, match="half a change"):
        write(books, Append(JANUARY, "; a\n", None), Append("accounts.beancount", "; b\n", None))
    assert tree(books) == BOOKS


def test_every_stale_tip_is_named_and_nothing_written(books: Path) -> None:
    tip = Tip.of(b"what it was yesterday")
    with pytest.raises(Refusal) as caught:
        write(
            books,
            Create("documents/2026/ab.pdf", b"x"),
            Append(JANUARY, "; a\n", tip),
            Replace("current.beancount", b"", tip),
            Append("facts/2026-01.beancount", "; b\n", Tip.of(BOOKS["facts/2026-01.beancount"])),
        )
    assert codes(caught.value) == [
        ("file_must_be_as_it_was_read", JANUARY),
        ("file_must_be_as_it_was_read", "current.beancount"),
    ]
    assert caught.value.exit_code == 3
    assert tree(books) == BOOKS


def test_absent_and_empty_have_the_same_tip(books: Path) -> None:
    write(books, Append("facts/2026-09.beancount", "; a\n", Tip.of(b"")))
    with pytest.raises(Refusal):
        write(books, Append("facts/2026-09.beancount", "; a\n", Tip.of(b"")))
    assert tree(books)["facts/2026-09.beancount"] == b"; a\n"


def test_appended_text_begins_a_line_of_its_own(books: Path) -> None:
    (books / "facts/2026-01.beancount").write_bytes(b"; an editor cut the line end")
    write(books, Append("facts/2026-01.beancount", "; next\n", None))
    expected = b"; an editor cut the line end\n; next\n"
    assert tree(books)["facts/2026-01.beancount"] == expected


def test_what_is_there_already_is_nothing_to_do(books: Path) -> None:
    held = BOOKS["documents/2026/00aa-gammal.pdf"]
    before = everything(books)
    written = write(
        books,
        Create("documents/2026/00aa-gammal.pdf", held),
        Replace("main.beancount", BOOKS["main.beancount"]),
        Remove("proposals/none.beancount"),
    )
    assert written == ()
    assert everything(books) == {**before, ".lock": b""}


def test_a_document_is_never_overwritten(books: Path) -> None:
    with pytest.raises(BooksError) as caught:
        write(books, Create("documents/2026/00aa-gammal.pdf", b"another"))
    assert codes(caught.value) == [
        ("file_must_not_be_overwritten", "documents/2026/00aa-gammal.pdf")
    ]
    assert tree(books) == BOOKS


@pytest.mark.parametrize(
    "make",
    [
        lambda: Replace(JANUARY, b""),
        lambda: Replace("log/2026.jsonl", b""),
        lambda: Replace("decisions/2026.beancount", b""),
        lambda: Replace("documents/2026/00aa-gammal.pdf", b""),
        lambda: Remove(JANUARY),
        lambda: Remove("log/2026.jsonl"),
        lambda: Create("../outside", b""),
        lambda: Create("/etc/passwd", b""),
        lambda: Create("documents//x", b""),
        lambda: Create(".pending/x", b""),
        lambda: Create(".lock", b""),
        lambda: Create("documents/a\nb", b""),
        lambda: Append(JANUARY, "; no line end", None),
        lambda: Append(JANUARY, "; dos\r\n", None),
        lambda: Change((Create("a", b"1"), Create("a", b"2"))),
    ],
)
def test_what_breaks_a_law_of_the_books_cannot_even_be_said(make: object) -> None:
    assert callable(make)
    with pytest.raises(AssertionError):
        make()


@pytest.mark.parametrize("name", ["documents", "documents/2026", "log/2026.jsonl"])
def test_links_are_refused(books: Path, name: str) -> None:
    elsewhere = books.parent / "elsewhere"
    (books / name).rename(elsewhere)
    (books / name).symlink_to(elsewhere)
    with pytest.raises(BooksError) as caught:
        write(books, *changes(books)["take in"].operations)
    assert codes(caught.value) == [("books_must_not_hold_links", name)]
    assert (books / name).is_symlink()
    assert not list(books.parent.rglob("*protokoll*"))


def test_a_folder_in_a_files_place_and_a_file_in_a_folders_place(books: Path) -> None:
    (books / "decisions/2026.beancount").unlink()
    (books / "decisions/2026.beancount").mkdir()
    (books / "documents/2027").write_text("a file")
    before = everything(books)
    with pytest.raises(BooksError) as caught:
        write(books, *changes(books)["post"].operations)
    assert codes(caught.value) == [("path_must_be_a_file", "decisions/2026.beancount")]
    with pytest.raises(BooksError) as caught:
        write(books, *changes(books)["take in"].operations)
    assert codes(caught.value) == [("path_must_be_a_folder", "documents/2027")]
    assert {**everything(books), ".lock": b""} == {**before, ".lock": b""}


def test_modes_are_kept_and_new_files_are_ordinary(books: Path) -> None:
    (books / JANUARY).chmod(0o660)
    umask = os.umask(0o022)
    try:
        write(books, *changes(books)["post"].operations)
    finally:
        os.umask(umask)
    assert stat.S_IMODE((books / JANUARY).stat().st_mode) == 0o660
    created = next((books / "documents/2026").glob("*protokoll*"))
    assert stat.S_IMODE(created.stat().st_mode) == 0o644


# What was interrupted, and what people did meanwhile. The kill is real.


def interrupted(faulty: Faulty, root: Path, *, replaced: int) -> Change:
    """A change killed after so many of its files were put in place."""
    change = changes(root)["post"]
    at = 2 + replaced  # the first replace is the promise
    assert faulty.run(root, change, kind="kill", at=at, only=("replace",)).ended == "killed"
    return change


def test_the_next_command_says_what_was_completed(books: Path, faulty: Faulty) -> None:
    change = interrupted(faulty, books, replaced=2)
    with writing(books, who="robin", command="status", since="2026-04-01T09:00:00") as door:
        pass
    (finding,) = door.findings
    assert finding.render("sv") == (
        "anmärkning interrupted_change_was_completed\n"
        "  var       " + ", ".join(door.recoveries[0].paths) + "\n"
        "  hittat    ”post”, som kim startade 2026-03-31T18:00:00, avbröts mitt i skrivningen\n"
        "  väntat    hela ändringen eller ingenting\n"
        "  gör       ingenting: ändringen är nu helt inskriven och behöver inte göras om"
    )
    assert "started by kim at 2026-03-31T18:00:00" in finding.found("en")
    assert tree(books) == after(BOOKS, change)


def test_the_next_command_says_what_was_dropped(books: Path, faulty: Faulty) -> None:
    faulty.run(books, changes(books)["post"], kind="kill", at=1, only=("replace",))
    with writing(books, who="robin", command="status", since="2026-04-01T09:00:00") as door:
        pass
    (finding,) = door.findings
    assert finding.code == "interrupted_change_was_dropped"
    assert "”post”, som kim startade 2026-03-31T18:00:00" in finding.found("sv")
    assert "nothing of that change is in the books" in finding.remedy("en")
    assert tree(books) == BOOKS


@pytest.mark.parametrize("replaced", [0, 2, 3])
def test_a_file_edited_meanwhile_is_named_and_nothing_touched(
    books: Path, faulty: Faulty, replaced: int
) -> None:
    change = interrupted(faulty, books, replaced=replaced)
    held = (books / JANUARY).read_bytes()
    (books / JANUARY).write_bytes(held + b"; my own line\n")
    before = tree(books)
    for _ in range(2):
        with pytest.raises(BooksError) as caught:
            write(books)
        assert codes(caught.value) == [("file_must_not_be_edited_between", JANUARY)]
        assert tree(books) == before
    (books / JANUARY).write_bytes(held)
    with writing(books, who="robin", command="status", since="2026-04-01T09:00:00") as door:
        assert [(one.outcome, one.command) for one in door.recoveries] == [("completed", "post")]
    assert tree(books) == after(BOOKS, change)


def test_a_promise_whose_contents_are_gone_is_dropped_if_nothing_was_done(
    books: Path, faulty: Faulty
) -> None:
    interrupted(faulty, books, replaced=0)
    next((books / ".pending").glob("*.new")).unlink()
    with writing(books, who="robin", command="status", since="2026-04-01T09:00:00") as door:
        assert [one.outcome for one in door.recoveries] == ["dropped"]
    assert tree(books) == BOOKS


def test_a_promise_half_done_whose_contents_are_gone_is_told(books: Path, faulty: Faulty) -> None:
    interrupted(faulty, books, replaced=2)
    for path in (books / ".pending").glob("*.new"):
        path.write_bytes(b"damaged")
    before = everything(books)
    with pytest.raises(BooksError) as caught:
        write(books)
    assert {code for code, _ in codes(caught.value)} == {"staged_file_must_be_whole"}
    assert {**everything(books), ".lock": b""} == {**before, ".lock": b""}


@pytest.mark.parametrize(
    ("replaced", "lost", "expected"),
    [
        (-1, "", ("dropped", "")),  # contents without a promise: nobody knows whose
        (0, "*.new", ("dropped", "kim")),
        (2, "", ("completed", "kim")),
    ],
)
def test_what_a_power_cut_took_from_the_lock_is_told_from_the_promise(
    books: Path, faulty: Faulty, replaced: int, lost: str, expected: tuple[str, str]
) -> None:
    interrupted(faulty, books, replaced=replaced)
    (books / ".lock").write_bytes(b"")
    for path in (books / ".pending").glob(lost) if lost else ():
        path.unlink()
    for is_told in (True, False):
        with writing(books, who="robin", command="a", since="2026-04-01T09:00:00") as door:
            told = [(one.outcome, one.who) for one in door.recoveries]
            assert told == [expected] * is_told


@pytest.mark.parametrize("text", ["", "{}", '{"run":{}}', "[" * 9])
def test_a_promise_of_nonsense_is_told(books: Path, text: str) -> None:
    (books / ".pending").mkdir()
    (books / ".pending/intent.json").write_text(text)
    with pytest.raises(BooksError) as caught:
        write(books)
    assert codes(caught.value) == [("intent_must_be_readable", ".pending/intent.json")]


def test_a_forged_promise_reaches_nothing_outside(books: Path, faulty: Faulty) -> None:
    interrupted(faulty, books, replaced=0)
    intent = books / ".pending/intent.json"
    intent.write_text(intent.read_text().replace("log/2026.jsonl", "../outside"))
    with pytest.raises(BooksError) as caught:
        write(books)
    assert codes(caught.value) == [("intent_must_be_readable", ".pending/intent.json")]
    assert not (books.parent / "outside").exists()


def test_an_error_of_the_program_inside_the_door_leaves_the_books_as_they_were(
    books: Path,
) -> None:
    with (
        pytest.raises(KeyError),
        writing(books, who="kim", command="post", since="2026-03-31T18:00:00"),
    ):
        raise KeyError
    assert tree(books) == BOOKS
    write(books, *changes(books)["post"].operations)


def test_a_file_that_is_not_what_was_just_written_is_told(books: Path, faulty: Faulty) -> None:
    outcome = faulty.run(books, changes(books)["post"], kind="spoil", at=4, only=("replace",))
    assert outcome.codes == ("file_must_hold_what_was_written",)
    assert JANUARY in outcome.texts["sv"]
    with pytest.raises(BooksError) as caught:
        write(books)
    assert codes(caught.value) == [("file_must_not_be_edited_between", JANUARY)]


# Commands that only read, and commands that fail: somebody must be told all the same.


def test_a_command_that_only_reads_settles_what_was_interrupted(
    books: Path, faulty: Faulty
) -> None:
    who = {"who": "robin", "command": "status", "since": "2026-04-01T09:00:00"}
    before = everything(books)
    assert settle(books, **who) == ()
    assert everything(books) == before, "nothing is written when there is nothing to settle"
    change = interrupted(faulty, books, replaced=2)
    assert [finding.code for finding in settle(books, **who)] == [
        "interrupted_change_was_completed"
    ]
    assert tree(books) == after(BOOKS, change)
    assert settle(books, **who) == ()


def test_a_command_that_only_reads_leaves_a_writer_alone(books: Path, faulty: Faulty) -> None:
    first = faulty.run(books, changes(books)["post"], kind="stop", at=3, only=("replace",))
    before = everything(books)
    assert settle(books, who="robin", command="status", since="2026-04-01T09:00:00") == ()
    assert everything(books) == before
    os.kill(first.pid, signal.SIGCONT)
    assert faulty.ask(first.pid).ended == "done"


@pytest.mark.parametrize("replaced", [-1, 2])
def test_a_command_that_fails_leaves_the_telling_to_the_next(
    books: Path, faulty: Faulty, replaced: int
) -> None:
    interrupted(faulty, books, replaced=replaced)
    for _ in range(3):
        with (
            pytest.raises(Refusal),
            writing(books, who="robin", command="post", since="2026-04-01T09:00:00"),
        ):
            raise Refusal([Problem("file_must_be_as_it_was_read", Source("."))])
    with writing(books, who="kim", command="status", since="2026-04-01T09:05:00") as door:
        assert [(one.outcome, one.command, one.who) for one in door.recoveries] == [
            ("completed" if replaced > 0 else "dropped", "post", "kim")
        ]
    with writing(books, who="kim", command="status", since="2026-04-01T09:06:00") as door:
        assert door.recoveries == ()


def test_plain_readers_see_old_or_new_at_every_instant(books: Path, faulty: Faulty) -> None:
    """Beancount itself loads the books while a run sleeps before each of its replacements."""
    from beancount import loader

    old, new = seen(BOOKS), seen(after(BOOKS, changes(books)["new month"]))
    change = changes(books)["new month"]
    counts = []
    for at in range(1, len(change.operations) + 2):
        first = faulty.run(books, change, kind="kill", at=at, only=("replace",))
        assert first.ended == "killed"
        assert seen(tree(books)) in {old, new}
        entries, errors, _ = loader.load_file(str(books / "main.beancount"))
        assert errors == []
        counts.append(len(entries))
        put(books, BOOKS)
    assert counts == sorted(counts)
    assert set(counts) == {4, 5}
