"""What ``verify`` proves: that the books are what was written, and rest on what they say."""

from __future__ import annotations

from ledger.verify.check import Verified
from ledger.verify.everything import verify

__all__ = ["Verified", "verify"]
