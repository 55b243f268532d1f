"""Run a fondbok command and tell, as JSON on stderr, what it reads of the books and how often it
waits for the disk.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

BOOKS = os.environ.get("FONDBOK_BOOKS", "")
read: list[str] = []
syncs: list[int] = []


def note(event: str, arguments: tuple[object, ...]) -> None:
    """Note a file of the books that is opened to be read."""
    if event == "open":
        path, _, flags = arguments
        is_read = isinstance(flags, int) and not flags & (os.O_WRONLY | os.O_RDWR | os.O_DIRECTORY)
        if is_read and isinstance(path, str | Path) and str(path).startswith(BOOKS):
            read.append(str(path))


def main() -> None:
    """Run the command that the arguments give."""
    from cli import main as fondbok

    synced = os.fsync

    def fsync(handle: int) -> None:
        syncs.append(handle)
        synced(handle)

    os.fsync = fsync  # type: ignore[assignment]  # the real one, counted
    sys.addaudithook(note)
    try:
        fondbok()
    finally:
        size = sum(Path(path).stat().st_size for path in read if Path(path).is_file())
        counts = {"reads": len(read), "files": len(set(read)), "bytes": size, "syncs": len(syncs)}
        print(json.dumps(counts), file=sys.stderr)


if __name__ == "__main__":
    main()
