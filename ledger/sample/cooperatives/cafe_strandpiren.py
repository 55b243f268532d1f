"""A café on the pier: a summer business, daily takings at 12 % VAT.

It reports in a sheet of its own, and in May not at all: April comes with the file of June.
"""

from __future__ import annotations

from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Reporting, Stream

COOPERATIVE = Cooperative(
    key="cafe_strandpiren",
    name="Café Strandpiren ek. för.",
    organisation_number="799001-0014",
    layout=Layout(("Visma Administration 2000", "2025.1"), "Strandpiren {month}.SE", indent="   "),
    reporting=Reporting("own", "Strandpiren kassarapport {month}.xlsx", people=4),
    drawn=6,
    streams=(
        Stream(
            "3002",
            "Dagskassor",
            (
                *(98_412_86, 104_230_36, 138_905_54, 171_660_71, 226_318_75, 312_744_64),
                *(398_207_14, 361_982_14, 214_553_57, 156_808_93, 118_330_36, 142_607_14),
            ),
            vouchers=4,
            vat=12,
            paid="at_once",
        ),
        Stream(
            "3001",
            "catering",
            (
                *(12_400_00, 9_850_00, 18_600_00, 24_320_00, 41_150_00, 38_900_00),
                *(8_200_00, 15_640_00, 27_480_00, 22_300_00, 31_760_00, 46_900_00),
            ),
            vouchers=2,
        ),
    ),
    payroll=(
        *(48_000_00, 48_000_00, 58_500_00, 74_000_00, 92_000_00, 124_400_00),
        *(148_600_00, 139_200_00, 88_000_00, 68_500_00, 54_000_00, 66_800_00),
    ),
    goods=Goods("4010", "livsmedel och kaffe", percent=34, vat=12),
    costs=(
        Cost("5010", "Hyra strandpaviljongen", 16_500_00, day=2),
        Cost("5020", "Elräkning", 4_180_00, day=15),
        Cost("6570", "Bankavgifter", 285_00, day=30, vat=0),
    ),
    opening={
        "1220": 184_000_00,
        "1510": 19_375_00,
        "1930": 236_418_50,
        "2083": -40_000_00,
        "2440": -48_216_00,
        "2621": -14_370_00,
        "2641": 6_240_00,
        "2710": -13_200_00,
        "2731": -13_824_80,
    },
)
