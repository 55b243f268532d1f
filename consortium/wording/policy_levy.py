"""Wordings of the policy's levy: rates, bands, bounds, exceptions, natures, VAT and tax."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

LEVY: dict[str, Wording] = {
    "valid_from_must_be_a_first": error(
        sv=(
            "gäller från {found}",
            "den första dagen i en månad, eftersom avgiften räknas månadsvis",
            "skriv den första dagen i den månad då reglerna börjar gälla",
        ),
        en=(
            "valid from {found}",
            "the first day of a month, since the levy is reckoned by month",
            "write the first day of the month in which the rules take effect",
        ),
    ),
    "valid_from_must_be_used_once": error(
        sv=(
            "{found}, som {other} redan gäller från",
            "en enda version per dag",
            "ta bort den ena filen eller ändra dess valid_from",
        ),
        en=(
            "{found}, from which {other} is already in force",
            "a single version for each day",
            "remove one of the files, or change its valid_from",
        ),
    ),
    "file_should_be_named_by_valid_from": finding(
        sv=(
            "filen heter {found}",
            "ett filnamn efter dagen då reglerna börjar gälla: {expected}",
            "byt namn på filen, eller rätta valid_from",
        ),
        en=(
            "the file is named {found}",
            "a file name after the day on which the rules take effect: {expected}",
            "rename the file, or correct valid_from",
        ),
    ),
    "levy_rate_must_be_within_statutes": error(
        sv=(
            "satsen {found}",
            "stadgarnas {lowest}–{highest}",
            (
                "ändra satsen; ett undantag för en medlem kan i stället få decision: med stämmans "
                "beslut"
            ),
        ),
        en=(
            "the rate {found}",
            "the statutes' {lowest}–{highest}",
            (
                "change the rate; a member's exception may instead carry decision: with the "
                "general meeting's decision"
            ),
        ),
    ),
    "band_must_begin_above_zero": error(
        sv=(
            "ett skikt som börjar vid 0 kr",
            "en gräns över 0 kr; under första gränsen gäller rate",
            "skriv satsen från 0 kr som rate och ta bort skiktet",
        ),
        en=(
            "a band that begins at SEK 0",
            "a threshold above SEK 0; below the first one, rate holds",
            "write the rate from SEK 0 as rate, and remove the band",
        ),
    ),
    "bands_must_ascend": error(
        sv=(
            "gränsen {found} efter {before}",
            "skikten i stigande ordning, varje gräns en gång",
            "ordna skikten från lägst till högst",
        ),
        en=(
            "the threshold {found} after {before}",
            "bands in ascending order, each threshold once",
            "order the bands from lowest to highest",
        ),
    ),
    "floor_must_not_exceed_cap": error(
        sv=(
            "golvet {found} över taket {cap}",
            "ett golv under taket",
            "sänk golvet eller höj taket",
        ),
        en=(
            "the floor {found} above the cap {cap}",
            "a floor below the cap",
            "lower the floor or raise the cap",
        ),
    ),
    "levy_floor_should_keep_the_statutes": finding(
        sv=(
            "golvet {found} är mer än {highest} när underlaget är mindre än {base}",
            "en avgift inom stadgarnas gränser, eller stadgar som undantar golv och tak",
            (
                "sänk golvet, ta ett beslut (levy: decision), eller sätt floor_and_cap_exempt i "
                "consortium.yaml om stadgarna tillåter det"
            ),
        ),
        en=(
            "the floor {found} is more than {highest} when the base is below {base}",
            "a levy within the statutes' limits, or statutes that exempt floor and cap",
            (
                "lower the floor, take a decision (levy: decision), or set floor_and_cap_exempt in "
                "consortium.yaml if the statutes allow it"
            ),
        ),
    ),
    "levy_cap_should_keep_the_statutes": finding(
        sv=(
            "taket {found} är mindre än {lowest} när underlaget är större än {base}",
            "en avgift inom stadgarnas gränser, eller stadgar som undantar golv och tak",
            (
                "höj taket, ta ett beslut (levy: decision), eller sätt floor_and_cap_exempt i "
                "consortium.yaml om stadgarna tillåter det"
            ),
        ),
        en=(
            "the cap {found} is less than {lowest} when the base is above {base}",
            "a levy within the statutes' limits, or statutes that exempt floor and cap",
            (
                "raise the cap, take a decision (levy: decision), or set floor_and_cap_exempt in "
                "consortium.yaml if the statutes allow it"
            ),
        ),
    ),
    "exception_must_change_something": error(
        sv=(
            "ett undantag för {found} som inte ändrar något",
            "rate, bands, floor eller cap",
            "skriv vad som gäller i stället, eller ta bort undantaget",
        ),
        en=(
            "an exception for {found} that changes nothing",
            "rate, bands, floor or cap",
            "write what holds instead, or remove the exception",
        ),
    ),
    "exception_should_cover_a_month": finding(
        sv=(
            "ett undantag till och med {found}, men reglerna gäller från {start}",
            "ett undantag som gäller någon månad",
            "ta bort undantaget eller rätta until",
        ),
        en=(
            "an exception until {found}, but the rules are valid from {start}",
            "an exception that covers some month",
            "remove the exception, or correct until",
        ),
    ),
    "service_fee_should_state_vat": finding(
        sv=(
            "en serviceavgift utan moms",
            "momssatsen, eftersom serviceavgifter i regel är momspliktiga",
            "lägg till vat: 25 %, eller vat: 0 % om avgiften är undantagen",
        ),
        en=(
            "a service fee without VAT",
            "the VAT rate, since service fees are as a rule subject to VAT",
            "add vat: 25 %, or vat: 0 % if the fee is exempt",
        ),
    ),
    "vat_must_be_on_service_fees_only": error(
        sv=(
            "moms {found} på {kind}",
            "moms bara på service_fee; medlemsavgift och insats är utan moms",
            "ta bort vat, eller ändra kind till service_fee",
        ),
        en=(
            "VAT {found} on {kind}",
            "VAT on service_fee only; membership fees and member capital carry none",
            "remove vat, or change kind to service_fee",
        ),
    ),
    "vat_should_be_a_rate_in_law": finding(
        sv=(
            "momssatsen {found}",
            "25 %, 12 %, 6 % eller 0 %",
            "kontrollera satsen i mervärdesskattelagen",
        ),
        en=("the VAT rate {found}", "25%, 12%, 6% or 0%", "check the rate in the VAT act"),
    ),
    "levy_tax_should_have_a_taxable_part": finding(
        sv=(
            "skatt {found} men ingen skattepliktig del av avgiften",
            "en del av slaget service_fee; medlemsavgift är skattefri och insats är eget kapital",
            "ta bort tax, eller dela upp avgiften under nature",
        ),
        en=(
            "tax {found} but no taxable part of the levy",
            (
                "a part of the kind service_fee; membership fees are tax-free, member capital is "
                "equity"
            ),
            "remove tax, or divide the levy under nature",
        ),
    ),
}
