"""``doctor``: every check finds the real thing, in books that are really so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ledger.append import writing
from ledger.doctor.check import Check
from ledger.doctor.place import disk
from reports.terminal.doctor import said
from reports.terminal.doctor_words import NAMES, SAID
from tests.e2e.command import ROOT, contents, fondbok, fondbok_process
from tests.errors.making import killed

LANGUAGES = ("sv", "en")


def checks(place: Path, *options: str, before: str = "", **environment: str) -> Mapping[str, Any]:
    """The checks by name; the command exits with 1 exactly when one of them is a problem."""
    ran = fondbok_process(
        "doctor", "--json", *options, cwd=place, books="books", before=before,
        environment=environment,
    )  # fmt: skip
    assert ran.err == "" and ran.code in (0, 1), ran.text
    found = {check["name"]: check for check in json.loads(ran.out)["checks"]}
    assert (ran.code == 1) == any(one["state"] == "problem" for one in found.values())
    assert all(bool(one["remedy"]) == (one["state"] != "ok") for one in found.values())
    return found


def edit(place: Path, found: str, put: str) -> None:
    path = place / "books/consortium.yaml"
    text = path.read_text(encoding="utf-8")
    assert found in text
    path.write_text(text.replace(found, put), encoding="utf-8")


@pytest.fixture
def sound(posted: Path) -> Path:
    """Books that nobody else reaches, on which everything is in order."""
    (posted / "books").chmod(0o700)
    return posted


def test_all_is_in_order_and_nothing_is_changed(sound: Path) -> None:
    before = contents(sound, but=())
    found = checks(sound)
    assert {name: one for name, one in found.items() if one["state"] == "problem"} == {}
    assert {"python", "packages", "names", "plugin", "folder", "fava", "clock"} <= found.keys()
    assert contents(sound, but=()) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_state_and_remedy(sound: Path, language: str) -> None:
    (sound / "books").chmod(0o755)
    shown = fondbok("doctor", "--lang", language, cwd=sound, books="books").out
    warning = {"sv": "VARNING", "en": "WARNING"}[language]
    assert re.search(rf"^{warning} .*\n +→ chmod o= books ", shown, re.MULTILINE)
    assert re.search(r"^OK +Python +Python 3\.", shown, re.MULTILINE)


def test_it_works_without_books(tmp_path: Path) -> None:
    ran = fondbok_process("doctor", "--json", cwd=tmp_path)
    found = {check["name"]: check for check in json.loads(ran.out)["checks"]}
    assert ran.code == 0 and found["folder"]["state"] == "warning"
    assert "books" not in found


def test_books_that_were_named_and_are_not_there(tmp_path: Path) -> None:
    assert checks(tmp_path)["folder"]["state"] == "problem"
    given = checks(tmp_path, "--books", "annat")["folder"]
    assert given["state"] == "problem" and "--books" in given["text"]


def test_it_says_how_the_books_were_found(sound: Path) -> None:
    assert "FONDBOK_BOOKS" in checks(sound)["folder"]["text"]
    assert "--books" in checks(sound, "--books", "books")["folder"]["text"]
    inside = fondbok("doctor", cwd=sound / "books/facts").out
    assert f"{sound}/books, funnen från mappen du står i" in inside


# The installation.


def test_another_version_of_a_package_is_told(sound: Path) -> None:
    metadata = sound / "before/click-1.0.dist-info/METADATA"
    metadata.parent.mkdir(parents=True)
    metadata.write_text("Metadata-Version: 2.1\nName: click\nVersion: 1.0\n")
    found = checks(sound, PYTHONPATH=f"{metadata.parent.parent}:{ROOT}")["packages"]
    assert found["state"] == "warning" and "click 1.0 (" in found["text"]


def test_names_that_mean_something_else_are_a_problem(sound: Path) -> None:
    """The command itself lies beside its packages; what others find is another ``ledger``."""
    other = sound / "other/ledger/__init__.py"
    other.parent.mkdir(parents=True)
    other.touch()
    environment = {"PYTHONPATH": f"{sound / 'other'}:{ROOT}"}
    ran = fondbok_process(
        "doctor", "--json", cwd=sound, books="books", clock=None, environment=environment
    )
    found = {check["name"]: check for check in json.loads(ran.out)["checks"]}
    assert ran.code == 1
    assert found["names"]["state"] == "problem" and str(other) in found["names"]["text"]
    assert found["plugin"]["state"] == "problem"


def test_a_terminal_of_few_letters_and_an_unknown_language(sound: Path) -> None:
    found = checks(sound, PYTHONIOENCODING="latin-1", FONDBOK_LANG="fi")
    assert found["letters"]["state"] == found["language"]["state"] == "warning"


# The folder.


# Whoever runs the tests as root may read everything: the command gives that right up (capset).
ORDINARY = """
import ctypes, os
if os.getuid() == 0:
    head, none = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert ctypes.CDLL(None).capset(head, none) == 0
"""


@pytest.mark.parametrize(("mode", "word"), [(0o000, "läsa"), (0o400, "skriva")])
def test_rights_that_are_missing_are_a_problem(sound: Path, mode: int, word: str) -> None:
    assert checks(sound, before=ORDINARY)["rights"]["state"] == "ok"
    for path in (sound / "books/facts").iterdir():
        path.chmod(mode)
    found = checks(sound, before=ORDINARY)["rights"]
    assert found["state"] == "problem"
    assert "facts/" in found["text"] and word in found["text"]


def test_archived_files_need_not_be_writable(sound: Path) -> None:
    for path in (sound / "books/documents").rglob("*.se"):
        path.chmod(0o400)
    assert checks(sound, before=ORDINARY)["rights"]["state"] == "ok"


@pytest.mark.parametrize(
    ("mode", "state"), [(0o700, "ok"), (0o750, "ok"), (0o755, "warning"), (0o777, "problem")]
)
def test_books_that_others_reach(sound: Path, mode: int, state: str) -> None:
    (sound / "books").chmod(mode)
    assert checks(sound)["privacy"]["state"] == state


@pytest.mark.parametrize(("times", "state"), [(2, "warning"), (20, "problem")])
def test_a_disk_with_less_room_than_is_wanted(sound: Path, times: int, state: str) -> None:
    free = shutil.disk_usage(sound).free
    before = f"""
import ledger.doctor.check as check
real = check.Situation
import ledger.doctor
ledger.doctor.Situation = lambda **given: real(**given, room_wanted={free} * {times})
"""
    assert checks(sound, before=before)["room"]["state"] == state


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/hem {far} {kind} rw 0 0
"""


@pytest.mark.parametrize(
    ("kind", "state"),
    [("nfs4", "warning"), ("cifs", "warning"), ("fuse.sshfs", "warning"), ("btrfs", "ok")],
)
def test_a_disk_of_another_computer(tmp_path: Path, kind: str, state: str) -> None:
    mounts, books = tmp_path / "mounts", tmp_path / "Mina böcker"
    books.mkdir()
    far = str(books).replace(" ", "\\040")
    mounts.write_text(MOUNTS.format(far=far, kind=kind), encoding="utf-8")
    found = disk(books, mounts)
    assert (found.state, found.values) == (state, {"kind": kind})
    assert disk(tmp_path, mounts).values == {"kind": "ext4"}
    assert disk(tmp_path, tmp_path / "none").says == "disk_unknown"


def test_a_lock_that_is_held(sound: Path) -> None:
    with writing(sound / "books", who="robin", command="fondbok month", since="2026-03-10T11:00"):
        found = checks(sound)["lock"]
    assert found["state"] == "warning" and "robin" in found["text"]
    assert checks(sound)["lock"]["state"] == "ok"


@pytest.mark.parametrize(
    ("at", "call", "word"), [("commit", 1, "säkrad"), ("_put", 2, "slutföras")]
)
def test_a_command_that_was_interrupted(sound: Path, at: str, call: int, word: str) -> None:
    killed(sound / "books", at, call=call)
    before = contents(sound, but=())
    found = checks(sound)
    assert found["lock"]["state"] == found["interrupted"]["state"] == "warning"
    assert word in found["interrupted"]["text"] and "avbröts" in found["lock"]["text"]
    assert contents(sound, but=()) == before
    fondbok("status", cwd=sound, books="books")
    assert checks(sound)["interrupted"]["state"] == checks(sound)["lock"]["state"] == "ok"


def test_a_note_of_an_interrupted_change_that_cannot_be_read(sound: Path) -> None:
    (sound / "books/.pending").mkdir(exist_ok=True)
    (sound / "books/.pending/intent.json").write_text("{")
    assert checks(sound)["interrupted"]["state"] == "problem"


def test_git_should_ignore_what_is_no_books(sound: Path) -> None:
    assert "git" not in checks(sound)
    subprocess.run(["git", "init", "-q", sound / "books"], check=True)
    found = checks(sound)["git"]
    assert found["state"] == "warning" and ".lock, .pending/" in found["text"]
    (sound / "books/.gitignore").write_text(".lock\n.pending\n")
    assert checks(sound)["git"]["state"] == "ok"


# The books.


def test_settings_with_problems_are_counted(sound: Path) -> None:
    edit(sound, "language: sv", "language: sv\nfel: ja\nmer: ja")
    found = checks(sound)
    assert found["settings"]["state"] == "problem" and ": 2" in found["settings"]["text"]
    assert found["books"]["state"] == "problem"


def test_books_that_were_edited_by_hand(sound: Path) -> None:
    (file,) = (sound / "books/2026").glob("*.beancount")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("number: 1", "number: 7", 1), encoding="utf-8")
    found = checks(sound)
    assert found["books"]["state"] == found["fava"]["state"] == "problem"


def test_nobody_is_treasurer(sound: Path) -> None:
    edit(sound, "treasurer", "attestor")
    found = checks(sound)
    assert found["treasurer"]["state"] == "problem" and found["person"]["state"] == "warning"


@pytest.mark.parametrize(
    ("person", "state"), [("kim", "ok"), ("", "warning"), ("robin", "warning"), ("x", "problem")]
)
def test_who_you_are(sound: Path, person: str, state: str) -> None:
    ran = fondbok_process("doctor", "--json", cwd=sound, books="books", person=person)
    found = {check["name"]: check for check in json.loads(ran.out)["checks"]}
    assert found["person"]["state"] == state
    if state != "ok":
        assert "kim" in found["person"]["text"] + found["person"]["remedy"] or person == "robin"


def test_a_clock_before_the_last_voucher(sound: Path) -> None:
    ran = fondbok_process("doctor", "--json", cwd=sound, books="books", clock="2026-02-01T12:00:00")
    found = {check["name"]: check for check in json.loads(ran.out)["checks"]}
    assert ran.code == 1 and found["clock"]["state"] == "problem"
    assert "2026-02-10" in found["clock"]["text"]


@pytest.mark.parametrize("key", SAID)
def test_every_wording_says_the_same_in_both_languages(key: str) -> None:
    texts, remedies = SAID[key]
    for swedish, english in (texts, remedies):
        assert set(re.findall(r"{(\w+)}", swedish)) == set(re.findall(r"{(\w+)}", english))
        assert bool(swedish) == bool(english)
    assert all(texts) and all(all(names) for names in NAMES.values())
    values = {name: "x" for text in (*texts, *remedies) for name in re.findall(r"{(\w+)}", text)}
    assert said(Check("disk", "ok", key, values), "sv")[0]
