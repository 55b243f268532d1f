"""``init``: new books, empty or with the sample consortium and a year of its input files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from consortium.problems import InputError, Problem, Source, Value
from consortium.system import answer
from ledger.accounts import opening_accounts
from ledger.append import Change, Create, is_empty, settle, writing
from ledger.log import log_append
from ledger.render import main_text
from ledger.sample import Step, blank, motala
from ledger.use_cases.session import VERSION, Session
from rules.check import read_policies
from rules.consortium_yaml import read_consortium

SAMPLES = ("motala",)


@dataclass(frozen=True, slots=True)
class Made:
    """New books: the folder, and how many of its files are settings and inputs."""

    root: Path
    files: tuple[str, ...]
    inbox: tuple[str, ...]
    first: Step | None = None
    notices: tuple[Problem, ...] = ()


def init(session: Session, *, sample: str | None = None) -> Made:
    """Make new books in an empty or missing folder; ``InputError`` when anything is there."""
    root = session.root
    who = session.by or "init"
    told: tuple[Problem, ...] = ()
    if root.is_dir():
        told = settle(root, who=who, command=session.command, since=session.at)
    if root.is_file() or not is_empty(root):
        values = {"found": str(root)}
        raise InputError([*told, Problem("folder_must_be_empty", Source(str(root)), values)])
    settings, inbox, first = _contents(sample)
    consortium = read_consortium(settings["consortium.yaml"], "consortium.yaml")
    policies = {
        file: content
        for file, content in settings.items()
        if re.fullmatch(r"policy/[^/.]+\.yaml", file)
    }
    read_policies(policies, consortium)
    opened = min((m.joined for m in consortium.members.values()), default=session.today)
    books: dict[str, bytes] = {
        **settings,
        **inbox,
        "accounts.beancount": opening_accounts(consortium, opened).encode(),
        "main.beancount": main_text(consortium, ["accounts.beancount"]).encode(),
    }
    _write(session, books, sample)
    return Made(root, tuple(sorted(settings)), tuple(sorted(inbox)), first, told)


def _write(session: Session, books: Mapping[str, bytes], sample: str | None) -> None:
    try:
        session.root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        values = {"found": answer(error)}
        raise InputError(
            [Problem("folder_must_be_writable", Source(str(session.root)), values)]
        ) from None
    who = session.by or "init"
    with writing(session.root, who=who, command=session.command, since=session.at) as door:
        line = log_append(
            session.root,
            at=session.at,
            who=who,
            command=session.command,
            version=VERSION,
            inputs={"sample": sample},
            result={"files": len(books)},
        )
        creates = [Create(path, content) for path, content in sorted(books.items())]
        door.apply(Change((*creates, line)))


def _contents(
    sample: str | None,
) -> tuple[Mapping[str, bytes], Mapping[str, bytes], Step | None]:
    if sample is None:
        return blank(), {}, None
    if sample not in SAMPLES:
        values: dict[str, Value] = {"found": sample, "known": SAMPLES}
        raise InputError([Problem("sample_must_be_known", Source("--sample"), values)])
    made = motala()
    return made.books, made.inbox, made.steps[0]
