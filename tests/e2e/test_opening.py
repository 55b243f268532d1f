"""A fund kept in another program goes on in Fondbok: ``init DIR --from FILE.se --at DAY``."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from consortium.money import Money, total
from importers.sie import opening_at, parse
from ledger.balances_text import balances_text, read_balances
from ledger.books import open_books
from tests.e2e.command import NOON, ROOT, Ran, contents, fondbok
from tests.e2e.opening import MAP, NEW_YEAR, PURPOSES, new_books
from tests.errors.making import bean_check

JANUARY, FEBRUARY = "2026-01-12T12:00:00", "2026-02-10T12:00:00"
OPEN = ("--from", "gamla.se", "--at", "2026-01-01", "--open-items", "kunder.csv", "--map", MAP)
HELD = tuple(word for purpose in PURPOSES for word in ("--purpose", purpose))
HEADINGS = "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo"
SAMPLES = ROOT / "tests/data/sie"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Settings only."""
    return new_books(tmp_path)


@pytest.fixture
def begun(books: Path) -> Path:
    """With the opening balances booked."""
    init(books, *OPEN, *HELD)
    return books


def run(books: Path, *command: str, code: int = 0, clock: str = JANUARY) -> Ran:
    ran = fondbok(*command, cwd=books.parent, books=books, clock=clock)
    assert ran.code == code, ran.text
    return ran


def shown(books: Path, *command: str, clock: str = JANUARY) -> dict[str, Any]:
    found = json.loads(run(books, *command, "--json", clock=clock).out)
    assert isinstance(found, dict)
    return found


def init(books: Path, *options: str, clock: str = JANUARY) -> dict[str, Any]:
    return shown(books, "init", books.name, *options, clock=clock)


def refused(books: Path, *options: str, code: int = 1, clock: str = JANUARY) -> list[str]:
    """The codes that a run is refused for; not a byte may have changed."""
    before = contents(books)
    ran = run(books, "init", books.name, *options, "--json", code=code, clock=clock)
    assert contents(books) == before
    return [problem["code"] for problem in json.loads(ran.out)["problems"]]


def accounts(books: Path) -> dict[str, str]:
    return {name: str(sum_) for (name, _), sum_ in open_books(books).balances.accounts.items()}


def open_claims(books: Path, *, clock: str = JANUARY) -> dict[str, str]:
    """What is unpaid, by the number of the old invoice."""
    members = shown(books, "arrears", clock=clock)["members"]
    notices = [notice for one in members for notice in one["notices"]]
    return {one["reference"]: one["amount"] for one in notices}


def edited(path: Path, *changes: tuple[str, str], encoding: str = "utf-8") -> None:
    text = path.read_bytes().decode(encoding)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_bytes(text.encode(encoding))


def test_a_fund_goes_on_where_the_other_program_ended(books: Path) -> None:
    made = init(books, *OPEN, *HELD)
    assert [voucher["number"] for voucher in made["vouchers"]] == ["M2026-1", "M2026-2", "M2026-3"]
    assert made["unappropriated"] == "10000.50"
    assert accounts(books) == {
        "Assets:Bank:Main": "170000.00",
        "Assets:Receivable:Levies:Grenverket": "7000.50",
        "Assets:Receivable:Levies:Åkeriet": "3500.00",
        "Liabilities:Prepaid:Åkeriet": "-500.00",
        "Equity:MemberCapital:Grenverket": "-10000.00",
        "Equity:MemberCapital:Åkeriet": "-10000.00",
        "Equity:Retained": "-100000.50",
        "Equity:Result": "-60000.00",
        "Equity:Appropriated": "170000.00",
        "Equity:Purpose:Solidarity": "-150000.00",
        "Equity:Purpose:Administration": "-20000.00",
    }
    assert open_claims(books) == {"1043": "7000.50", "1051": "3500.00"}
    archived = {path.name.split("-", 1)[1] for path in (books / "documents/2026").iterdir()}
    assert {"gamla.se", "kunder.csv", "consortium.yaml"} <= archived
    assert bean_check(books, "en") == ""


def test_everything_shows_the_opening_claims(begun: Path) -> None:
    checked = fondbok("doctor", cwd=begun.parent, books=begun, clock=JANUARY).text
    assert "bean-check och Fava har inget att säga" in checked
    status = shown(begun, "status")
    assert (status["bank"], status["members"]["åkeriet"]["receivable"]) == ("170000.00", "3500.00")
    assert "balans, faktura 1043)" in run(begun, "arrears").out
    (letter,) = shown(begun, "arrears")["letters"]
    assert "M2026-2, november 2025: 7 000,50 kr, förföll 2025-12-31 (OCR 1043)" in letter["text"]
    chain = run(begun, "explain", "M2026-2").out
    assert "faktura 1043 för 2025-11" in chain and "(kunder.csv:D2)" in chain
    assert "Obetalt: 7 000,50 kr" in chain
    assert "(gamla.se)" in run(begun, "explain", "M2026-1").out
    run(begun, "report", "auditor", "2026-01")
    balances = open_books(begun).balances
    assert read_balances(balances_text(balances), "seal") == balances


def paid(books: Path, *entries: tuple[str, str]) -> None:
    """A bank file of 2 February on, taken in and booked by the month's run."""
    rows, standing = [], Money(170_000_00)
    for number, (text, amount) in enumerate(entries):
        standing += Money.parse(amount)
        day = f"2026-02-{number + 2:02d}"
        kronor = [str(one).replace(".", ",") for one in (Money.parse(amount), standing)]
        rows.append(f"{day};{day};54840{number:02d};{text};{';'.join(kronor)}")
    (books.parent / "konto.csv").write_text("\n".join([HEADINGS, *reversed(rows), ""]))
    run(books, "take-in", "konto.csv", clock=FEBRUARY)
    run(books, "month", "2026-01", clock=FEBRUARY)


@pytest.mark.parametrize("text", ["10439", "104364", "BG 5050-1055 OCR 104364"])
def test_a_payment_with_the_old_invoices_ocr_settles_it(begun: Path, text: str) -> None:
    paid(begun, (text, "7000.50"))
    assert "1043" not in open_claims(begun, clock=FEBRUARY)
    assert "betalade 7 000,50 kr av den" in run(begun, "explain", "M2026-2", clock=FEBRUARY).out
    assert bean_check(begun, "en") == ""


def test_a_mere_number_in_a_text_is_only_a_suggestion(begun: Path) -> None:
    paid(begun, ("Faktura 1043", "7000.50"))
    assert open_claims(begun, clock=FEBRUARY)["1043"] == "7000.50"
    (payment,) = shown(begun, "match", clock=FEBRUARY)["payments"]
    run(begun, "match", payment["voucher"], "--to", "M2026-2", clock=FEBRUARY)
    assert "1043" not in open_claims(begun, clock=FEBRUARY)
    assert bean_check(begun, "en") == ""


def test_the_months_run_goes_on_from_the_opening(begun: Path) -> None:
    """What Åkeriet had paid ahead pays a part of its claim, and January is levied as ever."""
    run(begun, "take-in", *reports(begun), clock=FEBRUARY)
    run(begun, "month", "2026-01", clock=FEBRUARY)
    assert open_claims(begun, clock=FEBRUARY)["1051"] == "3000.00"
    (proposal,) = (begun / "proposals").glob("*.beancount")
    run(begun, "post", proposal.stem, clock=FEBRUARY)
    assert len(open_claims(begun, clock=FEBRUARY)) == 4
    run(begun, "reconcile", "2026-01", clock=FEBRUARY, code=1)
    assert bean_check(begun, "en") == ""


def reports(books: Path) -> Sequence[str]:
    for file in (ROOT / "tests/e2e/small").glob("*-01.se"):
        shutil.copy(file, books.parent)
    return sorted(path.name for path in books.parent.glob("*-01.se"))


def test_months_before_the_opening_are_the_other_programs(books: Path) -> None:
    """Though a policy was in force, and the members' files tell of them."""
    edited(books / "consortium.yaml", ("joined: 2026-01-01", "joined: 2024-01-01"))
    earlier = (books / "policy/2026-01-01.yaml").read_text().replace("2026-01-01", "2025-01-01")
    (books / "policy/2025-01-01.yaml").write_text(earlier)
    init(books, *OPEN)
    for name in reports(books):
        edited(books.parent / name, ("202601", "202511"), ("2026", "2025"))
        edited(books.parent / name, ("#GEN 2025", "#GEN 2026"))
    run(books, "take-in", *reports_there(books), clock=FEBRUARY)
    assert shown(books, "month", "2026-01", clock=FEBRUARY)["proposals"] == []
    for command in ("month", "propose"):
        words = (command, "levy", "2025-11") if command == "propose" else (command, "2025-11")
        ran = run(books, *words, clock=FEBRUARY, code=3)
        assert "month_must_not_precede_the_opening" in ran.text


def reports_there(books: Path) -> Sequence[str]:
    return sorted(path.name for path in books.parent.glob("*-01.se"))


def test_the_first_month_levied_here_can_be_an_earlier_one(books: Path) -> None:
    edited(books / "consortium.yaml", ("joined: 2026-01-01", "joined: 2024-01-01"))
    (books / "policy/2026-01-01.yaml").rename(books / "policy/2025-01-01.yaml")
    edited(books / "policy/2025-01-01.yaml", ("2026-01-01", "2025-01-01"))
    assert init(books, *OPEN, "--levies-from", "2025-12")["levies_from"] == "2025-12"
    run(books, "month", "2025-12", clock=FEBRUARY)
    run(books, "month", "2025-11", clock=FEBRUARY, code=3)


def test_a_day_within_the_year_brings_its_costs_so_far(books: Path) -> None:
    made = init(books, *OPEN[:3], "2026-01-07", *OPEN[4:], *HELD)
    assert {voucher["date"] for voucher in made["vouchers"]} == {"2026-01-07"}
    assert (accounts(books)["Expenses:Bank"], made["unappropriated"]) == ("75.00", "9925.50")
    assert accounts(books)["Assets:Bank:Main"] == "169925.00"
    assert bean_check(books, "en") == ""


def test_the_result_that_was_not_moved_is_the_year_befores(books: Path) -> None:
    file = books.parent / "gamla.se"
    moved = ("#IB 0 2099 -60000.00", "#RES -1 3901 -60000.00")
    edited(file, moved, encoding="cp437")
    init(books, *OPEN)
    assert accounts(books)["Equity:PriorYear"] == "-60000.00"


def test_it_is_done_once_and_only_in_new_books(begun: Path) -> None:
    assert refused(begun, *OPEN, *HELD, code=3) == ["books_must_not_be_begun"]


def test_nothing_is_written_on_a_dry_run(books: Path) -> None:
    before = contents(books)
    assert len(init(books, *OPEN, "--dry-run")["vouchers"]) == 3
    assert contents(books) == before


def test_a_run_that_ended_between_its_two_changes_is_run_again(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chart follows consortium.yaml first; until the vouchers stand, nothing is begun."""

    def ends(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ledger.use_cases.opening.voucher_operations", ends)
        fondbok("init", books.name, *OPEN, cwd=books.parent, books=books, clock=JANUARY)
    assert open_books(books).read_vouchers == []
    assert bean_check(books, "sv") == ""
    assert len(init(books, *OPEN)["vouchers"]) == 3
    assert bean_check(books, "sv") == ""


def test_every_slip_is_told_at_once_and_nothing_is_written(books: Path) -> None:
    edited(books.parent / "kunder.csv", ("3 500", "3 400"))
    slips = refused(books, *OPEN[:6], "--purpose", "resor=1", "--map", "1940=Equity:Memo")
    assert slips == ["mapped_account_must_be_ours", "opening_purpose_must_be_known"]
    assert refused(books, *OPEN) == ["open_items_must_make_the_balance"]
    both = ("--purpose", "solidarity=1 000 000")
    edited(books.parent / "kunder.csv", ("3 400", "3 500"))
    assert refused(books, *OPEN, *both) == ["purposes_must_not_exceed_the_equity"]


def test_receivables_without_a_list_are_refused_with_what_is_missing(books: Path) -> None:
    ran = run(books, "init", books.name, *OPEN[:4], "--map", MAP, code=1)
    assert ran.text.count("fel open_items_must_make_the_balance") == 3
    assert "skillnad 10 500,50 kr" in ran.text


@pytest.mark.parametrize(
    "options", [OPEN[:2], OPEN[2:4], ("--dry-run",), (*OPEN, "--sample", "motala")]
)
def test_file_and_day_belong_together(books: Path, options: tuple[str, ...]) -> None:
    run(books, "init", books.name, *options, code=2)


def test_a_claim_that_was_wrong_is_reversed(begun: Path) -> None:
    run(begun, "reverse", "M2026-2", "--why", "Var betald i december")
    assert open_claims(begun) == {"1051": "3500.00"}
    assert accounts(begun)["Equity:Opening"] == "7000.50"
    assert bean_check(begun, "en") == ""


def test_a_foreningens_purposes_go_on_as_equity_and_earmarks(books: Path) -> None:
    """BAS gives an ideell förening accounts for its purposes."""
    edited(books / "consortium.yaml", ("form: ekonomisk_forening", "form: ideell_forening"))
    equity = [("#IB 0 2091 -100000.50", "#IB 0 2067 -100000.50"), ("0 2099 -6", "0 2071 -6")]
    numbers = [("#IB 0 2420", "#IB 0 2972")]
    edited(books.parent / "gamla.se", *equity, *numbers, encoding="cp437")
    made = init(books, *OPEN)
    assert (accounts(books)["Equity:Retained"], made["unappropriated"]) == (
        "-160000.50",
        "120000.50",
    )
    assert accounts(books)["Equity:Purpose:Solidarity"] == "-60000.00"
    assert bean_check(books, "en") == ""


@pytest.mark.parametrize(
    ("name", "day", "form"),
    [
        ("visma_adm2000_exempelfil_4e.se", "2021-01-01", "01-01"),
        ("visma_adm2000_exempelfil_4e.se", "2021-07-15", "01-01"),
        ("visma_adm2000_exempelfil_4e.se", "2022-01-01", "01-01"),
        ("visma_compact_1_ksumma.se", "2011-01-01", "01-01"),
        ("edison_3.se", "2012-06-01", "01-01"),
        ("norstedts_bokslut_4e_ksumma.se", "2010-02-01", "07-01"),
    ],
)
def test_what_real_programs_write(books: Path, name: str, day: str, form: str) -> None:
    """The map that the refusal suggests, as it is, carries a real file over to the öre."""
    file = SAMPLES / name
    shutil.copy(file, books.parent / "gamla.se")
    own = ("769600-0004", _number(file))
    starts = ("fiscal_year_starts: 01-01", f"fiscal_year_starts: {form}")
    edited(books / "consortium.yaml", own, starts, ("joined: 2026-01-01", "joined: 2008-01-01"))
    asked = ("--from", "gamla.se", "--at", day)
    ran = run(books, "init", books.name, *asked, code=1, clock=NOON)
    suggested = re.findall(r"--map (\d\S+)", ran.text)
    filled = ",".join(suggested).replace("=…", "=Liabilities:Accrued")
    (books.parent / "kunder.csv").write_text(_list_of(file, day, filled), encoding="utf-8")
    made = init(books, *asked, "--map", filled, "--open-items", "kunder.csv", clock=NOON)
    theirs = {one["number"]: Money.parse(one["amount"]) for one in made["accounts"]}
    assert theirs == _balances(file, day)
    ours = {name: Money.parse(amount) for name, amount in accounts(books).items()}
    assert total(ours.values()).is_zero
    assert _of(ours, "Assets") == total(
        Money.parse(one["amount"])
        for one in made["accounts"]
        if one["account"].startswith("Assets")
    )
    assert "Equity:Opening" not in ours
    assert [line for line in bean_check(books, "en").splitlines() if line.startswith("error")] == []


def _of(amounts: Mapping[str, Money], root: str) -> Money:
    return total(amount for name, amount in amounts.items() if name.startswith(f"{root}:"))


def _number(file: Path) -> str:
    number = parse(file.read_bytes(), file.name).organisation_number or ""
    return number if number.strip("0-") else "769600-0004"


def _balances(file: Path, day: str) -> dict[str, Money]:
    opening = opening_at(parse(file.read_bytes(), file.name), NEW_YEAR.fromisoformat(day))
    return {one.account: one.amount for one in opening.balances}


def _list_of(file: Path, day: str, maps: str) -> str:
    """One row for all that the file says of members' receivables, one for capital and so on."""
    kinds = {"15": "avgift", "2420": "förskott", "2083": "insats", "1682": "lån"}
    rows = ["medlem;slag;månad;belopp;förfaller;nummer"]
    for number, amount in _balances(file, day).items():
        kind = next((kind for start, kind in kinds.items() if number.startswith(start)), None)
        if kind is None or number == "1519":
            continue
        owed = amount if kind in ("avgift", "lån") else -amount
        invoice = f"{day};F{number}" if kind == "avgift" else ";"
        month = day[:7] if kind == "avgift" else ""
        rows.append(f"grenverket;{kind};{month};{str(owed).replace('.', ',')};{invoice}")
    assert maps
    return "\n".join(rows) + "\n"
