"""Commands on a real terminal: a pseudo-terminal of a given width, and all that it was sent."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.terminal.layout import columns_of
from tests.e2e.command import ROOT

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_HABITS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM")


@dataclass(frozen=True)
class Shown:
    """What the terminal was sent, and what went into the pipe beside it."""

    code: int
    screen: str
    piped: str = ""

    @property
    def plain(self) -> str:
        """The letters without their colours."""
        return _STYLE.sub("", self.screen)

    @property
    def widest(self) -> int:
        """The columns of the longest line."""
        return max(columns_of(line) for line in self.plain.splitlines())


def on_terminal(
    *arguments: str,
    cwd: Path,
    columns: int = 80,
    is_piped: bool = False,
    before: str = "",
    environment: Mapping[str, str] | None = None,
) -> Shown:
    """``fondbok …`` with its errors on a terminal, and its output too unless that ``is_piped``."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 25, columns, 0, 0))
    kept = {k: v for k, v in os.environ.items()
            if not k.startswith(("FONDBOK", "LC_", "LANG")) and k not in _HABITS}  # fmt: skip
    own = {"FONDBOK_BOOKS": "books", "FONDBOK_AS": "kim", "PYTHONPATH": str(ROOT),
           "PYTHONUTF8": "1", "TERM": "xterm"}  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", f"{before}\nimport cli; cli.main()", *arguments],
        cwd=cwd,
        env={**kept, **own, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if is_piped else slave,
        stderr=slave,
    )
    os.close(slave)
    screen = _all_of(master)
    piped = process.stdout.read().decode() if process.stdout else ""
    code = process.wait()
    if process.stdout:
        process.stdout.close()
    return Shown(code, screen, piped)


def _all_of(master: int) -> str:
    sent = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other end is closed: that is how a pseudo-terminal ends
            break
        if not part:
            break
        sent += part
    os.close(master)
    return sent.decode().replace("\r\n", "\n")
