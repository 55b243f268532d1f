"""An extract says what the member's books say of the months, and nothing that is anyone's."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consortium.money import Money, total
from consortium.problems import InputError
from importers import sie
from importers.identify import read
from importers.reading import Month
from importers.sie.personal import is_payroll
from importers.sie.write import plain
from ledger.use_cases.extract import FUND_ACCOUNTS, Extracted, Facing, extract
from tests.importers.small_files import HEAD, SAMPLES

FILES = sorted(p for p in SAMPLES.iterdir() if p.suffix in (".se", ".si"))
# What an extract may say beside the company's name: our own words.
WORD = re.compile(r"[^\W\d_]{3,}")
OURS = WORD.findall(
    "Fondbok fondbok Utdrag med extract månadssummor balanser och rader mot fonden SIE EUBAS97 PC8 "
    "Tillgång Eget kapital eller skuld Intäkt Inköp Kostnad Avskrivning Finansiell post Konto "
    "Löner summa",
)


def made(content: bytes, name: str = "x.se", **options: object) -> Extracted:
    return extract(content, name, version="1", language="sv", **options)  # type: ignore[arg-type]  # named options


def of_books() -> Iterator[Path]:
    for path in FILES:
        try:
            made(path.read_bytes())
        except InputError:
            continue
        yield path


BOOKS = list(of_books())


def test_most_samples_are_books_and_the_others_are_refused_with_a_reason() -> None:
    assert len(BOOKS) >= 12
    for path in set(FILES) - set(BOOKS):
        with pytest.raises(InputError) as error:
            made(path.read_bytes())
        codes = {problem.code for problem in error.value.problems}
        assert codes <= {"extract_must_be_of_books", "file_must_not_be_a_web_page"}


def leaving(month: Month) -> dict[str, Money]:
    return {
        account: amount
        for account, amount in month.accounts.items()
        if not is_payroll(account) and re.fullmatch(r"[0-9]{3,8}", account)
    }


def alike(content: bytes, extracted: Extracted) -> None:
    """The months that hold anything agree to the öre, and so does what is whole."""
    original, ours = read(content, "x.se"), read(extracted.content, "x.utdrag.se")
    wanted = {m.period: (leaving(m), m.is_complete) for m in original.months}
    found = {m.period: (dict(m.accounts), m.is_complete) for m in ours.months}
    assert {period: found[period] for period in found} == {
        period: told for period, told in wanted.items() if period in found
    }
    assert not any(accounts for period, (accounts, _) in wanted.items() if period not in found)
    number = original.organisation_number
    assert ours.drawn_on == original.drawn_on
    assert ours.organisation_number == (number and plain(number))  # what CP437 has letters for


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_the_months_are_those_of_the_original_to_the_ore(path: Path) -> None:
    content = path.read_bytes()
    extracted = made(content)
    alike(content, extracted)
    ours = read(extracted.content, "x.se")
    assert ours.kind == f"{read(content, 'x').kind} extract"
    assert ours.original == hashlib.sha256(content).hexdigest()
    assert sie.parse(extracted.content, "x").checksum == "right"
    assert len(extracted.content) < len(content) or len(content) < 20_000


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_balances_are_those_of_the_original(path: Path) -> None:
    file, ours = (sie.parse(c, "x") for c in (path.read_bytes(), made(path.read_bytes()).content))
    for theirs, kept in ((file.opening, ours.opening), (file.closing, ours.closing)):
        assert {b.account: b.amount for b in kept} == {
            b.account: b.amount
            for b in theirs
            if b.year == 0
            and not b.objects
            and re.fullmatch(r"[12][0-9]{2,7}", b.account)
            and not is_payroll(b.account)
        }


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_no_word_of_the_original_survives_but_the_companys_name(path: Path) -> None:
    content = path.read_bytes()
    file = sie.parse(content, path.name)
    every = WORD.findall(content.decode(file.encoding if file.encoding != "ascii" else "utf-8"))
    allowed = {*OURS, *WORD.findall(file.company or "")}
    facing = Facing(tuple(file.accounts), ("bolag", "faktura"))  # every row that can come along
    text = made(content, facing=facing).content.decode("cp437")
    shown = [line for line in text.split("\r\n") if not line.startswith("#FNAMN")]
    words = {
        word for line in shown for word in WORD.findall(re.sub(r"^#\w+|[0-9a-f]{64}", "", line))
    }
    assert words <= allowed
    assert not words & (set(every) - allowed)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_nothing_of_payroll_leaves_but_one_total_that_was_asked_for(path: Path) -> None:
    content = path.read_bytes()
    plain, asked = (
        sie.parse(made(content, with_payroll=yes).content, "x") for yes in (False, True)
    )
    assert not any(map(is_payroll, plain.accounts))
    assert set(asked.accounts) - set(plain.accounts) <= {"7000"}
    wages = {
        month.period: total(
            a for n, a in month.accounts.items() if n[:2] in map(str, range(70, 77))
        )
        for month in read(content, "x").months
    }
    found = {
        month.period: month.accounts.get("7000", Money(0))
        for month in read(made(content, with_payroll=True).content, "x").months
    }
    assert found == {period: wages[period] for period in found}


LEVY = (
    '#OBJEKT 9 77 "Motala kooperativa konsortium"',
    '#VER A 7 20260312 "Fondavgift, Kim Ek" 20260313 "KE"',
    "{",
    '#TRANS 6982 {} 500 20260312 "avgift februari"',
    '#TRANS 2440 {9 "77"} -500 20260312 ""',
    "}",
    '#VER "LÖN-KIM" "850101-1236" 20260325 "Lön Kim Ek"',
    "{",
    "#TRANS 7010 {} 20000",
    "#TRANS 2710 {} -6000",
    "#TRANS 1910 {} -14000",
    "}",
    '#VER A 8 20260320 "Leverantör AB"',
    "{",
    "#TRANS 2440 {} 90",
    "#TRANS 1910 {} -90",
    "}",
)


def levy_file() -> bytes:
    return "\n".join([*HEAD, *LEVY]).encode("cp437")


def rows(**options: object) -> list[tuple[str, Money, str, str]]:
    extracted = made(levy_file(), "x.se", **options)
    found = sie.parse(extracted.content, "x").extract
    assert found is not None
    assert len(found.rows) == extracted.fund_rows
    return [(row.account, row.amount, row.series, row.number) for row in found.rows]


def test_rows_that_face_the_fund_are_those_of_its_accounts_or_that_name_it() -> None:
    levy = ("6982", Money(500_00), "A", "7")
    payable = ("2440", Money(-500_00), "A", "7")
    assert FUND_ACCOUNTS == ("1356", "6560", "6982")
    assert rows() == [levy]
    assert rows(facing=Facing(names=("motala kooperativa",))) == [levy, payable]
    assert rows(facing=Facing((), ("fondavgift",))) == [levy, payable]
    assert rows(facing=Facing(("1910",))) == [
        ("1910", Money(-14_000_00), "", ""),  # its series and number may say who it is about
        ("1910", Money(-90_00), "A", "8"),
    ]
    assert rows(facing=Facing(("7010",), ("Kim Ek",))) == [
        levy,
        payable,
        rows(facing=Facing(("1910",)))[0],
    ]


def test_what_stays_behind_is_counted() -> None:
    assert dict(made(levy_file()).left) == {
        "suppliers": 1,
        "texts": 4,
        "payroll_rows": 2,
        "signatures": 1,
        "payroll_accounts": 2,
        "account_names": 2,
    }


@pytest.mark.parametrize(("old", "new"), [
    (b"-500.00", b"-400.00"), (b"#FONDRAD 6982", b"#FONDRAD 6981"), (b'"SIE 4E"', b'"SIE 3"'),
])  # fmt: skip
def test_an_edited_extract_is_refused(old: bytes, new: bytes) -> None:
    content = made(levy_file(), facing=Facing(names=("fondavgift",))).content
    assert old in content
    refused(content.replace(old, new), "extract_must_be_as_it_was_made")


def test_an_extract_without_its_checksum_is_refused() -> None:
    content = made(levy_file()).content
    refused(re.sub(rb"#KSUMMA[^\r]*\r\n", b"", content), "extract_must_be_as_it_was_made")
    refused(content[: content.rindex(b"#KSUMMA")], "sie_file_must_reach_its_checksum")


def test_an_extract_that_was_saved_in_another_code_page_is_still_whole() -> None:
    content = made(levy_file()).content
    saved = content.decode("cp437").replace("\r\n", "\n").encode("utf-8")
    assert read(saved, "x").months == read(content, "x").months


@pytest.mark.parametrize("sie_file", [
    made(levy_file()).content,
    b"PK\x03\x04[Content_Types].xml xl/workbook.xml",
    (SAMPLES / "norstedts_revision_1_ksumma_escaped_quotes.se").read_bytes(),
    (SAMPLES / "kontek_lon_4i.si").read_bytes(),
], ids=["extract", "packed", "type 1", "import file"])  # fmt: skip
def test_what_is_no_books_gives_no_extract(sie_file: bytes) -> None:
    with pytest.raises(InputError):
        made(sie_file)


def refused(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as error:
        read(content, "x.se")
    assert [problem.code for problem in error.value.problems] == [code]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([*BOOKS, None]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=8)), max_size=3),
)
def test_damaged_books_give_the_same_months_or_a_clear_answer(
    path: Path | None, damages: list[tuple[float, int, bytes]]
) -> None:
    content = levy_file() if path is None else path.read_bytes()
    for place, cut, put in damages:
        at = int(place * len(content))
        content = content[:at] + put + content[at + cut :]
    try:
        extracted = made(content)
    except InputError as error:
        assert all(problem.render("sv") for problem in error.problems)
    else:
        alike(content, extracted)


def test_what_confirms_the_fund_reads_the_rows_of_an_extract_as_those_of_the_books() -> None:
    names, until = ("Fondavgift",), date(2026, 3, 31)
    content = made(levy_file(), "x.se", facing=Facing(("6982", "2440"), names)).content
    theirs, ours = (
        sie.facing(sie.parse(one, "x"), ("6982", "2440"), until=until, names=names)
        for one in (levy_file(), content)
    )
    assert (
        [one.named for one in ours]
        == [one.named for one in theirs]
        == [
            Money(500_00),
            Money(-500_00),
        ]
    )
    for before, after in zip(theirs, ours, strict=True):
        assert [row[1:5] for row in after.rows] == [row[1:5] for row in before.rows]
