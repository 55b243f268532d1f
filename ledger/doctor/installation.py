"""The program: Python, the packages at their versions, and what the six names at the root mean.

Our names are plain words (``ledger``, ``rules`` …), and the books name one of them as their plugin.
So what matters is what *another* program finds under them: a Python of its own is asked.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from ledger.doctor.check import Check, Situation

NAMES = ("consortium", "rules", "importers", "ledger", "reports", "cli")
PLUGIN = "ledger.plugin"
_OLDEST = (3, 11)
_PIN = re.compile(r"([\w.-]+)==([^\s;]+)$")
_HOUSE = Path(__file__).resolve().parents[2]
_SECONDS_MAX = 30
_ASKED = """
import importlib.util, json, sys
found = {}
for name in sys.argv[1:]:
    spec = importlib.util.find_spec(name)
    found[name] = spec and (spec.origin or next(iter(spec.submodule_search_locations), None))
try:
    import ledger.plugin
    found["ledger.plugin"] = ledger.plugin.__file__
except Exception:
    found["ledger.plugin"] = None
print(json.dumps(found))
"""


def installation(situation: Situation) -> Iterator[Check]:
    """Python, packages, names, plugin, the terminal's letters, the language asked for."""
    yield _python()
    yield _packages(pins())
    found = _found_by_others(situation.here)
    yield _names(found)
    yield _plugin(found)
    yield _letters(situation.encoding)
    if situation.spoken and situation.spoken not in ("sv", "en"):
        yield Check("language", "warning", "language_unknown", {"found": situation.spoken})


def _python() -> Check:
    values = {"found": ".".join(map(str, sys.version_info[:3])), "program": sys.executable}
    is_new = sys.version_info[:2] >= _OLDEST
    return Check("python", "ok" if is_new else "problem", "python_fine" if is_new else "python_old",
                 values)  # fmt: skip


def pins() -> Mapping[str, str]:
    """The packages that Fondbok needs, each with the version it was tried with."""
    project = _HOUSE / "pyproject.toml"
    if project.is_file():
        wanted = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    else:
        wanted = metadata.requires("fondbok") or []
    return {pin[1]: pin[2] for text in wanted if (pin := _PIN.fullmatch(text))}


def _packages(wanted: Mapping[str, str]) -> Check:
    missing, other = [], []
    for name, version in wanted.items():
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            missing.append(f"{name} {version}")
            continue
        if found != version:
            other.append(f"{name} {found} ({version})")
    if missing:
        return Check("packages", "problem", "packages_missing", {"found": tuple(missing)})
    if other:
        return Check("packages", "warning", "packages_differ", {"found": tuple(other)})
    return Check("packages", "ok", "packages_fine", {"number": len(wanted)})


def _found_by_others(here: Path) -> Mapping[str, str | None]:
    """Where a program such as bean-check, run from ``here``, finds each name."""
    asked: Sequence[str] = [sys.executable, "-P", "-c", _ASKED, *NAMES]
    try:
        ran = subprocess.run(  # noqa: S603  # our own Python, our own few lines
            asked, cwd=here, capture_output=True, text=True, timeout=_SECONDS_MAX, check=True
        )
        found: Mapping[str, str | None] = json.loads(ran.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return {}
    return found


def _names(found: Mapping[str, str | None]) -> Check:
    places = {name: found.get(name) for name in NAMES}
    elsewhere = tuple(f"{name}: {place}" for name, place in places.items()
                      if place and not Path(place).resolve().is_relative_to(_HOUSE))  # fmt: skip
    missing = tuple(name for name, place in places.items() if not place)
    if elsewhere:
        return Check("names", "problem", "names_elsewhere", {"found": elsewhere})
    if missing:
        return Check("names", "problem", "names_missing", {"found": missing})
    return Check("names", "ok", "names_fine", {"place": str(_HOUSE)})


def _plugin(found: Mapping[str, str | None]) -> Check:
    place = found.get(PLUGIN)
    is_ours = place is not None and Path(place).resolve().is_relative_to(_HOUSE)
    return Check("plugin", "ok" if is_ours else "problem", "plugin_fine" if is_ours else
                 "plugin_missing")  # fmt: skip


def _letters(encoding: str) -> Check:
    is_whole = encoding.lower().replace("-", "").replace("_", "") == "utf8"
    return Check("letters", "ok" if is_whole else "warning", "letters_fine" if is_whole else
                 "letters_few", {"found": encoding})  # fmt: skip
