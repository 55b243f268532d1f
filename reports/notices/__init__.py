"""Payment notices of a month: PDF and SIE 4I for each member, and one workbook for the treasurer.

``notices_of`` reads what stands posted, ``notice_files`` makes the documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consortium.money import Language
from consortium.period import Period
from ledger.books import Books
from reports.notices.notice import Notice, notices_of

__all__ = ["Notice", "folder_name", "notice_files", "notices_of"]


def folder_name(month: Period) -> str:
    """What the folder of a month's notices is called.

    >>> folder_name(Period(2025, 3))
    'notices-2025-03'
    """
    return f"notices-{month}"


def notice_files(
    books: Books, month: Period, notices: Sequence[Notice], language: Language
) -> Mapping[str, bytes]:
    """Every document by its name: the workbook, then a PDF and a SIE file for each notice.

    The same books give the same bytes.
    """
    from ledger.use_cases.session import VERSION
    from reports.notices.booking import sie_file
    from reports.notices.pdf import pdf
    from reports.notices.sheet import sheet, sheet_name

    files = {sheet_name(month, language): sheet(books, month, notices, language)}
    for notice in notices:
        name = f"{notice.member_key}-{notice.voucher}"
        seller = books.consortium
        files[f"{name}.pdf"] = pdf(notice, seller, language, sie_name=f"{name}.se")
        files[f"{name}.se"] = sie_file(notice, seller, language, version=VERSION)
    return files
