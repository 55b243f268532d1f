"""What confirmations say of a member, and that names of any length and kind stay names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from consortium.members import Consortium, Member
from consortium.money import ZERO, Language, Money, total
from consortium.notices import OpenNotice
from consortium.period import Period
from consortium.voucher import VoucherNumber
from ledger.books import Books, open_books
from ledger.use_cases.arrears import Debt
from ledger.use_cases.reconcile import Reconciled, reconcile
from reports.confirmations import confirmation_files, confirmations_of
from reports.confirmations.pdf import pdf
from reports.confirmations.words import WORDS
from rules.reconcile import members
from tests.e2e import making
from tests.e2e import reconciling as by

MARCH = Period(2026, 3)
LONG = "Åkeri- och Ångbåtskooperativet Göta Älvdalens Överförmyndarnämnds Samarbetsförening"
HOSTILE = (
    '#panic("evaluated")',
    '"] #panic("evaluated") [',
    "A" * 400,
    "Emoji 😀 東京\n= Rubrik",
    " ",
)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """One member has paid too much, in two parts; the other's own books say five kronor more."""
    root = making.posted_books(tmp_path_factory.mktemp("confirmed"))
    over = by.LEVIES["grenverket"][1] + Money(250_00)
    by.statement(root, ("2026-03-05", by.REFERENCES["grenverket"], over))
    by.take_in(root, "å.se", by.own_books("åkeriet", by.notice("åkeriet", Money(505_00))))
    return open_books(root)


@pytest.fixture(scope="module")
def found(books: Books) -> Reconciled:
    return reconcile(books, MARCH)


def test_what_is_owed_is_what_it_consists_of(books: Books, found: Reconciled) -> None:
    made = {one.key: one for one in confirmations_of(books, found)}
    assert list(made) == ["grenverket", "åkeriet"]
    for one in made.values():
        parts = total(debt.notice.amount for debt in one.debts) - one.ahead + one.other
        assert one.owed == parts and one.other == ZERO
    ahead, owing = made.values()
    assert (ahead.owed, ahead.ahead, ahead.debts) == (Money(-250_00), Money(250_00), ())
    (balance,) = owing.balances
    assert (balance.ours, balance.theirs, balance.account) == (Money(500_00), Money(505_00), "2440")
    assert [one.klass for one in owing.differences] == ["amount"]
    assert owing.signed == (("Kim Ekorre", None),)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_same_books_give_the_same_bytes(
    books: Books, found: Reconciled, language: Language
) -> None:
    made = confirmations_of(books, found)
    files = confirmation_files(MARCH, made, language)
    assert files == confirmation_files(MARCH, made, language)
    assert [name.rpartition("-")[2] for name in files] == ["grenverket.pdf", "åkeriet.pdf"]
    for content in files.values():
        assert content.startswith(b"%PDF-1.7") and pages(content) == 1


def pages(content: bytes) -> int:
    (count,) = re.findall(rb"/Type/Pages/Count (\d+)", content)
    return int(count)


def test_many_notices_run_over_to_another_page(books: Books, found: Reconciled) -> None:
    one = confirmations_of(books, found)[1]
    debts = tuple(
        Debt(OpenNotice(VoucherNumber("V", 2026, n), "åkeriet", MARCH, None, Money(100)), None)
        for n in range(1, 81)
    )
    assert pages(pdf(replace(one, debts=debts), "sv")) == 3


@pytest.mark.parametrize("name", [LONG, *HOSTILE])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_names_from_outside_stay_names(
    books: Books, found: Reconciled, name: str, language: Language
) -> None:
    """Text that typst would take for markup is shown as it is; were it run, it would panic."""
    one = confirmations_of(books, found)[1]
    member: Member = one.member.model_copy(update={"name": name, "address": name})
    fund: Consortium = one.fund.model_copy(update={"name": name, "address": f"{name}, 1 Å"})
    hostile = replace(one, member=member, fund=fund, signed=((name, name),))
    assert pdf(hostile, language).startswith(b"%PDF")


def test_every_step_of_ours_is_told_in_the_members_words() -> None:
    """Our own list names commands, which are nothing to a member."""
    text = Path(members.__file__).read_text(encoding="utf-8")
    steps = re.findall(r"Step\(owner, ([^,]+),", text)
    codes = {code for step in steps for code in re.findall(r'"(\w+)"', step)}
    assert len(codes) > 5
    for code in codes:
        assert "fondbok" not in " ".join(WORDS[f"step_{code}"])


def test_without_a_balance_there_is_no_letter(books: Books) -> None:
    assert confirmations_of(books, reconcile(books, Period(2026, 1))) == ()
