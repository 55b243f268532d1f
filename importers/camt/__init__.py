"""Bank statements (camt.053) and the details of their entries (camt.054), ISO 20022.

Every version from .02 on, with any namespace prefix and encoding.
"""

from __future__ import annotations

from importers.camt.reader import identifies, read_camt

__all__ = ["identifies", "read_camt"]
