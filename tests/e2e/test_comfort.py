"""Widths, colours and the bar of progress on a real terminal; none of it in a pipe."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.e2e.command import Ran, fondbok, fondbok_process
from tests.e2e.making import JANUARY_FILES, waiting
from tests.e2e.terminal import on_terminal

LONG = "Kooperativa föreningen för återbruk, ärlig hushållning och ömsesidig omtanke i Östergötland"
MONTH = ("month", "2026-01", "--date", "2026-03-10")
# The bar without its second of patience; and each step told slowly enough to be drawn.
IMPATIENT = """
from reports.terminal import bar
bar.PATIENCE = bar._PAUSE = 0
"""


@pytest.fixture
def grand(proposed: Path) -> Path:
    """Books of members with long names, one of which earns twelve digits of kronor."""
    settings = proposed / "books/consortium.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("Grenverket ek. för.", f'"{LONG}"'), encoding="utf-8")
    file = next(file for file in JANUARY_FILES if file.name.startswith("grenverket"))
    grown = file.read_bytes().replace(b"100000.00", b"123456789012.00")
    (proposed / "stor.se").write_bytes(grown)
    ran = fondbok("take-in", "stor.se", cwd=proposed, books="books")
    assert ran.code == 0, ran.text
    return proposed


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("columns", [60, 80, 132])
@pytest.mark.parametrize(
    "command", [MONTH, ("status",), ("members",), ("take-in", "stor.se"), ("post", "nej")]
)
def test_nothing_is_wider_than_the_terminal(
    grand: Path, command: tuple[str, ...], columns: int, language: str
) -> None:
    shown = on_terminal(*command, "--lang", language, cwd=grand, columns=columns)
    assert shown.code in (0, 3), shown.plain
    assert shown.widest <= columns, shown.plain


def test_amounts_are_whole_however_narrow(grand: Path) -> None:
    wide = on_terminal(*MONTH, cwd=grand, columns=120).plain
    amounts = {word for word in wide.replace(" kr", "\u00a0kr").split("  ") if "kr" in word}
    narrow = " ".join(on_terminal(*MONTH, cwd=grand, columns=40).plain.split())
    assert len(amounts) > 2
    for amount in amounts:
        for one in amount.replace("\u00a0", " ").splitlines():
            assert " ".join(one.split()) in narrow
    assert "…" not in narrow


def test_vouchers_and_explanations_fit(grand: Path) -> None:
    fondbok("month", "2026-01", cwd=grand, books="books")
    posted = on_terminal("post", waiting(grand / "books"), "--date", "2026-03-10", cwd=grand)
    explained = on_terminal("explain", "V2026-1", cwd=grand)
    assert posted.code == explained.code == 0
    assert posted.widest <= 80 and explained.widest <= 80
    assert "omtanke" in posted.plain and "Östergötland" in posted.plain


COLOURS = [
    ({}, False, True),
    ({}, True, False),
    ({"NO_COLOR": "1"}, False, False),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
    ({"FORCE_COLOR": "1"}, True, True),
    ({"FORCE_COLOR": "0"}, True, False),
    ({"CLICOLOR_FORCE": "1"}, True, True),
    ({"CLICOLOR": "0"}, False, False),
    ({"TERM": "dumb"}, False, False),
]


@pytest.mark.parametrize(("habits", "is_piped", "is_coloured"), COLOURS)
def test_colours_only_where_they_are_wanted(
    proposed: Path, habits: dict[str, str], is_piped: bool, is_coloured: bool
) -> None:
    shown = on_terminal(*MONTH, cwd=proposed, is_piped=is_piped, environment=habits)
    text = shown.piped if is_piped else shown.screen
    assert ("\x1b[" in text) is is_coloured


def test_colours_change_no_letter(proposed: Path) -> None:
    plain = on_terminal(*MONTH, cwd=proposed, environment={"NO_COLOR": "1"})
    coloured = on_terminal(*MONTH, cwd=proposed)
    assert coloured.screen != plain.screen and coloured.plain == plain.screen
    piped = on_terminal(*MONTH, cwd=proposed, is_piped=True).piped
    assert piped == plain.screen


def test_json_has_no_colour_whatever_is_forced(proposed: Path) -> None:
    shown = on_terminal(
        "status", "--json", cwd=proposed, environment={"FORCE_COLOR": "1"}, is_piped=True
    )
    assert "members" in json.loads(shown.piped) and shown.screen == ""


WORK = [
    (("take-in", *(file.name for file in JANUARY_FILES)), "Läser filer"),
    (MONTH, "Räknar avgifter"),
    (("report", "auditor", "2026"), "Skriver blad"),
    (("status",), "Öppnar böckerna"),
]


@pytest.mark.parametrize(("command", "stage"), WORK, ids=[stage for _, stage in WORK])
def test_long_work_says_how_far_it_has_come(
    posted: Path, command: tuple[str, ...], stage: str
) -> None:
    shown = on_terminal(*command, cwd=posted, is_piped=True, before=IMPATIENT)
    assert shown.code == 0 and stage in shown.screen and "█" in shown.screen
    assert shown.screen.endswith("\r\x1b[K"), "the bar is gone when the work is done"
    assert "█" not in shown.piped and "\r" not in shown.piped
    assert fondbok_process(*command, cwd=posted, books="books", before=IMPATIENT).err == ""


def test_posting_says_how_far_it_has_come(proposed: Path) -> None:
    command = ("post", waiting(proposed / "books"), "--date", "2026-03-10")
    shown = on_terminal(*command, cwd=proposed, is_piped=True, before=IMPATIENT)
    assert shown.code == 0 and "Bokför" in shown.screen and "Skriver i böckerna" in shown.screen


def test_quick_work_shows_no_bar_and_json_never_does(posted: Path) -> None:
    assert on_terminal("status", cwd=posted, is_piped=True).screen == ""
    shown = on_terminal("status", "--json", cwd=posted, is_piped=True, before=IMPATIENT)
    assert shown.screen == "" and json.loads(shown.piped)


def test_the_bar_goes_when_the_work_is_refused(proposed: Path) -> None:
    shown = on_terminal(
        "month", "2025-01", cwd=proposed, before=IMPATIENT, environment={"NO_COLOR": "1"}
    )
    assert shown.code == 3 and "\r\x1b[K" in shown.screen
    assert shown.screen.rpartition("\r\x1b[K")[2].startswith("fel ")


# The language.


def test_the_language_comes_from_the_option_the_environment_or_the_books(posted: Path) -> None:
    def bank(*options: str, **environment: str) -> Ran:
        return fondbok_process("status", *options, cwd=posted, books="books", clock=None,
                               environment=environment)  # fmt: skip

    assert "På banken" in bank().out
    assert "In the bank" in bank(FONDBOK_LANG="en").out
    assert "På banken" in bank("--lang", "sv", FONDBOK_LANG="en").out
    assert "På banken" in bank(FONDBOK_LANG="fi").out


WRONG = [
    ("nonsens", "Det finns inget kommando som heter nonsens.", "no command called nonsens"),
    ("monht", "Menade du month?", "Did you mean month?"),
    ("month", "PERIOD saknas.", "PERIOD is missing."),
    ("month 2026-13", "PERIOD: 2026-13 går inte att läsa; skriv 2026-03", "cannot be read"),
    ("month 2026-01 --date x", "--date: x går inte att läsa", "--date: x cannot be read"),
    ("month 2026-01 --nej", "inget tillval som heter --nej", "no option called --nej"),
    ("month 2026-01 --jsn", "Menade du --json, --as?", "Did you mean --json, --as?"),
    ("month 2026-01 --date", "Tillvalet --date vill ha ett värde.", "--date wants a value"),
    ("month 2026-01 --json=ja", "Tillvalet --json tar inget värde.", "--json takes no value"),
    ("post a b", "Det står för mycket på raden: b.", "too much on the line: b"),
    ("reverse V2026-1", "Tillvalet --why saknas.", "The option --why is missing."),
    ("propose gift 2026-01", "gift går inte som", "gift will not do as"),
    (
        "propose gift 2026-01",
        "Välj bland levy, liquidity, agreements.",
        "Choose from levy, liquidity, agreements.",
    ),
    ("demo --port x", "Skriv ett heltal.", "Write a whole number."),
    ("completion tcsh", "Välj bland bash, zsh, fish.", "Choose from bash, zsh, fish."),
    ("policy check books", "Det är en mapp, ingen fil.", "It is a folder, no file."),
    ("take-in a.xlsx --map revenue=C", "--map FIL vill ha --member M", "--map FILE wants"),
    ("report auditor x", "PERIOD: x går inte att läsa", "PERIOD: x cannot be read"),
]


@pytest.mark.parametrize(("words", "swedish", "english"), WRONG)
def test_what_is_written_wrongly_is_told_in_the_language(
    posted: Path, words: str, swedish: str, english: str
) -> None:
    for language, told, usage in (("sv", swedish, "Skriv så här: "), ("en", english, "Usage: ")):
        ran = fondbok("--lang", language, *words.split(), cwd=posted, books="books")
        assert (ran.code, ran.out) == (2, ""), ran.text
        assert told in ran.err
        assert f"{usage}fondbok" in ran.err or ": fondbok --help" in ran.err


def test_the_language_is_known_before_the_command_is_read(posted: Path) -> None:
    assert "PERIOD is missing." in fondbok("month", "--lang=en", cwd=posted, books="books").err
    settings = posted / "books/consortium.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("language: sv", "language: en"), encoding="utf-8")
    assert "PERIOD is missing." in fondbok("month", "--books", "books", cwd=posted).err


# The small faults.


def test_every_waiting_proposal_is_a_next_step(proposed: Path) -> None:
    file = next(file for file in JANUARY_FILES if file.name.startswith("grenverket"))
    (proposed / "februari.se").write_bytes(
        file.read_bytes().replace(b"0 202601 ", b"0 202602 ").replace(b"20260205", b"20260305")
    )
    assert fondbok("take-in", "februari.se", cwd=proposed, books="books").code == 0
    shown = fondbok("month", "2026-02", cwd=proposed, books="books").out
    ids = re.findall(r"^Förslag ([0-9a-f]{8}): ", shown, re.MULTILINE)
    assert len(ids) == 2
    assert shown.endswith("Nästa steg\n" + "".join(f"  fondbok post {one}\n" for one in ids))


def test_no_id_is_not_several(proposed: Path) -> None:
    ran = fondbok("post", "", cwd=proposed, books="books")
    assert ran.code == 3 and "inget ID" in ran.err and "flera" not in ran.err
    assert waiting(proposed / "books")[:8] in ran.err


def test_purposes_have_names_and_cash_stands_beside_what_is_available(posted: Path) -> None:
    shown = fondbok("status", cwd=posted, books="books").out
    assert "solidaritet" in shown and "återbetalbart kapital" in shown
    assert "Av det tillgängliga finns 0,00 kr på banken" in shown
    english = fondbok("status", "--lang", "en", cwd=posted, books="books").out
    assert "revolving capital" in english
    assert "Of what is available SEK 0.00 is in the bank" in english
