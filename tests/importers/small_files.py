"""Small SIE files written in a test, and what reading them gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from consortium.problems import InputError, Problem
from importers import sie
from importers.identify import read
from importers.reading import Reading

SAMPLES = Path(__file__).parents[1] / "data" / "sie"
HEAD = (
    "#FLAGGA 0",
    '#PROGRAM "Bokföring" 1.0',
    "#FORMAT PC8",
    "#GEN 20260430",
    "#SIETYP 4",
    "#ORGNR 556036-0793",
    '#FNAMN "Bolaget AB"',
    "#RAR 0 20260101 20261231",
    "#KONTO 1910 Kassa",
    "#KONTO 3010 Försäljning",
)
SALE = ("#VER A 1 20260315 Kaffe", "{", "#TRANS 1910 {} 100", "#TRANS 3010 {} -100", "}")


def parse(*lines: str, head: tuple[str, ...] = HEAD, encoding: str = "cp437") -> sie.SieFile:
    """A file of these lines, parsed; its name is bolaget.se."""
    return sie.parse("\n".join([*head, *lines]).encode(encoding), "bolaget.se")


def reading(*lines: str, head: tuple[str, ...] = HEAD) -> Reading:
    """A file of these lines, read into months."""
    return read("\n".join([*head, *lines]).encode("cp437"), "bolaget.se")


def refused(*lines: str, head: tuple[str, ...] = HEAD) -> tuple[Problem, ...]:
    """The problems for which a file of these lines is refused."""
    with pytest.raises(InputError) as error:
        parse(*lines, head=head)
    return error.value.problems


def voucher(*rows: str, line: str = "#VER A 1 20260315") -> tuple[str, ...]:
    """The lines of a voucher with these rows."""
    return (line, "{", *rows, "}")


def found(file: sie.SieFile | Reading, code: str) -> Problem:
    """The one finding of a code."""
    (problem,) = [finding for finding in file.findings if finding.code == code]
    return problem


def codes(file: sie.SieFile | Reading) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in file.findings}
