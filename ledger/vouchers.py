"""From vouchers to the operations that write them: numbers checked, chained, accounts opened.

The vouchers of one command share a day, so that they lie in one period file, the only included
file that changes; a file that is new is included in ``main.beancount`` after it was written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from consortium.period import Period
from consortium.voucher import Voucher, VoucherNumber
from ledger.accounts import open_directive, opening_accounts
from ledger.append import Append, Operation, Replace, Tip
from ledger.books import ACCOUNTS, MAIN, Books
from ledger.render import main_text, period_header, voucher_hash, voucher_text


def next_number(books: Books, series: str, day: dt.date, count: int = 1) -> VoucherNumber:
    """The ``count``-th number after the last of the series, in the fiscal year of the day."""
    year = books.consortium.calendar.year_of(day)
    return VoucherNumber(series, year, books.balances.tip(series, year).number + count)


def voucher_operations(books: Books, vouchers: Sequence[Voucher]) -> list[Operation]:
    """Append ``vouchers`` (same day, numbers following the tips) to their period's file."""
    periods = {Period.of(voucher.date) for voucher in vouchers}
    assert len(periods) == 1, "the vouchers of one command lie in one period"
    period = periods.pop()
    file = period_file(period)
    text = _text(books, vouchers)
    if file in books.included:
        return [append_to(books, file, text)]
    header = period_header(period, books.consortium.language)
    included = [ACCOUNTS, *sorted({*books.included, file} - {ACCOUNTS})]
    main = main_text(books.consortium, included).encode()
    return [
        append_to(books, file, f"{header}\n{text}"),
        Replace(MAIN, main, _tip(books, MAIN)),
    ]


def chart_operations(books: Books, period: Period) -> list[Operation]:
    """``accounts.beancount`` as consortium.yaml has become since ``init``, until a first voucher.

    Written with the proposals, not with the vouchers: those change ``main.beancount``, and plain
    readers must see one included file change at a time.
    """
    if books.read_vouchers:
        return []
    joined = [member.joined for member in books.consortium.members.values()]
    began = books.consortium.calendar.first_period(period).first
    chart = opening_accounts(books.consortium, min([began, *joined]))
    return [Replace(ACCOUNTS, chart.encode(), _tip(books, ACCOUNTS))]


def append_to(books: Books, path: str, text: str) -> Append:
    """Append blocks to a file of the books, provided that it is still as it was read.

    A blank line keeps them from the block before: without it the two would read as one.
    """
    tip = _tip(books, path)
    return Append(path, f"\n{text}" if tip.length else text, tip)


def period_file(period: Period) -> str:
    """Where the vouchers of a period lie: ``2026/2026-03.beancount``."""
    return f"{period.year}/{period}.beancount"


def _tip(books: Books, path: str) -> Tip:
    read = books.files.get(path)
    return Tip.of(b"") if read is None else Tip(read.length, read.sha256)


def _text(books: Books, vouchers: Sequence[Voucher]) -> str:
    """The vouchers chained to the tips; an account the chart lacks is opened where first used."""
    known, first_day = set(books.opened), books.opened_on
    tips = dict(books.balances.tips)
    texts: list[str] = []
    for voucher in vouchers:
        series = (voucher.id.series, voucher.id.year)
        before = tips.get(series) or books.balances.tip(*series)
        assert voucher.id.number == before.number + 1, "numbers are gapless"
        for account in sorted({posting.account for posting in voucher.postings} - known):
            texts.append(open_directive(account, books.consortium, first_day))
            known.add(account)
        text = voucher_text(replace(voucher, prev=before.sha256))
        texts.append(text)
        tips[series] = before._replace(number=voucher.id.number, sha256=voucher_hash(text))
    return "\n".join(texts)
