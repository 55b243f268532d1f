"""What ``extract`` tells the member's bookkeeper: what is in the file, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from consortium.money import Language
from consortium.period import Period
from consortium.personal import counted
from consortium.problems import value_text
from ledger.use_cases.extract import Extracted
from reports.terminal.as_json import Json, problems
from reports.terminal.layout import blocks, paragraph
from reports.terminal.problems import problems as shown
from reports.terminal.receipts import spans
from reports.terminal.words import word


def extracted(made: Extracted, path: Path, language: Language) -> str:
    """What came along, what stayed, and what to do now."""
    head = word("extracted", language, file=path, kind=made.kind, company=made.company)
    lines = [head, *(paragraph(line, "  ") for line in _lines(made, language))]
    sending = paragraph(word("extract_send", language)).replace("\n  ", "\n")
    return blocks("\n".join(lines), shown(made.findings, language), sending)


def _lines(made: Extracted, language: Language) -> Iterator[str]:
    whole, partial = _months(made)
    yield word("extract_months", language, periods=spans(whole) or "–", accounts=made.accounts)
    if partial:
        yield word("extract_partial", language, periods=spans(partial))
    yield word("extract_rows", language, number=made.fund_rows)
    if made.has_payroll:
        yield word("extract_payroll", language)
    if made.left:
        yield word("extract_left", language, found=value_text(counted(made.left), language))
    yield word("extract_hash", language, sha256=made.sha256)


def _months(made: Extracted) -> tuple[list[Period], list[Period]]:
    whole = [month.period for month in made.months if month.is_complete]
    return whole, [month.period for month in made.months if not month.is_complete]


def as_json(made: Extracted, path: Path, language: Language) -> Json:
    """``files``, and the same as the text says."""
    whole, partial = _months(made)
    return {
        "files": [str(path)],
        "original": {"file": made.original, "sha256": made.sha256, "kind": made.kind},
        "company": made.company,
        "periods": [str(period) for period in (*whole, *partial)],
        "incomplete": [str(period) for period in partial],
        "accounts": made.accounts,
        "fund_rows": made.fund_rows,
        "payroll_total": made.has_payroll,
        "left_behind": dict(made.left),
        "findings": problems(made.findings, language),
        "problems": [],
    }
