"""``user`` and ``serve`` from the command line: a login over the wire, as a browser makes it."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.e2e.command import ROOT, Ran

PASSWORD = "en mening som går att minnas"


def command(place: Path, *arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), "--books", str(place / "books"), *arguments]


def environment(place: Path) -> dict[str, str]:
    own = {"XDG_STATE_HOME": str(place / "state"), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return {"PATH": "/usr/bin:/bin", "HOME": str(place), **own}


def user(place: Path, *arguments: str, password: str = "") -> Ran:
    ran = subprocess.run(
        command(place, "user", *arguments), env=environment(place), cwd=place, check=False,
        input=f"{password}\n".encode(), capture_output=True,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def add(place: Path, *arguments: str, password: str = PASSWORD) -> Ran:
    return user(place, "add", *arguments, "--password-stdin", password=password)


@pytest.fixture
def server(posted: Path) -> Iterator[int]:
    assert add(posted, "anna", "--role", "board", "--person", "kim").code == 0
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with subprocess.Popen(
        command(posted, "serve", "--port", str(port)), env=environment(posted), cwd=posted,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        for _ in range(300):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.1)
        yield port
        process.terminate()


def ask(port: int, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, str]:
    """Status, cookies and text of an answer."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with contextlib.closing(connection):
        connection.request(method, path, body or None, {**kind, **headers})
        with connection.getresponse() as answer:
            cookies = [one.split(";")[0] for one in answer.headers.get_all("Set-Cookie", [])]
            return answer.status, "; ".join(cookies), answer.read().decode("utf-8", "replace")


def test_a_board_member_logs_in_and_reads(server: int) -> None:
    assert ask(server, "GET", "/health")[::2] == (200, '{"status": "ok"}')
    assert ask(server, "GET", "/lilla-fonden/api/balance_sheet")[0] == 401
    _, cookie, page = ask(server, "GET", "/login")
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token is not None
    form = urlencode({"user": "anna", "password": PASSWORD, "token": token[1]})
    status, session, _ = ask(server, "POST", "/login", form, Cookie=cookie)
    assert status == 303
    status, _, shown = ask(server, "GET", "/lilla-fonden/api/balance_sheet", Cookie=session)
    assert (status, "7500" in shown) == (200, True)
    assert ask(server, "GET", "/lilla-fonden/api/options", Cookie=session)[0] == 403
    assert ask(server, "PUT", "/lilla-fonden/api/source", "x=1", Cookie=session)[0] == 405


def test_users_come_and_go(posted: Path) -> None:
    added = add(posted, "rut", "--role", "auditor")
    assert (added.code, "rut" in added.out) == (0, True)
    assert (
        user(posted, "passwd", "rut", "--password-stdin", password="en helt annan mening").code == 0
    )
    listed = json.loads(user(posted, "list", "--json").out)
    assert listed["users"] == [{"name": "rut", "role": "auditor", "person": None}]
    (path,) = (posted / "state").rglob("users.json")
    assert path.stat().st_mode & 0o077 == 0
    assert "argon2id" in path.read_text(encoding="utf-8")
    assert user(posted, "remove", "rut").code == 0
    refused = user(posted, "remove", "rut")
    assert (refused.code, "user_must_be_known" in refused.err) == (1, True)


def test_a_person_must_be_of_the_consortium(posted: Path) -> None:
    refused = add(posted, "x", "--role", "board", "--person", "nobody")
    assert (refused.code, "person_must_be_known" in refused.err) == (1, True)


def test_nobody_to_serve_is_refused(posted: Path) -> None:
    ran = subprocess.run(
        command(posted, "serve"), env=environment(posted), cwd=posted, check=False,
        capture_output=True, timeout=60,
    )  # fmt: skip
    assert (ran.returncode, b"somebody_must_be_able" in ran.stderr) == (1, True)
