"""Time a month of a large consortium, beside bean-check, hledger and ledger; ``make bench``.

Writes docs/benchmarks.md. ``--members``, ``--years`` and ``--runs`` set the sizes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.measure import FONDBOK, ROOT, Place, Run, median
from bench.page import Figures, Sizes, page

MONTH, TODAY = "2025-12", "2026-01-17"
TAKE_IN = ("take-in", "inbox", "--date", TODAY)
PROPOSE = ("month", MONTH, "--date", TODAY)


def main() -> None:
    """Generate, measure, write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--years", type=int, default=1, help="open years, the last one 2025")
    parser.add_argument("--runs", type=int, default=3, help="the median of so many is shown")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/benchmarks.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fondbok-bench-") as folder:
        figures = measure(Place(Path(folder)), given.members, given.years, given.runs)
    given.out.write_text(page(figures), encoding="utf-8")
    print(f"wrote {given.out}", file=sys.stderr)


def measure(place: Place, members: int, years: int, runs: int) -> Figures:
    """Everything that the page shows."""
    _tell(f"making books: {members} members, {years} year(s)")
    generate = (sys.executable, ROOT / "bench/generate.py", place.folder)
    began = time.perf_counter()
    place.run(*generate, "--members", str(members), "--years", str(years))
    generated = time.perf_counter() - began
    inbox = list((place.folder / "inbox").iterdir())
    measured = {"`fondbok --help`": place.several(runs, *FONDBOK, "--help")}
    measured |= _month(place, runs)
    counts = _counts(place)
    measured |= _readers(place, runs)
    _tell("bean-check, hledger, ledger")
    place.run(*generate, "--ledger", place.books)
    measured |= _others(place, runs)
    measured |= _excel(place, runs)
    _tell("the SIE reader alone")
    return Figures(
        sizes=Sizes(
            members=members,
            years=years,
            runs=runs,
            vouchers=sum(_count(file, "  prev: ") for file in _period_files(place)),
            book_bytes=sum(file.stat().st_size for file in _period_files(place)),
            inbox_files=len(inbox),
            inbox_bytes=sum(file.stat().st_size for file in inbox),
            generated_seconds=generated,
        ),
        measured=measured,
        counts=counts,
        sie=_sie(place, inbox),
        samples=[path.name for path in _samples()],
        versions=_versions(),
    )


def _month(place: Place, runs: int) -> dict[str, Run]:
    """The three commands of a month, each time on the books as they were before it."""
    measured: dict[str, list[Run]] = {}
    for number in range(runs + 1):
        _tell("take-in, month, post" if number else "take-in, month, post (warming up)")
        place.restore(place.folder / "books")
        taken = place.run(*FONDBOK, *TAKE_IN)
        proposed = place.run(*FONDBOK, *PROPOSE)
        posted = place.run(*FONDBOK, *_post(place))
        if number:
            measured.setdefault("`fondbok take-in`", []).append(taken)
            measured.setdefault("`fondbok month`", []).append(proposed)
            measured.setdefault("`fondbok post`", []).append(posted)
    return {name: median(several) for name, several in measured.items()}


def _post(place: Place) -> Sequence[str]:
    waiting = next((place.books / "proposals").glob("*.beancount"))
    return "post", waiting.stem[:8], "--date", TODAY


def _counts(place: Place) -> dict[str, dict[str, int]]:
    """The same three commands and ``status``, counted: counting costs time of its own."""
    _tell("what the commands read")
    place.restore(place.folder / "books")
    counts = {"`fondbok take-in`": place.counts(*TAKE_IN)}
    counts["`fondbok month`"] = place.counts(*PROPOSE)
    counts["`fondbok post`"] = place.counts(*_post(place))
    counts["`fondbok status`"] = place.counts("status")
    return counts


def _readers(place: Place, runs: int) -> dict[str, Run]:
    _tell("status, explain")
    return {
        "`fondbok status`": place.several(runs, *FONDBOK, "status"),
        "`fondbok explain`": place.several(runs, *FONDBOK, "explain", "V2025-1"),
    }


def _excel(place: Place, runs: int) -> dict[str, Run]:
    """The auditor's workbook of the books as posted, and a month of forms on those before it."""
    _tell("the auditor's workbook")
    out, auditor = str(place.folder / "auditor.xlsx"), (*FONDBOK, "report", "auditor")
    year = MONTH.partition("-")[0]
    measured = {
        "`fondbok report auditor`, a month": place.several(runs, *auditor, MONTH, "--out", out),
        "`fondbok report auditor`, a year": place.several(runs, *auditor, year, "--out", out),
    }
    for name, what in (("forms", "a form each"), ("form", "one form for all")):
        _tell(f"take-in of Excel files, {what}")
        taken = []
        for _ in range(runs + 1):
            place.restore(place.folder / "books")
            taken.append(place.run(*FONDBOK, "take-in", name, "--date", TODAY))
        measured[f"`fondbok take-in` of Excel, {what}"] = median(taken[1:])
    return measured


def _others(place: Place, runs: int) -> dict[str, Run]:
    """The same transactions, read by the programs that Fondbok stands beside."""
    check, main_file = Path(sys.executable).parent / "bean-check", place.books / "main.beancount"
    plain = place.books / "plain.beancount"
    lines = main_file.read_text(encoding="utf-8").splitlines(keepends=True)
    plain.write_text("".join(line for line in lines if not line.startswith("plugin")), "utf-8")
    measured = {
        "`bean-check`, with Fondbok's plugin": place.several(runs, check, main_file),
        "`bean-check`, without it": place.several(runs, check, plain),
    }
    for name in ("hledger", "ledger"):
        found = shutil.which(name)
        if found:
            same = place.folder / "books.ledger"
            measured[f"`{name} bal`"] = place.several(runs, found, "-f", same, "bal")
    return measured


def _sie(place: Place, inbox: Sequence[Path]) -> list[tuple[str, int, float]]:
    """The largest samples from the field, the largest file of the inbox, and a large one."""
    largest = max(inbox, key=lambda path: path.stat().st_size)
    files = [*_samples(), largest, place.folder / "large.se"]
    reader = [sys.executable, str(ROOT / "bench/read_sie.py"), *map(str, files)]
    out = subprocess.run(reader, env=place.environment, capture_output=True, check=True).stdout
    return [(name, size, seconds) for name, size, seconds in json.loads(out)]


def _samples() -> list[Path]:
    """The six largest files of the test data."""
    files = (ROOT / "tests/data/sie").glob("*.s[ei]")
    return sorted(files, key=lambda path: -path.stat().st_size)[:6]


def _versions() -> list[str]:
    """The first line of what each program says of its version."""
    check = str(Path(sys.executable).parent / "bean-check")
    said = []
    for program in (check, "hledger", "ledger"):
        if shutil.which(program):
            out = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
            said.append(out.stdout.partition("\n")[0].partition(",")[0])
    return said


def _period_files(place: Place) -> list[Path]:
    return sorted(place.books.glob("[0-9][0-9][0-9][0-9]/*.beancount"))


def _count(file: Path, start: str) -> int:
    with file.open(encoding="utf-8") as lines:
        return sum(line.startswith(start) for line in lines)


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
