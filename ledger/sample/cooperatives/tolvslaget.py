"""Builders: big projects, so bands and cap bite; in January a credit note turns the month round."""

from __future__ import annotations

from consortium.members import MemberAccounts
from ledger.sample.cooperative import Cooperative, Cost, Goods, Layout, Stream

COOPERATIVE = Cooperative(
    key="tolvslaget",
    name="Tolvslaget bygg ek. för.",
    organisation_number="799008-0017",
    layout=Layout(
        ("Edison Ekonomi Byrå", "6.1"),
        "tolvslaget {month} SIE3.se",
        sie_type=3,
        newline="\n",
    ),
    drawn=10,
    streams=(
        Stream(
            "3001",
            "etapp hamnmagasinet",
            (
                *(96_000_00, 412_500_00, 1_640_000_00, 318_400_00, 264_750_00, 0),
                *(0, 0, 0, 0, 0, 0),
            ),
            object=("6", "HAMN"),
        ),
        Stream(
            "3001",
            "etapp bystugan",
            (
                *(0, 0, 186_500_00, 247_300_00, 415_900_00, 1_086_200_00),
                *(94_350_00, 472_800_00, 688_150_00, 946_400_00, 517_650_00, 604_300_00),
            ),
            vouchers=2,
            object=("6", "BYST"),
        ),
        Stream(
            "3041",
            "småjobb och servicebesök",
            (
                *(88_240_00, 124_615_00, 223_475_00, 151_380_00, 196_720_00, 228_945_00),
                *(112_380_00, 184_260_00, 231_905_00, 236_140_00, 301_430_00, 287_615_00),
            ),
            vouchers=5,
        ),
        # The last stage of the year before was invoiced twice.
        Stream("3001", "etapp hamnmagasinet", (-412_500_00, *(0,) * 11), object=("6", "HAMN")),
    ),
    payroll=(
        *(186_000_00, 204_000_00, 262_000_00, 248_000_00, 255_000_00, 271_000_00),
        *(148_000_00, 226_000_00, 264_000_00, 272_000_00, 266_000_00, 258_000_00),
    ),
    goods=Goods("4600", "underentreprenörer och material", percent=51),
    costs=(
        Cost("5010", "Hyra upplag", 12_900_00, day=2),
        Cost("5220", "Hyra av ställningar", 21_450_00, day=17),
        Cost("5611", "Drivmedel", 9_720_00, day=23),
        Cost("6310", "Företagsförsäkring", 7_815_00, day=27, vat=0),
        Cost("6570", "Bankavgifter", 450_00, day=30, vat=0),
    ),
    opening={
        "1220": 318_000_00,
        "1510": 1_318_750_00,
        "1930": 2_542_380_60,
        "2083": -180_000_00,
        "2440": -412_960_00,
        "2611": -263_750_00,
        "2641": 118_420_00,
        "2710": -74_100_00,
        "2731": -77_607_40,
    },
    dimension=("6", "Projekt"),
    objects=((("6", "HAMN"), "Hamnmagasinet"), (("6", "BYST"), "Bystugan")),
    # Its file holds balances only: on accounts of the fund's own they can be compared.
    account_names={
        "1356": "Insats i Motala kooperativa konsortium",
        "2441": "Skuld till Motala kooperativa konsortium",
    },
    accounts=MemberAccounts(payable="2441"),
)
