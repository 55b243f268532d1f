"""Bicycle couriers: the start-up that opens on 17 March 2025, with no history at all.

They report in our form.
"""

from __future__ import annotations

from consortium.period import Period
from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Reporting, Stream

COOPERATIVE = Cooperative(
    key="cykelbud",
    name="Cykelbudet Trampan ek. för.",
    organisation_number="799005-0010",
    layout=Layout(
        ("Bokio", "1.0"),
        "trampan-{month}.se",
        encoding="utf-8",
        newline="\n",
        series="V",
        has_account_types=False,
        hyphen="",
    ),
    reporting=Reporting("form", "rapport-{month}-cykelbud.xlsx", people=3),
    drawn=3,
    first=Period(2025, 3),
    opens=17,
    streams=(
        Stream(
            "3041",
            "budtjänster",
            (
                *(3_840_00, 21_475_00, 38_960_00, 52_310_00, 47_225_00),
                *(61_480_00, 78_935_00, 91_260_00, 104_710_00, 126_340_00),
            ),
            vouchers=3,
        ),
        Stream(
            "3091",
            "bud åt medlemmar i konsortiet",
            (
                *(0, 2_400_00, 3_150_00, 3_600_00, 2_850_00),
                *(3_600_00, 4_200_00, 4_200_00, 4_800_00, 5_400_00),
            ),
        ),
    ),
    payroll=(
        *(0, 18_000_00, 22_000_00, 28_500_00, 28_500_00),
        *(36_000_00, 42_000_00, 48_000_00, 54_000_00, 61_500_00),
    ),
    goods=Goods("5690", "cykelservice", percent=5, fixed=1_150_00),
    costs=(
        Cost("5010", "Hyra källarlokal", 4_200_00, day=18),
        Cost("6212", "Mobiltelefoner", 895_00, day=22),
        Cost("6570", "Bankavgifter", 95_00, day=30, vat=0),
    ),
    paid_in=142_000_00,
    account_names={"3091": "Försäljning till medlemmar i konsortiet"},
)
