"""Another password for somebody who is not there."""

from __future__ import annotations

from pathlib import Path

from consortium.problems import Problem
from reports.web.users import Users


def problems(books: Path) -> list[Problem]:
    users = Users(books.parent / "state")
    users.add("anna", "board", "en mening att minnas")
    users.set_password("ana", "en annan mening")
    return []
