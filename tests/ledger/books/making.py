"""Small books on disk for the tests, written with the product's own render."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from consortium.facts import Report
from consortium.members import Consortium
from consortium.money import Money
from consortium.period import Period
from consortium.voucher import Posting, RuleTrace, Voucher, VoucherNumber
from ledger.accounts import open_directive, opening_accounts
from ledger.render import main_text, report_text, voucher_hash, voucher_text
from rules.consortium_yaml import read_consortium

OPENED = dt.date(2026, 1, 1)
YAML = """\
name: Prövobygdens kooperativ
organisation_number: 769600-0004
form: ekonomisk_forening
language: {language}
fiscal_year_starts: 01-01
statutes: {{levy_between: [5 %, 10 %]}}
purposes: [administration, solidarity, start_up]
bank_accounts: {{main: {{bank: swedbank}}}}
members:
  grenverket: {{name: Grenverket ek. för., organisation_number: 769600-0012, joined: 2026-01-01}}
  åkeriet: {{name: 'Åkeriet "Norr"', organisation_number: 769600-0020, joined: 2026-01-01}}
people:
  kim: {{name: Kim Berg, roles: [treasurer]}}
bodies: {{}}
"""


def consortium_yaml(language: str = "sv") -> bytes:
    return YAML.format(language=language).encode()


def consortium(language: str = "sv") -> Consortium:
    return read_consortium(consortium_yaml(language), "consortium.yaml")


def levy(number: int, member: str = "Grenverket", month: Period = Period(2026, 1)) -> Voucher:
    """A levy of 8 400,01 kr, a service part with VAT and a capital part in it."""
    legs = (
        (f"Assets:Receivable:Levies:{member}", 920001),
        (f"Income:Levies:{member}", -320001),
        (f"Income:Services:{member}", -320000),
        ("Liabilities:VAT:Output", -80000),
        (f"Equity:MemberCapital:{member}", -200000),
        ("Equity:Appropriated", 840001),
        ("Equity:Purpose:Administration", -84000),
        ("Equity:Purpose:Solidarity", -556001),
        ("Equity:Purpose:Revolving", -200000),
    )
    key = member.lower()
    day = month.next.first.replace(day=10)
    return Voucher(
        id=VoucherNumber("V", 2026, number),
        date=day,
        payee=f"{member} ek. för.",
        text=f"Avgift {month}",
        registered=f"{day}T09:00:00",
        by="kim",
        concerns=f"Avgift {month}",
        counterparty=f"{member} (769600-0012)",
        source="grenverket.se",
        postings=tuple(Posting(account, Money(ore)) for account, ore in legs),
        document="ab" * 32,
        due=day + dt.timedelta(days=30),
        trace=RuleTrace(
            rule="levy",
            clause="levy",
            policy="2026-01-01@3f2a91c0d4e5f607",
            member=key,
            month=month,
            facts="0123456789abcdef",
            proposal="cd" * 32,
            key=f"levy/{month}/{key}/levy/0123456789abcdef",
            base=Money(12000000),
        ),
    )


def bank_fee(number: int, month: Period = Period(2026, 1)) -> Voucher:
    day = month.next.first.replace(day=12)
    return Voucher(
        id=VoucherNumber("M", 2026, number),
        date=day,
        payee="Swedbank",
        text='Bankavgift "företag"',
        registered=f"{day}T10:00:00",
        by="kim",
        concerns="Bankavgift",
        counterparty="Swedbank",
        source="kontoutdrag.pdf",
        postings=(
            Posting("Expenses:Bank", Money(12500)),
            Posting("Assets:Bank:Main", Money(-12500)),
            Posting("Equity:Purpose:Administration", Money(12500)),
            Posting("Equity:Appropriated", Money(-12500)),
        ),
    )


def chained(vouchers: Iterable[Voucher]) -> list[Voucher]:
    """The vouchers, each with the hash of the one before it in its series and year."""
    tips: dict[tuple[str, int], str] = {}
    linked = []
    for voucher in vouchers:
        series = (voucher.id.series, voucher.id.year)
        linked.append(replace(voucher, prev=tips.get(series, "")))
        tips[series] = voucher_hash(voucher_text(linked[-1]))
    return linked


VOUCHERS = (
    levy(1),
    levy(2, "Åkeriet"),
    bank_fee(1),
    levy(3, month=Period(2026, 2)),
    levy(4, "Åkeriet", month=Period(2026, 2)),
)


def report(member: str = "grenverket", month: Period = Period(2026, 1)) -> Report:
    return Report(
        member=member,
        period=month,
        kind="SIE 4E",
        document="ab" * 32,
        file="grenverket januari.se",
        taken_in=f"{month.next}-05T08:00:00",
        drawn_on=month.next.first,
        accounts={"3010": Money(-12000000), "FEL": Money(1), "Öl-1": Money(-5)},
        declared={"sales_to_members": Money(100)},
    )


def write_books(
    root: Path,
    vouchers: Sequence[Voucher] = VOUCHERS,
    reports: Sequence[Report] = (),
    language: str = "sv",
) -> Path:
    """Books in ``root``; an account that is not open yet is opened by its first voucher."""
    fund = consortium(language)
    accounts = opening_accounts(fund, OPENED)
    opened = {line.split()[2] for line in accounts.splitlines() if " open " in line}
    texts: dict[str, str] = {}
    for voucher in chained(vouchers):
        file = f"{voucher.date.year}/{Period.of(voucher.date)}.beancount"
        for account in sorted({leg.account for leg in voucher.postings} - opened):
            texts[file] = texts.get(file, "") + open_directive(account, fund, OPENED) + "\n"
            opened.add(account)
        texts[file] = texts.get(file, "") + voucher_text(voucher) + "\n"
    included = ["accounts.beancount", *sorted(texts)]
    texts["accounts.beancount"] = accounts
    texts["main.beancount"] = main_text(fund, included)
    for one in reports:
        file = f"facts/{one.taken_in[:7]}.beancount"
        texts[file] = texts.get(file, "") + report_text(one) + "\n"
    (root / "policy").mkdir(parents=True)
    (root / "consortium.yaml").write_bytes(consortium_yaml(language))
    for file, text in texts.items():
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_bytes(text.encode())
    return root / "main.beancount"
