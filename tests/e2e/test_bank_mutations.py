"""Two thousand damaged bank files into real books: refused without a trace, or facts that hold.

By the command itself. Seeded, so that a failure comes back; split into runs, so that two cores
share them.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from consortium.ocr import reference_of
from consortium.voucher import VoucherNumber
from ledger.books import open_books
from tests.damage import Damage, delete, flip, inserting, truncate
from tests.e2e.command import ROOT, contents, fondbok, write_files
from tests.errors.making import bean_check
from tests.importers import test_bgmax as bgmax
from tests.importers.camt import making as camt
from tests.importers.camt.test_hostile import BODY, DOCTYPES

RUNS, EACH = 10, 200
MAY = "2026-05-20T12:00:00"
DATA = ROOT / "tests/data"
# The accounts that the samples are of.
ACCOUNTS = (
    "bank_accounts: {main: {iban: SE4550000000058398257466, bankgiro: 991-2346}, "
    "sparbank: {iban: SE5580000000001234567890}, storbank: {iban: SE7160000000000123456789}, "
    "lantbank: {iban: SE4090200000090241234567}, annan: {iban: SE6650000000052011234567}}\n"
)
SILENT = ("ica", "lansforsakringar_saldo", "nordea_foretag", "nordea_new", "nordea_old", "seb")
REFERENCES = tuple(reference_of(VoucherNumber("V", 2026, number)) for number in (1, 2))
JUNK = (
    b'"', b";", b",", b"\x00", b"\xff\xfe", b"\r", b"\n", b"\x1a", b"\xc3", b"\xef\xbb\xbf", b"-",
    b"15", b"70" + b"9" * 32, b"999", b"05" + b"0" * 78, b"1e9", b"\xe2\x88\x92", b"Reserverat",
    b"9" * 500, b"0" * 18, b"2026-02-30", b"EUR", b"NaN", b";" * 300, b"%PDF", b"#FLAGGA 0",
    b"<", b"&amp;", b"&#0;", b"]]>", b"<!--", b"<![CDATA[<Ntry>]]>", b"<!DOCTYPE x>", b"</Stmt>",
    b"<Ntry/>", b"<Amt/>", b"DBIT", b"PDNG", b'xmlns="urn:x"', b"<a>" * 300, b'encoding="UTF-16"',
    b'\n  quote: "\n', b"; \\ { } #tag ^link", b"\xe2\x80\xa8", b"\xe2\x80\xae",
)  # fmt: skip
TAGS = (b"Ntry", b"Stmt", b"Amt", b"CdtDbtInd", b"BookgDt", b"Acct", b"Bal", b"TxDtls", b"Document")


class Sample(NamedTuple):
    """A bank file that is ours; ``account`` is named with it where it names none itself."""

    name: str
    content: bytes
    account: str | None = None


def digit(content: bytes, rng: random.Random) -> bytes:
    """Another digit in the place of one, which leaves everything else whole."""
    places = [at for at, byte in enumerate(content) if 48 <= byte <= 57] or [0]
    at = rng.choice(places)
    return content[:at] + b"%d" % rng.randrange(10) + content[at + 1 :]


def rename(content: bytes, rng: random.Random) -> bytes:
    """One element's name for another's, wherever it stands, which leaves the XML whole."""
    one, other = rng.sample(TAGS, 2)
    for begin, end in ((b"<", b">"), (b"</", b">"), (b"<", b" ")):
        content = content.replace(begin + one + end, begin + other + end)
    return content


def shuffle(content: bytes, rng: random.Random) -> bytes:
    lines = content.split(b"\n")
    line = lines.pop(rng.randrange(len(lines)))
    at = rng.randrange(len(lines) + 1)
    return b"\n".join([*lines[:at], line, *rng.choice(([], [line])), *lines[at:]])


insert = inserting(JUNK)
WAYS: tuple[Damage, ...] = (
    flip, flip, digit, digit, digit, delete, insert, insert, rename, shuffle, truncate,
)  # fmt: skip


def of_camt() -> list[Sample]:
    parts = [camt.detail(f"{n}00.00", references=[r]) for n, r in enumerate(REFERENCES, 1)]
    told = camt.entry("300.00", camt.element("NtryDtls", *parts), reference="BG")
    spent = camt.entry("-20.00", camt.nested("AddtlNtryInf", "Bankavgift"), reference="AVG")
    balances = [camt.balance("OPBD", "10.00"), camt.balance("CLBD", "290.00", "2026-04-30")]
    statement = camt.document(
        camt.statement(*balances, camt.entry("300.00", reference="BG"), spent)
    )
    notified = camt.statement(told).replace("Stmt>", "Ntfctn>")
    notification = camt.document(notified, message="BkToCstmrDbtCdtNtfctn")
    samples = [DATA / f"camt/camt053_08_sek_{name}.xml" for name in ("simple", "split_entry")]
    return [
        Sample("53.xml", statement.encode()),
        Sample("54.xml", notification.encode()),
        Sample("16.xml", f'<?xml version="1.0" encoding="utf-16"?>{statement}'.encode("utf-16")),
        *(Sample(path.name, path.read_bytes()) for path in samples),
    ]


def of_bgmax() -> list[Sample]:
    paid = [bgmax.payment(n * 100_00, r) for n, r in enumerate(REFERENCES, 1)]
    whole = [bgmax.opening(), *paid, bgmax.deposit(300_00, 2)]
    other = [bgmax.opening(), bgmax.payment(55_50, "655969"), bgmax.deposit(55_50)]
    return [
        Sample("bg.txt", bgmax.small(*whole, count=(2, 0, 0, 1))),
        Sample("två.txt", bgmax.small(*other)),
    ]


def of_exports(ending: str) -> list[Sample]:
    return [
        Sample(
            path.name,
            path.read_bytes().replace(b"SE4560000000000123456789", b"SE7160000000000123456789"),
            "main" if path.stem in SILENT else None,
        )
        for path in sorted((DATA / "bank_csv").glob(f"*.{ending}"))
        if path.stem != "skandia"
    ]


SAMPLES: Mapping[str, list[Sample]] = {
    "camt": of_camt(),
    "BgMax": of_bgmax(),
    "CSV": of_exports("csv"),
    "Excel": of_exports("xlsx"),
}
KINDS = ("camt",) * 8 + ("BgMax",) * 5 + ("CSV",) * 6 + ("Excel",)


def damaged(number: int) -> Sample:
    rng = random.Random(number)
    sample = rng.choice(SAMPLES[rng.choice(KINDS)])
    content = sample.content
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        content = rng.choice(WAYS)(content, rng) or b"0"
    return sample._replace(content=content)


@pytest.fixture(scope="session")
def banked(made_posted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books with a levy posted, and the accounts of the samples."""
    place = shutil.copytree(made_posted, tmp_path_factory.mktemp("banked") / "place")
    settings = place / "books/consortium.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    others = [line for line in lines if not line.startswith("bank_accounts:")]
    settings.write_text("".join([*others, ACCOUNTS]), encoding="utf-8")
    return place


@pytest.fixture
def books(banked: Path, tmp_path: Path) -> Path:
    return shutil.copytree(banked, tmp_path / "place") / "books"


def taken_in(books: Path, sample: Sample) -> int:
    """The exit code of ``take-in``: what people caused has its words, and is never a trace."""
    (books.parent / sample.name).write_bytes(sample.content)
    named = [] if sample.account is None else ["--account", sample.account]
    ran = fondbok("take-in", sample.name, *named, cwd=books.parent, books=books, clock=MAY)
    assert ran.code in (0, 1), ran.text
    assert "Traceback" not in ran.text
    return ran.code


def what_becomes_of(books: Path, sample: Sample, before: Mapping[str, bytes]) -> str:
    code = taken_in(books, sample)
    after = contents(books)
    if code == 1:
        assert after == before, "what is refused leaves no trace"
        return "refused"
    if after == before:
        return "nothing new"
    for path, content in before.items():
        assert after[path].startswith(content), path  # only facts and log, and they only grow
    open_books(books)
    assert taken_in(books, sample) == 0
    assert contents(books) == after, "the same file again changes nothing"
    return "taken in"


def put_back(books: Path, before: Mapping[str, bytes]) -> None:
    for path in contents(books).keys() - before.keys():
        (books / path).unlink()
    write_files(books, before)


@pytest.mark.parametrize("kind", SAMPLES)
def test_whole_files_are_taken_in(kind: str, books: Path) -> None:
    before = contents(books)
    for sample in SAMPLES[kind]:
        assert what_becomes_of(books, sample, before) == "taken in", sample.name
        assert bean_check(books, "en") == ""
        put_back(books, before)


@pytest.mark.parametrize("run", range(RUNS))
def test_damaged_files(run: int, books: Path) -> None:
    before = contents(books)
    ends: Counter[str] = Counter()
    for number in range(run * EACH, (run + 1) * EACH):
        sample = damaged(number)
        try:
            end = what_becomes_of(books, sample, before)
        except AssertionError as error:
            error.add_note(f"{number}: {sample.name}")
            raise
        if end == "taken in":
            if ends[end] % 5 == 0:
                assert fondbok("month", "2026-01", cwd=books, books=books, clock=MAY).code == 0
            if ends[end] % 20 == 0:
                assert bean_check(books, "en") == ""
            put_back(books, before)
        ends[end] += 1
    # Some damage must be harmless and some must not, or it tests nothing.
    assert ends["refused"] > EACH // 4 and ends["taken in"] > EACH // 10, ends


@pytest.mark.parametrize("kind", DOCTYPES)
def test_document_types_are_refused(kind: str, books: Path) -> None:
    """Entity bombs and external entities: not one is expanded, or asked for."""
    before = contents(books)
    content = f'<?xml version="1.0"?>{DOCTYPES[kind]}{BODY}'.encode()
    assert what_becomes_of(books, Sample("b.xml", content), before) == "refused"
