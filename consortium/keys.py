"""Keys of members, purposes and agreements, and the account component each one gives.

>>> component("ny_start"), component("åkeri"), component("stod-cykelbud")
('NyStart', 'Åkeri', 'StodCykelbud')
"""

from __future__ import annotations

import re
from functools import cache

_KEY = re.compile(r"[a-zåäö][a-z0-9åäö_]*")


def is_key(text: str) -> bool:
    """True for a name that may serve as the key of a member, purpose, person or body.

    >>> is_key("grenverket"), is_key("Grenverket"), is_key("9a")
    (True, False, False)
    """
    return _KEY.fullmatch(text) is not None


@cache
def component(key: str) -> str:
    """The key in UpperCamel, as it stands in account names."""
    return "".join(part[:1].upper() + part[1:] for part in re.split("[_-]", key) if part)


def is_under(account: str, parent: str) -> bool:
    """True for the parent itself and every account below it.

    >>> is_under("Assets:Bank:Main", "Assets:Bank"), is_under("Assets:Banking", "Assets:Bank")
    (True, False)
    """
    return account == parent or account.startswith(parent + ":")
