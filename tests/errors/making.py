"""What the cases of the gallery need to bring books into trouble."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from beancount import loader

from consortium.facts import Report
from consortium.money import Language
from consortium.period import Period
from consortium.problems import Problem
from consortium.proposal import Proposal
from importers.bank_csv import read_bank_csv
from importers.bgmax import identifies as bgmax_identifies
from importers.bgmax import read_bgmax
from ledger.append import Append, Change, Create, Door, Operation, Tip, writing
from ledger.books import open_books
from ledger.render import report_text
from ledger.use_cases.levy import levy_round
from tests.e2e.command import ROOT

FACTS = "facts/2026-03.beancount"
COMMAND, SINCE = "fondbok month 2026-02", "2026-03-10T12:00:00"


@contextmanager
def door(books: Path, *, who: str = "kim") -> Iterator[Door]:
    """The books open for writing."""
    with writing(books, who=who, command=COMMAND, since=SINCE) as opened:
        yield opened


def write(books: Path, *operations: Operation) -> None:
    """Write a change; by default a line of facts."""
    line = Append(FACTS, "; en rad\n", Tip.of(b""))
    with door(books) as opened:
        opened.apply(Change(operations or (line,)))


def write_refused_by_the_disk(books: Path, number: int) -> None:
    """Write a change, when the system answers with that error."""
    answer = OSError(number, os.strerror(number))
    with patch("ledger.intent.write_new", side_effect=answer):
        write(books)


def killed(books: Path, at: str, *, call: int = 1) -> None:
    """A command of two files that ends before the given call of a function of ``ledger.intent``."""
    program = f"""
import os
from pathlib import Path
from ledger import intent
from tests.errors.making import COMMAND, two_files
calls, real = [], intent.{at}
def ends(*args):
    calls.append(1)
    if len(calls) == {call}:
        os._exit(9)
    return real(*args)
intent.{at} = ends
two_files(Path({str(books)!r}))
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, cwd=ROOT, check=False)
    assert ran.returncode == 9


def two_files(books: Path) -> None:
    """A change of two files, of which the second grows."""
    text = Append("log/2026.jsonl", '{"prev":""}\n', None)
    write(books, Create("documents/2026/kvitto.txt", b"kvitto"), text)


def findings(books: Path) -> list[Problem]:
    """What the next command tells of an interrupted one."""
    with door(books) as opened:
        return list(opened.findings)


def report(books: Path, **figures: object) -> None:
    """Enter a report of Grenverket for February 2026, as another reader would."""
    fields: dict[str, object] = {
        "member": "grenverket",
        "period": Period(2026, 2),
        "kind": "workbook",
        "document": "0" * 64,
        "file": "grenverket.xlsx",
        "taken_in": "2026-03-10T12:00:00",
        "drawn_on": dt.date(2026, 3, 9),
    }
    text = report_text(Report(**{**fields, **figures}))  # type: ignore[arg-type]  # named fields
    write(books, Append(FACTS, text, Tip.of(b"")))


def posted(books: Path) -> Proposal:
    """January's levy, which is posted."""
    (file,) = (books / "proposals/posted").glob("*.beancount")
    found = open_books(books).posted_proposal(file.stem)
    assert found is not None
    return found


def missing(books: Path, period: Period) -> list[Problem]:
    """Why members' months cannot be reckoned, each as the sentence of ``month`` says it."""
    return [one.problem for one in levy_round(open_books(books), period, period.last).missing]


def bank_text(path: Path) -> tuple[Problem, ...]:
    """What reading a bank's text or table tells of it; raises what refuses it."""
    content = path.read_bytes()
    read = read_bgmax if bgmax_identifies(content) else read_bank_csv
    return read(content, path.name).findings


def bean_check(books: Path, language: Language) -> str:
    """What beancount's loader says; the plugin speaks the language of the consortium."""
    settings = books / "consortium.yaml"
    text = settings.read_text(encoding="utf-8").replace("language: sv", f"language: {language}")
    settings.write_text(text, encoding="utf-8")
    _, errors, _ = loader.load_file(str(books / "main.beancount"))
    return "\n\n".join(error.message for error in errors)
