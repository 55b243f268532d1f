"""The options that every command takes, and how their values are read.

What ``cli``'s commands share: one :class:`Options`, the callbacks that read a month or offer names
to the shell, and the way a command says that it was written wrongly.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from consortium.money import Language
    from consortium.period import Period
    from consortium.problems import Problem
    from consortium.progress import Progress
    from ledger.books import Books
    from ledger.use_cases.session import Session
    from reports.terminal.completion import Of

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass
class Options:
    """What holds for every command; an option after the command wins over one before it.

    ``clock`` tells the time: only ``cli`` reads the real one.
    """

    clock: Callable[[], dt.datetime]
    books: str | None = None
    lang: str | None = None
    person: str | None = None
    date: str | None = None
    as_json: bool = False

    @property
    def language(self) -> Language:
        """``--lang``, else ``FONDBOK_LANG``, else that of consortium.yaml, else Swedish."""
        given = self.lang or os.environ.get("FONDBOK_LANG", "")
        if given in ("sv", "en"):
            return "sv" if given == "sv" else "en"
        root = self.root_or_none
        text = ""
        if root is not None:
            try:
                text = (root / "consortium.yaml").read_text(encoding="utf-8", errors="replace")
            except OSError:
                text = ""
        return "en" if re.search(r"^language:\s*en\b", text, re.MULTILINE) else "sv"

    @property
    def root_or_none(self) -> Path | None:
        """``--books``, ``FONDBOK_BOOKS``, or the first folder upwards that holds books."""
        return root_of(self.books)

    @property
    def root(self) -> Path:
        """The folder of the books; ``InputError`` when there are none."""
        root = self.root_or_none
        if root is None or not holds_books(root):
            fail("books_must_be_found", "--books", found=str(root or Path.cwd()))
        return root

    @property
    def today(self) -> dt.date:
        """``--date``, else today."""
        if self.date is None:
            return self.clock().date()
        try:
            return dt.date.fromisoformat(self.date)
        except ValueError:
            misuse(self.date, "2026-03-31", "--date")

    def session(self, root: Path | None = None, progress: Progress | None = None) -> Session:
        """The run of this command; ``progress`` is told how far it has come."""
        from consortium.progress import quiet
        from ledger.use_cases.session import Session

        return Session(
            root=root or self.root,
            now=self.clock(),
            today=self.today,
            by=_whole(self.person or os.environ.get("FONDBOK_AS") or "") or None,
            command=_whole(" ".join(["fondbok", *sys.argv[1:]])),
            progress=progress or quiet,
        )

    @contextmanager
    def at_work(self) -> Iterator[Session]:
        """The run of a command that may take its time: a bar says how far it has come."""
        with self.progress() as progress:
            yield self.session(progress=progress)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Whom to tell how far the work has come: a bar on the terminal, else nobody."""
        from reports.terminal.bar import bar

        with bar(sys.stderr, self.language, is_wanted=not self.as_json) as progress:
            yield progress

    def open_books(self) -> Books:
        """The books, read only; first what an interrupted command left is settled, and told."""
        from ledger.use_cases.session import reading

        with self.at_work() as session:
            books, notices = reading(session)
        self.tell(notices)
        return books

    def tell(self, findings: tuple[Problem, ...]) -> None:
        """Say what became of interrupted commands, beside the result."""
        if findings:
            from reports.terminal.problems import problems

            echo(lambda: problems(findings, self.language), err=True)

    def show(self, text: Callable[[], str], as_json: Callable[[], dict[str, Any]]) -> None:
        """Print the result as text, or as one JSON object."""
        if self.as_json:
            click.echo(json_text(as_json()))
        else:
            echo(text)


def root_of(books: str | None) -> Path | None:
    """The folder named, else ``FONDBOK_BOOKS``, else the first folder upwards that holds books."""
    given = books or os.environ.get("FONDBOK_BOOKS")
    if given:
        return Path(given)
    here = Path.cwd()
    return next((p for p in (here, *here.parents) if holds_books(p)), None)


def echo(text: Callable[[], str], *, err: bool = False) -> None:
    """Print a text, drawn for the screen that it goes to."""
    from reports.terminal.screen import Screen

    screen = Screen.of(sys.stderr if err else sys.stdout, os.environ)
    click.echo(screen.finished(text), err=err, color=screen.is_coloured)


def _whole(text: str) -> str:
    """The text with letters that were no UTF-8, as in old file names, written as their bytes."""
    return text.encode("utf-8", "backslashreplace").decode()


def json_text(shown: dict[str, Any]) -> str:
    """One object; letters are escaped where what reads it would not get them otherwise."""
    is_utf_8 = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    return json.dumps(shown, ensure_ascii=not is_utf_8, indent=2)


def holds_books(folder: Path) -> bool:
    """True for books, and for those that an interrupted ``init`` has promised."""
    is_promised = (folder / ".pending" / "intent.json").is_file()
    names = ("consortium.yaml", "main.beancount")
    return is_promised or all((folder / name).is_file() for name in names)


def misuse(found: str, example: str, hint: str) -> NoReturn:
    """A value that cannot be read: exit code 2, with an example of one that can."""
    wrong(
        f"{hint}: {found} går inte att läsa; skriv {example}",
        f"{hint}: {found} cannot be read; write {example}",
    )


def wrong(swedish: str, english: str) -> NoReturn:
    """A command that is written wrongly: exit code 2, told in the language with the usage."""
    from consortium.problems import Words
    from reports.terminal.usage import Misused

    raise Misused(Words(swedish, english), click.get_current_context(silent=True))


def fail(code: str, where: str, **values: str) -> NoReturn:
    """A problem that a command finds itself, before any use case."""
    from consortium.problems import InputError, Problem, Source

    raise InputError([Problem(code, Source(where), values)])


_SHARED = (
    click.option("--books", metavar="DIR", help="The books' folder (FONDBOK_BOOKS)."),
    click.option("--lang", type=click.Choice(["sv", "en"]), help="Language of what is shown."),
)
_CHANGING = (
    click.option("--as", "person", metavar="PERSON", help="Who does it (FONDBOK_AS)."),
    click.option("--date", metavar="DAY", help="The day it is dated, 2026-03-31; default today."),
)
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


def shared_options(*, changes: bool = False, books: bool = True) -> Callable[[Command], Command]:
    """The options that every command takes, given to it as one :class:`Options`."""

    def decorate(command: Command) -> Command:
        def run(*args: Any, **kwargs: Any) -> Any:
            options = click.get_current_context().find_object(Options)
            assert options is not None
            for name in ("books", "lang", "person", "date", "as_json"):
                given = kwargs.pop(name, None)
                if given:
                    setattr(options, name, given)
            return command(options, *args, **kwargs)

        run.__name__, run.__doc__ = command.__name__, command.__doc__
        run.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]  # click's own way
        wrapped: Any = _JSON(run)
        shared = _SHARED if books else _SHARED[1:]
        for option in reversed((*shared, *(_CHANGING if changes else ()))):
            wrapped = option(wrapped)
        return wrapped  # type: ignore[no-any-return]  # the same command, with options

    return decorate


def period_value(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Period | None:
    """A month, ``2026-03``."""
    from consortium.period import Period

    if value is None:
        return None
    try:
        return Period.parse(value)
    except ValueError:
        misuse(value, "2026-03", "--period" if isinstance(parameter, click.Option) else "PERIOD")


def completing(of: Of) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What the shell may offer: names from the books, and nothing at all if anything is amiss."""

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
        from reports.terminal.completion import values

        try:
            given = context.params.get("books") or context.find_root().params.get("books")
            return values(root_of(given), of, begun)
        except Exception:  # a press of the tab key must never show anything but names
            return []

    return complete


def months_value(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> Sequence[Period] | None:
    """One month, or a span of at most a year."""
    from itertools import islice

    from consortium.period import Period
    from reports.template.forms import MONTHS_MAX

    if value is None:
        return None
    first, _, last = value.partition("..")
    try:
        span = Period.parse(first).until(Period.parse(last or first))
        months = tuple(islice(span, MONTHS_MAX + 1))
    except ValueError:
        months = ()
    if not 1 <= len(months) <= MONTHS_MAX:
        misuse(value, "2026-03 / 2026-01..2026-03", "--period")
    return months


period_argument = click.argument(
    "period", metavar="PERIOD", callback=period_value, shell_complete=completing("periods")
)
dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show the whole result, write nothing."
)
