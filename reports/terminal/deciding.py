"""Decisions in the terminal: who decides, who must leave, what was recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from consortium.approval import Adjustment, Approval, Rejection, Reported
from consortium.members import Consortium
from consortium.money import Language
from consortium.problems import value_text
from ledger.approvals import Decided
from ledger.use_cases.approve import Recorded
from ledger.use_cases.deciding import Look, is_ready
from reports.terminal.layout import blocks, paragraph, section
from reports.terminal.months import proposal_line
from reports.terminal.problems import problems
from reports.terminal.steps import step
from reports.terminal.words import count, next_block, word
from rules.bodies import body_words
from rules.deciding import Room


def shown(done: Look | Recorded, language: Language) -> str:
    """What ``approve`` gave: a look, or what was recorded."""
    return look(done, language) if isinstance(done, Look) else recorded(done, language)


def look(found: Look, language: Language) -> str:
    """Who may decide the proposal, who must leave the room, what quorum remains."""
    consortium = found.consortium
    rooms = [_room(room, found, consortium, language) for room in found.rooms]
    if is_ready(found.proposal, "waiting"):
        rooms = [_say("no_decision_needed", language)]
    return blocks(
        proposal_line(found.proposal, language, found.state),
        *rooms,
        _decided(found.decided, language),
        next_block(next_step(found), language),
    )


def _room(room: Room, found: Look, consortium: Consortium, language: Language) -> str:
    body = body_name(room.body, language)
    seats = count(room.seats, _say("seat", language), _say("seats", language))
    title = _say("room", language, body=body[:1].upper() + body[1:], day=found.day,
                 seats=seats, quorum=room.quorum)  # fmt: skip
    lines = [_say("may_vote", language, who=_people(room.voters, consortium, language))]
    if room.deputies:
        who = _people(room.deputies, consortium, language)
        lines.append(_say("may_step_in", language, who=who))
    for one in room.recused:
        who = _people([one.name], consortium, language)
        members = _people(one.members, consortium, language)
        key = "must_leave" if one.members != (one.name,) else "must_not_vote"
        lines.append(_say(key, language, who=who, members=members))
    if room.chair:
        lines.append(_say("casts", language, who=_people([room.chair], consortium, language)))
    if room.needed is not None:
        part, whole = room.needed
        lines.append(_say("needed", language, part=part, whole=whole))
    if not room.can_decide:
        lines.append(_say("cannot_decide", language, reach=room.reach, quorum=room.quorum))
    return section(title, "\n".join(paragraph(line, "  ") for line in lines))


def _people(keys: Iterable[str], consortium: Consortium, language: Language) -> str:
    """Names with their keys, which the options want."""
    names = {key: one.name for key, one in consortium.members.items()}
    names |= {key: one.name for key, one in consortium.people.items()}
    told = [f"{names[key]} ({key})" if key in names else key for key in keys]
    return ", ".join(told) or _say("nobody", language)


def recorded(done: Recorded, language: Language) -> str:
    """What was recorded, and what comes next."""
    return blocks(
        problems(done.notices, language),
        _decided(done.decided, language),
        "" if done.is_written else word("dry_run", language),
        next_block(after(done), language),
    )


def _decided(one: Decided | None, language: Language) -> str:
    match one:
        case Approval():
            return "\n".join(_approval(one, language))
        case Rejection():
            return _say("rejected", language, decision=one.decision, why=one.why)
        case Adjustment():
            return _say("adjusted", language, decision=one.decision, day=one.adjusted)
        case Reported():
            return _say("reported", language, decision=one.decision, meeting=one.reported)
        case None:
            return ""


def _approval(one: Approval, language: Language) -> Iterator[str]:
    yield _say("approved", language, decision=one.decision, number=len(one.voted_for),
               against=len(one.against))  # fmt: skip
    for key, names in (
        ("voted_for", one.voted_for),
        ("voted_against", one.against),
        ("left_the_room", [who.name for who in one.recused]),
        ("not_counted", one.others),
    ):
        if names:
            yield paragraph(_say(key, language, names=", ".join(names)), "  ")
    if one.valid_until is not None:
        yield "  " + _say("valid_until", language, day=one.valid_until)
    if one.reported is not None:
        yield "  " + _say("reported_at", language, meeting=one.reported)
    elif one.report_to:
        meeting = value_text(body_words(one.report_to), language)
        yield "  " + _say("report_to", language, meeting=meeting)
    if one.adjusted is None:
        yield "  " + _say("not_adjusted", language)
    else:
        yield "  " + _say("adjusted_on", language, day=one.adjusted)


def body_name(body: str, language: Language) -> str:
    """What a body is called in running text."""
    return value_text(body_words(body), language)


def after(done: Recorded) -> str:
    """The command that comes after."""
    short = done.digest[:8]
    if isinstance(done.decided, Approval):
        return f"fondbok post {short}"
    return ""


def next_step(found: Look) -> str:
    """The next command: post it, or record the decision."""
    proposal, short = found.proposal, found.proposal.digest[:8]
    if is_ready(proposal, found.state) or not found.can_be_decided:
        return step(proposal, found.state) if is_ready(proposal, found.state) else ""
    names = dict.fromkeys(name for room in found.rooms for name in room.voters[: room.quorum])
    by = "".join(f" --by {name}" for name in names)
    return f'fondbok approve {short} --decision "… {found.day} § …"{by}'


def _say(key: str, language: Language, **values: object) -> str:
    return _WORDS[key][0 if language == "sv" else 1].format(**values)


_WORDS: Mapping[str, tuple[str, str]] = {
    "room": (
        "{body} den {day}: {seats}, minst {quorum} ska delta",
        "{body} on {day}: {seats}, at least {quorum} must take part",
    ),
    "seat": ("plats", "seat"),
    "seats": ("platser", "seats"),
    "may_vote": ("Får rösta: {who}.", "May vote: {who}."),
    "may_step_in": (
        "Kan träda in som ersättare: {who}.",
        "May step in as deputies: {who}.",
    ),
    "must_leave": (
        "Ska lämna rummet: {who}, som får företräda {members}.",
        "Must leave the room: {who}, who may represent {members}.",
    ),
    "must_not_vote": (
        "Röstar inte, eftersom det gäller befrielse från egen skuld: {who}.",
        "Has no vote, since it is freed of its own debt: {who}.",
    ),
    "casts": (
        "Ordförande: {who}, som avgör vid lika röstetal.",
        "Chair: {who}, who decides when votes are even.",
    ),
    "needed": (
        "Minst {part} av {whole} av rösterna ska vara för.",
        "At least {part} of {whole} of the votes must be for.",
    ),
    "cannot_decide": (
        "För få blir kvar: högst {reach} kan delta, {quorum} behövs. Lägg fram saken för stämman.",
        "Too few are left: at most {reach} can take part, {quorum} are needed. Put it to the "
        "general meeting.",
    ),
    "nobody": ("ingen", "nobody"),
    "no_decision_needed": (
        "Inget beslut behövs: avgiften följer reglerna som stämman beslutat.",
        "No decision is needed: the levy follows the rules that the general meeting decided.",
    ),
    "approved": (
        "Godkänt: {decision}, {number} för och {against} emot.",
        "Approved: {decision}, {number} for and {against} against.",
    ),
    "rejected": ("Avslaget: {decision}. {why}", "Rejected: {decision}. {why}"),
    "adjusted": (
        "Protokollet till {decision} är inlagt, justerat {day}.",
        "The minutes of {decision} are kept, adjusted on {day}.",
    ),
    "voted_for": ("För: {names}.", "For: {names}."),
    "voted_against": ("Emot: {names}.", "Against: {names}."),
    "left_the_room": ("Jäviga, deltog inte: {names}.", "Recused, took no part: {names}."),
    "not_counted": (
        "Antecknade men inte räknade, utan röst i saken: {names}.",
        "Recorded but not counted, without a vote in it: {names}.",
    ),
    "valid_until": ("Gäller till och med {day}.", "Holds until {day}."),
    "reported": (
        "{decision} är anmält: {meeting}.",
        "{decision} is reported: {meeting}.",
    ),
    "reported_at": ("Anmält: {meeting}.", "Reported: {meeting}."),
    "report_to": ("Anmäls till {meeting}.", "To be reported to {meeting}."),
    "not_adjusted": (
        "Protokollet är inte inlagt; inget betalas ut förrän det är justerat.",
        "The minutes are not kept yet; nothing is paid out before they are adjusted.",
    ),
    "adjusted_on": ("Protokollet är justerat {day}.", "The minutes were adjusted on {day}."),
}
