"""The console blocks of the docs are run: each page in a fresh folder, block after block.

A comment ``<!-- books through 2025-04 -->`` puts the sample's books there, with these months
booked. A block fenced as ``console`` holds commands after ``$ `` and what they print. What differs
from run to run (times, the year of archives, hashes, ids of proposals) is compared by its shape; a
line ``…`` stands for any lines left out.

>>> match = same("  decision: Kim booked\\n…", "  decision: Kim booked\\n  one\\n  two")
>>> match, same("a tip: 12ab12ab12ab12ab", "a tip: 00ff00ff00ff00ff"), same("a", "b")
(True, True, False)
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ledger.sample import motala
from ledger.use_cases.demo import run_year
from ledger.use_cases.init import init
from ledger.use_cases.session import Session

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = "…"
_PART = re.compile(
    r"^<!-- books through (?P<month>\d{4}-\d\d) -->$|^```console\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_ID = re.compile(r"\b(?=[a-f]*\d)[0-9a-f]{8}\b")
_END = "\x1e"
_SHAPES = (
    (re.compile(r"\b\d{4}-\d\d-\d\d(T|\s+)\d\d:\d\d:\d\d\b"), "<time>"),
    (re.compile(r"\b[0-9a-f]{16,64}\b"), "<hash>"),
    (re.compile(r"\b(documents|log|decisions)/\d{4}\b"), r"\1/<year>"),
)


class Step(NamedTuple):
    """One command of a page and the output that stands under it."""

    command: str
    output: str


def steps(block: str) -> list[Step]:
    """The commands of a block; a line that goes on ends in a backslash.

    >>> steps("$ a\\none\\n$ b \\\\\\n  c\\n")
    [Step(command='a', output='one'), Step(command='b \\\\\\n  c', output='')]
    """
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.rstrip("\n").split("\n")
        end = next(i for i, line in enumerate(lines) if not line.endswith("\\")) + 1
        found.append(Step("\n".join(lines[:end]), "\n".join(lines[end:])))
    return found


def same(documented: str, actual: str) -> bool:
    """True when the page shows what the command printed."""
    return _matched(documented, actual) is not None


def _matched(documented: str, actual: str) -> re.Match[str] | None:
    """The output as the page shows it, with each of its ids as a group."""
    lines = [re.escape(line) for line in _shaped(documented).split("\n")]
    parts = [r"(?:.*\n)*?" if p == re.escape(LEFT_OUT) else f"{p}\n" for p in lines]
    pattern = _ID.sub(f"({_ID.pattern})".replace("\\", r"\\"), "".join(parts))
    return re.fullmatch(pattern, _shaped(actual) + "\n")


def _shaped(text: str) -> str:
    for pattern, shape in _SHAPES:
        text = pattern.sub(shape, text)
    return text


def rerun(page: Path) -> str:
    """The page's text as it should be: blocks whose output differs hold the new output."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, Shell(Path(folder)) as shell:
        run = _PART.sub(lambda found: _part(found, shell), text)
    return renewed(run, shell.ids_rewritten)


def _part(found: re.Match[str], shell: Shell) -> str:
    if found["month"] is None:
        return _block(found["block"], shell)
    shell.put_books(found["month"])
    return found[0]


def _block(block: str, shell: Shell) -> str:
    lines = []
    for command, output in steps(block):
        actual = shell.run(command)
        lines.append(f"$ {command}")
        shell.ids |= ids_between(output, actual)
        if same(output, actual):
            lines.append(output)
        else:
            lines.append(actual)
            shell.ids_rewritten |= ids_between(output, actual)
    return "```console\n" + "".join(f"{line}\n" for line in lines if line) + "```"


class Shell:
    """One shell with ``fondbok`` and beancount's tools, in a folder of its own.

    Ids of proposals change with the rules; a page's commands are run with those of this run.
    """

    def __init__(self, folder: Path) -> None:
        self.ids: dict[str, str] = {}  # an id as the page has it → the same in this run
        self.ids_rewritten: dict[str, str] = {}  # those whose output is written anew
        self._folder = folder
        programs = folder / ".programs"
        programs.mkdir()
        fondbok = programs / "fondbok"
        start = "import sys; sys.argv[0] = 'fondbok'; import cli; cli.main()"
        fondbok.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n')
        fondbok.chmod(0o755)
        tools = Path(sys.executable).parent
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("FONDBOK", "GIT"))}
        self._process = subprocess.Popen(
            ["/bin/sh"],
            cwd=folder,
            env=kept | _environment(folder, f"{programs}:{tools}"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, command: str) -> str:
        """What the command prints, on both streams, without trailing blanks."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{renewed(command, self.ids)}\nprintf '\\036'\n")
        self._process.stdin.flush()
        printed = ""
        while not printed.endswith(_END):
            letter = self._process.stdout.read(1)
            assert letter, f"the shell ended in: {command}"
            printed += letter
        return "\n".join(line.rstrip() for line in printed[:-1].rstrip().split("\n"))

    def put_books(self, month: str) -> None:
        """The sample's books with its months up to this one, in place of what was there."""
        shutil.rmtree(self._folder / "books", ignore_errors=True)
        now = dt.datetime.now().astimezone()
        session = Session(self._folder / "books", now, now.date(), by="kim", command="docs")
        init(session, sample="motala")
        sample = motala()
        steps = tuple(step for step in sample.steps if str(step.period) <= month)
        for _ in run_year(session, replace(sample, steps=steps)):
            pass
        self.run("export FONDBOK_BOOKS=books FONDBOK_AS=kim")

    def __enter__(self) -> Shell:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate("exit\n")


def renewed(text: str, ids: Mapping[str, str]) -> str:
    """A command, or a page, with ids replaced."""
    return _ID.sub(lambda found: ids.get(found[0], found[0]), text)


def ids_between(documented: str, actual: str) -> dict[str, str]:
    """Which id of the page is which of this run: by its place, else by the order of the ids.

    >>> ids_between("…\\nProposal 1a2b3c4d", "Entry 9f9f9f9f\\nProposal 5e6f7a8b")
    {'1a2b3c4d': '5e6f7a8b'}
    """
    found = _matched(documented, actual)
    if found is not None:
        return dict(zip(_ID.findall(documented), found.groups(), strict=True))
    old, new = (dict.fromkeys(_ID.findall(text)) for text in (documented, actual))
    return dict(zip(old, new, strict=False))


def _environment(folder: Path, programs: str) -> dict[str, str]:
    return {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "GIT_AUTHOR_NAME": "Kim",
        "GIT_AUTHOR_EMAIL": "kim@motala.example",
        "GIT_COMMITTER_NAME": "Kim",
        "GIT_COMMITTER_EMAIL": "kim@motala.example",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
