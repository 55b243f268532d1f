"""Wordings of the area ``requests``; see :mod:`consortium.wording`."""

from __future__ import annotations

from consortium.wording import Wording

WORDINGS: dict[str, Wording] = {}
