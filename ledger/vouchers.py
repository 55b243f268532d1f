"""From vouchers to the operations that write them: numbers checked, chained, accounts opened.

The vouchers of one command share a day, so that they lie in one period file, the only included
file that changes; a file that is new is included in ``main.beancount`` after it was written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from consortium.period import Period
from consortium.voucher import Voucher
from ledger.accounts import open_directive, opening_accounts
from ledger.append import Append, Operation, Replace, Tip
from ledger.books import ACCOUNTS, MAIN, Books
from ledger.read import opened_accounts
from ledger.render import main_text, period_header, voucher_hash, voucher_text


def voucher_operations(books: Books, vouchers: Sequence[Voucher]) -> list[Operation]:
    """Append ``vouchers`` (same day, numbers following the tips) to their period's file."""
    periods = {Period.of(voucher.date) for voucher in vouchers}
    assert len(periods) == 1, "the vouchers of one command lie in one period"
    period = periods.pop()
    file = period_file(period)
    if file in books.included:
        return [append_to(books, file, "\n" + _text(books, vouchers, books.opened))]
    chart: list[Operation] = []
    opened = books.opened
    if not books.read_vouchers:
        text = _first_chart(books, period)
        opened = opened_accounts(text)
        chart = [Replace(ACCOUNTS, text.encode(), _tip(books, ACCOUNTS))]
    included = [ACCOUNTS, *sorted({*books.included, file} - {ACCOUNTS})]
    return [
        *chart,
        append_to(books, file, f"{period_header(period, books.consortium.language)}\n{_text(books, vouchers, opened)}"),
        Replace(MAIN, main_text(books.consortium, included).encode(), _tip(books, MAIN)),
    ]


def append_to(books: Books, path: str, text: str) -> Append:
    """Append to a file of the books, provided that it is still as it was read."""
    return Append(path, text, _tip(books, path))


def period_file(period: Period) -> str:
    """Where the vouchers of a period lie: ``2026/2026-03.beancount``."""
    return f"{period.year}/{period}.beancount"


def _tip(books: Books, path: str) -> Tip:
    read = books.files.get(path)
    return Tip.of(b"") if read is None else Tip(read.length, read.sha256)


def _first_chart(books: Books, period: Period) -> str:
    """Until the first voucher the chart follows what consortium.yaml has become since ``init``."""
    joined = [member.joined for member in books.consortium.members.values()]
    began = books.consortium.calendar.first_period(period).first
    return opening_accounts(books.consortium, min([began, *joined]))


def _text(books: Books, vouchers: Sequence[Voucher], opened: Mapping[str, date]) -> str:
    """The vouchers chained to the tips; an account the chart lacks is opened where first used."""
    known, first_day = set(opened), min(opened.values())
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
