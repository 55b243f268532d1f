"""Every sample is claimed by exactly one reader, whatever its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from importers import bank_csv, bgmax, sie, workbook

DATA = Path(__file__).parents[1] / "data"
READERS: dict[str, Callable[[bytes], bool]] = {
    "sie": sie.identifies,
    "bgmax": bgmax.identifies,
    "bank_csv": bank_csv.identifies,
}
REPORTS = (
    "medlem;period;intäkter\ngrenverket;mars 2026;1 250,00 kr\n",
    "member,period,revenue,cash\ngrenverket,2026-03,1250.00,12.00\n",
    "Månad;Omsättning\nmars 2026;1 250,00\n",
    "Datum;Intäkter;Belopp;Saldo;Text\n2026-03-31;1,00;2,00;3,00;a\n",
    "Datum;Belopp;Text\n2026-03-31;1,00;a\n",
)
SAMPLES = sorted(path for path in DATA.rglob("*") if path.suffix in (".se", ".si", ".txt", ".csv"))
SAMPLES += sorted(DATA.rglob("*.xlsx"))
NOBODYS = {"not_sie_html_404.se"}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_one_reader_claims_each_sample(path: Path) -> None:
    content = path.read_bytes()
    claims = [kind for kind, identifies in READERS.items() if identifies(content)]
    # Reports in Excel and CSV are what no other reader claims: their readers come last.
    if not claims and path.name not in NOBODYS:
        claims = ["workbook"] * (workbook.is_workbook(content) + workbook.is_csv(content))
    assert claims == ([] if path.name in NOBODYS else [path.parent.name])


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_no_bank_reader_claims_a_members_report(report: str, encoding: str) -> None:
    content = report.encode(encoding)
    assert workbook.is_csv(content)
    assert not any(identifies(content) for identifies in READERS.values())


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"\xef\xbb\xbf", b"PK\x03\x04", b"\xff\xfe", b";;;"]
)
def test_nobody_claims_nothing(content: bytes) -> None:
    assert not any(identifies(content) for identifies in READERS.values())
