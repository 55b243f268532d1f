"""Wordings of the policy's liquidity part: need, sources, shared risk."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

LIQUIDITY: dict[str, Wording] = {
    "need_must_lift_above_trigger": error(
        sv=(
            "hjälp upp till {found} kassadagar, fast hjälpen utlöses under {trigger}",
            "fler kassadagar än {trigger}, annars är medlemmen kvar i nöd efter hjälpen",
            "höj up_to_cash_days eller sänk cash_days_below",
        ),
        en=(
            "help up to {found} cash days, though help is triggered below {trigger}",
            "more cash days than {trigger}, or the member stays in need after the help",
            "raise up_to_cash_days or lower cash_days_below",
        ),
    ),
    "liquidity_must_have_approvals": error(
        sv=(
            "likviditetshjälp utan beslutsordning",
            "approvals, som säger vem som beslutar om vilka belopp",
            "lägg till approvals, till exempel [{{above: 0 kr, by: board}}]",
        ),
        en=(
            "liquidity help without anyone to decide it",
            "approvals, which says who decides which amounts",
            "add approvals, for example [{{above: 0 kr, by: board}}]",
        ),
    ),
    "purpose_must_not_be_lent_from": error(
        sv=(
            "lån från {found}",
            (
                "ett av fondens egna ändamål; tax är avsatt till skatt och revolving används "
                "bara av avtal"
            ),
            "välj ett annat ändamål",
        ),
        en=(
            "loans from {found}",
            (
                "one of the fund's own purposes; tax is set aside for tax, and revolving is used "
                "by agreements only"
            ),
            "choose another purpose",
        ),
    ),
    "source_must_stand_once": error(
        sv=(
            "källan {found} en gång till; den står redan på rad {first}",
            "varje källa en gång",
            "slå ihop de två raderna",
        ),
        en=(
            "the source {found} once more; it already stands on line {first}",
            "each source once",
            "make one line of the two",
        ),
    ),
    "source_must_be_reachable": error(
        sv=(
            "källan {found} efter stödspar utan gräns, som täcker varje behov",
            "källor som kan behövas",
            "ge stödsparet en gräns (max), eller flytta det sist",
        ),
        en=(
            "the source {found} after support saving without a bound, which meets any need",
            "sources that can be needed",
            "give support saving a bound (max), or move it to the end",
        ),
    ),
    "lender_should_keep_what_borrower_gets": finding(
        sv=(
            "en långivare får gå ner till {found} kassadagar, fast låntagaren lyfts till {up_to}",
            "en långivare som behåller minst lika många kassadagar som låntagaren får",
            "höj above_cash_days",
        ),
        en=(
            "a lender may go down to {found} cash days, though the borrower is lifted to {up_to}",
            "a lender that keeps at least as many cash days as the borrower gets",
            "raise above_cash_days",
        ),
    ),
    "loans_must_have_terms": error(
        sv=(
            "lån ur fonden utan villkor",
            "terms, som säger ränta och när lånet är tillbaka",
            "lägg till terms, till exempel {{interest: 0 %, repay: 12 months}}",
        ),
        en=(
            "loans from the fund without terms",
            "terms, which say the interest and when the loan is back",
            "add terms, for example {{interest: 0 %, repay: 12 months}}",
        ),
    ),
    "source_should_have_means": finding(
        sv=(
            "lån ur {found}, som inte får någon del av avgiften eller ska behålla hela fonden",
            "ett ändamål som det kan finnas något att låna ur",
            "ge ändamålet en del i split, sänk golvet i keep eller välj ett annat",
        ),
        en=(
            "loans from {found}, which gets no part of the levy or is to keep the whole fund",
            "a purpose in which there can be something to lend",
            "give the purpose a share in split, lower its floor in keep, or choose another",
        ),
    ),
    "rule_should_be_carried_out_by_hand": finding(
        sv=(
            "{found} i reglerna; Fondbok läser och förklarar regeln men föreslår inget efter den",
            "att någon annan räknar och beslutar efter den",
            "{instead}",
        ),
        en=(
            "{found} in the rules; Fondbok reads and explains the rule, and proposes nothing by it",
            "somebody else to reckon and decide by it",
            "{instead}",
        ),
    ),
    "accounts_should_be_current": finding(
        sv=(
            "kontona {found}, vars saldon inte sparas ur medlemmarnas SIE-filer",
            "konton för fordringar och kassa (15–19) eller kortfristiga skulder (24–29)",
            "ange konton där, eller låt medlemmen uppge siffran",
        ),
        en=(
            "the accounts {found}, whose balances are not kept from the members' SIE files",
            "accounts of receivables and cash (15–19) or of current debts (24–29)",
            "give accounts there, or let the member declare the figure",
        ),
    ),
    "compliance_should_be_reviewed": finding(
        sv=(
            "lån i reglerna, men ingen prövning av Finansinspektionens regler",
            "compliance i consortium.yaml; utan den betalas inga lån ut",
            "pröva frågan och lägg till compliance med underlag och dag",
        ),
        en=(
            "loans in the rules, but no review of Finansinspektionen's rules",
            "compliance in consortium.yaml; without it no loan is paid out",
            "review the question, and add compliance with its basis and day",
        ),
    ),
    "bridge_must_have_days_left": error(
        sv=(
            "{found} dagar på noll under {every} månader",
            "färre dagar på noll än perioden har",
            "sänk at_zero_for eller förläng every",
        ),
        en=(
            "{found} days at zero in {every} months",
            "fewer days at zero than the period has",
            "lower at_zero_for or lengthen every",
        ),
    ),
    "co_financing_must_not_exceed_the_whole": error(
        sv=(
            "fondens och medlemmens delar blir tillsammans {found}",
            "högst 100 % tillsammans",
            "sänk fund_at_most eller own_cash_at_least",
        ),
        en=(
            "the fund's and the member's parts make {found} together",
            "at most 100% together",
            "lower fund_at_most or own_cash_at_least",
        ),
    ),
}
