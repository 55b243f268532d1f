"""What each bank wants in a payment file, as data.

Gathered from public writers and guides, never from the banks themselves: let the bank test the
first file. A bank that is not here gets ``GENERAL``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agent:
    """How a creditor's bank is named: by BIC, or by number in the Swedish clearing (SESBA)."""

    bic: str | None = None
    clearing: str | None = None


_BANKGIROT = Agent(clearing="9900")
_PLUSGIROT = Agent(clearing="9960")


@dataclass(frozen=True, slots=True)
class BankProfile:
    """One bank: its BIC, its number in Swedish IBANs, and how it wants payments to giros.

    ``agreement`` is the shape of the id that a file must carry, where the bank demands one.
    """

    name: str
    bic: str | None = None
    iban_number: str | None = None
    bankgiro: Agent = _BANKGIROT
    plusgiro: Agent = _PLUSGIROT
    agreement: re.Pattern[str] | None = None
    charges: str = "SLEV"
    # Each payment an entry of its own on the statement, so that each clears its own payout.
    is_booked_as_one: bool = False

    def accepts_agreement(self, agreement: str | None) -> bool:
        """True when the id is one that the bank takes, or the bank asks for none.

        >>> PROFILES["swedbank"].accepts_agreement("556036079300A001")
        True
        >>> PROFILES["swedbank"].accepts_agreement(None)
        False
        """
        if self.agreement is None:
            return True
        return agreement is not None and self.agreement.fullmatch(agreement) is not None


GENERAL = BankProfile("–")
PROFILES: Mapping[str, BankProfile] = {
    "handelsbanken": BankProfile("Handelsbanken", "HANDSESS", "600"),
    "swedbank": BankProfile(
        "Swedbank", "SWEDSESS", "800", agreement=re.compile(r"\d{12}[A-Z]\d{3}", re.ASCII)
    ),
    "seb": BankProfile("SEB", "ESSESESS", "500", bankgiro=Agent(bic="BGABSESS")),
    "nordea": BankProfile(
        "Nordea",
        "NDEASESS",
        "300",
        bankgiro=Agent(bic="BGABSESS"),
        plusgiro=Agent(bic="NDEASESS"),
    ),
    "danske": BankProfile("Danske Bank", "DABASESX", "120"),
    "lansforsakringar": BankProfile("Länsförsäkringar Bank", "ELLFSESS", "902"),
    "ekobanken": BankProfile("Ekobanken", "EKMLSE21", "970"),
    "jak": BankProfile("JAK Medlemsbank", "JAKMSE22", "967"),
}
_OTHER_NAMES = {
    "svenska_handelsbanken": "handelsbanken",
    "danske_bank": "danske",
    "länsförsäkringar": "lansforsakringar",
    "jak_medlemsbank": "jak",
}


def profile_of(bank: str | None, iban: str | None = None) -> BankProfile:
    """The profile by the bank's name as consortium.yaml has it, else by its IBAN's bank number.

    >>> profile_of("Danske Bank").bic, profile_of(None, "SE4550000000058398257466").bic
    ('DABASESX', 'ESSESESS')
    >>> profile_of("Sparbanken Nord").bic is None
    True
    """
    key = re.sub(r"[\s_-]+", "_", (bank or "").strip().casefold())
    known = PROFILES.get(_OTHER_NAMES.get(key, key))
    number = iban[4:7] if iban else ""
    by_number = (one for one in PROFILES.values() if one.iban_number == number)
    return known or next(by_number, GENERAL)
