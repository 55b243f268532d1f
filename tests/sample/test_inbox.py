"""The sample's SIE files: right in themselves, right with each other, and as odd as intended."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import run
from sys import executable

import pytest

from consortium.period import Period
from ledger.sample import Sample, motala
from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import COOPERATIVES
from tests.sample.reader import Export, checksum, is_sie, layout_of, month_of, months

ROOT = Path(__file__).parents[2]
BY_NUMBER = {coop.organisation_number.replace("-", ""): coop for coop in COOPERATIVES}
YEAR = list(Period(2025, 1).until(Period(2025, 12)))
TYPES = {"morotsviken": "2", "tolvslaget": "3"}
BY_SIE = tuple(coop for coop in COOPERATIVES if coop.reporting is None)


@pytest.fixture(scope="session")
def sie_files(sample: Sample) -> Mapping[str, bytes]:
    return {path: content for path, content in sample.inbox.items() if is_sie(path)}


def coop_of(export: Export) -> Cooperative:
    return BY_NUMBER[export.organisation_number]


def of(exports: Mapping[str, Export], key: str) -> Iterator[Export]:
    return (export for export in exports.values() if coop_of(export).key == key)


def one(exports: Mapping[str, Export], path: str) -> Export:
    return exports[f"inbox/{path}"]


def digest(sample: Sample) -> str:
    whole = hashlib.sha256()
    for path, content in (*sample.books.items(), *sample.inbox.items()):
        whole.update(path.encode() + b"\0" + content)
    return whole.hexdigest()


def test_every_run_makes_the_same_bytes(sample: Sample) -> None:
    """Another process has other hash seeds: an order that leans on them would show."""
    code = "from tests.sample import test_inbox as t; print(t.digest(t.motala()))"
    command = [executable, "-c", code]
    other = run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert digest(motala()) == digest(sample) == other.stdout.strip()


def test_every_voucher_balances_and_numbers_are_unbroken(exports: Mapping[str, Export]) -> None:
    for export in exports.values():
        for voucher in export.vouchers:
            for kind in ("#TRANS", "#RTRANS", "#BTRANS"):
                assert sum(amount for _, amount in voucher.kinds(kind)) == 0, export.path
            assert len(voucher.kinds("#TRANS")) >= 2, export.path
        numbers = [int(voucher.number) for voucher in export.vouchers]
        assert numbers == list(range(1, len(numbers) + 1)), export.path
        days = [voucher.day for voucher in export.vouchers]
        assert days == sorted(days), export.path


def test_opening_and_rows_make_closing(exports: Mapping[str, Export]) -> None:
    for export in exports.values():
        opening, closing = export.amounts("#IB"), export.amounts("#UB")
        assert sum(opening.values()) == 0, export.path
        rows: Counter[str] = Counter()
        for sums in months(export).values():
            rows.update(sums)
        balance_accounts = {a for a in opening.keys() | rows.keys() if a[0] in "12"}
        for account in balance_accounts:
            assert opening[account] + rows[account] == closing[account], (export.path, account)
        results = {account: ore for account, ore in rows.items() if account[0] not in "12"}
        assert results == dict(export.amounts("#RES")), export.path


def test_every_account_is_declared_once(exports: Mapping[str, Export]) -> None:
    for export in exports.values():
        declared = [account for account, _ in export.all("#KONTO")]
        used = {account for voucher in export.vouchers for _, account, _ in voucher.rows}
        used |= export.amounts("#IB").keys() | {line[2] for line in export.all("#PSALDO")}
        assert len(declared) == len(set(declared)), export.path
        assert used <= set(declared), export.path


@pytest.mark.parametrize("coop", BY_SIE, ids=lambda coop: coop.key)
def test_the_last_export_says_what_the_figures_say(
    coop: Cooperative, exports: Mapping[str, Export]
) -> None:
    """Revenue of each month and account, as the files of the year leave it."""
    held: dict[Period, Counter[str]] = {}
    for export in sorted(of(exports, coop.key), key=lambda export: export.one("#GEN")):
        held.update(
            {p: month_of(export, p) for p in YEAR if f"{p.year}{p.month:02d}" in months(export)}
        )
    accounts = {stream.account for stream in coop.streams}
    for period in max(coop.first, YEAR[0]).until(YEAR[-1]):
        for account in accounts:
            assert -held[period][account] == coop.revenue(account, period), (period, account)


@pytest.mark.parametrize("coop", BY_SIE, ids=lambda coop: coop.key)
def test_exports_agree_on_every_month_but_the_planted_ones(
    coop: Cooperative, exports: Mapping[str, Export]
) -> None:
    versions: dict[str, set[frozenset[tuple[str, int]]]] = {}
    for export in of(exports, coop.key):
        for month, sums in months(export).items():
            versions.setdefault(month, set()).add(frozenset(sums.items()))
    differing = {month for month, told in versions.items() if len(told) > 1}
    planted = {"grenverket": {"202504", "202506"}, "hyvelbänken": {"202508"}}
    assert differing == planted.get(coop.key, set())


def test_accounts_never_run_out_of_money(exports: Mapping[str, Export]) -> None:
    for export in exports.values():
        balance = export.amounts("#IB")["1930"]
        for _, sums in sorted(months(export).items()):
            balance += sums["1930"]
            assert balance > 0, export.path


def test_bytes_are_in_the_encoding_that_is_meant(sie_files: Mapping[str, bytes]) -> None:
    for path, content in sie_files.items():
        encoding, newline = layout_of(path)
        text = content.decode(encoding)
        assert "Företagskonto" in text, path
        assert not content.startswith(b"\xef\xbb\xbf"), path
        if encoding in ("cp437", "cp1252"):
            with pytest.raises(UnicodeDecodeError):
                content.decode("utf-8")
        assert content.count(b"\r") == (content.count(b"\n") if newline == b"\r\n" else 0), path
        assert content.endswith(newline), path


def test_all_say_pc8_and_types_are_mixed(exports: Mapping[str, Export]) -> None:
    for export in exports.values():
        assert export.lines[0][-1] == "0", export.path
        assert export.one("#FORMAT") == "PC8", export.path
        assert export.one("#SIETYP") == TYPES.get(coop_of(export).key, "4"), export.path
        assert bool(export.vouchers) == (export.one("#SIETYP") == "4"), export.path


def test_checksums_are_right(sample: Sample) -> None:
    (path,) = (path for path, content in sample.inbox.items() if b"#KSUMMA" in content)
    content = sample.inbox[path]
    assert content.rstrip().endswith(f"#KSUMMA {checksum(content)}".encode()), path


def test_each_program_has_its_manner(sample: Sample) -> None:
    def text(path: str) -> str:
        return sample.inbox[f"inbox/{path}"].decode(layout_of(path)[0])

    assert '#TRANS\t"5010"\t{}\t"24800.00"' in text("2025-01/Hyvelbänken 2025-01.se")
    assert "#TRANS 5010 {} 18200\r\n" in text("2025-01/SIE4 Dammvippan 2025-01.se")
    assert '#TRANS 3001 {"1" "BUTIK"} -' not in text("2025-01/grenverket_2025-01.se")
    assert '#TRANS 3001 {1 "BUTIK"} -' in text("2025-01/grenverket_2025-01.se")
    assert "#PSALDO 0 202503 3001 {6 HAMN} -1640000.00" in text(
        "2025-03/tolvslaget 2025-03 SIE3.se"
    )


def test_objects_are_part_of_the_account(exports: Mapping[str, Export]) -> None:
    for export in of(exports, "tolvslaget"):
        whole = {(m, a): ore for _, m, a, o, ore in export.all("#PSALDO") if o == "{ }"}
        parts = [(m, a) for _, m, a, o, _ in export.all("#PSALDO") if o != "{ }"]
        assert parts
        assert set(parts) <= whole.keys()


def test_the_broken_year_turns_in_july(exports: Mapping[str, Export]) -> None:
    june = one(exports, "2025-06/Hyvelbänken 2025-06.se")
    july = one(exports, "2025-07/Hyvelbänken 2025-07.se")
    assert june.all("#RAR")[0] == ("0", "20240701", "20250630")
    assert july.all("#RAR") == [("0", "20250701", "20260630"), ("-1", "20240701", "20250630")]
    assert set(months(july)) == {"202507"}
    before = june.amounts("#UB")
    assert before == july.amounts("#UB", "-1")
    opened = july.amounts("#IB")
    moved = {"2091", "2099"}
    assert {a: ore for a, ore in opened.items() if a not in moved} == {
        a: ore for a, ore in before.items() if a not in moved and ore
    }
    assert opened["2099"] == sum(june.amounts("#RES").values())


# The story.


def test_one_file_is_corrected(exports: Mapping[str, Export]) -> None:
    june = Period(2025, 6)
    before = month_of(one(exports, "2025-06/grenverket_2025-06.se"), june)
    corrected = one(exports, "2025-07/grenverket_2025-06_rättad.se")
    after = month_of(corrected, june)
    change = {a: after[a] - before[a] for a in after if after[a] != before[a]}
    assert change == {"1510": 29_925_00, "2611": -5_985_00, "3041": -23_940_00}
    struck = [voucher for voucher in corrected.vouchers if voucher.kinds("#BTRANS")]
    assert [voucher.day[:6] for voucher in struck] == ["202502", "202504", "202506"]
    for voucher in struck:
        assert voucher.kinds("#RTRANS") == voucher.kinds("#TRANS")


def test_the_books_of_half_a_year_come_beside_the_reports(exports: Mapping[str, Export]) -> None:
    (books,) = of(exports, "morotsviken")
    assert books.path == "inbox/2025-08/MOROT2025-06 halvår.SE"
    assert books.one("#OMFATTN") == "20250630"
    assert sorted(months(books)) == [f"2025{month:02d}" for month in range(1, 7)]


def test_every_other_file_is_drawn_after_its_month_and_lies_in_its_folder(
    exports: Mapping[str, Export],
) -> None:
    odd = {"grenverket_2025-06_rättad.se", "MOROT2025-06 halvår.SE"}
    ordinary = [e for e in exports.values() if e.path.rpartition("/")[2] not in odd]
    assert len(ordinary) == len(exports) - len(odd) == 48
    for export in ordinary:
        folder = export.path.split("/")[1]
        assert export.one("#GEN")[:6] == str(Period.parse(folder).next).replace("-", "")
        assert max(months(export)) == folder.replace("-", "")
