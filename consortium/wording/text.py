"""Wordings of the area ``text``; see :mod:`consortium.wording`."""

from __future__ import annotations

from consortium.wording import Wording

WORDINGS: dict[str, Wording] = {}
