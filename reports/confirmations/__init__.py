"""Balance confirmations (saldobesked): what stands between the fund and a member on a day.

A letter to each member with a balance, to be answered, with what our comparison with its own
books found, so that both sides know what to do: as the text of a message, and as PDF to sign.
"""

from __future__ import annotations

from reports.confirmations.confirmation import Confirmation, confirmations_of
from reports.confirmations.sending import Sent, confirmation_files, documents, folder_name

__all__ = [
    "Confirmation",
    "Sent",
    "confirmation_files",
    "confirmations_of",
    "documents",
    "folder_name",
]
