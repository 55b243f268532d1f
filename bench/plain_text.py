"""Books as hledger and ledger read them: the same transactions in the syntax they share."""

from __future__ import annotations

from collections.abc import Iterator

from consortium.voucher import Voucher
from ledger.books import Books
from ledger.render import posting_line, voucher_text


def ledger_text(books: Books) -> str:
    """Every voucher with its payee, text, number, metadata and legs, in the order of the days.

    Payee and text stand as ``payee | text``, metadata as ``; key: value`` comments, which both
    programs know as tags.
    """
    vouchers = sorted((read.voucher for read in books.read_vouchers), key=lambda one: one.date)
    return "\n".join("\n".join(_transaction(voucher)) + "\n" for voucher in vouchers)


def _transaction(voucher: Voucher) -> Iterator[str]:
    yield f"{voucher.date} * ({voucher.id}) {voucher.payee} | {voucher.text}"
    lines = voucher_text(voucher).splitlines()[1:]
    for line in lines[: -len(voucher.postings)]:
        yield f"    ; {line.strip()}"
    for posting in voucher.postings:
        yield f"  {posting_line(posting)}"
