"""Sheet «Källor»: every file that the span's figures came from, replaced ones too.

The hash is the sha256 of the file as it came; the check says whether the archive still holds
content with just that hash.
"""

from __future__ import annotations

from collections.abc import Mapping

from consortium.facts import Facts, Report
from reports.workbook.cells import Link
from reports.workbook.figures import Figures
from reports.workbook.table import FIRST, Column, Row, sheet_of
from reports.workbook.texts import Texts


class Sources:
    """The sheet, and where on it each document stands."""

    def __init__(self, figures: Figures, texts: Texts) -> None:
        self._figures, self._texts = figures, texts
        by_file: dict[tuple[str, str], list[Report]] = {}
        for report in figures.reports:
            by_file.setdefault((report.document, report.member), []).append(report)
        self._rows: dict[str, int] = {}
        rows: list[Row] = []
        for (document, _), reports in by_file.items():
            self._rows.setdefault(document, FIRST + len(rows))
            rows.append(self._row(document, reports))
        self.table = sheet_of(texts, "sources", _columns(texts), rows)

    @property
    def documents(self) -> Mapping[str, int]:
        """The row of each document, by its hash."""
        return self._rows

    def link(self, report: Report) -> Link | str:
        """The file's name, leading to its row."""
        return self.linked(report.document, report.file)

    def linked(self, document: str, text: str) -> Link | str:
        """The text, leading to the document's row; the bare text for one that is not here."""
        row = self._rows.get(document)
        return text if row is None else Link(text, self.table.ref("file", row))

    def _row(self, document: str, reports: list[Report]) -> Row:
        last = reports[-1]
        facts = self._figures.books.balances.facts
        counted = [r for r in reports if r.document in _documents(facts, r)]
        return {
            "file": last.file,
            "member": last.member,
            "kind": last.kind,
            "months": self._texts.months([report.period for report in reports]),
            "counts": self._texts.months([report.period for report in counted]) or None,
            "taken_in": last.taken_in.replace("T", " "),
            "drawn_on": last.drawn_on,
            "sha256": document,
            "path": self._figures.archived.get(document, self._texts["not_archived"]),
            "check": 0 if document in self._figures.archived else 1,
        }


def _documents(facts: Facts, report: Report) -> set[str]:
    """The files whose figures hold of the report's month."""
    held = facts.report(report.member, report.period)
    books = () if held.books is None else (held.books,)
    return {one.document for one in (*books, *held.declarations)}


def _columns(texts: Texts) -> list[Column]:
    return [
        Column("file", texts["file"], width=30),
        Column("member", texts["member"], width=18),
        Column("kind", texts["kind"], width=9),
        Column("months", texts["months_in_file"], width=16),
        Column("counts", texts["months_that_count"], width=16),
        Column("taken_in", texts["taken_in"], width=19),
        Column("drawn_on", texts["drawn_on"], "date"),
        Column("sha256", texts["sha256"], width=66),
        Column("path", texts["path"], width=54),
        Column("check", texts["archive_check"], "check", 10, is_check=True),
    ]
