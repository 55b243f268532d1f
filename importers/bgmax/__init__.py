"""Reads BgMax, Bankgirot's file of payments in: details of the deposits on a bank statement.

A deposit becomes one entry of a statement with ``is_details``: what an entry of the account's
own statement consists of, never extra money.
"""

from __future__ import annotations

from importers.bgmax.reader import identifies, read_bgmax

__all__ = ["identifies", "read_bgmax"]
