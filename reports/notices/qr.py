"""The invoice QR code that Swedish bank apps read: the UsingQR format, drawn by segno.

UsingQR (Visma, revision 2 of 2014, free to use) is one JSON object: ``uqr`` version 1, ``tp`` 1
for an invoice to pay (credits have nothing to be paid and get no code), ``nme`` and ``cid`` the
payee's name and organisation number, ``cc`` its country, ``iref`` the reference, ``idt`` and
``ddt`` invoice and due day as YYYYMMDD, ``due`` and ``vat`` amounts (``vat`` in all: ``vh``,
``vm`` and ``vl`` by rate would stand instead of it), ``cur``, ``pt`` the kind of account (``BG``,
``PG`` or ``IBAN``) and ``acc`` the account, a giro with its hyphen. ``bc`` and ``adr``, the
bank's BIC and the payee's place, are for payments from abroad, and are left out.
"""

from __future__ import annotations

import io
import json

from consortium.members import BankAccount, Consortium
from consortium.money import ZERO, Money
from reports.notices.notice import Notice


def payload(notice: Notice, seller: Consortium) -> str | None:
    """The object's text; ``None`` where there is nothing to pay, or nowhere to pay it."""
    account = None if notice.paid_into is None else _account(notice.paid_into)
    if account is None or notice.to_pay <= ZERO or notice.due is None:
        return None
    fields: dict[str, str | int | Money] = {
        "uqr": 1,
        "tp": 1,
        "nme": seller.name,
        "cc": "SE",
        "cid": seller.organisation_number,
        "iref": notice.reference,
        "idt": f"{notice.date:%Y%m%d}",
        "ddt": f"{notice.due:%Y%m%d}",
        "due": notice.to_pay,
        "vat": notice.parts["vat"],
        "cur": "SEK",
        "pt": account[0],
        "acc": account[1],
    }
    return "{" + ",".join(f'"{name}":{_json(value)}' for name, value in fields.items()) + "}"


def _json(value: str | int | Money) -> str:
    # Amounts are written as the exact decimals that they are: json would want floats.
    return str(value) if isinstance(value, Money) else json.dumps(value, ensure_ascii=False)


def _account(account: BankAccount) -> tuple[str, str] | None:
    if account.bankgiro:
        return "BG", account.bankgiro
    if account.plusgiro:
        return "PG", account.plusgiro
    return ("IBAN", account.iban) if account.iban else None


def drawn(text: str) -> str:
    """The code as SVG, without a margin: the page leaves one."""
    import segno

    code = segno.make_qr(text, error="m", encoding="utf-8")
    svg = io.BytesIO()
    code.save(svg, kind="svg", border=0, xmldecl=False, omitsize=True, nl=False)
    return svg.getvalue().decode("ascii")
