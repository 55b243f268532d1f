"""consortium.yaml: the complete shape, and every slip in its place."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from consortium.members import Consortium
from consortium.pay_to import PayTo
from consortium.wording.consortium_yaml import WORDINGS
from rules.consortium_yaml import read_consortium
from tests.rules.marked import (
    CONSORTIUM,
    Slip,
    changed,
    consortium_problems,
    expect,
    problems_of,
    read_example,
    slip,
)

SLIPS = (
    slip("organisation_number_must_have_ten_digits", "769601-0003", "¤769601-000"),
    slip("organisation_number_must_check", "769601-0003", "¤769601-0004"),
    slip("organisation_number_must_be_unique", "769602-0002", "¤769601-0003"),
    slip("organisation_number_must_be_unique", "769602-0002", "¤769600-0004"),
    slip("fiscal_year_must_start_on_a_first", "01-01\n", "¤01-15\n"),
    slip("bankgiro_must_check", "5050-1055", "¤5050-1054"),
    slip("plusgiro_must_check", "bankgiro: 5050-1055", "plusgiro: ¤28 65 43-1"),
    slip("iban_must_check", "SE45 5000", "¤SE46 5000"),
    slip("iban_must_check", "SE45 5000 0000 0583 9825 7466", "¤SE45 5000 0000"),
    slip("keys_must_give_different_accounts", "start_up,", "start_up, ¤start__up,"),
    slip("keys_must_give_different_accounts", "start_up,", "start_up, ¤tax_,"),
    slip("keys_must_give_different_accounts", "  cykelbud:", "  ¤nystart_:"),
    slip("purposes_must_hold_administration", "purposes: [administration,", "¤purposes: ["),
    slip("purposes_must_be_named_once", "start_up, rel", "start_up, ¤start_up, rel"),
    slip("purpose_must_not_be_reserved", "start_up, rel", "start_up, ¤members, rel"),
    slip("left_must_not_be_before_joined", "left: null", "left: ¤2025-12-31"),
    slip("levy_between_must_ascend", "[5 %, 10 %]", "¤[10 %, 5 %]"),
    slip("levy_between_must_ascend", "[5 %, 10 %]", "¤[5 %, 110 %]"),
    slip("member_must_exist", "represents: [grenverket]", "represents: [¤grenverkt]"),
    slip("member_must_exist", "represents: [grenverket]", "represents: ¤grenverkt"),
    slip("member_must_exist", "nystart, cykelbud]", "nystart, {holder: ¤robin, from: 2026-01-01}]"),
    slip("person_must_exist", "chair: robin", "chair: ¤robbin"),
    slip("person_must_exist", "chair: robin", "chair: {holder: ¤robbin, until: 2027-01-01}"),
    slip("person_must_exist", "[robin, love]", "[robin, ¤grenverket]"),
    slip("person_must_exist", "deputies: [kit]", "deputies: [¤kitt]"),
    slip("until_must_not_be_before_from", "from: 2026-05-20, until: null",
         "from: 2026-05-20, until: ¤2026-05-19"),
    slip("until_must_not_be_before_from", "seats: 5",
         "seats: [{seats: 5, from: 2026-05-20, until: ¤2026-05-19}]"),
    slip("treasurer_should_be_named", "people:", "¤people:", "[treasurer]", "[attestor]"),
    slip("purpose_must_exist", "people:",
         "bookings: [{text: avgift, template: bank_fee, purpose: ¤revolving}]\npeople:"),
    slip("word_must_be_known", "people:",
         "bookings: [{text: avgift, template: ¤supplier_invoice}]\npeople:"),
    slip("key_must_be_known", "people:",
         "bookings: [{text: avgift, template: tax, ¤konto: 1930}]\npeople:"),
    # Slips of shape that only this file can have:
    slip("word_must_be_known", "roles: [treasurer]", "roles: [¤tresurer]"),
    slip("word_must_be_known", "form: ekonomisk_forening", "form: ¤aktiebolag"),
    slip("number_must_not_be_above", "sie_types: [2, 3, 4]", "sie_types: [2, 3, ¤5]"),
    slip("key_must_be_well_formed", "  nystart:", "  ¤Nystart:"),
    slip("key_must_be_known", "due_diligence:", "¤due_dilligence:"),
    slip("list_must_not_be_shorter", "[5 %, 10 %]", "¤[5 %]"),
)  # fmt: skip


@pytest.mark.parametrize("row", SLIPS, ids=lambda row: row.code)
def test_a_slip_is_told_in_its_place(row: Slip) -> None:
    expect(row.code, changed(CONSORTIUM, row), consortium_problems)


def test_every_wording_has_a_slip() -> None:
    assert WORDINGS.keys() <= {row.code for row in SLIPS}


def test_the_example_of_the_design_loads_without_a_word() -> None:
    consortium = read_example()
    assert consortium_problems(CONSORTIUM.encode()) == ()
    assert consortium.organisation_number == "769600-0004"
    assert consortium.statutes.levy_between == (Decimal("0.05"), Decimal("0.10"))
    assert consortium.bank_accounts["main"].iban == "SE4550000000058398257466"
    assert consortium.bank_accounts["main"].bankgiro == "5050-1055"
    assert consortium.accept.sie_types == (2, 3, 4)
    assert consortium.all_purposes[-2:] == ("tax", "revolving")
    assert [seat.holder for seat in consortium.bodies["board"].members] == ["robin", "love"]
    assert consortium.people["robin"].has_role("board", dt.date(2026, 5, 20))
    assert not consortium.people["robin"].has_role("board", dt.date(2026, 5, 19))


DATED = CONSORTIUM.replace(
    "roles: [treasurer]", "roles: {role: treasurer, from: 2026-01-01, until: 2026-12-31}"
).replace(
    "bodies: {board: {seats: 5, chair: robin, members: [robin, love]",
    "bodies: {board: {seats: [{seats: 5, until: 2026-05-19}, {seats: 7, from: 2026-05-20}], "
    "chair: [{holder: love, until: 2026-05-19}, {holder: robin, from: 2026-05-20}], "
    "members: [{holder: robin, from: 2026-05-20}, love]",
).replace(
    "represents: [grenverket]", "represents: [{member: grenverket, from: 2026-05-20}]"
).replace(
    "bank: swedbank", "bank: swedbank, from: 2026-01-01, until: null"
)  # fmt: skip


def test_whatever_changes_over_time_may_be_dated() -> None:
    consortium = read_consortium(DATED.encode(), "consortium.yaml")
    before, after = dt.date(2026, 5, 19), dt.date(2026, 5, 20)
    board = consortium.bodies["board"]
    assert [s.seats for s in board.seats if s.holds(before)] == [5]
    assert [s.seats for s in board.seats if s.holds(after)] == [7]
    assert [s.holder for s in board.chair if s.holds(after)] == ["robin"]
    assert [s.holder for s in board.members if s.holds(before)] == ["love"]
    assert not consortium.people["robin"].represents[0].holds(before)
    assert not consortium.people["kim"].has_role("treasurer", dt.date(2027, 1, 1))
    assert consortium.bank_accounts["main"].holds(after)


def test_where_somebody_is_paid_is_bare_or_dated() -> None:
    before, after = dt.date(2026, 5, 19), dt.date(2026, 5, 20)
    bare = CONSORTIUM.replace("roles: [treasurer]", "roles: [treasurer], pay_to: bg 5050-1055")
    kim = read_consortium(bare.encode(), "c").people["kim"]
    assert kim.paid_to(before) == kim.paid_to(after) == PayTo.bankgiro("5050-1055")
    dated = bare.replace(
        "pay_to: bg 5050-1055",
        "pay_to: [{pay_to: bg 5050-1055, until: 2026-05-19}, "
        "{pay_to: pg 12 34 56-6, from: 2026-05-20, until: 2026-05-20}]",
    )
    kim = read_consortium(dated.encode(), "c").people["kim"]
    assert kim.paid_to(before) == PayTo.bankgiro("5050-1055")
    assert kim.paid_to(after) == PayTo.plusgiro("123456-6")
    assert kim.paid_to(dt.date(2026, 5, 21)) is None


def test_all_slips_are_told_at_once() -> None:
    text = CONSORTIUM.replace("chair: robin", "chair: x").replace("[5 %, 10 %]", "[6 %, 5 %]")
    codes = [problem.code for problem in problems_of(lambda: consortium_problems(text.encode()))]
    assert codes == ["levy_between_must_ascend", "person_must_exist"]


def test_a_bare_value_and_its_dated_form_say_the_same() -> None:
    dated = CONSORTIUM.replace("roles: [treasurer]", "roles: [{role: treasurer}]")
    bare = read_consortium(dated.replace("[kit]", "kit").encode(), "c")
    assert isinstance(bare, Consortium)
    assert bare == read_example()
