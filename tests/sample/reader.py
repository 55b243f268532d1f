"""A small SIE reader for these tests only, written apart from the product's and the sample's."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from consortium.period import Period

_FIELD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\{[^}]*\})|([^\s{}"]+)')
MEMBER_BY_STEM = {
    "grenverket": ("utf-8", b"\n"),
    "hyvelbänken": ("cp437", b"\n"),
    "sie4 dammvippan": ("cp1252", b"\r\n"),
    "morot": ("cp437", b"\r\n"),
    "tolvslaget": ("cp437", b"\n"),
}


@dataclass(frozen=True)
class Voucher:
    """Series, number and day, and its rows by kind: ``#TRANS``, ``#RTRANS``, ``#BTRANS``."""

    series: str
    number: str
    day: str
    text: str
    rows: tuple[tuple[str, str, int], ...]

    def kinds(self, kind: str) -> tuple[tuple[str, int], ...]:
        return tuple((account, ore) for tag, account, ore in self.rows if tag == kind)


@dataclass(frozen=True)
class Export:
    """One file as the test understands it; amounts in öre."""

    path: str
    lines: tuple[tuple[str, ...], ...]
    vouchers: tuple[Voucher, ...]

    def all(self, tag: str) -> list[tuple[str, ...]]:
        return [line[1:] for line in self.lines if line[0] == tag]

    def one(self, tag: str) -> str:
        ((value, *_),) = self.all(tag)
        return value

    @property
    def organisation_number(self) -> str:
        return self.one("#ORGNR").replace("-", "")

    def amounts(self, tag: str, year: str = "0") -> Counter[str]:
        return Counter({line[1]: ore(line[2]) for line in self.all(tag) if line[0] == year})


def ore(text: str) -> int:
    value = Decimal(text) * 100
    assert value == int(value), text
    return int(value)


def is_sie(path: str) -> bool:
    return path.casefold().endswith(".se")


def layout_of(path: str) -> tuple[str, bytes]:
    name = path.rpartition("/")[2].casefold()
    ((encoding, newline),) = [how for stem, how in MEMBER_BY_STEM.items() if name.startswith(stem)]
    return encoding, newline


def read(path: str, content: bytes) -> Export:
    text = content.decode(layout_of(path)[0])
    lines = tuple(fields(line) for line in text.splitlines())
    return Export(path, lines, tuple(_vouchers(lines)))


def fields(line: str) -> tuple[str, ...]:
    found = _FIELD.findall(line.replace("{}", "{ }"))
    return tuple(quoted or listed or bare for quoted, listed, bare in found) or (line.strip(),)


def _vouchers(lines: tuple[tuple[str, ...], ...]) -> list[Voucher]:
    vouchers: list[Voucher] = []
    for line in lines:
        if line[0] == "#VER":
            series, number, day, text = line[1:5]
            vouchers.append(Voucher(series, number, day, text, ()))
        elif line[0].endswith("TRANS"):
            row = (line[0], line[1], ore(line[3]))
            last = vouchers[-1]
            vouchers[-1] = Voucher(last.series, last.number, last.day, last.text, (*last.rows, row))
    return vouchers


def months(export: Export) -> dict[str, Counter[str]]:
    """The movement per month (``202503``) and account, from rows or period balances."""
    sums: dict[str, Counter[str]] = {}
    for voucher in export.vouchers:
        for account, amount in voucher.kinds("#TRANS"):
            sums.setdefault(voucher.day[:6], Counter())[account] += amount
    for _, month, account, objects, amount_text in export.all("#PSALDO"):
        if not objects.strip("{} "):
            sums.setdefault(month, Counter())[account] += ore(amount_text)
    return sums


def month_of(export: Export, period: Period) -> Counter[str]:
    return months(export).get(f"{period.year}{period.month:02d}", Counter())


def checksum(content: bytes) -> int:
    """CRC-32 between the two marks, over tags and fields without separators and quotes."""
    text = content.decode("cp437")
    inside = text.split("#KSUMMA")[1].removeprefix("\r\n")
    bare = re.sub(r'[ \t\r\n{}"]', "", re.sub(r'"[^"]*"', _without_spaces_lost, inside))
    return zlib.crc32(bare.replace("\0", " ").encode("cp437"))


def _without_spaces_lost(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\0")
