"""The words of a decision pack in both languages, and of draft minutes in Swedish."""

from __future__ import annotations

from collections.abc import Mapping

from consortium.money import Language


def word(key: str, language: Language, **values: object) -> str:
    """The text under ``key``; a missing key is a bug."""
    return _WORDS[key][0 if language == "sv" else 1].format(**values)


_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Beslutsunderlag", "Decision pack"),
    "file": ("beslutsunderlag-{id}.pdf", "decision-pack-{id}.pdf"),
    "minutes_file": ("protokollsutkast-{id}.md", "protokollsutkast-{id}.md"),
    "kind_levy": ("Avgift för {month}", "Levy for {month}"),
    "kind_liquidity": ("Hjälp för {month}", "Help for {month}"),
    "kind_agreements": ("Enligt avtal i {month}", "Under agreements in {month}"),
    "kind_relocation": ("Omställning i {month}", "Relocation in {month}"),
    "id": ("Förslag", "Proposal"),
    "decides": ("Beslutar", "Decides"),
    "day": ("Läget den", "As of"),
    "state": ("Beslut", "Decision"),
    "state_waiting": ("inte fattat", "not taken"),
    "state_approved": ("godkänt", "approved"),
    "state_rejected": ("avslaget", "rejected"),
    "state_expired": ("för gammalt", "too old"),
    "what": ("Vad ni ombeds besluta", "What you are asked to decide"),
    "member": ("Medlem", "Member"),
    "kind": ("Vad", "What"),
    "amount": ("Belopp", "Amount"),
    "total": ("Summa", "Total"),
    "more_lines": ("… och {number} rader till", "… and {number} more lines"),
    "why": ("Varför", "Why"),
    "more_reasons": (
        "Hela uträkningen: fondbok explain {id}",
        "The whole calculation: fondbok explain {id}",
    ),
    "effect": ("Vad det gör med fonden", "What it does to the fund"),
    "purpose": ("Ändamål", "Purpose"),
    "before": ("Nu", "Now"),
    "after": ("Efter", "After"),
    "tied": ("Därav bundet", "Of which tied"),
    "available": ("Tillgängligt", "Available"),
    "floor": ("Golv", "Floor"),
    "no_effect": (
        "Inget ändamål påverkas: inga av fondens pengar flyttas.",
        "No purpose is touched: no money of the fund moves.",
    ),
    "room": ("Vilka som beslutar", "Who decides"),
    "quorum": (
        "{body}: minst {quorum} av {seats} ska delta. Får rösta: {who}.",
        "{body}: at least {quorum} of {seats} must take part. May vote: {who}.",
    ),
    "deputies": ("Ersättare som kan träda in: {who}.", "Deputies who may step in: {who}."),
    "chair": (
        "Vid lika röstetal avgör {who}.",
        "When votes are even {who} decides.",
    ),
    "leaves": (
        "Ska lämna rummet innan saken tas upp: {who}, som får företräda {members}.",
        "Must leave the room before the matter is taken up: {who}, who may represent {members}.",
    ),
    "no_vote": (
        "Röstar inte, eftersom det gäller befrielse från egen skuld: {who}.",
        "Has no vote, since it is freed of its own debt: {who}.",
    ),
    "nobody_leaves": (
        "Ingen är jävig enligt consortium.yaml. Den som ändå är det ska säga till.",
        "Nobody is recused by consortium.yaml. Whoever is all the same must say so.",
    ),
    "cannot": (
        "För få blir kvar för ett beslut: lägg fram saken för stämman.",
        "Too few are left for a decision: put the matter to the general meeting.",
    ),
    "valid": (
        "Beslutet gäller i {months} månader.",
        "The decision holds for {months} months.",
    ),
    "report": ("Beslutet ska anmälas till {meeting}.", "The decision is reported to {meeting}."),
    "treasurer": (
        "Inget beslut behövs: kassören bokför enligt reglerna.",
        "No decision is needed: the treasurer posts it by the rules.",
    ),
    "rules": ("Vad reglerna säger", "What the rules say"),
    "foot": ("Kontrollsumma {digest}", "Checksum {digest}"),
    "nobody": ("ingen", "nobody"),
}
