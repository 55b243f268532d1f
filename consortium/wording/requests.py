"""Wordings about what people ask for: who they are, which day, which member, which voucher."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "books_must_be_found": error(
        sv=(
            "inga böcker i eller ovanför {found}",
            "en mapp med consortium.yaml och main.beancount",
            "ange mappen med --books DIR eller FONDBOK_BOOKS, eller gör nya böcker "
            "med fondbok init DIR",
        ),
        en=(
            "no books in or above {found}",
            "a folder with consortium.yaml and main.beancount",
            "name the folder with --books DIR or FONDBOK_BOOKS, or make new books "
            "with fondbok init DIR",
        ),
    ),
    "folder_must_be_empty": error(
        sv=("{found} är inte tom", "en tom mapp eller en som inte finns", "välj en annan mapp"),
        en=("{found} is not empty", "an empty folder, or one that is not there", "choose another"),
    ),
    "folder_must_be_writable": error(
        sv=(
            "{found}",
            "en mapp som går att skriva i",
            "välj en annan mapp eller ändra rättigheterna",
        ),
        en=("{found}", "a folder that can be written to", "choose another, or change its rights"),
    ),
    "sample_must_be_known": error(
        sv=("{found}", "ett av exemplen: {known}", "kör igen med --sample och ett av namnen"),
        en=(
            "{found}",
            "one of the samples: {known}",
            "run again with --sample and one of the names",
        ),
    ),
    "person_must_be_named": error(
        sv=(
            "ingen har sagt vem som gör det",
            "en person i consortium.yaml med rätt roll: {fitting}",
            "kör igen med --as PERSON, eller sätt FONDBOK_AS",
        ),
        en=(
            "nobody said who does it",
            "a person of consortium.yaml with the role for it: {fitting}",
            "run again with --as PERSON, or set FONDBOK_AS",
        ),
    ),
    "person_must_be_known": error(
        sv=("{found}", "en av personerna i consortium.yaml: {known}", "rätta namnet efter --as"),
        en=(
            "{found}",
            "one of the people of consortium.yaml: {known}",
            "correct the name after --as",
        ),
    ),
    "person_must_have_the_role": error(
        sv=(
            "{found} har inte rollen {role} den {day}",
            "någon av: {fitting}",
            "låt den som har rollen göra det, eller för in rollen i "
            "consortium.yaml om den är beslutad",
        ),
        en=(
            "{found} does not hold the role {role} on {day}",
            "one of: {fitting}",
            "let somebody with the role do it, or enter the role in "
            "consortium.yaml if it was decided",
        ),
    ),
    "day_must_not_be_future": error(
        sv=("{found}", "idag ({today}) eller tidigare", "rätta dagen efter --date"),
        en=("{found}", "today ({today}) or earlier", "correct the day after --date"),
    ),
    "member_must_be_known": error(
        sv=("{found}", "en av medlemmarna: {known}", "rätta namnet efter --member"),
        en=("{found}", "one of the members: {known}", "correct the name after --member"),
    ),
    "file_must_name_a_member": error(
        sv=(
            "organisationsnummer {number}, företag {company}: ingen medlem",
            "en medlems organisationsnummer i consortium.yaml",
            "säg vems filen är med --member M (någon av {known}), eller rätta "
            "numret i consortium.yaml",
        ),
        en=(
            "organisation number {number}, company {company}: no member",
            "the organisation number of a member in consortium.yaml",
            "say whose it is with --member M (one of {known}), or correct the "
            "number in consortium.yaml",
        ),
    ),
    "file_must_be_the_members_own": error(
        sv=(
            "filens organisationsnummer {number} tillhör {found}",
            "en fil från {named}",
            "ta bort --member, eller be {named} om sin egen fil",
        ),
        en=(
            "the file's organisation number {number} is that of {found}",
            "a file from {named}",
            "leave out --member, or ask {named} for its own file",
        ),
    ),
    "sie_type_must_be_accepted": error(
        sv=(
            "SIE typ {found}",
            "typ {accepted}, enligt accept i consortium.yaml",
            "{ask}, eller ändra accept",
        ),
        en=(
            "SIE type {found}",
            "type {accepted}, by accept in consortium.yaml",
            "{ask}, or change accept",
        ),
    ),
    "file_must_hold_a_wanted_month": finding(
        sv=(
            "ingen månad i filen hör hit ({member} är medlem från {joined})",
            "minst en månad med figurer, då medlemmen är med och som inte ligger framåt i tiden",
            "kontrollera att rätt räkenskapsår exporterades och att --period stämmer",
        ),
        en=(
            "no month of the file belongs here ({member} is a member from {joined})",
            "at least one month of membership that does not lie in the future",
            "check that the right fiscal year was exported, and --period",
        ),
    ),
    "policy_must_be_in_force": error(
        sv=(
            "ingen policy gäller för {period}; den första gäller från {first}",
            "en policy i mappen policy/ med valid_from senast månadens första dag",
            "välj en senare månad, eller lägg den beslutade policyn i policy/",
        ),
        en=(
            "no policy is in force for {period}; the first holds from {first}",
            "a policy in the folder policy/ with valid_from on or before the first of the month",
            "choose a later month, or put the policy that was decided into policy/",
        ),
    ),
    "proposal_must_be_waiting": error(
        sv=(
            "inget väntande förslag börjar med {found}",
            "ett av dem som väntar: {known}",
            "kör fondbok status för att se vad som väntar, eller fondbok month "
            "PERIOD för att föreslå",
        ),
        en=(
            "no waiting proposal begins with {found}",
            "one of those that wait: {known}",
            "run fondbok status to see what waits, or fondbok month PERIOD to propose",
        ),
    ),
    "proposal_must_be_named": error(
        sv=(
            "inget ID",
            "de första tecknen av ett förslag som väntar: {known}",
            "skriv dem efter kommandot; fondbok status visar vad som väntar",
        ),
        en=(
            "no ID",
            "the first characters of a proposal that waits: {known}",
            "write them after the command; fondbok status shows what waits",
        ),
    ),
    "proposal_must_be_unambiguous": error(
        sv=("flera förslag börjar med {found}", "ett av: {known}", "skriv fler tecken"),
        en=("several proposals begin with {found}", "one of: {known}", "write more characters"),
    ),
    "proposal_must_not_be_posted_twice": error(
        sv=(
            "förslaget {found} är redan bokfört",
            "ett som väntar: {known}",
            "kör fondbok explain {found} för att se vad det blev; ångra med fondbok reverse",
        ),
        en=(
            "the proposal {found} has been posted already",
            "one that waits: {known}",
            "run fondbok explain {found} to see what became of it; undo with fondbok reverse",
        ),
    ),
    "proposal_must_still_hold": error(
        sv=(
            "{member} {month}: nu {after} på underlaget {base_after} ({because})",
            "som i förslaget: {before} på underlaget {base_before}",
            "något har ändrats sedan förslaget gjordes; kör fondbok month {month} "
            "och bokför det nya",
        ),
        en=(
            "{member} {month}: now {after} on the base {base_after} ({because})",
            "as proposed: {before} on the base {base_before}",
            "something changed since the proposal was made; run fondbok month "
            "{month}, post the new one",
        ),
    ),
    "voucher_number_must_be_readable": error(
        sv=(
            "{found}",
            "ett verifikationsnummer som V2026-117",
            "skriv serie, år, streck och nummer",
        ),
        en=("{found}", "a voucher number such as V2026-117", "write series, year, dash and number"),
    ),
    "voucher_must_exist": error(
        sv=("{found} finns inte", "ett nummer upp till {last} i den serien", "rätta numret"),
        en=("there is no {found}", "a number up to {last} in that series", "correct the number"),
    ),
    "reversal_must_say_why": error(
        sv=("ingen orsak", "varför verifikationen rättas", "skriv orsaken efter --why"),
        en=("no reason", "why the voucher is reversed", "write the reason after --why"),
    ),
    "voucher_must_not_be_reversed_twice": error(
        sv=("{found} är redan rättad genom {by}", "en verifikation som gäller", "ingenting"),
        en=("{found} is reversed by {by} already", "a voucher that stands", "nothing"),
    ),
    "reversal_must_not_be_reversed": error(
        sv=(
            "{found} är själv en rättelse av {original}",
            "en verifikation som inte är en rättelse",
            "bokför det rätta på nytt: fondbok month föreslår avgiften igen",
        ),
        en=(
            "{found} is itself the reversal of {original}",
            "a voucher that is not a reversal",
            "book the right thing anew: fondbok month proposes the levy again",
        ),
    ),
    "reversal_must_come_after": error(
        sv=(
            "rättelse daterad {found}",
            "samma dag som originalet ({date}) eller senare",
            "rätta --date",
        ),
        en=(
            "a reversal dated {found}",
            "the day of the original ({date}) or later",
            "correct --date",
        ),
    ),
}
