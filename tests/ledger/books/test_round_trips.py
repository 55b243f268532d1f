"""What is written is read back exactly, by our reader and by beancount's."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from beancount.core.data import Custom, Transaction
from beancount.parser import parser
from hypothesis import given
from hypothesis import strategies as st

from consortium.facts import Report
from consortium.money import Money
from consortium.period import Period
from consortium.proposal import Line, Proposal, Reason
from consortium.voucher import Posting, RuleTrace, Voucher, VoucherNumber
from ledger.escaping import clean, key_of, name_of
from ledger.read import read_facts, read_vouchers
from ledger.read_proposal import read_proposal
from ledger.render import period_header, proposal_text, report_text, voucher_hash, voucher_text
from tests.ledger.books.making import levy

TEXTS = st.text(max_size=40).map(clean) | st.sampled_from(
    [
        '"',
        "\\",
        '\\"',
        "\\n",
        "שלום עולם",
        "مرحبا",
        "Åkeriet «Norr»",
        "  ",
        "; kommentar",
        "^V2026-1",
    ]
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
PERIODS = st.builds(Period, st.integers(1900, 2199), st.integers(1, 12))
AMOUNTS = st.integers(-(10**13), 10**13).map(Money)
NUMBERS = st.builds(
    VoucherNumber, st.sampled_from("ABMVZ"), st.integers(1900, 2199), st.integers(1, 10**6)
)
ACCOUNTS = st.sampled_from(
    ["Assets:Bank:Main", "Income:Levies:Grenverket", "Equity:Purpose:Öppet", "Equity:Appropriated"]
)
TRACES = st.builds(
    RuleTrace,
    *(TEXTS, TEXTS, TEXTS, TEXTS, PERIODS, TEXTS, TEXTS, TEXTS, AMOUNTS),
)


@st.composite
def postings(draw: st.DrawFn, units: tuple[str, ...] = ("SEK", "LSEK")) -> tuple[Posting, ...]:
    legs = []
    for unit in draw(st.lists(st.sampled_from(units), min_size=1, unique=True)):
        amounts = draw(st.lists(AMOUNTS, min_size=1, max_size=6))
        amounts.append(Money(-sum(amount.ore for amount in amounts)))
        legs += [Posting(draw(ACCOUNTS), amount, unit) for amount in amounts]
    return tuple(legs)


VOUCHERS = st.builds(
    Voucher,
    id=NUMBERS,
    date=DAYS,
    payee=TEXTS,
    text=TEXTS,
    registered=TEXTS,
    by=TEXTS,
    concerns=TEXTS,
    counterparty=TEXTS,
    source=TEXTS,
    postings=postings(),
    prev=st.just("") | st.just("ab" * 32),
    document=st.none() | TEXTS,
    due=st.none() | DAYS,
    trace=st.none() | TRACES,
    reverses=st.none() | NUMBERS,
    why=st.none() | TEXTS,
    extra=st.dictionaries(st.sampled_from(["bank-reference", "attest"]), TEXTS),
)
FIGURES = st.dictionaries(st.text(max_size=8), AMOUNTS, max_size=8)
REPORTS = st.builds(
    Report,
    member=TEXTS,
    period=PERIODS,
    kind=TEXTS,
    document=TEXTS,
    file=TEXTS,
    taken_in=DAYS.map(lambda day: f"{day}T08:15:00"),
    drawn_on=st.none() | DAYS,
    is_complete=st.booleans(),
    accounts=FIGURES,
    declared=FIGURES,
)
REASONS = st.builds(
    Reason,
    st.sampled_from(["clause", "bound", "source"]),
    st.text(max_size=10),
    st.dictionaries(
        st.text(max_size=5),
        st.text(max_size=30) | AMOUNTS | st.just(Decimal("0.07")) | DAYS | PERIODS | st.integers(),
        max_size=3,
    ),
    st.none() | AMOUNTS,
)
LINES = st.builds(
    Line,
    kind=st.sampled_from(["levy", "true_up"]),
    member=TEXTS,
    month=PERIODS,
    clause=TEXTS,
    facts=TEXTS,
    base=AMOUNTS,
    amount=AMOUNTS,
    postings=postings(("SEK",)),
    reasons=st.lists(REASONS, max_size=4).map(tuple),
    due_after=st.integers(0, 400),
    after=st.integers(0, 9),
)
PROPOSALS = st.builds(
    Proposal,
    kind=st.just("levy"),
    period=PERIODS,
    policy=TEXTS,
    body=TEXTS,
    lines=st.lists(LINES, max_size=4).map(tuple),
)


HEADERS = ("", period_header(Period(2026, 3), "sv"), period_header(Period(2026, 3), "en") + "\n")


@given(st.lists(VOUCHERS, max_size=3), st.sampled_from(HEADERS))
def test_vouchers_are_read_as_they_were_written(vouchers: list[Voucher], header: str) -> None:
    texts = [voucher_text(voucher) for voucher in vouchers]
    text = header + "\n".join(texts)
    read = read_vouchers(text, "2026/2026-03.beancount")
    assert [one.voucher for one in read] == vouchers
    assert [one.sha256 for one in read] == [voucher_hash(text) for text in texts]
    lines = text.split("\n")
    assert all(lines[one.line - 1].startswith(f"{one.voucher.date} * ") for one in read)


@given(VOUCHERS)
def test_beancount_reads_the_same_voucher(voucher: Voucher) -> None:
    entries, errors, _ = parser.parse_string(voucher_text(voucher))
    assert errors == []
    (entry,) = entries
    assert isinstance(entry, Transaction)
    assert (entry.date, entry.payee, entry.narration) == (voucher.date, voucher.payee, voucher.text)
    assert entry.meta["counterparty"] == voucher.counterparty
    assert entry.meta["number"] == voucher.id.number
    legs = [(leg.account, str(leg.units)) for leg in entry.postings]
    assert legs == [(p.account, f"{p.amount} {p.unit}") for p in voucher.postings]


@given(st.lists(REPORTS, max_size=3))
def test_reports_are_read_as_they_were_written(reports: list[Report]) -> None:
    text = "\n".join(map(report_text, reports))
    assert read_facts(text, "facts/2026-03.beancount") == reports


@given(REPORTS)
def test_beancount_reads_the_same_report(report: Report) -> None:
    entries, errors, _ = parser.parse_string(report_text(report))
    assert errors == []
    (entry,) = entries
    assert isinstance(entry, Custom)
    assert [value.value for value in entry.values] == [report.member, str(report.period)]
    for name, amount in report.accounts.items():
        assert entry.meta[key_of("account", name)].number == amount.kronor


@given(PROPOSALS)
def test_a_proposal_is_read_as_it_was_written(proposal: Proposal) -> None:
    text = proposal_text(proposal)
    assert read_proposal(text, f"proposals/{proposal.digest}.beancount") == proposal
    assert parser.parse_string(text)[1] == []


@given(st.text())
def test_a_key_stands_for_one_name(name: str) -> None:
    assert name_of(key_of("account", name), "account") == name
    assert key_of("account", name).isascii()


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaning_is_done_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once and "\r" not in once and "\x1b" not in once
    once.encode()


def test_text_from_outside_is_cleaned_when_it_is_written() -> None:
    dirty = levy(1)
    object.__setattr__(dirty, "text", "Cafe\u0301\n\x1b[31m \u202e123\udcff")
    (read,) = read_vouchers(voucher_text(dirty), "2026/2026-02.beancount")
    assert read.voucher.text == "Café  [31m  123\ufffd"


@pytest.mark.parametrize("key", ["by", "filename", "lineno", "Key", "a", "a_b", "åter", "x.y"])
def test_metadata_that_beancount_or_a_field_owns_is_a_bug(key: str) -> None:
    voucher = levy(1)
    object.__setattr__(voucher, "extra", {key: "x"})
    with pytest.raises(AssertionError):
        voucher_text(voucher)


def test_the_one_canonical_form() -> None:
    voucher = levy(7)
    object.__setattr__(voucher, "reverses", VoucherNumber("V", 2026, 3))
    object.__setattr__(voucher, "why", 'fel "underlag"')
    object.__setattr__(voucher, "extra", {"bank-reference": "12", "attest": "robin"})
    assert voucher_text(voucher) == GOLDEN


GOLDEN = """\
2026-02-10 * "Grenverket ek. för." "Avgift 2026-01" ^V2026-7 ^V2026-3
  series: "V"
  number: 7
  registered: "2026-02-10T09:00:00"
  by: "kim"
  concerns: "Avgift 2026-01"
  counterparty: "Grenverket (769600-0012)"
  source: "grenverket.se"
  document: "abababababababababababababababababababababababababababababababab"
  due: 2026-03-12
  rule: "levy"
  clause: "levy"
  policy: "2026-01-01@3f2a91c0d4e5f607"
  member: "grenverket"
  month: "2026-01"
  facts: "0123456789abcdef"
  proposal: "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
  key: "levy/2026-01/grenverket/levy/0123456789abcdef"
  base: 120000.00 SEK
  reverses: "V2026-3"
  why: "fel \\"underlag\\""
  attest: "robin"
  bank-reference: "12"
  prev: ""
  Assets:Receivable:Levies:Grenverket                   9200.01 SEK
  Income:Levies:Grenverket                             -3200.01 SEK
  Income:Services:Grenverket                           -3200.00 SEK
  Liabilities:VAT:Output                                -800.00 SEK
  Equity:MemberCapital:Grenverket                      -2000.00 SEK
  Equity:Appropriated                                   8400.01 SEK
  Equity:Purpose:Administration                         -840.00 SEK
  Equity:Purpose:Solidarity                            -5560.01 SEK
  Equity:Purpose:Revolving                             -2000.00 SEK
"""
