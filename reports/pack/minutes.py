"""Draft minutes (*protokollsutkast*) in Swedish: what the secretary pastes in and fills out.

Markdown, so that it can be pasted anywhere. What nobody knows before the meeting is left as ``…``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consortium.money import total
from consortium.problems import value_text
from ledger.books import Books
from ledger.use_cases.deciding import Look
from ledger.use_cases.posting import LINE_TEXTS
from reports.pack.words import word
from rules.bodies import body_words
from rules.deciding import Room
from rules.sentences import month_text


def draft_minutes(books: Books, found: Look) -> str:
    """The paragraph of the minutes for this proposal."""
    return "\n\n".join(_parts(books, found)) + "\n"


def _parts(books: Books, found: Look) -> Iterator[str]:
    proposal = found.proposal
    body = value_text(body_words(proposal.body), "sv")
    said = body[:1].upper() + body[1:]
    month = month_text(proposal.period, "sv")
    yield f"# Protokollsutkast: {said}, {books.consortium.name}"
    yield f"## § … {word(f'kind_{proposal.kind}', 'sv', month=month)}"
    yield f"Underlag: förslag {proposal.digest[:8]} (kontrollsumma {proposal.digest})."
    for room in found.rooms:
        yield from _present(books, room)
    yield "\n".join(_decision(books, found, said))
    yield "**Röster.** För: … Emot: …"
    yield from _validity(found)
    yield "Justeras:"
    short = proposal.digest[:8]
    yield f'> Efter mötet: `fondbok approve {short} --decision "{said} … § …" --by …`'


def _present(books: Books, room: Room) -> Iterator[str]:
    name = value_text(body_words(room.body), "sv")
    for one in room.recused:
        who = _names(books, [one.name])
        if one.members == (one.name,):
            yield f"**Jäv.** {who} deltar inte, eftersom det gäller befrielse från egen skuld."
        else:
            members = _names(books, one.members)
            yield f"**Jäv.** {who}, som får företräda {members}, anmäler jäv och lämnar rummet."
    if not room.recused:
        yield "**Jäv.** Ingen anmäler jäv."
    yield (
        f"**Beslutförhet.** Närvarande i {name}: … ({_names(books, room.voters)}). "
        f"Av {room.seats} ska minst {room.quorum} delta i beslutet."
    )
    if room.deputies:
        yield f"**Ersättare.** … träder in ({_names(books, room.deputies)})."


def _decision(books: Books, found: Look, body: str) -> Iterator[str]:
    yield f"**Beslut.** {body} beslutar att godkänna förslaget:"
    yield ""
    yield "| Medlem | Vad | Belopp |"
    yield "|---|---|---:|"
    for line in found.proposal.lines:
        what = f"{LINE_TEXTS[line.kind]['sv']} {line.month}"
        yield f"| {_names(books, [line.member])} | {what} | {line.amount.text('sv')} |"
    amount = total(line.amount for line in found.proposal.lines)
    yield f"| **Summa** | | **{amount.text('sv')}** |"


def _validity(found: Look) -> Iterator[str]:
    rung = found.rung
    if rung is not None and rung.valid_for is not None:
        yield word("valid", "sv", months=rung.valid_for)
    if rung is not None and rung.report_to is not None:
        yield word("report", "sv", meeting=value_text(body_words(rung.report_to), "sv"))


def _names(books: Books, keys: Iterable[str]) -> str:
    members = books.consortium.members
    named = (members[k].name if k in members else books.person_name(k) for k in keys)
    return ", ".join(named) or "ingen"
