"""The sample's year with the bank's files: every month agrees, but for the three that must not."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from consortium.money import Money, total
from consortium.period import Period
from consortium.voucher import Voucher
from ledger.books import Books, open_books
from ledger.sample import motala
from ledger.sample.bank import bank_files, statements
from ledger.use_cases.demo import reconciled_year
from ledger.use_cases.init import init
from ledger.use_cases.month import month
from ledger.use_cases.receipts import FileIn
from ledger.use_cases.reconcile import Reconciled, reconcile
from ledger.use_cases.session import Session
from ledger.use_cases.take_in import take_in
from reports.notices import notices_of
from tests.conftest import Golden
from tests.e2e.command import ROOT, contents, fondbok

YEAR = tuple(Period(2025, 1).until(Period(2025, 12)))
SIE_MEMBERS = ("grenverket", "hyvelbänken", "dammvippan", "tolvslaget")
PLANTED = {
    Period(2025, 4): ("grenverket 2440", "amount", "16469.41", "16496.41"),
    Period(2025, 8): ("hyvelbänken 2440", "wrong_account", "10681.44", "10681.44"),
    Period(2025, 10): ("dammvippan 2440", "timing", "None", "-81197.60"),
}


@dataclass(frozen=True)
class Evening:
    """What ``reconcile`` and ``status`` said when the treasurer had done the month."""

    reconciled: Reconciled
    bank: Money


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bank") / "books"


@pytest.fixture(scope="module")
def evenings(root: Path) -> list[Evening]:
    now = dt.datetime(2026, 3, 10, 12, 0)
    session = Session(root=root, now=now, today=now.date(), by="kim", command="test")
    init(session, sample="motala")
    found = []
    for _, reconciled in reconciled_year(session, motala()):
        status = json.loads(fondbok("status", "--json", cwd=root, books=root).out)
        found.append(Evening(reconciled, Money.parse(status["bank"])))
    return found


@pytest.fixture(scope="module")
def books(root: Path, evenings: list[Evening]) -> Books:
    assert len(evenings) == 12
    return open_books(root)


def of_series(books: Books, series: str) -> list[Voucher]:
    return [one.voucher for one in books.read_vouchers if one.voucher.id.series == series]


def test_every_evening_all_agrees_but_for_what_is_planted(evenings: list[Evening]) -> None:
    for evening in evenings:
        found = evening.reconciled
        told = [(d.place, d.klass, str(d.ours), str(d.theirs)) for d in found.differences]
        planted = PLANTED.get(found.period)
        assert told == ([planted] if planted else []), found.period
        assert all(d.is_open and d.steps for d in found.differences)
        for check in found.checked:
            is_planted = planted is not None and planted[0].startswith(check.place)
            if check.theirs is not None and not is_planted:
                assert check.ours == check.theirs, (found.period, check)


def test_the_bank_is_what_the_statement_closes_with(evenings: list[Evening]) -> None:
    closing = {one.month: Money(one.closing) for one in statements()}
    for evening in evenings:
        checks = evening.reconciled.checked
        (bank,) = [check for check in checks if check.area == "bank"]
        expected = closing[evening.reconciled.period]
        assert bank.ours == bank.theirs == evening.bank == expected
    assert closing[YEAR[-1]] > Money(2_000_000_00)


def test_what_differed_is_settled_when_one_looks_back(books: Books) -> None:
    """A payment over a month's end is explained; what Morotsviken did not report stays declared."""
    told = {
        month: [(d.place, d.klass, d.is_open) for d in reconcile(books, month).differences]
        for month in YEAR
    }
    assert {month: some for month, some in told.items() if some} == {
        Period(2025, 5): [("morotsviken", "declared", True)],
        Period(2025, 10): [("dammvippan 2440", "timing", False)],
    }


@pytest.mark.parametrize("member", SIE_MEMBERS)
def test_at_the_years_end_debt_and_capital_are_the_same_there(books: Books, member: str) -> None:
    found = reconcile(books, YEAR[-1])
    checks = {c.what: c for c in found.checked if c.area == "members" and c.place == member}
    for what in ("debt", "capital"):
        assert Money(0) < checks[what].ours == checks[what].theirs


def test_half_a_years_books_agree_with_the_months_they_cover(books: Books) -> None:
    """Morotsviken's file holds balances only, and comes in September."""
    for period, is_compared in ((Period(2025, 6), True), (Period(2025, 7), False)):
        checks = [c for c in reconcile(books, period).checked if c.place == "morotsviken"]
        theirs = [c.theirs for c in checks if c.area == "members"]
        assert all((amount is not None) is is_compared for amount in theirs)
        assert len(theirs) == 2


def test_bank_files_taken_in_three_times_change_nothing(
    root: Path, books: Books, tmp_path: Path
) -> None:
    copied = Path(shutil.copytree(root, tmp_path / "books"))
    before = contents(copied)
    files = [FileIn(path, content) for path, content in bank_files().items()]
    assert len(files) == 16
    now = dt.datetime(2026, 3, 10, 12, 0)
    session = Session(copied, now, now.date(), "kim", "test")
    for order in (files, files[::-1], files):
        receipts = take_in(session, order).receipts
        assert not any(one.problems or one.is_new for one in receipts)
        assert month(session, YEAR[-1]).paid == ()
    assert contents(copied) == before
    assert open_books(copied).tip == books.tip


def test_three_files_of_a_day_pay_two_notices_once(books: Books) -> None:
    day = dt.date(2025, 3, 19)
    (paid,) = [one for one in of_series(books, "B") if one.date == day]
    assert [str(one.voucher) for one in paid.settles] == ["V2025-4", "V2025-5"]
    details = [one for one in books.balances.facts.bank.files if one.is_details]
    told = [(one.kind, one.file, len(one.lines)) for one in details]
    # What BgMax has told camt.054 need not tell again.
    assert told == [("BgMax", f"BgMax {day}.txt", 1), ("BgMax", "BgMax 2025-09-17.txt", 1)]
    assert f"inbox/2025-03/insättningar {day}.xml" in bank_files()


def test_days_in_two_formats_add_nothing(books: Books) -> None:
    files = [one for one in books.balances.facts.bank.files if one.file.endswith("2025-09.csv")]
    assert [(one.kind, len(one.lines)) for one in files] == [("CSV Swedbank", 0)]


def test_what_was_paid_twice_pays_the_next_notices(books: Books) -> None:
    offset = [one for one in of_series(books, "B") if one.bank is None]
    told = [(one.payee, one.date.isoformat(), str(one.amount)) for one in offset]
    assert told == [
        ("Grenverket ek. för.", "2025-09-16", "14784.99"),
        ("Grenverket ek. för.", "2025-10-16", "3169.13"),
    ]
    assert books.balances.balance_under("Liabilities:Prepaid").is_zero


def test_the_treasurer_places_two_payments_and_rules_book_the_banks_own(books: Books) -> None:
    made = of_series(books, "M")
    placed = {one.payee: [str(s.voucher) for s in one.settles[1:]] for one in made if one.settles}
    assert placed == {
        "Jona Vassrugg": ["V2025-15"],
        "Café Strandpiren ek. för.": ["V2025-22"],
        "swedbank": [],
    }
    booked = Counter(str(one.extra.get("booking-rule")) for one in made)
    assert booked == {"bankavgift": 11, "ränta": 1, "None": 2}
    assert books.balances.balance_under("Liabilities:Unidentified").is_zero


def test_one_notice_in_two_parts_and_two_in_one_payment(books: Books) -> None:
    settles = [(str(one.id), s) for one in of_series(books, "B") for s in one.settles]
    paid: dict[str, list[str]] = {}
    for number, one in settles:
        paid.setdefault(str(one.voucher), []).append(number)
    assert len(paid["V2025-35"]) == 2
    assert paid["V2025-30"] == paid["V2025-31"] and len(paid["V2025-30"]) == 1
    assert paid["V2025-73"] == paid["V2025-81"], "a credit taken off"
    assert total(s.amount for _, s in settles if str(s.voucher) == "V2025-73") == Money(-4438_70)


def test_the_sample_knows_what_the_fund_notices(books: Books, golden: Golden) -> None:
    """The sample's own table: its members and its bank are made before the year is run."""
    notices = [one for period in YEAR for one in notices_of(books, period)]
    lines = ["voucher;date;due;member;month;fee;service;vat;capital"]
    for one in sorted(notices, key=lambda notice: notice.voucher):
        head = [one.voucher, one.date, one.due or "", one.member_key, one.month]
        parts = [one.parts[part] for part in ("fee", "service", "vat", "capital")]
        lines.append(";".join(map(str, (*head, *parts))))
    golden(ROOT / "ledger/sample/notices.csv", "\n".join(lines) + "\n")
