"""The shell's completion: the script for each shell, and values from the books."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import click
from click.shell_completion import get_completion_class

VARIABLE: Final = "_FONDBOK_COMPLETE"
SHELLS: Final = ("bash", "zsh", "fish")
Of = Literal["members", "periods", "waiting", "vouchers", "chains"]


def script(program: click.Command, shell: str) -> str:
    """What the shell is to run once, so that the tab key completes ``fondbok``."""
    kind = get_completion_class(shell)
    assert kind is not None, "click knows the three shells"
    return kind(program, {}, "fondbok", VARIABLE).source()


def values(root: Path | None, of: Of, begun: str) -> list[str]:
    """The values that begin so, of the books in ``root``; none when there are no books."""
    from ledger import glance

    if root is None:
        return []
    kinds: Mapping[Of, tuple[str, ...]] = {"chains": ("vouchers", "waiting")}
    found = [name for kind in kinds.get(of, (of,)) for name in getattr(glance, kind)(root)]
    return [name for name in found if name.startswith(begun)]
