"""Every slip of writing: its code, its line, its column."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consortium.members import Consortium
from consortium.problems import PolicyError, Problem
from consortium.wording.text import WORDINGS
from rules.policy import Policy, read_policy
from rules.text import bind, parse
from tests.rules.marked import EVERY_KEY, Slip, changed, expect, problems_of, slip

SYNTAX = (
    ("yaml_must_hold_no_control_characters", "levy:\n  rate: 7¤\x07 %"),
    ("yaml_must_hold_no_control_characters", 'decision: ¤"a\\0b"'),
    ("yaml_must_not_indent_with_tabs", "levy:\n¤\trate: 7 %"),
    ("yaml_must_not_indent_with_tabs", "levy:\n  base: x\n ¤\trate: 7 %"),
    ("yaml_must_be_well_formed", "levy: a¤: b"),
    ("yaml_must_be_well_formed", "keep: ¤{a: 1\nsplit: 2"),
    ("yaml_must_be_well_formed", "keep: ¤[a, b\nsplit: 2"),
    ("yaml_must_be_well_formed", 'decision: ¤"Stämman'),
    ("yaml_must_be_well_formed", "decision: ¤@stämman"),
    ("yaml_must_be_one_document", "levy: 1\n¤---\nsplit: 2"),
    ("yaml_must_not_use_anchors", "levy: ¤&a {}"),
    ("yaml_must_not_use_anchors", "split: ¤*a"),
    ("yaml_must_not_use_tags", "levy: ¤!!float 7"),
    ("yaml_must_not_nest_deeper", "levy: " + "[" * 19 + "¤" + "[" * 50_000),
    ("text_must_be_short", "decision: ¤" + "a" * 10_001),
    ("keys_must_be_text", "¤[a, b]: 1"),
    ("keys_must_be_text", "{¤~: 1}"),
    ("keys_must_be_given_once", "levy: {rate: 7 %, ¤rate: 8 %}"),
)  # fmt: skip

SHAPES = (
    slip("key_must_be_known", "  rate: 8 %", "  rate: 8 %\n  ¤ratt: 8 %"),
    slip("key_must_be_known", "{from: solidarity}", "{from: solidarity, ¤above: 3}"),
    slip("key_must_be_given", "levy:", "¤levy:", "  rate: 8 %\n", ""),
    slip("key_must_be_given", "cykelbud: {bands", "¤cykelbud: {bands", ", until: 2027-06-30", ""),
    slip("key_must_be_given", "[{above: 1 000 000 kr, rate: 7 %}", "[¤{above: 1 000 000 kr}"),
    slip("word_must_be_known", "reckoned: year", "reckoned: ¤yaer"),
    slip("word_must_be_known", "round: krona", "round: ¤kronor"),
    slip("group_must_be_given", "facts: {revenue: declared, others: sie}", "facts: ¤declared"),
    slip("group_must_be_given", "{cash_days_below: 20}", "¤20"),
    slip("list_must_be_given", 'include: ["30-37"]', 'include: ¤"30-37"'),
    slip("text_must_be_given", "reason: brand", "reason: ¤[brand]"),
    slip("text_must_be_given", "reason: brand", 'reason: ¤""'),
    slip("list_must_not_be_shorter", 'include: ["30-37"]', "include: ¤[]"),
    slip("number_must_be_whole", "cash_days_below: 20", "cash_days_below: ¤20 dagar"),
    slip("number_must_not_be_below", "cash_days_below: 20", "cash_days_below: ¤0"),
    slip("number_must_not_be_above", "deadline: 20", "deadline: ¤32"),
    slip("truth_must_be_true_or_false", "reserves: true", "reserves: ¤kanske"),
    slip("date_must_be_iso", "until: 2027-06-30", "until: ¤2027-06-31"),
    slip("date_must_be_iso", "until: 2027-06-30", "until: ¤2027-W26-3"),
    slip("date_must_be_iso", "valid_from: 2027-01-01", "valid_from: ¤null"),
    slip("amount_must_be_readable", "floor: 6 000 kr", "floor: ¤6 tusen"),
    slip("rate_must_be_a_percentage", "  rate: 8 %", "  rate: ¤0.08"),
    slip("rate_must_be_a_percentage", "  rate: 8 %", "  rate: ¤{a: 8 %}"),
    slip("key_must_be_well_formed", "nystart: {rate", "¤Ny Start: {rate"),
    slip("account_range_must_be_readable", 'payables: ["24"]', 'payables: [¤"24-2"]'),
    slip("days_must_be_readable", "due: 20 dagar", "due: ¤20 veckor"),
    slip("months_must_be_readable", "defer_levy: 1 månad", "defer_levy: ¤en månad"),
    slip("amount_must_not_be_negative", "floor: 6 000 kr", "floor: ¤-6 000 kr"),
    slip("share_must_not_be_negative", "solidarity: 37.5 %", "solidarity: ¤-37.5 %"),
    slip("share_must_not_exceed_the_whole", "fund_at_most: 70 %", "fund_at_most: ¤170 %"),
)  # fmt: skip


def read_as_policy(content: bytes) -> tuple[Problem, ...]:
    read_policy(content, "policy/2027-01-01.yaml")
    return ()


@pytest.mark.parametrize(("code", "marked"), SYNTAX)
def test_a_slip_of_syntax_is_told_in_its_place(code: str, marked: str) -> None:
    expect(code, marked, read_as_policy)


@pytest.mark.parametrize("row", SHAPES, ids=lambda row: row.code)
def test_a_slip_of_shape_is_told_in_its_place(row: Slip) -> None:
    expect(row.code, changed(EVERY_KEY, row), read_as_policy)


def test_every_wording_has_a_slip() -> None:
    elsewhere = {
        "yaml_must_be_utf8",
        "yaml_must_not_be_empty",
        "list_must_not_be_longer",  # consortium.yaml has the only list of fixed length
        "value_must_be_readable",  # the last resort, for which we know no example
    }
    told = {code for code, _ in SYNTAX} | {row.code for row in SHAPES}
    assert told | elsewhere == WORDINGS.keys()


@pytest.mark.parametrize(
    ("content", "line", "column", "found"),
    [
        ("name: Å\nform: å".encode("cp1252"), 1, 7, "byte C5, som i Windows-1252 är Å"),
        (b"\xef\xbb\xbfname: \xe5", 1, 7, "byte E5, som i Windows-1252 är å"),
        ("name: å".encode("utf-16"), None, None, "UTF-16"),
    ],
)
def test_another_encoding_is_named(
    content: bytes, line: int | None, column: int | None, found: str
) -> None:
    (problem,) = problems_of(lambda: read_as_policy(content))
    assert problem.code == "yaml_must_be_utf8"
    assert (problem.source.line, problem.source.column) == (line, column)
    assert problem.found("sv") == found


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# bara en kommentar\n", b"~", b"---\n..."])
def test_an_empty_file_is_told(content: bytes) -> None:
    (problem,) = problems_of(lambda: read_as_policy(content))
    assert problem.code == "yaml_must_not_be_empty"


def test_a_list_of_fixed_length_is_measured() -> None:
    text = "statutes: {levy_between: [5 %, 10 %, 15 %]}"
    with pytest.raises(PolicyError) as raised:
        bind(parse(text.encode(), "c.yaml"), Consortium)
    found = [(p.code, p.source.column) for p in raised.value.problems]
    assert ("list_must_not_be_longer", 26) in found


def test_all_slips_are_told_at_once_in_the_order_of_the_text() -> None:
    text = EVERY_KEY.replace("8 %", "8").replace("krona", "kron").replace("20 dagar", "20")
    problems = problems_of(lambda: read_as_policy(text.encode()))
    assert [problem.code for problem in problems] == [
        "rate_must_be_a_percentage",
        "word_must_be_known",
        "days_must_be_readable",
    ]
    assert [problem.source.line for problem in problems] == [6, 14, 17]


def test_text_is_normalised_and_a_byte_order_mark_tolerated() -> None:
    decomposed = "\ufeff" + EVERY_KEY.replace("Stämman", "Sta\u0308mman")
    assert read_policy(decomposed.encode(), "p").policy == read_policy(
        EVERY_KEY.encode(), "p"
    ).policy  # fmt: skip


def test_windows_line_ends_keep_lines_apart() -> None:
    text = EVERY_KEY.replace("  rate: 8 %", "  rate: 8").replace("\n", "\r\n")
    (problem,) = problems_of(lambda: read_as_policy(text.encode()))
    assert (problem.source.line, problem.source.excerpt) == (6, "  rate: 8")


def test_nothing_is_guessed() -> None:
    document = parse(b"{a: no, b: 1_0, c: 0x1F, d: 12:30, e: , f: ~, g: '', h: \"~\"}", "x")
    assert document.plain() == {
        "a": "no", "b": "1_0", "c": "0x1F", "d": "12:30", "e": None, "f": None, "g": "", "h": "~",
    }  # fmt: skip


def test_messages_read_well() -> None:
    text = (
        EVERY_KEY.replace("reckoned: year", "reckoned: yaer")
        .replace("  rate: 8 %", "  rat: 8 %")
        .replace("  floor: 6 000 kr", "  floor: 6 tusen")
        .replace("split: {administration: 12.5 %,", "split: {administration: [12.5 %],")
    )
    problems = problems_of(lambda: read_as_policy(text.encode()))
    for language in ("sv", "en"):
        said = "\n".join(problem.render(language) for problem in problems) + "\n"
        golden = Path(__file__).with_name(f"messages.{language}.txt")
        assert said == golden.read_text(encoding="utf-8")


YAMLISH = st.lists(
    st.sampled_from(
        ["levy", ":", " ", "\n", "  ", "- ", "{", "}", "[", "]", ",", "7 %", "&a", "*a", "!!x", "|",
         ">", "'", '"', "#", "---", "...", "\t", "? ", "~", "<<", "\\", "@", "%", "å", "split",
         "rate", "members", "\u2028", "\x85", "\ufeff", "\r"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), YAMLISH, YAMLISH.map(lambda text: EVERY_KEY[:700] + text)))
def test_any_text_is_a_value_or_problems(text: str) -> None:
    content = text.encode("utf-8", errors="surrogatepass")
    for model in (Policy, Consortium):
        try:
            bind(parse(content, "x.yaml"), model)
        except PolicyError as error:
            for problem in error.problems:
                assert problem.render("sv")
                assert problem.render("en")


@given(st.binary())
def test_any_bytes_are_a_value_or_problems(content: bytes) -> None:
    assert problems_of(lambda: read_as_policy(content))
