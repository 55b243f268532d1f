"""Every golden story comes out as it is written down, and beancount has nothing to say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from beancount import loader

from tests.books.stories import Run, Told, stories, tell
from tests.conftest import Golden
from tests.e2e.command import contents, fondbok, fondbok_process

WAYS = {"in one process": fondbok, "as processes": fondbok_process}
TOLD = [(story, "in one process") for story in stories()]


@pytest.mark.parametrize(("story", "way"), [*TOLD, ("hand_calculation", "as processes")])
def test_a_story_comes_out_as_written(
    story: str, way: str, tmp_path: Path, golden: Golden, updates_golden: bool
) -> None:
    run: Run = WAYS[way]
    for told in tell(story, tmp_path, run):
        golden(told.expected / "output.txt", told.output)
        golden(told.expected / "tree.txt", told.tree)
        compare_books(told, golden, updates_golden=updates_golden)
        _, errors, _ = loader.load_file(str(told.books / "main.beancount"))
        assert [error.message for error in errors] == []


def compare_books(told: Told, golden: Golden, *, updates_golden: bool) -> None:
    """Each file that the step wrote is as expected, and no other was."""
    folder, written = told.expected / "books", told.written
    if updates_golden:
        for name in contents(folder).keys() - written.keys():
            (folder / name).unlink()
    for name, content in written.items():
        golden(folder / name, content.decode())
    assert contents(folder).keys() == written.keys()
