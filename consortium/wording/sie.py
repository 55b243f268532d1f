"""Wordings of the area ``sie``: what stops a SIE file. Findings stand in two modules beside."""

from __future__ import annotations

from consortium.wording import Wording, error, sie_books, sie_form

_AGAIN_SV = "be medlemmen exportera filen på nytt; kvarstår felet, fråga programmets leverantör"
_AGAIN_EN = "ask the member to export again; if it remains, ask the maker of its program"

WORDINGS: dict[str, Wording] = {
    "sie_amount_must_be_a_number": error(
        sv=("{tag}: beloppet ”{found}”", "ett belopp som -1234.50, med decimalpunkt", _AGAIN_SV),
        en=('{tag}: the amount "{found}"', "an amount like -1234.50, with a point", _AGAIN_EN),
    ),
    "sie_amount_must_be_whole_ore": error(
        sv=(
            "{tag}: beloppet {found}, som är finare än ett öre",
            "hela ören; inget avrundas här",
            "be medlemmen rätta beloppet i sitt program och exportera filen på nytt",
        ),
        en=(
            "{tag}: the amount {found}, finer than an öre",
            "whole öre; nothing is rounded here",
            "ask the member to correct the amount in its program and export again",
        ),
    ),
    "sie_date_must_be_a_day": error(
        sv=("datumet ”{found}”", "en dag som finns, skriven ÅÅÅÅMMDD", _AGAIN_SV),
        en=('the date "{found}"', "a day that exists, written YYYYMMDD", _AGAIN_EN),
    ),
    "sie_period_must_be_a_month": error(
        sv=("{tag}: perioden ”{found}”", "en månad som finns, skriven ÅÅÅÅMM", _AGAIN_SV),
        en=('{tag}: the period "{found}"', "a month that exists, written YYYYMM", _AGAIN_EN),
    ),
    "sie_year_must_be_an_index": error(
        sv=("{tag}: årsnumret ”{found}”", "0 för innevarande år, -1 för föregående", _AGAIN_SV),
        en=('{tag}: the year number "{found}"', "0 for this year, -1 for the last", _AGAIN_EN),
    ),
    "sie_fiscal_year_must_be_a_year": error(
        sv=("räkenskapsåret {found}", "högst 18 månader (BFL 3 kap. 3 §)", _AGAIN_SV),
        en=("the fiscal year {found}", "at most 18 months (BFL 3:3)", _AGAIN_EN),
    ),
    "sie_line_must_be_whole": error(
        sv=("{tag} utan konto eller belopp", "en hel rad", _AGAIN_SV),
        en=("{tag} without an account or an amount", "a whole line", _AGAIN_EN),
    ),
    "sie_objects_must_be_pairs": error(
        sv=("objektlistan {{{found}}}", "par av dimension och objekt", _AGAIN_SV),
        en=("the object list {{{found}}}", "pairs of dimension and object", _AGAIN_EN),
    ),
    "sie_braces_must_match": error(
        sv=("en klammer utan motsvarighet", "{{ och }} parvis", _AGAIN_SV),
        en=("a brace without its fellow", "{{ and }} in pairs", _AGAIN_EN),
    ),
    "sie_row_must_stand_in_a_voucher": error(
        sv=("{tag} utanför en verifikation", "rader inom {{ och }} efter #VER", _AGAIN_SV),
        en=("{tag} outside a voucher", "rows between {{ and }} after #VER", _AGAIN_EN),
    ),
    "sie_voucher_must_be_closed": error(
        sv=(
            "en ny verifikation innan verifikation {voucher} är slut",
            "}} efter verifikationens sista rad",
            _AGAIN_SV,
        ),
        en=(
            "a new voucher before voucher {voucher} has ended",
            "}} after the last row of a voucher",
            _AGAIN_EN,
        ),
    ),
    "sie_file_must_be_whole": error(
        sv=(
            "filen tar slut mitt i verifikation {voucher}, som börjar på rad {line}",
            "en hel fil",
            "filen är avkortad: hämta eller exportera den på nytt",
        ),
        en=(
            "the file ends in the middle of voucher {voucher}, which begins on line {line}",
            "a whole file",
            "the file is truncated: download or export it again",
        ),
    ),
    "sie_file_must_reach_its_checksum": error(
        sv=(
            "#KSUMMA i filens början men ingen kontrollsumma i slutet",
            "en hel fil (SIE 4B, punkt 10.5)",
            "filen är avkortad: hämta eller exportera den på nytt",
        ),
        en=(
            "#KSUMMA at the beginning of the file but no control sum at its end",
            "a whole file (SIE 4B, 10.5)",
            "the file is truncated: download or export it again",
        ),
    ),
    "sie_currency_must_be_kronor": error(
        sv=(
            "#VALUTA {found}",
            "bokföring i svenska kronor",
            "räkna om månadens siffror till kronor och lämna dem i rapportmallen",
        ),
        en=(
            "#VALUTA {found}",
            "books in Swedish kronor",
            "convert the month's figures to kronor and hand them in on the report form",
        ),
    ),
    "sie_type_must_be_1_to_4": error(
        sv=(
            "{found}",
            "SIE av typ 1, 2, 3 eller 4",
            "be medlemmen exportera SIE 4 (4E) i stället",
        ),
        en=(
            "{found}",
            "SIE of type 1, 2, 3 or 4",
            "ask the member to export SIE 4 (4E) instead",
        ),
    ),
    **sie_form.WORDINGS,
    **sie_books.WORDINGS,
}
