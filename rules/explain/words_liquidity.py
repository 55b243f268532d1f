"""The templates of sentences about limits and liquidity: Swedish and English side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LIMITS: Final[Mapping[str, tuple[str, str]]] = {
    "keep": (
        "I ändamålet {purpose} ska det alltid finnas kvar minst {floors}.",
        "The purpose {purpose} always keeps at least {floors}.",
    ),
    "keep_months": ("{months} avgifter", "{months} levies"),
    "keep_amount": ("{amount}", "{amount}"),
    "keep_share": ("{share} av fonden", "{share} of the fund"),
    "keep_highest": (", det som är högst", ", whichever is highest"),
    "facts": (
        "Omsättningen tas ur {revenue} och övriga uppgifter ur {others}{tolerance}.",
        "Revenue is taken from {revenue} and other figures from {others}{tolerance}.",
    ),
    "facts_tolerance": (
        "; skiljer de sig mer än {tolerance} blir det en anmärkning",
        "; if they differ by more than {tolerance}, that is a finding",
    ),
    "exposure": (
        "På en enskild medlem får fonden riskera högst {bounds}, allt räknat: {kinds}.",
        "At most {bounds} may be at risk on any one member, all counted: {kinds}.",
    ),
    "of_fund": ("{share} av fonden", "{share} of the fund"),
    "approval_first": ("till och med {up_to}", "up to {up_to}"),
    "approval_between": (
        "över {above} till och med {up_to}", "above {above} up to {up_to}",
    ),
    "approval_top": ("över {above}", "above {above}"),
    "approval": (
        "Utbetalningar {what} beslutas av {by}{together}{quorum}{report}{valid}.",
        "Payouts {what} are decided by {by}{together}{quorum}{report}{valid}.",
    ),
    "approval_urgent": (
        "När löner brådskar får {by}{together} besluta om upp till {up_to}{quorum}{report}{valid}.",
        "When wages are urgent, {by}{together} may decide up to {up_to}{quorum}{report}{valid}.",
    ),
    "approval_together": (" tillsammans", " together"),
    "approval_quorum": (
        ", med beslutförhet när {quorum} {of} är med",
        ", with a quorum of {quorum} {of}",
    ),
    "approval_valid": (
        "; beslutet gäller i {months}", "; the decision holds for {months}",
    ),
    "approval_report": (
        ", vilket anmäls till {meeting}", ", which is reported to {meeting}",
    ),
    "placement": (
        "Högst {bounds} får placeras i {kind}{lock_in}.",
        "At most {bounds} may be placed in {kind}{lock_in}.",
    ),
    "placement_lock_in": (", bundet i högst {months}", ", locked in for at most {months}"),
    "accounts": (
        "Hos medlemmen läses {what}.", "In the member's books, these are read: {what}.",
    ),
    "account": ("{what} på konto {accounts}", "{what} on accounts {accounts}"),
    "warnings": (
        "Nivån {level} gäller när {signs}.", "The level {level} holds when {signs}.",
    ),
    "sign_cash": (
        "kassan räcker till färre än {days}", "cash lasts for fewer than {days}",
    ),
    "sign_revenue": ("omsättningen faller med {rate}", "revenue falls by {rate}"),
    "sign_report": ("rapporten är mer än {days} sen", "the report is more than {days} late"),
    "sign_overdue": (
        "avgifter är förfallna sedan mer än {days}",
        "levies are more than {days} overdue",
    ),
    "relocation": (
        "Vid omställning betalas {share} av lönen i högst {months} ur ändamålet {purpose}{host}.",
        ("On relocation, {share} of the wage is paid for at most {months} from the purpose "
        "{purpose}{host}."),
    ),
    "relocation_host": (
        ", och den som tar emot får {share} i bidrag",
        ", and the host gets a subsidy of {share}",
    ),
}  # fmt: skip

LIQUIDITY: Final[Mapping[str, tuple[str, str]]] = {
    "trigger": (
        "En medlem får hjälp när kassan räcker till färre än {days}.",
        "A member is helped when its cash lasts for fewer than {days}.",
    ),
    "need": (
        "Behovet är det som lyfter kassan till {days}{bounds}.",
        "The need is what lifts cash to {days}{bounds}.",
    ),
    "need_bounds": (", dock högst {bounds}", ", but at most {bounds}"),
    "of_payroll": ("{share} av en månads löner", "{share} of a month's payroll"),
    "source_first": ("Först {source}.", "First, {source}."),
    "source_next": ("Därefter {source}.", "Then {source}."),
    "source_defer": (
        "skjuts förfallodagen fram för medlemmens obetalda avgifter, högst {months}",
        "the due date of the member's unpaid levies is moved, for at most {months}",
    ),
    "source_purpose": (
        "lånas pengar ut ur ändamålet {purpose}{bounds}",
        "money is lent from the purpose {purpose}{bounds}",
    ),
    "source_members": (
        "lånar medlemmar vars kassa räcker till mer än {days} ut pengar{bounds}{guarantee}",
        "members whose cash lasts for more than {days} lend{bounds}{guarantee}",
    ),
    "source_stodspar": (
        "ordnas ett banklån genom stödspar{bounds}",
        "a bank loan is arranged through support saving{bounds}",
    ),
    "source_oneof": (
        "täcks hela behovet ur en enda källa, den första som räcker: {sources}",
        "the whole need is met from a single source, the first that suffices: {sources}",
    ),
    "one_defer": ("uppskjutna avgifter i högst {months}", "levies deferred for at most {months}"),
    "one_purpose": ("ändamålet {purpose}{bounds}", "the purpose {purpose}{bounds}"),
    "one_members": (
        "lån från medlemmar vars kassa räcker till mer än {days}{bounds}{guarantee}",
        "loans from members whose cash lasts for more than {days}{bounds}{guarantee}",
    ),
    "one_stodspar": (
        "ett banklån genom stödspar{bounds}", "a bank loan through support saving{bounds}",
    ),
    "source_bounds": (", högst {bounds}", ", at most {bounds}"),
    "of_surplus": ("{share} av sitt överskott", "{share} of their surplus"),
    "source_guarantee": (
        ", med fondens borgen för {share}", ", with the fund's guarantee for {share}",
    ),
    "most_urgent_first": (
        "Räcker pengarna inte till alla går den med minst kassa först.",
        "If there is not enough for all, the one with the least cash comes first.",
    ),
    "pro_rata": (
        "Räcker pengarna inte till alla delas de efter behov.",
        "If there is not enough for all, it is shared by need.",
    ),
    "all_or_nothing": (
        ("Räcker pengarna inte till alla får var och en hela sitt behov eller inget, den med minst "
        "kassa först."),
        ("If there is not enough for all, each gets its whole need or nothing, the one with the "
        "least cash first."),
    ),
    "terms": (
        "Lånen har {interest} ränta{grace} och betalas tillbaka på {repay}{only_when}.",
        "The loans bear {interest} interest{grace} and are repaid over {repay}{only_when}.",
    ),
    "terms_grace": (", är amorteringsfria i {months}", ", are free of instalments for {months}"),
    "terms_wages": (
        ", men bara när lönerna är täckta", ", but only when wages are covered",
    ),
    "multiplier": (
        "Hjälpen är högst {max} av medlemmens insats{stages}.",
        "Help is at most {max} of the member's own capital{stages}.",
    ),
    "multiplier_stage": (
        "; {max} för den som varit medlem i mindre än {months}",
        "; {max} for those who have been members for less than {months}",
    ),
    "co_financing": (
        "Fonden bär högst {fund} av en plan{own}.", "The fund bears at most {fund} of a plan{own}.",
    ),
    "co_financing_own": (
        ", och medlemmen skjuter till minst {share} i egna pengar",
        ", and the member puts in at least {share} in cash of its own",
    ),
    "share_of_turnover": (
        "Hjälpen är högst {max} av omsättningen under {months}.",
        "Help is at most {max} of the revenue of {months}.",
    ),
    "tranches": (
        "Hjälpen betalas ut i delar: {parts}{reviewer}.",
        "Help is paid out in parts: {parts}{reviewer}.",
    ),
    "tranche": ("{share} vid ”{reach}”", "{share} at “{reach}”"),
    "tranches_reviewer": (
        ", vilket prövas av {reviewer}", ", as reviewed by {reviewer}",
    ),
    "stop_loss": (
        "Inga fler delar betalas ut när {signs}.", "No further part is paid when {signs}.",
    ),
    "sign_missed": ("{missed}", "{missed}"),
    "clean_down": (
        ("Ett brolån varar i högst {max}, kan förlängas {renewals} och ska stå på noll i "
        "{zero} under varje period av {every}."),
        ("A bridge lasts for at most {max}, can be renewed {renewals} and stands at zero for "
        "{zero} in every period of {every}."),
    ),
    "loss_share": (
        "Fonden bär {share} av en medlems förlust{bounds}{after}, i högst {years}.",
        "The fund bears {share} of a member's loss{bounds}{after}, for at most {years}.",
    ),
    "loss_after": (" efter dess egna reserver", " after its own reserves"),
    "result_pooling": (
        "{members} lägger samman {share} av sina resultat och delar dem efter {by}.",
        "{members} pool {share} of their results and share them by {by}.",
    ),
    "all_members": ("Alla medlemmar", "All members"),
    "pooling_equal": ("lika delar", "equal parts"),
    "relief": (
        "När kassan räcker till färre än {days} lindras avgiften{how}.",
        "When cash lasts for fewer than {days}, the levy is eased{how}.",
    ),
    "relief_discount": (" med {share}", " by {share}"),
    "relief_defer": (", skjuts upp {months}", ", deferred for {months}"),
    "relief_catch_up": (
        " och tas igen under {months}", " and caught up over {months}",
    ),
}  # fmt: skip
