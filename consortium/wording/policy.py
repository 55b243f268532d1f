"""Wordings of the area ``policy``; see :mod:`consortium.wording`."""

from __future__ import annotations

from consortium.wording import Wording

WORDINGS: dict[str, Wording] = {}
