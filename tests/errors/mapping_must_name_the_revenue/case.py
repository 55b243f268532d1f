"""A mapping that says nothing of the revenue."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from consortium.problems import Problem, Source
from importers.workbook import SheetMapping


def problems(_books: Path) -> list[Problem]:
    with pytest.raises(ValidationError) as told:
        SheetMapping(heading_row=1, columns={"Månad": "period"})
    [error] = told.value.errors()
    return [Problem(error["type"], Source("mappings/grenverket.yaml"), error["ctx"])]
