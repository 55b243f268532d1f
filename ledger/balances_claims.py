"""What stands between the fund and others, as text of balances and back: claims, help, payouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from consortium.agreement import Happening
from consortium.help import PostedHelp
from consortium.money import Money
from consortium.notices import OpenNotice
from consortium.payouts import OpenPayout
from consortium.period import Period
from consortium.voucher import VoucherNumber


def notice_text(notice: OpenNotice) -> dict[str, Any]:
    """An open claim, as JSON."""
    return {
        "voucher": str(notice.voucher),
        "member": notice.member,
        "month": str(notice.month),
        "due": None if notice.due is None else notice.due.isoformat(),
        "amount": str(notice.amount),
        **{name: getattr(notice, name) for name in _AGREED if getattr(notice, name)},
        **({"reference": notice.reference} if notice.reference else {}),
    }


def read_notice(notice: Mapping[str, Any]) -> OpenNotice:
    """What :func:`notice_text` wrote."""
    return OpenNotice(
        voucher=VoucherNumber.parse(notice["voucher"]),
        member=notice["member"],
        month=Period.parse(notice["month"]),
        due=read_day(notice["due"]),
        amount=Money.parse(notice["amount"]),
        reference=notice.get("reference", ""),
        **{name: notice[name] for name in _AGREED if name in notice},
    )


def help_text(one: PostedHelp) -> dict[str, Any]:
    """A line of help that was posted, as JSON."""
    return {
        **one._asdict(),
        "month": str(one.month),
        "amount": str(one.amount),
        "granted": str(one.granted),
        "on": one.on.isoformat(),
        "voucher": None if one.voucher is None else str(one.voucher),
        "deferred": [[str(number), until.isoformat()] for number, until in one.deferred],
    }


def read_help(one: Mapping[str, Any]) -> PostedHelp:
    """What :func:`help_text` wrote."""
    voucher, deferred = one["voucher"], one["deferred"]
    return PostedHelp(
        **{name: one[name] for name in ("key", "kind", "member", "clause")},
        amount=Money.parse(one["amount"]),
        granted=Money.parse(one["granted"]),
        month=Period.parse(one["month"]),
        on=date.fromisoformat(one["on"]),
        voucher=None if voucher is None else VoucherNumber.parse(voucher),
        deferred=tuple((VoucherNumber.parse(n), date.fromisoformat(day)) for n, day in deferred),
    )


_AGREED = ("agreement", "account", "frees")  # a levy has none of them


def happening_text(one: Happening) -> list[str | None]:
    """What happened under an agreement, as JSON."""
    due = None if one.due is None else one.due.isoformat()
    return [one.date.isoformat(), one.what, str(one.amount), str(one.voucher), due]


def read_happening(written: Sequence[Any]) -> Happening:
    """What :func:`happening_text` wrote."""
    day, what, amount, voucher, due = written
    return Happening(
        date.fromisoformat(day), what, Money.parse(amount), VoucherNumber.parse(voucher),
        read_day(due),
    )  # fmt: skip


def payout_text(payout: OpenPayout) -> dict[str, Any]:
    """What is owed to somebody, as JSON."""
    return {
        **payout._asdict(),
        "voucher": str(payout.voucher),
        "amount": str(payout.amount),
        "due": None if payout.due is None else payout.due.isoformat(),
    }


def read_payout(payout: Mapping[str, Any]) -> OpenPayout:
    """What :func:`payout_text` wrote."""
    read = {
        "voucher": VoucherNumber.parse(payout["voucher"]),
        "amount": Money.parse(payout["amount"]),
        "due": read_day(payout["due"]),
    }
    return OpenPayout(**{**payout, **read})


def read_day(text: str | None) -> date | None:
    """A day, or none."""
    return None if text is None else date.fromisoformat(text)
