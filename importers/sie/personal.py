"""What of a SIE file may be about people: kinds and counts, never the data itself.

A file of type 4 is the whole bookkeeping: wages, names of customers, what somebody wrote about a
purchase. Who takes it in should know what came along (GDPR art. 5.1 c, data minimisation).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from stdnum.se import personnummer

from importers.sie.file import SieFile

# BAS: claims on staff, their taxes, contributions and deductions, debts to staff, accrued pay,
# holiday pay, pensions and contributions, and the class of wages but for depreciation (77–79).
PAYROLL = ("161", "27", "282", "291", "292", "293", "294", *(str(n) for n in range(70, 77)))
# The dimensions that the standard gives to people (4B, #DIM).
_DIMENSIONS = {"employees": "7", "customers": "8", "suppliers": "9"}
_EMAIL = re.compile(r"@[\w-]+\.\w")  # from its @ on: a search for that letter is quick
# Twelve digits, or ten with the sign; ten bare digits are too many other numbers.
_PERSONAL_NUMBER = re.compile(r"(?<![\d-])(?:(?:19|20)\d{6}[-+]?|\d{6}[-+])\d{4}(?![\d-])")


def is_payroll(account: str) -> bool:
    """True for an account of wages, or of what is owed to staff or for them.

    >>> is_payroll("7010"), is_payroll("2710"), is_payroll("7832"), is_payroll("2440")
    (True, True, False, False)
    """
    return account.startswith(PAYROLL)


def personal_data(file: SieFile) -> Mapping[str, int]:
    """How much of what may be about people is in the file, by kind, without the kinds that are not.

    ``texts`` are texts of vouchers and rows, ``signatures`` the different ones, ``payroll_rows``
    rows of vouchers on payroll accounts, ``emails`` and ``personal_numbers`` what looks like one.
    """
    texts = list(_texts(file))
    everything = "\n".join([*texts, *_names(file)])
    rows = [row for voucher in file.vouchers for row in voucher.rows]
    # Each account and number is looked at once: a year has few of them and many rows.
    by_account = Counter([row.account for row in rows])
    numbers = Counter(_PERSONAL_NUMBER.findall(everything))
    signatures = {
        file.signature,
        *(v.signature for v in file.vouchers),
        *(r.signature for r in rows),
    }
    counts = {
        **{kind: _objects(file, dimension) for kind, dimension in _DIMENSIONS.items()},
        "texts": len(texts),
        "payroll_rows": sum(n for account, n in by_account.items() if is_payroll(account)),
        "signatures": len(signatures - {""}),
        "addresses": int(bool(file.address)),
        "emails": len(_EMAIL.findall(everything)),
        "personal_numbers": sum(n for one, n in numbers.items() if personnummer.is_valid(one)),
    }
    return {kind: count for kind, count in counts.items() if count}


def _objects(file: SieFile, dimension: str) -> int:
    return sum(of == dimension for of, _ in file.objects)


def _texts(file: SieFile) -> Iterator[str]:
    for voucher in file.vouchers:
        if voucher.text:
            yield voucher.text
        yield from (row.text for row in voucher.rows if row.text)


def _names(file: SieFile) -> Iterator[str]:
    yield from (file.signature, file.address)
    yield from file.objects.values()
    yield from (account.name or "" for account in file.accounts.values())
