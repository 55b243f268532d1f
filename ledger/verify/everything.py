"""``verify``: everything in the books tested, closed or open; nothing is written.

What a command needs of the books it tests when it opens them; here the rest is tested too, however
long it takes: the whole log, every archived document, every posted proposal against its vouchers,
and what plain beancount makes of the books.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from consortium.money import Money
from consortium.payouts import BankAnswer, SentFile
from consortium.problems import FundError, Problem, Source, Value
from consortium.progress import Progress, quiet, telling
from consortium.proposal import Line, Proposal
from ledger.approvals import Decisions
from ledger.books import MAIN, Books, open_books
from ledger.change import sha256
from ledger.decisions import accepted_of, decisions_of
from ledger.documents import PREFIX
from ledger.files import Files
from ledger.log import chain_problems
from ledger.read import ReadVoucher
from ledger.read_proposal import read_proposal
from ledger.sent import sendings_of
from ledger.use_cases.deciding import TREASURER
from ledger.use_cases.rounds import POSTED
from ledger.verify.archive import Archive, documents, policies, read_archive, underlying
from ledger.verify.check import Verified
from rules.bodies import body_words


def verify(root: Path, progress: Progress = quiet) -> tuple[tuple[Verified, ...], str]:
    """Every check, in order, and the books' tip; without it where they cannot be opened."""
    archive = read_archive(root)
    checks = [_log(root), documents(archive)]
    try:
        books = open_books(root, progress=progress)
    except FundError as error:
        return (Verified.of("vouchers", 0, error.problems), *checks), ""
    tested = (
        Verified("vouchers", len(books.read_vouchers)),
        *checks,
        underlying(books, archive),
        policies(books, archive),
        _proposals(books, progress),
        _decisions(books, archive),
        _plain(books),
    )
    return tested, books.tip


def _log(root: Path) -> Verified:
    """The system log: one chain through all years."""
    files = Files(root)
    number, prev = 0, ""
    problems: list[Problem] = []
    for path in files.matching("log/*.jsonl"):
        lines = files.content(path).splitlines()
        problems += chain_problems(lines, path, prev=prev)
        number += len(lines)
        prev = sha256(lines[-1]) if lines else prev
    return Verified("log", number, tuple(problems))


def _proposals(books: Books, progress: Progress) -> Verified:
    """Each voucher that a rule made is a line of a posted proposal, posting for posting."""
    made = [
        read
        for read in books.read_vouchers
        if read.voucher.trace is not None and read.voucher.reverses is None
    ]
    posted, problems = _posted(books.root)
    lines = {(one.digest, line.key): line for one in posted for line in one.lines}
    for read in telling(progress, "comparing", made):
        problems += _compared(read, lines.get(_line_of(read)))
    return Verified("proposals", len(made), tuple(problems))


def _posted(root: Path) -> tuple[list[Proposal], list[Problem]]:
    files = Files(root)
    found: list[Proposal] = []
    problems: list[Problem] = []
    for path in files.matching(f"{POSTED}/*.beancount"):
        try:
            found.append(read_proposal(files.text(path), path))
        except FundError as error:
            problems += error.problems
    return found, problems


def _line_of(read: ReadVoucher) -> tuple[str, str]:
    trace = read.voucher.trace
    assert trace is not None, "a rule made it"
    return trace.proposal, trace.key


def _compared(read: ReadVoucher, line: Line | None) -> Iterator[Problem]:
    values = {"voucher": str(read.voucher.id), "id": _line_of(read)[0][:8]}
    if line is None:
        yield Problem("proposal_of_voucher_must_be_kept", read.source, values)
    elif line.postings != read.voucher.postings:
        yield Problem("voucher_must_match_its_proposal", read.source, values)


def _decisions(books: Books, archive: Archive) -> Verified:
    """What people decided, what was sent to the bank and what it answered: read back as it was
    written, each file archived; and nothing posted that a body had to decide and did not.
    """
    root = books.root
    try:
        accepted, decisions, sendings = accepted_of(root), decisions_of(root), sendings_of(root)
    except FundError as error:
        return Verified.of("decisions", 0, error.problems)
    papers: tuple[SentFile | BankAnswer, ...] = (*sendings.files, *sendings.answers)
    missing = [
        Problem("document_must_be_archived", Source(one.file), {"found": one.document[:PREFIX]})
        for one in papers
        if one.document not in archive.known
    ]
    number = len(accepted) + len(papers) + sum(map(len, decisions.by_digest.values()))
    return Verified.of("decisions", number, (*missing, *_undecided(root, decisions)))


def _undecided(root: Path, decisions: Decisions) -> Iterator[Problem]:
    posted, _ = _posted(root)
    for one in posted:
        if one.body != TREASURER and decisions.approval(one.digest) is None:
            values: dict[str, Value] = {"id": one.digest[:8], "body": body_words(one.body)}
            source = Source(f"{POSTED}/{one.digest[:8]}…")
            yield Problem("posted_proposal_must_be_decided", source, values)


def _plain(books: Books) -> Verified:
    """Plain beancount, its own loader and sums: no error, and each account as we have it."""
    from beancount import loader
    from beancount.core.data import Transaction

    entries, errors, _ = loader.load_file(str(books.root / MAIN))
    sums: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        if isinstance(entry, Transaction):
            for posting in entry.postings:
                assert posting.units is not None, "what Fondbok writes has units"
                number = posting.units.number
                assert number is not None, "and amounts"
                sums[posting.account, posting.units.currency] += int(number * 100)
    problems = [_complaint(error) for error in errors if type(error).__name__ != "BooksFinding"]
    problems += _differences(books, {place: Money(ore) for place, ore in sums.items() if ore})
    return Verified("plain", len(sums), tuple(problems))


def _complaint(error: object) -> Problem:
    source = getattr(error, "source", None) or {}
    place = Source(Path(str(source.get("filename", MAIN))).name, line=source.get("lineno"))
    return Problem("beancount_must_not_complain", place, {"found": getattr(error, "message", "")})


def _differences(books: Books, theirs: dict[tuple[str, str], Money]) -> Iterable[Problem]:
    ours = books.balances.accounts
    for account, unit in sorted(ours.keys() | theirs.keys()):
        one, other = (side.get((account, unit), Money(0)) for side in (ours, theirs))
        if one != other:
            values: dict[str, Value] = {"account": account, "ours": one, "theirs": other}
            yield Problem("balances_must_agree_with_beancount", Source(MAIN), values)
