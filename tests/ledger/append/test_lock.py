"""One writer at a time: the second says who holds the lock and changes nothing."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from consortium.problems import BooksError, Refusal
from ledger.append import Append, Change, writing
from ledger.lock import locked
from tests.ledger.append.faults import Faulty
from tests.ledger.append.sample import BOOKS, after, changes, everything, put, tree

SINCE = "2026-03-31T18:00:00"


def test_a_second_run_names_the_first_and_changes_nothing(books: Path, faulty: Faulty) -> None:
    first = faulty.run(books, changes(books)["post"], kind="stop", at=1, only=("replace",))
    assert first.ended == "stopped"
    before = everything(books)
    second = faulty.run(books, changes(books)["take in"], command="take-in rapport.se")
    assert everything(books) == before
    assert (second.ended, second.exit_code) == ("refused", 3)
    assert second.texts["sv"] == (
        "fel books_must_be_unlocked\n"
        "  var       .lock\n"
        f"  hittat    kim skriver i böckerna med ”post” sedan {SINCE} (process {first.pid})\n"
        "  väntat    ett kommando i taget som skriver; ingenting är ändrat\n"
        "  gör       vänta tills kommandot är klart och försök igen; har det hängt sig, avsluta "
        f"process {first.pid}, så släpper låset av sig självt"
    )
    assert f"kim is writing to the books with “post” since {SINCE}" in second.texts["en"]
    os.kill(first.pid, signal.SIGCONT)
    assert faulty.ask(first.pid).ended == "done"
    assert faulty.run(books, changes(books)["take in"]).ended == "done"


def test_the_lock_is_held_from_the_first_look_to_the_last_write(
    books: Path, faulty: Faulty
) -> None:
    """Wherever the first run sleeps, the second is refused or finds nothing begun yet, or all."""
    change = changes(books)["post"]
    refused = 0
    calls = faulty.run(books, change).calls
    for at in range(1, len(calls) + 1):
        put(books, BOOKS)
        first = faulty.run(books, change, kind="stop", at=at)
        before = tree(books)
        second = faulty.run(books, command="status")
        assert second.told == ()
        refused += second.ended == "refused"
        if second.ended == "done":
            assert before in (BOOKS, after(BOOKS, change))
            assert at <= calls.index("flock") + 1 or at == len(calls)
        assert tree(books) == before
        os.kill(first.pid, signal.SIGCONT)
        assert faulty.ask(first.pid).ended == "done"
        assert tree(books) == after(BOOKS, change)
    assert refused > 50


def test_a_killed_holder_frees_the_lock_at_once(books: Path, faulty: Faulty) -> None:
    first = faulty.run(books, changes(books)["post"], kind="stop", at=1, only=("fsync",))
    assert faulty.run(books).codes == ("books_must_be_unlocked",)
    os.kill(first.pid, signal.SIGKILL)
    assert faulty.ask(first.pid).ended == "killed"
    second = faulty.run(books, changes(books)["post"])
    assert second.ended == "done"
    assert second.told == (("dropped", "post"),)


def test_a_lock_file_deleted_while_it_is_waited_for_guards_nothing(
    books: Path, faulty: Faulty
) -> None:
    late = faulty.run(books, kind="stop", at=1, only=("flock",))
    (books / ".lock").unlink()
    first = faulty.run(books, changes(books)["post"], kind="stop", at=1, only=("replace",))
    os.kill(late.pid, signal.SIGCONT)
    assert faulty.ask(late.pid).codes == ("books_must_be_unlocked",)
    os.kill(first.pid, signal.SIGCONT)
    assert faulty.ask(first.pid).ended == "done"


def test_reading_needs_no_lock(books: Path, faulty: Faulty) -> None:
    first = faulty.run(books, changes(books)["post"], kind="stop", at=1, only=("replace",))
    assert tree(books) == BOOKS
    os.kill(first.pid, signal.SIGKILL)
    faulty.ask(first.pid)


def test_threads_of_one_process_exclude_each_other(books: Path) -> None:
    """As in ``serve``: the lock belongs to the open file, not to the process."""
    line = Append("facts/2026-01.beancount", "; en rad\n", tip=None)

    def write(number: int) -> None:
        while True:
            try:
                with writing(books, who="kim", command=f"c{number}", since=SINCE) as door:
                    door.apply(Change((line,)))
                    return
            except Refusal:
                continue

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tree(books)["facts/2026-01.beancount"].count(b"; en rad\n") == 6


def test_the_lock_is_free_after_an_error(books: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(books, who="kim", command="a", since=SINCE):
        raise ZeroDivisionError
    with writing(books, who="kim", command="b", since=SINCE) as door:
        assert door.recoveries == ()


def test_a_closed_door_is_a_bug(books: Path) -> None:
    with writing(books, who="kim", command="a", since=SINCE) as door:
        pass
    with pytest.raises(AssertionError, match="closed"):
        door.apply(Change(()))


def test_a_lock_file_of_nonsense_is_somebody(books: Path) -> None:
    (books / ".lock").write_text("{}\n")
    with writing(books, who="kim", command="a", since=SINCE) as door:
        assert [problem.found("sv") for problem in door.findings] == [
            "”ett kommando”, som någon startade ?, avbröts innan ändringen var säkrad"
        ]


def test_books_that_are_not_there_are_told(tmp_path: Path) -> None:
    with (
        pytest.raises(BooksError) as caught,
        locked(tmp_path / "none", who="kim", command="a", since=SINCE),
    ):
        pass
    assert [problem.code for problem in caught.value.problems] == ["path_must_exist"]
