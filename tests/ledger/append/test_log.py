"""The system log: lines that chain, across years, and show whatever was done to them."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.append import Append, Change, writing
from ledger.change import sha256
from ledger.log import chain_problems, last_line, log_append


def line(root: Path, at: str, **inputs: object) -> Append:
    return log_append(
        root, at=at, who="kim", command="post 3f2a", version="0.1.0", inputs=inputs, result={}
    )


def write(root: Path, at: str, **inputs: object) -> str:
    with writing(root, who="kim", command="post", since=at) as door:
        return door.apply(Change((line(door.root, at, **inputs),)))[0]


def test_a_line_says_when_who_what_and_with_what(tmp_path: Path) -> None:
    write(tmp_path, "2026-03-31T18:00:01", file="årsrapport.se", amount="1250.00")
    text = (tmp_path / "log/2026.jsonl").read_text()
    assert text == (
        '{"at":"2026-03-31T18:00:01","who":"kim","command":"post 3f2a","version":"0.1.0",'
        '"inputs":{"file":"årsrapport.se","amount":"1250.00"},"result":{},"prev":""}\n'
    )


def test_lines_chain_over_the_turn_of_the_year(tmp_path: Path) -> None:
    for at in ("2025-12-30T09:00:00", "2025-12-31T23:59:59", "2026-01-01T00:00:00"):
        write(tmp_path, at)
    old, new = (tmp_path / f"log/{year}.jsonl" for year in (2025, 2026))
    lines = old.read_bytes().splitlines()
    assert len(lines) == 2
    assert chain_problems(lines, "log/2025.jsonl") == ()
    prev = sha256(lines[-1])
    assert chain_problems(new.read_bytes().splitlines(), "log/2026.jsonl", prev=prev) == ()
    assert json.loads(new.read_bytes())["prev"] == prev


def test_a_clock_gone_backwards_does_not_break_the_chain(tmp_path: Path) -> None:
    write(tmp_path, "2026-01-01T00:00:00")
    assert write(tmp_path, "2025-12-31T23:59:59") == "log/2026.jsonl"
    lines = (tmp_path / "log/2026.jsonl").read_bytes().splitlines()
    assert chain_problems(lines, "log/2026.jsonl") == ()


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    root = tmp_path_factory.mktemp("books")
    for number in range(6):
        write(root, f"2026-03-31T18:00:0{number}", number=number)
    return (root / "log/2026.jsonl").read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (lambda ls: ls, []),
        (lambda ls: [*ls[:2], ls[2].replace(b"kim", b"kit"), *ls[3:]], [4]),
        (lambda ls: [*ls[:2], *ls[3:]], [3]),
        (lambda ls: [*ls[:2], ls[1], *ls[2:]], [3]),
        (lambda ls: [ls[1], ls[0], *ls[2:]], [1, 2, 3]),
        (lambda ls: ls[1:], [1]),
        (lambda ls: [*ls[:3], b"not JSON\n", *ls[3:]], [4, 5]),
        (lambda ls: [*ls[:3], b"[1]\n", *ls[3:]], [4, 5]),
        (lambda ls: [*ls, b'{"prev":7}\n'], [7]),
    ],
)
def test_whatever_was_done_to_a_line_shows(
    lines: list[bytes], tamper: object, expected: list[int]
) -> None:
    assert callable(tamper)
    problems = chain_problems(tamper(lines), "log/2026.jsonl")
    assert [problem.source.line for problem in problems] == expected
    for problem in problems:
        assert "log/2026.jsonl:" in problem.render("sv")


@given(st.lists(st.integers(0, 200_000), min_size=1, max_size=4), st.sampled_from([b"", b"\n"]))
def test_the_last_line_is_found_from_the_end(lengths: list[int], end: bytes) -> None:
    lines = [b"%d" % number + b"x" * length for number, length in enumerate(lengths)]
    with NamedTemporaryFile() as file:
        file.write(b"\n".join(lines) + end)
        file.flush()
        assert last_line(Path(file.name)) == lines[-1]


def test_the_cost_of_the_last_line_does_not_grow_with_the_log(tmp_path: Path) -> None:
    path = tmp_path / "2026.jsonl"
    with path.open("wb") as file:
        file.seek(1 << 40)  # a terabyte of nothing: reading it all would never end
        file.write(b"\nthe last line\n")
    assert last_line(path) == b"the last line"


def test_no_log_has_no_last_line(tmp_path: Path) -> None:
    assert last_line(tmp_path / "none") == b""
    (tmp_path / "empty").touch()
    assert last_line(tmp_path / "empty") == b""


def test_names_that_are_no_utf8_and_decomposed_letters_are_written(tmp_path: Path) -> None:
    write(tmp_path, "2026-03-31T18:00:00", file=b"\xff.se".decode("utf-8", "surrogateescape"))
    write(tmp_path, "2026-03-31T18:00:01", file="a\u030arsrapport\n\u2028.se")
    lines = (tmp_path / "log/2026.jsonl").read_bytes().splitlines()
    first, second = (json.loads(text)["inputs"]["file"] for text in lines)
    assert first == "\udcff.se"
    assert second == "årsrapport\n\u2028.se"
