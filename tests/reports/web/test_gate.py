"""The gate: who may see what, what is refused, and that nobody gets in by a trick."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from werkzeug.test import Client, TestResponse

from reports.web.gate import Gate
from reports.web.routes import ALLOWED, REFUSED, may_see
from reports.web.server import Serving, gated
from reports.web.sessions import GUESSES, IDLE, LOCKED_FOR
from reports.web.users import ROLES, Role, Users
from tests.e2e import making

PASSWORD = "en mening som går att minnas"
PORT = 5999
HOST = f"127.0.0.1:{PORT}"
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 3, 10, 12)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.posted_books(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Users:
    made = Users(tmp_path_factory.mktemp("state"))
    for role in ROLES:
        made.add(role, role, PASSWORD)
    return made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def gate(books: Path, users: Users, clock: Clock, lines: list[str]) -> Gate:
    return gated(
        Serving(
            main_file=books / "main.beancount",
            name="Fonden <b>&",
            language="sv",
            users=users,
            clock=clock,
            port=PORT,
            log=lines.append,
        )
    )


def browser(gate: Gate) -> Client:
    return Client(gate)


def get(client: Client, path: str, **more: object) -> TestResponse:
    return client.get(path, base_url=f"http://{HOST}", **more)


def log_in(client: Client, user: str, password: str = PASSWORD) -> TestResponse:
    token = form_token(get(client, "/login"))
    return post(client, "/login", {"user": user, "password": password, "token": token})


def post(client: Client, path: str, form: dict[str, str], **headers: str) -> TestResponse:
    return client.post(path, base_url=f"http://{HOST}", data=form, headers=headers)


def form_token(page: TestResponse) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


@pytest.fixture
def inside(gate: Gate) -> Client:
    """A board member who has logged in."""
    client = browser(gate)
    assert log_in(client, "board").status_code == 303
    return client


def slug(client: Client) -> str:
    return get(client, "/").headers["Location"].split("/")[1]


def test_every_route_of_fava_is_decided(gate: Gate) -> None:
    endpoints = {rule.endpoint for rule in gate.app.url_map.iter_rules()}
    assert endpoints == ALLOWED.keys() | REFUSED
    assert not ALLOWED.keys() & REFUSED


EXAMPLES = {"filename": "app.css", "name": "Assets:Bank", "report_name": "balance_sheet",
            "aggregation_key": "account", "extension_name": "X", "endpoint": "y",
            "result_format": "csv", "page_slug": "filters"}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_every_route_by_every_method_as_every_role(gate: Gate, role: Role) -> None:
    client = browser(gate)
    log_in(client, role)
    bfile = slug(client)
    for rule in gate.app.url_map.iter_rules():
        path = re.sub(
            r"<(?:[^<>:]+(?:\([^()]*\))?:)?(\w+)>",
            lambda m: bfile if m[1] == "bfile" else EXAMPLES[m[1]],
            rule.rule,
        )
        for method in METHODS:
            shown = client.open(path, method=method, base_url=f"http://{HOST}")
            if method != "GET":
                assert shown.status_code == 405, (method, path)
            elif rule.endpoint in ("json_api.get_query", "download_query"):
                assert shown.status_code == 403, "without a query there is none to run"
            elif not may_see(role, rule.endpoint):
                assert shown.status_code in (403, 404), path
            else:
                assert shown.status_code not in (401, 403, 405), path


def test_without_login_there_is_nothing_but_login_and_health(gate: Gate) -> None:
    client = browser(gate)
    bfile = "x"
    for rule in gate.app.url_map.iter_rules():
        path = rule.rule.replace("<bfile>", bfile).replace("<path:filename>", "app.js")
        assert get(client, path).status_code == 401
    page = client.get("/", base_url=f"http://{HOST}", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["Location"]) == (303, "/login")
    assert get(client, "/login").status_code == 200
    assert get(client, "/login.css").status_code == 200
    assert json.loads(get(client, "/health").data) == {"status": "ok"}


def test_the_books_are_as_they_were_after_a_walk(inside: Client, books: Path) -> None:
    before = {path: path.read_bytes() for path in books.rglob("*") if path.is_file()}
    bfile = slug(inside)
    for page in ("income_statement", "balance_sheet", "trial_balance", "journal", "documents"):
        assert get(inside, f"/{bfile}/{page}/").status_code == 200
    for page in ("editor", "import", "options", "query", "statistics", "holdings"):
        assert get(inside, f"/{bfile}/{page}/").status_code == 403
    assert {path: path.read_bytes() for path in books.rglob("*") if path.is_file()} == before


def test_headers_on_every_answer(gate: Gate, inside: Client) -> None:
    for path in ("/", "/login", "/health", "/x/", "/me"):
        headers = get(inside, path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe-eval" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Cache-Control"] == "no-store"
    cookie = log_in(browser(gate), "board").headers.getlist("Set-Cookie")[0]
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie.split("; "))


def test_fava_pages_hide_what_is_refused_and_show_the_way_out(inside: Client) -> None:
    page = get(inside, f"/{slug(inside)}/balance_sheet/").text
    assert 'href="/me"' in page
    assert 'href="/fondbok.css"' in page
    assert "/editor/" in get(inside, "/fondbok.css").text
    told = get(inside, f"/{slug(inside)}/editor/", headers={"Accept": "text/html"})
    assert "Sidan visas inte" in told.text


def test_the_name_of_the_fund_is_text(gate: Gate) -> None:
    assert "<h1>Fonden &lt;b&gt;&amp;</h1>" in get(browser(gate), "/login").text


# Logging in and out.


def test_a_wrong_password_and_an_unknown_user_get_the_same_answer(gate: Gate) -> None:
    client = browser(gate)
    wrong, unknown = log_in(client, "board", "fel lösenord här"), log_in(client, "nobody")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    without = [re.sub(r'value="[^"]+"', "", page.text) for page in (wrong, unknown)]
    assert without[0] == without[1]


@pytest.mark.parametrize("name", ["board", "nobody"])
def test_too_many_guesses_lock_a_name_for_a_while(gate: Gate, clock: Clock, name: str) -> None:
    client = browser(gate)
    for _ in range(GUESSES):
        assert log_in(client, name, "fel lösenord här").status_code == 401
    assert log_in(client, name).status_code == 429
    clock.now += LOCKED_FOR + dt.timedelta(seconds=1)
    assert log_in(client, name).status_code == (303 if name == "board" else 401)


def test_an_address_that_guesses_at_many_names_is_locked(gate: Gate) -> None:
    client = browser(gate)
    for number in range(GUESSES):
        log_in(client, f"user {number}", "fel lösenord här")
    assert log_in(client, "board").status_code == 429


def test_a_login_gives_a_new_token_and_ends_the_old(gate: Gate) -> None:
    client = browser(gate)
    client.set_cookie("fondbok", "chosen-by-another", domain="127.0.0.1")
    log_in(client, "board")
    first = client.get_cookie("fondbok", domain="127.0.0.1")
    assert first is not None
    assert first.value != "chosen-by-another"
    log_in(client, "board")
    old = browser(gate)
    old.set_cookie("fondbok", first.value, domain="127.0.0.1")
    assert get(old, "/").status_code == 401


def test_after_logout_the_token_is_worth_nothing(gate: Gate, inside: Client) -> None:
    held = inside.get_cookie("fondbok", domain="127.0.0.1")
    assert held is not None
    assert post(inside, "/logout", {"token": "another"}).status_code == 403
    gone = post(inside, "/logout", {"token": form_token(get(inside, "/me"))})
    assert (gone.status_code, gone.headers["Location"]) == (303, "/login")
    replayed = browser(gate)
    replayed.set_cookie("fondbok", held.value, domain="127.0.0.1")
    assert get(replayed, "/").status_code == 401


def test_a_session_ends_by_itself(inside: Client, clock: Clock) -> None:
    clock.now += IDLE - dt.timedelta(seconds=1)
    assert get(inside, "/").status_code == 302
    clock.now += IDLE + dt.timedelta(seconds=1)
    assert get(inside, "/").status_code == 401


def test_a_form_of_another_site_is_refused(gate: Gate, inside: Client) -> None:
    token = form_token(get(inside, "/me"))
    assert (
        post(inside, "/logout", {"token": token}, Origin="http://evil.example").status_code == 403
    )
    client = browser(gate)
    form = {"user": "board", "password": PASSWORD, "token": "guessed"}
    assert post(client, "/login", form).status_code == 403


@pytest.mark.parametrize("body", ["", "user=board", "x" * 5000, "%ff%fe=1"])
def test_what_is_no_form_is_refused(gate: Gate, body: str) -> None:
    client = browser(gate)
    get(client, "/login")
    shown = client.post(
        "/login", base_url=f"http://{HOST}", data=body,
        content_type="application/x-www-form-urlencoded",
    )  # fmt: skip
    assert shown.status_code == 403


# Tricks.


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1:80", ""])
def test_another_host_is_refused(gate: Gate, host: str) -> None:
    shown = browser(gate).get("/login", headers={"Host": host})
    assert shown.status_code == 421


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static/%252e%252e/etc/passwd",
        "/{bfile}/balance_sheet/..",
        "/{bfile}//download-journal/",
        "/{bfile}/api/options.",
        "/{bfile}\\api\\options",
        "/{bfile}/api/options%00",
        "/./{bfile}/api/source",
    ],
)
def test_tricks_with_paths_are_refused(inside: Client, path: str) -> None:
    shown = get(inside, path.format(bfile=slug(inside)))
    assert shown.status_code in (400, 403, 404)
    assert b"root:" not in shown.data


@pytest.mark.parametrize(
    ("query", "may"),
    [
        ("SELECT account, sum(position) GROUP BY account", True),
        ("BALANCES", True),
        ("JOURNAL 'Assets:Bank'", True),
        ("PRINT", False),
        ("run everything", False),
        (".output /tmp/x", False),
        ("CREATE TABLE t (a int) USING 'csv:/etc/passwd'", False),
        ("SELECT 1; SELECT 2", False),
        ("", False),
    ],
)
def test_only_harmless_queries_are_run_and_by_whom(gate: Gate, query: str, may: bool) -> None:
    for role in ROLES:
        client = browser(gate)
        log_in(client, role)
        shown = get(client, f"/{slug(client)}/api/query?query_string={quote(query)}")
        assert (shown.status_code == 200) == (may and role != "board"), (role, query)


def test_the_log_says_who_asked_for_what_and_no_secret(gate: Gate, lines: list[str]) -> None:
    client = browser(gate)
    log_in(client, "board")
    get(client, "/me")
    assert lines[-1].split(" ", 1)[1] == "board GET '/me' 200"
    assert not any(PASSWORD in line or "token" in line for line in lines)


def test_new_vouchers_show_without_a_restart(inside: Client, books: Path) -> None:
    bfile = slug(inside)
    path = books / "2026/2026-02.beancount"
    before = path.read_text(encoding="utf-8")
    assert b"Ny text" not in get(inside, f"/{bfile}/api/journal").data
    try:
        changed = before.replace('"Avgift 2026-01" ^V2026-2', '"Ny text" ^V2026-2')
        path.write_text(changed, encoding="utf-8")
        shown = b""
        for _ in range(50):
            shown = get(inside, f"/{bfile}/api/journal").data
            if b"Ny text" in shown:
                break
            time.sleep(0.1)  # the watcher looks several times a second
        assert b"Ny text" in shown
    finally:
        path.write_text(before, encoding="utf-8")
