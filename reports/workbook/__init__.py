"""The auditor's workbook: every calculation of a period as live formulas beside our figures.

Sheets, each in a module of its own: cover, levies, bases, nature, split, posted levies,
receivables, purposes, journal, accounts, sources, corrections. Excel and LibreOffice calculate
when they open it; the workbook holds no calculated values of ours where a formula stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from consortium.money import Language
from consortium.progress import Progress, quiet
from ledger.books import Books
from reports.workbook.span import Span

__all__ = ["Span", "auditor_workbook", "file_name"]


def auditor_workbook(
    books: Books, span: Span, language: Language, progress: Progress = quiet
) -> bytes:
    """The workbook as a file (.xlsx). The same books give the same bytes.

    A month or a fiscal year selects vouchers by their date, and levies by the month that they are
    for (design.md §5).
    """
    from reports.workbook.accounts import accounts
    from reports.workbook.bases import Bases
    from reports.workbook.corrections import corrections
    from reports.workbook.cover import Cover, last_registered
    from reports.workbook.figures import Figures
    from reports.workbook.file import workbook
    from reports.workbook.journal import Journal
    from reports.workbook.levies import Levies
    from reports.workbook.nature import Nature
    from reports.workbook.posted import PostedLevies
    from reports.workbook.purposes import purposes
    from reports.workbook.receivables import receivables
    from reports.workbook.sources import Sources
    from reports.workbook.split import Split
    from reports.workbook.table import Table
    from reports.workbook.texts import Texts

    figures, texts = Figures(books, span, language), Texts(language)
    sources = Sources(figures, texts)
    bases = Bases(figures, texts, sources)
    posted = PostedLevies(figures, texts)
    levies = Levies(figures, texts, bases, posted)
    nature = Nature(figures, texts, levies)
    split = Split(figures, texts, levies, nature)
    journal = Journal(figures, texts, sources)
    tables: Sequence[Table] = [
        levies.table,
        bases.table,
        nature.table,
        split.table,
        posted.table,
        receivables(figures, texts, journal),
        purposes(figures, texts, journal),
        journal.table,
        accounts(figures, texts, journal),
        sources.table,
        corrections(figures, texts, journal),
    ]
    header = f"{books.consortium.name}, {texts.span(span)}"
    cover = Cover(figures, texts, tables)
    made = last_registered(figures)
    return workbook(cover, tables, texts, header=header, made=made, progress=progress)


def file_name(span: Span, language: Language) -> str:
    """What the file is called: ``revisor-2025.xlsx``.

    >>> from consortium.period import FiscalCalendar
    >>> file_name(Span.parse("2025-03", FiscalCalendar()), "en")
    'auditor-2025-03.xlsx'
    """
    return f"{'revisor' if language == 'sv' else 'auditor'}-{span.name}.xlsx"
