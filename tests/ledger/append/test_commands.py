"""The command line, killed for real: the next command settles the books and says which."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.ledger.append.faults import ROOT

KILLED = """
import sys
from tests.ledger.append import faults
faults.wrap(faults.Fault("kill", at=int(sys.argv.pop(1)), only=("replace",)), [], [])
import cli
sys.argv[0] = "fondbok"
cli.main()
"""


def fondbok(*arguments: str, kill_at: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, killed before the replacement of that number."""
    command = [sys.executable, "-c", KILLED, str(kill_at), *arguments, "--lang", "en"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_an_init_killed_before_its_promise_can_be_run_again(tmp_path: Path) -> None:
    root = tmp_path / "books"
    assert fondbok("init", str(root), kill_at=1).returncode == -9
    again = fondbok("init", str(root))
    assert again.returncode == 0, again.stderr
    assert "interrupted_change_was_dropped" in again.stderr
    assert not list((root / ".pending").iterdir())


def test_an_init_killed_after_its_promise_is_completed_by_whatever_comes_next(
    tmp_path: Path,
) -> None:
    root = tmp_path / "books"
    assert fondbok("init", str(root), kill_at=2).returncode == -9
    assert not (root / "main.beancount").exists()
    status = fondbok("status", "--books", str(root))
    assert status.returncode == 0, status.stderr
    assert "finding interrupted_change_was_completed" in status.stderr
    assert f"“fondbok init {root} --lang en”, started by init" in status.stderr
    assert "interrupted" not in fondbok("status", "--books", str(root)).stderr
    again = fondbok("init", str(root))
    assert again.returncode == 1
    assert "folder_must_be_empty" in again.stderr + again.stdout


def test_a_second_init_tells_that_the_first_was_completed(tmp_path: Path) -> None:
    root = tmp_path / "books"
    assert fondbok("init", str(root), kill_at=3).returncode == -9
    again = fondbok("init", str(root))
    assert again.returncode == 1
    shown = again.stderr + again.stdout
    assert "finding interrupted_change_was_completed" in shown
    assert "error folder_must_be_empty" in shown
    assert fondbok("status", "--books", str(root)).returncode == 0
