"""What a file is by its bytes, when it is nothing that we read: one clear refusal each."""

from __future__ import annotations

import re

from consortium.problems import Problem, Source, Value, Words, one_line

_BLANK = b" \t\r\n\x1a\xef\xbb\xbf"
_UTF_16 = re.compile(rb"\A(?:\xff\xfe|\xfe\xff)|#\x00[A-Z]\x00|\x00#\x00[A-Z]")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_KNOWN_OTHERS = (
    (b"%PDF", Words("ett PDF-dokument", "a PDF document")),
    (b"\xd0\xcf\x11\xe0", Words("en gammal Excel- eller Wordfil", "an old Excel or Word file")),
    (b"\x89PNG", Words("en bild", "a picture")),
    (b"\xff\xd8\xff", Words("en bild", "a picture")),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TITLE = re.compile(rb"<title>([^<]{1,80})", re.IGNORECASE)
_XML_ROOT = re.compile(rb"\A(?:<[?!][^>]*>|\s)*<(?:[\w.-]+:)?([\w.-]+)")
_SIE_5_ROOTS = (b"Sie", b"SieEntry")
# Tab, line ends, form feed and the end-of-file mark of DOS may stand in a text.
_NOT_TEXT = bytes([*range(9), 0x0B, *range(0x0E, 0x1A), *range(0x1B, 0x20)])


def refusal(content: bytes, name: str) -> Problem:
    """Why a file that no reader knows is refused: what it is, and what to do about it.

    >>> refusal(b"<html><title>404 Not Found</title>", "x.se").found("en")
    'a web page (HTML) titled "404 Not Found"'
    """
    bare = content.strip(_BLANK)
    if not bare:
        return Problem("file_must_hold_something", Source(name), {"bytes": len(content)})
    if _UTF_16.search(content[:4096]):
        return Problem("file_must_not_be_utf_16", Source(name))
    if bare.startswith(_PACKED):
        return Problem("file_must_be_unpacked", Source(name))
    for magic, found in _KNOWN_OTHERS:
        if bare.startswith(magic):
            return Problem("file_must_be_known", Source(name), {"found": found})
    return _markup(bare, name) or not_text(content, name) or _other_text(bare, name)


def not_text(content: bytes, name: str) -> Problem | None:
    """The problem of a file that holds bytes no text holds, NUL above all; None for text."""
    if len(content.translate(None, _NOT_TEXT)) == len(content):
        return None
    at = next(at for at, byte in enumerate(content) if byte in _NOT_TEXT)
    line = content.count(b"\n", 0, at) + 1
    values: dict[str, Value] = {"byte": f"0x{content[at]:02X}", "line": line}
    return Problem("file_must_be_text", Source(name, line=line), values)


def _markup(bare: bytes, name: str) -> Problem | None:
    if _HTML.search(bare[:2048]):
        title = _TITLE.search(bare[:4096])
        text = one_line(title[1].decode("latin-1").strip()) if title else ""
        return Problem("file_must_not_be_a_web_page", Source(name), {"title": text or "–"})
    root = _XML_ROOT.match(bare)
    if root is None:
        return None
    if root[1] in _SIE_5_ROOTS:
        return Problem("sie_type_must_be_1_to_4", Source(name), {"found": "SIE 5 (XML)"})
    tag = root[1].decode("latin-1")
    found = Words(f"en XML-fil, <{tag}>", f"an XML file, <{tag}>")
    return Problem("file_must_be_known", Source(name), {"found": found})


def _other_text(bare: bytes, name: str) -> Problem:
    first = one_line(bare.split(b"\n", 1)[0][:60].decode("latin-1").strip())
    found = Words(f"en text som börjar med ”{first}”", f'a text that begins with "{first}"')
    return Problem("file_must_be_known", Source(name), {"found": found})
