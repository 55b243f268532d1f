"""Payment notices of a month: PDF and SIE 4I for each member, and one workbook for the treasurer.

``notices_of`` reads what stands posted, ``notice_files`` makes the documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consortium.money import ZERO, Language
from consortium.period import Period
from consortium.problems import Problem, Source
from ledger.books import Books
from reports.notices.notice import Notice, notices_of

__all__ = [
    "Notice",
    "folder_name",
    "notice_files",
    "notice_sheet",
    "notices_of",
    "problems_of",
]


def folder_name(month: Period) -> str:
    """What the folder of a month's notices is called.

    >>> folder_name(Period(2025, 3))
    'notices-2025-03'
    """
    return f"notices-{month}"


def notice_files(
    books: Books, notices: Sequence[Notice], language: Language
) -> Mapping[str, bytes]:
    """What members get, by file name: a PDF and a SIE file for each notice.

    The same books give the same bytes.
    """
    from ledger.use_cases.session import VERSION
    from reports.notices.booking import sie_file
    from reports.notices.pdf import pdf

    files: dict[str, bytes] = {}
    seller = books.consortium
    for notice in notices:
        name = f"{notice.member_key}-{notice.voucher}"
        files[f"{name}.pdf"] = pdf(notice, seller, language, sie_name=f"{name}.se")
        files[f"{name}.se"] = sie_file(notice, seller, language, version=VERSION)
    return files


def notice_sheet(
    books: Books, month: Period, notices: Sequence[Notice], language: Language
) -> Mapping[str, bytes]:
    """The treasurer's own workbook of the month's notices, by file name."""
    from reports.notices.sheet import sheet, sheet_name

    return {sheet_name(month, language): sheet(books, month, notices, language)}


def problems_of(books: Books, notices: Sequence[Notice]) -> tuple[Problem, ...]:
    """What the notices lack: an account to pay into, addresses that an invoice must state."""
    file = Source("consortium.yaml")
    problems = []
    if any(notice.paid_into is None and notice.to_pay > ZERO for notice in notices):
        problems.append(Problem("notices_should_name_an_account", file))
    if any(notice.vat_lines for notice in notices):
        members = {notice.member.name: notice.member.address for notice in notices}
        parties = {books.consortium.name: books.consortium.address, **members}
        lacking = tuple(name for name, address in parties.items() if not address)
        if lacking:
            problems.append(Problem("invoices_should_state_addresses", file, {"found": lacking}))
    return tuple(problems)
