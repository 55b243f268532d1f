"""The command as a process: whatever the terminal, people never see a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.command import ROOT, Ran, contents, fondbok, fondbok_process, start

BUG = """
import ledger.use_cases.status as status
def broken(*arguments):
    raise ZeroDivisionError("delat med noll")
status.status = broken
"""


def run(place: Path, *arguments: str, **environment: str) -> Ran:
    return fondbok_process(
        *arguments, cwd=place, books="books", clock=None, environment=environment
    )


def test_both_ways_are_one(posted: Path) -> None:
    for command in (("status", "--json"), ("explain", "V2026-1"), ("post", "x"), ("month",)):
        inside = fondbok(*command, cwd=posted, books="books")
        assert fondbok_process(*command, cwd=posted, books="books") == inside


def test_the_environment_names_books_and_person(posted: Path) -> None:
    ran = run(posted, "month", "2026-01", "--date", "2026-03-10")
    assert (ran.code, ran.err) == (0, "")
    ran = run(posted, "month", "2026-01", FONDBOK_AS="robin")
    assert ran.code == 3
    assert run(posted, "status", FONDBOK_BOOKS="annat").code == 1


def test_a_bug_is_exit_code_70_and_leaves_a_trace(posted: Path) -> None:
    before = contents(posted, but=())
    ran = fondbok_process(
        "status", cwd=posted, books="books", before=BUG, environment={"TMPDIR": str(posted)}
    )
    assert (ran.code, ran.out) == (70, "")
    assert "Traceback" not in ran.err and "delat med noll" not in ran.err
    (trace,) = posted.glob("fondbok-*.txt")
    assert str(trace) in ran.err
    assert "ZeroDivisionError: delat med noll" in trace.read_text(encoding="utf-8")
    trace.unlink()
    assert contents(posted, but=()) == before


LOCALES = {
    "ascii": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "latin-1": {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    "cp437": {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_terminal_that_knows_few_letters(posted: Path, locale: str) -> None:
    for command, code in ((("status",), 0), (("month", "2025-01"), 3)):
        with start(*command, cwd=posted, books="books", environment=LOCALES[locale]) as process:
            out, err = process.communicate()
        assert process.returncode == code, err
        assert b"Traceback" not in err and out + err


@pytest.mark.parametrize("locale", LOCALES)
def test_json_is_whole_for_any_terminal(posted: Path, locale: str) -> None:
    with start("status", "--json", cwd=posted, books="books", environment=LOCALES[locale]) as ran:
        out, _ = ran.communicate()
    assert "åkeriet" in json.loads(out)["members"]


@pytest.mark.parametrize(
    ("command", "stream"),
    [
        (("explain", "V2026-1"), "stdout"),
        (("explain", "V2026-1", "--json"), "stdout"),
        (("--help",), "stdout"),
        (("post", "x", "--json"), "stdout"),
        (("post", "x"), "stderr"),
        (("nonsens",), "stderr"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
@pytest.mark.parametrize("target", ["a pipe that nobody reads", "a full disk"])
def test_what_cannot_be_shown_is_no_traceback(
    posted: Path, command: tuple[str, ...], stream: str, target: str
) -> None:
    before = contents(posted)
    if target == "a full disk":
        end = os.open("/dev/full", os.O_WRONLY)
    else:
        read, end = os.pipe()
        os.close(read)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: end}
    environment = {**os.environ, "FONDBOK_BOOKS": "books", "FONDBOK_AS": "kim"}
    program = [sys.executable, str(ROOT / "cli.py"), *command]
    ran = subprocess.run(program, cwd=posted, env=environment, check=False, **streams)  # type: ignore[call-overload]  # two streams of three
    os.close(end)
    assert ran.returncode == 1
    shown = (ran.stdout or b"") + (ran.stderr or b"")
    assert b"Traceback" not in shown and b"Exception" not in shown
    assert contents(posted) == before


INTERRUPTED = """
import os, signal
# What starts the tests may ignore Ctrl-C, as a shell does for what it runs in the background.
signal.signal(signal.SIGINT, signal.default_int_handler)
from ledger import {module}
real = {module}.{function}
def interrupted(*arguments, **named):
    os.kill(os.getpid(), signal.SIGINT)
    return real(*arguments, **named)
{module}.{function} = interrupted
"""


@pytest.mark.parametrize(
    ("module", "function"),
    [("books", "fold"), ("intent", "stage"), ("intent", "commit")],
)
def test_ctrl_c_leaves_the_books_as_they_were(proposed: Path, module: str, function: str) -> None:
    before = contents(proposed)
    (proposal,) = (proposed / "books/proposals").glob("*.beancount")
    before_code = INTERRUPTED.format(module=module, function=function)
    ran = fondbok_process("post", proposal.stem, cwd=proposed, books="books", before=before_code)
    assert ran.code == 130
    assert "aborted" in ran.err and "Traceback" not in ran.err
    assert contents(proposed) == before
    after = fondbok("post", proposal.stem, cwd=proposed, books="books")
    assert after.code == 0 and "interrupted" not in after.text
