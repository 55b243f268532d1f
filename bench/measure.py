"""One process at a time, measured from outside: wall clock, processor time, peak memory.

Only the standard library, and little of it: on Linux a child's peak memory begins with what its
parent had, so the process that measures must stay small.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FONDBOK = (sys.executable, "-m", "cli")


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock, seconds of processor time, peak resident memory in MB."""

    wall: float
    processor: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where commands run: the working folder and the books."""

    folder: Path

    @property
    def books(self) -> Path:
        """The books that commands work on."""
        return self.folder / "work"

    @property
    def environment(self) -> Mapping[str, str]:
        """As after an installation: bytecode is cached, beancount's own pickles are not."""
        plain = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        return plain | {
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self.folder / "bytecode"),
            "BEANCOUNT_DISABLE_LOAD_CACHE": "1",
            "FONDBOK_BOOKS": str(self.books),
            "FONDBOK_AS": "kim",
        }

    def run(self, *command: str | Path) -> Run:
        """Run a command to its end; it must end well."""
        with (self.folder / "output.txt").open("w+b") as output:
            began = time.perf_counter()
            child = subprocess.Popen(
                list(map(str, command)),
                cwd=self.folder,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - began
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                output.seek(0)
                said = output.read().decode()
                sys.exit(f"{' '.join(map(str, command))} ended with {child.returncode}:\n{said}")
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def several(self, runs: int, *command: str | Path) -> Run:
        """The median of several runs, after one to warm up."""
        return median([self.run(*command) for _ in range(runs + 1)][1:])

    def said(self, *command: str | Path) -> str:
        """What a command says last on stderr."""
        done = subprocess.run(
            list(map(str, command)),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stderr.strip().splitlines()[-1]

    def counts(self, *command: str) -> dict[str, int]:
        """What a fondbok command reads of the books, and how often it waits for the disk."""
        counts: dict[str, int] = json.loads(
            self.said(sys.executable, ROOT / "bench/count_reads.py", *command)
        )
        return counts

    def restore(self, books: Path) -> None:
        """The books anew, as they were generated."""
        if self.books.exists():
            shutil.rmtree(self.books)
        shutil.copytree(books, self.books)


def median(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(
        statistics.median(run.wall for run in runs),
        statistics.median(run.processor for run in runs),
        statistics.median(run.peak_mb for run in runs),
    )
