"""``extract``: from a member's own SIE file what the fund needs, and nothing else.

Run by the member's bookkeeper, where no books of the fund are. Out comes a SIE file of type 2:
the sum of each account and month, opening and closing balances, and the rows that face the fund,
under the original's hash and a checksum. Left behind are payroll, names, texts and signatures;
whatever is written is a number of the original, its company's name, or a word of ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from consortium.money import Language, Money
from consortium.problems import InputError, Problem, Source, Words
from importers import sie, workbook
from importers.reading import Month
from importers.sie import sums
from importers.sie.facing import Names
from importers.sie.months import covered_until, months_of
from importers.sie.personal import is_payroll, personal_data
from importers.sie.write import file_bytes, head, line
from ledger.use_cases.report import write_document

# BAS: shares in cooperatives, service fees and membership fees, where a levy usually lands.
FUND_ACCOUNTS = ("1356", "6560", "6982")
# Where the one total of payroll stands, if it comes along.
PAYROLL_TOTAL = "7000"
_WAGES = tuple(str(number) for number in range(70, 77))
_ACCOUNT = re.compile(r"[0-9]{3,8}", re.ASCII)
_SERIES = re.compile(r"[0-9A-ZÅÄÖ]{1,3}")
_NUMBER = re.compile(r"[0-9]{1,8}", re.ASCII)
# The classes of BAS: a name of our own for every account, since its own may be a person's.
_CLASSES = {
    "1": ("Tillgång", "T"),
    "2": ("Eget kapital eller skuld", "S"),
    "3": ("Intäkt", "I"),
    "4": ("Inköp", "K"),
    "5": ("Kostnad", "K"),
    "6": ("Kostnad", "K"),
    "7": ("Avskrivning", "K"),  # what payroll leaves: 77-79
    "8": ("Finansiell post", "K"),
}
_SAYS = "Utdrag med fondbok extract: månadssummor, balanser och rader mot fonden."


@dataclass(frozen=True, slots=True)
class Facing:
    """What faces the fund: rows on these accounts, and rows that mention one of these names."""

    accounts: Sequence[str] = FUND_ACCOUNTS
    names: Sequence[str] = ()


USUAL = Facing()


@dataclass(frozen=True, slots=True)
class Extracted:
    """An extract, what it was made of, and how much stayed behind, by kind."""

    content: bytes
    name: str
    original: str
    sha256: str
    kind: str
    company: str
    months: tuple[Month, ...]
    accounts: int
    fund_rows: int
    has_payroll: bool
    left: Mapping[str, int]
    findings: tuple[Problem, ...]


def extract(
    content: bytes,
    name: str,
    *,
    version: str,
    language: Language,
    facing: Facing = USUAL,
    with_payroll: bool = False,
) -> Extracted:
    """The extract of the file ``name``; ``InputError`` when it cannot be read, or is not books.

    With ``with_payroll`` the wages of each month come along as one total on account 7000.
    """
    if workbook.is_workbook(content):
        raise _refused(name, Words("en Excelfil", "an Excel file"))
    file = sie.parse(content, name)
    months = months_of(file)
    if file.extract is not None:
        raise _refused(name, Words("ett utdrag, färdigt att skicka", "an extract, ready to send"))
    if file.is_import or not months:
        raise _refused(name, Words(f"{file.kind} utan månader", f"{file.kind}, no months"))
    rows = list(_fund_rows(file, facing))
    ore = _kept(sums.by_month(file), with_payroll=with_payroll)
    opening, closing = (_balances(lines) for lines in (file.opening, file.closing))
    accounts = sorted(
        {*opening, *closing, *(account for month in ore.values() for account in month)}
    )
    sha256 = hashlib.sha256(content).hexdigest()
    lines = [
        *_head(file, version, sha256),
        *_declared(accounts),
        *(line("#IB", 0, account, amount) for account, amount in opening.items()),
        *(line("#UB", 0, account, amount) for account, amount in closing.items()),
        *(
            line("#PSALDO", 0, period, account, (), Money(amount))
            for period, month in ore.items()
            for account, amount in sorted(month.items())
        ),
        *rows,
    ]
    word = "utdrag" if language == "sv" else "extract"
    return Extracted(
        content=file_bytes(lines, has_checksum=True),
        name=f"{PurePath(name).stem}.{word}.se",
        original=name,
        sha256=sha256,
        kind=file.kind,
        company=file.company or "–",
        months=months,
        accounts=len(accounts),
        fund_rows=len(rows),
        has_payroll=PAYROLL_TOTAL in accounts,
        left=_left(file),
        findings=file.findings,
    )


def write_extract(extracted: Extracted, out: Path) -> Path:
    """Write the extract to ``out``, a file or a folder that is there, and say where it is.

    Only an extract is replaced: never the original, nor anything else that stands there.
    """
    path = out / extracted.name if out.is_dir() else out
    if path.exists() and not _is_extract(path):
        raise InputError([Problem("extract_must_not_replace_another_file", Source(str(path)))])
    return write_document(extracted.content, extracted.name, root=path.parent, out=path)


def _is_extract(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return b"\r\n#FONDUTDRAG " in file.read(2_000)


def _refused(name: str, found: Words) -> InputError:
    return InputError([Problem("extract_must_be_of_books", Source(name), {"found": found})])


def _head(file: sie.SieFile, version: str, sha256: str) -> Iterator[str]:
    year, covered = file.year(0), covered_until(file)
    yield from head(
        version=version,
        drawn_on=file.generated,  # a month is whole if it was over when the original was drawn
        sie_type=2,
        company=file.company or "",
        organisation_number=file.organisation_number,
        years=[(0, year.start, year.end)] if year else [],
        covers_until=min(covered, year.last) if year and covered else None,
        remarks=[_SAYS],
    )
    yield line("#FONDUTDRAG", file.kind, sha256)


def _declared(accounts: Sequence[str]) -> Iterator[str]:
    for account in accounts:
        name, letter = _CLASSES.get(account[0], ("Konto", "K"))
        yield line("#KONTO", account, "Löner, summa" if account == PAYROLL_TOTAL else name)
        yield line("#KTYP", account, letter)


def _leaves(account: str) -> bool:
    """True for an account whose sums may leave the house. One without a number is not in BAS, and
    may be called by anything.
    """
    return bool(_ACCOUNT.fullmatch(account)) and not is_payroll(account)


def _kept(ore: sums.OreByMonth, *, with_payroll: bool) -> sums.OreByMonth:
    kept: sums.OreByMonth = {}
    for period, month in ore.items():
        kept[period] = {account: amount for account, amount in month.items() if _leaves(account)}
        wages = [amount for account, amount in month.items() if account.startswith(_WAGES)]
        if with_payroll and wages:
            kept[period][PAYROLL_TOTAL] = sum(wages)
    return kept


def _balances(lines: Sequence[sie.Balance]) -> Mapping[str, Money]:
    """The balances of this year that the fund may see: of assets, equity and debts."""
    return {
        account: Money(ore)
        for account, ore in sorted(sums.balances(lines).items())
        if account[:1] in "12" and _leaves(account)
    }


def _fund_rows(file: sie.SieFile, facing: Facing) -> Iterator[str]:
    ours = Names(facing.names)
    for voucher in file.vouchers:
        is_about = ours.are_in(voucher.text)
        for row in voucher.rows:
            if row.kind != "trans" or not _leaves(row.account):
                continue
            names = [file.objects.get(pair, "") for pair in row.objects]
            names_us = is_about or ours.are_in(row.text, *names)
            if names_us or row.account in facing.accounts:
                yield _fund_row(voucher, row, names_us=names_us)


def _fund_row(voucher: sie.Voucher, row: sie.Row, *, names_us: bool) -> str:
    # Programs let people write anything as series and number: what is no such thing stays behind.
    series = voucher.series if _SERIES.fullmatch(voucher.series) else ""
    number = voucher.number if _NUMBER.fullmatch(voucher.number) else ""
    when: date | str = voucher.date or row.date or ""
    return line("#FONDRAD", row.account, when, row.amount, series, number, int(names_us))


def _left(file: sie.SieFile) -> Mapping[str, int]:
    """What is in the original and not in the extract, by kind, in the order in which it is told."""
    others = sum(of not in ("7", "8", "9") for of, _ in file.objects)
    payroll = sum(map(is_payroll, file.accounts))
    odd = sum(not _ACCOUNT.fullmatch(account) for account in file.accounts)
    names = sum(account.name is not None for account in file.accounts.values())
    more = {"objects": others, "payroll_accounts": payroll, "odd_accounts": odd}
    counts = {**personal_data(file), **more, "account_names": names}
    return {kind: count for kind, count in counts.items() if count}
