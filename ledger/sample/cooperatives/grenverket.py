"""Reuse: a shop and a workshop, with wage subsidies that are no turnover. June is corrected."""

from __future__ import annotations

from datetime import date

from consortium.period import Period
from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Mistake, Stream

COOPERATIVE = Cooperative(
    key="grenverket",
    name="Grenverket ek. för.",
    organisation_number="799002-0013",
    layout=Layout(
        ("Fortnox", "3.58.19"),
        "grenverket_{month}.se",
        encoding="utf-8",
        newline="\n",
        quotes="texts",
    ),
    drawn=4,
    streams=(
        Stream(
            "3001",
            "Dagskassor återbruksbutiken",
            (
                *(141_236_80, 133_904_00, 152_488_40, 166_720_80, 178_344_00, 184_910_40),
                *(139_672_80, 161_208_00, 171_456_80, 168_320_00, 159_744_80, 187_616_00),
            ),
            vouchers=4,
            paid="at_once",
            object=("1", "BUTIK"),
        ),
        Stream(
            "3041",
            "demontering och hämtning",
            (
                *(48_600_00, 52_500_00, 61_400_00, 55_750_00, 63_900_00, 72_200_00),
                *(28_400_00, 49_300_00, 66_850_00, 72_600_00, 58_950_00, 44_100_00),
            ),
            vouchers=4,
            object=("1", "VERKSTAD"),
        ),
        Stream("3988", "Lönebidrag", (38_460_00,) * 12, vat=0, paid="at_once"),
    ),
    payroll=(*(128_000_00,) * 6, 116_000_00, *(128_000_00,) * 5),
    goods=Goods("4010", "material och reservdelar", percent=9, fixed=6_200_00),
    costs=(
        Cost("5010", "Hyra lada och butik", 31_000_00, day=1),
        Cost("5611", "Drivmedel lastbil", 5_640_00, day=18),
        Cost("6310", "Företagsförsäkring", 2_115_00, day=20, vat=0),
        Cost("6570", "Bankavgifter", 190_00, day=30, vat=0),
    ),
    opening={
        "1220": 96_500_00,
        "1510": 58_120_00,
        "1930": 312_904_20,
        "2083": -75_000_00,
        "2440": -31_480_00,
        "2611": -48_935_00,
        "2641": 14_612_00,
        "2710": -31_200_00,
        "2731": -32_676_80,
    },
    # In February 21 000 kr was booked as 12 000 kr and put right the same week. In June an
    # invoice of 26 600 kr lost a zero, and nobody saw it until late in July.
    mistakes=(
        Mistake(Period(2025, 2), stream=1, nth=1, ore=12_000_00, found=date(2025, 2, 20)),
        Mistake(Period(2025, 6), stream=1, nth=0, ore=2_660_00, found=date(2025, 7, 28)),
    ),
    dimension=("1", "Kostnadsställe"),
    objects=((("1", "BUTIK"), "Butiken på ön"), (("1", "VERKSTAD"), "Verkstaden")),
)
