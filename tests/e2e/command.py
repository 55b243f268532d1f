"""The command line as tests run it: in this process or as one of its own, by a clock that stands.

Both ways give the same bytes (``test_both_ways_are_one``), so that most tests may take the fast
one. The clock is the only thing that is not as it is for people: it makes ``registered``, the log
and with them every hash repeatable.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Self
from unittest.mock import patch

import cli

ROOT = Path(__file__).parents[2]
CLOCK = "FONDBOK_TEST_CLOCK"
NOON = "2026-03-10T12:00:00"
SMALL = Path(__file__).with_name("small")


@dataclass(frozen=True)
class Ran:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All that was shown."""
        return self.out + self.err


def fondbok(
    *arguments: str,
    cwd: Path,
    books: Path | str | None = None,
    person: str | None = "kim",
    clock: str = NOON,
) -> Ran:
    """``fondbok …`` through ``cli.main`` in this process."""
    environment = _environment(books, person)
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(cwd),
        _set(os.environ, environment),
        standing(clock),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        argv, sys.argv = sys.argv, ["fondbok", *arguments]
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
        finally:
            sys.argv = argv
    assert isinstance(code, int)
    return Ran(code, out.getvalue(), err.getvalue())


def fondbok_process(
    *arguments: str,
    cwd: Path,
    books: Path | str | None = None,
    person: str | None = "kim",
    clock: str | None = NOON,
    before: str = "",
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """``fondbok …`` as a process; ``before`` is Python that runs in it first."""
    with start(
        *arguments,
        cwd=cwd,
        books=books,
        person=person,
        clock=clock,
        before=before,
        environment=environment,
    ) as process:
        out, err = process.communicate()
    return Ran(process.returncode, out.decode(), err.decode())


def start(
    *arguments: str,
    cwd: Path,
    books: Path | str | None = None,
    person: str | None = "kim",
    clock: str | None = NOON,
    before: str = "",
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """The process of a command, begun. Without clock and ``before`` it is ``python cli.py``."""
    if clock is None and not before:
        program = [str(ROOT / "cli.py")]
    else:
        program = ["-c", f"{before}\nfrom tests.e2e.command import launch\nlaunch()"]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FONDBOK", "LC_", "LANG"))}
    own = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **_environment(books, person)}
    own |= {CLOCK: clock} if clock else {}
    return subprocess.Popen(
        [sys.executable, *program, *arguments],
        cwd=cwd,
        env={**kept, **{k: v for k, v in own.items() if v}, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def launch() -> None:
    """What a process of :func:`start` runs."""
    sys.argv[0] = "fondbok"
    with standing(os.environ.get(CLOCK) or NOON):
        cli.main()


@contextlib.contextmanager
def standing(clock: str) -> Iterator[None]:
    """The clock that ``cli`` reads stands still."""
    then = dt.datetime.fromisoformat(clock)

    class Time(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Self:
            return cls.combine(then.date(), then.time(), tz)

    class Day(dt.date):
        @classmethod
        def today(cls) -> Self:
            return cls.fromordinal(then.toordinal())

    with patch.object(cli, "dt", SimpleNamespace(datetime=Time, date=Day)):
        yield


def _environment(books: Path | str | None, person: str | None) -> dict[str, str]:
    return {"FONDBOK_BOOKS": str(books or ""), "FONDBOK_AS": person or ""}


@contextlib.contextmanager
def _set(environment: os._Environ[str], values: Mapping[str, str]) -> Iterator[None]:
    before = {name: environment.get(name) for name in values}
    environment.update({name: value for name, value in values.items() if value})
    for name in [name for name, value in values.items() if not value]:
        environment.pop(name, None)
    try:
        yield
    finally:
        for name, value in before.items():
            environment.pop(name, None)
            environment.update({name: value} if value is not None else {})


def contents(folder: Path, *, but: Sequence[str] = (".lock",)) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but the lock's note of who held it last."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in but
    }


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files below a folder, over those that are there."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
