"""The rules of a tidy house, as small functions over one source file.

Each rule takes a :class:`Code` or a text and yields ``(line, what is wrong)``; ``test_tidy.py``
applies them to the whole repository and shows each of them an example that it must find.
"""

from __future__ import annotations

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("consortium", "rules", "importers", "ledger", "reports")

Broken = Iterator[tuple[int, str]]

FILE_LINES = 300
# cli.py is one short function per command, and there are some fifty commands.
CLI_LINES = 1600
FUNCTION_LINES = 60
REASON_LETTERS = 10


@dataclass(frozen=True)
class Code:
    """One Python file: its path from the root, and its text."""

    path: str
    text: str

    def __str__(self) -> str:
        return self.path

    @property
    def is_product(self) -> bool:
        return self.path == "cli.py" or self.path.startswith(tuple(f"{p}/" for p in PACKAGES))

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(ast.parse(self.text)))

    @cached_property
    def comments(self) -> dict[int, str]:
        """The comment that each line ends in."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return {t.start[0]: t.string for t in tokens if t.type == tokenize.COMMENT}

    @cached_property
    def imports(self) -> dict[str, int]:
        """Every dotted name that it imports, with the line."""
        names: dict[str, int] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                names |= {alias.name: node.lineno for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names[node.module] = node.lineno
                names |= {f"{node.module}.{alias.name}": node.lineno for alias in node.names}
        return names

    @cached_property
    def strings(self) -> tuple[tuple[int, str], ...]:
        """Every text in the code with its line; docstrings and comments are prose, not code."""
        prose = {id(node.value) for node in self.nodes if isinstance(node, ast.Expr)}
        return tuple(
            (node.lineno, node.value)
            for node in self.nodes
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            if id(node) not in prose
        )


def files() -> list[str]:
    """Every file that git keeps or would add."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    out = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted({path for path in out.split("\0") if path and (ROOT / path).is_file()})


def python_files() -> list[Code]:
    """All Python of the repository."""
    return [
        Code(path, (ROOT / path).read_text(encoding="utf-8"))
        for path in files()
        if path.endswith(".py")
    ]


def product() -> list[Code]:
    """The five packages and cli.py."""
    return [code for code in python_files() if code.is_product]


# Product code.


def file_is_short(code: Code) -> Broken:
    limit = CLI_LINES if code.path == "cli.py" else FILE_LINES
    lines = code.text.count("\n")
    if lines > limit:
        yield lines, f"more than {limit} lines: what are its two subjects?"


def functions_are_short(code: Code) -> Broken:
    for node in code.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {lines} lines, more than {FUNCTION_LINES}"


def no_float(code: Code) -> Broken:
    for node in code.nodes:
        match node:
            case (
                ast.Call(func=ast.Name("float", lineno=line))
                | ast.arg(annotation=ast.Name("float", lineno=line))
                | ast.AnnAssign(annotation=ast.Name("float", lineno=line))
                | ast.FunctionDef(returns=ast.Name("float", lineno=line))
            ):
                yield line, "float: money and rates are exact"


_CLOCK = re.compile(r"\b(datetime\.(now|utcnow|today)|date\.today|time\.time(_ns)?)$")


def only_cli_reads_the_clock(code: Code) -> Broken:
    for node in code.nodes if code.path != "cli.py" else ():
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        named = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if re.search(r"\.(now|utcnow)$", called) or _CLOCK.search(named):
            yield getattr(node, "lineno", 1), "reads the clock: time is an argument"


def only_the_terminal_prints(code: Code) -> Broken:
    if code.path == "cli.py" or code.path.startswith(("reports/terminal.", "reports/terminal/")):
        return
    for node in code.nodes:
        match node:
            case ast.Call(func=ast.Name("print"), lineno=line):
                yield line, "prints: only cli and reports.terminal do"


# All Python, tests too.


def no_star_import(code: Code) -> Broken:
    for node in code.nodes:
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            yield node.lineno, "star import: say which names"


def excepts_name_their_class(code: Code) -> Broken:
    for node in code.nodes:
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "Exception"
            is_broad = re.search(r"\b(Base)?Exception\b", caught)
            if is_broad and not _has_reason(code.comments.get(node.lineno, "")):
                yield node.lineno, "catches everything: name what can happen, or say why beside it"


_DIRECTIVE = re.compile(
    r"#\s*(ruff: )?noqa(: ?[A-Z]+\d+(, ?[A-Z]+\d+)*)?|#\s*pragma: ?[a-z ]+|#\s*mypy: ?[a-z-]+"
    r"|#\s*type: ?ignore(\[[a-z, -]+\])?"
)


def ignores_have_a_reason(code: Code) -> Broken:
    for line, comment in code.comments.items():
        if _DIRECTIVE.search(comment) and not _has_reason(comment):
            yield line, f"{comment}: say why beside it"


def _has_reason(comment: str) -> bool:
    return len(_DIRECTIVE.sub("", comment).strip("# –-:")) >= REASON_LETTERS


# Every text. A bracket round a letter keeps each pattern from finding itself.

_WORDS = {
    "a path of one machine": r"(?<![\w.])/(work|farm|root|home|Users)/",
    "a registry's address": r"/[s]imple/|\bpypi\.|[p]ythonhosted|(?<![\w-])--(extra-)?[i]ndex-url"
    r"|(?<![\w-])--[f]ind-links|[n]pmjs|deb\.[d]ebian",
    "a loose end": r"\b[T]ODO\b|\b[F]IXME\b|\b[X]XX\b|[N]otImplementedError",
    "a test that may fail or not run": r"[x]fail|pytest\.(mark\.)?[s]kip|[i]mportorskip",
}


def no_banned_word(text: str) -> Broken:
    for number, line in enumerate(text.splitlines(), 1):
        for what, pattern in _WORDS.items():
            if re.search(pattern, line):
                yield number, f"{what}: {line.strip()[:80]}"


def ignored_rules_have_a_reason(pyproject: str) -> Broken:
    for number, line in enumerate(pyproject.splitlines(), 1):
        is_ignore = re.match(r'\s+"[A-Z]+\d*",\s*(#|$)|ignore_\w+ = ', line)
        if is_ignore and not _has_reason(line.partition("#")[2]):
            yield number, f"{line.strip()}: say why beside it"


# The product as a whole.


def dead_modules(codes: list[Code], named: set[str]) -> list[str]:
    """The files whose module no other file imports, or names in a text (``ledger.plugin``)."""
    alive = set(named)
    for code in codes:
        alive |= {name for name in code.imports if name != code.module}
        texts = (found for _, text in code.strings for found in re.findall(r"[\w.]+", text))
        alive |= {text for text in texts if "." in text}
    alive |= {name[: dot.start()] for name in alive for dot in re.finditer(r"\.", name)}
    return [code.path for code in codes if code.module not in alive and code.path != "cli.py"]


_RULE_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+){2,}")


def codes_are_worded(code: Code, worded: set[str]) -> Broken:
    """Every problem code stands in the catalogue.

    A code is what a call named like a problem gets, and whatever is named as a rule: ``…_must_…``.
    """
    found = [(line, text) for line, text in code.strings if "_must_" in text]
    for node in code.nodes:
        if isinstance(node, ast.Call) and "problem" in ast.unparse(node.func).lower():
            arguments = [*node.args, *(k.value for k in node.keywords if k.arg == "code")]
            found += [
                (argument.lineno, argument.value)
                for argument in arguments
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
    for line, text in dict.fromkeys(found):
        if _RULE_NAME.fullmatch(text) and text not in worded:
            yield line, f"{text} has no wording in consortium/wording"
