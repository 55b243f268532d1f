"""Vouchers, reports and proposals as text: one canonical form each, the inverse of ``read``.

Beancount's printer is never used: what is appended to the books is exactly what stands here,
and the hash chain of the vouchers is over these bytes (design.md §2).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from consortium.facts import Report
from consortium.members import Consortium
from consortium.money import Language
from consortium.period import Period
from consortium.problems import Source
from consortium.proposal import Line, Proposal
from consortium.voucher import Posting, RuleTrace, Voucher
from ledger.escaping import clean, key_of, quoted

_EXTRA_KEY = re.compile(r"[a-z][a-z0-9-]+")
_DATE_LINE = re.compile(r"^\d{4}-\d{2}-\d{2} \* ", re.MULTILINE)

# Metadata that a voucher's own fields fill, and the two names that beancount keeps for itself.
TRACE_KEYS = ("rule", "clause", "policy", "member", "month", "facts", "proposal", "key", "base")
VOUCHER_KEYS = (
    *("series", "number", "registered", "by", "concerns", "counterparty", "source", "document"),
    *("due", *TRACE_KEYS, "reverses", "trues-up", "why", "bank", "settles", "opening"),
    *("opens", "reference", "prev"),
)
RESERVED_KEYS = frozenset((*VOUCHER_KEYS, "filename", "lineno"))


def voucher_text(voucher: Voucher) -> str:
    """The voucher as a beancount transaction, from its date line to its last posting.

    Text is cleaned (:func:`ledger.escaping.clean`); ``AssertionError`` for an ``extra`` key that
    beancount does not permit or that a field already fills.
    """
    other = voucher.reverses or voucher.trues_up
    linked = (voucher.id, *([other] if other else []), *(s.voucher for s in voucher.settles))
    links = " ".join(f"^{number}" for number in dict.fromkeys(linked))
    head = f"{voucher.date} * {_text(voucher.payee)} {_text(voucher.text)} {links}"
    lines = [head, *_voucher_metadata(voucher), *map(posting_line, voucher.postings)]
    return "\n".join(lines) + "\n"


def voucher_hash(text: str) -> str:
    """sha256 of the UTF-8 text from the date line to the last posting, each line ended by LF.

    Open directives before the date line do not count. The same as
    ``sed -n '12,30p' 2026-03.beancount | sha256sum`` for a voucher on those lines.
    """
    start = _DATE_LINE.search(text)
    assert start is not None, "a voucher has a date line"
    return hashlib.sha256((text[start.start() :].rstrip("\n") + "\n").encode()).hexdigest()


def posting_line(posting: Posting) -> str:
    """One leg, its amount with exactly two decimals.

    >>> from consortium.money import Money
    >>> posting_line(Posting("Assets:Bank:Main", Money(-5)))
    '  Assets:Bank:Main                                        -0.05 SEK'
    """
    return f"  {posting.account:<48} {posting.amount!s:>12} {posting.unit}"


def _voucher_metadata(voucher: Voucher) -> Iterator[str]:
    yield f'  series: "{voucher.id.series}"'
    yield f"  number: {voucher.id.number}"
    yield f"  registered: {_text(voucher.registered)}"
    yield f"  by: {_text(voucher.by)}"
    yield f"  concerns: {_text(voucher.concerns)}"
    yield f"  counterparty: {_text(voucher.counterparty)}"
    yield f"  source: {_text(voucher.source)}"
    if voucher.document is not None:
        yield f"  document: {_text(voucher.document)}"
    if voucher.due is not None:
        yield f"  due: {voucher.due}"
    if voucher.trace is not None:
        yield from _trace_metadata(voucher.trace)
    if voucher.reverses is not None:
        yield f'  reverses: "{voucher.reverses}"'
    if voucher.trues_up is not None:
        yield f'  trues-up: "{voucher.trues_up}"'
    if voucher.why is not None:
        yield f"  why: {_text(voucher.why)}"
    if voucher.bank is not None:
        yield f"  bank: {_text(voucher.bank)}"
    if voucher.settles:
        settled = ", ".join(f"{number} {amount}" for number, amount in voucher.settles)
        yield f'  settles: "{settled}"'
    yield from _opening_metadata(voucher)
    for key, value in sorted(voucher.extra.items()):
        assert _EXTRA_KEY.fullmatch(key) and key not in RESERVED_KEYS, f"no metadata key: {key!r}"
        yield f"  {key}: {_text(value)}"
    yield f'  prev: "{voucher.prev}"'


def _opening_metadata(voucher: Voucher) -> Iterator[str]:
    if voucher.opening is not None:
        yield f'  opening: "{voucher.opening}"'
    if voucher.opens is not None:
        yield f'  opens: "{voucher.opens.member} {voucher.opens.month}"'
        yield f"  reference: {_text(voucher.opens.reference)}"


def _trace_metadata(trace: RuleTrace) -> Iterator[str]:
    yield f"  rule: {_text(trace.rule)}"
    yield f"  clause: {_text(trace.clause)}"
    yield f"  policy: {_text(trace.policy)}"
    yield f"  member: {_text(trace.member)}"
    yield f'  month: "{trace.month}"'
    yield f"  facts: {_text(trace.facts)}"
    yield f"  proposal: {_text(trace.proposal)}"
    yield f"  key: {_text(trace.key)}"
    yield f"  base: {trace.base} SEK"


def report_text(report: Report) -> str:
    """One member's report of one month as a custom directive, dated when it was taken in.

    Every figure is a metadata line of its own, so that a diff shows what changed.
    """
    lines = [
        f'{report.taken_in[:10]} custom "report" {_text(report.member)} "{report.period}"',
        f"  kind: {_text(report.kind)}",
        f"  document: {_text(report.document)}",
        f"  file: {_text(report.file)}",
        f"  taken-in: {_text(report.taken_in)}",
    ]
    if report.original is not None:
        lines.append(f"  original: {_text(report.original)}")
    if report.drawn_on is not None:
        lines.append(f"  drawn-on: {report.drawn_on}")
    lines.append(f"  complete: {'TRUE' if report.is_complete else 'FALSE'}")
    lines += _place_metadata(report.place)
    if report.remark is not None:
        lines.append(f"  remark: {_text(report.remark)}")
    figures_by_prefix = (
        ("account", report.accounts),
        ("balance", report.balances),
        ("declared", report.declared),
    )
    for prefix, figures in figures_by_prefix:
        for name, amount in sorted(figures.items()):
            lines.append(f"  {key_of(prefix, name)}: {amount} SEK")
    for name, number in sorted(report.counts.items()):
        lines.append(f"  {key_of('count', name)}: {number}")
    return "\n".join(lines) + "\n"


def _place_metadata(place: Source | None) -> Iterator[str]:
    if place is None:
        return
    if place.sheet is not None:
        yield f"  sheet: {_text(place.sheet)}"
    if place.cell is not None:
        yield f"  cell: {_text(place.cell)}"
    if place.line is not None:
        yield f"  line: {place.line}"


def proposal_text(proposal: Proposal) -> str:
    """The proposal for ``proposals/<digest>.beancount``.

    A header, then a flagged transaction per line with its reasons. Findings are told, not kept.
    """
    header = [
        f'{proposal.period.last} custom "proposal" "{proposal.kind}" "{proposal.period}"',
        f'  digest: "{proposal.digest}"',
        f"  policy: {quoted(proposal.policy)}",
        f"  body: {quoted(proposal.body)}",
    ]
    blocks = ["\n".join(header), *(_line_text(line, proposal.period) for line in proposal.lines)]
    return "\n\n".join(blocks) + "\n"


def _line_text(line: Line, period: Period) -> str:
    # What is decided is covered by the digest, so here text is quoted as it is, never cleaned.
    rows = [
        f"{period.last} ! {quoted(line.member)} {quoted(f'{line.kind} {line.month}')}",
        f'  month: "{line.month}"',
        f"  clause: {quoted(line.clause)}",
        f"  facts: {quoted(line.facts)}",
        f"  base: {line.base} SEK",
        f"  amount: {line.amount} SEK",
        f"  due-after: {line.due_after}",
        f"  after: {line.after}",
        *([] if line.due is None else [f"  due: {line.due}"]),
    ]
    if line.agreement:
        texts = enumerate(line.agreement.split("\n"), 1)
        rows += [f"  agreement-{number:03d}: {quoted(text)}" for number, text in texts]
    for number, reason in enumerate(line.reasons, 1):
        rows.append(f"  reason-{number:03d}: {quoted(reason.as_text())}")
    return "\n".join([*rows, *map(posting_line, line.postings)])


def period_header(period: Period, language: Language = "sv") -> str:
    """The first line of a new period file; a file without it is read just as well."""
    words = {
        "sv": "verifikationer, skrivna av fondbok; rättas med fondbok reverse",
        "en": "vouchers, written by fondbok; corrected with fondbok reverse",
    }
    return f"; {period}: {words[language]}\n"


def main_text(consortium: Consortium, included: Sequence[str]) -> str:
    """``main.beancount``: what Fava and bean-check open.

    ``included`` are the files in order, by name: a glob would hide new files from Fava.
    """
    locale = {"sv": "sv_SE", "en": "en_GB"}[consortium.language]
    lines = [
        f'option "title" {_text(consortium.name)}',
        'option "operating_currency" "SEK"',
        'option "tolerance_multiplier" "0"',
        'plugin "ledger.plugin"',
        "",
        f'1970-01-01 custom "fava-option" "language" "{consortium.language}"',
        f'1970-01-01 custom "fava-option" "locale" "{locale}"',
        # The board reads income, debts and equity as positive, and only what holds something.
        '1970-01-01 custom "fava-option" "invert-income-liabilities-equity" "true"',
        '1970-01-01 custom "fava-option" "show-accounts-with-zero-balance" "false"',
        "",
        *(f"include {_text(name)}" for name in included),
    ]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return quoted(clean(text))
