"""Vouchers and the chains behind them in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language, total
from consortium.voucher import Voucher
from ledger.use_cases.explain import ExplainStep, Explanation
from ledger.use_cases.post import Posted
from ledger.use_cases.reverse import Reversed
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.problems import problems
from reports.terminal.steps import steps_of
from reports.terminal.words import headings, next_block, word


def posted(result: Posted, language: Language) -> str:
    """The vouchers of a posting."""
    title = word("posted_title" if result.is_written else "would_post_title", language)
    approval = result.approval
    by = "" if approval is None else word("by_decision", language, decision=approval.decision)
    tail = "" if result.is_written else word("dry_run", language)
    listing = word("moves_nothing", language)
    if result.vouchers:
        listing = _vouchers(result.vouchers, language)
    step = next_block(after_post(result), language)
    return blocks(problems(result.notices, language), section(title, listing), by, tail, step)


def after_post(result: Posted) -> str:
    """The command that comes after: the next proposal, else the notices of the month."""
    if not result.is_written:
        return f"fondbok post {result.proposal.digest[:8]}"
    steps = steps_of(result.waiting, result.states)
    if steps:
        return steps.splitlines()[0]
    if result.proposal.kind == "agreements" and not any(v.due for v in result.vouchers):
        return "fondbok agreement list"
    return f"fondbok notices {result.proposal.period}"


def reversed_(result: Reversed, language: Language) -> str:
    """The original and its reversal."""
    key = "reversed" if result.is_written else "would_reverse"
    text = word(key, language, original=result.original.id, reversal=result.reversal.id)
    step = next_block(after_reverse(result), language)
    listing = _vouchers([result.reversal], language)
    told = problems(result.findings, language)
    return blocks(problems(result.notices, language), text, listing, told, step)


def after_reverse(result: Reversed) -> str:
    """The command that comes after: the month proposes a reversed levy again."""
    trace = result.reversal.trace
    return "" if trace is None or not result.is_written else f"fondbok month {trace.month}"


def _vouchers(vouchers: Sequence[Voucher], language: Language) -> str:
    rows = [
        [str(v.id), v.date.isoformat(), v.payee, v.to_pay.text(language), str(v.due or "")]
        for v in vouchers
    ]
    if len(vouchers) > 1:
        whole = total(voucher.to_pay for voucher in vouchers)
        rows.append(["", "", word("total", language), whole.text(language), ""])
    return table(headings(language, "voucher", "date", "member", ">to_pay", "due"), rows)


def explanations(result: Sequence[Explanation], language: Language) -> str:
    """The chains, one sentence a step."""
    parts = []
    for one in result:
        lines = [one.subject]
        for step in one.steps:
            label = word(f"step_{step.what}", language)
            lines.append(paragraph(f"{label}: {step.text}{_where(step, language)}", "  "))
        parts.append("\n".join(lines))
    return blocks(*parts)


def _where(step: ExplainStep, language: Language) -> str:
    """Where the step stands, in brackets; the file only if the sentence has not named it."""
    if step.source is None:
        return ""
    text, file = step.source.text(language), step.source.file
    if file in step.text:
        text = text.removeprefix(file).lstrip(":, ")
        text = f"{_LINE[language]} {text}" if text.isdecimal() else text
    return f" ({text})" if text else ""


_LINE: dict[Language, str] = {"sv": "rad", "en": "line"}
