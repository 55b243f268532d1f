"""Where in the policy a reason stands: the line and column of the clause behind a step."""

from __future__ import annotations

from consortium.problems import Source
from consortium.proposal import Reason
from rules.policy import PolicyVersion

# The key of the levy that each reason rests on; what is not here is no clause of the policy.
_KEYS = {
    "report_is_late": "missing_report",
    "estimate_mean": "missing_report",
    "estimate_mean_rounded": "missing_report",
    "estimate_last_year": "missing_report",
    "estimate_declared": "missing_report",
    "policy_decided": "decision",
    "accounts_left_out": "base",
    "sales_on_accounts_left_out": "base",
    "declared_sales_left_out": "base",
    "accounts_taken": "base",
    "levy_decided": "decision",
    "exception": "reason",
    "exception_decided": "decision",
    "rate": "rate",
    "rate_above": "bands",
    "floor_for_days": "floor",
    "floor_raised": "floor",
    "year_floor_raised": "floor",
    "cap_lowered": "cap",
    "year_cap_lowered": "cap",
    "rounded_to_krona": "round",
    "nature_whole": "nature",
    "nature_part": "nature",
    "nature_got_the_ore": "nature",
    "vat": "nature",
    "vat_of_rates": "nature",
    "tax": "tax",
    "capital_revolves": "nature",
}
_SPLIT = ("purpose_part", "purpose_got_the_ore")


def place_of(reason: Reason, clause: str, version: PolicyVersion) -> Source | None:
    """The place of the clause that a reason of a line with ``clause`` rests on, if it rests on one.

    A member's exception (``levy.members.<key>``) stands for the keys that it names itself.
    """
    if reason.code in _SPLIT:
        return _at(version, "split", str(reason.values.get("purpose", "")))
    key = _KEYS.get(reason.code)
    if key is None:
        return None
    if reason.code == "policy_decided":
        return _at(version, "decision")
    levy = version.policy.levy
    _, _, member = clause.partition("levy.members.")
    exception = levy.members.get(member)
    if exception is not None and getattr(exception, key, None) is not None:
        return _at(version, "levy", "members", member, key)
    return _at(version, "levy", key)


def _at(version: PolicyVersion, *path: str) -> Source:
    if version.document is None:
        return Source(version.file)
    return version.document.key_at(*path)
