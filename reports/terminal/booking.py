"""What ``book`` has booked, as text and as JSON; the command that would book an entry."""

from __future__ import annotations

from consortium.money import Language
from consortium.payouts import payout_of
from consortium.voucher import Voucher
from ledger.use_cases.book import Booked
from reports.terminal import as_json
from reports.terminal.layout import blocks, section, table
from reports.terminal.problems import problems
from reports.terminal.words import next_block, word
from rules.bookings import Suggestion

NEXT = "fondbok match"


def booked(result: Booked, language: Language) -> str:
    """Each voucher with its legs, what should be known of it, and the next step."""
    if not result.vouchers:
        return blocks(problems(result.notices, language), _said("nothing", language))
    title = _said("booked" if result.is_written else "would_book", language)
    return blocks(
        problems(result.notices, language),
        section(title, "\n\n".join(_voucher(one, language) for one in result.vouchers)),
        problems(result.findings, language),
        "" if result.is_written else word("dry_run", language),
        next_block(_next(result), language),
    )


def booked_json(result: Booked, language: Language) -> as_json.Json:
    """``vouchers`` and, under ``problems``, what should be known of them."""
    shown = as_json.vouchers(result.vouchers, _next(result))
    return {**shown, "problems": as_json.problems(result.findings, language)}


def _next(result: Booked) -> str:
    """What is owed now is to be paid; else what else waits from the bank."""
    is_owed = any(payout_of(one) is not None for one in result.vouchers)
    return "fondbok export payments" if is_owed else NEXT


def command_for(suggestion: Suggestion | None, entry: str) -> str:
    """The command that books a waiting entry as suggested; one to fill in without suggestion."""
    if suggestion is None:
        return f"fondbok book --template … {entry}"
    purpose = f" --purpose {suggestion.purpose}" if suggestion.purpose else ""
    return f"fondbok book --template {suggestion.template}{purpose} {entry}"


def _voucher(voucher: Voucher, language: Language) -> str:
    head = f"{voucher.id}  {voucher.date}  {voucher.payee}, {voucher.text}"
    rows = [[leg.account, leg.amount.text(language)] for leg in voucher.postings]
    attested = _said("attested", language).format(by=voucher.extra["attested-by"])
    heads = [_said("account", language), ">" + _said("amount", language)]
    return "\n".join([head, table(heads, rows), *_paying(voucher, language), attested])


def _paying(voucher: Voucher, language: Language) -> list[str]:
    """Where, when and by which decision what is owed is to be paid, as far as it was told."""
    told = {
        "pay_to": voucher.extra.get("pay-to"),
        "reference": voucher.extra.get("payment-reference"),
        "due": voucher.due,
        "decision": voucher.extra.get("decision"),
        "adjusted": voucher.extra.get("adjusted"),
    }
    parts = [f"{_said(key, language)} {text}" for key, text in told.items() if text]
    if voucher.trace is not None or not parts:
        return []
    line = ", ".join(parts)
    return [f"{line[:1].upper()}{line[1:]}."]


def _said(key: str, language: Language) -> str:
    return _WORDS[key][0 if language == "sv" else 1]


_WORDS = {
    "booked": ("Bokfört", "Booked"),
    "would_book": ("Skulle bokföras", "Would be booked"),
    "nothing": (
        "Ingen regel i consortium.yaml (bookings) passar något som väntar.",
        "No rule of consortium.yaml (bookings) fits anything that waits.",
    ),
    "amount": ("Belopp", "Amount"),
    "account": ("Konto", "Account"),
    "pay_to": ("betalas till", "to be paid to"),
    "reference": ("referens", "reference"),
    "due": ("senast", "by"),
    "decision": ("beslut", "decision"),
    "adjusted": ("justerat", "adjusted"),
    "attested": ("Attesterad av {by}.", "Attested by {by}."),
}
