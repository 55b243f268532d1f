"""Running a command to its exit code: what fails is told, never thrown at people.

Exit codes: 0 done; 1 input, policy or books have problems; 2 usage; 3 refused; 70 a bug.
"""

from __future__ import annotations

import gc
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from reports.terminal.options import Options, echo, json_text

EXIT_BUG = 70


def run(command: click.Command, options: Options) -> NoReturn:
    """Run the command line and leave with its exit code; people never see a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter that the terminal lacks becomes a ?
            stream.reconfigure(errors="replace")
    try:
        _run(command, options)
    except OSError:  # nobody reads what is shown any more: `fondbok … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


def _run(command: click.Command, options: Options) -> NoReturn:
    # A command is short and keeps what it reads: searching that for garbage costs a tenth.
    gc.set_threshold(200_000, 50, 100)
    try:
        command.main(standalone_mode=False, obj=options, prog_name="fondbok")
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("avbrutet / aborted", err=True)
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as bare:
        bare.show()
        sys.exit(2)
    except click.ClickException as usage:
        from reports.terminal.usage import misused

        error = usage
        _read_before_failing(options, sys.argv[1:])
        echo(lambda: misused(error, options.language), err=True)
        sys.exit(2)
    except Exception as error:  # the last net: people get a message and a code, never a traceback
        sys.exit(_failed(error, options))
    sys.exit(0)


def _read_before_failing(options: Options, arguments: Sequence[str]) -> None:
    """The language and the books of a command that could not be read to its end."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, equals, value = argument.partition("=")
        if name in ("--lang", "--books"):
            setattr(options, name[2:], value if equals else following)


def _failed(error: Exception, options: Options) -> int:
    """Show what went wrong and give the exit code."""
    if os.environ.get("_FONDBOK_COMPLETE"):
        return 1  # the shell asked, not a person: it gets no names
    from consortium.problems import FundError

    if isinstance(error, OSError) and error.filename is None:
        from consortium.system import answer

        text = answer(error)
        click.echo(
            f"Det gick inte att visa resultatet: {text.sv}.\nNot shown: {text.en}.", err=True
        )
        return 1
    if not isinstance(error, FundError):
        return _bug(error)
    if options.as_json:
        shown = {"problems": [problem.as_json(options.language) for problem in error.problems]}
        click.echo(json_text(shown))
    else:
        from reports.terminal.problems import failed

        found = error.problems
        echo(lambda: failed(found, options.language), err=True)
    return error.exit_code


def _bug(error: Exception) -> int:
    with tempfile.NamedTemporaryFile(
        "w", prefix="fondbok-", suffix=".txt", delete=False, encoding="utf-8"
    ) as trace:
        traceback.print_exception(error, file=trace)
    click.echo(
        "Det här är ett fel i Fondbok, inte hos dig. Böckerna är oförändrade eller återställs vid\n"
        f"nästa kommando. Skicka filen {trace.name} till den som förvaltar Fondbok.\n"
        "This is a bug in Fondbok. Please report it with the file above.",
        err=True,
    )
    return EXIT_BUG
