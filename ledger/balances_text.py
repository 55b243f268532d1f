"""Balances as text and back: byte-canonical JSON, as it will stand in a seal.

Two balances that are equal give the same bytes, whatever order they were folded in, so that a
seal can be hashed. ``fold`` goes on from balances that were read back as if they had never left.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from consortium.agreement import Happening
from consortium.balances import Balances, Tip
from consortium.bank_facts import BankFacts, BankFile
from consortium.facts import Facts, Report, Reported
from consortium.help import PostedHelp
from consortium.levies import PostedLevy
from consortium.money import Money
from consortium.notices import OpenNotice
from consortium.payouts import OpenPayout
from consortium.period import Period
from consortium.problems import BooksError, Problem, Source
from consortium.voucher import VoucherNumber
from ledger.blocks import Block, Unreadable
from ledger.render_bank import bank_text, read_bank_block

VERSION = 2


def balances_text(balances: Balances) -> str:
    """The whole value, sorted, amounts with two decimals; ends with LF.

    >>> balances_text(Balances()) == balances_text(read_balances(balances_text(Balances()), "x"))
    True
    """
    whole = {
        "version": VERSION,
        "accounts": [
            [account, unit, str(amount)] for (account, unit), amount in _sorted(balances.accounts)
        ],
        "tips": [[*key, tip.number, tip.sha256] for key, tip in _sorted(balances.tips)],
        "levies": [
            {"member": member, "month": str(month), **_levy(levy)}
            for (member, month), levy in _sorted(balances.levies)
        ],
        "notices": [_notice(notice) for _, notice in _sorted(balances.notices)],
        "settled": [_notice(notice) for _, notice in _sorted(balances.settled)],
        "payouts": [_payout(payout) for _, payout in _sorted(balances.payouts)],
        "paid_out": [_payout(payout) for _, payout in _sorted(balances.paid_out)],
        "booked": [[key, str(number)] for key, number in _sorted(balances.booked)],
        "unplaced": [[str(number), str(left)] for number, left in _sorted(balances.unplaced)],
        "undone": sorted(balances.undone),
        "bank": [bank_text(file) for file in balances.facts.bank.files],
        "reversed": [[str(number), str(by)] for number, by in _sorted(balances.reversed)],
        "lifetime": _amounts(balances.lifetime),
        "facts": [_reported(month) for month in _months(balances.facts)],
    }
    # A fund that has helped nobody has the text that it always had.
    if balances.help:
        whole["help"] = [_help(one) for _, one in _sorted(balances.help)]
    if balances.agreements:
        histories = _sorted(balances.agreements)
        whole["agreements"] = [[id_, *map(_happening, some)] for id_, some in histories]
    if balances.levies_from is not None:  # only books that began with another program's balances
        whole["levies_from"] = str(balances.levies_from)
    parts = (f"{_json(name)}:{_lines(value)}" for name, value in sorted(whole.items()))
    return "{" + ",\n".join(parts) + "}\n"


def read_balances(text: str, file: str) -> Balances:
    """What :func:`balances_text` wrote; ``BooksError`` for any other text."""
    try:
        balances = _balances(json.loads(text))
        if balances_text(balances) == text:
            return balances
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise BooksError([Problem("balances_must_be_as_written", Source(file), {})])


def _balances(whole: Mapping[str, Any]) -> Balances:
    return Balances(
        accounts={(name, unit): Money.parse(ore) for name, unit, ore in whole["accounts"]},
        tips={(series, year): Tip(number, sha) for series, year, number, sha in whole["tips"]},
        levies={
            (levy["member"], Period.parse(levy["month"])): PostedLevy(
                accounts=_read_amounts(levy["accounts"]),
                facts=levy["facts"],
                keys=frozenset(levy["keys"]),
                vouchers=tuple(map(VoucherNumber.parse, levy["vouchers"])),
                base=Money.parse(levy["base"]),
            )
            for levy in whole["levies"]
        },
        notices={notice.voucher: notice for notice in map(_read_notice, whole["notices"])},
        settled={notice.voucher: notice for notice in map(_read_notice, whole["settled"])},
        payouts={one.voucher: one for one in map(_read_payout, whole["payouts"])},
        paid_out={one.voucher: one for one in map(_read_payout, whole["paid_out"])},
        booked={key: VoucherNumber.parse(number) for key, number in whole["booked"]},
        undone=frozenset(whole["undone"]),
        unplaced={VoucherNumber.parse(n): Money.parse(left) for n, left in whole["unplaced"]},
        reversed={VoucherNumber.parse(a): VoucherNumber.parse(b) for a, b in whole["reversed"]},
        lifetime=_read_amounts(whole["lifetime"]),
        help={one.key: one for one in map(_read_help, whole.get("help", []))},
        agreements={
            id_: tuple(map(_read_happening, some)) for id_, *some in whole.get("agreements", [])
        },
        levies_from=_read_month(whole.get("levies_from")),
        facts=Facts(
            {(m.member, m.period): m for m in map(_read_reported, whole["facts"])},
            BankFacts(tuple(map(_read_bank, whole["bank"]))),
        ),
    )


def _lines(value: object) -> str:
    """A list with one element to a line, so that a diff shows what moved; else on one line."""
    if not isinstance(value, list):
        return _json(value)
    return "[" + ",\n".join(map(_json, value)) + "]"


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _levy(levy: PostedLevy) -> dict[str, Any]:
    return {
        "accounts": _amounts(levy.accounts),
        "base": str(levy.base),
        "facts": levy.facts,
        "keys": sorted(levy.keys),
        "vouchers": [str(number) for number in levy.vouchers],
    }


def _notice(notice: OpenNotice) -> dict[str, Any]:
    return {
        "voucher": str(notice.voucher),
        "member": notice.member,
        "month": str(notice.month),
        "due": None if notice.due is None else notice.due.isoformat(),
        "amount": str(notice.amount),
        **{name: getattr(notice, name) for name in _AGREED if getattr(notice, name)},
        **({"reference": notice.reference} if notice.reference else {}),
    }


def _read_notice(notice: Mapping[str, Any]) -> OpenNotice:
    return OpenNotice(
        voucher=VoucherNumber.parse(notice["voucher"]),
        member=notice["member"],
        month=Period.parse(notice["month"]),
        due=_read_day(notice["due"]),
        amount=Money.parse(notice["amount"]),
        reference=notice.get("reference", ""),
        **{name: notice[name] for name in _AGREED if name in notice},
    )


def _help(one: PostedHelp) -> dict[str, Any]:
    return {
        **one._asdict(),
        "month": str(one.month),
        "amount": str(one.amount),
        "granted": str(one.granted),
        "on": one.on.isoformat(),
        "voucher": None if one.voucher is None else str(one.voucher),
        "deferred": [[str(number), until.isoformat()] for number, until in one.deferred],
    }


def _read_help(one: Mapping[str, Any]) -> PostedHelp:
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


def _happening(one: Happening) -> list[str | None]:
    due = None if one.due is None else one.due.isoformat()
    return [one.date.isoformat(), one.what, str(one.amount), str(one.voucher), due]


def _read_happening(written: Sequence[Any]) -> Happening:
    day, what, amount, voucher, due = written
    return Happening(
        date.fromisoformat(day), what, Money.parse(amount), VoucherNumber.parse(voucher),
        _read_day(due),
    )  # fmt: skip


def _payout(payout: OpenPayout) -> dict[str, Any]:
    return {
        **payout._asdict(),
        "voucher": str(payout.voucher),
        "amount": str(payout.amount),
        "due": None if payout.due is None else payout.due.isoformat(),
    }


def _read_payout(payout: Mapping[str, Any]) -> OpenPayout:
    read = {
        "voucher": VoucherNumber.parse(payout["voucher"]),
        "amount": Money.parse(payout["amount"]),
        "due": _read_day(payout["due"]),
    }
    return OpenPayout(**{**payout, **read})


def _read_bank(text: str) -> BankFile:
    try:
        return read_bank_block(Block(1, text.rstrip("\n").split("\n")), "bank")
    except Unreadable as error:
        raise ValueError(error.problem.code) from error


def _months(facts: Facts) -> Iterator[Reported]:
    yield from sorted(facts, key=lambda month: (month.member, month.period))


def _reported(month: Reported) -> dict[str, Any]:
    return {
        "member": month.member,
        "period": str(month.period),
        "books": None if month.books is None else _report(month.books),
        "declarations": [_report(report) for report in month.declarations],
    }


def _read_reported(month: Mapping[str, Any]) -> Reported:
    member, period, books = month["member"], Period.parse(month["period"]), month["books"]
    return Reported(
        member=member,
        period=period,
        books=None if books is None else _read_report(member, period, books),
        declarations=tuple(_read_report(member, period, one) for one in month["declarations"]),
    )


def _report(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "document": report.document,
        "file": report.file,
        "taken_in": report.taken_in,
        "drawn_on": None if report.drawn_on is None else report.drawn_on.isoformat(),
        "is_complete": report.is_complete,
        "accounts": _amounts(report.accounts),
        "declared": _amounts(report.declared),
        **({"balances": _amounts(report.balances)} if report.balances else {}),
        "counts": dict(report.counts),
        "place": None if report.place is None else report.place.as_json(),
        "remark": report.remark,
    }


def _read_report(member: str, period: Period, report: Mapping[str, Any]) -> Report:
    place = report["place"]
    return Report(
        member=member,
        period=period,
        kind=report["kind"],
        document=report["document"],
        file=report["file"],
        taken_in=report["taken_in"],
        drawn_on=_read_day(report["drawn_on"]),
        is_complete=report["is_complete"],
        accounts=_read_amounts(report["accounts"]),
        declared=_read_amounts(report["declared"]),
        balances=_read_amounts(report.get("balances", {})),
        counts=dict(report["counts"]),
        place=None if place is None else Source(**place),
        remark=report["remark"],
    )


def _amounts(amounts: Mapping[str, Money]) -> dict[str, str]:
    return {name: str(amount) for name, amount in amounts.items()}


def _read_amounts(amounts: Mapping[str, str]) -> dict[str, Money]:
    return {name: Money.parse(amount) for name, amount in amounts.items()}


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _read_month(text: str | None) -> Period | None:
    return None if text is None else Period.parse(text)


def _sorted(mapping: Mapping[Any, Any]) -> list[tuple[Any, Any]]:
    return sorted(mapping.items(), key=lambda pair: pair[0])
