"""Wordings of the policy as a whole: shares, purposes, floors and placements."""

from __future__ import annotations

from consortium.wording import Wording, error, finding
from consortium.wording.policy_deciders import DECIDERS
from consortium.wording.policy_levy import LEVY
from consortium.wording.policy_liquidity import LIQUIDITY

PURPOSES: dict[str, Wording] = {
    "shares_must_make_one_whole": error(
        sv=(
            "andelar som blir {found}",
            "andelar som tillsammans blir 100 %, eller remaining på den sista",
            "ändra andelarna, eller skriv remaining på den sista raden",
        ),
        en=(
            "shares that make {found}",
            "shares that make 100% together, or remaining on the last",
            "change the shares, or write remaining on the last line",
        ),
    ),
    "remaining_must_stand_once": error(
        sv=("remaining en gång till", "remaining högst en gång", "skriv en procentsats här"),
        en=("remaining once more", "remaining at most once", "write a percentage here"),
    ),
    "remaining_must_stand_last": error(
        sv=(
            "remaining före andra andelar",
            "remaining på den sista raden, där den läses sist",
            "flytta raden sist",
        ),
        en=(
            "remaining before other shares",
            "remaining on the last line, where it is read last",
            "move the line to the end",
        ),
    ),
    "remaining_must_have_something_left": error(
        sv=(
            "remaining, fast de andra andelarna redan är {found}",
            "andra andelar på mindre än 100 %",
            "sänk en av de andra andelarna, eller skriv 0 %",
        ),
        en=(
            "remaining, though the other shares already make {found}",
            "other shares of less than 100%",
            "lower one of the other shares, or write 0%",
        ),
    ),
    "purpose_must_exist": error(
        sv=(
            "ändamålet {found}{hint}",
            "något av {known}",
            "rätta namnet, eller lägg till ändamålet under purposes i consortium.yaml",
        ),
        en=(
            "the purpose {found}{hint}",
            "one of {known}",
            "correct the name, or add the purpose under purposes in consortium.yaml",
        ),
    ),
    "purpose_must_not_be_split": error(
        sv=(
            "en andel till {found}",
            "bara fondens egna ändamål; tax får skatten och revolving insatserna av sig själva",
            "ta bort raden och fördela andelen på de andra",
        ),
        en=(
            "a share for {found}",
            (
                "the fund's own purposes only; tax gets the tax and revolving the member "
                "capital by themselves"
            ),
            "remove the line and give its share to the others",
        ),
    ),
    "split_must_name_every_purpose": error(
        sv=(
            "ingen andel för {missing}",
            "alla ändamål i consortium.yaml",
            "lägg till en rad för vart och ett, med 0 % om det inte ska få något",
        ),
        en=(
            "no share for {missing}",
            "every purpose in consortium.yaml",
            "add a line for each, with 0% if it is to get nothing",
        ),
    ),
    "floor_must_be_given": error(
        sv=(
            "ett golv utan innehåll",
            "months_of_levies, amount eller share_of_fund",
            "skriv till exempel {{months_of_levies: 3}}",
        ),
        en=(
            "a floor that says nothing",
            "months_of_levies, amount or share_of_fund",
            "write for example {{months_of_levies: 3}}",
        ),
    ),
    "placements_must_not_exceed_the_fund": error(
        sv=(
            "placeringar på tillsammans {found} av fonden",
            "högst 100 %",
            "sänk max_share_of_fund för någon placering",
        ),
        en=(
            "placements of {found} of the fund together",
            "at most 100%",
            "lower max_share_of_fund of one placement",
        ),
    ),
    "warning_must_have_a_sign": error(
        sv=(
            "en varningsnivå utan tecken",
            "cash_days_below, revenue_falls, report_later_than eller overdue_levies",
            "skriv till exempel {{cash_days_below: 45}}",
        ),
        en=(
            "a warning level without a sign",
            "cash_days_below, revenue_falls, report_later_than or overdue_levies",
            "write for example {{cash_days_below: 45}}",
        ),
    ),
    "purpose_should_have_a_floor": finding(
        sv=(
            "lån från {found}, som saknar golv och kan tömmas helt",
            "ett golv under keep",
            "lägg till keep: {{{found}: {{months_of_levies: 3}}}}",
        ),
        en=(
            "loans from {found}, which has no floor and can be emptied",
            "a floor under keep",
            "add keep: {{{found}: {{months_of_levies: 3}}}}",
        ),
    ),
}

WORDINGS: dict[str, Wording] = PURPOSES | LEVY | LIQUIDITY | DECIDERS
