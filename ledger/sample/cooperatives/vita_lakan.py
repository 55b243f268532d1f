"""A laundry: steady. It reports in our form, September before the month is over."""

from __future__ import annotations

from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Reporting, Stream

COOPERATIVE = Cooperative(
    key="vita_lakan",
    name="Vita Lakan tvätteri ek. för.",
    organisation_number="799006-0019",
    layout=Layout(
        ("Spiris Bokföring", "4.2.0"),
        "VitaLakan{month}.se",
        encoding="utf-8-sig",
        series="",
    ),
    reporting=Reporting("form", "rapport-{month}-vita_lakan.xlsx", people=5),
    drawn=8,
    streams=(
        Stream(
            "3041",
            "tvätt och mangling",
            (
                *(312_480_40, 298_615_20, 327_940_80, 334_260_00, 361_875_60, 398_410_80),
                *(421_365_20, 409_730_40, 352_190_00, 331_845_60, 318_270_80, 344_905_20),
            ),
            vouchers=6,
        ),
        Stream(
            "3095",
            "tvätt åt medlemmar i konsortiet",
            (
                *(12_650_00, 12_650_00, 14_300_00, 15_400_00, 17_050_00, 21_450_00),
                *(24_200_00, 22_550_00, 16_500_00, 14_300_00, 13_200_00, 15_400_00),
            ),
            vouchers=2,
        ),
    ),
    payroll=(
        *(128_000_00, 128_000_00, 131_500_00, 131_500_00, 136_000_00, 148_000_00),
        *(152_000_00, 150_500_00, 136_000_00, 131_500_00, 131_500_00, 134_000_00),
    ),
    goods=Goods("4010", "tvättmedel och textil", percent=17),
    costs=(
        Cost("5010", "Hyra tvätteri", 27_500_00, day=1),
        Cost("5020", "El och värme", 31_840_00, day=13),
        Cost("5220", "Hyra av tvättmaskiner", 14_600_00, day=20),
        Cost("6570", "Bankavgifter", 240_00, day=30, vat=0),
    ),
    opening={
        "1220": 538_000_00,
        "1510": 301_860_00,
        "1930": 486_212_75,
        "2083": -125_000_00,
        "2350": -240_000_00,
        "2440": -71_315_00,
        "2611": -79_480_00,
        "2641": 27_935_00,
        "2710": -38_400_00,
        "2731": -40_217_60,
    },
    account_names={"3095": "Försäljning till medlemmar i konsortiet"},
)
