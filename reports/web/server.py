"""Fava on waitress: one process with threads, since several would hold copies and no common lock.

``serve_openly`` is for the demo: this machine only, no login. ``serve`` puts the gate before it.
Both read only, and reload between requests, so that no page is drawn from half a reload.
"""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from typing import TYPE_CHECKING, Any

from consortium.money import Language
from reports.web.dress import dress
from reports.web.gate import Gate, Place
from reports.web.sessions import Guesses, Sessions
from reports.web.users import Users
from reports.web.wire import Log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

HOST = "127.0.0.1"
THREADS = 8


@dataclass(frozen=True, slots=True)
class Serving:
    """What ``serve`` wants told. ``clock`` dates sessions; ``hosts`` are further names it has.

    ``proxies`` are the addresses whose forwarded headers are believed, if any is.
    """

    main_file: Path
    name: str
    language: Language
    users: Users
    clock: Callable[[], dt.datetime]
    port: int
    host: str = HOST
    hosts: tuple[str, ...] = ()
    prefix: str = ""
    proxy: str | None = None
    log: Log = print


def free_port(wanted: int) -> int:
    """``wanted`` if nobody listens there, else a port that the system picks."""
    for port in (wanted, 0):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise AssertionError("the system always has a free port")


def serve_openly(main_file: Path, port: int) -> None:
    """Serve Fava on this machine until the process is stopped."""
    from waitress import serve as listen

    listen(_whole(application(main_file)), host=HOST, port=port, threads=THREADS, ident=None)


def serve(serving: Serving) -> None:
    """Serve behind the login until the process is stopped."""
    from waitress import serve as listen

    forwarded: Mapping[str, Any] = {}
    if serving.proxy is not None:
        forwarded = {
            "trusted_proxy": serving.proxy,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"},
            "clear_untrusted_proxy_headers": True,
        }
    listen(
        gated(serving),
        host=serving.host,
        port=serving.port,
        threads=THREADS,
        ident=None,
        url_prefix=serving.prefix,
        **forwarded,
    )


def gated(serving: Serving) -> Gate:
    """The application with the gate before it."""
    app = application(serving.main_file)
    dress(app)
    own = {f"{name}:{serving.port}" for name in (serving.host, "localhost", HOST)}
    place = Place(
        hosts=frozenset({*own, *(host.lower() for host in serving.hosts)}),
        prefix=serving.prefix,
        is_secure=serving.proxy is not None,
    )
    return Gate(
        app=app,
        inner=_whole(app),
        users=serving.users,
        sessions=Sessions(serving.clock),
        guesses=Guesses(serving.clock),
        place=place,
        name=serving.name,
        language=serving.language,
        log=serving.log,
    )


def application(main_file: Path) -> Flask:
    """Fava's application, loaded, for reading only, without its shell's own commands."""
    from fava.application import create_app
    from fava.core.query_shell import FavaBQLShell

    for name in ("output", "history", "clear", "parse", "format", "set", "explain"):
        setattr(FavaBQLShell, f"do_{name}", FavaBQLShell.noop)
    return create_app([str(main_file)], load=True, read_only=True)


Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def _whole(app: Flask) -> Wsgi:
    """The application, where the ledger is reloaded only while nobody reads it.

    Fava itself would reload in the midst of other requests, attribute by attribute.
    """
    (ledger,) = app.config["LEDGERS"].ledgers
    watcher = ledger.watcher
    ledger.watcher = _Quiet(watcher)
    turns = _Turns()

    def answer(env: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if watcher.check():
            with turns.alone():
                ledger.load_file()
        env.pop("wsgi.file_wrapper", None)  # or a file would be read after our turn
        with turns.together():
            content = app.wsgi_app(env, start)
            try:
                return list(content)
            finally:
                close = getattr(content, "close", None)
                if close is not None:
                    close()

    return answer


@dataclass(frozen=True)
class _Quiet:
    """Fava's watcher as Fava sees it: it never asks for a reload, which is not Fava's to begin."""

    watcher: Any

    @property
    def last_checked(self) -> int:
        """When the last change was noticed: pages in browsers ask for it."""
        return int(self.watcher.last_checked)

    def check(self) -> bool:
        return False

    def update(self, *paths: Any) -> None:
        """Watch other files from now on."""
        self.watcher.update(*paths)

    def notify(self, path: Path) -> None:
        """Fava writes nothing here."""


@dataclass
class _Turns:
    """Many who read together, or one who changes alone."""

    _free: Condition = field(default_factory=Condition)
    _readers: int = 0

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._free:
            self._readers += 1
        try:
            yield
        finally:
            with self._free:
                self._readers -= 1
                self._free.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._free:  # whoever comes waits at the door until the change is made
            self._free.wait_for(lambda: not self._readers)
            yield
