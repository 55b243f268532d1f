"""Account names: composed characters, and members and purposes that the consortium has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from consortium.keys import component
from consortium.members import Consortium
from consortium.problems import Problem, Value
from ledger import accounts
from ledger.books import ACCOUNTS
from ledger.checks.loaded import Found, Loaded


def check_names(loaded: Loaded) -> Iterator[Found]:
    """NFC names (else one name is two accounts), known members, known purposes."""
    known = {} if loaded.consortium is None else _known(loaded.consortium)
    used = {posting.account for entry in loaded.transactions for posting in entry.postings}
    for account, entry in loaded.accounts():
        source = loaded.place(entry.meta)
        if not unicodedata.is_normalized("NFC", account):
            yield Found(Problem("account_must_be_nfc", source, {"account": account}), entry)
            continue
        if source.file == ACCOUNTS and account not in used:
            continue  # the chart as `init` wrote it, whatever consortium.yaml has become since
        found = accounts.find(account)
        for variable, (code, names) in known.items():
            name = None if found is None else found.part(variable)
            if name is not None and name not in names:
                values: dict[str, Value] = {"account": account, "found": name, "known": names}
                yield Found(Problem(code, source, values), entry)


def _known(consortium: Consortium) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    members = tuple(component(key) for key in consortium.members)
    purposes = tuple(component(key) for key in consortium.all_purposes)
    return {
        "Member": ("account_must_name_a_member", members),
        "Purpose": ("account_must_name_a_purpose", purposes),
    }
