"""``init --from``: what was asked, and the opening balances as text and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from consortium.money import Language, total
from consortium.period import Period
from ledger.use_cases.opening import Document, Opened, OpeningAsk
from reports.terminal import as_json
from reports.terminal.given import read_file
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.problems import findings
from reports.terminal.words import next_block, word


def asked(
    *,
    file: Path,
    day: dt.date,
    open_items: Path | None,
    maps: Sequence[str],
    purposes: Sequence[str],
    levies_from: Period | None,
) -> OpeningAsk:
    """The options, with the files read; ``InputError`` for one that cannot be."""
    listed = None if open_items is None else _document(open_items)
    return OpeningAsk(
        _document(file), day, listed, tuple(maps), tuple(purposes), levies_from=levies_from
    )


def _document(path: Path) -> Document:
    given = read_file(path)
    return given.name, given.content


def opened(result: Opened, folder: Path, language: Language) -> str:
    """Every old account and ours, what is unpaid, what no purpose holds, and the next step."""
    keys = ("old_account", "old_name", "our_account", ">amount")
    rows = [[one.number, one.name, one.account, one.amount.text(language)] for one in result.rows]
    said = _said("booked" if result.is_written else "would_book", language)
    first, last = result.vouchers[0].id, result.vouchers[-1].id
    vouchers = str(first) if first == last else f"{first}–{last}"
    lines = [said.format(vouchers=vouchers, day=result.day)]
    if result.claims:
        owed = total(one.to_pay for one in result.claims).text(language)
        lines.append(_said("claims", language).format(number=len(result.claims), amount=owed))
    if not result.unappropriated.is_zero:
        left = result.unappropriated.text(language)
        lines.append(_said("unappropriated", language).format(amount=left))
    lines.append(_said("levies", language).format(month=result.levies_from))
    return blocks(
        section(
            _said("title", language).format(day=result.day, file=result.file),
            table([_heading(key, language) for key in keys], rows),
        ),
        "\n".join(paragraph(line) for line in lines),
        findings(result.findings, language),
        "" if result.is_written else word("dry_run", language),
        next_block(_step(folder), language) if result.is_written else "",
    )


def opened_json(result: Opened, folder: Path, language: Language) -> as_json.Json:
    """``accounts`` as carried over, ``vouchers``, and ``claims`` among them."""
    return {
        **as_json.vouchers(result.vouchers, _step(folder)),
        "date": result.day.isoformat(),
        "file": result.file,
        "accounts": [
            {
                "number": one.number,
                "name": one.name,
                "account": one.account,
                "amount": str(one.amount),
            }
            for one in result.rows
        ],
        "claims": [
            {
                "voucher": str(one.id),
                "member": one.opens.member,
                "month": str(one.opens.month),
                "reference": one.opens.reference,
                "amount": str(one.to_pay),
                "due": None if one.due is None else one.due.isoformat(),
            }
            for one in result.claims
            if one.opens is not None
        ],
        "unappropriated": str(result.unappropriated),
        "levies_from": str(result.levies_from),
        "findings": as_json.problems(result.findings, language),
        "problems": [],
    }


def _step(folder: Path) -> str:
    return f"fondbok status --books {folder}"


def _heading(key: str, language: Language) -> str:
    mark = ">" if key.startswith(">") else ""
    return mark + _said(key.removeprefix(">"), language)


def _said(key: str, language: Language) -> str:
    return _WORDS[key][0 if language == "sv" else 1]


_WORDS = {
    "title": ("Ingående balanser {day} ur {file}", "Opening balances of {day} from {file}"),
    "old_account": ("Konto", "Account"),
    "old_name": ("Namn", "Name"),
    "our_account": ("Fondens konto", "The fund's account"),
    "amount": ("Saldo", "Balance"),
    "booked": ("Bokfört: {vouchers}.", "Booked: {vouchers}."),
    "would_book": ("Skulle bokföras: {vouchers}.", "Would be booked: {vouchers}."),
    "claims": (
        "Obetalda avgifter: {number}, tillsammans {amount}. En betalning med det gamla "
        "fakturanumret eller dess OCR betalar dem.",
        "Unpaid levies: {number}, {amount} in all. A payment with the old invoice's number or its "
        "OCR pays them.",
    ),
    "unappropriated": (
        "{amount} av det egna kapitalet hör till inget ändamål (--purpose).",
        "{amount} of the equity belongs to no purpose (--purpose).",
    ),
    "levies": (
        "Avgifter från och med {month} räknas här; tidigare månader hör till det förra programmet.",
        "Levies from {month} on are made here; earlier months are the earlier program's.",
    ),
}
