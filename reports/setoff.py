"""Set-off statements (kvittningsavräkning): what is struck, told to each party by itself.

A workbook for each member, with its own debts and claims only, and one of all for the treasurer.
The same debts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consortium.money import ZERO, Language
from ledger.books import Books
from ledger.use_cases.net import Netted
from reports.workbook.file import workbook
from reports.workbook.table import Column, Row, Table
from reports.workbook.texts import Texts
from rules.netting import Chain, NettedDebt, Ring
from rules.sentences import month_text

_LONG_AGO = "2000-01-01T00:00:00"  # what the workbook of books without vouchers states


def folder_name(netted: Netted, language: Language) -> str:
    """The folder of ``exports/`` that the statements go into."""
    return f"{_WORDS[language]['folder']}-{netted.period}"


def statements(
    books: Books, netted: Netted, language: Language, *, for_members: bool
) -> Mapping[str, bytes]:
    """The workbooks by their file names: one of all, and with ``for_members`` one for each."""
    made = max((read.voucher.registered for read in books.read_vouchers), default=_LONG_AGO)
    writer = _Writer(netted, books.consortium.name, made, language)
    words = writer.words
    found = {f"{words['all_file']}-{netted.period}.xlsx": writer.all_debts()}
    for key in netted.members if for_members else ():
        found[f"{words['file']}-{netted.period}-{key}.xlsx"] = writer.of(key)
    return found


class _Writer:
    def __init__(self, netted: Netted, consortium: str, made: str, language: Language) -> None:
        self.words = _WORDS[language]
        self._netted, self._consortium, self._made = netted, consortium, made
        self._texts = Texts(language)
        self._month = month_text(netted.period, language)
        self._debts: dict[str, list[NettedDebt]] = {}
        self._rings: dict[str, list[Ring]] = {}
        self._chains: dict[str, list[Chain]] = {}
        for debt in netted.result.debts:
            for party in (debt.debtor, debt.creditor):
                self._debts.setdefault(party, []).append(debt)
        for ring in netted.result.rings:
            for party in ring.parties:
                self._rings.setdefault(party, []).append(ring)
        for chain in netted.result.chains:
            for party in chain.parties:
                self._chains.setdefault(party, []).append(chain)

    def all_debts(self) -> bytes:
        result = self._netted.result
        title = self.words["all_title"].format(month=self._month)
        columns = [
            Column("debtor", self.words["debtor"], width=30),
            Column("creditor", self.words["creditor"], width=30),
            *self._sums(),
        ]
        rows: list[Row] = [
            {"debtor": self._name(debt.debtor), "creditor": self._name(debt.creditor), **_of(debt)}
            for debt in result.debts
        ]
        table = Table(self.words["debts"], title, self.words["all_note"], columns, rows, kept=2)
        tables = [table, self._ways_of_rings(result.rings), self._ways_of_chains(result.chains)]
        return self._file(tables, title)

    def of(self, key: str) -> bytes:
        title = self.words["title"].format(month=self._month, member=self._name(key))
        columns = [
            Column("party", self.words["party"], width=30),
            Column("which", self.words["which"], width=24),
            *self._sums(),
        ]
        rows: list[Row] = []
        for debt in self._debts[key]:
            is_owed = debt.creditor == key
            which = self.words["owed" if is_owed else "owes"]
            other = self._name(debt.debtor if is_owed else debt.creditor)
            rows.append({"party": other, "which": which, **_of(debt)})
        table = Table(self.words["debts"], title, self.words["note"], columns, rows, kept=2)
        rings, chains = self._rings.get(key, []), self._chains.get(key, [])
        # A debt of two is no chain: it is paid as it always was.
        longer = [chain for chain in chains if len(chain.parties) > 2]
        return self._file([table, self._ways_of_rings(rings), self._ways_of_chains(longer)], title)

    def _sums(self) -> list[Column]:
        return [
            Column("amount", self.words["amount"], "money", 16, is_totalled=True),
            Column("cleared", self.words["cleared"], "money", 16, is_totalled=True),
            Column(
                "left", self.words["left"], "money", 16, formula="{amount}-{cleared}",
                is_totalled=True,
            ),
        ]  # fmt: skip

    def _ways_of_rings(self, rings: Sequence[Ring]) -> Table:
        rows: list[Row] = [
            {
                "parties": " → ".join(map(self._name, (*ring.parties, ring.parties[0]))),
                "number": len(ring.parties),
                "amount": ring.amount,
            }
            for ring in rings
        ]
        return self._ways("rings", rows)

    def _ways_of_chains(self, chains: Sequence[Chain]) -> Table:
        rows: list[Row] = [
            {
                "parties": " → ".join(map(self._name, chain.parties)),
                "number": len(chain.parties),
                "amount": chain.amount,
            }
            for chain in chains
        ]
        return self._ways("chains", rows)

    def _ways(self, key: str, rows: Sequence[Row]) -> Table:
        columns = [
            Column("parties", self.words["parties"], width=70),
            Column("number", self.words["number"], "number", 10),
            Column("amount", self.words["each"], "money", 16),
        ]
        return Table(self.words[key], self.words[key], self.words[f"{key}_note"], columns, rows)

    def _file(self, tables: Sequence[Table], title: str) -> bytes:
        header = f"{self._consortium}, {self._month}"
        return workbook(None, tables, self._texts, header=header, made=self._made, title=title)

    def _name(self, key: str) -> str:
        return self._netted.names[key]


def _of(debt: NettedDebt) -> Row:
    assert ZERO <= debt.cleared <= debt.amount
    return {"amount": debt.amount, "cleared": debt.cleared}


_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "folder": "kvittning",
        "file": "kvittning",
        "all_file": "kvittning-alla",
        "title": "Kvittningsavräkning {month} för {member}",
        "all_title": "Kvittning mellan medlemmar {month}",
        "note": (
            "Förslag: det som kvittas stryks hos båda när alla i ringen har godkänt det. Ingen "
            "skuld ökar, ingen får en ny motpart, och er nettoställning är densamma."
        ),
        "all_note": "Varje skuld, vad som kvittas och vad som är kvar.",
        "debts": "Skulder",
        "debtor": "Gäldenär",
        "creditor": "Fordringsägare",
        "party": "Motpart",
        "which": "Vem är skyldig",
        "owed": "motparten är skyldig er",
        "owes": "ni är skyldiga motparten",
        "amount": "Före",
        "cleared": "Kvittas",
        "left": "Kvar",
        "rings": "Ringar",
        "rings_note": (
            "Var och en är skyldig nästa, den sista den första: beloppet stryks från varje skuld i "
            "ringen, när alla i den har godkänt."
        ),
        "chains": "Kedjor",
        "chains_note": (
            "Den första kan betala den sista för de mellanliggandes räkning: då är varje skuld i "
            "kedjan betald med beloppet. Alla i kedjan ska ha godkänt."
        ),
        "parties": "Parter, var och en skyldig nästa",
        "number": "Antal",
        "each": "Belopp",
    },
    "en": {
        "folder": "set-off",
        "file": "set-off",
        "all_file": "set-off-all",
        "title": "Set-off statement {month} for {member}",
        "all_title": "Set-off between members {month}",
        "note": (
            "Proposed: what is set off is struck on both sides once everybody in the ring has "
            "agreed. No debt grows, nobody gets a new counterparty, your net position stays."
        ),
        "all_note": "Each debt, what is set off and what is left.",
        "debts": "Debts",
        "debtor": "Debtor",
        "creditor": "Creditor",
        "party": "Counterparty",
        "which": "Who owes",
        "owed": "the counterparty owes you",
        "owes": "you owe the counterparty",
        "amount": "Before",
        "cleared": "Set off",
        "left": "Left",
        "rings": "Rings",
        "rings_note": (
            "Each owes the next, the last owes the first: the amount is struck from each debt of "
            "the ring, once all in it have agreed."
        ),
        "chains": "Chains",
        "chains_note": (
            "The first may pay the last on behalf of those between: then each debt of the chain is "
            "paid by the amount. All in the chain must have agreed."
        ),
        "parties": "Parties, each owing the next",
        "number": "Number",
        "each": "Amount",
    },
}
