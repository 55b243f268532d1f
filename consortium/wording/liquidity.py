"""Wordings of help to members: what stands in the way of assessing or helping one."""

from __future__ import annotations

from consortium.wording import Wording, error, finding

WORDINGS: dict[str, Wording] = {
    "liquidity_figures_must_be_reported": finding(
        sv=(
            "{member} har inte uppgett {missing} för {month}",
            "kassa, löner och skulder, annars kan behovet inte bedömas",
            "be medlemmen fylla i dem (fondbok template report), eller ange accounts i reglerna",
        ),
        en=(
            "{member} has not reported {missing} for {month}",
            "cash, payroll and payables, or the need cannot be told",
            "ask the member to fill them in (fondbok template report), or give accounts in the "
            "policy",
        ),
    ),
    "help_must_still_hold": error(
        sv=(
            "hjälpen till {member} för {month}, {amount}, håller inte längre: {because}",
            "samma uppgifter och regler som när den beslutades, och varje golv och tak kvar",
            "kör fondbok propose liquidity {month} och låt rätt organ besluta om det nya",
        ),
        en=(
            "the help to {member} for {month}, {amount}, no longer holds: {because}",
            "the same figures and rules as when it was decided, and every floor and cap kept",
            "run fondbok propose liquidity {month} and let the right body decide the new one",
        ),
    ),
    "request_must_be_posted": error(
        sv=(
            "{lender} har ingen förfrågan om lån till {member} för {month}",
            "en förfrågan som är beslutad och bokförd och inte redan avböjd",
            "rätta medlem, långivare eller månad; fondbok propose liquidity {month} visar läget",
        ),
        en=(
            "{lender} has no request for a loan to {member} for {month}",
            "a request that is decided and posted, and not declined already",
            (
                "correct member, lender or month; fondbok propose liquidity {month} shows how it "
                "stands"
            ),
        ),
    ),
    "loan_must_have_compliance": finding(
        sv=(
            "{member} behöver lån, men prövningen av Finansinspektionens regler saknas",
            "compliance i consortium.yaml, med underlag och dag; utan den lånas inget ut",
            "pröva frågan, lägg till compliance och föreslå igen",
        ),
        en=(
            "{member} needs a loan, but there is no review of Finansinspektionen's rules",
            "compliance in consortium.yaml, with its basis and day; nothing is lent without it",
            "review the question, add compliance, and propose again",
        ),
    ),
    "loan_must_have_due_diligence": finding(
        sv=(
            "{member} behöver lån, men medlemmens kundkännedom saknar datum",
            "due_diligence för medlemmen i consortium.yaml, en dag som har varit",
            "gör kundkännedomen, för in dagen och föreslå igen",
        ),
        en=(
            "{member} needs a loan, but the due diligence of the member has no date",
            "due_diligence of the member in consortium.yaml, a day that has been",
            "carry out the due diligence, enter its day, and propose again",
        ),
    ),
}
