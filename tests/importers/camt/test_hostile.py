"""Hostile and damaged files: refused with a problem, never an exception, never expanded."""

from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from consortium.problems import InputError
from importers.camt import identifies, read_camt
from tests.importers.camt import making
from tests.importers.camt.making import document, entry, file, statement

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests" / "data" / "camt"
SAMPLES = [path.read_bytes() for path in sorted(FOLDER.glob("camt*.xml"))]
MUTATIONS = 2_000
ENTITIES = "bank_xml_must_not_declare_entities"
BODY = document(statement(entry("1", making.element("AddtlNtryInf", "&a;"))))

LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("bcdefghi", "cdefghij", strict=True)
)
DOCTYPES = {
    "bomb": f'<!DOCTYPE Document [<!ENTITY b "ha">{LAUGHS}<!ENTITY a "&j;">]>',
    "quadratic": f'<!DOCTYPE Document [<!ENTITY a "{"x" * 10_000}">]>',
    "external": '<!DOCTYPE Document [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "network": '<!DOCTYPE Document [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>',
    "parameter": '<!DOCTYPE Document [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>',
    "dtd": '<!DOCTYPE Document SYSTEM "http://127.0.0.1:9/camt.dtd">',
    "default": '<!DOCTYPE Amt [<!ATTLIST Amt Ccy CDATA "SEK"><!ENTITY a "b">]>',
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("kind", DOCTYPES)
def test_document_types_are_refused_unread(kind: str, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{DOCTYPES[kind]}{BODY}'.encode(encoding)
    assert identifies(content)
    tracemalloc.start()
    assert making.problems(content) == [(ENTITIES, None)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


def test_a_document_type_far_down_the_head_is_refused_as_well() -> None:
    content = f"<!--{' ' * 70_000}-->{DOCTYPES['external']}{BODY}".encode()
    assert making.problems(content) == [(ENTITIES, None)]


def test_an_entity_that_nobody_declared_is_refused() -> None:
    assert [code for code, _ in making.problems(BODY.encode())] == ["bank_xml_must_be_whole"]


@pytest.mark.parametrize("between", ["", "\n", '\n<?xml version="1.0"?>\n'])
def test_two_documents_in_one_file_are_refused(between: str) -> None:
    one = document(statement(entry("1")))
    codes = [code for code, _ in making.problems(f"{one}{between}{one}".encode())]
    assert codes == ["bank_file_must_hold_one_document"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (document(statement(entry("1"))).encode()[:-20], 2),
        (document(statement(entry("1"))).encode() + b"\nhello", 3),
        (b'<?xml version="1.0" encoding="klingon"?>' + BODY.encode(), 1),
        (file(entry("1")).replace(b"2026-4", b"\xff\xfe"), 1),
        (file(entry("1")).replace(b"</Stmt>", b"</Smt>"), 2),
    ],
)
def test_damage_is_told_with_its_line(content: bytes, line: int) -> None:
    assert making.problems(content) == [("bank_xml_must_be_whole", line)]


def test_nesting_without_end_is_refused() -> None:
    content = file(entry("1", "<a>" * 5_000 + "</a>" * 5_000))
    assert [code for code, _ in making.problems(content)] == ["bank_xml_must_be_whole"]


def test_damage_and_other_problems_are_told_together() -> None:
    codes = [code for code, _ in making.problems(file(entry("0.001"))[:-30])]
    assert codes == ["bank_amount_must_be_whole_ore", "bank_xml_must_be_whole"]


def damaged(chance: random.Random) -> bytes:
    content = bytearray(chance.choice(SAMPLES))
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(content))
        kind = chance.randrange(5)
        if kind == 0:
            content[at] = chance.randrange(256)
        elif kind == 1:
            del content[at : at + chance.randint(1, 200)]
        elif kind == 2:
            content[at:at] = content[chance.randrange(len(content)) :][: chance.randint(1, 300)]
        elif kind == 3:
            content[at:at] = bytes([chance.choice(b"<>&\"'0-.9 \x00\xff")])
        else:
            digits = [at for at, byte in enumerate(content) if byte in b"0123456789"]
            content[chance.choice(digits)] = chance.choice(b"0123456789.-")
    return bytes(content)


def test_mutated_files_are_read_or_refused() -> None:
    chance = random.Random(53)
    outcomes = {"read": 0, "refused": 0}
    for _ in range(MUTATIONS):
        content = damaged(chance)
        identifies(content)
        try:
            reading = read_camt(content, "k.xml")
        except InputError as error:
            assert all(one.render("sv") and one.render("en") for one in error.problems)
            outcomes["refused"] += 1
        else:
            assert all(one.render("sv") and one.render("en") for one in reading.findings)
            outcomes["read"] += 1
    assert min(outcomes.values()) > MUTATIONS // 10, outcomes


def test_lines_beyond_what_libxml2_once_could_count() -> None:
    content = file("\n" * 70_000, entry("1"))
    assert read_camt(content, "k.xml").statements[0].entries[0].place.line == 70_002


PEAK = """
import resource, sys
from importers.camt import read_camt
content = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = len(read_camt(content, "k.xml").statements[0].entries)
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_long_file_is_no_tree_in_memory() -> None:
    parts = making.element("NtryDtls", *[making.detail("1", references=["125"])] * 2)
    content = file(*[entry("2", parts)] * 10_000)
    ran = subprocess.run(
        [sys.executable, "-c", PEAK], input=content, capture_output=True, cwd=ROOT, check=True
    )
    count, grown_kb = map(int, ran.stdout.split())
    assert count == 10_000
    assert grown_kb < 40_000  # as a tree: 59 000
