"""The tab key, by the protocol that the shells speak; and bash itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.command import ROOT, fondbok, fondbok_process
from tests.e2e.making import waiting


def offered(place: Path, line: str, **environment: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    words = line.split(" ")
    asked = {
        "_FONDBOK_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = fondbok_process(cwd=place, books="books", environment={**asked, **environment})
    assert (ran.code, ran.err) == (0, "")
    return [row.partition(",")[2] for row in ran.out.split()]


def test_commands_and_options_are_offered(posted: Path) -> None:
    assert {"month", "members"} <= set(offered(posted, "fondbok m"))
    assert "--dry-run" in offered(posted, "fondbok month 2026-01 --d")
    assert offered(posted, "fondbok completion z") == ["zsh"]


def test_names_from_the_books_are_offered(posted: Path) -> None:
    assert offered(posted, "fondbok take-in x --member å") == ["åkeriet"]
    assert set(offered(posted, "fondbok take-in x --member ")) == {"grenverket", "åkeriet"}
    assert offered(posted, "fondbok month 2026") == ["2026-01"]
    assert offered(posted, "fondbok status ") == ["2026-01"]
    assert offered(posted, "fondbok reverse ") == ["V2026-2", "V2026-1"]
    assert offered(posted, "fondbok explain V2026-1") == ["V2026-1"]


def test_waiting_proposals_are_offered(proposed: Path) -> None:
    digest = waiting(proposed / "books")[:8]
    assert offered(proposed, "fondbok post ") == [digest]
    assert offered(proposed, f"fondbok post {digest[:3]}") == [digest]
    assert offered(proposed, "fondbok explain ") == [digest]


def test_the_books_of_the_line_count(posted: Path) -> None:
    assert offered(posted, "fondbok --books nix month ") == []
    assert offered(posted, "fondbok month --books nix ") == []
    there = posted / "books"
    assert offered(posted, f"fondbok --books {there} month ", FONDBOK_BOOKS="nix") == ["2026-01"]


@pytest.mark.parametrize("name", ["consortium.yaml", "facts", "proposals", "2026"])
def test_nothing_is_offered_and_nothing_said_when_the_books_are_broken(
    posted: Path, name: str
) -> None:
    path = posted / "books" / name
    path.rename(posted / "away")
    path.write_bytes(b"\xff\x00members: [\n  - \xff")
    for line in ("fondbok month ", "fondbok post ", "fondbok reverse ", "fondbok explain "):
        offered(posted, line)
    offered(posted, "fondbok take-in x --member ")


def test_a_shell_that_asks_wrongly_gets_silence(posted: Path) -> None:
    asked = {"_FONDBOK_COMPLETE": "bash_complete"}
    ran = fondbok_process(cwd=posted, books="books", environment=asked)
    assert (ran.code, ran.out, ran.err) == (1, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(tmp_path: Path, shell: str) -> None:
    ran = fondbok("completion", shell, cwd=tmp_path)
    assert ran.code == 0 and f"{shell}_complete" in ran.out and "_FONDBOK_COMPLETE" in ran.out


def test_bash_completes_by_the_script(posted: Path) -> None:
    program = posted / "bin/fondbok"
    program.parent.mkdir()
    start = "import sys; sys.argv[0] = 'fondbok'; import cli; cli.main()"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n')
    program.chmod(0o755)
    lines = """
        eval "$(fondbok completion bash)"
        COMP_WORDS=(fondbok take-in x --member gren) COMP_CWORD=4
        _fondbok_completion fondbok gren --member
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    environment = {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "FONDBOK_BOOKS": str(posted / "books"),
    }
    ran = subprocess.run(["bash", "--norc", "-c", lines], env=environment, cwd=posted, text=True,
                         capture_output=True, check=True)  # fmt: skip
    assert ran.stdout.split() == ["grenverket"]
