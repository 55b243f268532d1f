"""How hypothesis runs: random examples at a desk, the same examples every time in CI."""

import os

from hypothesis import settings

# No deadline: two busy cores make honest examples slow.
settings.register_profile("desk", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
