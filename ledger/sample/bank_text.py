"""How the sample's bank writes: camt.053 and camt.054, BgMax, and Swedbank's CSV.

Fondbok only reads such files; these imitate what a bank gives, as far as the story needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from consortium.money import Money
from consortium.period import Period
from ledger.sample.payments import Paid

IBAN, BANKGIRO = "SE3880000000000000000017", "50501055"
_CLEARING, _NUMBER = "8000-2", "000 000 001-7"


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement of the account, in öre; what a bare one consists of another file tells."""

    day: date
    ore: int
    text: str
    payments: tuple[Paid, ...] = ()
    is_bare: bool = False

    @property
    def reference(self) -> str:
        """The bank's own id of it."""
        return f"{self.day:%Y%m%d}{abs(self.ore):010}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A month of the account: what stood on it first, and all that moved it, by day."""

    month: Period
    opening: int
    entries: tuple[Entry, ...]

    @property
    def closing(self) -> int:
        """What stood on it at the month's end, in öre."""
        return self.opening + sum(one.ore for one in self.entries)


def camt053(statement: Statement) -> bytes:
    """The statement as XML."""
    month = statement.month
    balances = (
        _balance("OPBD", statement.opening, month.first),
        _balance("CLBD", statement.closing, month.last),
    )
    entries = (_entry(one, is_bare=one.is_bare) for one in statement.entries)
    inside = "".join((_account(str(month)), *balances, *entries))
    return _document("053", "BkToCstmrStmt", "Stmt", inside)


def camt054(deposit: Entry) -> bytes:
    """Who paid a deposit, as XML: details of an entry of the statement, and no money."""
    inside = _account(f"{deposit.day}") + _entry(deposit, is_bare=False)
    return _document("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", inside)


def bgmax(deposit: Entry) -> bytes:
    """Who paid a deposit, as Bankgirot's records of 80 characters."""
    lines = [
        f"01BGMAX{'':15}01{deposit.day:%Y%m%d}190000000000P",
        f"05{BANKGIRO:>010}{'':10}SEK",
    ]
    for number, paid in enumerate(deposit.payments, 1):
        lines.append(f"20{0:010}{paid.reference:>25}{paid.ore:018}20{number:012}0")
        lines.append(f"26{paid.payer}")
    count = len(deposit.payments)
    told = f"{deposit.day:%Y%m%d}{deposit.day:00%j}{deposit.ore:018}SEK{count:08}"
    lines += [f"15{IBAN[4:]:0>35}{told}", f"70{count:08}{0:08}{0:08}{1:08}"]
    return "".join(f"{line:80}\r\n" for line in lines).encode("latin-1")


def swedbank_csv(statement: Statement, first: date) -> bytes:
    """The rows of a statement from a day on, newest first, in Windows' letters."""
    standing, rows = statement.opening, []
    for one in statement.entries:
        standing += one.ore
        if one.day >= first:
            days = ",".join([str(one.day)] * 3)
            texts = f'"{one.text}","{one.text}",{Money(one.ore)},{Money(standing)}'
            rows.append(f'{_CLEARING},{_NUMBER},"Föreningskonto",SEK,{days},{texts}')
    last = statement.month.last
    head = f"* Transaktioner Period {first} – {last} Skapad {statement.month.next.first} 08:12 CEST"
    numbered = [f"{number},{row}" for number, row in enumerate(reversed(rows), 1)]
    return "".join(f"{line}\r\n" for line in (head, _CSV_HEADINGS, *numbered)).encode("cp1252")


_CSV_HEADINGS = (
    "Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,"
    "Referens,Beskrivning,Belopp,Bokfört saldo"
)


def _document(family: str, message: str, page: str, inside: str) -> bytes:
    namespace = f"urn:iso:std:iso:20022:tech:xsd:camt.{family}.001.02"
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    body = f"<{message}>\n<{page}>\n{inside}</{page}>\n</{message}>"
    return f'{head}\n<Document xmlns="{namespace}">\n{body}\n</Document>\n'.encode()


def _account(number: str) -> str:
    return f"<Id>{number}</Id>\n<Acct><Id><IBAN>{IBAN}</IBAN></Id><Ccy>SEK</Ccy></Acct>\n"


def _balance(kind: str, ore: int, day: date) -> str:
    told = f"<Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{_amount(ore)}"
    return f"<Bal>{told}<Dt><Dt>{day}</Dt></Dt></Bal>\n"


def _amount(ore: int) -> str:
    way = "DBIT" if ore < 0 else "CRDT"
    return f'<Amt Ccy="SEK">{Money(abs(ore))}</Amt><CdtDbtInd>{way}</CdtDbtInd>'


def _entry(one: Entry, *, is_bare: bool) -> str:
    days = f"<BookgDt><Dt>{one.day}</Dt></BookgDt><ValDt><Dt>{one.day}</Dt></ValDt>"
    told = f"<AcctSvcrRef>{one.reference}</AcctSvcrRef>{_details(one.payments, is_bare=is_bare)}"
    text = f"<AddtlNtryInf>{escape(one.text)}</AddtlNtryInf>"
    return f"<Ntry>{_amount(one.ore)}<Sts>BOOK</Sts>{days}{told}{text}</Ntry>\n"


def _details(payments: Sequence[Paid], *, is_bare: bool) -> str:
    if not payments:
        return ""
    batch = f"<Btch><NbOfTxs>{len(payments)}</NbOfTxs></Btch>"
    details = "" if is_bare else "\n" + "".join(_transactions(payments))
    return f"<NtryDtls>{batch}{details}</NtryDtls>"


def _transactions(payments: Sequence[Paid]) -> Iterator[str]:
    for one in payments:
        reference = f"<Strd><CdtrRefInf><Ref>{one.reference}</Ref></CdtrRefInf></Strd>"
        said = reference if one.reference else f"<Ustrd>{escape(one.message)}</Ustrd>"
        money = f'<AmtDtls><TxAmt><Amt Ccy="SEK">{Money(one.ore)}</Amt></TxAmt></AmtDtls>'
        payer = f"<RltdPties><Dbtr><Nm>{escape(one.payer)}</Nm></Dbtr></RltdPties>"
        yield f"<TxDtls>{money}{payer}<RmtInf>{said}</RmtInf></TxDtls>\n"
