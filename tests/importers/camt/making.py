"""A small writer of camt, to read back: every version, prefix and encoding that banks use."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from consortium.problems import InputError
from importers.camt import read_camt

IBAN = "SE4550000000058398257466"


def element(name: str, *inside: str, **attributes: str) -> str:
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{told}>{''.join(inside)}</{name}>"


def nested(path: str, text: str) -> str:
    for name in reversed(path.split("/")):
        text = element(name, text)
    return text


def amount(kronor: str, currency: str = "SEK") -> str:
    return element("Amt", kronor, Ccy=currency)


def direction(kronor: str) -> str:
    return element("CdtDbtInd", "DBIT" if kronor.startswith("-") else "CRDT")


def balance(kind: str, kronor: str, day: str = "2026-04-01", currency: str = "SEK") -> str:
    return element(
        "Bal",
        nested("Tp/CdOrPrtry/Cd", kind),
        amount(kronor.lstrip("-"), currency),
        direction(kronor),
        nested("Dt/Dt", day),
    )


def detail(
    kronor: str | None = None,
    *,
    currency: str = "SEK",
    ustrd: Sequence[str] = (),
    references: Sequence[str] = (),
    debtor: str = "",
    version: int = 8,
) -> str:
    parts = []
    if kronor is not None and version > 2:
        parts = [amount(kronor.lstrip("-"), currency), direction(kronor)]
    elif kronor is not None:
        parts = [nested("AmtDtls/TxAmt", amount(kronor.lstrip("-"), currency))]
    if debtor:
        path = "RltdPties/Dbtr/Nm" if version < 7 else "RltdPties/Dbtr/Pty/Nm"
        parts.append(nested(path, escape(debtor)))
    remittance = [element("Ustrd", escape(one)) for one in ustrd]
    remittance += [nested("Strd/CdtrRefInf/Ref", escape(one)) for one in references]
    return element("TxDtls", *parts, element("RmtInf", *remittance))


def entry(
    kronor: str,
    *inside: str,
    currency: str = "SEK",
    status: str | None = "BOOK",
    booked: str | None = "2026-04-05",
    reference: str = "",
    version: int = 8,
) -> str:
    told = "" if status is None else status if version < 7 else element("Cd", status)
    return "\n" + element(
        "Ntry",
        amount(kronor.lstrip("-"), currency),
        direction(kronor),
        element("Sts", told) if told else "",
        nested("BookgDt/Dt", booked) if booked else "",
        nested("ValDt/Dt", "2026-04-06"),
        element("AcctSvcrRef", escape(reference)) if reference else "",
        *inside,
    )


def statement(*inside: str, account: str = IBAN, number: str = "2026-4") -> str:
    return element(
        "Stmt",
        element("Id", number),
        element("Acct", nested("Id/IBAN", account), element("Ccy", "SEK")),
        *inside,
    )


def document(*inside: str, version: int = 8, message: str = "BkToCstmrStmt") -> str:
    family = {"BkToCstmrStmt": "053", "BkToCstmrAcctRpt": "052"}.get(message, "054")
    namespace = f"urn:iso:std:iso:20022:tech:xsd:camt.{family}.001.{version:02}"
    body = element(message, nested("GrpHdr/MsgId", "M"), *inside)
    return element("Document", body, xmlns=namespace)


def file(*entries: str, opening: str = "0", closing: str = "0", version: int = 8) -> bytes:
    """One statement of one account in UTF-8."""
    balances = [balance("OPBD", opening), balance("CLBD", closing)]
    return document(statement(*balances, *entries), version=version).encode()


def problems(content: bytes) -> list[tuple[str, int | None]]:
    """The problems for which a file is refused, none when it is read."""
    try:
        read_camt(content, "k.xml")
    except InputError as error:
        return [(one.code, one.source.line) for one in error.problems]
    return []


def findings(content: bytes) -> list[str]:
    return [one.code for one in read_camt(content, "k.xml").findings]
