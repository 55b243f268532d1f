"""docs/benchmarks.md: what was measured, as a page that says how to measure it again."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.measure import Run

_MEGA = 1_000_000
_CHECK = "`bean-check`, with Fondbok's plugin"
_PLAIN = "`bean-check`, without it"


@dataclass(frozen=True, slots=True)
class Sizes:
    """What was generated."""

    members: int
    years: int
    runs: int
    vouchers: int
    book_bytes: int
    inbox_files: int
    inbox_bytes: int
    generated_seconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that was measured.

    ``sie`` holds (name, bytes, seconds) per file; ``samples`` are those that came from the field.
    """

    sizes: Sizes
    measured: Mapping[str, Run]
    counts: Mapping[str, Mapping[str, int]]
    sie: Sequence[tuple[str, int, float]]
    samples: Sequence[str]
    versions: Sequence[str]


def page(figures: Figures) -> str:
    """The whole page."""
    parts = [_INTRODUCTION, _sizes(figures), _goals(figures), _commands(figures)]
    parts += [_reads(figures), _sie(figures), _AGAIN]
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """\
# Benchmarks

Written by `make bench`; do not edit. Every command is a whole process, measured from outside: wall
clock, processor time (user and system), peak resident memory. A first run warms up and does not
count; then the median of several."""


def _sizes(figures: Figures) -> str:
    sizes = figures.sizes
    months = 12 * sizes.years
    return f"""\
The books: {sizes.members} invented members and {months} months, the last of them taken in, proposed
and posted while the clock runs. They hold {sizes.vouchers:,} vouchers in {_mb(sizes.book_bytes)} MB
of period files, and were made month by month with Fondbok's own use cases in
{sizes.generated_seconds:.0f} s. The members are those of the sample under other names and in eight
sizes; the rules are the sample's newest, with VAT, tax, member capital, bands, floor and cap:
thirteen legs to a voucher. The inbox of the last month holds {sizes.inbox_files} SIE files,
{_mb(sizes.inbox_bytes)} MB.

The machine: {_machine()}.
Beside Fondbok: {", ".join(figures.versions)}."""


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = os.cpu_count()
    return (
        f"{cores} cores, {memory:.0f} GB of memory, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def _goals(figures: Figures) -> str:
    measured, sizes = figures.measured, figures.sizes
    proposed = measured["`fondbok month`"].wall + measured["`fondbok post`"].wall
    start = measured["`fondbok --help`"].wall
    forms = max(run.wall for name, run in measured.items() if " of Excel, " in name)
    workbook = measured["`fondbok report auditor`, a month"].wall
    year = measured["`fondbok report auditor`, a year"].wall
    slowest = min(size / seconds for name, size, seconds in figures.sie if name in figures.samples)
    goals = [
        (f"a month of {sizes.members} members proposed and posted, two commands", "< 5 s",
         f"{proposed:.2f} s", proposed < 5),
        (f"{sizes.members} members' forms in Excel taken in", "< 30 s",
         f"{forms:.2f} s", forms < 30),
        (f"the auditor's workbook of {sizes.members} members, a month", "< 10 s",
         f"{workbook:.2f} s", workbook < 10),
        ("the same of a year", "< 10 s", f"{year:.2f} s", year < 10),
        ("`fondbok --help`", "< 0.3 s", f"{start:.2f} s", start < 0.3),
        ("the SIE reader on the larger samples, the slowest of them", "≥ 10 MB/s",
         f"{slowest / _MEGA:.1f} MB/s", slowest >= 10 * _MEGA),
    ]  # fmt: skip
    rows = [(what, goal, found, "yes" if held else "no") for what, goal, found, held in goals]
    return "## Goals\n\n" + _table(("goal", ">asked", ">measured", "held"), rows)


def _commands(figures: Figures) -> str:
    unit = figures.measured[_CHECK].wall
    rows = [
        (
            name,
            f"{run.wall:.2f}",
            f"{run.processor:.2f}",
            f"{run.peak_mb:.0f}",
            f"{run.wall / unit:.2f}",
        )
        for name, run in figures.measured.items()
    ]
    heads = ("command", ">wall, s", ">processor, s", ">peak, MB", ">ratio")
    taken, sizes = figures.measured["`fondbok take-in`"], figures.sizes
    plugin = unit - figures.measured[_PLAIN].wall
    return f"""\
## Whole commands

The ratio is to {_CHECK}, on the same books.

{_table(heads, rows)}

`take-in` reads, checks and archives {sizes.inbox_bytes / taken.wall / _MEGA:.1f} MB/s
({sizes.inbox_files / taken.wall:.0f} files a second), the opening of the books included. Our plugin
costs bean-check {plugin:.2f} s: numbers, hash chain, names and earmarks, over the files as they
stand. bean-check runs without its cache of pickles, as Fondbok does: the cache can be stale.
hledger and ledger print the balances of the same transactions, metadata included. The forms are
taken in on the books as they are before the month, {sizes.members} files or one with as many rows;
the workbook is made when the month is posted, its formulas left for Excel to calculate."""


def _reads(figures: Figures) -> str:
    rows = [
        (name, str(found["files"]), str(found["reads"]), _mb(found["bytes"]), str(found["syncs"]))
        for name, found in figures.counts.items()
    ]
    heads = ("command", ">files read", ">openings", ">MB", ">fsync")
    return f"""\
## What a command reads and syncs

Files inside the books, opened to be read, every opening counted; `fsync` is how often it waits for
the disk. A take-in syncs each archived file once, and reads it back after it was written.

{_table(heads, rows)}"""


def _sie(figures: Figures) -> str:
    rows = [
        (
            f"`{name}`",
            f"{size / 1000:,.0f}",
            f"{seconds * 1000:.1f}",
            f"{size / seconds / _MEGA:.1f}",
        )
        for name, size, seconds in figures.sie
    ]
    heads = ("file", ">kB", ">ms", ">MB/s")
    return f"""\
## The SIE reader alone

Bytes to checked monthly sums: here not the median but the quickest of a second's readings, in one
process whose garbage collector is set as the command line sets it. The goal is about the first
six, the largest of the samples in `tests/data/sie`. The last two are generated: the largest file of
the inbox, and `large.se`, a year of a shop with a thousand vouchers for each kind of income and
month.

{_table(heads, rows)}"""


_AGAIN = """\
## Measure again

    make bench
    .venv/bin/python bench/run.py --members 40 --years 3 --runs 5 --out other.md

`.venv/bin/python bench/generate.py DIR` makes the same books in a folder to look at."""


def _mb(size: int) -> str:
    return f"{size / _MEGA:.1f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [
        "| " + " | ".join(head.removeprefix(">") for head in heads) + " |",
        "|" + "|".join(" ---: " if head.startswith(">") else " --- " for head in heads) + "|",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    return "\n".join(lines)
