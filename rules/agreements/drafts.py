"""Commented drafts of agreements: what ``agreement new KIND`` writes, ready to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consortium.money import Language

_LOAN_SV = """\
# Lån från fonden till en medlem. Ändra värdena; rader med # i början gäller inte.
id: lan-cykelbud                # namnet i böckerna; filen heter agreements/<id>.yaml
kind: loan
with: cykelbud                  # medlemmen som lånar
purpose: solidarity             # ändamålet som pengarna tas ur och kommer tillbaka till
from: 2026-05-15                # första dagen
amount: 200 000 kr
# movements: [{date: 2026-05-15, amount: 120 000 kr}, {date: 2026-08-15, amount: 80 000 kr}]
interest: 0 %                   # eller daterad: [{from: 2026-05-15, rate: 2 %}]
grace: 3 months                 # amorteringsfritt; räntan tas med den första avin
repay: 12 months                # antal månadsvisa avbetalningar därefter
schedule: straight              # annuity: lika betalningar · bullet: allt på slutet · contingent
# surplus_share: 25 %           # bara med contingent: andelen av månadens överskott
# only_when: wages_covered      # betalning flyttas en månad när lönerna inte är täckta
# decision: "Styrelsen 2026-05-12 § 4"
"""
_LOAN_EN = """\
# A loan from the fund to a member. Change the values; lines that begin with # do not count.
id: lan-cykelbud                # its name in the books; the file is agreements/<id>.yaml
kind: loan
with: cykelbud                  # the member that borrows
purpose: solidarity             # the purpose that lends, and that gets the money back
from: 2026-05-15                # the first day
amount: 200 000 kr
# movements: [{date: 2026-05-15, amount: 120 000 kr}, {date: 2026-08-15, amount: 80 000 kr}]
interest: 0 %                   # or dated: [{from: 2026-05-15, rate: 2 %}]
grace: 3 months                 # no repayment; the interest comes with the first notice
repay: 12 months                # how many monthly instalments after that
schedule: straight              # annuity: equal payments · bullet: all at the end · contingent
# surplus_share: 25 %           # only with contingent: the share of a month's surplus
# only_when: wages_covered      # a payment moves on a month when wages are not covered
# decision: "The board 2026-05-12 § 4"
"""
_MEMBER_LOAN_SV = """\
# Lån från en medlem till en annan, förmedlat av konsortiet. Pengarna går direkt mellan dem.
id: lan-cykelbud
kind: member_loan
with: cykelbud                  # medlemmen som lånar
lender: grenverket              # medlemmen som lånar ut
# purpose: solidarity           # ändamålet bakom fondens borgen
# guarantee: 50 %               # fondens borgen, andel av det som återstår
# lender_decision: "Grenverkets styrelse 2026-05-10 § 3"    # utan dem är lånet en förfrågan
# signed_note: "revers-2026-05-12.pdf"                      # den undertecknade reversen
from: 2026-05-15
amount: 100 000 kr
interest: 0 %
grace: 3 months
repay: 12 months
schedule: straight
"""
_MEMBER_LOAN_EN = """\
# A loan from one member to another, arranged by the consortium. The money goes directly.
id: lan-cykelbud
kind: member_loan
with: cykelbud                  # the member that borrows
lender: grenverket              # the member that lends
# purpose: solidarity           # the purpose behind the fund's guarantee
# guarantee: 50 %               # the fund's guarantee, a share of what is left
# lender_decision: "Grenverket's board 2026-05-10 § 3"      # without them it is a request
# signed_note: "note-2026-05-12.pdf"                        # the signed note (revers)
from: 2026-05-15
amount: 100 000 kr
interest: 0 %
grace: 3 months
repay: 12 months
schedule: straight
"""

DRAFTS: Final[Mapping[str, Mapping[Language, str]]] = {
    "loan": {"sv": _LOAN_SV, "en": _LOAN_EN},
    "member_loan": {"sv": _MEMBER_LOAN_SV, "en": _MEMBER_LOAN_EN},
}
