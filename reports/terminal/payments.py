"""Payments in the terminal: what was booked, what waits, and for whom a payment may be."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.bank_facts import BankFile
from consortium.money import ZERO, Language, total
from consortium.payouts import is_owed
from consortium.voucher import Voucher
from ledger.use_cases.match import Placed, ToMatch
from ledger.use_cases.receipts import Receipt
from ledger.use_cases.unplaced import Unplaced, Waiting
from reports.terminal.booking import command_for
from reports.terminal.layout import blocks, paragraph, section, table
from reports.terminal.problems import problems
from reports.terminal.words import next_block, word
from rules.sentences import sentence


def bank_receipt(receipt: Receipt, language: Language) -> list[str]:
    """What a bank's file newly says, account by account."""
    lines = [_said(language, "holds", kind=receipt.kind, entries=receipt.entries)]
    lines += [_account(file, language) for file in receipt.bank]
    return [paragraph(line, "  ") for line in lines]


def _account(file: BankFile, language: Language) -> str:
    amounts = [line.entry.amount for line in file.lines]
    key = "details" if file.is_details else "new_entries"
    said = _said(
        language,
        key,
        account=file.account,
        number=len(amounts),
        into=total(a for a in amounts if a > ZERO).text(language),
        out=total(-a for a in amounts if a < ZERO).text(language),
    )
    if file.closing is not None:
        balance = file.closing.amount.text(language)
        said += " " + _said(language, "closing", day=file.closing.day, balance=balance)
    return said


def paid(vouchers: Sequence[Voucher], language: Language) -> str:
    """The payments that a run booked, in and out, in a line each; nothing for none."""
    out = [one for one in vouchers if any(is_owed(leg.account) for leg in one.postings)]
    come_in = [one for one in vouchers if one not in out]
    return "\n".join(
        _paid(key, some, language) for key, some in (("paid", come_in), ("paid_out", out)) if some
    )


def _paid(key: str, vouchers: Sequence[Voucher], language: Language) -> str:
    amount = total(voucher.amount for voucher in vouchers).text(language)
    first, last = vouchers[0].id, vouchers[-1].id
    numbers = str(first) if first == last else f"{first} – {last}"
    return _said(language, key, number=len(vouchers), amount=amount, vouchers=numbers)


def to_match(found: ToMatch, language: Language) -> str:
    """What waits for the treasurer, and the next step."""
    step = ""
    if found.payments:
        one = found.payments[0]
        how = "" if one.suggestion.member else " --member …"
        step = f"fondbok match {one.voucher}{how}"
    elif not found.entries:
        return _said(language, "nothing_waits")
    elif any(one.suggestion and one.suggestion.rule for one in found.entries):
        step = "fondbok book --suggested"
    else:
        step = command_for(found.entries[0].suggestion, found.entries[0].key[:8])
    return blocks(waiting(found.payments, found.entries, language), next_block(step, language))


def waiting(
    payments: Sequence[Unplaced],
    entries: Sequence[Waiting],
    language: Language,
    most: int | None = None,
) -> str:
    """The payments whose payer is not known, and the entries out; nothing when none wait.

    At ``most`` so many of each are shown, and how many more there are.
    """
    parts = []
    if payments:
        lines = [_unplaced(one, language) for one in payments[:most]]
        lines += _more(len(payments) - len(lines), language)
        parts.append(section(_said(language, "unplaced"), "\n".join(lines)))
    if entries:
        heads = [_said(language, key) for key in ("entry", "day", "text", ">amount")]
        rows = [
            [one.key[:8], str(one.entry.booked), one.entry.text, one.entry.amount.text(language)]
            for one in entries[:most]
        ]
        listing = "\n".join([table(heads, rows), *_more(len(entries) - len(rows), language)])
        fitting = [one for one in entries[:most] if one.suggestion]
        how = [f"  {command_for(one.suggestion, one.key[:8])}" for one in fitting]
        asked = blocks(listing, "\n".join([_said(language, "suggested"), *how]))
        parts.append(section(_said(language, "out"), asked if how else listing))
    return blocks(*parts)


def _more(left: int, language: Language) -> list[str]:
    return [f"  {_said(language, 'more', number=left)}"] if left > 0 else []


def _unplaced(one: Unplaced, language: Language) -> str:
    who = one.payment.counterparty or one.payment.message or "–"
    text = f"{one.voucher}  {one.day}  {one.amount.text(language)}  {who}"
    how = _said(language, one.suggestion.confidence)
    return "\n".join(
        [
            paragraph(text, "  "),
            paragraph(f"{how}: {sentence(one.suggestion.reason, language)}", "    "),
        ]
    )


def placed(result: Placed, language: Language) -> str:
    """The voucher that places a payment."""
    return blocks(
        problems(result.notices, language),
        f"{result.voucher.id}  {result.voucher.date}  {result.voucher.text}: "
        f"{result.voucher.amount.text(language)}",
        paragraph(result.voucher.extra["matched"]),
        "" if result.is_written else word("dry_run", language),
        next_block("fondbok match", language),
    )


def question(one: Unplaced, language: Language) -> str:
    """One payment, and how to answer what it is for."""
    return f"{_unplaced(one, language)}\n{paragraph(_said(language, 'answer'), '    ')}"


def _said(language: Language, key: str, **values: object) -> str:
    return _WORDS[key][0 if language == "sv" else 1].format(**values)


_WORDS: dict[str, tuple[str, str]] = {
    "holds": ("{kind}, {entries} poster.", "{kind}, {entries} entries."),
    "new_entries": (
        "Konto {account}: {number} nya poster, in {into}, ut {out}.",
        "Account {account}: {number} new entries, in {into}, out {out}.",
    ),
    "details": (
        "Konto {account}: detaljer till {number} poster, inga egna pengar.",
        "Account {account}: details of {number} entries, no money of their own.",
    ),
    "closing": ("Saldo {balance} den {day}.", "Balance {balance} on {day}."),
    "paid": (
        "Bokförda inbetalningar: {number}, {amount} ({vouchers}).",
        "Payments booked: {number}, {amount} ({vouchers}).",
    ),
    "paid_out": (
        "Bokförda utbetalningar: {number}, {amount} ({vouchers}).",
        "Payouts booked: {number}, {amount} ({vouchers}).",
    ),
    "nothing_waits": ("Inga betalningar väntar.", "No payments wait."),
    "unplaced": ("Inbetalningar att placera", "Payments to place"),
    "out": ("Bankposter att bokföra", "Bank entries to book"),
    "suggested": ("Förslag:", "Suggested:"),
    "more": ("… och {number} till: fondbok match", "… and {number} more: fondbok match"),
    "entry": ("Post", "Entry"),
    "day": ("Dag", "Day"),
    "text": ("Text", "Text"),
    ">amount": (">Belopp", ">Amount"),
    "answer": (
        "Enter: som föreslaget · medlemmens namn · V2026-3 (flera med komma) · - väntar",
        "Enter: as suggested · a member's key · V2026-3 (several by commas) · - waits",
    ),
    "certain": ("säkert", "certain"),
    "likely": ("troligt", "likely"),
    "possible": ("möjligt", "possible"),
    "none": ("okänt", "unknown"),
}
