"""Text from outside, made fit for one line of a beancount file, and back.

Beancount's own printer leaves control characters and line breaks alone; we write text ourselves.
"""

from __future__ import annotations

import unicodedata

# Marks that turn the direction of what follows: an amount could be made to read backwards.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = ("Cc", "Zl", "Zp")


def clean(text: str) -> str:
    r"""The text in NFC on one line: breaks and control characters are spaces.

    Half a character (a lone surrogate, from a file name that was not UTF-8) becomes U+FFFD.
    Cleaning twice gives what cleaning once gives.

    >>> clean("Caf\u0065\u0301\nÅkeriet")
    'Café Åkeriet'
    """
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text
    return unicodedata.normalize("NFC", "".join(_plain(ch) for ch in text))


def _plain(ch: str) -> str:
    category = unicodedata.category(ch)
    if category in _BREAKS or ch in _TURNS:
        return " "
    return "\ufffd" if category == "Cs" else ch


def quoted(text: str) -> str:
    r"""The text as a beancount string, lossless; it must hold no line break.

    >>> print(quoted('the "blue" file'))
    "the \"blue\" file"
    """
    assert "\n" not in text and "\r" not in text, f"a string is one line: {text!r}"
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def unquoted(text: str) -> str:
    r"""What :func:`quoted` was given; ``ValueError`` when it is not in quotes.

    >>> unquoted(quoted('a\\"b')) == 'a\\"b'
    True
    """
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        raise ValueError(f"not a string: {text!r}")
    bare = text[1:-1]
    if "\\" not in bare:
        return bare
    return "\\".join(part.replace('\\"', '"') for part in bare.split("\\\\"))


def key_of(prefix: str, name: str) -> str:
    """A metadata key for any name: what is not ``[A-Za-z0-9_]`` stands as hex between hyphens.

    Metadata keys are ASCII in beancount; accounts of members are any text.

    >>> key_of("account", "3010"), key_of("account", "Öl 1")
    ('account-3010', 'account--d6-l-20-1')
    """
    if name.isalnum() and name.isascii():
        return f"{prefix}-{name}"
    plain = (
        ch if ch.isascii() and (ch.isalnum() or ch == "_") else f"-{ord(ch):x}-" for ch in name
    )
    return f"{prefix}-{''.join(plain)}"


def name_of(key: str, prefix: str) -> str:
    """The name that :func:`key_of` was given; ``ValueError`` for another key.

    >>> name_of("account--d6-l-20-1", "account")
    'Öl 1'
    """
    bare = key.removeprefix(f"{prefix}-")
    if "-" not in bare:
        return bare
    parts = bare.split("-")
    if len(parts) % 2 == 0:
        raise ValueError(f"not a key: {key!r}")
    return "".join(chr(int(part, 16)) if odd % 2 else part for odd, part in enumerate(parts))
