"""How a member's own sheet is read: asked for once, kept as ``mappings/<member>.yaml``.

A file with our own headings needs no mapping. One without them is read by the mapping of its
member, else by the only mapping whose headings it has.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from consortium.problems import InputError, Problem, Source, Value
from importers.identify import read
from importers.reading import Reading
from importers.workbook import FIGURES, Figure, Outline, SheetMapping, outline, read_workbook
from ledger.append import Replace, Tip
from ledger.books import MAPPINGS, Books
from rules.text import bind, near, parse

_NO_HEADINGS = frozenset({"headings_must_be_found", "months_must_stand_in_rows"})
_OTHER_SHEET = frozenset({"mapped_sheet_must_exist", "mapped_headings_must_exist"})


def read_mappings(books: Books) -> Mapping[str, SheetMapping]:
    """The mappings that are kept, by member; ``PolicyError`` with every slip of a changed one."""
    return {
        PurePosixPath(path).stem: bind(parse(content, path), SheetMapping)
        for path, content in books.settings.items()
        if path.startswith(f"{MAPPINGS}/")
    }


def read_file(
    content: bytes,
    name: str,
    mappings: Mapping[str, SheetMapping],
    member: str | None,
    mapping: SheetMapping | None = None,
) -> Reading:
    """The reading of a file; by ``mapping`` if one is given, else by a kept one if it is needed."""
    if mapping is not None:
        return read_workbook(content, name, mapping)
    try:
        return read(content, name)
    except InputError as error:
        if _NO_HEADINGS.isdisjoint(problem.code for problem in error.problems):
            raise
        fitting = [one for key, one in mappings.items() if member in (None, key)]
        readings, refusals = _tried(content, name, fitting)
        if len(readings) == 1:
            return readings[0]
        if readings:
            values: dict[str, Value] = {"number": "–", "company": "–", "known": tuple(mappings)}
            raise InputError([Problem("file_must_name_a_member", Source(name), values)]) from None
        if refusals and (member is not None or len(mappings) == 1):
            raise refusals[0] from None
        raise


def has_other_headings(error: InputError) -> bool:
    """True when a sheet was refused because it has neither our headings nor a kept mapping's."""
    return (_NO_HEADINGS | _OTHER_SHEET).issuperset(problem.code for problem in error.problems)


def _tried(
    content: bytes, name: str, mappings: Sequence[SheetMapping]
) -> tuple[list[Reading], list[InputError]]:
    """The readings by the mappings that fit, and how the file is refused by the others.

    A file that has a mapping's headings is read by it, right or wrong.
    """
    readings: list[Reading] = []
    refusals: list[InputError] = []
    for mapping in mappings:
        try:
            readings.append(read_workbook(content, name, mapping))
        except InputError as error:
            if _OTHER_SHEET.isdisjoint(problem.code for problem in error.problems):
                raise
            refusals.append(error)
    return readings, refusals


def outlines(content: bytes, name: str) -> tuple[Outline, ...]:
    """The sheets of a file with their headings; ``InputError`` when it has none to choose from."""
    found = outline(content, name)
    if not any(sheet.headings for sheet in found):
        raise InputError([Problem("file_must_hold_headings", Source(name), {})])
    return found


def mapping_from_text(text: str, sheets: Sequence[Outline], member: str) -> SheetMapping:
    """A mapping from ``period=A,revenue=C``: a figure, and its column by letter or heading.

    ``sheet=Name`` says where, if it is not the likeliest sheet. ``InputError`` with every slip.
    """
    parts = [part.partition("=") for part in text.split(",") if part.strip()]
    given = {key.strip(): value.strip() for key, _, value in parts}
    problems: list[Problem] = []
    sheet = _sheet(given.get("sheet"), sheets, problems)
    columns = {
        _heading(value, sheet, problems): _figure(key, problems)
        for key, value in given.items()
        if key != "sheet"
    }
    if problems:
        raise InputError(problems)
    return mapping_of(sheet, columns, member)


def mapping_of(sheet: Outline, columns: Mapping[str, Figure], member: str) -> SheetMapping:
    """The mapping of a member's sheet by heading; ``InputError`` unless it names the revenue."""
    try:
        return SheetMapping(
            sheet=sheet.sheet or "*",
            heading_row=sheet.heading_row,
            columns=columns,
            member=member,
        )
    except ValidationError:
        values: dict[str, Value] = {"found": ", ".join(map(str, columns.values())) or "–"}
        problem = Problem("mapping_must_name_the_revenue", Source("--map"), values)
        raise InputError([problem]) from None


def _sheet(name: str | None, sheets: Sequence[Outline], problems: list[Problem]) -> Outline:
    found = next((one for one in sheets if name is None or one.sheet == name), None)
    if found is not None:
        return found
    names = tuple(one.sheet for one in sheets if one.sheet)
    values: dict[str, Value] = {"found": name or "–", "known": names or "–"}
    problems.append(Problem("mapping_must_name_a_sheet", Source("--map"), values))
    return sheets[0]


def _heading(value: str, sheet: Outline, problems: list[Problem]) -> str:
    for one in sheet.headings:
        if value.upper() == one.column or value == one.text:
            return one.text
    known = tuple(f"{one.column} {one.text}" for one in sheet.headings)
    values: dict[str, Value] = {"found": value or "–", "known": known or "–"}
    problems.append(Problem("mapping_must_name_a_column", Source("--map"), values))
    return value


def _figure(key: str, problems: list[Problem]) -> Figure:
    for figure in FIGURES:
        if key == figure:
            return figure
    values: dict[str, Value] = {"found": key or "–", "known": FIGURES, "hint": near(key, FIGURES)}
    problems.append(Problem("mapping_must_name_a_figure", Source("--map"), values))
    return "remark"


def mapping_operation(root: Path, mapping: SheetMapping) -> Replace | None:
    """What keeps the mapping in the books; ``None`` when it is there already."""
    assert mapping.member is not None, "a mapping is somebody's"
    path, content = f"{MAPPINGS}/{mapping.member}.yaml", mapping_text(mapping).encode()
    file = root / path
    held = file.read_bytes() if file.is_file() else b""
    return None if held == content else Replace(path, content, Tip.of(held))


def mapping_text(mapping: SheetMapping) -> str:
    """The mapping as ``mappings/<member>.yaml`` holds it."""
    lines = [
        f"# {mapping.member}: fondbok take-in --map",
        f"sheet: {_quoted(mapping.sheet)}",
        *([f"heading_row: {mapping.heading_row}"] if mapping.heading_row else []),
        "columns:",
        *(f"  {_quoted(text)}: {figure}" for text, figure in mapping.columns.items()),
        f"member: {mapping.member}",
    ]
    if mapping.reversed_signs:
        lines.append(f"reversed_signs: [{', '.join(mapping.reversed_signs)}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A JSON string, which is a YAML one too."""
    return json.dumps(text, ensure_ascii=False)
