"""What the terminal says of agreements, in both languages, by key."""

from __future__ import annotations

OF_AGREEMENTS: dict[str, tuple[str, str]] = {
    "agreement": ("Avtal", "Agreement"),
    "agreement_state": ("Läge", "State"),
    "agreement_owed": ("Återstår", "Owed"),
    "agreement_noticed": (
        "{id}: {amount} är aviserat och ännu inte betalt.",
        "{id}: {amount} is noticed and not paid yet.",
    ),
    "agreement_late": (
        "{id}: {amount} är aviserat och obetalt; det äldsta förföll för {days} dagar sedan.",
        "{id}: {amount} is noticed and unpaid; the oldest was due {days} days ago.",
    ),
    "agreement_draft": (
        "{id}: nya villkor väntar på beslut ({file}).",
        "{id}: new terms wait for a decision ({file}).",
    ),
    "agreement_next": ("Närmast", "Next"),
    "state_draft": ("utkast", "draft"),
    "state_agreed": ("beslutat", "agreed"),
    "state_running": ("löper", "running"),
    "state_ended": ("avslutat", "ended"),
    "what_paid_out": ("utbetalning", "payout"),
    "what_instalment": ("amortering", "instalment"),
    "what_interest": ("ränta", "interest"),
    "what_fee": ("avgift", "fee"),
    "agreement_fine": ("{file}: i ordning", "{file}: in order"),
    "no_agreements": (
        "Det finns inga avtal. Börja med: fondbok agreement new loan",
        "There are no agreements. Begin with: fondbok agreement new loan",
    ),
    "agreement_written": (
        "Utkastet står i {file}. Ändra det i en textredigerare.",
        "The draft is in {file}. Change it in a text editor.",
    ),
    "next_agreement_check": ("fondbok agreement check {id}", "fondbok agreement check {id}"),
    "next_agreement_propose": (
        "fondbok propose agreements {month}",
        "fondbok propose agreements {month}",
    ),
    "agreement_allowance": (
        "{id}: reserverat för befarad förlust {amount}",
        "{id}: allowed for an expected loss {amount}",
    ),
    "nothing_due": (
        "Inget förfaller enligt avtalen till och med {month}.",
        "Nothing falls due under the agreements up to {month}.",
    ),
    "agreements_proposal": (
        "Förslag {id} för {month}: avtal, beslutas av {body}",
        "Proposal {id} for {month}: agreements, decided by {body}",
    ),
    "kind_terms": ("nya villkor", "new terms"),
    "kind_loan": ("lån", "loan"),
    "kind_member_loan": ("lån mellan medlemmar", "loan between members"),
    "kind_instalment": ("amortering", "instalment"),
    "kind_interest": ("ränta", "interest"),
    "kind_fee": ("avgift", "fee"),
    "kind_allowance": ("befarad förlust", "allowance"),
    "kind_write_off": ("avskrivning", "write-off"),
    "kind_support": ("efterskänkt", "forgiven"),
    "kind_release": ("omvandlat till insats", "converted into a stake"),
}
