"""Wordings of the policy's approvals: the ladder, bodies and quorum."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

DECIDERS: dict[str, Wording] = {
    "rung_must_have_a_bound": error(
        sv=(
            "ett steg utan gräns",
            "up_to (till och med ett belopp) eller above (över ett belopp); urgent behöver up_to",
            "lägg till up_to eller above",
        ),
        en=(
            "a step without a bound",
            "up_to (up to an amount) or above (above an amount); urgent needs up_to",
            "add up_to or above",
        ),
    ),
    "body_must_exist": error(
        sv=(
            "{found}{hint}",
            "någon som kan besluta: {known}",
            "rätta namnet, eller lägg till organet under bodies i consortium.yaml",
        ),
        en=(
            "{found}{hint}",
            "somebody who can decide: {known}",
            "correct the name, or add the body under bodies in consortium.yaml",
        ),
    ),
    "approvals_must_ascend": error(
        sv=(
            "till och med {found} efter {before}",
            "steg i stigande ordning",
            "ordna stegen från lägsta till högsta belopp",
        ),
        en=(
            "up to {found} after {before}",
            "steps in ascending order",
            "order the steps from the lowest to the highest amount",
        ),
    ),
    "approvals_must_not_leave_a_gap": error(
        sv=(
            "över {found}, fast stegen före bara når {reached}",
            "ett steg som börjar där det förra slutar",
            "skriv above: {reached}, eller lägg till ett steg emellan",
        ),
        en=(
            "above {found}, though the steps before reach {reached} only",
            "a step that begins where the one before ends",
            "write above: {reached}, or add a step between",
        ),
    ),
    "approvals_must_not_overlap": error(
        sv=(
            "över {found}, fast stegen före redan når {reached}",
            "ett steg som börjar där det förra slutar",
            "skriv above: {reached}",
        ),
        en=(
            "above {found}, though the steps before already reach {reached}",
            "a step that begins where the one before ends",
            "write above: {reached}",
        ),
    ),
    "approvals_must_end_with_the_top": error(
        sv=(
            "ett steg efter det översta",
            "steget utan övre gräns sist",
            "flytta steget med above sist",
        ),
        en=(
            "a step after the top",
            "the step without an upper bound last",
            "move the step with above to the end",
        ),
    ),
    "approvals_must_reach_every_amount": error(
        sv=(
            "en beslutsordning som slutar vid ett belopp",
            "ett sista steg utan övre gräns",
            "lägg till ett steg med above, till exempel {{above: 250 000 kr, by: general_meeting}}",
        ),
        en=(
            "a ladder of decisions that ends at an amount",
            "a last step without an upper bound",
            "add a step with above, for example {{above: 250 000 kr, by: general_meeting}}",
        ),
    ),
    "quorum_must_be_stated": error(
        sv=(
            "of: {found} utan beslutförhet",
            "quorum, till exempel more_than_half",
            "lägg till quorum, eller ta bort of",
        ),
        en=(
            "of: {found} without a quorum",
            "quorum, for example more_than_half",
            "add quorum, or remove of",
        ),
    ),
    "quorum_must_be_of_a_body": error(
        sv=(
            "beslutförhet för {found}",
            "beslutförhet bara för ett organ med flera ledamöter",
            "ta bort quorum, eller låt styrelsen besluta",
        ),
        en=(
            "a quorum of {found}",
            "a quorum only of a body with several seats",
            "remove quorum, or let the board decide",
        ),
    ),
    "body_should_have_seats": finding(
        sv=(
            "beslutförhet av alla platser i {found}, som inte har några platser",
            "seats eller members för organet i consortium.yaml",
            "lägg till seats: under bodies i consortium.yaml",
        ),
        en=(
            "a quorum of all seats in {found}, which has no seats",
            "seats or members of the body in consortium.yaml",
            "add seats: under bodies in consortium.yaml",
        ),
    ),
    "urgent_decision_should_be_reported": finding(
        sv=(
            "ett brådskande beslut som inte anmäls någonstans",
            "report_to: next_general_meeting",
            "lägg till report_to",
        ),
        en=(
            "an urgent decision that is reported nowhere",
            "report_to: next_general_meeting",
            "add report_to",
        ),
    ),
}
