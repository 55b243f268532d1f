"""``pytest --golden-update`` is for a desk: CI refuses it, so that no test there writes its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.e2e.command import ROOT


@pytest.mark.parametrize(("ci", "code"), [("true", 4), ("", 5)])
def test_ci_refuses_to_update_golden_files(ci: str, code: int) -> None:
    """Exit code 4 is pytest's for a usage error, 5 for no test chosen."""
    command = [sys.executable, "-m", "pytest", "-n0", "--golden-update", "tests/test_house.py"]
    ran = subprocess.run(
        [*command, "-k", "none_of_them", "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert ("CI does not update golden files" in ran.stdout + ran.stderr) is (code == 4)
