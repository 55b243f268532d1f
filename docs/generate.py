"""``make docs``: writes the generated pages of docs/ anew, and the output in the console blocks.

commands.md comes from the command line itself, problems.md from the catalogue of wordings,
accounts.md from the chart. Tests fail when any of it is stale.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from cli import fondbok
from consortium.wording import AREAS, Wording
from docs.console import ROOT, rerun
from ledger.chart import BY_BANK, BY_PURPOSE, CHART, PURPOSE_NAMES, Row

DOCS = ROOT / "docs"
NOTE = "<!-- Written by `make docs`; do not edit. -->"
AREA_TITLES = {
    "files": "Files that are taken in",
    "sie": "SIE files: the numbers in them",
    "workbook": "Reports in Excel and CSV",
    "bank_text": "Bank files: BgMax, and exports in CSV and Excel",
    "text": "Rule text: how it is written",
    "consortium_yaml": "consortium.yaml",
    "policy": "The policy: what its parts say of each other",
    "levy": "The month and its levies",
    "books": "The books: what Fava and bean-check tell",
    "requests": "What was asked for",
    "liquidity": "Help to members short of cash",
    "deciding": "Decisions: who may vote, quorum, minutes",
    "writing": "Writing to the books",
    "reporting": "Reports, their sources and estimates",
    "bank": "Bank files in XML",
    "extract": "Extracts, and what members keep at home",
    "notices": "Notices, invoices and what is unpaid",
    "payments": "Bank accounts, statements and payments",
    "booking": "Ordinary events that are booked by hand",
    "paying": "Payouts and payment files",
    "opening": "Opening balances from another program",
    "reconciling": "Reconciliation",
    "verifying": "What verify proves",
    "agreements": "Agreements: loans and what else lasts",
    "web": "Logging in",
    "netting": "Netting and forecast",
}


def main() -> None:
    """Write every generated page, and run every console block."""
    for path, text in [*pages().items(), *((page, rerun(page)) for page in console_pages())]:
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))


def pages() -> Mapping[Path, str]:
    """The generated pages by their path."""
    return {
        DOCS / "commands.md": _page(commands()),
        DOCS / "problems.md": _page(problems()),
        DOCS / "accounts.md": _page(accounts()),
    }


def console_pages() -> list[Path]:
    """The pages that show what commands print."""
    return [
        page
        for page in (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
        if "\n```console\n" in page.read_text(encoding="utf-8")
    ]


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def commands() -> Iterator[str]:
    """commands.md: every command with its help, arguments and options."""
    yield from ("# Commands", "", NOTE, "")
    yield "Options that stand for every command may also come before it: `fondbok --lang en month"
    yield "2025-01`. Exit codes: 0 done; 1 input, policy or books have problems; 2 the command is"
    yield "written wrongly; 3 refused; 70 a bug in Fondbok."
    for name, command in every_command(fondbok):
        yield from ("", f"## fondbok {name}", "", *_help(command), "")
        context = click.Context(command, info_name=f"fondbok {name}")
        usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
        yield from ("```text", usage, "```", "", "| option | |", "|---|---|")
        for option in options(command):
            names, told = "`, `".join(_names(option)), _cell(option.help or "")
            yield f"| `{names}` | {told}{_default(option)} |"


def every_command(group: click.Group, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """The commands by their full name, groups taken apart."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from every_command(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def options(command: click.Command) -> list[click.Option]:
    """A command's options, as declared."""
    return [p for p in command.params if isinstance(p, click.Option)]


def _help(command: click.Command) -> list[str]:
    return (command.help or "").splitlines()


def _names(option: click.Option) -> list[str]:
    if option.is_flag:
        return list(option.opts)
    word = option.metavar or (
        "|".join(option.type.choices)
        if isinstance(option.type, click.Choice)
        else option.type.name.upper()
    )
    return [f"{name} {word}".replace("|", "\\|") for name in option.opts]


def _default(option: click.Option) -> str:
    return f" Default {option.default}." if option.show_default else ""


def problems() -> Iterator[str]:
    """problems.md: every code, area by area, in both languages."""
    yield from ("# Problems and findings", "", NOTE, "")
    yield "Whatever you can put right is told as a *problem*: a code, a place, what was found, what"
    yield "was expected and what to do. An **error** stops the command, and nothing is written; a"
    yield "**finding** (anmärkning) is told and stops nothing. What stands in ⟨ ⟩ is filled in."
    for area in AREAS:
        wordings: Mapping[str, Wording] = importlib.import_module(
            f"consortium.wording.{area}"
        ).WORDINGS
        yield from ("", f"## {AREA_TITLES[area]}")
        for code, wording in sorted(wordings.items()):
            yield from ("", *_problem(code, wording))


def _problem(code: str, wording: Wording) -> Iterator[str]:
    kind = "Finding" if wording.is_finding else "Error"
    yield from (f"### {code}", "", f"| {kind} | svenska | English |", "|---|---|---|")
    labels = ("hittat · found", "väntat · expected", "gör · do")
    for label, swedish, english in zip(labels, wording.sv, wording.en, strict=True):
        yield f"| {label} | {_filled(swedish)} | {_filled(english)} |"


class _Names(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"⟨{name}⟩"


def _filled(template: str) -> str:
    return _cell(template.format_map(_Names()))


def accounts() -> Iterator[str]:
    """accounts.md: the chart with BAS numbers and names."""
    yield from ("# Accounts", "", NOTE, "")
    yield "Accounts have English names; the BAS number and the names in both languages stand as"
    yield "metadata (`bas:`, `name-sv:`, `name-en:`) where the account is opened. `<Member>` is a"
    yield "member's key as an account writes it: `ny_start` gives `NyStart`. A second number is the"
    yield "one of an *ideell förening*. Accounts without a star are opened when first needed."
    yield from ("", "| account | BAS | svenska | English |", "|---|---|---|---|")
    for row in CHART:
        star = " \\*" if row.opened else ""
        yield f"| `{row.pattern}`{star} | {_bas(row)} | {row.sv} | {row.en} |"
    yield from ("", "## Purposes (ändamål)", "")
    yield "`tax` and `revolving` are always there; the others are those of consortium.yaml."
    yield from ("", "| key | svenska | English |", "|---|---|---|")
    for key, (swedish, english) in PURPOSE_NAMES.items():
        yield f"| `{key}` | {swedish} | {english} |"


def _bas(row: Row) -> str:
    said = {BY_BANK: "1930, 1941 …", BY_PURPOSE: "207x", None: "–"}
    first = said.get(row.bas, str(row.bas))
    if row.bas_ideell is None or row.bas_ideell == row.bas:
        return first
    return f"{first} / {said.get(row.bas_ideell, row.bas_ideell)}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    main()
