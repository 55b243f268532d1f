"""Each command imports what it needs when it runs, so each room must open on its own."""

from __future__ import annotations

import subprocess
import sys

from tests.e2e.command import ROOT

PROGRAM = """
import sys
from importlib import import_module
own = ("consortium", "rules", "importers", "ledger", "reports")
for name in sys.argv[1:]:
    for loaded in [one for one in sys.modules if one.split(".")[0] in own]:
        del sys.modules[loaded]
    import_module(name)
"""


def test_every_room_of_the_terminal_opens_on_its_own() -> None:
    rooms = sorted((ROOT / "reports/terminal").glob("*.py"))
    names = [f"reports.terminal.{path.stem}" for path in rooms if path.stem != "__init__"]
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
