"""Wordings of agreements: loans and what else lasts, their terms and what falls due."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "agreement_id_must_be_well_formed": error(
        sv=(
            "avtalsnamnet {found}",
            "små bokstäver, siffror, bindestreck och understreck, med en bokstav först",
            "skriv till exempel brygga-cykelbud",
        ),
        en=(
            "the agreement id {found}",
            "small letters, digits, hyphens and underscores, a letter first",
            "write for example bridge-cykelbud",
        ),
    ),
    "agreement_days_must_ascend": error(
        sv=(
            "dagen {found} efter {before}",
            "dagar i ordning, ingen före avtalets första dag",
            "rätta dagen, eller flytta raden",
        ),
        en=(
            "the day {found} after {before}",
            "days in order, none before the first day of the agreement",
            "correct the day, or move the line",
        ),
    ),
    "agreement_amount_must_not_be_zero": error(
        sv=("beloppet 0 kr", "ett belopp över noll", "skriv beloppet, eller ta bort raden"),
        en=("the amount SEK 0", "an amount above zero", "write the amount, or remove the line"),
    ),
    "agreement_purpose_must_lend": error(
        sv=(
            "ändamålet {found}, som är avsatt till skatt",
            "ett ändamål som får lånas ut",
            "välj ett annat ändamål i consortium.yaml",
        ),
        en=(
            "the purpose {found}, which is set aside for tax",
            "a purpose that may be lent",
            "choose another purpose of consortium.yaml",
        ),
    ),
    "loan_lender_must_be_of_a_member_loan": error(
        sv=(
            "en långivare på ett lån från fonden",
            "lender bara på kind: member_loan",
            "ta bort lender, eller skriv kind: member_loan",
        ),
        en=(
            "a lender on a loan from the fund",
            "lender only on kind: member_loan",
            "remove lender, or write kind: member_loan",
        ),
    ),
    "loan_must_be_between_two": error(
        sv=(
            "{found} som både långivare och låntagare",
            "två olika medlemmar",
            "rätta with eller lender",
        ),
        en=(
            "{found} as both lender and borrower",
            "two different members",
            "correct with or lender",
        ),
    ),
    "loan_must_be_repaid_in_months": error(
        sv=("återbetalning på 0 månader", "minst en månad", "skriv till exempel repay: 12 months"),
        en=("repayment in 0 months", "one month at least", "write for example repay: 12 months"),
    ),
    "surplus_share_must_be_of_a_contingent_loan": error(
        sv=(
            "surplus_share på ett lån med fast plan",
            "surplus_share bara tillsammans med schedule: contingent",
            "ta bort surplus_share, eller skriv schedule: contingent",
        ),
        en=(
            "surplus_share on a loan with a fixed plan",
            "surplus_share only together with schedule: contingent",
            "remove surplus_share, or write schedule: contingent",
        ),
    ),
}
