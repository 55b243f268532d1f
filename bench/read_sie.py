"""The SIE reader alone: each file read again and again for a second; bytes and seconds as JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from consortium.problems import InputError
from importers.identify import read

ENOUGH_SECONDS = 1


def main(paths: list[str]) -> None:
    """Print ``[[name, bytes, seconds], …]``; the seconds are those of the quickest reading."""
    gc.set_threshold(200_000, 50, 100)  # as cli does
    measured = []
    for path in map(Path, paths):
        content = path.read_bytes()
        times: list[int] = []
        while sum(times) < ENOUGH_SECONDS * 10**9:
            began = time.perf_counter_ns()
            try:
                read(content, path.name)
            except InputError:  # read to its end as well; its problems are told
                assert content
            times.append(time.perf_counter_ns() - began)
        measured.append([path.name, len(content), min(times) / 10**9])
    print(json.dumps(measured))


if __name__ == "__main__":
    main(sys.argv[1:])
