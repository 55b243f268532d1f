"""What ``book`` is told of how a debt is to be paid: where, by which reference, when, decided how.

It stands in the voucher's metadata, so that ``export payments`` finds it there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from pydantic_core import PydanticCustomError

from consortium.fields import read_day
from consortium.pay_to import PayTo
from consortium.problems import Problem, Source, Value
from consortium.transfer import MESSAGE_LETTERS_MAX, shown


def option(name: str) -> str:
    """An option as it is written.

    >>> option("pay_to")
    '--pay-to'
    """
    return f"--{name.replace('_', '-')}"


def paying_problems(given: Mapping[str, str]) -> Iterator[Problem]:
    """What does not read in where, when and by which decision something is to be paid."""
    for name, read in (("pay_to", PayTo.parse), ("due", read_day), ("adjusted", read_day)):
        if name in given:
            try:
                read(given[name].strip())
            except PydanticCustomError as error:
                values = cast("dict[str, Value]", dict(error.context or {}))
                yield Problem(error.type, Source(option(name)), values)
    reference = shown(given.get("reference", ""))
    if len(reference) > MESSAGE_LETTERS_MAX:
        values = {"found": len(reference), "letters": MESSAGE_LETTERS_MAX}
        yield Problem("reference_must_fit", Source("--reference"), values)
    if "adjusted" in given and not given.get("decision", "").strip():
        values = {"found": "--adjusted", "expected": "--decision"}
        yield Problem("option_must_be_given", Source("--decision"), values)


def paying_metadata(options: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The voucher's own lines for it, in canonical form; ``due`` is a field of the voucher."""
    given = {name: shown(text) for name, text in options}
    texts = {
        "pay-to": PayTo.parse(given["pay_to"]).text if "pay_to" in given else "",
        "payment-reference": given.get("reference", ""),
        "decision": given.get("decision", ""),
        "adjusted": given.get("adjusted", ""),
    }
    return {key: text for key, text in texts.items() if text}


def due_day(options: Iterable[tuple[str, str]]) -> dt.date | None:
    """When it is to be paid at the latest, if that was told."""
    return read_day(dict(options).get("due", "").strip() or None)
