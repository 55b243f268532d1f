"""Netting in the terminal, and as the object that ``--json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consortium.money import ZERO, Language, Money
from ledger.use_cases.issue import Issued
from ledger.use_cases.net import Netted
from reports.terminal.as_json import Json, problems
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.problems import findings
from rules.netting import Chain, Ring
from rules.sentences import month_text

_SHOWN_MAX = 25


def netting(found: Netted, paths: Sequence[Path], issued: Issued | None, language: Language) -> str:
    """What is struck of each debt, by which rings, and how much cash and lending it saves."""
    words, result = _WORDS[language], found.result
    debts = [
        [one.debtor, one.creditor, *(a.text(language) for a in (one.amount, one.cleared, one.left))]
        for one in result.debts
    ]
    headings = ["debtor", "creditor", ">amount", ">cleared", ">left"]
    heads = [">" * key.startswith(">") + words[key.removeprefix(">")] for key in headings]
    written = ""
    if paths:
        key = "drafts" if len(paths) > 1 else "of_all"
        written = "\n".join(words["written"].format(file=path) for path in paths[:1])
        if len(paths) > 1:
            written = words["statements"].format(number=len(paths), folder=paths[0].parent)
        written += "\n" + words[key if issued is None else "issued"]
    return blocks(
        words["title"].format(month=month_text(found.period, language)),
        _listed(heads, debts, language),
        _ways("rings", result.rings, language),
        _ways("chains", [one for one in result.chains if len(one.parties) > 2], language),
        table(["", ">" + words["sum"]], _sums(found, language)),
        findings(found.findings, language),
        written,
        paragraph(words["nothing_posted"]),
    )


def _listed(heads: Sequence[str], rows: Sequence[Sequence[str]], language: Language) -> str:
    shown = table(heads, rows[:_SHOWN_MAX])
    more = len(rows) - _SHOWN_MAX
    return shown if more <= 0 else f"{shown}\n{_WORDS[language]['more'].format(number=more)}"


def _ways(key: str, ways: Sequence[Ring] | Sequence[Chain], language: Language) -> str:
    if not ways:
        return ""
    words = _WORDS[language]
    rows = []
    for way in ways:
        parties = (*way.parties, way.parties[0]) if isinstance(way, Ring) else way.parties
        rows.append([" → ".join(parties), way.amount.text(language)])
    heads = [words["parties"], ">" + words["each"]]
    return section(words[key], _listed(heads, rows, language))


def _sums(found: Netted, language: Language) -> list[list[str]]:
    result = found.result
    before, after = found.borrowed
    sums: list[tuple[str, Money]] = [
        ("cash_before", result.owed),
        ("cash_cleared", result.cleared),
        ("cash_after", result.left),
        ("cash_least", result.least),
    ]
    if before > ZERO:
        sums += [("borrowed_before", before), ("borrowed_after", after)]
    return [[_WORDS[language][key], amount.text(language)] for key, amount in sums]


def netting_json(
    found: Netted, paths: Sequence[Path], issued: Issued | None, language: Language
) -> Json:
    """Debts, rings and chains by key (``=fund`` is the fund), the sums, and the files written."""
    result = found.result
    before, after = found.borrowed
    return {
        "period": str(found.period),
        "debts": [
            {
                "debtor": one.debtor,
                "creditor": one.creditor,
                "amount": str(one.amount),
                "cleared": str(one.cleared),
                "left": str(one.left),
            }
            for one in result.debts
        ],
        "rings": [{"parties": list(w.parties), "amount": str(w.amount)} for w in result.rings],
        "chains": [{"parties": list(w.parties), "amount": str(w.amount)} for w in result.chains],
        "cash": {
            "before": str(result.owed),
            "cleared": str(result.cleared),
            "after": str(result.left),
            "least": str(result.least),
        },
        "borrowed": {"before": str(before), "after": str(after)},
        "books_read": list(found.read),
        "files": [str(path) for path in paths],
        "issued": [] if issued is None else list(issued.new),
        "findings": problems(found.findings, language),
        "problems": [],
    }


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "title": "Kvittning mellan medlemmar, {month}",
        "debtor": "Gäldenär",
        "creditor": "Fordringsägare",
        "amount": "Före",
        "cleared": "Kvittas",
        "left": "Kvar",
        "rings": "Ringar: var och en är skyldig nästa, den sista den första",
        "chains": "Kedjor: den första kan betala den sista för de andras räkning",
        "parties": "Parter",
        "each": "Belopp",
        "sum": "Summa",
        "cash_before": "Kassa som skulderna kräver, var för sig",
        "cash_cleared": "Kvittas: kräver ingen kassa",
        "cash_after": "Kassa som krävs efter kvittningen",
        "cash_least": "Kassa som krävs om kedjorna betalas från ände till ände",
        "borrowed_before": "Att låna före, för dem vars kassa är känd",
        "borrowed_after": "Att låna efter",
        "more": "… och {number} till: se arbetsboken eller --json",
        "written": "Skriven: {file}",
        "statements": "{number} arbetsböcker i {folder}",
        "issued": "Arkiverade: de skickas nu till parterna.",
        "of_all": "Med --statements också en avräkning för var och en.",
        "drafts": "Utkast: --issue arkiverar dem när de skickas.",
        "nothing_posted": (
            "Ingenting är bokfört. Kvittningen gäller när alla i en ring har godkänt den; var och "
            "en bokför sin egen avräkning."
        ),
    },
    "en": {
        "title": "Set-off between members, {month}",
        "debtor": "Debtor",
        "creditor": "Creditor",
        "amount": "Before",
        "cleared": "Set off",
        "left": "Left",
        "rings": "Rings: each owes the next, the last owes the first",
        "chains": "Chains: the first may pay the last on behalf of the others",
        "parties": "Parties",
        "each": "Amount",
        "sum": "Sum",
        "cash_before": "Cash that the debts need, one by one",
        "cash_cleared": "Set off: needs no cash",
        "cash_after": "Cash needed after the set-off",
        "cash_least": "Cash needed if chains are paid from end to end",
        "borrowed_before": "To borrow before, for those whose cash is known",
        "borrowed_after": "To borrow after",
        "more": "… and {number} more: see the workbook or --json",
        "written": "Written: {file}",
        "statements": "{number} workbooks in {folder}",
        "issued": "Archived: they are being sent to the parties.",
        "of_all": "With --statements also one for each party.",
        "drafts": "Drafts: --issue archives them when they are sent.",
        "nothing_posted": (
            "Nothing is posted. A set-off holds once all in a ring have agreed to it; each party "
            "books its own statement."
        ),
    },
}
