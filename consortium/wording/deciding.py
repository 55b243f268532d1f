"""Wordings about decisions: who may vote, quorum, majority, minutes."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "proposal_must_be_approved": error(
        sv=(
            "förslaget {id} har inget beslut",
            "ett beslut av {body}, som reglerna kräver",
            "se vem som beslutar med fondbok approve {id}; för in beslutet med fondbok "
            "approve {id} --decision … --by …",
        ),
        en=(
            "the proposal {id} has no decision",
            "a decision of {body}, as the rules ask",
            "see who decides with fondbok approve {id}; record the decision with fondbok "
            "approve {id} --decision … --by …",
        ),
    ),
    "posted_proposal_must_be_decided": error(
        sv=(
            "förslaget {id} är bokfört, men inget beslut av {body} finns",
            "beslutet i mappen decisions/",
            "återställ filen ur säkerhetskopian; fattades inget beslut, rätta verifikationerna "
            "med fondbok reverse",
        ),
        en=(
            "the proposal {id} is posted, but there is no decision of {body}",
            "the decision in the folder decisions/",
            "restore the file from the backup; if no decision was taken, undo the vouchers with "
            "fondbok reverse",
        ),
    ),
    "proposal_must_not_be_rejected": error(
        sv=(
            "förslaget {id} är avslaget: {decision} ({why})",
            "ett förslag som är godkänt",
            "gör ett annat förslag, eller låt {body} besluta på nytt: fondbok approve {id}",
        ),
        en=(
            "the proposal {id} was rejected: {decision} ({why})",
            "a proposal that is approved",
            "make another proposal, or let {body} decide anew: fondbok approve {id}",
        ),
    ),
    "decision_must_not_be_too_old": error(
        sv=(
            "{decision} gällde till och med {until}; det är {day}",
            "ett beslut som fortfarande gäller",
            "låt {body} besluta på nytt: fondbok approve {id}",
        ),
        en=(
            "{decision} held until {until}; it is {day}",
            "a decision that still holds",
            "let {body} decide anew: fondbok approve {id}",
        ),
    ),
    "deciding_body_must_be_the_same": error(
        sv=(
            "{found} skulle besluta om {id}, men enligt reglerna nu är det {expected}",
            "samma som när förslaget gjordes",
            "kör fondbok month {month} och låt rätt organ besluta om det nya förslaget",
        ),
        en=(
            "{found} was to decide {id}, but by the rules now it is {expected}",
            "the same as when the proposal was made",
            "run fondbok month {month} and let the right body decide the new proposal",
        ),
    ),
    "agreement_must_be_new": error(
        sv=(
            "{file} finns redan med andra villkor",
            "ett nytt avtal, eller en ny version av det gamla",
            "låt avtalet få en ny version eller ett annat id, och besluta om det",
        ),
        en=(
            "{file} is there already with other terms",
            "a new agreement, or a new version of the old one",
            "give the agreement a new version or another id, and decide on that",
        ),
    ),
    "line_must_not_be_posted_twice": error(
        sv=(
            "{member} {month}: raden är redan bokförd och inte rättad",
            "en rad som inte är bokförd",
            "gör ett nytt förslag; det tar hänsyn till vad som är bokfört",
        ),
        en=(
            "{member} {month}: the line is posted already and not reversed",
            "a line that is not posted",
            "make a new proposal; it takes account of what is posted",
        ),
    ),
    "proposal_must_need_a_decision": error(
        sv=(
            "förslaget {id} behöver inget beslut",
            "ett förslag som ett organ ska besluta om",
            "bokför det: fondbok post {id}",
        ),
        en=(
            "the proposal {id} needs no decision",
            "a proposal that a body is to decide",
            "post it: fondbok post {id}",
        ),
    ),
    "proposal_must_not_be_approved_twice": error(
        sv=(
            "förslaget {id} är redan godkänt: {decision}",
            "ett förslag utan gällande beslut",
            "bokför det: fondbok post {id}; lägg till protokollet med fondbok approve {id} "
            "--minutes FIL --adjusted DAG",
        ),
        en=(
            "the proposal {id} is approved already: {decision}",
            "a proposal without a decision in force",
            "post it: fondbok post {id}; add the minutes with fondbok approve {id} "
            "--minutes FILE --adjusted DAY",
        ),
    ),
    "decision_must_say_where_and_when": error(
        sv=(
            "{found}",
            "organ, dag och paragraf: Styrelsen 2026-04-07 § 5",
            "skriv beslutet så efter --decision",
        ),
        en=(
            "{found}",
            "body, day and paragraph: Board 2026-04-07 § 5",
            "write the decision so after --decision",
        ),
    ),
    "decision_must_not_be_of_the_future": error(
        sv=("ett beslut av den {found}", "idag ({today}) eller tidigare", "rätta --decision"),
        en=("a decision of {found}", "today ({today}) or earlier", "correct --decision"),
    ),
    "decision_must_be_of_the_deciding_body": error(
        sv=(
            "ett beslut av {found}",
            "ett beslut av {body}, som reglerna kräver, eller av stämman",
            "lägg fram förslaget för {body}, och skriv det organet i --decision",
        ),
        en=(
            "a decision of {found}",
            "a decision of {body}, as the rules ask, or of the general meeting",
            "put the proposal before {body}, and name that body in --decision",
        ),
    ),
    "decision_must_be_owed_to_a_meeting": error(
        sv=(
            "{decision}, anmält på {found}",
            "ett brådskande beslut (report_to i reglerna) som ännu inte är anmält, och ett möte "
            "efter beslutet",
            "fondbok status visar vilka beslut som ska anmälas",
        ),
        en=(
            "{decision}, reported at {found}",
            "an urgent decision (report_to in the rules) that is not reported yet, and a meeting "
            "after the decision",
            "fondbok status shows which decisions are to be reported",
        ),
    ),
    "voter_must_be_known": error(
        sv=(
            "{found}",
            "någon i consortium.yaml; rösta får {known}",
            "rätta namnet",
        ),
        en=("{found}", "somebody of consortium.yaml; {known} may vote", "correct the name"),
    ),
    "voter_must_vote_once": error(
        sv=(
            "{found} på flera ställen",
            "var och en antingen för, emot eller jävig",
            "låt {found} stå efter --by, efter --against eller efter --recused",
        ),
        en=(
            "{found} in several places",
            "each either for, against or recused",
            "name {found} after --by, after --against or after --recused",
        ),
    ),
    "recused_must_not_vote": error(
        sv=(
            "{found}, som får företräda {members}",
            "att den som är jävig inte deltar i beslutet",
            "beslutet måste fattas utan {found} (--recused {found}); rösta får {rest}",
        ),
        en=(
            "{found}, who may represent {members}",
            "that whoever is disqualified takes no part in the decision",
            "the decision must be taken without {found} (--recused {found}); {rest} may vote",
        ),
    ),
    "quorum_must_hold": error(
        sv=(
            "{counted} av {seats} deltog i beslutet{recused}",
            "minst {quorum} i {body}",
            "{next}",
        ),
        en=(
            "{counted} of {seats} took part in the decision{recused}",
            "at least {quorum} in {body}",
            "{next}",
        ),
    ),
    "quorum_must_be_possible": error(
        sv=(
            "för få blir kvar i {body}{recused}",
            "minst {quorum} av {seats} som får delta",
            "{next}",
        ),
        en=(
            "too few are left in {body}{recused}",
            "at least {quorum} of {seats} who may take part",
            "{next}",
        ),
    ),
    "decision_must_have_a_majority": error(
        sv=(
            "{for} för och {against} emot i {body}",
            "fler för än emot (vid lika antal avgör ordföranden), eller så många som reglerna "
            "säger",
            "för in avslaget: fondbok reject ID --decision … --why …",
        ),
        en=(
            "{for} for and {against} against in {body}",
            "more for than against (when even the chair decides), or as many as the rules say",
            "record the rejection: fondbok reject ID --decision … --why …",
        ),
    ),
    "deciders_must_be_different_people": error(
        sv=(
            "ja av {found}",
            "ja av {bodies}: {number} olika personer, ingen av dem jävig",
            "låt den som fattas också besluta (någon av {known}); är de jäviga, lägg fram saken "
            "för styrelsen eller stämman",
        ),
        en=(
            "yes by {found}",
            "yes by {bodies}: {number} different people, none of them recused",
            "let whoever is missing decide as well (one of {known}); if they are recused, put it "
            "to the board or the general meeting",
        ),
    ),
    "rejection_must_say_why": error(
        sv=("ingen orsak", "varför förslaget avslås", "skriv orsaken efter --why"),
        en=("no reason", "why the proposal is rejected", "write the reason after --why"),
    ),
    "decision_must_be_recorded_first": error(
        sv=(
            "inget beslut om {id}",
            "ett beslut som protokollet hör till",
            "för in beslutet först: fondbok approve {id} --decision … --by …",
        ),
        en=(
            "no decision on {id}",
            "a decision that the minutes belong to",
            "record the decision first: fondbok approve {id} --decision … --by …",
        ),
    ),
    "minutes_must_be_adjusted_after_the_meeting": error(
        sv=(
            "justerat {found}",
            "en dag från mötet ({day}) till idag ({today})",
            "rätta --adjusted",
        ),
        en=(
            "adjusted on {found}",
            "a day from the meeting ({day}) until today ({today})",
            "correct --adjusted",
        ),
    ),
}
