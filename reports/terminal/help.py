"""Help and warnings in the terminal and as JSON: who is short, what is proposed, and why."""

from __future__ import annotations

from fractions import Fraction

from consortium.money import Language, rate_text, total
from consortium.proposal import Line
from ledger.use_cases.decline import Recorded
from ledger.use_cases.liquidity import Help
from ledger.use_cases.propose_help import Watched
from reports.terminal import as_json
from reports.terminal.as_json import Json
from reports.terminal.help_month import said_level, warned_json, warnings_table
from reports.terminal.help_words import said
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.months import proposal_line
from reports.terminal.problems import findings, problems
from reports.terminal.steps import steps_of
from reports.terminal.words import month_name, next_block, word
from rules.liquidity.case import Case
from rules.liquidity.figures import Figures, Name
from rules.sentences import purpose_name, sentence


def proposed(result: Help, language: Language, *, is_dry: bool) -> str:
    """A round of help: each proposal with its lines, then the cases that nothing is left for."""
    one, month = result.round, month_name(result.round.period, language)
    parts = [problems(one.notices, language)]
    for proposal in one.proposals:
        state = one.states.get(proposal.digest, "waiting")
        parts.append(proposal_line(proposal, language, state))
        parts += [_line(line, language) for line in proposal.lines]
    if not result.found.cases:
        parts.append(said("nobody_short", language, month=month))
    else:
        cases = "\n".join(_case(case, language) for case in result.found.cases)
        parts.append(section(said("title", language, month=month), cases))
    parts += [
        warnings_table(result.found.warnings, language, month),
        findings(one.findings, language),
    ]
    if is_dry:
        parts.append(word("dry_run", language))
    elif one.proposals:
        parts.append(next_block(steps_of(one.proposals, one.states), language))
    return blocks(*parts)


def proposed_json(result: Help, language: Language, *, is_dry: bool) -> Json:
    """The same: as ``propose levy``, with ``cases`` and ``warnings`` besides."""
    one = result.round
    return {
        **as_json.proposed(one, language, is_dry=is_dry),
        "cases": [
            {
                "member": case.member,
                "need": str(case.need.whole),
                "helped_before": str(case.need.posted),
                "left": str(case.left),
                "because": [sentence(r, language) for r in (*case.need.reasons, *case.told)],
            }
            for case in result.found.cases
        ],
        "warnings": [warned_json(warned, language) for warned in result.found.warnings],
    }


def declined(result: Recorded, language: Language) -> str:
    """That a lender said no, and what comes next."""
    one = result.declined
    told = said("declined", language, lender=one.lender, member=one.member, why=one.why,
                amount=result.request.granted.text(language))  # fmt: skip
    step = next_block(f"fondbok propose liquidity {one.month}", language)
    return blocks(told, step if result.is_written else word("dry_run", language))


def declined_json(result: Recorded) -> Json:
    """``declined``: the request, and why."""
    one = result.declined
    shown = {"member": one.member, "lender": one.lender, "period": str(one.month), "why": one.why}
    step = f"fondbok propose liquidity {one.month}" if result.is_written else ""
    amount = str(result.request.granted)
    return {"declined": {**shown, "amount": amount}, "next": step, "problems": []}


def watched(result: Watched, language: Language) -> str:
    """The levels, for everybody's eyes; with figures, what they rest on."""
    month = month_name(result.period, language)
    figures = {one.member: one for one in result.figures}
    parts: list[str] = []
    if not result.has_levels:
        parts.append(said("no_levels", language, month=month))
    elif not result.warnings:
        parts.append(said("no_warnings", language, month=month))
    elif not figures:
        parts.append(warnings_table(result.warnings, language, month))
    for warned in result.warnings if figures else ():
        reasons = (paragraph(sentence(sign, language), "  ") for sign in warned.signs)
        head = f"{warned.member}: {said_level(warned, language)}"
        parts.append("\n".join([head, *reasons]))
    if figures:
        rows = [_figures_row(one, language) for one in result.figures]
        names = ("member", ">days", ">cash", ">payroll", ">payables", ">quick", ">cover",
                 ">people")  # fmt: skip
        heads = [said(name, language) for name in names]
        parts.append(section(said("figures_title", language, month=month), table(heads, rows)))
    return blocks(*parts)


def watched_json(result: Watched, language: Language) -> Json:
    """``warnings``; with figures each member's, and the sentences of the signs."""
    figures = {one.member: _figures_json(one) for one in result.figures}
    found = [warned_json(one, language, figures=bool(figures)) for one in result.warnings]
    shown: Json = {"period": str(result.period), "warnings": found, "problems": []}
    return {**shown, "figures": figures} if figures else shown


def _line(line: Line, language: Language) -> str:
    of = line.clause.rpartition(".")[2]
    if line.kind == "loan":
        purposes = (r.values["purpose"] for r in line.reasons if r.code == "from_purpose")
        of = purpose_name(str(next(purposes, "")), language)
    kind = said(line.kind, language, of=of)
    now = "" if line.amount == line.base else said("paid_now", language,
                                                   amount=line.amount.text(language))  # fmt: skip
    head = f"{line.member}: {kind} {line.base.text(language)}{now}"
    reasons = [paragraph(sentence(reason, language), "  ") for reason in line.reasons]
    return "\n".join([head, *reasons])


def _case(case: Case, language: Language) -> str:
    given = total(part.amount for part in case.parts)
    head = said("case", language, member=case.member, need=case.need.whole.text(language),
                given=given.text(language))  # fmt: skip
    if not case.need.posted.is_zero:
        head += said("before", language, posted=case.need.posted.text(language))
    if not case.left.is_zero:
        head += said("short_by", language, left=case.left.text(language))
    reasons = [paragraph(sentence(reason, language), "  ") for reason in case.told]
    return "\n".join([head, *reasons])


def _figures_row(one: Figures, language: Language) -> list[str]:
    days, quick, cover = one.cash_days, one.quick_ratio, one.payroll_cover
    names: tuple[Name, ...] = ("cash", "payroll", "payables")
    shown = {name: figure.amount.text(language) for name, figure in one.by_name.items()}
    return [
        one.member,
        "" if days is None else str(days.__floor__()),
        *(shown.get(name, "") for name in names),
        "" if quick is None else rate_text(quick, language, 0),
        "" if cover is None else rate_text(cover, language, 0),
        "" if one.people is None else str(one.people),
    ]


def _figures_json(one: Figures) -> Json:
    return {
        **{name: str(figure.amount) for name, figure in one.by_name.items()},
        "people": one.people,
        "cash_days": _ratio(one.cash_days),
        "quick_ratio": _ratio(one.quick_ratio),
        "payroll_cover": _ratio(one.payroll_cover),
        "missing": list(one.missing),
    }


def _ratio(exact: Fraction | None) -> str | None:
    """Two decimals, down."""
    if exact is None:
        return None
    hundredths = (exact * 100).__floor__()
    sign, whole = ("-", -hundredths) if hundredths < 0 else ("", hundredths)
    return f"{sign}{whole // 100}.{whole % 100:02d}"
