"""Small but whole books, the changes that commands make to them, and how readers see them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from ledger.append import Append, Change, Create, Remove, Replace, Tip
from ledger.change import sha256
from ledger.log import log_append

MAIN = """\
option "title" "Motala kooperativa konsortium"
option "tolerance_multiplier" "0"
include "accounts.beancount"
include "2026/2026-01.beancount"
"""
ACCOUNTS = """\
2026-01-01 open Assets:Receivable:Levies:Grenverket SEK
2026-01-01 open Income:Levies:Grenverket SEK
"""
DECISION = '2026-01-20 custom "decision" "Styrelsen 2026-01-20 § 4"\n'
MINUTES = b"%PDF-1.7 Protokoll " + bytes(range(256)) * 40

Tree = Mapping[str, bytes]


def voucher(number: int, *, month: int = 1) -> str:
    """A voucher as ``ledger.render`` would write it, near enough."""
    return (
        f'\n2026-{month:02d}-28 * "Grenverket" "Årsavgift, öre för öre" ^V2026-{number}\n'
        f'  series: "V"\n  number: {number}\n  registered: "2026-03-31T18:00:00"\n'
        f"  Assets:Receivable:Levies:Grenverket  {number}00.00 SEK\n"
        f"  Income:Levies:Grenverket  -{number}00.00 SEK\n"
    )


BOOKS: Tree = {
    "consortium.yaml": b"name: Motala kooperativa konsortium\n",
    "main.beancount": MAIN.encode(),
    "accounts.beancount": ACCOUNTS.encode(),
    "2026/2026-01.beancount": f"; januari\n{voucher(1)}{voucher(2)}".encode(),
    "facts/2026-01.beancount": b'2026-01-15 custom "report" "grenverket"\n',
    "proposals/3f2a.beancount": b"; a waiting levy\n",
    "decisions/2026.beancount": DECISION.encode(),
    "documents/2026/00aa-gammal.pdf": b"%PDF old",
    "log/2026.jsonl": b'{"at":"2026-01-31T10:00:00","command":"init","prev":""}\n',
}


def put(root: Path, tree: Tree) -> Path:
    """Write the tree as a fresh folder."""
    if root.exists():
        shutil.rmtree(root)
    root.mkdir(parents=True)
    for path, content in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def tree(root: Path) -> dict[str, bytes]:
    """Every file of the books that is not our own hidden one."""
    return tree_of(everything(root))


def tree_of(files: Tree) -> dict[str, bytes]:
    """Those of the files that are the books' own."""
    return {path: content for path, content in files.items() if path[0] != "."}


def everything(root: Path) -> dict[str, bytes]:
    """Every file in the folder, the lock and the pending ones too."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def seen(files: Tree) -> tuple[bytes, ...]:
    """What a plain reader sees: main and all it includes. ``KeyError`` when one is not there."""
    main = files["main.beancount"]
    names = re.findall(r'^include "(.+)"$', main.decode(), re.MULTILINE)
    return (main, *(files[name] for name in names))


def after(files: Tree, change: Change) -> dict[str, bytes]:
    """The books as the change leaves them, reckoned without a disk."""
    new = dict(files)
    for operation in change.operations:
        match operation:
            case Append(path, text):
                new[path] = new.get(path, b"") + text.encode()
            case Replace(path, content) | Create(path, content):
                new[path] = content
            case Remove(path):
                new.pop(path, None)
    return new


def changes(root: Path) -> dict[str, Change]:
    """A change of every shape that commands make, on the books in ``root``."""
    january, main = "2026/2026-01.beancount", "main.beancount"
    held = tree(root)
    tip = {path: Tip.of(held.get(path, b"")) for path in (january, main)}
    document = Create(f"documents/2026/{sha256(MINUTES)[:16]}-protokoll-§-4.pdf", MINUTES)
    february = MAIN + 'include "2026/2026-02.beancount"\n'
    decision = Append("decisions/2026.beancount", DECISION, tip=None)
    return {
        "post": Change(
            (
                log(root, "post"),
                decision,
                Append(january, voucher(3) + voucher(4), tip=tip[january]),
                Create("proposals/posted/3f2a.beancount", BOOKS["proposals/3f2a.beancount"]),
                Remove("proposals/3f2a.beancount"),
                document,
            )
        ),
        "new month": Change(
            (
                log(root, "month"),
                Replace(main, february.encode(), tip=tip[main]),
                Append("2026/2026-02.beancount", voucher(3, month=2), tip=Tip.of(b"")),
                Append("facts/2026-02.beancount", "; februari\n", tip=None),
            )
        ),
        "close": Change(
            (
                Replace("current.beancount", b"; derived\n"),
                decision,
                Create("2026/2026-01.seal", b'{"balances": {}}\n'),
                log(root, "close"),
                Append(january, "\n; avslutad\n", tip=tip[january]),
            )
        ),
        "take in": Change(
            (
                document,
                Create("documents/2027/bb-rapport.xlsx", b"PK"),
                Append("facts/2026-01.beancount", "; rättelse\n", tip=None),
                log(root, "take-in"),
            )
        ),
    }


def log(root: Path, command: str) -> Append:
    """The command's line in the system log."""
    return log_append(
        root,
        at="2026-03-31T18:00:01",
        who="kim",
        command=command,
        version="0.1.0",
        inputs={"file": "rapport.xlsx"},
        result={"vouchers": ["V2026-3"]},
    )
