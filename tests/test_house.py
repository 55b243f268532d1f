"""The house stands as drawn: six names, one direction, light doors, exact versions."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

from tests.tidy import PACKAGES, ROOT, files, product

HEAVY = {"beancount", "fava", "openpyxl", "pandas"}
LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_six_names_stand_at_the_root() -> None:
    roots = [path for path in files() if path.count("/") == 0 and path.endswith(".py")]
    packages = {path.split("/")[0] for path in files() if path.endswith("/__init__.py")}
    assert roots == ["cli.py"]
    assert packages == set(PACKAGES)
    assert PROJECT["tool"]["hatch"]["build"]["only-include"] == [*PACKAGES, "cli.py"]


def test_nobody_imports_cli() -> None:
    imports = [(code.path, name) for code in product() for name in code.imports]
    assert [path for path, name in imports if name.split(".")[0] == "cli"] == []


def test_reports_never_write_books_themselves() -> None:
    reports = [code for code in product() if code.path.startswith("reports/")]
    assert [code.path for code in reports if "ledger.append" in code.imports] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_naming_a_package_loads_nothing_heavy(package: str) -> None:
    show = f"import sys, {package}; print(*sys.modules)"
    out = subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert package in out.split()
    assert HEAVY.isdisjoint(out.split())


def pins(lines: list[str]) -> dict[str, str]:
    """Package to version, names written as registries compare them (``PyYAML`` is ``pyyaml``)."""
    found = (re.match(r"([\w.-]+)==([^\s;]+)", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", m[1]).lower(): m[2] for m in found if m}


def lock(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def test_the_locks_hold_the_versions_of_pyproject() -> None:
    project, extras = PROJECT["project"], PROJECT["project"]["optional-dependencies"]
    runtime, dev = pins(lock("requirements.lock")), pins(lock("requirements-dev.lock"))
    wanted = [*project["dependencies"], *extras["build"]]
    assert len(pins(wanted)) == len(wanted), "every dependency is pinned with =="
    assert pins(wanted).items() <= runtime.items()
    assert pins(extras["dev"]).items() <= dev.items()
    assert runtime.items() <= dev.items()
    assert PROJECT["build-system"]["requires"] == extras["build"]


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_is_hashed_and_names_no_registry(name: str) -> None:
    text = "\n".join(lock(name))
    packages = re.split(r"\n(?=[a-z])", text)[1:]
    assert len(packages) >= len(PROJECT["project"]["dependencies"])
    assert [p.split()[0] for p in packages if "--hash=sha256:" not in p] == []
    assert re.findall(r"https?:|file:|@ |--(?!hash=)[a-z-]+", text) == []
