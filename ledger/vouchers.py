"""From vouchers to the operations that write them: numbers checked, chained, accounts opened.

The vouchers of one command share a day, so that they lie in one period file, the only included
file that changes; a file that is new is included in ``main.beancount`` after it was written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consortium.period import Period
from consortium.voucher import Voucher
from ledger.accounts import open_directive
from ledger.append import Append, Operation, Replace, Tip
from ledger.books import ACCOUNTS, MAIN, Books
from ledger.render import main_text, period_header, voucher_hash, voucher_text


def voucher_operations(books: Books, vouchers: Sequence[Voucher]) -> list[Operation]:
    """Append ``vouchers`` (same day, numbers following the tips) to their period's file."""
    periods = {Period.of(voucher.date) for voucher in vouchers}
    assert len(periods) == 1, "the vouchers of one command lie in one period"
    period = periods.pop()
    file = period_file(period)
    if file in books.included:
        return [append_to(books, file, "\n" + _chained_text(books, vouchers))]
    included = [ACCOUNTS, *sorted({*books.included, file} - {ACCOUNTS})]
    text = f"{period_header(period)}\n{_chained_text(books, vouchers)}"
    return [
        append_to(books, file, text),
        Replace(MAIN, main_text(books.consortium, included).encode(), _tip(books, MAIN)),
    ]


def append_to(books: Books, path: str, text: str) -> Append:
    """Append to a file of the books, provided that it is still as it was read."""
    return Append(path, text, _tip(books, path))


def _tip(books: Books, path: str) -> Tip | None:
    read = books.files.get(path)
    return Tip.of(b"") if read is None else Tip(read.length, read.sha256)


def period_file(period: Period) -> str:
    """Where the vouchers of a period lie: ``2026/2026-03.beancount``."""
    return f"{period.year}/{period}.beancount"


def _chained_text(books: Books, vouchers: Sequence[Voucher]) -> str:
    opened = set(books.opened)
    tips = dict(books.balances.tips)
    texts: list[str] = []
    for voucher in vouchers:
        series = (voucher.id.series, voucher.id.year)
        tip = tips[series] if series in tips else books.balances.tip(*series)
        assert voucher.id.number == tip.number + 1, "numbers are gapless"
        chained = replace(voucher, prev=tip.sha256)
        for account in sorted({posting.account for posting in voucher.postings} - opened):
            texts.append(open_directive(account, books.consortium, books.opened_on))
            opened.add(account)
        text = voucher_text(chained)
        texts.append(text)
        tips[series] = tip._replace(number=voucher.id.number, sha256=voucher_hash(text))
    return "\n".join(texts)
