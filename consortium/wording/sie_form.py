"""Wordings of findings about the form of a SIE file: its letters, its lines, its head."""

from __future__ import annotations

from consortium.wording import Wording, finding

_NONE_SV = "inget behöver göras; säg till programmets leverantör"
_NONE_EN = "nothing needs to be done; tell the maker of the program"
_CHECK_SV = "kontrollera raden mot medlemmens bokföring"
_CHECK_EN = "compare the line with the member's books"

WORDINGS: dict[str, Wording] = {
    "sie_letters_should_be_whole": finding(
        sv=(
            "{letters} förlorade tecken (visas som \ufffd)",
            "alla tecken kvar",
            "summorna påverkas inte; tecknen gick förlorade innan filen kom hit",
        ),
        en=(
            "{letters} lost letters (shown as \ufffd)",
            "every letter kept",
            "sums are not affected; the letters were lost before the file came here",
        ),
    ),
    "sie_file_should_keep_to_one_code_page": finding(
        sv=(
            "{letters} tecken ur en annan teckentabell i en fil i {encoding}",
            "en teckentabell i hela filen",
            "summorna påverkas inte; enstaka å, ä, ö kan visas fel",
        ),
        en=(
            "{letters} letters of another code page in a file in {encoding}",
            "one code page in the whole file",
            "sums are not affected; a few å, ä, ö may look wrong",
        ),
    ),
    "sie_letters_should_be_readable": finding(
        sv=(
            "text som lästs med fel teckentabell innan filen kom hit: ”{found}”",
            "läsbara å, ä, ö",
            "summorna påverkas inte; be om filen direkt ur programmet, utan omvägar",
        ),
        en=(
            'text that was read in a wrong code page before the file came here: "{found}"',
            "readable å, ä, ö",
            "sums are not affected; ask for the file straight from the program",
        ),
    ),
    "sie_quotes_should_match": finding(
        sv=(
            "citattecken som inte går ihop (antal rader: {count}), först: {found}",
            'citattecken i par, \\" inne i en text',
            _CHECK_SV,
        ),
        en=(
            "quotes that do not match (lines: {count}), first: {found}",
            'quotes in pairs, \\" inside a text',
            _CHECK_EN,
        ),
    ),
    "sie_lines_should_begin_with_a_tag": finding(
        sv=(
            "rader som inte börjar med # (antal: {count}), först: ”{found}”; de lästes inte",
            "en post per rad",
            _CHECK_SV,
        ),
        en=(
            'lines that do not begin with # (number: {count}), first: "{found}"; not read',
            "one post a line",
            _CHECK_EN,
        ),
    ),
    "sie_rows_should_stand_in_vouchers": finding(
        sv=(
            "{tag} inom en okänd post (antal rader: {count}); de räknas inte",
            "rader i verifikationer",
            _CHECK_SV,
        ),
        en=(
            "{tag} within an unknown post (rows: {count}); they are not counted",
            "rows in vouchers",
            _CHECK_EN,
        ),
    ),
    "sie_row_text_should_follow_a_date": finding(
        sv=(
            "text där radens datum ska stå (antal rader: {count}), först: ”{found}”",
            'ett datum eller "" före texten',
            _NONE_SV,
        ),
        en=(
            'text in the place of a row\'s date (rows: {count}), first: "{found}"',
            'a date or "" before the text',
            _NONE_EN,
        ),
    ),
    "sie_quantities_should_be_numbers": finding(
        sv=("en kvantitet som inte är ett tal (antal: {count}): ”{found}”", "ett tal", _NONE_SV),
        en=('a quantity that is no number (number: {count}): "{found}"', "a number", _NONE_EN),
    ),
    "sie_period_should_stand_before_the_account": finding(
        sv=(
            "{tag} med konto {account} före period {period} (antal: {count})",
            "period före konto; de lästes i den ordning de betyder något",
            _CHECK_SV,
        ),
        en=(
            "{tag} with account {account} before period {period} (number: {count})",
            "period before account; they were read in the order that makes sense",
            _CHECK_EN,
        ),
    ),
    "sie_declarations_should_be_whole": finding(
        sv=("{tag} utan innehåll (antal: {count})", "nummer och namn, eller datum", _NONE_SV),
        en=("{tag} without content (number: {count})", "number and name, or dates", _NONE_EN),
    ),
    "sie_objects_should_be_declared_once": finding(
        sv=(
            "#OBJEKT flera gånger (antal: {count}), först {object}",
            "ett namn per objekt; det sista gäller",
            "inget behöver göras",
        ),
        en=(
            "#OBJEKT several times (number: {count}), first {object}",
            "one name per object; the last one holds",
            "nothing needs to be done",
        ),
    ),
    "sie_head_should_stand_once": finding(
        sv=(
            "{tag} flera gånger (antal: {count}); den sista gäller",
            "en gång i filen",
            "kontrollera att inte två filer har lagts samman",
        ),
        en=(
            "{tag} several times (number: {count}); the last one holds",
            "once in a file",
            "check that two files were not joined",
        ),
    ),
    "sie_file_should_name_its_format": finding(
        sv=("ingen #FORMAT", "#FORMAT PC8", _NONE_SV),
        en=("no #FORMAT", "#FORMAT PC8", _NONE_EN),
    ),
    "sie_file_should_name_its_type": finding(
        sv=("ingen #SIETYP; innehållet är {kind}", "#SIETYP 1, 2, 3 eller 4", _NONE_SV),
        en=("no #SIETYP; the content is {kind}", "#SIETYP 1, 2, 3 or 4", _NONE_EN),
    ),
    "sie_type_should_match_the_content": finding(
        sv=("#SIETYP {declared}, men innehållet är {kind}", "samma typ", _NONE_SV),
        en=("#SIETYP {declared}, but the content is {kind}", "the same type", _NONE_EN),
    ),
    "sie_flag_should_be_zero": finding(
        sv=(
            "#FLAGGA 1: filen är redan inläst i något program",
            "#FLAGGA 0",
            "fråga medlemmen om det är rätt fil innan siffrorna används",
        ),
        en=(
            "#FLAGGA 1: some program has already imported the file",
            "#FLAGGA 0",
            "ask the member whether it is the right file before its figures are used",
        ),
    ),
    "sie_checksum_should_match": finding(
        sv=(
            "kontrollsumman {stated}, men innehållet ger {reckoned}",
            "samma summa (SIE 4B, kapitel 10)",
            "filen kan ha ändrats efter exporten: be om den på nytt; en ny fil ersätter siffrorna",
        ),
        en=(
            "the control sum {stated}, but the content gives {reckoned}",
            "the same sum (SIE 4B, chapter 10)",
            "the file may have changed since: ask for it again; a new file replaces its figures",
        ),
    ),
    "sie_organisation_number_should_be_valid": finding(
        sv=(
            "organisationsnumret {found}",
            "tio siffror med rätt kontrollsiffra",
            "kontrollera att filen är medlemmens egen",
        ),
        en=(
            "the organisation number {found}",
            "ten digits with a right check digit",
            "check that the file is the member's own",
        ),
    ),
}
