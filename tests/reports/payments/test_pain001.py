"""A payment file fits the schema, sums to what was ordered, and is the same every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from consortium.money import Money, total
from consortium.pay_to import PayTo
from consortium.transfer import Transfer, shown
from reports.payments.order import PaymentOrder
from reports.payments.pain001 import Version, payment_batches, write_pain001
from reports.payments.profiles import GENERAL, PROFILES, BankProfile, profile_of
from tests.reports.payments.making import CREATED, DAY, FUND, IBAN, NEXT_DAY, TRANSFERS, order

VERSIONS: tuple[Version, ...] = get_args(Version)
CORPUS = Path(__file__).parents[2] / "data" / "camt"
AGREEMENT = "769600000400A001"


def schema(version: str) -> etree.XMLSchema:
    """ISO's own schema, which sepaxml carries."""
    spec = find_spec("sepaxml")
    assert spec is not None and spec.origin is not None
    path = Path(spec.origin).parent / "schemas" / f"pain.001.001.{version}.xsd"
    return etree.XMLSchema(etree.parse(path))


SCHEMAS = {version: schema(version) for version in VERSIONS}


def parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def texts(content: bytes, name: str) -> list[str | None]:
    return [one.text for one in parsed(content).iter(f"{{*}}{name}")]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("profile", [*PROFILES.values(), GENERAL], ids=lambda one: one.name)
def test_every_bank_and_version_fits_the_schema(profile: BankProfile, version: Version) -> None:
    debtor = replace(FUND, agreement=AGREEMENT)
    content = write_pain001(order(debtor=debtor), version=version, profile=profile)
    SCHEMAS[version].assertValid(parsed(content))


@pytest.mark.parametrize("version", VERSIONS)
def test_sums_and_counts_are_those_of_the_order(version: Version) -> None:
    content = write_pain001(order(), version=version)
    assert texts(content, "NbOfTxs") == ["4", "2", "2"]
    assert texts(content, "CtrlSum") == ["33575.51", "25575.50", "8000.01"]
    amounts = [Money.parse(one or "") for one in texts(content, "InstdAmt")]
    assert total(amounts) == order().sum


def test_one_batch_for_each_day_and_account() -> None:
    other = PayTo.bankgiro("991-2346")
    moved = replace(TRANSFERS[1], end_to_end="U-9", debited=other)
    batches = payment_batches(order(*TRANSFERS, moved))
    assert {name: [one.end_to_end for one in group] for name, group in batches.items()} == {
        "FOND-2026-04-08-1-1": ["U-2026-1", "U-2026-2"],
        "FOND-2026-04-08-1-2": ["U-9"],
        "FOND-2026-04-08-1-3": ["U-2026-3", "U-2026-4"],
    }
    content = write_pain001(order(*TRANSFERS, moved))
    SCHEMAS["03"].assertValid(parsed(content))
    assert texts(content, "PmtInfId") == list(batches)
    accounts = [
        account.findtext(".//{*}IBAN") or account.findtext(".//{*}Othr/{*}Id")
        for account in parsed(content).iter("{*}DbtrAcct")
    ]
    assert accounts == [IBAN, other.number, IBAN]


def test_the_same_order_gives_the_same_bytes_and_keeps_swedish_letters() -> None:
    content = write_pain001(order())
    assert content == write_pain001(order())
    assert "Sågverk Öster &amp; Åkers AB".encode() in content
    assert "Faktura 2026-0512, å ä ö".encode() in content
    assert b"<CreDtTm>2026-04-08T14:30:05</CreDtTm>" in content


def test_text_cannot_break_the_file() -> None:
    nasty = replace(TRANSFERS[2], creditor="]]>\x00<Nm>\n\x1b" + "x" * 90, message="&a;\x07")
    content = write_pain001(order(nasty))
    SCHEMAS["03"].assertValid(parsed(content))
    assert len(texts(content, "Nm")[-1] or "") <= 70
    assert texts(content, "Ustrd") == ["&a;"]


SHAPE = (
    "MsgId", "PmtMtd", "CtrlSum", "SvcLvl", "ReqdExctnDt", "DbtrAcct", "DbtrAgt", "ChrgBr",
    "EndToEndId", "InstdAmt", "CdtrAgt", "Cdtr", "CdtrAcct", "RmtInf",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "version", "bank"),
    [
        ("pain001_03_se_bankgiro.xml", "03", "seb"),
        ("pain001_09_se_plusgiro.xml", "09", "nordea"),
    ],
)
def test_giros_are_written_as_in_public_examples(name: str, version: Version, bank: str) -> None:
    """What stands in the example's creditor account, agent and reference, we write alike."""
    example = parsed((CORPUS / name).read_bytes())
    ours = parsed(write_pain001(as_ours(example), version=version, profile=PROFILES[bank]))
    for tag in SHAPE:
        theirs = list(example.iter(f"{{*}}{tag}"))
        assert len(theirs) == len(list(ours.iter(f"{{*}}{tag}"))), tag
    for tag in ("CdtrAcct", "CdtrAgt", "RmtInf", "Amt", "ReqdExctnDt"):
        assert [leaves(one) for one in example.iter(f"{{*}}{tag}")] == [
            leaves(one) for one in ours.iter(f"{{*}}{tag}")
        ], tag


def leaves(element: etree._Element) -> list[tuple[str, str]]:
    return [
        (str(one.tag).rpartition("}")[2], one.text or "") for one in element.iter() if not len(one)
    ]


def as_ours(example: etree._Element) -> PaymentOrder:
    """The example's payments as values of our own."""
    day = date.fromisoformat(
        (
            example.findtext(".//{*}ReqdExctnDt/{*}Dt")
            or example.findtext(".//{*}ReqdExctnDt")
            or ""
        ).strip()
    )
    transfers = []
    for one in example.iter("{*}CdtTrfTxInf"):
        number = one.findtext(".//{*}CdtrAcct//{*}Othr/{*}Id") or ""
        is_bankgiro = one.findtext(".//{*}SchmeNm/{*}Prtry") == "BGNR"
        transfers.append(
            Transfer(
                day,
                one.findtext(".//{*}EndToEndId") or "",
                Money.parse(one.findtext(".//{*}InstdAmt") or ""),
                one.findtext("{*}Cdtr/{*}Nm") or "",
                PayTo.bankgiro(number) if is_bankgiro else PayTo.plusgiro(number),
                reference=one.findtext(".//{*}Ref"),
                message=one.findtext(".//{*}Ustrd") or "",
            )
        )
    return order(*transfers)


# What no order can hold.

GIRO = PayTo.bankgiro("5050-1055")


@pytest.mark.parametrize(
    "changed",
    [
        {"amount": Money(0)},
        {"amount": Money(-1)},
        {"creditor": " \x1b\n"},
        {"end_to_end": ""},
        {"end_to_end": "x" * 36},
        {"end_to_end": "utbetalning-å"},
        {"end_to_end": "/x"},
        {"reference": "12 34"},
        {"reference": "125", "message": "x"},
        {"message": "x" * 141},
    ],
)
def test_a_payment_that_a_bank_would_refuse_is_not_made(changed: dict[str, object]) -> None:
    good = Transfer(DAY, "U-1", Money(1), "Café", GIRO)
    with pytest.raises(ValueError, match=r"\w"):
        replace(good, **changed)  # type: ignore[arg-type]  # each case changes another field


def test_accounts_have_right_check_digits_and_lie_in_sweden() -> None:
    for make, text in (
        (PayTo.bankgiro, "5050-1056"),
        (PayTo.plusgiro, "12 34 56-7"),
        (PayTo.iban, "SE4550000000058398257467"),
        (PayTo.iban, "DE89370400440532013000"),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            make(text)
    with pytest.raises(ValueError, match="pay_to_must"):
        PayTo.in_bank("8327-8", "123")
    assert PayTo.in_bank("6000", "123456789").clearing == "6000"


def test_an_order_has_payments_and_ids_of_their_own() -> None:
    with pytest.raises(ValueError, match="at least one"):
        PaymentOrder("M-1", CREATED, FUND, ())
    with pytest.raises(ValueError, match="twice: U-2026-1"):
        order(TRANSFERS[1], TRANSFERS[1])
    with pytest.raises(ValueError, match="not an id"):
        order(message_id="x" * 31)


def test_money_is_drawn_from_an_account_with_a_bank() -> None:
    with pytest.raises(ValueError, match="drawn from"):
        replace(FUND, account=PayTo.plusgiro("123455"))
    with pytest.raises(ValueError, match="bic_must"):
        replace(FUND, bic="SEB")


def test_a_bank_that_demands_an_agreement_gets_one_of_its_shape() -> None:
    swedbank = PROFILES["swedbank"]
    with pytest.raises(ValueError, match="agreement"):
        write_pain001(order(), profile=swedbank)
    content = write_pain001(order(debtor=replace(FUND, agreement=AGREEMENT)), profile=swedbank)
    header = parsed(content).find(".//{*}InitgPty")
    assert header is not None and header.findtext(".//{*}Othr/{*}Id") == AGREEMENT


def test_a_bank_is_known_by_name_or_by_iban() -> None:
    assert profile_of("Svenska Handelsbanken") is PROFILES["handelsbanken"]
    assert profile_of("Länsförsäkringar") is PROFILES["lansforsakringar"]
    assert profile_of(None, IBAN) is PROFILES["seb"]
    assert profile_of("Sparbanken Nord", "SE0099999999999999999999") is GENERAL


ANY_TEXT = st.text(max_size=120).filter(shown)
ANY_TRANSFER = st.builds(
    Transfer,
    st.dates(DAY, NEXT_DAY + timedelta(days=3)),
    st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9-]{0,34}\Z"),
    st.integers(1, 10**13).map(Money),
    ANY_TEXT,
    st.sampled_from([one.account for one in TRANSFERS]),
    message=st.text(max_size=140),
)


@given(
    st.lists(ANY_TRANSFER, min_size=1, max_size=6, unique_by=lambda one: one.end_to_end),
    st.sampled_from(VERSIONS),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
)
def test_any_order_fits_the_schema_and_loses_nothing(
    transfers: list[Transfer], version: Version, created: datetime
) -> None:
    every = PaymentOrder("M-1", created, FUND, tuple(transfers))
    content = write_pain001(every, version=version)
    SCHEMAS[version].assertValid(parsed(content))
    assert texts(content, "CtrlSum")[0] == str(every.sum)
    assert sorted(texts(content, "EndToEndId")) == sorted(one.end_to_end for one in transfers)  # type: ignore[type-var]  # every id has a text
