"""What goes over the wire: requests read by the letter, answers, and the headers of every page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Environ = dict[str, Any]
Start = Callable[..., Any]
Headers = list[tuple[str, str]]
Log = Callable[[str], None]

_FORM_MOST = 4096  # bytes of a form: a name, a password, a token
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SECURE: Headers = [
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
]
# A path that could mean another one to whoever reads it next: encoded once more, up, empty parts.
TRICKS = re.compile(r"%|\\|//|(?:^|/)\.{1,2}(?:/|$)|\.$|[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate answers itself."""

    status: str
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "text/plain; charset=utf-8"


def path_of(env: Environ) -> str:
    """The path as text; WSGI gives its bytes as Latin-1 (PEP 3333)."""
    raw = str(env.get("PATH_INFO", "")) or "/"
    try:
        return raw.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return "\x00"


def cookies_of(env: Environ) -> Mapping[str, str]:
    """The cookies by name; none of what is no cookie."""
    try:
        return {key: one.value for key, one in SimpleCookie(env.get("HTTP_COOKIE", "")).items()}
    except CookieError:
        return {}


def form_of(env: Environ) -> Mapping[str, str]:
    """The fields of a form; nothing of one that is too long or no form."""
    try:
        length = int(env.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return {}
    if not 0 < length <= _FORM_MOST:
        return {}
    try:
        fields = parse_qs(env["wsgi.input"].read(length).decode(), max_num_fields=10)
    except (UnicodeDecodeError, ValueError):
        return {}
    return {key: values[0] for key, values in fields.items()}
