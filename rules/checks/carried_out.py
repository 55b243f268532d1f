"""Rules that may be written and are not carried out: told, so that nobody relies on them."""

from __future__ import annotations

from consortium.facts import CURRENT
from consortium.fields import AccountRange
from consortium.problems import Words
from rules.grammar.liquidity import Liquidity
from rules.notes import Notes, Path
from rules.policy import Policy

_BY_HAND = Words(
    "räkna ut den för hand och låt rätt organ besluta om den",
    "reckon it by hand and let the right body decide it",
)
_EXCEPTION = Words(
    "sänk avgiften med ett undantag under levy: members, som har ett beslut",
    "lower the levy by an exception under levy: members that has a decision",
)
_REVIEW = Words(
    "låt granskaren pröva varje del; en ny del betalas genom en ny version av avtalet",
    "let the reviewer judge each part; a further part is paid by a new version of the agreement",
)


def check_carried_out(policy: Policy, notes: Notes) -> None:
    """Notes the rules that ``propose`` leaves to people, and accounts whose balance is not kept."""
    if policy.liquidity is not None:
        for path, instead in _of_liquidity(policy.liquidity):
            notes.at_key("rule_should_be_carried_out_by_hand", ("liquidity", *path),
                         found=str(path[-1]), instead=instead)  # fmt: skip
    if policy.relocation is not None:
        notes.at_key("rule_should_be_carried_out_by_hand", ("relocation",),
                     found="relocation", instead=_BY_HAND)  # fmt: skip
    for name in ("cash", "payables", "receivables"):
        for i, one in enumerate(getattr(policy.accounts, name)):
            if not _is_kept(one):
                notes.at("accounts_should_be_current", ("accounts", name, i), found=str(one))


def _of_liquidity(liquidity: Liquidity) -> list[tuple[Path, Words]]:
    found: list[tuple[Path, Words]] = []
    if liquidity.loss_share is not None:
        found.append((("loss_share",), _BY_HAND))
    if liquidity.result_pooling is not None:
        found.append((("result_pooling",), _BY_HAND))
    if liquidity.relief is not None and liquidity.relief.discount is not None:
        found.append((("relief", "discount"), _EXCEPTION))
    if liquidity.tranches is not None and liquidity.tranches.stop_loss is not None:
        found.append((("tranches", "stop_loss"), _REVIEW))
    return found


def _is_kept(one: AccountRange) -> bool:
    """True when the balance of every account in the range stays in the members' reports."""
    first, last = (int(end[:2].ljust(2, fill)) for end, fill in zip(one, "09", strict=True))
    return all(str(group) in CURRENT for group in range(first, last + 1))
