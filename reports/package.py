"""An Excel workbook as bytes: the same workbook gives the same bytes, whenever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name


def parts_of(book: Workbook) -> Iterator[tuple[str, bytes]]:
    """The parts that openpyxl writes of a workbook, by name, in its order.

    Not by ``book.save()``: that states the clock's time as when it was modified.
    """
    from openpyxl.writer.excel import ExcelWriter

    saved = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(saved, "w", zipfile.ZIP_STORED)).save()
    with zipfile.ZipFile(saved) as source:
        for name in source.namelist():
            yield name, source.read(name)


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The parts as one file, in their order, without the time of day.

    >>> packed([("a", b"b")]) == packed([("a", b"b")])
    True
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.external_attr = 0o600 << 16
            target.writestr(info, content, zipfile.ZIP_DEFLATED, 3)
    return file.getvalue()
