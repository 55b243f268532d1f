"""``export payments``: what is decided, owed and attested becomes one payment file for the bank.

Each payout leaves exactly once: what was sent is recorded together with the archived file, in one
change, before the file is handed out. That the money has left is booked when the bank says so.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic_core import PydanticCustomError

from consortium.balances import Balances
from consortium.fields import read_day
from consortium.money import ZERO, Money, total
from consortium.payouts import SentFile, SentPayment, end_to_end_id, is_owed
from consortium.problems import Problem, Refusal, Source, Value, Words
from consortium.transfer import Transfer, reference_and_message, shown
from consortium.voucher import VoucherNumber
from ledger.books import Books
from ledger.change import sha256
from ledger.documents import archive_all
from ledger.sent import recording
from ledger.use_cases.bank_rows import bank_account, unbooked
from ledger.use_cases.paid_out import placed_out
from ledger.use_cases.session import Desk, Session, writing
from ledger.use_cases.to_pay import Payouts, ToPay, to_pay
from rules.bankdays import due_date, is_bank_day

_NONE = Words("ingen", "none")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What one file holds: the payments from one of our accounts, ready to be written.

    The same payments give the same ``message_id``, so that a bank knows a file sent twice.
    """

    account: str
    message_id: str
    created: dt.datetime
    transfers: tuple[Transfer, ...]

    @property
    def name(self) -> str:
        """The file's name."""
        return f"betalningar-{self.message_id}.xml"


Make = Callable[[Books, Outgoing], bytes]


@dataclass(frozen=True, slots=True)
class Exported:
    """The files by name (none when nothing was to be sent), and what they hold.

    ``payouts`` are all that were open before, with what holds those back that were not sent.
    """

    files: Mapping[str, bytes]
    outgoing: Outgoing | None
    payouts: Payouts
    is_written: bool = True
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """From which account, on which day; ``again`` are payouts that the bank has refused."""

    account: str | None = None
    on: str | None = None
    again: tuple[str, ...] = field(default=())


def export_payments(
    session: Session, make: Make, wanted: Wanted, *, dry_run: bool = False
) -> Exported:
    """Make the file of all that is ready to be paid, and record that it was sent.

    ``Refusal`` when the account does not cover it, and for what was asked wrongly.
    """
    with writing(session, "treasurer") as desk:
        books, today = desk.books, session.today
        account, on = _account(books, wanted.account, today), _on(wanted.on, today)
        payouts = to_pay(books, today, _again(books, wanted.again, today))
        _must_be_owed(books.balances)
        waits = tuple(_entries_first(books, payouts.of("ready")))
        held = {problem.values["payout"] for problem in waits}
        ready = [one for one in payouts.of("ready") if str(one.payout.voucher) not in held]
        problems = (*payouts.problems, *waits)
        if not ready:
            return Exported({}, None, payouts, not dry_run, problems, desk.notices)
        outgoing = _outgoing(session, account, payouts, ready, on)
        _must_be_covered(books, account, payouts, ready)
        content = make(books, outgoing)
        if not dry_run:
            _record(desk, outgoing, content, ready)
        files = {} if dry_run else {outgoing.name: content}
        return Exported(files, outgoing, payouts, not dry_run, problems, desk.notices)


def _account(books: Books, key: str | None, today: dt.date) -> str:
    """The account that pays: as named, else the first that can."""
    accounts = books.consortium.bank_accounts
    able = tuple(k for k, one in accounts.items() if one.holds(today) and one.iban)
    if key is not None and key not in accounts:
        values: dict[str, Value] = {"found": key, "known": tuple(accounts) or _NONE}
        raise Refusal([Problem("account_must_be_known", Source("--account"), values)])
    if (key is None and not able) or (key is not None and key not in able):
        values = {"found": key or tuple(accounts) or _NONE}
        source = Source("consortium.yaml")
        raise Refusal([Problem("account_must_be_able_to_pay", source, values)])
    return key or able[0]


def _on(text: str | None, today: dt.date) -> dt.date | None:
    """The day that was asked for, from today on."""
    try:
        day = read_day(text)
    except PydanticCustomError:
        raise Refusal(
            [Problem("date_must_be_iso", Source("--on"), {"found": text or ""})]
        ) from None
    if day is not None and day < today:
        values: dict[str, Value] = {"found": day, "today": today}
        raise Refusal([Problem("payment_day_must_not_be_past", Source("--on"), values)])
    return day


def _again(books: Books, texts: Sequence[str], today: dt.date) -> frozenset[VoucherNumber]:
    """The payouts that are named to be sent anew: each must be one that the bank refused."""
    refused = {str(one.payout.voucher): one.payout for one in to_pay(books, today).of("refused")}
    problems = [
        Problem(
            "again_must_name_a_refused_payment",
            Source("--again"),
            {"found": text, "known": tuple(refused) or _NONE},
        )
        for text in texts
        if text not in refused
    ]
    if problems:
        raise Refusal(problems)
    return frozenset(refused[text].voucher for text in texts)


def _must_be_owed(balances: Balances) -> None:
    """No account may owe less than its payouts come to: something was paid without naming it."""
    open_: dict[str, Money] = {}
    for one in balances.payouts.values():
        open_[one.account] = open_.get(one.account, ZERO) + one.amount
    problems = [
        Problem(
            "payouts_must_be_what_is_owed",
            Source(account),
            {"found": amount, "owed": -balances.balance(account), "account": account},
        )
        for account, amount in open_.items()
        if is_owed(account) and amount > -balances.balance(account)
    ]
    if problems:
        raise Refusal(problems)


def _entries_first(books: Books, ready: Sequence[ToPay]) -> Iterator[Problem]:
    """Payouts that a bank entry may already have paid, which nobody has booked yet."""
    known = placed_out(books)
    rows = [row for row in unbooked(books) if row[2].amount < ZERO and row[0] not in known]
    for one in ready:
        for key, _, entry in rows:
            if -entry.amount == one.payout.amount:
                values: dict[str, Value] = {
                    "found": key[:8],
                    "amount": entry.amount,
                    "day": entry.booked,
                    "payout": str(one.payout.voucher),
                    "payee": one.payout.payee,
                }
                yield Problem("bank_entry_must_be_booked_first", Source("fondbok match"), values)
                break


def _outgoing(
    session: Session,
    account: str,
    payouts: Payouts,
    ready: Sequence[ToPay],
    on: dt.date | None,
) -> Outgoing:
    transfers = tuple(_transfer(one, payouts, session.today, on) for one in ready)
    content = [account, *(_as_text(one) for one in transfers)]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
    message_id = f"FB{session.today:%Y%m%d}-{digest[:12]}"
    created = session.now.replace(microsecond=0, tzinfo=None)
    return Outgoing(account, message_id, created, transfers)


def _transfer(one: ToPay, payouts: Payouts, today: dt.date, on: dt.date | None) -> Transfer:
    payout, number = one.payout, one.payout.voucher
    assert one.pay_to is not None, "it is ready"
    reference, message = reference_and_message(payout.reference, one.pay_to)
    attempt = len(payouts.sendings.attempts.get(number, ())) + 1
    day = due_date(on, 0) if on is not None else _day(payout.due, today)
    identity = end_to_end_id(number, attempt)
    creditor = shown(payout.payee) or str(number)
    return Transfer(day, identity, payout.amount, creditor, one.pay_to, reference, message)


def _day(due: dt.date | None, today: dt.date) -> dt.date:
    """The last bank day until the due day, but not before today."""
    day = max(due or today, today)
    while day > today and not is_bank_day(day):
        day -= dt.timedelta(days=1)
    return due_date(day, 0)


def _as_text(one: Transfer) -> list[str]:
    parts = (one.on, one.end_to_end, one.amount, one.creditor, one.account.text)
    return [*map(str, parts), one.reference or "", one.message]


def _must_be_covered(books: Books, account: str, payouts: Payouts, ready: Sequence[ToPay]) -> None:
    """What is on the account by the books, less what is on its way, must be enough."""
    attempts = payouts.sendings.on_its_way(books.balances.payouts)
    away = total(one.payment.amount for one in attempts if one.file.account == account)
    wanted = total(one.payout.amount for one in ready)
    balance = books.balances.balance(bank_account(account))
    if wanted > balance - away:
        values: dict[str, Value] = {
            "found": wanted,
            "balance": balance,
            "away": away,
            "missing": wanted - (balance - away),
        }
        raise Refusal([Problem("payments_must_be_covered", Source(bank_account(account)), values)])


def _record(desk: Desk, outgoing: Outgoing, content: bytes, ready: Sequence[ToPay]) -> None:
    """The file archived and what it holds recorded, as one change."""
    session, root = desk.session, desk.books.root
    payments = tuple(
        SentPayment(one.payout.voucher, t.amount, t.end_to_end, t.on, t.creditor, t.account)
        for one, t in zip(ready, outgoing.transfers, strict=True)
    )
    digest = sha256(content)
    sent = SentFile(
        message_id=outgoing.message_id,
        account=outgoing.account,
        document=digest,
        file=outgoing.name,
        by=desk.by,
        at=session.at,
        payments=payments,
    )
    archived = archive_all(root, [(outgoing.name, content)], session.now.year)
    desk.commit(
        [*archived, recording(root, [sent], session.now.year)],
        inputs={"payouts": [str(one.voucher) for one in payments]},
        result={"sent": outgoing.message_id, "document": digest, "sum": str(sent.sum)},
    )
