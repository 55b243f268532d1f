"""Pictures of the sample's books in Fava, for the docs: ``make screenshots`` writes docs/images/.

Needs Chromium (Debian: apt install chromium).
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from ledger.sample import motala
from ledger.use_cases.demo import run_year
from ledger.use_cases.init import init
from ledger.use_cases.session import Session
from reports.web import HOST, free_port, serve_openly

IMAGES = Path(__file__).parent / "images"
SIZE_MAX = 200_000
PAGES = {
    "balance-sheet": ("balance_sheet/?time=2025", "1280,1000"),
    "income-statement": ("income_statement/?time=2025", "1280,900"),
    "receivable": ("account/Assets:Receivable:Levies:Grenverket/", "1600,680"),
    "voucher": ("journal/?filter=%5EV2025-5#context-{voucher}", "1280,900"),
}
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--virtual-time-budget=10000",
)  # fmt: skip


def main() -> None:
    """Make the sample's year, serve it, and take each picture."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("Chromium is not installed (Debian and Ubuntu: apt install chromium)")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fondbok-") as folder:
        main_file = books(Path(folder) / "motala")
        address, voucher = served(main_file), entry_hash(main_file, "V2025-5")
        for name, (page, size) in PAGES.items():
            picture = IMAGES / f"{name}.png"
            take(browser, address + page.format(voucher=voucher), picture, size)
            print(f"{picture.name}: {picture.stat().st_size // 1000} kB")


def books(root: Path) -> Path:
    """The sample's year, month by month; where Fava begins."""
    sample = motala()
    now = dt.datetime.now().astimezone()
    session = Session(root=root, now=now, today=now.date(), by="kim", command="screenshots")
    init(session, sample="motala")
    for _ in run_year(session, sample):
        pass
    return root / "main.beancount"


def entry_hash(main_file: Path, voucher: str) -> str:
    """How Fava names a voucher in the address of its page."""
    from fava.beans.funcs import hash_entry
    from fava.core import FavaLedger

    for entry in FavaLedger(str(main_file)).all_entries_by_type.Transaction:
        if voucher in entry.links:
            return hash_entry(entry)
    sys.exit(f"there is no {voucher}")


def served(main_file: Path) -> str:
    """The address of the books in Fava, once it answers."""
    port = free_port(5050)
    threading.Thread(target=serve_openly, args=(main_file, port), daemon=True).start()
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/") as answer:
                return str(answer.url).split("income_statement")[0]
        except OSError:
            time.sleep(0.1)
    sys.exit("Fava does not answer")


def take(browser: str, url: str, picture: Path, size: str) -> None:
    """One picture of one page."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [browser, *CHROMIUM, f"--user-data-dir={profile}", f"--window-size={size}",
             f"--screenshot={picture}", url],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


if __name__ == "__main__":
    main()
