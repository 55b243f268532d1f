"""Books with money on the account and debts to pay, for payouts by the commands themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import etree

from consortium.money import ZERO, Money
from consortium.ocr import reference_of
from consortium.voucher import VoucherNumber
from tests.e2e import making
from tests.e2e.command import Ran, fondbok

MARCH = "2026-03-20T12:00:00"
IBAN = "SE3880000000000000000017"
HEADINGS = "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo"
LEVIES = (("Grenverket", "7000"), ("Åkeriet", "500"))
GIRO, REFERENCE = "bankgiro 5050-1055", "2026 000 311"
DECIDED = ("--decision", "Stämman 2026-02-20 § 9", "--adjusted", "2026-02-27")
ATTESTED = ("--document", "faktura.pdf", "--attested-by", "robin", "--purpose", "solidarity")


def paying_books(place: Path) -> Path:
    """January is levied and paid: 7 500 kronor are on the account; Kim has an account."""
    books = making.posted_books(place)
    path = books / "consortium.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("bankgiro: 5050-1055}", "bankgiro: 5050-1055, bank: Ekobanken}")
    text = text.replace(
        "kim: {name: Kim Ekorre,", "kim: {name: Kim Ekorre, pay_to: clearing 8327-9 123 456 789-7,"
    )
    path.write_text(text, encoding="utf-8")
    (place / "faktura.pdf").write_bytes(b"%PDF-1.7 faktura")
    rows = [
        (reference_of(VoucherNumber("V", 2026, number)), amount)
        for number, (_, amount) in enumerate(LEVIES, 1)
    ]
    statement(books, *(("2026-03-02", *row) for row in rows))
    return books


def run(books: Path, *command: str, code: int = 0, clock: str = MARCH) -> Ran:
    ran = fondbok(*command, cwd=books.parent, books=books, clock=clock)
    assert ran.code == code, ran.text
    return ran


def shown(books: Path, *command: str, code: int = 0, clock: str = MARCH) -> dict[str, Any]:
    found = json.loads(run(books, *command, "--json", code=code, clock=clock).out)
    assert isinstance(found, dict)
    return found


def statement(books: Path, *entries: tuple[str, str, str], name: str = "in.csv") -> None:
    """A file from the bank of entries (day, text, amount), taken in and what is certain booked."""
    rows, balance = [], ZERO
    held = [file for file in (books / "facts").glob("*.beancount") if "closing" in file.read_text()]
    if held:
        last = held[-1].read_text(encoding="utf-8").rsplit("closing: ", 1)[1].split(" ")[0]
        balance = Money.parse(last)
    for number, (day, text, amount) in enumerate(entries):
        balance += Money.parse(amount)
        kronor = [str(one).replace(".", ",") for one in (Money.parse(amount), balance)]
        serial = f"{name}{number}"
        rows.append(f"{day};{day};{serial};{text};{';'.join(kronor)}")
    (books.parent / name).write_text("\n".join([HEADINGS, *reversed(rows)]) + "\n", "utf-8")
    run(books, "take-in", name, clock="2026-04-20T12:00:00")
    run(books, "month", "2026-01", clock="2026-04-20T12:00:00")


def invoice(books: Path, amount: str, *options: str, payee: str = "Elverket AB") -> str:
    """The voucher of an invoice that is owed."""
    told = ("--payee", payee, "--amount", amount, *ATTESTED, *options)
    (voucher,) = shown(books, "book", "--template", "supplier_invoice", *told)["vouchers"]
    return str(voucher["number"])


def fee(books: Path, amount: str, *options: str) -> str:
    """The voucher of a board fee to Kim that is owed."""
    told = ("--payee", "kim", "--amount", amount, *ATTESTED, *options)
    (voucher,) = shown(books, "book", "--template", "board_fee", *told)["vouchers"]
    return str(voucher["number"])


def states(books: Path) -> dict[str, str]:
    """The state of every open payout."""
    return {one["voucher"]: one["state"] for one in shown(books, "status")["payouts"]}


def codes(found: dict[str, Any]) -> list[str]:
    return [one["code"] for one in found["problems"]]


def answer(message_id: str, *answers: tuple[str, str, str]) -> bytes:
    """A pain.002 about payments of a file: id, status, code of the reason."""
    space = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"
    said = "".join(
        f"<TxInfAndSts><OrgnlEndToEndId>{identity}</OrgnlEndToEndId><TxSts>{status}</TxSts>"
        + (f"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>" if code else "")
        + "</TxInfAndSts>"
        for identity, status, code in answers
    )
    text = (
        f'<Document xmlns="{space}"><CstmrPmtStsRpt><OrgnlGrpInfAndSts>'
        f"<OrgnlMsgId>{message_id}</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>"
        f"<OrgnlPmtInfId>{message_id}-1</OrgnlPmtInfId>{said}</OrgnlPmtInfAndSts>"
        "</CstmrPmtStsRpt></Document>"
    )
    return text.encode()


def written(path: str | Path) -> etree._Element:
    return etree.fromstring(Path(path).read_bytes())
