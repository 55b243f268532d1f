"""Small books at three stages, made once and copied for each test; and the sample's year."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from beancount import loader
from beancount.core.data import Directive

from tests.e2e import making
from tests.e2e.command import fondbok_process


def _copied(request: pytest.FixtureRequest, stage: str, place: Path) -> Path:
    made: Path = request.getfixturevalue(stage)
    shutil.copytree(made, place, dirs_exist_ok=True)
    return place


@pytest.fixture(scope="session")
def made_new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.new_books(tmp_path_factory.mktemp("new")).parent


@pytest.fixture(scope="session")
def made_proposed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.proposed_books(tmp_path_factory.mktemp("proposed")).parent


@pytest.fixture(scope="session")
def made_posted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.posted_books(tmp_path_factory.mktemp("posted")).parent


@pytest.fixture
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with ``books`` that nothing has been taken into, and files to take in."""
    return _copied(request, "made_new", tmp_path)


@pytest.fixture
def proposed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same, with January taken in and its levy proposed."""
    return _copied(request, "made_proposed", tmp_path)


@pytest.fixture
def posted(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same, with January's levy posted."""
    return _copied(request, "made_posted", tmp_path)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The books that the demo leaves behind."""
    place = tmp_path_factory.mktemp("demo")
    ran = fondbok_process(
        "demo", "--no-serve", cwd=place, clock=None, environment={"TMPDIR": str(place)}
    )
    assert ran.code == 0, ran.err
    (main,) = place.glob("*/motala/main.beancount")
    assert str(main.parent) in ran.out, "the demo says where its books are"
    return main.parent


@pytest.fixture(scope="session")
def entries(year: Path) -> list[Directive]:
    loaded, errors, _ = loader.load_file(str(year / "main.beancount"))
    assert errors == []
    return loaded
