"""Files of the books, read by their path inside them, with a note of what each one held."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import BooksError, Problem, Source
from consortium.system import answer
from ledger.blocks import decode
from ledger.change import Tip


class Files:
    """Reads files below ``root``; ``tips`` says of each that was read how far it had grown."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tips: dict[str, Tip] = {}

    def content(self, path: str) -> bytes:
        """The bytes of a file; ``BooksError`` when it is not there or cannot be read."""
        try:
            content = (self.root / path).read_bytes()
        except FileNotFoundError:
            absent = {"missing": path, "folder": str(self.root)}
            problem = Problem("books_folder_must_hold_books", Source(path), absent)
            raise BooksError([problem]) from None
        except OSError as error:
            values = {"found": answer(error)}
            raise BooksError([Problem("file_must_be_readable", Source(path), values)]) from None
        self.tips[path] = Tip.of(content)
        return content

    def text(self, path: str) -> str:
        """The text of a file; ``BooksError`` as above, or when it is not UTF-8."""
        return decode(self.content(path), path)

    def matching(self, pattern: str) -> list[str]:
        """The paths that match, by name."""
        return sorted(found.relative_to(self.root).as_posix() for found in self.root.glob(pattern))
