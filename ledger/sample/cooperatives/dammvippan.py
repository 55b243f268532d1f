"""Cleaning: the largest payroll, near the band of 1 000 000 kr, and sales to other members."""

from __future__ import annotations

from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Stream

COOPERATIVE = Cooperative(
    key="dammvippan",
    name="Dammvippan städ ek. för.",
    organisation_number="799004-0011",
    layout=Layout(
        ("BL Administration", "2025.1.101"),
        "SIE4 Dammvippan {month}.se",
        encoding="cp1252",
        quotes="texts",
        trims_zeros=True,
    ),
    drawn=7,
    streams=(
        Stream(
            "3041",
            "städtjänster",
            (
                *(968_420_00, 951_360_00, 1_148_250_00, 1_012_700_00, 986_540_00, 1_064_890_00),
                *(842_160_00, 934_780_00, 1_076_320_00, 1_103_450_00, 1_041_270_00, 1_128_600_00),
            ),
            vouchers=10,
        ),
        Stream(
            "3090",
            "städning åt medlemmar i konsortiet",
            (
                *(38_400_00, 38_400_00, 43_600_00, 41_200_00, 41_200_00, 46_800_00),
                *(46_800_00, 46_800_00, 43_600_00, 41_200_00, 41_200_00, 43_600_00),
            ),
            vouchers=2,
        ),
    ),
    payroll=(
        *(612_000_00, 604_000_00, 668_000_00, 640_000_00, 628_000_00, 655_000_00),
        *(560_000_00, 598_000_00, 656_000_00, 662_000_00, 641_000_00, 672_000_00),
    ),
    goods=Goods("5460", "städmaterial", percent=4),
    costs=(
        Cost("5010", "Hyra kontor och förråd", 18_200_00, day=1),
        Cost("5480", "Arbetskläder", 4_950_00, day=11),
        Cost("5611", "Drivmedel", 12_380_00, day=19),
        Cost("6212", "Mobiltelefoner", 6_745_00, day=22),
        Cost("6570", "Bankavgifter", 640_00, day=30, vat=0),
    ),
    opening={
        "1220": 265_000_00,
        "1510": 1_246_300_00,
        "1930": 2_874_650_40,
        "2083": -410_000_00,
        "2440": -86_920_00,
        "2611": -238_640_00,
        "2641": 21_370_00,
        "2710": -186_300_00,
        "2731": -195_118_20,
    },
    account_names={"3090": "Försäljning till medlemmar i konsortiet"},
)
