"""The pages of Fava that the pictures show open without an error, whole."""

from __future__ import annotations

from pathlib import Path

from fava.application import create_app

from docs import screenshots


def test_the_pages_that_are_pictured_open(tmp_path: Path) -> None:
    main_file = screenshots.books(tmp_path / "motala")
    client = create_app([str(main_file)], load=True, read_only=True).test_client()
    start = client.get("/").location.split("income_statement")[0]
    errors = client.get(f"{start}api/errors")
    assert errors.json is not None and errors.json["data"] == []
    for page, _ in screenshots.PAGES.values():
        assert client.get(start + page.partition("#")[0]).status_code == 200
    account = client.get(f"{start}api/account_report?a=Assets:Receivable:Levies:Grenverket")
    assert account.status_code == 200
    assert "V2025-3" in account.text
    voucher = screenshots.entry_hash(main_file, "V2025-5")
    context = client.get(f"{start}api/context?entry_hash={voucher}")
    assert "Morotsviken" in context.text


def test_every_picture_has_its_page() -> None:
    pictures = {picture.stem for picture in screenshots.IMAGES.glob("*.png")}
    assert pictures == screenshots.PAGES.keys()
