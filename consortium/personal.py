"""Kinds of what may be about people in a member's file, and how many of each, in words."""

from __future__ import annotations

from collections.abc import Mapping

from consortium.problems import Words

# One and several, in Swedish and in English.
_NAMES: Mapping[str, tuple[str, str, str, str]] = {
    "employees": ("anställd", "anställda", "employee", "employees"),
    "customers": ("kund", "kunder", "customer", "customers"),
    "suppliers": ("leverantör", "leverantörer", "supplier", "suppliers"),
    "texts": ("text", "texter", "text", "texts"),
    "payroll_rows": ("lönerad", "lönerader", "payroll row", "payroll rows"),
    "signatures": ("signatur", "signaturer", "signature", "signatures"),
    "addresses": ("adress", "adresser", "address", "addresses"),
    "emails": ("e-postadress", "e-postadresser", "e-mail address", "e-mail addresses"),
    "personal_numbers": ("personnummer", "personnummer", "personal number", "personal numbers"),
    "objects": ("annat objekt", "andra objekt", "other object", "other objects"),
    "payroll_accounts": ("lönekonto", "lönekonton", "payroll account", "payroll accounts"),
    "odd_accounts": (
        "konto utan nummer", "konton utan nummer", "account without a number",
        "accounts without a number",
    ),
    "account_names": ("kontonamn", "kontonamn", "account name", "account names"),
}  # fmt: skip


def counted(counts: Mapping[str, int]) -> Words:
    """Counts by kind as one phrase.

    >>> counted({"customers": 18, "texts": 1}).sv
    '18 kunder, 1 text'
    """
    swedish, english = [], []
    for kind, count in counts.items():
        one_sv, many_sv, one_en, many_en = _NAMES[kind]
        swedish.append(f"{count} {one_sv if count == 1 else many_sv}")
        english.append(f"{count} {one_en if count == 1 else many_en}")
    return Words(", ".join(swedish), ", ".join(english))
