"""What a reconciliation says of payments that were sent and have not left."""

from __future__ import annotations

SAYS: dict[str, tuple[str, str]] = {
    "payment_refused": (
        "Banken avvisade {voucher} till {payee}: {why}.",
        "The bank refused {voucher} to {payee}: {why}.",
    ),
    "payment_not_seen": (
        "{voucher} till {payee} är skickad, att betalas {day}, men inte på kontoutdraget.",
        "{voucher} to {payee} is sent, to be paid {day}, but not on the statement.",
    ),
}
STEPS: dict[str, tuple[str, str]] = {
    "send_again": (
        "rätta kontot, eller skicka igen: fondbok export payments --again {voucher}",
        "correct the account, or send again: fondbok export payments --again {voucher}",
    ),
    "ask_about_payment": (
        "ta in kontoutdraget; annars se i internetbanken om filen är signerad ({voucher})",
        "take in the statement; else see in the internet bank if the file is signed ({voucher})",
    ),
}
