"""The receipts of ``take-in``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from consortium.money import Language, Money
from consortium.period import Period
from consortium.personal import counted
from consortium.problems import Problem, value_text
from ledger.use_cases.changes import Changed
from ledger.use_cases.receipts import Receipt, TakenIn
from reports.terminal.layout import blocks, paragraph
from reports.terminal.paying import answered, refused
from reports.terminal.payments import bank_receipt
from reports.terminal.problems import problems
from reports.terminal.words import next_block, word


def taken_in(result: TakenIn, language: Language) -> str:
    """The receipts, file by file."""
    parts = [problems(result.notices, language)]
    parts += [_receipt(receipt, language) for receipt in result.receipts]
    bad = sum(1 for receipt in result.receipts if receipt.problems)
    if bad and bad < len(result.receipts):
        parts.append(word("problems_some", language, number=bad, all=len(result.receipts)))
    elif bad:
        parts.append(word("nothing_written", language))
    if result.mapped is not None:
        parts.append(word("mapping_kept", language, file=result.mapped))
    if any(receipt.personal_data and not receipt.problems for receipt in result.receipts):
        parts.append(paragraph(word("came_along_told", language)))
    if result.newest is not None:
        parts.append(next_block(f"fondbok month {result.newest}", language))
    else:
        again = (step for receipt in result.receipts for step in refused(receipt))
        parts.append(next_block("\n".join(again), language))
    return blocks(*parts)


def _receipt(receipt: Receipt, language: Language) -> str:
    if receipt.problems:
        head = word("refused", language, file=receipt.file)
        return f"{head}\n{problems(receipt.problems, language)}"
    state = "kept" if receipt.is_new else "held"
    lines = [word(state, language, file=receipt.file)]
    if receipt.sent is not None:
        return "\n".join([*lines, *answered(receipt, language)])
    if receipt.entries is not None:
        findings = [_indented(finding, language) for finding in receipt.findings]
        return "\n".join([*lines, *bank_receipt(receipt, language), *findings])
    lines.append(
        "  "
        + word(
            "is_of",
            language,
            kind=kind_name(receipt.kind, language),
            member=", ".join(receipt.members),
        )
    )
    whole = {report.period for report in receipt.understood if report.is_complete}
    partial = {report.period for report in receipt.understood if not report.is_complete}
    for key, periods in (("understood", whole), ("partial", partial)):
        if periods:
            lines.append("  " + word(key, language, periods=spans(periods)))
    lines += _came_along(receipt, language)
    if receipt.new and len(receipt.new) < len(receipt.understood):
        new = spans({report.period for report in receipt.new})
        lines.append("  " + word("new_months", language, periods=new))
    lines += _changed(receipt, language)
    lines += [_indented(finding, language) for finding in receipt.findings]
    return "\n".join(lines)


def kind_name(kind: str | None, language: Language) -> str:
    """What kind of file it is as people call it, an extract by its original.

    >>> kind_name("SIE 4E extract", "sv"), kind_name("SIE 4E", "sv"), kind_name("workbook", "sv")
    ('utdrag ur SIE 4E', 'SIE 4E', 'Excel')
    """
    if kind == "workbook":
        return "Excel"
    original = (kind or "").removesuffix(" extract")
    return kind or "" if original == kind else word("extract_of", language, kind=original)


def _came_along(receipt: Receipt, language: Language) -> Iterator[str]:
    """What of people came with a member's whole books, or which rows came with an extract."""
    if receipt.original is not None:
        text = word("fund_rows", language, number=receipt.fund_rows, original=receipt.original[:16])
        yield paragraph(text, "  ")
    elif receipt.personal_data:
        found = value_text(counted(receipt.personal_data), language)
        yield paragraph(word("came_along", language, found=found), "  ")


def _changed(receipt: Receipt, language: Language) -> list[str]:
    lines = []
    for change in receipt.changed:
        if not change.is_account:
            of = "" if len(receipt.members) < 2 else f"{change.member} "
            text = word(
                "changed",
                language,
                what=word(change.what, language),
                period=f"{of}{change.period}",
                before=value_text(change.before, language),
                after=value_text(change.after, language),
                difference=value_text(_difference(change), language),
            )
            lines.append(paragraph(text, "  "))
    others = [change for change in receipt.changed if change.is_account]
    if others:
        periods = spans(sorted({change.period for change in others}))
        accounts = len({change.what for change in others})
        lines.append("  " + word("changed_others", language, accounts=accounts, periods=periods))
    return lines


def _difference(change: Changed) -> Money | int:
    if isinstance(change.after, Money) and isinstance(change.before, Money):
        return change.after - change.before
    assert isinstance(change.after, int) and isinstance(change.before, int)
    return change.after - change.before


def _indented(problem: Problem, language: Language) -> str:
    return "\n".join("  " + line for line in problem.render(language).splitlines())


def spans(periods: Iterable[Period]) -> str:
    """Months as ranges: ``2026-01–2026-03, 2026-05``."""
    spans: list[list[Period]] = []
    for period in sorted(periods):
        if spans and spans[-1][-1].next == period:
            spans[-1].append(period)
        else:
            spans.append([period])
    return ", ".join(f"{span[0]}–{span[-1]}" if len(span) > 1 else str(span[0]) for span in spans)
