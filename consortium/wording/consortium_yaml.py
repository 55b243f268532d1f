"""Wordings of ``consortium.yaml``: members, people, bodies, purposes and bank accounts."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "organisation_number_must_have_ten_digits": error(
        sv=(
            "{found}",
            "ett organisationsnummer med tio siffror, till exempel 769600-0004",
            "skriv av numret från registreringsbeviset",
        ),
        en=(
            "{found}",
            "an organisation number of ten digits, for example 769600-0004",
            "copy the number from the certificate of registration",
        ),
    ),
    "organisation_number_must_check": error(
        sv=(
            "{found}",
            "kontrollsiffran {check_digit} sist",
            "jämför varje siffra med registreringsbeviset; en siffra är fel",
        ),
        en=(
            "{found}",
            "the check digit {check_digit} at the end",
            "compare each digit with the certificate of registration; one of them is wrong",
        ),
    ),
    "fiscal_year_must_start_on_a_first": error(
        sv=(
            "{found}",
            "första dagen i en månad, skriven MM-DD",
            "skriv till exempel 01-01 eller 07-01",
        ),
        en=(
            "{found}",
            "the first day of a month, written MM-DD",
            "write for example 01-01 or 07-01",
        ),
    ),
    "bankgiro_must_check": error(
        sv=(
            "{found}",
            "ett bankgironummer med sju eller åtta siffror och rätt kontrollsiffra",
            "skriv av numret från avtalet med banken",
        ),
        en=(
            "{found}",
            "a bankgiro number of seven or eight digits with the right check digit",
            "copy the number from the agreement with the bank",
        ),
    ),
    "plusgiro_must_check": error(
        sv=(
            "{found}",
            "ett plusgironummer med två till åtta siffror och rätt kontrollsiffra",
            "skriv av numret från avtalet med banken",
        ),
        en=(
            "{found}",
            "a plusgiro number of two to eight digits with the right check digit",
            "copy the number from the agreement with the bank",
        ),
    ),
    "iban_must_check": error(
        sv=(
            "{found}",
            "ett IBAN med rätt kontrollsiffror (i Sverige SE och 22 siffror)",
            "kopiera numret från internetbanken",
        ),
        en=(
            "{found}",
            "an IBAN with the right check digits (in Sweden SE and 22 digits)",
            "copy the number from the internet bank",
        ),
    ),
    "keys_must_give_different_accounts": error(
        sv=(
            "{found}, som får samma kontonamn som {other}: {component}",
            "nycklar som ger skilda konton",
            "byt namn på den ena",
        ),
        en=(
            "{found}, which gives the same account name as {other}: {component}",
            "keys that give different accounts",
            "rename one of them",
        ),
    ),
    "purposes_must_hold_administration": error(
        sv=(
            "bara {found}",
            "ändamålet administration, som bär fondens egna kostnader",
            "lägg till administration i listan",
        ),
        en=(
            "only {found}",
            "the purpose administration, which bears the fund's own costs",
            "add administration to the list",
        ),
    ),
    "purposes_must_be_named_once": error(
        sv=("ändamålet {found} en gång till", "varje ändamål en gång", "ta bort dubbletten"),
        en=("the purpose {found} once more", "each purpose once", "remove the duplicate"),
    ),
    "purpose_must_not_be_reserved": error(
        sv=(
            "ett ändamål som heter {found}",
            "ett annat namn; {found} betyder något eget under liquidity: sources",
            "byt namn på ändamålet",
        ),
        en=(
            "a purpose named {found}",
            "another name; {found} has a meaning of its own under liquidity: sources",
            "rename the purpose",
        ),
    ),
    "left_must_not_be_before_joined": error(
        sv=(
            "utträde {found}, före inträdet {joined}",
            "utträde samma dag som inträdet eller senare",
            "rätta left eller joined efter medlemsförteckningen",
        ),
        en=(
            "left on {found}, before joining on {joined}",
            "left on the day of joining or later",
            "correct left or joined by the register of members",
        ),
    ),
    "organisation_number_must_be_unique": error(
        sv=(
            "{found}, som också är {other}",
            "ett eget organisationsnummer för varje förening",
            "kontrollera vilken förening numret tillhör",
        ),
        en=(
            "{found}, which is also {other}",
            "an organisation number of its own for each cooperative",
            "check which cooperative the number belongs to",
        ),
    ),
    "levy_between_must_ascend": error(
        sv=(
            "från {lowest} till {highest}",
            "den lägre satsen först, båda mellan 0 och 100 %",
            "skriv stadgarnas gränser, till exempel [5 %, 10 %]",
        ),
        en=(
            "from {lowest} to {highest}",
            "the lower rate first, both between 0 and 100%",
            "write the limits of the statutes, for example [5 %, 10 %]",
        ),
    ),
    "member_must_exist": error(
        sv=(
            "medlemmen {found}{hint}",
            "en av medlemmarna i consortium.yaml: {known}",
            "rätta namnet eller lägg till medlemmen under members",
        ),
        en=(
            "the member {found}{hint}",
            "one of the members in consortium.yaml: {known}",
            "correct the name, or add the member under members",
        ),
    ),
    "person_must_exist": error(
        sv=(
            "personen {found}{hint}",
            "en av personerna i consortium.yaml: {known}",
            "rätta namnet eller lägg till personen under people",
        ),
        en=(
            "the person {found}{hint}",
            "one of the people in consortium.yaml: {known}",
            "correct the name, or add the person under people",
        ),
    ),
    "until_must_not_be_before_from": error(
        sv=(
            "till och med {found}, men från {start}",
            "en sista dag som inte ligger före den första",
            "rätta from eller until",
        ),
        en=(
            "until {found}, but from {start}",
            "a last day that is not before the first",
            "correct from or until",
        ),
    ),
    "treasurer_should_be_named": finding(
        sv=(
            "ingen med rollen treasurer",
            "en kassör, som får bokföra och skicka avier",
            "ge någon rollen: roles: [treasurer]",
        ),
        en=(
            "nobody with the role treasurer",
            "a treasurer, who may post and send notices",
            "give somebody the role: roles: [treasurer]",
        ),
    ),
}
