"""Any sequence of changes with any crashes ends as those that were told completed, in order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.append import Append, Change, Create, Tip
from tests.ledger.append.conftest import MEMORY
from tests.ledger.append.faults import Faulty
from tests.ledger.append.sample import BOOKS, after, put, tree, voucher

JANUARY = "2026/2026-01.beancount"
STEPS = st.lists(
    st.tuples(st.sampled_from(["voucher", "facts", "both"]), st.none() | st.integers(1, 140)),
    max_size=6,
)


def change(root: Path, kind: str, number: int) -> Change:
    """The step's change, built on what the books hold now."""
    operations: list[Append | Create] = [
        Append("log/2026.jsonl", f'{{"number":{number}}}\n', tip=None)
    ]
    if kind != "facts":
        tip = Tip.of((root / JANUARY).read_bytes())
        operations.append(Append(JANUARY, voucher(number), tip=tip))
    if kind != "voucher":
        operations.append(Append("facts/2026-01.beancount", f"; {number}\n", tip=None))
        operations.append(Create(f"documents/2026/{number}.pdf", b"%PDF"))
    return Change(tuple(operations))


@settings(max_examples=40)
@given(steps=STEPS)
def test_the_books_are_the_changes_that_were_told(
    faulty: Faulty, steps: list[tuple[str, int | None]]
) -> None:
    disk = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(dir=disk) as folder:
        root = put(Path(folder) / "books", BOOKS)
        expected = dict(BOOKS)
        for number, (kind, at) in enumerate(steps, start=3):
            step = change(root, kind, number)
            fault = {"kind": "kill", "at": at} if at else {}
            ended = faulty.run(root, step, **fault, command=str(number)).ended
            told = {command: end for end, command in faulty.run(root, command="status").told}
            done = after(expected, step)
            is_done = ended == "done" or told.get(str(number)) == "completed"
            if ended == "killed" and not told:  # before it began, or after its last call
                is_done = tree(root) == done
            expected = done if is_done else expected
            assert tree(root) == expected
