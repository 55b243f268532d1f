"""Reads what Swedish banks let one download of an account as CSV or Excel.

Every bank has its own columns, and changes them; so a file is known by its line of headings,
wherever it stands, and each column by what its heading means.
"""

from __future__ import annotations

from importers.bank_csv.reader import identifies, read_bank_csv

__all__ = ["identifies", "read_bank_csv"]
