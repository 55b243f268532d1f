"""What a month says of liquidity: whom to watch, and who is short of cash."""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language
from ledger.use_cases.liquidity import Help
from reports.terminal.help_words import said
from reports.terminal.layout import blocks, section, table
from reports.terminal.words import month_name
from rules.liquidity.warnings import Warned
from rules.sentences import purpose_name, sentence


def watched_in(result: Help | None, language: Language) -> str:
    """The month's warnings, and who the rules give help that is not proposed yet; else nothing."""
    if result is None:
        return ""
    month = month_name(result.round.period, language)
    return blocks(warnings_table(result.found.warnings, language, month), _short(result, language))


def month_json(result: Help | None, language: Language) -> dict[str, object]:
    """``warnings`` and ``short_of_cash``, for the month."""
    if result is None:
        return {"warnings": [], "short_of_cash": []}
    return {
        "warnings": [warned_json(one, language) for one in result.found.warnings],
        "short_of_cash": [case.member for case in result.found.cases],
    }


def _short(result: Help, language: Language) -> str:
    members = [case.member for case in result.found.cases if case.parts]
    if not members or not result.round.is_new:
        return ""
    period = result.round.period
    return said("short", language, month=month_name(period, language),
                members=", ".join(members), period=str(period))  # fmt: skip


def said_level(warned: Warned, language: Language) -> str:
    """``larm``, ``alarm``."""
    return purpose_name(warned.level, language)


def warnings_table(found: Sequence[Warned], language: Language, month: str) -> str:
    """Level and signs by member, without a figure."""
    if not found:
        return ""
    rows = [
        [one.member, said_level(one, language),
         ", ".join(dict.fromkeys(said(sign.code, language) for sign in one.signs))]
        for one in found
    ]  # fmt: skip
    heads = [said(name, language) for name in ("member", "level", "signs")]
    return section(said("warnings_title", language, month=month), table(heads, rows))


def warned_json(one: Warned, language: Language, *, figures: bool = False) -> dict[str, object]:
    """Level and signs; with ``figures`` the sentences that name them."""
    signs = [sign.code.removeprefix("sign_") for sign in one.signs]
    shown: dict[str, object] = {"member": one.member, "level": one.level, "signs": signs}
    if not figures:
        return shown
    return {**shown, "because": [sentence(sign, language) for sign in one.signs]}
