"""The gate before Fava: who asks, from where, for what, and whether they may.

A WSGI application around Fava's. It knows Fava's routes and lets through those of
:mod:`reports.web.routes` only; everything else it answers itself. Nothing here is Fava's to decide.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from consortium.money import Language
from reports.web import login
from reports.web.dress import STYLE_PATH, USER, style_for
from reports.web.routes import is_harmless_query, may_see
from reports.web.sessions import Guesses, Session, Sessions
from reports.web.users import Users
from reports.web.wire import (
    SECURE,
    TRICKS,
    Answer,
    Environ,
    Headers,
    Log,
    Start,
    cookies_of,
    form_of,
    path_of,
)

if TYPE_CHECKING:
    from flask import Flask

SESSION, FORM = "fondbok", "fondbok-form"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server answers: its hosts as browsers write them, and the prefix of its paths.

    ``is_secure``: a proxy before it speaks TLS, so that cookies are for https only.
    """

    hosts: frozenset[str]
    prefix: str = ""
    is_secure: bool = False


@dataclass(frozen=True)
class Gate:
    """The gate; ``app`` is Fava's application, ``log`` is told one line per request."""

    app: Flask
    inner: Callable[[Environ, Start], Iterable[bytes]]
    users: Users
    sessions: Sessions
    guesses: Guesses
    place: Place
    name: str
    language: Language
    log: Log

    def __call__(self, env: Environ, start: Start) -> Iterable[bytes]:
        """Answer, or let Fava answer, with the headers that every page has."""
        session = self._session(env)
        answer = self._answer(env, session)
        who = "-" if session is None else session.user.name
        line = f"{env.get('REMOTE_ADDR', '-')} {who} {env['REQUEST_METHOD']} {path_of(env)!r}"

        def begin(status: str, headers: Headers, *rest: Any) -> Any:
            self.log(f"{line} {status[:3]}")
            return start(status, [*headers, *self._secure(env)], *rest)

        if answer is None:
            assert session is not None, "nobody comes through without a login"
            env["REMOTE_USER"] = env[USER] = session.user.name
            return self.inner(env, begin)
        content = answer.body if env["REQUEST_METHOD"] != "HEAD" else b""
        begin(
            answer.status,
            [
                ("Content-Type", answer.kind),
                ("Content-Length", str(len(answer.body))),
                *answer.headers,
            ],
        )
        return [content]

    def _secure(self, env: Environ) -> Headers:
        is_static = path_of(env).startswith("/static/")
        cache = [] if is_static else [("Cache-Control", "no-store")]
        tls = [("Strict-Transport-Security", "max-age=31536000")] if self.place.is_secure else []
        return [*SECURE, *cache, *tls]

    def _answer(self, env: Environ, session: Session | None) -> Answer | None:
        """What is answered here; ``None`` for what Fava may answer."""
        path, method = path_of(env), env["REQUEST_METHOD"]
        if env.get("HTTP_HOST", "").lower() not in self.place.hosts:
            return Answer("421 Misdirected Request")
        if TRICKS.search(path):
            return Answer("400 Bad Request")
        if path == "/health":
            return self._health() if method in ("GET", "HEAD") else _no_method()
        if path == "/login.css":
            return Answer("200 OK", login.STYLE.encode(), kind="text/css; charset=utf-8")
        if path in ("/login", "/logout", "/me"):
            return self._of_login(env, path, method, session)
        if session is None:
            return self._who_are_you(env)
        if path == STYLE_PATH:
            style = style_for(session.user.role).encode()
            return Answer("200 OK", style, kind="text/css; charset=utf-8")
        return self._allowed(env, path, method, session)

    def _allowed(self, env: Environ, path: str, method: str, session: Session) -> Answer | None:
        from werkzeug.exceptions import HTTPException

        if method != "GET":
            return _no_method()
        adapter = self.app.url_map.bind("fondbok")
        try:
            endpoint, values = adapter.match(path, method="GET")
        except HTTPException:  # a redirect to the path with a slash, or no such page
            return Answer("404 Not Found")
        if not may_see(session.user.role, endpoint, values.get("report_name")):
            return self._forbidden(env)
        if endpoint in ("json_api.get_query", "download_query"):
            queries = parse_qs(env.get("QUERY_STRING", "")).get("query_string", [])
            if len(queries) != 1 or not is_harmless_query(queries[0]):
                return Answer("403 Forbidden")
        return None

    def _who_are_you(self, env: Environ) -> Answer:
        if "text/html" in env.get("HTTP_ACCEPT", ""):
            return Answer("303 See Other", headers=(("Location", self._at("/login")),))
        return Answer("401 Unauthorized")

    def _forbidden(self, env: Environ) -> Answer:
        if "text/html" not in env.get("HTTP_ACCEPT", ""):
            return Answer("403 Forbidden")
        text = login.refused_page(
            self.name, self.language, books=self._at("/"), style=self._at("/login.css")
        )
        return Answer("403 Forbidden", text.encode(), kind="text/html; charset=utf-8")

    def _health(self) -> Answer:
        return Answer("200 OK", json.dumps({"status": "ok"}).encode(), kind="application/json")

    def _of_login(self, env: Environ, path: str, method: str, session: Session | None) -> Answer:
        if method == "GET" and path == "/login":
            return self._login_page("")
        if method == "GET" and path == "/me":
            return self._who_are_you(env) if session is None else self._me(session)
        if method != "POST" or path == "/me":
            return _no_method()
        if not self._is_own(env):
            return Answer("403 Forbidden")
        form = form_of(env)
        if path == "/logout":
            return self._log_out(env, session, form)
        return self._log_in(env, form)

    def _log_in(self, env: Environ, form: Mapping[str, str]) -> Answer:
        own = cookies_of(env).get(FORM, "")
        if not own or not hmac.compare_digest(own.encode(), form.get("token", "").encode()):
            return self._login_page("old", "403 Forbidden")
        name, address = form.get("user", "")[:200], str(env.get("REMOTE_ADDR", ""))
        who = (f"user {name}", f"address {address}")
        if self.guesses.must_wait(*who):
            return self._login_page("wait", "429 Too Many Requests")
        user = self.users.login(name, form.get("password", "")[:1024])
        if user is None:
            self.guesses.was_wrong(*who)
            return self._login_page("wrong", "401 Unauthorized")
        self.guesses.was_right(*who)
        self._end(env)
        token = self.sessions.begin(user)
        headers = (
            ("Location", self._at("/")),
            self._cookie(SESSION, token),
            self._cookie(FORM, "", "; Max-Age=0"),
        )
        return Answer("303 See Other", headers=headers)

    def _log_out(self, env: Environ, session: Session | None, form: Mapping[str, str]) -> Answer:
        given = form.get("token", "").encode()
        if session is not None and not hmac.compare_digest(session.form_token.encode(), given):
            return Answer("403 Forbidden")
        self._end(env)
        gone = self._cookie(SESSION, "", "; Max-Age=0")
        return Answer("303 See Other", headers=(("Location", self._at("/login")), gone))

    def _login_page(self, told: str, status: str = "200 OK") -> Answer:
        token = secrets.token_urlsafe(32)
        text = login.page(
            self.name,
            self.language,
            action=self._at("/login"),
            style=self._at("/login.css"),
            token=token,
            told=told,
        )
        headers = (self._cookie(FORM, token),)
        return Answer(status, text.encode(), headers, "text/html; charset=utf-8")

    def _me(self, session: Session) -> Answer:
        text = login.account_page(
            self.name,
            self.language,
            user=session.user.name,
            action=self._at("/logout"),
            books=self._at("/"),
            style=self._at("/login.css"),
            token=session.form_token,
        )
        return Answer("200 OK", text.encode(), kind="text/html; charset=utf-8")

    def _is_own(self, env: Environ) -> bool:
        """A form of our own page: browsers say where it was sent from."""
        origin = env.get("HTTP_ORIGIN")
        return origin is None or urlsplit(origin).netloc.lower() in self.place.hosts

    def _session(self, env: Environ) -> Session | None:
        token = cookies_of(env).get(SESSION, "")
        return self.sessions.of(token) if token else None

    def _end(self, env: Environ) -> None:
        token = cookies_of(env).get(SESSION, "")
        if token:
            self.sessions.end(token)

    def _cookie(self, name: str, value: str, more: str = "") -> tuple[str, str]:
        secure = "; Secure" if self.place.is_secure else ""
        path = self.place.prefix or "/"
        return (
            "Set-Cookie",
            f"{name}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{more}",
        )

    def _at(self, path: str) -> str:
        return f"{self.place.prefix}{path}"


def _no_method() -> Answer:
    return Answer("405 Method Not Allowed")
