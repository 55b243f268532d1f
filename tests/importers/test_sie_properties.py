"""Properties of the SIE reader: quoting, encodings, line ends, halves, and its two paths."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money
from consortium.problems import InputError
from importers import sie
from importers.sie.lines import Listed, split, split_quickly
from tests.importers.small_files import HEAD, SAMPLES, codes

Sample = Callable[[str], bytes]
NAMES = sorted(path.name for path in SAMPLES.glob("*.s[ei]") if not path.name.startswith("not_"))
SMALL = [name for name in NAMES if (SAMPLES / name).stat().st_size < 12_000]

# Any text of CP437 without control characters; a last backslash would escape the quote after it.
LETTERS = bytes(range(32, 256)).decode("cp437").replace("\x7f", "")
TEXTS = st.text(alphabet=LETTERS, max_size=30).filter(lambda text: not text.endswith("\\"))
BARE = st.text(alphabet=[c for c in LETTERS if c not in ' "{}\\\u00a0'], min_size=1, max_size=8)


def quoted(text: str) -> str:
    """A field in quotes as 4B §5.7 wants it."""
    return '"' + text.replace('"', '\\"') + '"'


@given(st.lists(TEXTS, max_size=6), st.sampled_from([" ", "  ", "\t", " \t "]))
def test_quoted_fields_come_back_as_they_were(texts: list[str], space: str) -> None:
    line = space.join(["#X", *map(quoted, texts)])
    whole = split(line)
    assert whole.fields == ["#X", *texts]
    assert whole.is_whole
    assert [line[column - 1] for column in whole.columns[1:]] == ['"'] * len(texts)
    quick = split_quickly(line)
    assert quick is None or quick == whole.fields


@given(st.lists(st.one_of(BARE, TEXTS.map(quoted)), min_size=1, max_size=5), st.data())
def test_the_quick_split_never_differs_from_the_careful_one(
    fields: list[str], data: st.DataObject
) -> None:
    inner = data.draw(st.lists(st.one_of(BARE, TEXTS.map(quoted)), max_size=4))
    at = data.draw(st.integers(0, len(fields)))
    line = " ".join([*fields[:at], "{" + " ".join(inner) + "}", *fields[at:]])
    quick, careful = split_quickly(line), split(line)
    assert careful.is_whole
    if quick is not None:
        assert quick == careful.fields
        lists = [field.parts for field in quick if isinstance(field, Listed)]
        assert lists == [f.parts for f in careful.fields if isinstance(f, Listed)]


@given(st.text(alphabet='ab "{}\\\t#', max_size=40))
def test_no_line_is_beyond_repair(line: str) -> None:
    whole = split(line)
    assert len(whole.fields) == len(whole.columns)
    assert all(1 <= column <= max(1, len(line)) for column in whole.columns)
    kept = "".join(c for c in "".join(map(str, whole.fields)) if c not in ' \t"{}\\')
    assert kept == "".join(c for c in line if c not in ' \t"{}\\')
    quick = split_quickly(line)
    assert quick is None or quick == whole.fields


@given(TEXTS, st.integers(-(10**14), 10**14))
def test_a_row_comes_back_as_it_was_written(text: str, ore: int) -> None:
    amount = Money(ore)
    lines = [
        *HEAD,
        f"#VER A 1 20260315 {quoted(text)}",
        "{",
        f"#TRANS 1910 {{}} {amount} 20260315 {quoted(text)}",
        f"#TRANS 3010 {{1 {quoted(text)}}} {-amount}",
        "}",
    ]
    # In UTF-8, for text made of rare letters alone is what decides between code pages.
    file = sie.parse("\r\n".join(lines).encode(), "x.se")
    (voucher,) = file.vouchers
    assert voucher.text == text
    assert voucher.rows[0].text == text
    assert voucher.rows[1].objects == (("1", text),)
    assert [row.amount for row in voucher.rows] == [amount, -amount]


@pytest.mark.parametrize("name", NAMES)
def test_encodings_and_line_ends_change_nothing(name: str, sample: Sample) -> None:
    text = sample(name).decode("cp437").replace("\r\n", "\n")
    original = sie.parse(sample(name), name)
    about_letters = {
        "sie_file_should_keep_to_one_code_page",
        "sie_letters_should_be_readable",
    }

    def essence(file: sie.SieFile) -> sie.SieFile:
        findings = tuple(f for f in file.findings if f.code not in about_letters)
        return replace(file, encoding="", findings=findings)

    variants = [text.encode("utf-8"), text.encode("utf-8-sig")]
    variants += [text.replace("\n", end).encode("cp437") for end in ("\r\n", "\r")]
    variants += [text.encode("cp437") + b"\r\n\x1a"]
    if "╓" not in text:  # a letter that was lost in translation once; 1252 does not have it
        variants += [text.encode("cp1252")]
    for variant in variants:
        assert essence(sie.parse(variant, name)) == essence(original)


@pytest.mark.parametrize("name", NAMES)
def test_the_quick_path_reads_what_the_careful_path_reads(name: str, sample: Sample) -> None:
    # A no-break space anywhere sends the whole file down the careful path.
    end = b"\n#PROSA \xff\n"
    quick, careful = sie.parse(sample(name), name), sie.parse(sample(name) + end, name)
    assert quick == careful


@pytest.mark.parametrize("name", SMALL)
def test_a_file_cut_after_any_line_is_refused_or_read_as_far_as_it_goes(
    name: str, sample: Sample
) -> None:
    content = sample(name)
    whole = sie.parse(content, name)
    lines = content.split(b"\n")
    for end in range(1, len(lines)):
        try:
            half = sie.parse(b"\n".join(lines[:end]), name)
        except InputError as error:
            (problem,) = error.problems
            assert problem.code in ("sie_file_must_be_whole", "sie_file_must_reach_its_checksum")
            assert problem.source.line is not None
            continue
        count = len(half.vouchers)
        assert half.vouchers == whole.vouchers[:count]
        if whole.has_balances and count < len(whole.vouchers) and half.closing == whole.closing:
            assert codes(half) & {
                "sie_closing_balances_should_follow_from_the_rows",
                "sie_results_should_follow_from_the_rows",
                "sie_file_should_hold_movements",
            }


@pytest.mark.parametrize("name", ["synthetic_minimal_4e.se", "kontek_lon_4i.si"])
def test_a_file_cut_at_any_byte_never_gives_a_wrong_voucher(name: str, sample: Sample) -> None:
    content = sample(name)
    whole = sie.parse(content, name)
    start = re.search(rb"#VER", content)
    assert start is not None
    for end in range(start.start(), len(content)):
        try:
            half = sie.parse(content[:end], name)
        except InputError as error:
            assert {problem.source.file for problem in error.problems} == {name}
        else:
            assert half.vouchers == whole.vouchers[: len(half.vouchers)]


@pytest.mark.parametrize(
    "line",
    [
        "#TRANS 1 {" + '"' * 100_000,
        '#TRANS 1 {} 5 "' + 'a" "' * 25_000 + "x",
        "#TRANS " + "{ } " * 25_000,
        "#TRANS 1 {" + " " * 100_000 + '"',
        "#TRANS 1 {} " + "9" * 100_000,
        '#KONTO 1 "' + '\\"' * 50_000,
        "#KSUMMA\n" + '#X "' * 10_000 + "\n#KSUMMA 5",
    ],
)
def test_a_hostile_line_is_no_way_to_hang_the_reader(line: str) -> None:
    # Splitting must stay close to linear: no backtracking over quotes, no deep recursion.
    content = "\n".join([*HEAD, "#VER A 1 20260315", "{", line, "}"]).encode()
    try:
        sie.parse(content, "x.se")
    except InputError as error:
        assert error.problems[0].source.line is not None
