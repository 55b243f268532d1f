"""What cells refer to: the shared strings, and which styles show a number as a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from importers.workbook.package import Listener

# More than Excel lets into one cell (32 767 characters) is never shown to anybody.
TEXT_MAX = 32_767

# ECMA-376 part 1, 18.8.30: the number formats with an agreed number that show dates.
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class TextParts(Listener):
    """Gathers the text of ``t`` elements, without the phonetic guides of Asian scripts."""

    def __init__(self) -> None:
        self._pieces: list[str] | None = None
        self._length = 0
        self._is_text = False
        self._is_phonetic = False

    def start_text(self) -> None:
        """Forget what was gathered."""
        self._pieces, self._length = [], 0

    def taken_text(self) -> str:
        """What was gathered since ``start_text``."""
        text = "".join(self._pieces or ())
        return _ESCAPED.sub(_unescaped, text) if "_x" in text else text

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Listen in ``t``, not in ``rPh``."""
        del attributes
        if name == "t":
            self._is_text = not self._is_phonetic
        elif name == "rPh":
            self._is_phonetic = True

    def closed(self, name: str) -> None:
        """Stop listening."""
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_phonetic = False

    def text(self, text: str) -> None:
        """Gather a piece."""
        if self._is_text and self._pieces is not None and self._length < TEXT_MAX:
            self._pieces.append(text)
            self._length += len(text)


def _unescaped(match: re.Match[str]) -> str:
    # ECMA-376 part 1, 22.9.2.19; half of a surrogate pair is no letter and stays as written.
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code <= 0xDFFF else chr(code)


class Strings(TextParts):
    """Hears the shared strings part."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """A string begins with ``si``."""
        if name == "si":
            self.start_text()
        super().opened(name, attributes)

    def closed(self, name: str) -> None:
        """A string ends with ``si``."""
        super().closed(name)
        if name == "si":
            self.texts.append(self.taken_text())


class DateStyles(Listener):
    """Hears the styles part: for each cell style, whether it shows a date."""

    def __init__(self) -> None:
        self.by_style: list[bool] = []
        self._date_formats = set(map(str, _DATE_FORMATS))
        self._is_in_cell_styles = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Number formats come first, then the cell styles that use them."""
        if name == "numFmt":
            number = attributes.get("numFmtId", "")
            if shows_date(attributes.get("formatCode", "")):
                self._date_formats.add(number)
            else:
                self._date_formats.discard(number)
        elif name == "cellXfs":
            self._is_in_cell_styles = True
        elif name == "xf" and self._is_in_cell_styles:
            self.by_style.append(attributes.get("numFmtId") in self._date_formats)

    def closed(self, name: str) -> None:
        """The cell styles end."""
        if name == "cellXfs":
            self._is_in_cell_styles = False


def shows_date(number_format: str) -> bool:
    """True when a number format shows a day, month or year.

    >>> shows_date("yyyy-mm"), shows_date('[$-41D]mmm" "yy'), shows_date('# ##0.00" kr dag"')
    (True, True, False)
    """
    bare = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0])
    return re.search("[dmyå]", bare, re.IGNORECASE) is not None
