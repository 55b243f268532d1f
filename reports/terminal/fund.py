"""The fund, its members and new books in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import ZERO, Language, total
from consortium.problems import value_text
from ledger.books import Books
from ledger.use_cases.init import Made
from ledger.use_cases.status import MemberStatus, Status
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.months import proposal_line, report_state
from reports.terminal.paying import to_pay
from reports.terminal.words import headings, month_name, word
from rules.bodies import body_words
from rules.sentences import purpose_name


def status(books: Books, result: Status, language: Language) -> str:
    """The fund at a glance: bank, purposes, members, what waits."""
    name = word(
        "status_title",
        language,
        name=books.consortium.name,
        month=month_name(result.period, language),
    )
    purposes = [
        [
            purpose_name(p, language),
            s.balance.text(language),
            s.tied.text(language),
            s.available.text(language),
        ]
        for p, s in result.purposes.items()
    ]
    waiting = "\n".join(
        "  " + proposal_line(p, language, result.states[p.digest]) for p in result.waiting
    )
    return blocks(
        name if result.is_latest else f"{name}\n{word('status_now', language)}",
        word("bank", language, amount=result.bank.text(language)),
        "\n".join(
            [
                table(headings(language, "purpose", ">balance", ">tied", ">available"), purposes),
                *_cash_beside(result, language),
            ]
        ),
        _members(result.members, language),
        section(word("waiting_title", language), waiting)
        if waiting
        else word("nothing_waiting", language),
        _to_report(result, language),
        to_pay(result.payouts, language),
        word("tip", language, tip=result.tip[:16]),
    )


def _to_report(result: Status, language: Language) -> str:
    """The urgent decisions that a meeting has still to be told of."""
    lines = [
        paragraph(
            word(
                "to_report",
                language,
                decision=one.decision,
                meeting=value_text(body_words(one.report_to), language),
                id=one.proposal[:8],
            ),
            "  ",
        )
        for one in result.to_report
    ]
    return section(word("to_report_title", language), "\n".join(lines)) if lines else ""


def _cash_beside(result: Status, language: Language) -> list[str]:
    """A line when less is in the bank than the purposes have available: levies not yet paid."""
    available = total(purpose.available for purpose in result.purposes.values())
    if result.bank >= available:
        return []
    cash = max(result.bank, ZERO)
    return [paragraph(word("cash_beside", language, amount=cash.text(language)))]


def _members(members: Sequence[MemberStatus], language: Language) -> str:
    rows = [
        [
            one.key,
            report_state(one, language),
            one.levy.text(language),
            one.receivable.text(language),
            one.lent.text(language),
        ]
        for one in members
        if one.belongs
    ]
    names = headings(language, "member", "report", ">levy", ">receivable", ">lent")
    return table(names, rows)


def members(books: Books, language: Language) -> str:
    """The register: name, organisation number, since when."""
    rows = [
        [
            key,
            member.name,
            member.organisation_number,
            f"{member.joined}"
            + (f" {word('left', language)} {member.left}" if member.left else ""),
        ]
        for key, member in books.consortium.members.items()
    ]
    return table(headings(language, "key", "member", "number", "joined"), rows)


def made(result: Made, language: Language) -> str:
    """New books and what to do next."""
    text = word("made", language, root=result.root)
    if result.first is None:
        return f"{text}\n{word('made_next', language)}"
    step = word(
        "made_inbox",
        language,
        root=result.root,
        folder=result.first.folder,
        date=result.first.day,
        person=result.first.by,
    )
    return f"{text}\n{step}"
