"""Links lead somewhere, pictures are there, commands exist, and every key of the policy is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from cli import fondbok
from docs.console import ROOT
from docs.generate import every_command, options
from ledger.sample import motala
from rules.cases import CaseFile, read_cases
from rules.check import check
from rules.consortium_yaml import read_consortium
from rules.policy import Policy, read_policy

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
COMMANDS = dict(every_command(fondbok))
SIZE_MAX = 200_000


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """The anchors that a reader of Markdown gives to headings."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.is_relative_to(ROOT) and file.exists(), f"{target} leads nowhere"
        assert not anchor or anchor in anchors(file), f"{target}: no such heading"


def test_every_picture_is_small_and_shown() -> None:
    pictures = sorted((ROOT / "docs/images").iterdir())
    shown = "".join(map(text_of, PAGES))
    assert pictures
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size < SIZE_MAX, picture.name
        assert f"images/{picture.name})" in shown, f"{picture.name} is shown nowhere"


def test_every_page_is_reached_from_the_readme() -> None:
    readme = text_of(ROOT / "README.md")
    guides = [page for page in PAGES if page.parent in (ROOT / "docs", ROOT / "docs/sv")]
    ours = [str(page.relative_to(ROOT)) for page in guides if page.name != "benchmarks.md"]
    assert [name for name in ours if f"]({name})" not in readme] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_commands_that_are_named_exist(page: Path) -> None:
    for line in re.findall(r"`fondbok ([^`]+)`", prose(page)):
        words = [word for word in line.split() if word not in ("--lang", "en", "sv")]
        name = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
        assert name in COMMANDS or words in (["policy"], ["--help"]), f"fondbok {line}"
        if name not in COMMANDS:
            continue
        known = {opt for option in options(COMMANDS[name]) for opt in option.opts}
        assert {word for word in words if word.startswith("--")} <= known, f"fondbok {line}"


def keys_of(model: type[BaseModel]) -> Iterator[str]:
    """Every key that the model and those within it know."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in models_in(field.annotation):
            yield from keys_of(inner)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


@pytest.mark.parametrize("model", [Policy, CaseFile], ids=["policy", "cases"])
def test_the_policy_guide_names_every_key(model: type[BaseModel]) -> None:
    keys = set(keys_of(model))
    assert {"levy", "valid_from", "look_through", "oneof"} <= keys or "expected" in keys
    text = text_of(ROOT / "docs/policy.md")
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", text)] == []


def examples() -> list[str]:
    return re.findall(
        r"^```yaml\n(.*?)^```$", text_of(ROOT / "docs/policy.md"), re.MULTILINE | re.DOTALL
    )


def merged(base: Any, over: Any) -> Any:
    """The sample's policy with an example in its place; shares and lists are replaced whole."""
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    return base | {
        key: value if key == "split" else merged(base.get(key), value)
        for key, value in over.items()
    }


SAMPLE = motala().books
CONSORTIUM = read_consortium(SAMPLE["consortium.yaml"], "consortium.yaml")


@pytest.mark.parametrize("example", examples(), ids=lambda text: text.split(":")[0])
def test_every_example_of_the_policy_guide_holds(example: str) -> None:
    if example.startswith("cases:"):
        assert read_cases(example.encode(), "cases.yaml")
        return
    base = yaml.load(SAMPLE["policy/2025-01-01.yaml"], yaml.BaseLoader)
    whole = merged(base, yaml.load(example, yaml.BaseLoader))
    name = f"policy/{whole['valid_from']}.yaml"
    version = read_policy(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False).encode(), name)
    assert [p.render("en") for p in check(version, CONSORTIUM) if not p.is_finding] == []
