"""Fava opens the books unchanged, and its error page shows what the plugin found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fava.application import create_app

from consortium.voucher import Voucher
from tests.ledger.books.making import VOUCHERS, write_books

PAGES = ("income_statement", "balance_sheet", "journal", "errors")


def opened(main: Path) -> tuple[Any, str]:
    app = create_app([str(main)], load=True)
    app.testing = True
    client = app.test_client()
    return client, client.get("/").location.split("/")[1]


@pytest.mark.parametrize("vouchers", [VOUCHERS, ()], ids=["vouchers", "new books"])
def test_clean_books_open_without_errors(tmp_path: Path, vouchers: tuple[Voucher, ...]) -> None:
    client, slug = opened(write_books(tmp_path, vouchers=vouchers))
    assert client.get(f"/{slug}/api/errors").json["data"] == []
    for page in PAGES:
        assert client.get(f"/{slug}/{page}/").status_code == 200


def test_the_title_and_the_accounts_are_there(tmp_path: Path) -> None:
    client, slug = opened(write_books(tmp_path))
    assert "Prövobygdens kooperativ" in client.get(f"/{slug}/income_statement/").text
    page = client.get(f"/{slug}/api/account_report?a=Income:Levies:Grenverket").json
    assert "V2026-1" in str(page)


def test_what_was_tampered_with_stands_on_the_error_page(tmp_path: Path) -> None:
    main = write_books(tmp_path)
    file = tmp_path / "2026/2026-02.beancount"
    file.write_bytes(file.read_bytes().replace(b"9200.01", b"9200.02", 1))
    client, slug = opened(main)
    errors = client.get(f"/{slug}/api/errors").json["data"]
    ours = [error for error in errors if error["type"] == "BooksFailure"]
    assert any("voucher_must_balance" in error["message"] for error in ours)
    assert all(error["source"]["filename"] == str(file) for error in ours)
    assert client.get(f"/{slug}/income_statement/").status_code == 200
