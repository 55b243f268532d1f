"""Golden books: a story is steps, a step is files handed in, command lines and what they give.

``tests/books/<story>/<step>/`` holds ``commands.txt`` and the files that it names; the expected
result lies in ``expected/``: ``output.txt`` (what was shown), ``tree.txt`` (every file of the
books), and below ``books/`` each file of the books that the step wrote, to the byte.

A command line begins with the day on which the clock stands. ``edit`` puts the step's
``settings/`` into the books, as the treasurer's editor would; ``$ID`` is the proposal that the
last command named as the next to post or to have decided.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.command import Ran, contents, fondbok, write_files

HERE = Path(__file__).parent
OWN = ("expected/", "settings/", "commands.txt")
Run = Callable[..., Ran]


def stories() -> list[str]:
    """The names of all stories."""
    return sorted(path.name for path in HERE.iterdir() if any(path.glob("*/commands.txt")))


@dataclass(frozen=True)
class Told:
    """What a step gave: what was shown, and the books after it and before it."""

    step: Path
    output: str
    books: Path
    before: dict[str, bytes]

    @property
    def expected(self) -> Path:
        """Where the expected result lies."""
        return self.step / "expected"

    @property
    def tree(self) -> str:
        """Every file of the books, a line each."""
        return "".join(f"{name}\n" for name in contents(self.books))

    @property
    def written(self) -> dict[str, bytes]:
        """The files that the step wrote; documents are the inputs over again."""
        return {
            name: content
            for name, content in contents(self.books).items()
            if self.before.get(name) != content and not name.startswith("documents/")
        }


def tell(story: str, place: Path, run: Run = fondbok) -> Iterator[Told]:
    """Run a story step by step in an empty folder."""
    for commands in sorted((HERE / story).glob("*/commands.txt")):
        step = commands.parent
        given = contents(step)
        files = {n: c for n, c in given.items() if not n.startswith(OWN)}
        settings = {
            n.removeprefix("settings/"): c for n, c in given.items() if n.startswith("settings/")
        }
        write_files(place, files)
        before = contents(place / "books")
        output = ""
        for line in commands.read_text(encoding="utf-8").splitlines():
            if line == "edit":
                write_files(place / "books", settings)
                continue
            ran = _run(line, place, output, run)
            mark = f"[{ran.code}]\n" if ran.code else ""
            output += f"$ {line}\n{ran.text}{mark}\n"
        yield Told(step, output, place / "books", before)


def _run(line: str, place: Path, shown: str, run: Run) -> Ran:
    day, *words = shlex.split(line)
    assert words.pop(0) == "fondbok", line
    named = re.findall(
        r"(?:steg|step)\n  fondbok (?:post|approve) ([0-9a-f]{8})$", shown, re.MULTILINE
    )
    words = [named[-1] if word == "$ID" else word for word in words]
    books = None if words[0] == "init" else "books"
    return run(*words, cwd=place, books=books, person="kim", clock=f"{day}T12:00:00")
