"""A bug in one of the checks of the plugin."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

from consortium.money import Language
from tests.errors.making import bean_check


def shown(books: Path, language: Language) -> str:
    with patch("ledger.plugin.CHECKS", (check_odd_numbers,)):
        return bean_check(books, language)


def check_odd_numbers(loaded: object) -> NoReturn:
    raise ZeroDivisionError(loaded.__class__.__name__)
