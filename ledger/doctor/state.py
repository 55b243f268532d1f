"""The books themselves: settings, content, what Fava shows, the people, the clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from consortium.members import Consortium
from consortium.problems import FundError, Problem, Value
from ledger.books import MAIN, Books, open_books
from ledger.doctor.check import Check, Situation
from ledger.use_cases.policy import check_policy
from ledger.use_cases.session import Session
from rules.consortium_yaml import read_consortium


def state(root: Path, situation: Situation) -> Iterator[Check]:
    """What stands in the books, as far as it can be read."""
    yield _settings(root)
    books, problems = _opened(root)
    yield _content(books, problems)
    yield fava(root)
    consortium = books.consortium if books is not None else _consortium(root)
    if consortium is not None:
        yield _treasurer(consortium, situation.session)
        yield _person(consortium, situation.session)
    if books is not None:
        yield _clock(books, situation.session)


def _settings(root: Path) -> Check:
    try:
        found = check_policy(root).problems
    except FundError as error:
        found = error.problems
    errors = sum(not problem.is_finding for problem in found)
    if errors:
        return Check("settings", "problem", "settings_broken", {"number": errors})
    if found:
        return Check("settings", "warning", "settings_told", {"number": len(found)})
    return Check("settings", "ok", "settings_fine")


def _opened(root: Path) -> tuple[Books | None, tuple[Problem, ...]]:
    try:
        return open_books(root), ()
    except FundError as error:
        return None, error.problems


def _content(books: Books | None, problems: tuple[Problem, ...]) -> Check:
    if books is None:
        first = problems[0]
        values: dict[str, Value] = {
            "number": len(problems),
            "code": first.code,
            "file": first.source.file,
        }
        return Check("books", "problem", "books_broken", values)
    return Check("books", "ok", "books_fine", {"vouchers": len(books.read_vouchers)})


def fava(root: Path) -> Check:
    """What beancount's own loader says, as bean-check and Fava would show it."""
    from beancount import loader

    _, errors, _ = loader.load_file(str(root / MAIN))
    failures = [error for error in errors if type(error).__name__ != "BooksFinding"]
    if failures:
        return Check("fava", "problem", "fava_complains", {"number": len(failures)})
    if errors:
        return Check("fava", "warning", "fava_tells", {"number": len(errors)})
    return Check("fava", "ok", "fava_silent")


def _consortium(root: Path) -> Consortium | None:
    try:
        return read_consortium((root / "consortium.yaml").read_bytes(), "consortium.yaml")
    except (FundError, OSError):
        return None


def _treasurer(consortium: Consortium, session: Session) -> Check:
    holders = _treasurers(consortium, session)
    if not holders:
        return Check("treasurer", "problem", "treasurer_none", {"day": session.today})
    return Check("treasurer", "ok", "treasurer_fine", {"found": holders})


def _treasurers(consortium: Consortium, session: Session) -> tuple[str, ...]:
    people = consortium.people.items()
    return tuple(key for key, one in people if one.has_role("treasurer", session.today))


def _person(consortium: Consortium, session: Session) -> Check:
    """Who ``FONDBOK_AS`` or ``--as`` says that you are."""
    holders = _treasurers(consortium, session)
    if session.by is None:
        return Check("person", "warning", "person_none", {"known": holders})
    values: dict[str, Value] = {"found": session.by, "known": tuple(consortium.people)}
    if session.by not in consortium.people:
        return Check("person", "problem", "person_unknown", values)
    if session.by not in holders:
        return Check("person", "warning", "person_without_role", values)
    return Check("person", "ok", "person_fine", values)


def _clock(books: Books, session: Session) -> Check:
    """A voucher of tomorrow means a clock that is slow today, or was fast once."""
    days = [read.voucher.date for read in books.read_vouchers]
    last, today = max(days, default=None), session.now.date()
    if last is not None and last > today:
        return Check("clock", "problem", "clock_slow", {"today": today, "last": last})
    return Check("clock", "ok", "clock_fine", {"today": today})
