"""The archive: each content once, under a name that does no harm anywhere."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from ledger.append import Change, Create, writing
from ledger.change import check_path, sha256
from ledger.documents import (
    archive,
    archive_all,
    document_path,
    find_document,
    find_documents,
    safe_name,
)

FILES = [("Årsrapport.xlsx", b"PK 1"), ("mars.se", b"#FLAGGA 0"), ("april.se", b"#FLAGGA 1")]


def keep(root: Path, *files: tuple[str, bytes], year: int = 2026) -> tuple[str, ...]:
    with writing(root, who="kim", command="take-in", since="2026-03-31T18:00:00") as door:
        return door.apply(Change(tuple(archive_all(door.root, files, year))))


def test_a_content_is_kept_once_whatever_its_name_and_year(tmp_path: Path) -> None:
    assert len(keep(tmp_path, *FILES, ("en kopia.xlsx", b"PK 1"))) == 3
    assert keep(tmp_path, *FILES) == ()
    assert keep(tmp_path, ("omdöpt.se", b"#FLAGGA 0"), year=2027) == ()
    assert archive(tmp_path, b"#FLAGGA 0", "omdöpt.se", 2027) is None
    path = find_document(tmp_path, sha256(b"PK 1"))
    assert path == f"documents/2026/{sha256(b'PK 1')[:16]}-Årsrapport.xlsx"
    assert (tmp_path / path).read_bytes() == b"PK 1"


def test_what_is_not_archived_is_not_found(tmp_path: Path) -> None:
    assert find_document(tmp_path, sha256(b"PK 1")) is None
    assert find_documents(tmp_path, []) == {}


def test_half_a_hash_is_no_proof(tmp_path: Path) -> None:
    """Somebody puts another file under the first sixteen digits of a known hash."""
    digest = sha256(b"the real one")
    place = tmp_path / document_path(digest, "a.pdf", 2026)
    place.parent.mkdir(parents=True)
    place.write_bytes(b"a forged one")
    assert find_document(tmp_path, digest) is None
    operation = archive(tmp_path, b"the real one", "b.pdf", 2026)
    assert operation == Create(document_path(digest, "b.pdf", 2026), b"the real one")


def test_a_stray_file_among_the_years_is_passed_over(tmp_path: Path) -> None:
    keep(tmp_path, *FILES)
    (tmp_path / "documents/README.txt").write_text("mine")
    assert find_document(tmp_path, sha256(b"PK 1")) is not None


@given(st.text(), st.integers(1900, 2200))
def test_any_name_gives_a_path_inside_the_archive(name: str, year: int) -> None:
    path = document_path("ab" * 32, name, year)
    check_path(path)
    folder, file = path.rsplit("/", 1)
    assert folder == f"documents/{year}"
    assert file.startswith("ab" * 8 + "-")
    assert len(file.encode()) <= 150
    assert unicodedata.is_normalized("NFC", file)
    assert all(ch.isalnum() or ch in "._-" for ch in file)
    assert safe_name(safe_name(name)) == safe_name(name)


@given(st.text(alphabet="aåäöÅÄÖ.-_ /", max_size=300), st.sampled_from([".se", ".xlsx", ".pdf"]))
def test_the_extension_survives(stem: str, suffix: str) -> None:
    assert PurePosixPath(safe_name(f"x{stem}y{suffix}")).suffix == suffix
