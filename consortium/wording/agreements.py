"""Wordings of agreements: loans and what else lasts, their terms and what falls due."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

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
            "dagen {found}, skriven efter {before}",
            "dagar i ordning, ingen före avtalets första dag",
            "rätta dagen, eller flytta raden",
        ),
        en=(
            "the day {found}, written after {before}",
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
    "agreement_must_stand_in_its_file": error(
        sv=(
            "avtalet {found} i en fil med annat namn",
            "filen {file}",
            "byt namn på filen, eller rätta id och version",
        ),
        en=(
            "the agreement {found} in a file of another name",
            "the file {file}",
            "rename the file, or correct id and version",
        ),
    ),
    "agreement_must_name_a_member": error(
        sv=(
            "{found}{hint}",
            "en medlem i consortium.yaml: {known}",
            "rätta namnet, eller för in medlemmen i consortium.yaml",
        ),
        en=(
            "{found}{hint}",
            "a member of consortium.yaml: {known}",
            "correct the name, or enter the member in consortium.yaml",
        ),
    ),
    "agreement_versions_must_follow": error(
        sv=(
            "version {found}",
            "version {expected}: versionerna följer på varandra från 1",
            "rätta version, och ge filen namn efter den",
        ),
        en=(
            "version {found}",
            "version {expected}: versions follow one another from 1",
            "correct the version, and name the file after it",
        ),
    ),
    "agreement_parties_must_stay": error(
        sv=(
            "en ny version med annan part, annat slag eller ändamål",
            "samma kind, with och purpose som i {file}",
            "rätta dem, eller skriv ett nytt avtal med eget id",
        ),
        en=(
            "a new version with another party, kind or purpose",
            "the same kind, with and purpose as in {file}",
            "correct them, or write a new agreement with its own id",
        ),
    ),
    "agreement_must_be_as_decided": error(
        sv=(
            "en annan text än den beslutade ({found}…, beslutad {decided}…)",
            "filen som den beslutades",
            "ta tillbaka den beslutade texten ur documents/, och skriv ändringen i {next}",
        ),
        en=(
            "another text than was decided ({found}…, decided {decided}…)",
            "the file as it was decided",
            "restore the decided text from documents/, and write the change in {next}",
        ),
    ),
    "decided_agreement_must_stand": error(
        sv=(
            "ingen fil {file}",
            "filen med det beslutade avtalet",
            "hämta tillbaka den ur documents/ eller en säkerhetskopia",
        ),
        en=(
            "no file {file}",
            "the file with the decided agreement",
            "bring it back from documents/ or a backup",
        ),
    ),
    "agreement_must_have_a_decider": error(
        sv=(
            "avtalet {found} på {amount}, som ingen rad under approvals räcker till",
            "en rad under approvals som omfattar beloppet",
            "sänk beloppet, eller låt stämman ändra reglerna",
        ),
        en=(
            "the agreement {found} of {amount}, which no line of approvals reaches",
            "a line of approvals that reaches the amount",
            "lower the amount, or let the general meeting change the policy",
        ),
    ),
    "agreement_must_be_known": error(
        sv=("{found}", "ett avtal i agreements/: {known}", "rätta namnet"),
        en=("{found}", "an agreement in agreements/: {known}", "correct the id"),
    ),
    "agreement_amount_must_be_owed": error(
        sv=(
            "{found}",
            "högst {left}, det som återstår av {id} och inte redan är aviserat",
            "sänk beloppet, eller vänd först den avi som redan är skickad",
        ),
        en=(
            "{found}",
            "at most {left}, what is left of {id} and not noticed already",
            "lower the amount, or first reverse the notice that was sent",
        ),
    ),
    "agreement_must_be_decided_first": error(
        sv=(
            "avtalet {found}, som ännu inte är beslutat",
            "ett beslutat avtal",
            "föreslå det med fondbok propose agreements, och låt besluta det",
        ),
        en=(
            "the agreement {found}, which is not decided yet",
            "a decided agreement",
            "propose it with fondbok propose agreements, and have it decided",
        ),
    ),
    "agreement_change_must_say_why": error(
        sv=("inget skäl", "varför beloppet ändras", "skriv skälet med --why"),
        en=("no reason", "why the amount changes", "give the reason with --why"),
    ),
    "agreement_file_must_be_new": error(
        sv=(
            "filen {file} finns redan",
            "ett namn som inget avtal har",
            "välj ett annat id, eller ändra i filen",
        ),
        en=(
            "the file {file} exists already",
            "an id that no agreement has",
            "choose another id, or edit the file",
        ),
    ),
    "agreements_must_still_hold": error(
        sv=(
            "{found} {day}: {before} när förslaget gjordes, nu {after}",
            "samma belopp och skäl som i förslaget",
            "kör fondbok propose agreements {month} igen",
        ),
        en=(
            "{found} {day}: {before} when proposed, now {after}",
            "the same amount and reasons as in the proposal",
            "run fondbok propose agreements {month} again",
        ),
    ),
    "agreement_must_have_compliance": error(
        sv=(
            "avtalet {found} i ett konsortium som inte har prövat Finansinspektionens regler",
            "compliance i consortium.yaml, med underlag och dag; utan den lånas inget ut",
            "pröva frågan, lägg till compliance och föreslå igen",
        ),
        en=(
            "the agreement {found} in a consortium that has not reviewed the FI's rules",
            "compliance in consortium.yaml, with its basis and day; nothing is lent without it",
            "review the question, add compliance, and propose again",
        ),
    ),
    "agreement_must_have_due_diligence": error(
        sv=(
            "{member} utan daterad kundkännedom",
            "due_diligence på medlemmen i consortium.yaml",
            "gör kundkännedomen, skriv in dagen och föreslå igen",
        ),
        en=(
            "{member} without a dated customer due diligence",
            "due_diligence on the member in consortium.yaml",
            "do the due diligence, enter its day, and propose again",
        ),
    ),
    "agreement_must_fit_its_purpose": error(
        sv=(
            "{found} ur ändamålet {purpose}",
            "högst {available}, det som är obundet utöver golvet {floor}",
            "sänk beloppet, välj ett annat ändamål, eller vänta på avgifter och återbetalningar",
        ),
        en=(
            "{found} out of the purpose {purpose}",
            "at most {available}, what is untied above the floor {floor}",
            "lower the amount, choose another purpose, or wait for levies and repayments",
        ),
    ),
    "tied_should_equal_instruments": finding(
        sv=(
            "bundet i ändamålen: {found}",
            "{expected}, det bokförda värdet av lån, placeringar och andelar",
            "boka om det bundna med en post i serie M, eller fråga revisorn vad som skiljer",
        ),
        en=(
            "tied in purposes: {found}",
            "{expected}, the carrying amount of loans, placements and shares",
            "correct what is tied with a voucher of series M, or ask the auditor what differs",
        ),
    ),
    "member_loan_must_be_accepted": error(
        sv=(
            "lånet {found} utan {lender}s eget beslut och undertecknad revers: det är en förfrågan",
            "lender_decision och signed_note i avtalet",
            "vänta på långivarens protokoll och revers, och skriv in dem",
        ),
        en=(
            "the loan {found} without {lender}'s own decision and signed note: it is a request",
            "lender_decision and signed_note in the agreement",
            "wait for the lender's minutes and note, and enter them",
        ),
    ),
    "gift_must_fit_free_equity": error(
        sv=(
            "efterskänkt {found}",
            "högst {free}: fritt eget kapital enligt fastställt bokslut, mindre lämnat stöd",
            "sänk beloppet, skriv av det som inte kommer tillbaka, eller vänta på nästa bokslut",
        ),
        en=(
            "forgiven {found}",
            "at most {free}: free equity as adopted, less support given since",
            "lower the amount, write off what will not come back, or wait for the next accounts",
        ),
    ),
}
