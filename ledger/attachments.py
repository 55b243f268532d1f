"""The documents behind vouchers, as Fava knows documents: one click from voucher to file.

A voucher's ``document:`` is a path seen from the file it stands in. Fava links such a path only
when the ledger has a ``document`` directive for it, so the plugin adds one for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from beancount.core.data import EMPTY_SET, Directive, Document, Transaction


def attachments(entries: Sequence[Directive]) -> Iterator[Document]:
    """A document directive for each voucher whose document is there, at its first account."""
    known: dict[Path, bool] = {}
    for entry in entries:
        if not isinstance(entry, Transaction) or not entry.postings:
            continue
        path = entry.meta.get("document")
        if not isinstance(path, str) or not path:
            continue
        full = Path(str(entry.meta["filename"])).parent.joinpath(path).resolve()
        if full not in known:
            known[full] = full.is_file()
        if known[full]:
            account = entry.postings[0].account
            yield Document(dict(entry.meta), entry.date, account, str(full), EMPTY_SET, EMPTY_SET)
