"""Which of its three ways ``book`` goes: one event, all that rules fit, or a payroll file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from consortium.problems import Problem, Refusal, Source, Value, Words
from ledger.use_cases.book import Booked, book, book_suggested
from ledger.use_cases.book_paying import option
from ledger.use_cases.book_read import Ask
from ledger.use_cases.book_sie import SieAsk, book_sie
from ledger.use_cases.book_templates import OPTIONS, TEMPLATES
from ledger.use_cases.receipts import FileIn
from ledger.use_cases.session import Session

_OF_SIE = ("payee", "purpose", "attested_by")
_NOTHING = Words("ingen mall", "no template")


def book_asked(
    session: Session,
    asked: Mapping[str, str | None],
    document: FileIn | None = None,
    sie: FileIn | None = None,
    *,
    suggested: bool = False,
    dry_run: bool = False,
) -> Booked:
    """Book what the options ask for, by their names; ``Refusal`` for some that do not go together.

    ``asked`` holds ``template``, ``bank`` (the entry or voucher) and the options of ``Ask``.
    """
    given = {name: text for name, text in asked.items() if text is not None}
    if document is not None:
        given["document"] = document.name
    if suggested:
        _must_be_of("--suggested", [*given, *(["sie"] if sie else [])], ())
        return book_suggested(session, dry_run=dry_run)
    if sie is not None:
        _must_be_of("--sie", given, _OF_SIE)
        ask = SieAsk(sie.name, sie.content, **{n: given[n] for n in _OF_SIE if n in given})
        return book_sie(session, ask, dry_run=dry_run)
    template = given.get("template", "")
    if template not in TEMPLATES:
        values: dict[str, Value] = {"found": template or _NOTHING, "known": tuple(TEMPLATES)}
        raise Refusal([Problem("template_must_be_known", Source("--template"), values)])
    return book(session, _ask(template, given, document), dry_run=dry_run)


def _ask(template: str, given: Mapping[str, str], document: FileIn | None) -> Ask:
    return Ask(
        template,
        bank=given.get("bank"),
        options=tuple((name, given[name]) for name in OPTIONS if name in given),
        payee=given.get("payee"),
        text=given.get("text"),
        purpose=given.get("purpose"),
        attested_by=given.get("attested_by"),
        document=None if document is None else (document.name, document.content),
    )


def _must_be_of(way: str, given: Iterable[str], takes: tuple[str, ...]) -> None:
    """Options that a way does not read are refused: they would be believed to count."""
    known: Value = tuple(_option(name) for name in takes) or Words("inga av dem", "none of them")
    problems = [
        Problem(
            "option_must_fit_the_template",
            Source(_option(name)),
            {"found": _option(name), "template": way, "known": known},
        )
        for name in given
        if name not in takes
    ]
    if problems:
        raise Refusal(problems)


def _option(name: str) -> str:
    return "ENTRY" if name == "bank" else option(name)
