"""The gallery of problems: one folder per code, the smallest bad input, the exact message.

A folder ``tests/errors/<code>/`` holds the message in two languages (``expected.sv.txt``,
``expected.en.txt``) and what causes it, tried on books of two members where January is posted:

- ``policy.yaml``, ``consortium.yaml``: put in the books' place for them; ``fondbok policy check``;
- any other file: handed to ``fondbok take-in``;
- ``edit.yaml``: what somebody changes in the books by hand: in ``file``, ``found`` becomes ``put``
  (no ``found``: at the end; no ``put``: the file is removed);
- ``command.txt``: the command lines, where another is needed; ``$ID`` is the waiting proposal,
  ``$POSTED`` the posted one; ``bean-check`` shows what the plugin says; edits are made where a line
  says ``edit``, else before the first;
- ``case.py``: a function ``problems(books)``, or ``shown(books, language)``, for what only the
  disk, the lock, a bug or a reader yet to come can cause.

The user's page of problems is generated from these files.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from consortium.money import Language
from consortium.problems import FundError
from consortium.wording import catalogue
from tests.conftest import Golden
from tests.e2e.command import contents, fondbok, write_files
from tests.errors.making import bean_check

HERE = Path(__file__).parent
CODES = sorted(catalogue())
PLACES = {"policy.yaml": "policy/2026-01-01.yaml", "consortium.yaml": "consortium.yaml"}
APART = {*PLACES, "edit.yaml", "command.txt", "case.py", "expected.sv.txt", "expected.en.txt"}
LANGUAGES: tuple[Language, ...] = ("sv", "en")


def folders() -> list[str]:
    return sorted(p.name for p in HERE.iterdir() if p.is_dir() and p.name != "__pycache__")


@pytest.mark.parametrize("code", folders())
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_is_exact(
    code: str,
    language: Language,
    posted_books: Mapping[str, bytes],
    tmp_path: Path,
    golden: Golden,
) -> None:
    folder = HERE / code
    write_files(tmp_path / "books", posted_books)
    if (folder / "case.py").is_file():
        shown = shown_by_case(code, tmp_path / "books", language)
    else:
        shown = run_commands(folder, tmp_path, language)
    message = "\n\n".join(blocks(code, shown))
    assert message, f"{code} is not shown, but:\n{shown}"
    golden(folder / f"expected.{language}.txt", scrubbed(message, tmp_path) + "\n")


def shown_by_case(code: str, books: Path, language: Language) -> str:
    """What a case gives or raises, rendered; or what it shows itself."""
    case = import_module(f"tests.errors.{code}.case")
    if hasattr(case, "shown"):
        return str(case.shown(books, language))
    try:
        problems = tuple(case.problems(books))
    except FundError as error:
        problems = error.problems
    return "\n\n".join(problem.render(language) for problem in problems)


def run_commands(folder: Path, place: Path, language: Language) -> str:
    """What the last command of a case shows."""
    files = {name: (folder / name).read_bytes() for name in given(folder)}
    write_files(place, {name: c for name, c in files.items() if name not in APART})
    settings = {PLACES[name]: content for name, content in files.items() if name in PLACES}
    write_files(place / "books", settings)
    lines = command_lines(folder)
    if "edit" not in lines:
        make_edits(folder, place / "books")
    shown, before = "", contents(place / "books")
    for line in lines:
        before = contents(place / "books")
        if line == "edit":
            make_edits(folder, place / "books")
        elif line == "bean-check":
            shown = bean_check(place / "books", language)
        else:
            shown = run(line, place, language)
    if lines[-1] != "bean-check" and not catalogue()[folder.name].is_finding:
        assert contents(place / "books") == before, "an error leaves the books as they were"
    return shown


def given(folder: Path) -> list[str]:
    return [name for name in contents(folder) if "__pycache__" not in name]


def command_lines(folder: Path) -> list[str]:
    """The lines of ``command.txt``, or what the kind of the bad input asks for."""
    if (folder / "command.txt").is_file():
        return (folder / "command.txt").read_text(encoding="utf-8").splitlines()
    handed = [name for name in given(folder) if name not in APART]
    if handed:
        return [shlex.join(["fondbok", "take-in", *handed])]
    return ["fondbok status" if (folder / "edit.yaml").is_file() else "fondbok policy check"]


def run(line: str, place: Path, language: Language) -> str:
    words = shlex.split(line)
    clock = words.pop(0) + "T12:00:00" if re.match(r"\d{4}-", words[0]) else "2026-03-10T12:00:00"
    assert words.pop(0) == "fondbok"
    folders = {"$ID": "proposals", "$POSTED": "proposals/posted"}
    words = [proposal(place / "books" / folders[w]) if w in folders else w for w in words]
    books = None if "--books" in words or words[0] == "init" else "books"
    person = None if "--as" in words or "--anonymous" in words else "kim"
    words = [word for word in words if word != "--anonymous"]
    return fondbok(
        "--lang", language, *words, cwd=place, books=books, person=person, clock=clock
    ).text


def proposal(folder: Path) -> str:
    (found,) = folder.glob("*.beancount")
    return found.stem[:8]


def make_edits(folder: Path, books: Path) -> None:
    if not (folder / "edit.yaml").is_file():
        return
    text = (folder / "edit.yaml").read_text(encoding="utf-8")
    for edit in yaml.load(text, yaml.BaseLoader):
        path = next(iter(sorted(books.glob(edit["file"]))), books / edit["file"])
        if "put" not in edit:
            path.unlink()
            continue
        old = path.read_bytes().decode() if path.is_file() else ""
        found, put = edit.get("found", ""), edit["put"]
        assert found in old, f"{found!r} is not in {path}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((old.replace(found, put, 1) if found else old + put).encode())


def blocks(code: str, shown: str) -> list[str]:
    """The messages of one code in what was shown, without the indent of a receipt."""
    found: list[list[str]] = []
    indent: str | None = None
    for line in shown.splitlines():
        head = re.fullmatch(rf"( *)(?:fel|anmärkning|error|finding) {code}", line)
        if head:
            indent = head[1]
            found.append([line.removeprefix(indent)])
        elif indent is not None and line.startswith(indent + "  "):
            found[-1].append(line.removeprefix(indent))
        else:
            indent = None
    return ["\n".join(lines) for lines in found]


def scrubbed(text: str, place: Path) -> str:
    """Without what differs from run to run: the folder, the process."""
    text = text.replace(str(place), "/…")
    return re.sub(r"\bprocess \d+", "process 4711", text)


def test_there_is_a_folder_for_every_code() -> None:
    assert folders() == CODES


def test_a_copy_of_the_books_stays_as_it_was(
    posted_books: Mapping[str, bytes], tmp_path: Path
) -> None:
    """The gallery starts from books that are in order."""
    write_files(tmp_path / "books", posted_books)
    shutil.copytree(tmp_path / "books", tmp_path / "copy")
    assert bean_check(tmp_path / "copy", "sv") == ""
