"""Whatever was changed by hand is refused, at its line."""

from __future__ import annotations

import re

import pytest

from consortium.problems import BooksError, Problem
from consortium.proposal import Line, Proposal, Reason
from ledger.blocks import decode
from ledger.read import read_facts, read_vouchers
from ledger.read_proposal import read_proposal
from ledger.render import period_header, proposal_text, report_text, voucher_text
from tests.ledger.books.making import bank_fee, chained, levy, report

FILE = "2026/2026-02.beancount"
TEXT = period_header(report().period, "sv") + "\n".join(
    voucher_text(voucher) for voucher in chained([levy(1), levy(2, "Åkeriet"), bank_fee(1)])
)


def problems(text: str) -> list[Problem]:
    with pytest.raises(BooksError) as caught:
        read_vouchers(text, FILE)
    return list(caught.value.problems)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


EDITS = {
    # what: (found, put in its place, code, where the problem is)
    "an amount": ("9200.01 SEK", "9200.02 SEK", "voucher_must_balance", '* "Grenverket'),
    "three decimals": ("9200.01 SEK", "9200.010 SEK", "only_what_was_written", "9200.010"),
    "no decimals": ("-800.00 SEK", "-800 SEK", "only_what_was_written", "-800 SEK"),
    "a thousands comma": ("9200.01 SEK", "9,200.01 SEK", "only_what_was_written", "9,200.01"),
    "a plus sign": (" 9200.01 SEK", "+9200.01 SEK", "as_written", "+9200.01"),
    "the spacing": ("9200.01 SEK", " 9200.01 SEK", "as_written", " 9200.01"),
    "a comment line": ('  by: "kim"', '  ; hej\n  by: "kim"', "only_what_was_written", "; hej"),
    "a comment at the end": ("9200.01 SEK", "9200.01 SEK ; hej", "only_what_was_written", "; hej"),
    "a comment between": ("\n\n2026-02-10", "\n\n; hej\n\n2026-02-10", "only_what", "; hej"),
    "a tag": (" ^V2026-1\n", " #tag ^V2026-1\n", "only_what_was_written", "#tag"),
    "another flag": ("2026-02-10 *", "2026-02-10 !", "only_what_was_written", "2026-02-10 !"),
    "another directive": ("\n\n2026-02-10", "\n\n2026-02-10 close A:B\n\n2026-02-10",
                          "only_what_was_written", "2026-02-10 close"),
    "metadata left out": ('  by: "kim"\n', "", "only_what_was_written", '* "Grenverket'),
    "metadata moved": ('  by: "kim"\n  concerns: "Avgift 2026-01"\n',
                       '  concerns: "Avgift 2026-01"\n  by: "kim"\n', "as_written", "  concerns"),
    "metadata twice": ('  by: "kim"\n', '  by: "kim"\n  by: "robin"\n', "as_written", '"kim"'),
    "another number": ("  number: 1\n", "  number: 2\n", "as_written", "  number: 2"),
    "a day that is none": ("due: 2026-03-12", "due: 2026-02-30", "only_what", '* "Grenverket'),
    "a line of spaces": ('  by: "kim"\n', '   \n  by: "kim"\n', "only_what_was_written", "   \n"),
    "Windows line ends": ("\n", "\r\n", "only_what_was_written", "2026-02-10"),
    "one leg": (TEXT[TEXT.index("  Income:Levies") : TEXT.index("\n\n2026-02-10") + 1], "",
                "two_legs", '* "Grenverket'),
}  # fmt: skip


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_refused_at_its_line(what: str) -> None:
    old, new, code, part = EDITS[what]
    assert old in TEXT
    text = TEXT.replace(old, new, 1 if old != "\n" else -1)
    first = problems(text)[0]
    assert code in first.code, first.render("sv")
    assert first.source.line == line_of(text, part)
    assert "fondbok reverse" in first.remedy("sv") and "fondbok reverse" in first.remedy("en")


def test_unchanged_text_reads() -> None:
    assert [str(read.voucher.id) for read in read_vouchers(TEXT, FILE)] == [
        "V2026-1",
        "V2026-2",
        "M2026-1",
    ]


def test_every_changed_voucher_is_told_not_only_the_first() -> None:
    text = TEXT.replace('by: "kim"', "by: kim")
    assert [problem.source.line for problem in problems(text)] == [
        index for index, line in enumerate(text.split("\n"), 1) if re.match(r"2026-.* \*", line)
    ]


def test_found_and_expected_stand_side_by_side() -> None:
    (problem,) = problems(TEXT.replace("  number: 2\n", "  number: 02\n"))
    assert problem.found("sv") == "ändrat för hand: number: 02"
    assert problem.expected("sv") == "number: 2"


def test_bytes_that_are_not_utf8_are_told_with_their_line() -> None:
    with pytest.raises(BooksError) as caught:
        decode(TEXT.encode().replace("Åkeriet".encode(), "Åkeriet".encode("latin-1"), 1), FILE)
    (problem,) = caught.value.problems
    assert problem.source.line == line_of(TEXT, "Åkeriet")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("-120000.00", "-120000.0", "only_what_was_written"),
        ("complete: TRUE", "complete: true", "as_written"),
        ("account-3010", "account-Z3010", "as_written"),
        ("  kind", "  sort", "only_what_was_written"),
        ('custom "report"', 'custom "rapport"', "only_what_was_written"),
        ("-1.00", "-1.00", ""),
    ],
)
def test_a_changed_report_is_refused(old: str, new: str, code: str) -> None:
    text = report_text(report())
    if not code:
        assert read_facts(text, "facts/2026-02.beancount") == [report()]
        return
    assert old in text
    with pytest.raises(BooksError) as caught:
        read_facts(text.replace(old, new), "facts/2026-02.beancount")
    assert code in caught.value.problems[0].code


def proposal() -> Proposal:
    voucher = levy(1)
    assert voucher.trace is not None
    line = Line(
        kind="levy",
        member="grenverket",
        month=voucher.trace.month,
        clause="levy",
        facts=voucher.trace.facts,
        base=voucher.trace.base,
        amount=voucher.postings[5].amount,
        postings=voucher.postings,
        reasons=(Reason("clause", "rate", {"text": 'en "rad"'}, voucher.trace.base),),
    )
    return Proposal("levy", voucher.trace.month, voucher.trace.policy, "treasurer", (line,))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("120000.00 SEK", "120001.00 SEK", "proposal_must_match_its_name"),
        ("treasurer", "board", "proposal_must_match_its_name"),
        ("9200.01 SEK", "9300.01 SEK", "only_what_was_written"),
        (" ! ", " * ", "only_what_was_written"),
        ("  due-after: 30", "  due-after: +30", "as_written"),
        ('"levy" "2026-01"', '"lottery" "2026-01"', "only_what_was_written"),
    ],
)
def test_a_changed_proposal_is_refused(old: str, new: str, code: str) -> None:
    text = proposal_text(proposal())
    assert old in text
    with pytest.raises(BooksError) as caught:
        read_proposal(text.replace(old, new), f"proposals/{proposal().digest}.beancount")
    assert code in caught.value.problems[0].code


def test_a_proposal_under_another_name_is_refused() -> None:
    with pytest.raises(BooksError) as caught:
        read_proposal(proposal_text(proposal()), f"proposals/{'0' * 64}.beancount")
    assert [one.code for one in caught.value.problems] == ["proposal_must_match_its_name"]


def test_an_empty_proposal_file_is_refused() -> None:
    with pytest.raises(BooksError):
        read_proposal("", "proposals/x.beancount")
