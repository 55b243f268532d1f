"""Which of Fava's pages each role may ask for: an allow-list. What is not named is refused.

Fava's importer reads any file, its editor and options show paths, its download of the journal
holds a thread for minutes (ecosystem.md §2): nobody gets those. Only reading is served; everything
that Fava would write is refused for every role.
"""

from __future__ import annotations

from collections.abc import Mapping

from reports.web.users import ROLES, Role

_ALL = frozenset[Role](ROLES)
_WHO_ASKS = frozenset[Role]({"treasurer", "auditor"})

ALLOWED: Mapping[str, frozenset[Role]] = {
    "static": _ALL,
    "index": _ALL,
    "report": _ALL,
    "account": _ALL,
    "document": _ALL,
    "jump": _ALL,
    "help_page": _ALL,
    "holdings_by": _ALL,
    "extension_report": _ALL,
    "extension_js_module": _ALL,
    "json_api.get_changed": _ALL,
    "json_api.get_errors": _ALL,
    "json_api.get_ledger_data": _ALL,
    "json_api.get_context": _ALL,
    "json_api.get_journal": _ALL,
    "json_api.get_journal_page": _ALL,
    "json_api.get_events": _ALL,
    "json_api.get_documents": _ALL,
    "json_api.get_commodities": _ALL,
    "json_api.get_income_statement": _ALL,
    "json_api.get_balance_sheet": _ALL,
    "json_api.get_trial_balance": _ALL,
    "json_api.get_account_report": _ALL,
    "json_api.get_statistics": _ALL,
    "json_api.get_help": _ALL,
    "json_api.get_query": _WHO_ASKS,
    "download_query": _WHO_ASKS,
}
# Endpoints that are refused for everybody, named so that a new one of Fava's is noticed.
REFUSED = frozenset(
    {
        "download_journal",
        "extension_endpoint",
        "statement",
        "json_api.get_extract",
        "json_api.get_imports",
        "json_api.get_narration_transaction",
        "json_api.get_narrations",
        "json_api.get_options",
        "json_api.get_payee_accounts",
        "json_api.get_payee_transaction",
        "json_api.get_source",
        "json_api.get_source_slice",
        "json_api.put_add_document",
        "json_api.put_add_entries",
        "json_api.put_attach_document",
        "json_api.put_format_source",
        "json_api.put_move",
        "json_api.put_source",
        "json_api.put_source_slice",
        "json_api.put_upload_import_file",
        "json_api.delete_document",
        "json_api.delete_source_slice",
    }
)
# Pages of the one endpoint "report" that its front end draws from what is refused above.
REFUSED_REPORTS = frozenset({"editor", "import", "options"})
# Those that it draws from queries.
_WHO_ASKS_REPORTS = frozenset({"query", "holdings", "statistics"})


def may_see(role: Role, endpoint: str, report: str | None = None) -> bool:
    """True when the role may ask for a page.

    >>> may_see("board", "report", "balance_sheet"), may_see("board", "report", "editor")
    (True, False)
    """
    if report in REFUSED_REPORTS or (report in _WHO_ASKS_REPORTS and role not in _WHO_ASKS):
        return False
    return role in ALLOWED.get(endpoint, frozenset())


def hidden_from(role: Role) -> frozenset[str]:
    """The pages of Fava's menu that the role would be refused.

    >>> sorted(hidden_from("auditor"))
    ['editor', 'import', 'options']
    """
    return frozenset(
        page for page in REFUSED_REPORTS | _WHO_ASKS_REPORTS if not may_see(role, "report", page)
    )


def is_harmless_query(text: str) -> bool:
    """True for one SELECT, BALANCES or JOURNAL statement of BQL, parsed before it is run.

    >>> is_harmless_query("SELECT account, sum(position) GROUP BY account")
    True
    >>> is_harmless_query("CREATE TABLE t (a int) USING 'csv:/etc/passwd'")
    False
    >>> is_harmless_query("run everything")
    False
    """
    if ";" in text.rstrip().removesuffix(";"):  # one statement; Fava would run the first of two
        return False
    from beanquery import parser
    from beanquery.parser import ast

    try:
        statement = parser.parse(text)
    except parser.ParseError:
        return False
    return isinstance(statement, ast.Select | ast.Balances | ast.Journal)
