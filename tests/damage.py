"""Ways to damage a file, for the tests that hand thousands of damaged files to a reader."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Damage = Callable[[bytes, random.Random], bytes]


def flip(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]


def delete(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + content[at + rng.choice((1, 1, 5, 60, 300, 900)) :]


def truncate(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content))]


def inserting(junk: Sequence[bytes]) -> Damage:
    def insert(content: bytes, rng: random.Random) -> bytes:
        at = rng.randrange(len(content))
        return content[:at] + rng.choice(junk) + content[at:]

    return insert
