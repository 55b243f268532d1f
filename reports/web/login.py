"""The login page and its style: no script, readable at any width, in either language."""

from __future__ import annotations

from html import escape

from consortium.money import Language

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("Logga in", "Log in"),
    "user": ("Användare", "User"),
    "password": ("Lösenord", "Password"),
    "button": ("Logga in", "Log in"),
    "wrong": ("Fel användare eller lösenord.", "Wrong user or password."),
    "wait": (
        "För många försök. Vänta en kvart och försök igen.",
        "Too many attempts. Wait a quarter of an hour and try again.",
    ),
    "old": ("Sidan var gammal. Försök igen.", "The page was old. Try again."),
    "logged_in": ("Inloggad som {name}.", "Logged in as {name}."),
    "out": ("Logga ut", "Log out"),
    "refused": (
        "Sidan visas inte för den som har din roll.",
        "The page is not shown to those with your role.",
    ),
    "to_books": ("Till böckerna", "To the books"),
}
STYLE = """
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
main { width: min(22rem, calc(100vw - 2rem)); }
h1 { font-size: 1.4rem; margin: 0 0 .2rem; overflow-wrap: anywhere; }
label { display: block; margin-top: 1rem; }
input, button { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; }
button { margin-top: 1.5rem; cursor: pointer; }
[role=alert] { border-left: .3rem solid #b00020; padding-left: .7rem; }
:focus-visible { outline: .2rem solid #1a6dcc; outline-offset: .1rem; }
"""


def page(
    name: str, language: Language, *, action: str, style: str, token: str, told: str = ""
) -> str:
    """The form: ``told`` is a key of what went wrong, if anything did."""
    alert = f'<p role="alert">{word(told, language)}</p>' if told else ""
    return _document(
        name,
        language,
        style,
        f"""<p>{word("title", language)}</p>{alert}
<form method="post" action="{escape(action)}">
<input type="hidden" name="token" value="{escape(token)}">
<label for="user">{word("user", language)}</label>
<input id="user" name="user" autocomplete="username" autocapitalize="none" required autofocus>
<label for="password">{word("password", language)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>{word("button", language)}</button>
</form>""",
    )


def account_page(
    name: str, language: Language, *, user: str, action: str, books: str, style: str, token: str
) -> str:
    """Who is logged in, with the way out."""
    return _document(
        name,
        language,
        style,
        f"""<p>{word("logged_in", language).format(name=escape(user))}</p>
<p><a href="{escape(books)}">{word("to_books", language)}</a></p>
<form method="post" action="{escape(action)}">
<input type="hidden" name="token" value="{escape(token)}">
<button>{word("out", language)}</button>
</form>""",
    )


def refused_page(name: str, language: Language, *, books: str, style: str) -> str:
    """That a page is not for this role, and the way back."""
    return _document(
        name,
        language,
        style,
        f"""<p role="alert">{word("refused", language)}</p>
<p><a href="{escape(books)}">{word("to_books", language)}</a></p>""",
    )


def word(key: str, language: Language) -> str:
    """A text of the page."""
    return _WORDS[key][language == "en"]


def _document(name: str, language: Language, style: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(name)} – Fondbok</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{escape(style)}">
</head>
<body>
<main>
<h1>{escape(name)}</h1>
{body}
</main>
</body>
</html>
"""
