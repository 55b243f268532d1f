"""Vegetables: next to nothing in winter, so the levy's floor bites and cash runs low in spring.

Reports are what the cash register writes. A bookkeeper does the books by the half-year, and finds
a market day in May that nobody had reported.
"""

from __future__ import annotations

from consortium.members import MemberAccounts
from consortium.period import Period
from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Reporting, Stream

COOPERATIVE = Cooperative(
    key="morotsviken",
    name="Morotsviken odling ek. för.",
    organisation_number="799007-0018",
    layout=Layout(
        ("Visma Compact", "5.20"),
        "MOROT{month}.SE",
        sie_type=2,
        has_checksum=True,
    ),
    reporting=Reporting(
        "csv", "morotsviken {month}.csv", people=2, forgotten={Period(2025, 5): 3_600_00}
    ),
    drawn=11,
    streams=(
        Stream(
            "3002",
            "Torgförsäljning",
            (
                *(3_214_29, 0, 3_928_57, 14_607_14, 62_303_57, 118_446_43),
                *(176_232_14, 241_089_29, 198_517_86, 121_375_00, 31_160_71, 3_071_43),
            ),
            vouchers=4,
            vat=12,
            paid="at_once",
        ),
    ),
    payroll=(
        *(12_000_00, 12_000_00, 26_500_00, 34_000_00, 41_000_00, 52_000_00),
        *(58_000_00, 62_000_00, 55_000_00, 38_000_00, 18_000_00, 12_000_00),
    ),
    goods=Goods("4010", "frö, jord och plantor", percent=11, fixed=2_400_00),
    costs=(
        Cost("5010", "Arrende och växthus", 5_800_00, day=3, vat=0),
        Cost("5020", "El växthus", 2_960_00, day=16),
        Cost("6570", "Bankavgifter", 120_00, day=30, vat=0),
    ),
    opening={
        "1220": 142_000_00,
        "1930": 168_740_00,
        "2083": -35_000_00,
        "2440": -9_860_00,
        "2621": -1_420_00,
        "2641": 3_085_00,
        "2710": -3_600_00,
        "2731": -3_770_40,
    },
    # Its file holds balances only: on accounts of the fund's own they can be compared.
    account_names={
        "1356": "Insats i Motala kooperativa konsortium",
        "2441": "Skuld till Motala kooperativa konsortium",
    },
    accounts=MemberAccounts(payable="2441"),
)
