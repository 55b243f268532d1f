"""A joinery with a broken fiscal year, July to June."""

from __future__ import annotations

from consortium.period import Period
from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Stream

COOPERATIVE = Cooperative(
    key="hyvelbänken",
    name="Hyvelbänken snickeri ek. för.",
    organisation_number="799003-0012",
    layout=Layout(
        ("Norstedts Bokslut", "2024.2"),
        "Hyvelbänken {month}.se",
        newline="\n",
        quotes="all",
        separator="\t",
    ),
    drawn=9,
    first=Period(2024, 7),
    year_starts=7,  # a broken fiscal year, July to June
    streams=(
        Stream(
            "3001",
            "inredning och fönster",
            (
                *(146_300_00, 268_750_50, 341_200_00, 362_480_00, 318_640_25, 274_900_00),
                *(251_600_00, 287_340_75, 326_910_00, 348_275_50, 391_460_00, 402_180_25),
                *(138_720_00, 279_655_00, 358_430_50, 376_120_00, 331_985_75, 290_440_00),
            ),
            vouchers=5,
        ),
    ),
    payroll=(
        *(98_000_00, *(132_000_00,) * 5, *(132_000_00,) * 3, *(138_000_00,) * 3),
        *(101_000_00, *(138_000_00,) * 5),
    ),
    goods=Goods("4010", "virke och beslag", percent=28),
    costs=(
        Cost("5010", "Hyra verkstad", 24_800_00, day=1),
        Cost("5020", "Elräkning", 7_940_00, day=14),
        Cost("5460", "Förbrukningsmaterial", 3_275_00, day=21),
        Cost("6570", "Bankavgifter", 210_00, day=30, vat=0),
    ),
    opening={
        "1220": 412_000_00,
        "1510": 286_450_00,
        "1930": 548_720_00,
        "2083": -60_000_00,
        "2350": -180_000_00,
        "2440": -94_312_00,
        "2611": -61_208_00,
        "2641": 19_440_00,
        "2710": -39_600_00,
        "2731": -41_474_40,
    },
)
