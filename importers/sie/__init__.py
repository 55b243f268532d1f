"""Reads SIE files of type 1–4 (4E and 4I), the exchange format of Swedish bookkeeping.

``parse`` gives the complete file, ``read`` its months, ``rows_of`` the lines behind one sum,
``facing`` what the books say of the fund.
"""

from __future__ import annotations

from importers.sie.facing import FacingAccount, FacingRow, Suggestion, facing, suggest
from importers.sie.file import (
    Account,
    Balance,
    Extract,
    FundRow,
    PeriodBalance,
    Row,
    SieFile,
    Voucher,
    Year,
)
from importers.sie.months import BookedRow, covered_until, read, rows_of
from importers.sie.opening import Opening, OpeningBalance, opening_at
from importers.sie.parser import identifies, parse

__all__ = [
    "Account",
    "Balance",
    "BookedRow",
    "Extract",
    "FacingAccount",
    "FacingRow",
    "FundRow",
    "Opening",
    "OpeningBalance",
    "PeriodBalance",
    "Row",
    "SieFile",
    "Suggestion",
    "Voucher",
    "Year",
    "covered_until",
    "facing",
    "identifies",
    "opening_at",
    "parse",
    "read",
    "rows_of",
    "suggest",
]
