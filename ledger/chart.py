"""The chart of accounts as a table: account patterns with BAS numbers and names.

BAS numbers follow the legal form: ``bas`` for an ekonomisk förening, ``bas_ideell`` where an
ideell förening differs. Groups 206x–207x of BAS belong to ideella föreningar, so purposes carry
a number only there. Sources: BAS 2026, EFL 5 kap., design.md §3, domain.md §5.

In a pattern ``<Member>``, ``<Payee>``, ``<Purpose>``, ``<Bank>``, ``<Agreement>``, ``<Kind>``,
``<Unit>`` and ``<Name>`` each stand for one component of an account.
"""

from __future__ import annotations

from typing import NamedTuple

BY_BANK = "bank"  # 1930 for the first bank account of consortium.yaml, then 1941, 1942 …
BY_PURPOSE = "purpose"  # IDEELL_PURPOSES


class Row(NamedTuple):
    """One account pattern. ``opened``: stands in accounts.beancount from the first day."""

    pattern: str
    bas: str | None
    sv: str
    en: str
    opened: bool = True
    bas_ideell: str | None = None  # where it differs from ``bas``


def _later(pattern: str, bas: str | None, sv: str, en: str, ideell: str | None = None) -> Row:
    return Row(pattern, bas, sv, en, opened=False, bas_ideell=ideell)


ASSETS = (
    Row("Assets:Bank:<Bank>", BY_BANK, "Bank", "Bank"),
    Row(
        "Assets:Receivable:Levies:<Member>", "1510", "Kundfordringar, avgifter", "Levies receivable"
    ),
    _later(
        "Assets:Receivable:Allowance", "1519", "Nedskrivning av kundfordringar", "Levy allowance"
    ),
    _later("Assets:Receivable:Loans:<Member>", "1682", "Förfallen amortering", "Instalment due"),
    _later("Assets:Receivable:Interest:<Member>", "1689", "Räntefordran", "Interest receivable"),
    _later("Assets:Receivable:Fees:<Member>", "1689", "Avgiftsfordran", "Fee receivable"),
    _later("Assets:Receivable:Recourse:<Member>", "1689", "Regressfordran", "Recourse"),
    _later(
        "Assets:Receivable:UnpaidCapital:<Member>",
        "1691",
        "Tecknad ej inbetald insats",
        "Unpaid member capital",
    ),
    Row("Assets:Accrued:Levies", "1790", "Upplupna avgifter", "Accrued levies"),
    _later("Assets:Accrued:Interest", "1760", "Upplupna ränteintäkter", "Accrued interest"),
    Row("Assets:Tax:Account", "1630", "Skattekonto", "Tax account"),
    Row("Assets:VAT:Settlement", "1650", "Momsfordran", "VAT receivable"),
    _later("Assets:Loans:Liquidity:<Member>", "1682", "Likviditetslån", "Liquidity loan"),
    _later("Assets:Loans:Long:<Member>", "1381", "Långfristigt lån", "Long loan"),
    _later("Assets:Loans:Allowance", "1389", "Nedskrivning av lånefordringar", "Loan allowance"),
    _later(
        "Assets:Placements:Microfund:<Agreement>",
        "1380",
        "Placering i mikrofond",
        "Microfund placement",
    ),
    _later("Assets:Placements:Stodspar:<Agreement>", "1386", "Stödspar", "Support saving"),
    _later("Assets:Shares:Members:<Member>", "1356", "Andelar i medlem", "Shares in member"),
    _later("Assets:Shares:Impairment", "1358", "Nedskrivning av andelar", "Share impairment"),
    _later("Assets:Shares:<Name>", "1355", "Insats", "Stake"),
    _later("Assets:Shares:<Name>:<Agreement>", "1355", "Insats", "Stake"),
    _later("Assets:Memo:<Unit>:<Name>", None, "Memo", "Memo"),
    _later("Assets:Memo:<Unit>:<Name>:<Agreement>", None, "Memo", "Memo"),
)

EQUITY = (
    Row("Equity:Retained", "2091", "Balanserat resultat", "Retained result", bas_ideell="2067"),
    Row(
        "Equity:PriorYear",
        "2098",
        "Föregående års resultat",
        "Prior year's result",
        bas_ideell="2068",
    ),
    Row("Equity:Result", "2099", "Årets resultat", "Result for the year", bas_ideell="2069"),
    Row(
        "Equity:Appropriated",
        None,
        "Avsatt till ändamål",
        "Appropriated to purposes",
        bas_ideell="2067",
    ),
    Row("Equity:Purpose:<Purpose>", None, "Ändamål", "Purpose", bas_ideell=BY_PURPOSE),
    _later("Equity:Purpose:<Purpose>:Tied", None, "Ianspråktaget", "Tied", BY_PURPOSE),
    _later("Equity:MemberCapital:<Member>", "2083", "Medlemsinsats", "Member capital"),
    _later("Equity:IssuedCapital:<Member>", "2087", "Insatsemission", "Issued member capital"),
    _later("Equity:Subordinated", "2084", "Förlagsinsatser", "Subordinated capital"),
    _later("Equity:Reserve", "2086", "Reservfond", "Reserve fund"),
    _later("Equity:Opening", None, "Ingående balanser", "Opening balances"),
    _later("Equity:Memo:<Unit>:<Name>", None, "Memo", "Memo"),
    _later("Equity:Memo:<Unit>:<Name>:<Agreement>", None, "Memo", "Memo"),
)

LIABILITIES = (
    _later(
        "Liabilities:Provisions:Calls", "2290", "Avsättning för infrianden", "Provision for calls"
    ),
    _later(
        "Liabilities:Conditional",
        "2392",
        "Villkorliga långfristiga skulder",
        "Conditional long-term debt",
    ),
    _later(
        "Liabilities:Prepaid:<Member>", "2420", "Förskott från medlem", "Prepaid by member", "2972"
    ),
    Row("Liabilities:Payables", "2440", "Leverantörsskulder", "Payables"),
    _later("Liabilities:Payouts:<Payee>", "2890", "Beslutad utbetalning", "Decided payout"),
    Row("Liabilities:Tax:Income", "2512", "Beräknad inkomstskatt", "Estimated income tax"),
    Row("Liabilities:VAT:Output", "2611", "Utgående moms 25 %", "Output VAT 25%"),
    Row("Liabilities:VAT:Input", "2641", "Ingående moms", "Input VAT"),
    Row("Liabilities:VAT:Settlement", "2650", "Redovisningskonto för moms", "VAT settlement"),
    Row("Liabilities:Tax:Withheld", "2710", "Personalskatt", "Tax withheld"),
    Row("Liabilities:Tax:Contributions", "2731", "Arbetsgivaravgifter", "Social contributions due"),
    _later("Liabilities:Grants", "2880", "Skuld erhållna bidrag", "Unspent grants"),
    Row("Liabilities:Accrued", "2990", "Upplupna kostnader", "Accrued expenses"),
    Row(
        "Liabilities:Unidentified", "2999", "Oidentifierade inbetalningar", "Unidentified payments"
    ),
)

INCOME = (
    Row("Income:Levies:<Member>", "3901", "Medlemsavgifter", "Membership levies"),
    _later("Income:Services:<Member>", "3041", "Serviceavgifter 25 %", "Service levies 25%"),
    _later("Income:Fees", "3042", "Garanti- och låneavgifter", "Guarantee and loan fees"),
    Row("Income:Rounding", "3740", "Öres- och kronutjämning", "Rounding"),
    _later("Income:Grants:State", "3985", "Statliga bidrag", "State grants"),
    _later("Income:Grants:Municipal", "3987", "Kommunala bidrag", "Municipal grants"),
    _later("Income:Donations", "3993", "Gåvor", "Donations"),
    Row("Income:Interest", "8311", "Ränteintäkter från bank", "Bank interest"),
    _later("Income:Interest:Loans", "8251", "Ränteintäkter från lån", "Loan interest"),
    _later("Income:Earlier:Levies", "3901", "Avgifter före Fondbok", "Levies before Fondbok"),
    _later(
        "Income:Earlier:Services",
        "3041",
        "Serviceavgifter före Fondbok",
        "Service levies before Fondbok",
    ),
)

EXPENSES = (
    Row("Expenses:Losses:Levies", "6351", "Konstaterade förluster på avgifter", "Levies lost"),
    _later(
        "Expenses:Losses:Expected", "6352", "Befarade förluster på avgifter", "Expected levy losses"
    ),
    _later("Expenses:Losses:ShortLoans", "7740", "Förluster på korta lån", "Short-loan losses"),
    _later("Expenses:Losses:Shares", "8271", "Nedskrivning av andelar", "Share losses"),
    _later("Expenses:Losses:LongLoans", "8272", "Nedskrivning av långa lån", "Long-loan losses"),
    Row("Expenses:Audit", "6421", "Revision", "Audit"),
    Row("Expenses:Meetings", "6450", "Kostnader för stämma", "Meetings"),
    Row("Expenses:Bank", "6570", "Bankkostnader", "Bank fees"),
    Row("Expenses:Administration", "6990", "Övriga externa kostnader", "Other administration"),
    _later("Expenses:Support:<Kind>:<Member>", "6993", "Lämnat bidrag", "Support given"),
    _later("Expenses:Earlier:Support", "6993", "Bidrag före Fondbok", "Support before Fondbok"),
    Row("Expenses:BoardFees", "7240", "Styrelsearvoden", "Board fees"),
    Row("Expenses:SocialContributions", "7510", "Arbetsgivaravgifter", "Social contributions"),
    Row("Expenses:Interest", "8410", "Räntekostnader", "Interest paid"),
    Row("Expenses:Tax", "8910", "Skatt på årets resultat", "Income tax"),
    _later("Expenses:Result", "8999", "Årets resultat", "Result for the year"),
)

CHART: tuple[Row, ...] = (*ASSETS, *LIABILITIES, *EQUITY, *INCOME, *EXPENSES)

# An ideell förening keeps its purposes in BAS group 207x; one that is not listed takes 2079.
IDEELL_PURPOSES = {
    "solidarity": "2071",
    "start_up": "2072",
    "relocation": "2073",
    "education": "2074",
    "administration": "2075",
    "tax": "2076",
    "revolving": "2077",
}
IDEELL_PURPOSE_OTHER = "2079"

PURPOSE_NAMES = {
    "administration": ("administration", "administration"),
    "solidarity": ("solidaritet", "solidarity"),
    "start_up": ("nystart", "start-up"),
    "relocation": ("omställning", "relocation"),
    "education": ("utbildning", "education"),
    "tax": ("skatt", "tax"),
    "revolving": ("återbetalbart kapital", "revolving capital"),
}
