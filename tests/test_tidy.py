"""The repository keeps its own rules: short, exact, no clock, no loose ends, every code worded."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest

from consortium import wording
from tests import tidy
from tests.tidy import Broken, Code

PYTHON = tidy.python_files()
PRODUCT = [code for code in PYTHON if code.is_product]
CATALOGUE = wording.catalogue()

PRODUCT_RULES = (
    tidy.file_is_short,
    tidy.functions_are_short,
    tidy.no_float,
    tidy.only_cli_reads_the_clock,
    tidy.only_the_terminal_prints,
)
PYTHON_RULES = (
    tidy.no_star_import,
    tidy.excepts_name_their_class,
    tidy.ignores_have_a_reason,
)


def shown(path: str, broken: Broken) -> list[str]:
    return [f"{path}:{line}: {what}" for line, what in broken]


def assert_none(found: list[str]) -> None:
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("code", PYTHON, ids=str)
def test_python_is_tidy(code: Code) -> None:
    rules = PYTHON_RULES + (PRODUCT_RULES if code.is_product else ())
    assert_none([line for rule in rules for line in shown(code.path, rule(code))])


def test_no_file_holds_a_banned_word() -> None:
    texts = {
        path: (tidy.ROOT / path).read_bytes().decode("utf-8", errors="replace")
        for path in tidy.files()
        if not path.endswith(".png")  # the letters in a picture are no words
    }
    broken = [
        line for path, text in texts.items() for line in shown(path, tidy.no_banned_word(text))
    ]
    assert_none(broken)


def test_every_ignored_rule_has_its_reason_beside_it() -> None:
    text = (tidy.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert_none(shown("pyproject.toml", tidy.ignored_rules_have_a_reason(text)))


def test_every_module_is_used() -> None:
    areas = {f"consortium.wording.{area}" for area in wording.AREAS}
    assert_none(tidy.dead_modules(PRODUCT, named=areas))


@pytest.mark.parametrize("code", PRODUCT, ids=str)
def test_every_problem_code_is_worded(code: Code) -> None:
    assert_none(shown(code.path, tidy.codes_are_worded(code, set(CATALOGUE))))


@pytest.mark.parametrize("problem_code", CATALOGUE)
def test_every_worded_code_is_used(problem_code: str) -> None:
    speaking = [code for code in PRODUCT if not code.path.startswith("consortium/wording/")]
    used = {text for code in speaking for _, text in code.strings}
    assert problem_code in used, f"{problem_code} is worded, but no code uses it"


@pytest.mark.parametrize("problem_code", CATALOGUE)
def test_both_languages_say_the_same_values(problem_code: str) -> None:
    texts = CATALOGUE[problem_code]
    assert placeholders(texts.sv) == placeholders(texts.en)
    assert all(text.strip() for text in texts.sv + texts.en)


def placeholders(templates: tuple[str, ...]) -> set[str]:
    parsed = [part for text in templates for part in string.Formatter().parse(text)]
    return {name for _, name, _, _ in parsed if name is not None}


# Each rule finds its example, and leaves the good one alone.

LONG = "def f():\n" + "    x = 1\n" * 60
EXAMPLES = [
    (tidy.file_is_short, "x = 1\n" * 301, "x = 1\n" * 300),
    (tidy.functions_are_short, LONG, LONG.replace("    x = 1\n", "", 1)),
    (tidy.no_float, "x = float(y)", "x = int(y)"),
    (tidy.no_float, "x: float = y", "x: Decimal = y"),
    (tidy.no_float, "def f(x: float): ...", "def f(x: int): ..."),
    (tidy.only_cli_reads_the_clock, "x = datetime.now(UTC)", "x = now"),
    (tidy.only_cli_reads_the_clock, "x = datetime.date.today()", "x = request.today"),
    (tidy.only_cli_reads_the_clock, "serve(clock=datetime.now)", "serve(clock=clock)"),
    (tidy.only_the_terminal_prints, "print(x)", "console.print(x)"),
    (tidy.no_star_import, "from a import *", "from a import b"),
    (tidy.excepts_name_their_class, "try: f()\nexcept: g()", "try: f()\nexcept OSError: g()"),
    (
        tidy.excepts_name_their_class,
        "try: f()\nexcept (OSError, Exception): g()",
        "try: f()\nexcept Exception:  # a plugin of beancount must never raise\n    g()",
    ),
    (tidy.ignores_have_a_reason, "x = y  # noqa: S603", "x = y  # noqa: S603  # our own program"),
    (tidy.ignores_have_a_reason, "x = y  # type: ignore[misc]", "x = y  # an ordinary comment"),
]


@pytest.mark.parametrize(("rule", "bad", "good"), EXAMPLES)
def test_the_rule_finds_its_example(rule: Callable[[Code], Broken], bad: str, good: str) -> None:
    assert list(rule(Code("ledger/post.py", bad)))
    assert list(rule(Code("ledger/post.py", good))) == []


@pytest.mark.parametrize(
    "parts",
    [
        ("see /", "work/main"),
        ("TO", "DO: later"),
        ("pytest.mark.x", "fail"),
        ("https://py", "pi.org"),
    ],
)
def test_banned_words_are_found(parts: tuple[str, str]) -> None:
    assert list(tidy.no_banned_word("".join(parts)))
    assert list(tidy.no_banned_word(" ".join(parts))) == []


def test_a_rule_ignored_without_a_reason_is_found() -> None:
    assert list(tidy.ignored_rules_have_a_reason('ignore = [\n    "S101",\n]'))


def test_a_module_is_alive_when_imported_or_named() -> None:
    codes = [
        Code("cli.py", "from ledger import post\nPLUGIN = 'plugin \"ledger.plugin\"'"),
        Code("ledger/__init__.py", '"""About ledger.dead."""'),
        Code("ledger/post.py", ""),
        Code("ledger/plugin.py", ""),
        Code("ledger/dead.py", "import ledger.dead"),
    ]
    assert tidy.dead_modules(codes, named=set()) == ["ledger/dead.py"]


def test_a_code_without_wording_is_found() -> None:
    code = Code("rules/levy.py", 'Problem("base_is_negative", s)\nRULE = "floor_must_hold"')
    assert [line for line, _ in tidy.codes_are_worded(code, set())] == [2, 1]
    assert list(tidy.codes_are_worded(code, {"base_is_negative", "floor_must_hold"})) == []
