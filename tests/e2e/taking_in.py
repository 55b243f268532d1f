"""Takes files into real books, one by one, in a process of its own whose memory is limited.

Run as ``python -m tests.e2e.taking_in BOOKS FILES``; prints one line of JSON: how many files were
taken in and refused, the slowest of them, and the most memory that the process ever had. Anything
but a receipt, a file of the books that should not have changed, or more memory than is allowed
ends in a traceback.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

from ledger.use_cases.receipts import FileIn, Receipt
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import take_in
from tests.e2e.command import contents
from tests.importers.workbook.damaging import limit_memory

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
GROWS = ("facts/", "log/")


def check(receipt: Receipt, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Nothing changed, or only what a file that is taken in adds."""
    for problem in (*receipt.problems, *receipt.findings):
        assert problem.source.file == receipt.file
        assert problem.render("sv").encode() and problem.render("en").encode()
    if receipt.problems or not receipt.new:
        assert after == before, "what is refused leaves no trace"
        return
    assert before.keys() <= after.keys()
    for path, content in after.items():
        if path.startswith("documents/"):
            assert before.get(path, content) == content
        elif path.startswith(GROWS):
            assert content.startswith(before.get(path, b""))
        else:
            assert before[path] == content, path


def peak_mb() -> int:
    """The most memory that this process ever had, but not the one that started it."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) >> 10 if found else 0


def main(root: Path, files: Path) -> None:
    """Take them in by name; books that have changed are put back as they were."""
    kept = shutil.copytree(root, root.with_name("kept"))
    session = Session(root=root, now=NOW, today=NOW.date(), by="kim", command="fondbok take-in x")
    take_in(session, [FileIn("x", b"a;b\nc;d\n")])  # so that every library is loaded
    limit_memory()
    before = contents(root)
    ends: Counter[str] = Counter()
    slowest = (0.0, "")
    for path in sorted(files.iterdir()):
        content = path.read_bytes()
        began = time.process_time()
        (receipt,) = take_in(session, [FileIn("rapport.xlsx", content)]).receipts
        slowest = max(slowest, (time.process_time() - began, path.name))
        after = contents(root)
        try:
            check(receipt, before, after)
        except AssertionError as error:
            error.add_note(path.name)
            raise
        ends["refused" if receipt.problems else "taken in" if receipt.new else "nothing new"] += 1
        if after != before:
            shutil.rmtree(root)
            shutil.copytree(kept, root)
    sys.stdout.write(json.dumps({"ends": ends, "slowest": slowest, "peak_mb": peak_mb()}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
