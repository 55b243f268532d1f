"""The crash tests are worth what they wrap: no call to the disk may escape them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledger.append.faults import ROOT, WRAPPED

MODULES = ("append", "recovery", "intent", "lock", "disk", "log", "documents", "change")
PURE = {"fspath", "strerror", "getpid", "kill", "path", "walk"}  # of os: they write nothing
FORBIDDEN = {
    *("write_bytes", "write_text", "read_text", "touch", "rename", "rmdir", "chmod", "samefile"),
    *("symlink_to", "hardlink_to", "exists", "is_file", "iterdir", "glob", "rglob"),
}
WRAPPED_NAMES = {name for _, names in WRAPPED for name in names}


@pytest.mark.parametrize("module", MODULES)
def test_every_call_to_the_disk_is_wrapped(module: str) -> None:
    code = ast.parse((ROOT / "ledger" / f"{module}.py").read_text())
    for node in ast.walk(code):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            assert not names & {"shutil", "tempfile", "io", "mmap", "subprocess", "sqlite3"}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "open"
        if isinstance(node, ast.Attribute):
            if ast.unparse(node.value) == "os" and node.attr.islower():
                assert node.attr in WRAPPED_NAMES | PURE, f"os.{node.attr} in {module}"
            assert node.attr not in FORBIDDEN, f".{node.attr} in {module}"


def test_paths_reach_the_disk_through_the_wrapped_calls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """True of this Python's pathlib; another might go round."""
    called: set[str] = set()
    for module, names in WRAPPED:
        for name in names:
            real = getattr(module, name)

            def spy(*args: object, real: object = real, name: str = name, **how: object) -> object:
                called.add(name)
                assert callable(real)
                return real(*args, **how)

            monkeypatch.setattr(module, name, spy)
    path, file = tmp_path / "a", tmp_path / "c"
    uses: tuple[tuple[Callable[[], object], str], ...] = (
        (path.mkdir, "mkdir"),
        (path.is_dir, "stat"),
        (path.lstat, "stat"),
        (lambda: path.replace(tmp_path / "b"), "replace"),
        (lambda: file.open("wb").close(), "open"),
        (file.read_bytes, "open"),
        (file.unlink, "unlink"),
    )
    for use, through in uses:
        called.clear()
        use()
        assert called & {through, f"l{through}"}
