"""A command that is written wrongly, told in the chosen language: what is wrong, the right usage.

Click finds these errors and words them in English; here each kind of them gets its sentence.
"""

from __future__ import annotations

import re

import click
from click import exceptions as wrong

from consortium.money import Language
from consortium.problems import Words, one_line
from reports.terminal.layout import blocks

_WORDS: dict[str, tuple[str, str]] = {
    "usage": ("Skriv så här: {usage}", "Usage: {usage}"),
    "help": ("Mer hjälp: {command} --help", "More help: {command} --help"),
    "missing_argument": ("{name} saknas.", "{name} is missing."),
    "missing_option": ("Tillvalet {name} saknas.", "The option {name} is missing."),
    "missing_command": ("Ett kommando saknas.", "A command is missing."),
    "no_command": (
        "Det finns inget kommando som heter {name}.",
        "There is no command called {name}.",
    ),
    "no_option": (
        "Det finns inget tillval som heter {name}.",
        "There is no option called {name}.",
    ),
    "meant": (" Menade du {names}?", " Did you mean {names}?"),
    "wants_value": ("Tillvalet {name} vill ha ett värde.", "The option {name} wants a value."),
    "wants_no_value": ("Tillvalet {name} tar inget värde.", "The option {name} takes no value."),
    "too_many": ("Det står för mycket på raden: {rest}.", "There is too much on the line: {rest}."),
    "bad_value": ("{found} går inte som {name}.", "{found} will not do as {name}."),
    "choose": (" Välj bland {names}.", " Choose from {names}."),
    "between": (" Skriv ett tal från {low} till {high}.", " Write a number {low} to {high}."),
    "whole_number": (" Skriv ett heltal.", " Write a whole number."),
    "no_path": (" Det finns ingen sådan fil.", " There is no such file."),
    "folder": (" Det är en mapp, ingen fil.", " It is a folder, no file."),
}


class Misused(click.UsageError):
    """A value or a way of writing that does not do, worded in both languages by whoever sees it."""

    def __init__(self, words: Words, context: click.Context | None = None) -> None:
        super().__init__(words.en, context)
        self.words = words


def misused(error: click.ClickException, language: Language) -> str:
    """What is wrong, the command's usage and where more is told."""
    sentence = one_line(_sentence(error, language))
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return blocks(sentence, _word("help", language, command="fondbok"))
    usage = context.get_usage().partition(": ")[2]
    if language == "sv":
        usage = usage.replace("OPTIONS", "TILLVAL").replace("COMMAND [ARGS]", "KOMMANDO [ARGUMENT]")
    hints = [
        _word("usage", language, usage=" ".join(usage.split())),
        _word("help", language, command=context.command_path),
    ]
    return blocks(sentence, "\n".join(hints))


def _word(key: str, language: Language, **values: object) -> str:
    return _WORDS[key][0 if language == "sv" else 1].format(**values)


def _sentence(error: click.ClickException, language: Language) -> str:
    match error:
        case Misused():
            return error.words.sv if language == "sv" else error.words.en
        case wrong.NoSuchOption():
            text = _word("no_option", language, name=error.option_name)
            return text + _meant(error.possibilities, language)
        case wrong.NoSuchCommand():
            text = _word("no_command", language, name=error.command_name)
            return text + _meant(error.possibilities, language)
        case wrong.BadOptionUsage():
            takes_none = "does not take" in error.message
            key = "wants_no_value" if takes_none else "wants_value"
            return _word(key, language, name=error.option_name)
        case wrong.MissingParameter():
            is_argument = isinstance(error.param, click.Argument)
            key = "missing_argument" if is_argument else "missing_option"
            return _word(key, language, name=_name(error.param))
        case wrong.BadParameter():
            return _bad_value(error, language)
    rest = re.search(r"extra arguments? \((.*)\)$", error.message)
    if rest:
        return _word("too_many", language, rest=rest[1])
    if error.message == "Missing command.":
        return _word("missing_command", language)
    return error.format_message()


def _bad_value(error: click.BadParameter, language: Language) -> str:
    """The value as it was written, and what would do in its place."""
    quoted = re.search(r"'([^']*)'", error.message)
    found = quoted[1] if quoted else error.message.split(" ", 1)[0]
    text = _word("bad_value", language, name=_name(error.param), found=found)
    kind = error.param.type if error.param is not None else None
    match kind:
        case click.Choice():
            return text + _word("choose", language, names=", ".join(map(str, kind.choices)))
        case click.IntRange():
            return text + _word("between", language, low=kind.min, high=kind.max)
        case click.types.IntParamType():
            return text + _word("whole_number", language)
        case click.Path():
            is_folder = "is a directory" in error.message
            return text + _word("folder" if is_folder else "no_path", language)
    return text


def _meant(names: list[str] | None, language: Language) -> str:
    return _word("meant", language, names=", ".join(names)) if names else ""


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(click.get_current_context(silent=True) or _NOWHERE)
    return max(parameter.opts, key=len)


_NOWHERE = click.Context(click.Command("fondbok"))
