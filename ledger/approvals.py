"""Decisions on proposals as directives of ``decisions/<year>.beancount``, and back.

Written once and only added to. Each ends in a checksum of its own lines, so that one that was
changed by hand is told from one that was written, and names the digest of the proposal.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from consortium.approval import (
    Adjustment,
    Approval,
    Decision,
    Recused,
    Rejection,
    Reported,
    State,
)
from consortium.problems import BooksError
from ledger.blocks import Block, Metadata, blocks, metadata, must_equal, not_ours, read_blocks
from ledger.change import sha256
from ledger.escaping import clean, quoted
from ledger.files import Files

Decided = Approval | Rejection | Adjustment | Reported
MARK = ' custom "decision" '
_HEAD = re.compile(
    r'\d{4}-\d\d-\d\d custom "decision" "(approved|rejected|adjusted|reported)" "([0-9a-f]{64})"'
)
_RECUSED = re.compile(r"(\S+)(?: \((\S+)\))?")


@dataclass(frozen=True)
class Decisions:
    """All that was decided of proposals, by digest, in the order it was recorded."""

    by_digest: Mapping[str, Sequence[Decided]]

    def latest(self, digest: str) -> Approval | Rejection | None:
        """The decision that stands, with the minutes that came later."""
        found: Approval | Rejection | None = None
        for one in self.by_digest.get(digest, ()):
            match one:
                case Approval() | Rejection():
                    found = one
                case _ if not isinstance(found, Approval) or found.decision != one.decision:
                    pass  # of an earlier decision on the same proposal
                case Adjustment():
                    found = replace(found, minutes=one.minutes, adjusted=one.adjusted)
                case Reported():
                    found = replace(found, reported=one.reported)
        return found

    def approval(self, digest: str) -> Approval | None:
        """The approval that stands, however old; ``None`` without one or after a rejection."""
        found = self.latest(digest)
        return found if isinstance(found, Approval) else None

    @property
    def to_report(self) -> tuple[Approval, ...]:
        """The urgent decisions that a meeting has still to be told of, as they were recorded."""
        found = (self.approval(digest) for digest in self.by_digest)
        return tuple(one for one in found if one is not None and one.is_to_report)

    def state(self, digest: str, day: dt.date) -> State:
        """Where the proposal stands on a day: nothing decided is ``waiting``."""
        match self.latest(digest):
            case None:
                return "waiting"
            case Rejection():
                return "rejected"
            case Approval() as found:
                return "approved" if found.holds(day) else "expired"


def read_decisions(files: Files) -> Decisions:
    """Every decision on a proposal; ``BooksError`` if one was changed."""
    by_digest: dict[str, list[Decided]] = {}
    for path in files.matching("decisions/*.beancount"):
        parts = [part for part in blocks(files.text(path)) if MARK in part.lines[0]]
        read, problems = read_blocks(parts, path, _read)
        if problems:
            raise BooksError(problems)
        for one in read:
            by_digest.setdefault(one.proposal, []).append(one)
    return Decisions(by_digest)


def decision_text(one: Decided) -> str:
    r"""The directive that records it, dated the day it was recorded.

    >>> no = Rejection("ab" * 32, Decision.parse("Styrelsen 2026-04-07 § 5"), "board",
    ...                why="för dyrt", by="kim", at="2026-04-08T12:00:00")
    >>> print("\n".join(decision_text(no).splitlines()[1:4]))
      decision: "Styrelsen 2026-04-07 § 5"
      body: "board"
      why: "för dyrt"
    """
    lines = [
        f'{one.at[:10]} custom "decision" "{kind_of(one)}" "{one.proposal}"',
        f"  decision: {quoted(str(one.decision))}",
        *_metadata(one),
        f"  by: {quoted(one.by)}",
        f"  at: {quoted(one.at)}",
    ]
    text = "\n".join(lines)
    return f'{text}\n  checksum: "{sha256(text.encode())[:16]}"\n'


def kind_of(one: Decided) -> str:
    """What kind of directive it is: ``approved``, ``rejected``, ``adjusted`` or ``reported``."""
    return {
        Approval: "approved",
        Rejection: "rejected",
        Adjustment: "adjusted",
        Reported: "reported",
    }[type(one)]


def _metadata(one: Decided) -> Iterator[str]:
    match one:
        case Approval():
            yield from _approval(one)
        case Rejection():
            yield f"  body: {quoted(one.body)}"
            yield f"  why: {quoted(clean(one.why))}"
        case Adjustment():
            yield f"  minutes: {quoted(one.minutes)}"
            yield f"  adjusted: {one.adjusted}"
        case Reported():
            yield f"  reported: {quoted(str(one.reported))}"


def _approval(one: Approval) -> Iterator[str]:
    recused = [
        f"{who.name} ({'+'.join(who.members)})" if who.members else who.name for who in one.recused
    ]
    yield f"  body: {quoted(one.body)}"
    for key, names in (
        ("for", one.voted_for),
        ("against", one.against),
        ("recused", recused),
        ("others", one.others),
    ):
        if names:
            yield f"  {key}: {quoted(', '.join(names))}"
    yield f"  quorum: {one.quorum}"
    yield f"  counted: {one.counted}"
    if one.valid_until is not None:
        yield f"  valid-until: {one.valid_until}"
    if one.report_to:
        yield f"  report-to: {quoted(one.report_to)}"
    if one.minutes:
        yield f"  minutes: {quoted(one.minutes)}"
    if one.adjusted is not None:
        yield f"  adjusted: {one.adjusted}"


def _read(block: Block, file: str) -> Decided:
    head = _HEAD.fullmatch(block.lines[0])
    if head is None:
        raise not_ours(block, file)
    found, _ = metadata(block.lines)
    try:
        one = _decided(head[1], head[2], found)
    except (ValueError, KeyError):
        raise not_ours(block, file) from None
    must_equal(block, decision_text(one), file)
    return one


def _decided(kind: str, digest: str, found: Metadata) -> Decided:
    decision = Decision.parse(found.text("decision"))
    by, at = found.text("by"), found.text("at")
    if kind == "rejected":
        return Rejection(digest, decision, found.text("body"), found.text("why"), by, at)
    if kind == "adjusted":
        day = dt.date.fromisoformat(found.raw("adjusted"))
        return Adjustment(digest, decision, found.text("minutes"), day, by, at)
    if kind == "reported":
        return Reported(digest, decision, Decision.parse(found.text("reported")), by, at)
    return Approval(
        proposal=digest,
        decision=decision,
        body=found.text("body"),
        voted_for=_names(found, "for"),
        against=_names(found, "against"),
        recused=tuple(_recused(one) for one in _names(found, "recused")),
        others=_names(found, "others"),
        quorum=int(found.raw("quorum")),
        counted=int(found.raw("counted")),
        by=by,
        at=at,
        valid_until=_day(found, "valid-until"),
        report_to=found.text_or_none("report-to") or "",
        minutes=found.text_or_none("minutes") or "",
        adjusted=_day(found, "adjusted"),
    )


def _names(found: Metadata, key: str) -> tuple[str, ...]:
    return tuple((found.text_or_none(key) or "").split(", ")) if key in found else ()


def _recused(text: str) -> Recused:
    read = _RECUSED.fullmatch(text)
    if read is None:
        raise ValueError(f"not somebody recused: {text!r}")
    return Recused(read[1], tuple(read[2].split("+")) if read[2] else ())


def _day(found: Metadata, key: str) -> dt.date | None:
    return dt.date.fromisoformat(found[key]) if key in found else None
