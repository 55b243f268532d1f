"""``fondbok``: the commands. Options in, a use case, text or JSON out.

Only this module reads the clock. Commands import what they need when they run, so that
``fondbok --help`` stays quick. :mod:`reports.terminal.running` says how a command ends.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reports.terminal.options import (
    Command,
    Options,
    completing,
    dry_run_option,
    echo,
    holds_books,
    misuse,
    months_value,
    period_argument,
    period_value,
    shared_options,
    wrong,
)
from reports.terminal.options_deciding import decision_options
from reports.terminal.running import run
from reports.terminal.values import accounts_value, amount_value, day_value

if TYPE_CHECKING:
    from consortium.money import Money
    from consortium.period import Period
    from importers.workbook import SheetMapping
    from ledger.doctor.check import FoundBy
    from ledger.use_cases.receipts import FileIn
    from reports.payments.pain001 import Version
    from rules.agreements.change import Change

VERSION = "0.1.0"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="fondbok")
@click.option("--books", metavar="DIR", help="The books' folder (FONDBOK_BOOKS).")
@click.option("--lang", type=click.Choice(["sv", "en"]), help="Language of what is shown.")
@click.option("--as", "person", metavar="PERSON", help="Who does it (FONDBOK_AS).")
@click.option("--date", metavar="DAY", help="The day it is dated; default today.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@click.pass_context
def fondbok(context: click.Context, /, **given: Any) -> None:
    """Fondbok keeps the common fund of a consortium of cooperatives.

    A month is three commands: take-in the members' files, month, post what month proposes.
    """
    for name, value in given.items():
        setattr(context.obj, name, value)


@fondbok.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--sample", metavar="NAME", help="Begin with a complete invented consortium: motala.")
@click.option(
    "--from",
    "file",
    metavar="FILE.se",
    type=click.Path(path_type=Path),
    help="Opening balances from the fund's books in another program.",
)
@click.option("--at", "day", metavar="DAY", callback=day_value, help="The first day kept here.")
@click.option(
    "--open-items",
    metavar="LIST",
    type=click.Path(path_type=Path),
    help="Who owes and owns what: Excel or CSV with member, kind, month, amount, due, number.",
)
@click.option("--map", "maps", metavar="OLD=OURS", multiple=True, help="1940=Assets:Bank:Main,…")
@click.option("--purpose", "purposes", metavar="P=AMOUNT", multiple=True, help="Equity held for P.")
@click.option(
    "--levies-from",
    metavar="P",
    callback=period_value,
    help="The first month levied here; default that of --at.",
)
@dry_run_option
@shared_options(changes=True)
def init(
    options: Options, folder: Path, sample: str | None, *, dry_run: bool, **opening: Any
) -> None:
    """Make new books in DIR, or book its opening balances.

    A fund that another program has kept: make the books, fill in consortium.yaml, then run init
    DIR --from FILE.se --at DAY. Each unpaid invoice of the list becomes a claim that a payment
    with its old number settles.
    """
    from ledger.use_cases.init import init as make
    from reports.terminal import as_json, fund

    if any(opening.values()) or dry_run:
        _open(options, folder, sample, opening, dry_run=dry_run)
        return
    made = make(options.session(folder), sample=sample)
    options.tell(made.notices)
    options.show(lambda: fund.made(made, options.language), lambda: as_json.made(made))


def _open(
    options: Options, folder: Path, sample: str | None, given: dict[str, Any], *, dry_run: bool
) -> None:
    """``init --from``."""
    from ledger.use_cases.opening import open_from
    from reports.terminal import opening as shown

    if given["file"] is None or given["day"] is None or sample is not None:
        wrong(
            "Ingående balanser behöver både --from FIL.se och --at DAG, och inget --sample.",
            "Opening balances need both --from FILE.se and --at DAY, and no --sample.",
        )
    options.books = str(folder)
    opened = open_from(options.session(folder), shown.asked(**given), dry_run=dry_run)
    options.tell(opened.notices)
    options.show(
        lambda: shown.opened(opened, folder, options.language),
        lambda: shown.opened_json(opened, folder, options.language),
    )


@fondbok.command("take-in")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--member",
    metavar="M",
    shell_complete=completing("members"),
    help="Whose the files are, if they do not say so.",
)
@click.option(
    "--period",
    metavar="P",
    callback=period_value,
    shell_complete=completing("periods"),
    help="Take in only this month.",
)
@click.option(
    "--map",
    "columns",
    is_flag=False,
    flag_value="",
    metavar="[COLUMNS]",
    help="How the member's own sheet is read: period=A,revenue=C. Without columns it asks.",
)
@click.option("--account", metavar="A", help="The bank account of files that do not say theirs.")
@shared_options(changes=True)
def take_in(
    options: Options,
    files: Sequence[Path],
    member: str | None,
    period: Period | None,
    columns: str | None,
    account: str | None,
) -> None:
    """Read members' and banks' files.

    SIE, Excel and CSV from members; camt.053, camt.054, BgMax, CSV and Excel from banks.

    Folders are read whole. Every file is archived and gets a receipt: what was understood, what
    is new, what has changed since last time. The same file twice changes nothing. A member's own
    sheet is explained once, with --member M and --map last, and read without asking after that.
    """
    from ledger.use_cases.take_in import take_in as take
    from reports.terminal import as_json_reports, receipts
    from reports.terminal.given import read_files

    given, unreadable = read_files(files)
    mapping = None if columns is None else _mapping(options, given, member, columns)
    with options.at_work() as session:
        taken = take(
            session,
            given,
            unreadable=unreadable,
            member=member,
            period=period,
            mapping=mapping,
            account=account,
        )
    options.show(
        lambda: receipts.taken_in(taken, options.language),
        lambda: as_json_reports.taken_in(taken, options.language),
    )
    if taken.problems:
        sys.exit(1)


@fondbok.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A file or folder; default beside FILE.",
)
@click.option(
    "--fund-accounts",
    "accounts",
    metavar="ACCOUNTS",
    callback=accounts_value,
    help="Accounts whose rows face the fund; default 1356,6560,6982.",
)
@click.option(
    "--fund",
    "names",
    metavar="TEXT",
    multiple=True,
    help="The fund's name or number: rows whose text mentions it come along. May be repeated.",
)
@click.option("--with-payroll", is_flag=True, help="Let one total of wages a month come along.")
@shared_options(books=False)
def extract(
    options: Options,
    file: Path,
    out: Path | None,
    accounts: tuple[str, ...] | None,
    names: tuple[str, ...],
    with_payroll: bool,
) -> None:
    """Make a small file of a member's own SIE file.

    Run by the member, without any books of the fund: monthly sums, balances and the rows that
    face the fund, with the original's hash. Payroll, names, texts and signatures stay at home.
    """
    from ledger.use_cases.extract import FUND_ACCOUNTS, Facing, write_extract
    from ledger.use_cases.extract import extract as make
    from reports.terminal import extracts
    from reports.terminal.given import read_file

    facing = Facing(FUND_ACCOUNTS if accounts is None else accounts, names)
    made = make(
        read_file(file).content,
        str(file),
        version=VERSION,
        language=options.language,
        facing=facing,
        with_payroll=with_payroll,
    )
    path = write_extract(made, file.parent if out is None else out)
    options.show(
        lambda: extracts.extracted(made, path, options.language),
        lambda: extracts.as_json(made, path, options.language),
    )


def _mapping(
    options: Options, files: Sequence[FileIn], member: str | None, columns: str
) -> SheetMapping:
    """How the member's own sheet is read: as ``--map`` says, else asked column by column."""
    from ledger.use_cases.mapping import mapping_from_text, mapping_of, outlines
    from reports.terminal.asking import asked_columns, asked_sheet

    if member is None or not files:
        wrong(
            "--map FIL vill ha --member M: vems bladet är.",
            "--map FILE wants --member M: whose sheet it is.",
        )
    sheets = outlines(files[0].content, files[0].name)
    if columns:
        return mapping_from_text(columns, sheets, member)
    sheet = sheets[asked_sheet(options.language, sheets)]
    return mapping_of(sheet, asked_columns(options.language, sheet), member)


@fondbok.command()
@period_argument
@shared_options()
@click.option("--date", metavar="DAY", help="The day it is asked, 2026-03-31; default today.")
def reminders(options: Options, period: Period) -> None:
    """Who has not reported a month.

    A letter to each, ready to send: address, subject, since when it is late, what stands
    meanwhile. Nothing is sent and nothing is written.
    """
    from ledger.use_cases.reminders import reminders as run
    from reports.terminal import as_json_reports
    from reports.terminal import reminders as shown

    found = run(options.open_books(), period, options.today)
    options.show(
        lambda: shown.reminders(found, options.language),
        lambda: as_json_reports.reminders(found, options.language),
    )


@fondbok.command()
@period_argument
@dry_run_option
@shared_options(changes=True)
def month(options: Options, period: Period, dry_run: bool) -> None:
    """Go through a month: in, missing, proposed, next.

    Run it as often as you like. It proposes what is not yet booked, for earlier months too when
    a report came late or was corrected, and ends with the next step.
    """
    from ledger.use_cases.month import month as run
    from reports.terminal import as_json, months, paying

    with options.at_work() as session:
        done = run(session, period, dry_run=dry_run)
    language = options.language
    options.show(
        lambda: months.month(done, language),
        lambda: {
            **as_json.month(done, language, step=months.next_step(done, language)),
            **paying.to_pay_json(done.payouts),
        },
    )


@fondbok.command()
@click.argument("kind", type=click.Choice(["levy", "liquidity", "agreements"]))
@period_argument
@dry_run_option
@shared_options(changes=True)
def propose(options: Options, kind: str, period: Period, dry_run: bool) -> None:
    """Propose one month by the rules, with reasons.

    levy is what members are to pay; liquidity is help to members that are short of cash, a
    proposal for each body that decides; agreements is all that falls due under loans and the like:
    payouts, instalments, interest. A draft of an agreement is proposed to those who decide it.
    """
    if kind == "agreements":
        _propose_agreements(options, period, dry_run=dry_run)
        return
    if kind == "liquidity":
        _propose_liquidity(options, period, dry_run=dry_run)
        return
    from ledger.use_cases.propose import propose as run
    from reports.terminal import as_json, months

    with options.at_work() as session:
        done = run(session, period, dry_run=dry_run)
    language = options.language
    options.show(
        lambda: months.proposed(done, language, is_dry=dry_run),
        lambda: as_json.proposed(done, language, is_dry=dry_run),
    )


def _propose_liquidity(options: Options, period: Period, *, dry_run: bool) -> None:
    from ledger.use_cases.propose_help import propose_help
    from reports.terminal import help as helping

    with options.at_work() as session:
        done = propose_help(session, period, dry_run=dry_run)
    language = options.language
    options.show(
        lambda: helping.proposed(done, language, is_dry=dry_run),
        lambda: helping.proposed_json(done, language, is_dry=dry_run),
    )


def _propose_agreements(options: Options, period: Period, *, dry_run: bool) -> None:
    from ledger.use_cases.propose_agreements import propose_agreements
    from reports.terminal import agreements

    with options.at_work() as session:
        due = propose_agreements(session, period, dry_run=dry_run)
    language = options.language
    options.show(
        lambda: agreements.proposed(due, language, is_dry=dry_run),
        lambda: agreements.proposed_json(due, language, is_dry=dry_run),
    )


@fondbok.command()
@click.argument("proposal", metavar="ID", shell_complete=completing("waiting"))
@dry_run_option
@shared_options(changes=True)
def post(options: Options, proposal: str, dry_run: bool) -> None:
    """Book a waiting proposal as vouchers.

    ID is what month shows; its first digits are enough. Every line is reckoned anew first: if
    one no longer comes out the same, nothing is booked.
    """
    from ledger.use_cases.post import post as run
    from reports.terminal import as_json, vouchers

    with options.at_work() as session:
        done = run(session, proposal, dry_run=dry_run)
    options.show(
        lambda: vouchers.posted(done, options.language),
        lambda: as_json.vouchers(done.vouchers, vouchers.after_post(done)),
    )


@fondbok.command()
@click.argument("proposal", metavar="ID", shell_complete=completing("waiting"))
@decision_options
@dry_run_option
@shared_options(changes=True)
def approve(options: Options, proposal: str, dry_run: bool, **given: Any) -> None:
    """Record that a body approved a proposal, or see who decides.

    Without options it shows who may decide, who must leave the room and what quorum remains. With
    --decision and --by votes are counted and recorded; --minutes with --adjusted may come later.
    """
    from reports.terminal import given_decisions

    done = given_decisions.approve(options, proposal, given, dry_run=dry_run)
    given_decisions.show(options, done)


@fondbok.command()
@click.argument("proposal", metavar="ID", shell_complete=completing("waiting"))
@click.option("--decision", metavar="TEXT", required=True, help="As the minutes name it.")
@click.option("--why", metavar="TEXT", required=True, help="Why, kept in the books.")
@dry_run_option
@shared_options(changes=True)
def reject(options: Options, proposal: str, decision: str, why: str, dry_run: bool) -> None:
    """Record that a body rejected a proposal, and why."""
    from ledger.use_cases.approve import reject as run
    from reports.terminal import given_decisions

    done = run(options.session(), proposal, decision=decision, why=why, dry_run=dry_run)
    given_decisions.show(options, done)


@fondbok.command()
@click.argument("proposal", metavar="ID", shell_complete=completing("waiting"))
@click.option("--out", metavar="PATH", type=click.Path(path_type=Path), help="The folder.")
@shared_options()
@click.option("--date", metavar="DAY", help="The day of the meeting, 2026-03-31; default today.")
def pack(options: Options, proposal: str, out: Path | None) -> None:
    """The decision pack of a proposal, for those who decide it.

    One page (PDF): what, why, what it does to the fund, who must leave the room, what the rules
    say, who decides with which quorum. And draft minutes in Swedish, to paste in the protocol.
    """
    from reports.terminal import deciding_json, documents, given_decisions

    made = given_decisions.pack(options, proposal, out)
    options.show(
        lambda: documents.written(made.paths, options.language),
        lambda: deciding_json.pack_json(made.books, made.found, made.paths, options.language),
    )


@fondbok.command()
@click.argument("payment", metavar="[VOUCHER]", required=False)
@click.option("--to", "claims", metavar="V2026-3,…", help="The claims that it pays, in order.")
@click.option("--member", metavar="M", help="Whose payment it is: its oldest claims are paid.")
@dry_run_option
@shared_options(changes=True)
def match(
    options: Options, payment: str | None, claims: str | None, member: str | None, dry_run: bool
) -> None:
    """Place payments whose payer is not known.

    Without VOUCHER it shows what waits, and on a terminal asks one by one. With VOUCHER it
    places that payment: as suggested, or as --to or --member say. Bank entries that are no
    payments in are shown too: fondbok book says what they were.
    """
    from ledger.use_cases.match import place, to_match
    from reports.terminal import as_json, as_json_payments, payments

    if payment is None and (claims or member):
        wrong(
            "--to och --member vill ha betalningens VERIFIKATION.",
            "--to and --member want the VOUCHER of the payment.",
        )
    if payment is not None:
        numbers = [number for number in (claims or "").split(",") if number]
        done = place(options.session(), payment, claims=numbers, member=member, dry_run=dry_run)
        options.show(
            lambda: payments.placed(done, options.language),
            lambda: as_json.vouchers([done.voucher], "fondbok match"),
        )
        return
    if sys.stdin.isatty() and not options.as_json and not dry_run:
        from reports.terminal.asking import place_as_answered

        place_as_answered(options)
    found = to_match(options.open_books())
    options.show(
        lambda: payments.to_match(found, options.language),
        lambda: as_json_payments.to_match(found, options.language),
    )


_ASKED = (
    ("payee", "WHO", "Who is paid: a person, a member, or a name."),
    ("attested_by", "PERSON", "Who attests it; default who books it, where that is enough."),
    ("purpose", "P", "The purpose that bears it; default administration, for tax: tax."),
    ("text", "TEXT", "What it was, for the voucher."),
)
_BY_TEMPLATE = (
    ("amount", "AMOUNT", "The whole amount, where no entry says it."),
    ("vat", "AMOUNT", "Input VAT in the amount, if the fund may deduct it."),
    ("tax", "AMOUNT", "Tax withheld."),
    ("contributions", "AMOUNT", "Employer's social contributions."),
    ("debit", "ACCOUNT", "The account debited; of a supplier's invoice the cost."),
    ("credit", "ACCOUNT", "The account credited; of a grant its income."),
    ("pay_to", "ACCOUNT", 'Where it is to be paid: "bankgiro 5050-1055", an IBAN, "clearing …".'),
    ("reference", "TEXT", "The OCR number of the invoice, or what the payee is to read."),
    ("due", "DAY", "When it is to be paid at the latest."),
    ("decision", "TEXT", 'Who decided it: "Stämman 2025-05-20 § 9".'),
    ("adjusted", "DAY", "When the minutes of the decision were adjusted (justerade)."),
)


def _asking(command: Command) -> Command:
    """The options of ``book`` that say what was bought, by whom, for what."""
    for name, metavar, told in reversed((*_ASKED, *_BY_TEMPLATE)):
        command = click.option(f"--{name.replace('_', '-')}", metavar=metavar, help=told)(command)
    return command


@fondbok.command()
@click.argument("bank", metavar="[ENTRY|VOUCHER]", required=False)
@click.option("--template", metavar="T", help="bank_fee, interest, supplier_invoice, …")
@click.option("--suggested", is_flag=True, help="All that a rule of consortium.yaml fits.")
@click.option("--sie", metavar="FILE", type=click.Path(path_type=Path), help="A payroll SIE file.")
@click.option("--document", metavar="FILE", type=click.Path(path_type=Path), help="What proves it.")
@_asking
@dry_run_option
@shared_options(changes=True)
def book(options: Options, **given: Any) -> None:
    """Book what a bank entry was, or an event without one.

    ENTRY is what match shows, its first letters; VOUCHER a payment in that lies unplaced. The
    templates: bank_fee, interest, supplier_invoice, supplier_payment, board_fee, payout, tax,
    grant, manual.
    """
    from ledger.use_cases.book_asked import book_asked
    from reports.terminal import booking
    from reports.terminal.given import read_file

    files = [path and read_file(path) for path in (given.pop("document"), given.pop("sie"))]
    flags = {name: given.pop(name) for name in ("suggested", "dry_run")}
    done = book_asked(options.session(), given, *files, **flags)
    options.show(
        lambda: booking.booked(done, options.language),
        lambda: booking.booked_json(done, options.language),
    )


@fondbok.command()
@click.argument("voucher", metavar="VOUCHER", shell_complete=completing("vouchers"))
@click.option("--why", required=True, metavar="TEXT", help="The reason, kept in the books.")
@dry_run_option
@shared_options(changes=True)
def reverse(options: Options, voucher: str, why: str, dry_run: bool) -> None:
    """Undo a voucher by its mirror image.

    The original stays, and both name each other. A levy that was reversed is proposed anew by
    the next month.
    """
    from ledger.use_cases.reverse import reverse as run
    from reports.terminal import as_json, vouchers

    done = run(options.session(), voucher, why=why, dry_run=dry_run)
    options.show(
        lambda: vouchers.reversed_(done, options.language),
        lambda: {
            **as_json.vouchers([done.reversal], vouchers.after_reverse(done)),
            "problems": as_json.problems(done.findings, options.language),
        },
    )


@fondbok.command()
@click.argument("subject", metavar="VOUCHER|ID", shell_complete=completing("chains"))
@shared_options()
def explain(options: Options, subject: str) -> None:
    """Tell why a voucher is what it is.

    The whole chain, from the rows of the member's file over the rules to the last öre; of every
    line, if it is the ID of a proposal.
    """
    from ledger.use_cases.explain import explain as run
    from reports.terminal import as_json, vouchers

    chains = run(options.open_books(), subject, options.language)
    options.show(
        lambda: vouchers.explanations(chains, options.language),
        lambda: as_json.explanations(chains),
    )


@fondbok.command()
@click.argument(
    "period",
    metavar="[PERIOD]",
    required=False,
    callback=period_value,
    shell_complete=completing("periods"),
)
@shared_options()
def status(options: Options, period: Period | None) -> None:
    """Where the fund stands, and what waits."""
    from consortium.period import Period as Month
    from ledger.use_cases.status import status as run
    from reports.terminal import as_json, fund, paying

    books = options.open_books()
    found = run(books, period, Month.of(options.today), options.today)
    options.show(
        lambda: fund.status(books, found, options.language),
        lambda: {**as_json.status(found, options.language), **paying.to_pay_json(found.payouts)},
    )


@fondbok.command()
@click.argument("member")
@click.option("--lender", metavar="M", required=True, help="The member that was asked to lend.")
@click.option("--period", metavar="P", required=True, callback=period_value, help="The month.")
@click.option("--why", metavar="TEXT", required=True, help="What the lender says.")
@dry_run_option
@shared_options(changes=True)
def decline(
    options: Options, member: str, lender: str, period: Period, why: str, dry_run: bool
) -> None:
    """A member that was asked to lend to another says no.

    The need is open again, and propose liquidity goes on to the next source.
    """
    from ledger.use_cases.decline import decline as run
    from reports.terminal import help as helping

    with options.at_work() as session:
        done = run(session, member, lender, period, why=why, dry_run=dry_run)
    options.show(
        lambda: helping.declined(done, options.language), lambda: helping.declined_json(done)
    )


@fondbok.command()
@period_argument
@click.option("--figures", is_flag=True, help="Cash days and what they rest on; the treasurer's.")
@shared_options(changes=True)
def warnings(options: Options, period: Period, figures: bool) -> None:
    """Which members to watch, and by which sign.

    Members compete: their level and sign is for all delegates, their cash for the treasurer only.
    """
    from ledger.use_cases.propose_help import watch
    from reports.terminal import help as helping

    books = options.open_books()
    with options.at_work() as session:
        found = watch(books, session, period, figures=figures)
    language = options.language
    options.show(
        lambda: helping.watched(found, language), lambda: helping.watched_json(found, language)
    )


@fondbok.command()
@shared_options()
def members(options: Options) -> None:
    """The register of members."""
    from reports.terminal import as_json, fund

    books = options.open_books()
    options.show(lambda: fund.members(books, options.language), lambda: as_json.members(books))


@fondbok.group()
def policy() -> None:
    """Check, explain and test the rules."""


draft_argument = click.argument(
    "draft", metavar="[FILE]", required=False, type=click.Path(path_type=Path, dir_okay=False)
)


@policy.command("check")
@draft_argument
@shared_options()
def policy_check(options: Options, draft: Path | None) -> None:
    """Say what does not hold in the rules, or a draft."""
    from ledger.use_cases.policy import check_policy
    from reports.terminal import as_json, policies

    checked = check_policy(options.root, draft)
    options.show(
        lambda: policies.checked(checked, options.language),
        lambda: {"problems": as_json.problems(checked.problems, options.language)},
    )
    if not checked.is_usable:
        sys.exit(1)


@policy.command("explain")
@draft_argument
@shared_options()
def policy_explain(options: Options, draft: Path | None) -> None:
    """Every rule as one sentence."""
    from ledger.use_cases.policy import explain_policy
    from reports.terminal import as_json, policies

    explained = explain_policy(options.root, options.language, draft)
    options.show(lambda: policies.explained(explained), lambda: as_json.explained(explained))


@policy.command("test")
@draft_argument
@shared_options()
def policy_test(options: Options, draft: Path | None) -> None:
    """Run the examples beside the rules."""
    from ledger.use_cases.policy import run_policy_cases
    from reports.terminal import as_json, policies

    tested = run_policy_cases(options.root, draft)
    options.show(
        lambda: policies.tested(tested, options.language),
        lambda: as_json.tested(tested, options.language),
    )
    if not all(result.has_passed for one in tested for result in one.results):
        sys.exit(1)


@fondbok.group()
def agreement() -> None:
    """Loans and what else lasts: drafts, checks and where each stands."""


@agreement.command("new")
@click.argument("kind", type=click.Choice(["loan", "member_loan"]))
@click.argument("identity", metavar="[ID]", required=False)
@shared_options()
def agreement_new(options: Options, kind: str, identity: str | None) -> None:
    """A commented draft of an agreement.

    With an ID it is written to agreements/ID.yaml; propose agreements brings it to a decision.
    """
    from ledger.use_cases.agreements import draft_text, write_draft
    from reports.terminal import agreements

    language = options.language
    text = draft_text(kind, language)
    if identity is None:
        options.show(text.rstrip, lambda: {"text": text, "problems": []})
        return
    path = write_draft(options.root, kind, identity, language)
    options.show(
        lambda: agreements.written(path, identity, language),
        lambda: {"files": [str(path)], "problems": []},
    )


@agreement.command("check")
@click.argument("identity", metavar="[ID]", required=False)
@shared_options()
def agreement_check(options: Options, identity: str | None) -> None:
    """Say what does not hold in the agreements, with file, line and column.

    The terms, whom and what they name, their versions, and whether what was decided stands.
    """
    from ledger.use_cases.agreements import checked
    from reports.terminal import agreements

    found = checked(options.open_books(), identity)
    options.show(
        lambda: agreements.checked(found, options.language),
        lambda: agreements.checked_json(found, options.language),
    )
    if found.problems:
        sys.exit(1)


@agreement.command("list")
@shared_options()
@click.option("--date", metavar="DAY", help="The day it is asked, 2026-03-31; default today.")
def agreement_list(options: Options) -> None:
    """Where each agreement stands, and what falls due next."""
    from ledger.use_cases.agreements import standings
    from reports.terminal import agreements

    found = standings(options.open_books(), options.today)
    options.show(
        lambda: agreements.listed(found, options.language),
        lambda: agreements.listed_json(found),
    )


@agreement.command("change")
@click.argument("identity", metavar="ID")
@click.argument("what", type=click.Choice(["repay", "allow", "write_off", "forgive", "convert"]))
@click.argument("amount", metavar="AMOUNT", callback=amount_value)
@click.option("--why", required=True, metavar="TEXT", help="The reason, kept in the books.")
@dry_run_option
@shared_options(changes=True)
def agreement_change(
    options: Options, identity: str, what: Change, amount: Money, why: str, dry_run: bool
) -> None:
    """Propose a change of what is owed.

    repay: an early repayment, noticed like an instalment. allow: for an expected loss.
    write_off: what will not come back. forgive: as a grant to the member. convert: into a stake
    of the fund in the member. All but repay are decided by the body that the amount needs.
    """
    from ledger.use_cases.agreement_change import change
    from reports.terminal import agreements

    with options.at_work() as session:
        done = change(session, identity, what, amount, why=why, dry_run=dry_run)
    language = options.language
    options.show(
        lambda: agreements.changed(done, language),
        lambda: agreements.changed_json(done, language),
    )


@fondbok.group()
def report() -> None:
    """Documents about a month or a year."""


@report.command("auditor")
@click.argument("period", metavar="PERIOD", shell_complete=completing("periods"))
@click.option("--out", metavar="PATH", type=click.Path(path_type=Path), help="A file or folder.")
@shared_options()
def report_auditor(options: Options, period: str, out: Path | None) -> None:
    """The auditor's workbook (Excel) of a month, 2025-03, or a fiscal year, 2025."""
    from ledger.use_cases.report import write_document
    from reports.terminal import as_json, documents
    from reports.workbook import Span, auditor_workbook, file_name

    books = options.open_books()
    try:
        span = Span.parse(period, books.consortium.calendar)
    except ValueError:
        misuse(period, "2025-03 / 2025", "PERIOD")
    with options.progress() as progress:
        content = auditor_workbook(books, span, options.language, progress)
    name = file_name(span, options.language)
    path = write_document(content, name, root=books.root, out=out)
    options.show(
        lambda: documents.written([path], options.language), lambda: as_json.written([path])
    )


@fondbok.group()
def export() -> None:
    """Files for the bank and for other programs."""


@export.command("sie")
@click.argument("year", metavar="YEAR", shell_complete=completing("periods"))
@click.option("--checksum", is_flag=True, help="With #KSUMMA; older programs refuse it.")
@click.option("--out", metavar="PATH", type=click.Path(path_type=Path), help="A file or folder.")
@shared_options()
def export_sie(options: Options, year: str, checksum: bool, out: Path | None) -> None:
    """The books of a fiscal year, 2025, as a SIE 4 file."""
    from ledger.use_cases.report import write_document
    from reports.sie import SieExport
    from reports.terminal import as_json, documents

    books = options.open_books()
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        misuse(year, "2025", "YEAR")
    made = SieExport(books, int(year), options.language)
    content = made.content(version=VERSION, drawn_on=options.today, has_checksum=checksum)
    path = write_document(content, made.name, root=books.root, out=out)
    options.show(
        lambda: documents.written([path], options.language), lambda: as_json.written([path])
    )


@export.command("payments")
@click.option("--account", metavar="A", help="The account that pays; default the first.")
@click.option("--on", metavar="DAY", help="Pay all that day; default each by its due day.")
@click.option("--version", type=click.Choice(["03", "09"]), default="03", help="Of pain.001: 03.")
@click.option("--again", metavar="VOUCHER", multiple=True, help="Send anew what the bank refused.")
@click.option("--out", metavar="PATH", type=click.Path(path_type=Path), help="A file or folder.")
@dry_run_option
@shared_options(changes=True)
def export_payments(
    options: Options, version: Version, out: Path | None, dry_run: bool, **given: Any
) -> None:
    """A payment file (pain.001) of all that is to be paid.

    What is owed, attested by another and decided leaves once; what may not leave yet is told with
    the reason, and the exit code is 1. Take in the bank's answer with take-in; what it refuses is
    sent anew with --again. month books each payment when the statement shows it.
    """
    from ledger.use_cases.export_payments import Wanted
    from ledger.use_cases.export_payments import export_payments as run
    from ledger.use_cases.report import write_documents
    from reports.payments.file import payment_file
    from reports.terminal import paying

    done = run(
        options.session(),
        lambda books, outgoing: payment_file(books, outgoing, version),
        Wanted(**given),
        dry_run=dry_run,
    )
    paths = write_documents(done.files, root=options.root, out=out)
    options.show(
        lambda: paying.exported(done, paths, options.language),
        lambda: paying.exported_json(done, paths, options.language),
    )
    if any(not problem.is_finding for problem in done.problems):
        sys.exit(1)


@fondbok.group()
def template() -> None:
    """Forms that members fill in."""


@template.command("report")
@click.option(
    "--member",
    metavar="M",
    shell_complete=completing("members"),
    help="The form of this member only.",
)
@click.option("--all", "is_common", is_flag=True, help="One form with the rows of everybody.")
@click.option(
    "--period",
    "periods",
    metavar="P",
    callback=months_value,
    help="The month, 2026-03, or several, 2026-01..2026-03; default last month.",
)
@click.option("--out", metavar="PATH", type=click.Path(path_type=Path), help="A file or folder.")
@click.option("--date", metavar="DAY", help="The day it is asked, 2026-03-31; default today.")
@shared_options()
def template_report(
    options: Options,
    member: str | None,
    periods: Sequence[Period] | None,
    out: Path | None,
    *,
    is_common: bool,
) -> None:
    """The monthly report as an Excel form.

    A file for each member to be sent its own, or with --all one file with everybody's rows. What
    comes back filled in is read by take-in.
    """
    from consortium.period import Period as Month
    from ledger.use_cases.report import write_documents
    from reports.template.forms import common_form, member_forms
    from reports.terminal import as_json, documents

    if is_common and member is not None:
        wrong(
            "--all är en blankett för alla: utelämna --member.",
            "--all is one form for everybody: leave out --member.",
        )
    books, language = options.open_books(), options.language
    months = periods or (Month.of(options.today).previous,)
    forms = (
        common_form(books.consortium, months, language)
        if is_common
        else member_forms(books.consortium, months, language, member=member)
    )
    if len(forms) > 1 and out is not None and out.suffix == ".xlsx" and not out.is_dir():
        wrong(
            f"--out {out}: det blir {len(forms)} filer; ange en mapp.",
            f"--out {out}: there are {len(forms)} files; name a folder.",
        )
    paths = write_documents(forms, root=books.root, out=out)
    options.show(lambda: documents.forms(paths, language), lambda: as_json.written(paths))


@fondbok.command()
@shared_options()
def verify(options: Options) -> None:
    """Prove the books: numbers, log, documents, proposals, sums.

    Nothing is changed. It ends with 1 when something does not hold.
    """
    from ledger.verify import verify as prove
    from reports.terminal import verifying

    with options.at_work() as session:
        checks, tip = prove(session.root, session.progress)
    options.show(
        lambda: verifying.verified(checks, tip, options.language),
        lambda: verifying.as_json(checks, tip, options.language),
    )
    if not all(check.holds for check in checks):
        sys.exit(1)


@fondbok.command()
@click.option("--port", type=click.IntRange(1, 65535), default=5000, help="Port; default 5000.")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", help="Address to listen on.")
@click.option("--name", "hosts", metavar="HOST", multiple=True, help="A name it is reached by.")
@click.option("--prefix", metavar="PATH", default="", help="Path that a proxy puts before.")
@click.option("--proxy", metavar="ADDRESS", help="Proxy with TLS whose headers are believed.")
@shared_options()
def serve(
    options: Options, port: int, host: str, hosts: tuple[str, ...], prefix: str, proxy: str | None
) -> None:
    """Show the books in a browser, read only, behind a login.

    Whoever may log in is told by fondbok user add. One line of log a request goes to stderr.
    """
    from reports.web import Serving
    from reports.web import serve as listen
    from reports.web.users import Users, state_folder

    books = options.open_books()
    users = Users(state_folder(books.root, os.environ))
    serving = Serving(
        main_file=books.root / "main.beancount",
        name=books.consortium.name,
        language=options.language,
        users=users,
        clock=options.clock,
        port=port,
        host=host,
        hosts=hosts,
        prefix=prefix.rstrip("/"),
        proxy=proxy,
        log=lambda line: click.echo(f"{options.clock():%Y-%m-%dT%H:%M:%S} {line}", err=True),
    )
    users.must_be_some()
    click.echo(f"Fava: http://{host}:{port}{serving.prefix}/   (Ctrl-C)")
    listen(serving)


@fondbok.group()
def user() -> None:
    """Who may log in to what serve shows."""


@user.command("add")
@click.argument("name")
@click.option(
    "--role", required=True, type=click.Choice(["treasurer", "board", "auditor"]), help="Sees what."
)
@click.option("--person", "who", metavar="PERSON", help="Who it is in consortium.yaml.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@shared_options()
def user_add(options: Options, name: str, role: str, who: str | None, password_stdin: bool) -> None:
    """Let somebody log in."""
    from reports.terminal import web
    from reports.web.users import add

    books = options.open_books()
    made = add(books, os.environ, name, role, web.password(options, from_stdin=password_stdin), who)
    options.show(lambda: web.added(made, options.language), lambda: web.as_json([made]))


@user.command("passwd")
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@shared_options()
def user_passwd(options: Options, name: str, password_stdin: bool) -> None:
    """Give a user another password."""
    from reports.terminal import web
    from reports.web.users import Users, state_folder

    users = Users(state_folder(options.root, os.environ))
    users.set_password(name, web.password(options, from_stdin=password_stdin))
    options.show(lambda: web.users(users.all(), options.language), lambda: web.as_json(users.all()))


@user.command("remove")
@click.argument("name")
@shared_options()
def user_remove(options: Options, name: str) -> None:
    """Let somebody log in no more."""
    from reports.terminal import web
    from reports.web.users import Users, state_folder

    users = Users(state_folder(options.root, os.environ))
    users.remove(name)
    options.show(lambda: web.users(users.all(), options.language), lambda: web.as_json(users.all()))


@user.command("list")
@shared_options()
def user_list(options: Options) -> None:
    """Who may log in."""
    from reports.terminal import web
    from reports.web.users import Users, state_folder

    users = Users(state_folder(options.root, os.environ)).all()
    options.show(lambda: web.users(users, options.language), lambda: web.as_json(users))


@fondbok.command()
@shared_options()
@click.option("--as", "person", metavar="PERSON", help="Who you are (FONDBOK_AS).")
def doctor(options: Options) -> None:
    """Is everything in order? The program, the folder, the books.

    Each check is in order, a warning or a problem, with what to do. Nothing is changed. It works
    without books too.
    """
    from ledger.doctor import Situation, examine
    from reports.terminal import doctor as shown

    root = options.root_or_none
    here = Path.cwd()
    given: FoundBy = "option" if options.books else "environment"
    is_given = options.books or os.environ.get("FONDBOK_BOOKS")
    situation = Situation(
        root=root,
        found_by=given if is_given else "folder",
        holds_books=root is not None and holds_books(root),
        here=here,
        session=options.session(root or here),
        encoding=sys.stdout.encoding or "utf-8",
        spoken=os.environ.get("FONDBOK_LANG", ""),
    )
    checks = examine(situation)
    options.show(
        lambda: shown.doctor(checks, options.language),
        lambda: shown.as_json(checks, options.language),
    )
    if any(check.state == "problem" for check in checks):
        sys.exit(1)


@fondbok.command()
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes the tab key complete commands.

    Once: fondbok completion bash >> ~/.bashrc, then open a new terminal. The tab key then completes
    commands, options, members, months, proposals and vouchers.
    """
    from reports.terminal.completion import script

    click.echo(script(fondbok, shell))


@fondbok.command()
@period_argument
@click.option("--member", metavar="M", help="Only this member's.")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="The folder.")
@click.option("--issue", "issues", is_flag=True, help="Archive them: they are being sent.")
@shared_options(changes=True)
def notices(
    options: Options, period: Period, member: str | None, out: Path | None, issues: bool
) -> None:
    """Payment notices of the month that a levy is for.

    A PDF for each member, with OCR number and QR code (an invoice where VAT is charged), a SIE
    file that the member reads into its own program, and one workbook of all. They are drafts in
    exports/ until --issue archives them.
    """
    from ledger.use_cases.issue import issue
    from ledger.use_cases.report import write_documents
    from reports.notices import folder_name, notice_files, notice_sheet, notices_of, problems_of
    from reports.terminal import notices as shown

    books, language = options.open_books(), options.language
    made = notices_of(books, period, member)
    issued = None
    if issues and made:
        issued = issue(
            options.session(),
            lambda held: notice_files(held, notices_of(held, period, member), language),
        )
        options.tell(issued.notices)
    files = notice_files(books, made, language) if issued is None else issued.files
    files = {**notice_sheet(books, period, made, language), **files} if made else {}
    paths = write_documents(files, root=books.root, out=out, folder=folder_name(period))
    found = problems_of(books, made)
    options.show(
        lambda: shown.notices(period, made, paths, found, issued, language),
        lambda: shown.notices_json(made, paths, found, issued, language),
    )


@fondbok.command()
@click.option("--letters", "as_letters", is_flag=True, help="Reminders, ready to send.")
@shared_options()
@click.option("--date", metavar="DAY", help="The day it is asked, 2026-03-31; default today.")
def arrears(options: Options, as_letters: bool) -> None:
    """What is unpaid, by age.

    Every open notice, the sums by age (not due, 1–30, 31–60, 61–90 and over 90 days), and whether
    they make the receivables of the books. With --letters a reminder to each who is late.
    """
    from ledger.use_cases.arrears import arrears as run
    from reports.arrears import reminder_letters
    from reports.terminal import notices as shown

    books, language = options.open_books(), options.language
    found = run(books, options.today)
    sent = reminder_letters(found, books.consortium, language) if as_letters else ()
    options.show(
        lambda: shown.letters(sent, language) if as_letters else shown.arrears(found, language),
        lambda: shown.arrears_json(found, books.consortium, language),
    )


@fondbok.command()
@period_argument
@click.option("--accept", "accepted", metavar="ID", help="Let this difference stand.")
@click.option("--why", metavar="TEXT", help="Why it may stand, kept in the books.")
@click.option("--letters", "as_letters", is_flag=True, help="Balance confirmations to send.")
@click.option("--issue", "issues", is_flag=True, help="Archive the confirmations as sent.")
@shared_options(changes=True)
def reconcile(
    options: Options,
    period: Period,
    accepted: str | None,
    why: str | None,
    as_letters: bool,
    issues: bool,
) -> None:
    """Compare the books with bank, notices and members' books.

    Every difference with its class, who owns it and the next step; exit code 1 while one is open.
    With --accept somebody lets one stand, as long as its amounts are the same. With --letters a
    balance confirmation (saldobesked) to each member, as a message and as PDF to sign, and the
    comparison as a workbook; --issue archives the PDFs as sent.
    """
    from ledger.use_cases.accept import accept
    from ledger.use_cases.reconcile import reconcile as run
    from reports.confirmations import documents
    from reports.terminal import reconcile

    language = options.language
    if accepted is not None:
        options.tell(accept(options.session(), period, accepted, why or ""))
    books = options.open_books()
    with options.progress() as progress:
        found = run(books, period, progress)
    sent = None
    if as_letters or issues:
        sent = documents(books, found, language, options.session() if issues else None)
        options.tell(sent.notices)
    options.show(
        lambda: (
            reconcile.reconciled(found, language)
            if sent is None
            else reconcile.letters(sent, language)
        ),
        lambda: reconcile.reconciled_json(found, sent, language),
    )
    if found.open:
        sys.exit(1)


@fondbok.command()
@period_argument
@click.option(
    "--debts",
    "table",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Who owes whom, in Excel or CSV: debtor, creditor, amount, told by.",
)
@click.option("--from-books", is_flag=True, help="Compare FILE with the members' own books.")
@click.option("--with-fund", is_flag=True, help="Also what stands between the fund and members.")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="The folder.")
@click.option("--statements", "for_members", is_flag=True, help="Also one for each member.")
@click.option("--issue", "issues", is_flag=True, help="Archive the statements: they are sent.")
@shared_options(changes=True)
def net(
    options: Options,
    period: Period,
    table: Path | None,
    out: Path | None,
    *,
    from_books: bool,
    with_fund: bool,
    for_members: bool,
    issues: bool,
) -> None:
    """Strike the members' debts to each other, before anybody lends.

    Rings are struck, as much as can be; no debt grows, and nobody owes anybody new. Without --debts
    the members' own SIE files tell who owes whom, where both sides say it. Out comes a workbook,
    with --statements one for each side too (kvittningsavräkning). Nothing is posted: the parties
    agree first.
    """
    from ledger.use_cases.issue import issue
    from ledger.use_cases.net import net_debts
    from ledger.use_cases.report import write_documents
    from ledger.use_cases.session import person_with_role
    from reports.setoff import folder_name, statements
    from reports.terminal import netting
    from reports.terminal.given import read_file

    given, language = None if table is None else read_file(table), options.language
    books = options.open_books()
    person_with_role(books, options.session(), "treasurer")
    with options.progress() as progress:
        asked = partial(
            net_debts, period=period, table=given, from_books=from_books, with_fund=with_fund
        )
        found = asked(books, progress=progress)
        made = {} if issues else statements(books, found, language, for_members=for_members)
    issued = None
    if issues:
        issued = issue(
            options.session(),
            lambda held: statements(held, asked(held), language, for_members=True),
        )
        options.tell(issued.notices)
        made = issued.files
    folder = folder_name(found, language)
    paths = write_documents(made, root=books.root, out=out, folder=folder)
    options.show(
        lambda: netting.netting(found, paths, issued, language),
        lambda: netting.netting_json(found, paths, issued, language),
    )


@fondbok.command()
@click.option(
    "--member", metavar="M", shell_complete=completing("members"), help="Only this member's."
)
@click.option(
    "--weeks", default=13, show_default=True, type=click.IntRange(1, 53), help="How far ahead."
)
@click.option(
    "--planned",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Contracts and grants, in Excel or CSV: date, member, amount, what.",
)
@click.option("--chart", metavar="FILE.svg", type=click.Path(path_type=Path), help="A picture.")
@shared_options(changes=True)
def forecast(
    options: Options, member: str | None, weeks: int, planned: Path | None, chart: Path | None
) -> None:
    """Cash week by week, of the fund and of every member.

    From cash as it was reported, open notices, levies to come, wages and payables, payouts, and
    what is planned; what is not known follows last year's season. Says when cash falls below a
    floor, and by how much. It is for the treasurer: it shows members' cash.
    """
    from ledger.use_cases.forecast import Asked, outlooks
    from ledger.use_cases.report import write_document
    from ledger.use_cases.session import person_with_role
    from reports.forecast_chart import chart as drawn
    from reports.terminal import forecasts
    from reports.terminal.given import read_file

    given, language = None if planned is None else read_file(planned), options.language
    books = options.open_books()
    person_with_role(books, options.session(), "treasurer")
    found = outlooks(books, Asked(options.today, weeks, member, given))
    paths = []
    if chart is not None:
        picture = drawn(found, language, member=member)
        paths.append(write_document(picture, "forecast.svg", root=books.root, out=chart))
    options.show(
        lambda: forecasts.forecasts(found, paths, language, member=member),
        lambda: forecasts.forecasts_json(found, paths, language),
    )


@fondbok.command()
@shared_options()
def solidarity(options: Options) -> None:
    """What each member has paid and received over its life.

    Levies; help by loan, grant, guarantee and relocation; what of it is outstanding; how evenly it
    is spread, and whose turn it was.
    """
    from ledger.use_cases.solidarity import positions
    from reports.terminal import solidarities

    found, language = positions(options.open_books()), options.language
    options.show(
        lambda: solidarities.solidarities(found, language),
        lambda: solidarities.solidarities_json(found),
    )


@fondbok.command()
@click.option("--no-serve", is_flag=True, help="End after the year's summary.")
@click.option("--port", default=5000, show_default=True, help="Where Fava is served.")
@shared_options()
def demo(options: Options, no_serve: bool, port: int) -> None:
    """Run the sample's year and show it in Fava."""
    from dataclasses import replace

    from ledger.sample import motala
    from ledger.use_cases.demo import reconciled_year
    from ledger.use_cases.init import init as make
    from reports.terminal.year import year

    root = Path(tempfile.mkdtemp(prefix="fondbok-demo-")) / "motala"
    sample = motala()
    session = replace(options.session(root), by=sample.steps[0].by)
    make(session, sample="motala")
    with click.progressbar(
        reconciled_year(session, sample), length=len(sample.steps), file=sys.stderr
    ) as steps:
        months = list(steps)
    options.books = str(root)
    books = options.open_books()
    echo(lambda: year(books, months, options.language))
    if not no_serve:
        _serve(root / "main.beancount", port)


def _serve(main_file: Path, port: int) -> None:
    from reports.web import HOST, free_port, serve_openly

    port = free_port(port)
    click.echo(f"\nFava: http://{HOST}:{port}/   (Ctrl-C)")
    serve_openly(main_file, port)


def main() -> NoReturn:
    """Run the command line by the real clock."""
    run(fondbok, Options(clock=lambda: dt.datetime.now().astimezone()))


if __name__ == "__main__":
    main()
