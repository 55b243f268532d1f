"""A bank's CSV or Excel export as statements, read completely or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consortium.bank import BankStatement, amount_shown
from consortium.problems import InputError, Problem, Source, Value
from importers.bank_csv.balances import around, breaks, oldest_first
from importers.bank_csv.rows import Line, Rows
from importers.bank_csv.tables import Table, is_export, tables_of
from importers.content import refusal
from importers.reading import BankReading
from importers.workbook import is_workbook
from importers.workbook.notes import Notes


def identifies(content: bytes) -> bool:
    r"""True for a file with a bank's line of headings among its first rows.

    >>> identifies("Datum;Belopp;Namn;Text;Saldo\n2026-04-02;5,00;;Ränta;5,00\n".encode())
    True
    >>> identifies("medlem;period;intäkter\ngrenverket;mars 2026;5,00\n".encode())
    False
    """
    return is_export(content)


def read_bank_csv(content: bytes, name: str) -> BankReading:
    r"""Read an export: one statement per account and currency, entries oldest first.

    Rows that are not booked yet are left out and counted in a finding. Where the file does
    not say its account, the statement's account is empty. Balances come from the running
    balance, where there is one. Raises ``InputError`` with every problem of the file.

    >>> text = "Datum;Belopp;Text;Saldo\n2026-04-02;5,00;Ränta;105,00\n"
    >>> [statement] = read_bank_csv(text.encode(), "konto.csv").statements
    >>> statement.entries[0].text, str(statement.opening.amount)
    ('Ränta', '100.00')
    """
    notes = Notes(name)
    tables = tables_of(content, name)
    if not tables:
        raise InputError([refusal(content, name)])
    lines, provisional = _read(tables, notes)
    notes.raise_errors()
    if provisional:
        values: dict[str, Value] = {"count": len(provisional)}
        notes.add(Problem("bank_rows_should_be_booked", provisional[0], values))
    if not lines:
        values = {"count": len(provisional)}
        notes.add(Problem("bank_file_should_hold_booked_rows", Source(name), values))
    bank = next((table.columns.bank for table in tables if table.columns.bank), None)
    kind = f"{'Excel' if is_workbook(content) else 'CSV'} {bank or 'bank'}"
    statements = tuple(_statements(lines, notes, is_known=bank is not None))
    notes.raise_errors()
    return BankReading(kind, statements, tuple(notes.findings))


def _read(tables: Sequence[Table], notes: Notes) -> tuple[list[Line], list[Source]]:
    lines: list[Line] = []
    provisional: list[Source] = []
    for table in tables:
        rows = Rows(table, notes)
        lines += rows.lines()
        provisional += rows.provisional
    return lines, provisional


def _statements(lines: Sequence[Line], notes: Notes, *, is_known: bool) -> Iterator[BankStatement]:
    """The rows by account and currency. Of an unknown bank the balances must follow."""
    code = "bank_balances_should_follow_from_the_rows"
    if not is_known:
        code = "bank_balances_must_prove_the_columns"
    groups: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.account, line.entry.currency), []).append(line)
    for (account, currency), group in groups.items():
        ordered = oldest_first(group)
        apart = breaks(ordered)
        for one in apart[:1]:
            values: dict[str, Value] = {
                "found": amount_shown(one.balance, currency),
                "expected": amount_shown(one.expected, currency),
                "count": len(apart),
            }
            notes.add(Problem(code, one.line.place, values))
        opening, closing = around(ordered)
        entries = sorted((line.entry for line in ordered), key=lambda entry: entry.booked)
        yield BankStatement(account, tuple(entries), currency, None, opening, closing)
