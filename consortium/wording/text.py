"""Wordings of text that people write: YAML as such, and the fields in it."""

from __future__ import annotations

from consortium.wording import Wording, error

_SV_KEYS = "en av nycklarna {known}"
_EN_KEYS = "one of the keys {known}"

YAML: dict[str, Wording] = {
    "yaml_must_be_utf8": error(
        sv=("{found}", "text i UTF-8", "spara filen på nytt med teckenkodningen UTF-8"),
        en=("{found}", "text in UTF-8", "save the file again with the encoding UTF-8"),
    ),
    "yaml_must_not_be_empty": error(
        sv=("en tom fil", "nycklar med värden", "fyll i filen eller återställ den från git"),
        en=("an empty file", "keys with values", "fill the file in, or restore it from git"),
    ),
    "yaml_must_hold_no_control_characters": error(
        sv=("tecknet {found}", "synlig text", "ta bort tecknet; det syns inte i alla redigerare"),
        en=(
            "the character {found}",
            "visible text",
            "remove the character; some editors do not show it",
        ),
    ),
    "yaml_must_not_indent_with_tabs": error(
        sv=("ett tabbtecken i indraget", "blanksteg", "byt tabben mot två blanksteg"),
        en=("a tab in the indentation", "spaces", "replace the tab with two spaces"),
    ),
    "yaml_must_be_well_formed": error(
        sv=(
            "{found}",
            "nyckel: värde, en per rad, listor inom [ ] eller med - först på raden",
            "rätta raden; ofta ligger felet på raden ovanför",
        ),
        en=(
            "{found}",
            "key: value, one a line, lists in [ ] or with - first on the line",
            "correct the line; the slip is often on the line above",
        ),
    ),
    "yaml_must_be_one_document": error(
        sv=(
            "ett andra dokument efter ---",
            "ett enda dokument i filen",
            "ta bort raden --- eller lägg resten i en egen fil",
        ),
        en=(
            "a second document after ---",
            "a single document in the file",
            "remove the line ---, or move the rest to a file of its own",
        ),
    ),
    "yaml_must_not_use_anchors": error(
        sv=(
            "hänvisningen {found}",
            "värdet utskrivet på varje ställe",
            "skriv ut värdet, eller sätt det inom citattecken om det är text",
        ),
        en=(
            "the reference {found}",
            "the value written out in each place",
            "write the value out, or put it in quotes if it is text",
        ),
    ),
    "yaml_must_not_use_tags": error(
        sv=(
            "typmärket {found}",
            "värdet utan märke",
            "ta bort ordet som börjar med ! eller sätt värdet inom citattecken",
        ),
        en=(
            "the type tag {found}",
            "the value without a tag",
            "remove the word that begins with !, or put the value in quotes",
        ),
    ),
    "yaml_must_not_nest_deeper": error(
        sv=(
            "mer än {limit} nivåer i varandra",
            "högst {limit} nivåer",
            "kontrollera indrag och parenteser från raden och uppåt",
        ),
        en=(
            "more than {limit} levels inside each other",
            "at most {limit} levels",
            "check indentation and brackets from the line upwards",
        ),
    ),
    "text_must_be_short": error(
        sv=(
            "ett värde på {found} tecken",
            "högst {limit} tecken",
            "lägg lång text i ett eget dokument och hänvisa till det",
        ),
        en=(
            "a value of {found} characters",
            "at most {limit} characters",
            "put long text in a document of its own and refer to it",
        ),
    ),
    "keys_must_be_text": error(
        sv=("en nyckel som inte är ett ord", "ett ord före kolonet", "skriv nyckelns namn"),
        en=("a key that is not a word", "a word before the colon", "write the name of the key"),
    ),
    "keys_must_be_given_once": error(
        sv=(
            "{found} en gång till; den står redan på rad {first}",
            "varje nyckel en gång",
            "behåll den ena och ta bort den andra",
        ),
        en=(
            "{found} once more; it already stands on line {first}",
            "each key once",
            "keep one and remove the other",
        ),
    ),
    "key_must_be_known": error(
        sv=("nyckeln {found}{hint}", _SV_KEYS, "rätta stavningen eller ta bort nyckeln"),
        en=("the key {found}{hint}", _EN_KEYS, "correct the spelling or remove the key"),
    ),
    "key_must_be_given": error(
        sv=("ingen nyckel {key}{where}", "{key} med ett värde", "lägg till {key}: …"),
        en=("no key {key}{where}", "{key} with a value", "add {key}: …"),
    ),
}

FIELDS: dict[str, Wording] = {
    "word_must_be_known": error(
        sv=("{found}{hint}", "ett av orden {known}", "byt till ett av orden"),
        en=("{found}{hint}", "one of the words {known}", "change it to one of the words"),
    ),
    "group_must_be_given": error(
        sv=(
            "{found}",
            "en grupp av nycklar med värden",
            "skriv nycklarna indragna på egna rader, eller inom {{ }}",
        ),
        en=(
            "{found}",
            "a group of keys with values",
            "write the keys indented on lines of their own, or inside {{ }}",
        ),
    ),
    "list_must_be_given": error(
        sv=("{found}", "en lista", "skriv värdena inom [ ], med komma emellan"),
        en=("{found}", "a list", "write the values inside [ ], with commas between"),
    ),
    "text_must_be_given": error(
        sv=("{found}", "en text", "skriv en text efter kolonet"),
        en=("{found}", "a text", "write a text after the colon"),
    ),
    "list_must_not_be_shorter": error(
        sv=("{found} som är för kort", "en lista med {limit} eller fler värden", "fyll på listan"),
        en=("{found} that is too short", "a list of {limit} or more values", "add to the list"),
    ),
    "list_must_not_be_longer": error(
        sv=("{found} som är för lång", "högst {limit} värden i listan", "korta listan"),
        en=("{found} that is too long", "at most {limit} values in the list", "shorten the list"),
    ),
    "number_must_be_whole": error(
        sv=("{found}", "ett heltal", "skriv bara siffror, utan enhet"),
        en=("{found}", "a whole number", "write digits only, without a unit"),
    ),
    "number_must_not_be_below": error(
        sv=("{found}", "{limit} eller mer", "höj talet"),
        en=("{found}", "{limit} or more", "raise the number"),
    ),
    "number_must_not_be_above": error(
        sv=("{found}", "{limit} eller mindre", "sänk talet"),
        en=("{found}", "{limit} or less", "lower the number"),
    ),
    "truth_must_be_true_or_false": error(
        sv=("{found}", "true (ja) eller false (nej)", "skriv true eller false"),
        en=("{found}", "true or false", "write true or false"),
    ),
    "value_must_be_readable": error(
        sv=("{found}", "ett värde av det slag som nyckeln tar", "jämför med exemplet i manualen"),
        en=("{found}", "a value of the kind that the key takes", "compare the manual's example"),
    ),
    "date_must_be_iso": error(
        sv=("{found}", "en dag skriven ÅÅÅÅ-MM-DD", "skriv dagen som 2026-03-31"),
        en=("{found}", "a day written YYYY-MM-DD", "write the day as 2026-03-31"),
    ),
    "amount_must_be_readable": error(
        sv=("{found}", "ett belopp i kronor", "skriv till exempel 60 000 kr eller 1 250,50 kr"),
        en=("{found}", "an amount in kronor", "write for example 60 000 kr or 1 250,50 kr"),
    ),
    "rate_must_be_a_percentage": error(
        sv=("{found}", "en procentsats med procenttecken", "skriv till exempel 7 % eller 20,6 %"),
        en=("{found}", "a percentage with its sign", "write for example 7 % or 20.6 %"),
    ),
    "key_must_be_well_formed": error(
        sv=(
            "{found}",
            "ett kort namn: liten bokstav först, sedan små bokstäver, siffror och _",
            "skriv namnet med små bokstäver och _ i stället för blanksteg",
        ),
        en=(
            "{found}",
            "a short name: a lower-case letter first, then lower-case letters, digits and _",
            "write the name in lower case, with _ for spaces",
        ),
    ),
    "account_range_must_be_readable": error(
        sv=(
            "{found}",
            "ett konto eller en kontogrupp, till exempel 3740 eller 30-37",
            "skriv lika många siffror på båda sidor, den lägre först",
        ),
        en=(
            "{found}",
            "an account or a range of accounts, for example 3740 or 30-37",
            "write as many digits on both sides, the lower first",
        ),
    ),
    "days_must_be_readable": error(
        sv=("{found}", "ett antal dagar", "skriv till exempel 30 dagar"),
        en=("{found}", "a number of days", "write for example 30 days"),
    ),
    "months_must_be_readable": error(
        sv=("{found}", "ett antal månader", "skriv till exempel 3 månader"),
        en=("{found}", "a number of months", "write for example 3 months"),
    ),
    "amount_must_not_be_negative": error(
        sv=("{found}", "0,00 kr eller mer", "skriv beloppet utan minustecken"),
        en=("{found}", "SEK 0.00 or more", "write the amount without a minus sign"),
    ),
    "share_must_not_be_negative": error(
        sv=("{found}", "0 % eller mer", "skriv andelen utan minustecken"),
        en=("{found}", "0% or more", "write the share without a minus sign"),
    ),
    "share_must_not_exceed_the_whole": error(
        sv=("{found}", "högst 100 %", "skriv en andel av helheten"),
        en=("{found}", "at most 100%", "write a share of the whole"),
    ),
}

WORDINGS: dict[str, Wording] = YAML | FIELDS
