"""The hand calculations are right: every step again, with fractions only.

The rules are not asked: this table is what they are later measured against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from consortium.period import Period
from ledger.sample import Sample
from ledger.sample.cooperatives import COOPERATIVES
from tests.sample.reader import Export, month_of
from tests.sample.sheets import rows

MARCH = Period(2025, 3)
TABLE = Path(__file__).with_name("hand_calculations.md")
KEYS = ("morotsviken", "tolvslaget", "dammvippan", "cykelbud")
TRUE_UPS = ("cafe_strandpiren", "vita_lakan", "morotsviken")
NATURES = (("medlemsavgift, 40 %", 40), ("insats, 20 %", 20), ("serviceavgift, resten", 40))
PURPOSES = (
    ("administration, 10 %", 10),
    ("solidarity, 45 %", 45),
    ("start_up, 20 %", 20),
    ("relocation, 10 %", 10),
    ("education, resten", 15),
)

Steps = Mapping[str, Fraction]


def steps_by_member(table: int = 0) -> dict[str, Steps]:
    """A table of the page by column: of March 2025, or (1) of the true-ups."""
    parts = TABLE.read_text("utf-8").split("\n| steg ")[1:]
    lines = f"| steg {parts[table]}".splitlines()
    rows = [line for line in lines if line.startswith("| ")]
    head, *body = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {
        key: {row[0]: number(row[column]) for row in body}
        for column, key in enumerate(head)
        if column
    }


def number(text: str) -> Fraction:
    return Fraction(text.replace(" ", "").replace(",", ".").replace("−", "-"))


def half_up(kronor: Fraction) -> Fraction:
    return Fraction((kronor * 100 + Fraction(1, 2)) // 1, 100)


def up(kronor: Fraction) -> Fraction:
    return Fraction(-((-kronor * 100) // 1), 100)


def shared(whole: Fraction, percents: list[int]) -> list[Fraction]:
    """Largest remainder: whole öre first, then one öre each to the largest remainders."""
    exact = [whole * percent for percent in percents]  # in öre, as 100 % is 100 öre a krona
    parts = [ore // 1 for ore in exact]
    order = sorted(range(len(exact)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: int(whole * 100 - sum(parts))]:
        parts[at] += 1
    return [Fraction(part, 100) for part in parts]


def told(key: str, sample: Sample, exports: Mapping[str, Export]) -> tuple[Fraction, Fraction]:
    """Revenue of March, and what of it is sales to members: by SIE file, or by report."""
    (coop,) = [coop for coop in COOPERATIVES if coop.key == key]
    if coop.reporting is not None:
        name = coop.reporting.file.format(month=MARCH)
        path = max((p for p in sample.inbox if p.endswith(f"/{name}")), key=len)
        (row,) = rows(path, sample.inbox[path])
        amounts = (row["intäkter"], row.get("försäljning till medlemmar", 0))
        revenue, inside = (Fraction(int(str(ore)), 100) for ore in amounts)
        return revenue, inside
    (file,) = [
        export
        for path, export in exports.items()
        if path.startswith("inbox/2025-03/")
        and export.organisation_number == coop.organisation_number.replace("-", "")
    ]
    sums = month_of(file, MARCH)
    income = -sum(ore for account, ore in sums.items() if "3000" <= account <= "3799")
    income += sums.get("3740", 0)
    inside_ore = -sum(sums.get(account, 0) for account in ("3090", "3091", "3095"))
    return Fraction(income, 100), Fraction(inside_ore, 100)


@pytest.mark.parametrize("key", KEYS)
def test_the_base_is_what_the_members_files_say(
    key: str, sample: Sample, exports: Mapping[str, Export]
) -> None:
    step = steps_by_member()[key]
    revenue, inside = told(key, sample, exports)
    assert revenue == step["intäkt på konto 3000–3799 utom 3740"]
    assert inside == step["varav försäljning till medlemmar"]


@pytest.mark.parametrize("key", KEYS)
def test_the_levy_follows_from_the_base(key: str) -> None:
    step = steps_by_member()[key]
    base = step["intäkt på konto 3000–3799 utom 3740"] - step["varav försäljning till medlemmar"]
    assert step["underlag"] == base
    is_exception = key == "cykelbud"
    threshold = base if is_exception else Fraction(1_000_000)
    assert step["underlag till första satsen"] == min(base, threshold)
    assert step["underlag över 1 000 000 kr"] == max(base - threshold, Fraction(0))
    assert step["första satsen, procent"] == (5 if is_exception else 7)
    first = step["underlag till första satsen"] * step["första satsen, procent"] / 100
    above = step["underlag över 1 000 000 kr"] * 5 / 100
    assert (step["första satsen ger"], step["5 % på resten ger"]) == (first, above)
    assert step["före golv och tak"] == first + above
    floor = up(Fraction(500) * step["dagar som medlem av 31"] / 31)
    assert (step["golv, uppåt till öre"], step["tak"]) == (floor, Fraction(90_000))
    levy = half_up(min(max(first + above, floor), Fraction(90_000)))
    assert step["avgift utan moms"] == levy


@pytest.mark.parametrize("key", KEYS)
def test_the_levy_is_taken_apart_to_the_ore(key: str) -> None:
    step = steps_by_member()[key]
    levy = step["avgift utan moms"]
    natures = shared(levy, [percent for _, percent in NATURES])
    assert [step[name] for name, _ in NATURES] == natures
    _, capital, service = natures
    assert step["moms 25 % på serviceavgiften"] == half_up(service * 25 / 100)
    assert step["att betala"] == levy + step["moms 25 % på serviceavgiften"]
    tax = half_up(service * 206 / 1000)
    assert step["skatt 20,6 % av serviceavgiften"] == tax
    assert step["att fördela på ändamål"] == levy - capital - tax
    purposes = shared(levy - capital - tax, [percent for _, percent in PURPOSES])
    assert [step[name] for name, _ in PURPOSES] == purposes


def test_each_bound_bites_somewhere() -> None:
    steps = steps_by_member()
    levy = {key: step["avgift utan moms"] for key, step in steps.items()}
    assert levy["morotsviken"] == 500 > steps["morotsviken"]["före golv och tak"]
    assert levy["tolvslaget"] == 90_000 < steps["tolvslaget"]["före golv och tak"]
    assert steps["dammvippan"]["5 % på resten ger"] > 0
    assert levy["dammvippan"] == steps["dammvippan"]["före golv och tak"]
    assert steps["cykelbud"]["före golv och tak"] < levy["cykelbud"] < 500


def test_the_cases_beside_the_policy_say_the_same(sample: Sample) -> None:
    cases = yaml.load(sample.books["policy/2025-01-01.cases.yaml"], yaml.BaseLoader)["cases"]
    expected = {
        key: wanted
        for case in cases
        if case["month"] == str(MARCH)
        for key, wanted in case["expected"].items()
    }
    assert set(expected) == set(KEYS)
    for key, step in steps_by_member().items():
        wanted = {name: number(text) for name, text in _flat(expected[key])}
        assert wanted == {
            "levy": step["avgift utan moms"],
            "to_pay": step["att betala"],
            "vat": step["moms 25 % på serviceavgiften"],
            "tax": step["skatt 20,6 % av serviceavgiften"],
            "capital": step["insats, 20 %"],
            **{name.partition(",")[0]: step[name] for name, _ in PURPOSES},
        }


def _flat(wanted: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in wanted.items():
        if isinstance(value, str):
            yield name, value.removesuffix(" kr")
        else:
            yield from _flat(value)


@pytest.mark.parametrize("key", TRUE_UPS)
def test_a_true_up_is_the_right_levy_less_the_first(key: str) -> None:
    step = steps_by_member(1)[key]
    for which in ("först", "rätt"):
        levy = half_up(step[f"underlag {which}"] * 7 / 100)
        assert step[f"avgift {which}"] == levy
        *_, service = shared(levy, [percent for _, percent in NATURES])
        assert step[f"serviceavgift {which}"] == service
        assert step[f"moms {which}"] == half_up(service * 25 / 100)
    assert step["avräknad avgift"] == step["avgift rätt"] - step["avgift först"]
    vat = step["moms rätt"] - step["moms först"]
    assert step["avräknat att betala"] == step["avräknad avgift"] + vat


def test_estimates_are_the_mean_of_three_months_and_one_of_each_kind_is_there() -> None:
    by_key = {coop.key: coop for coop in COOPERATIVES}
    for key, month in (("cafe_strandpiren", 4), ("vita_lakan", 9)):
        coop = by_key[key]
        accounts = {s.account for s in coop.streams if not "3090" <= s.account <= "3099"}
        bases = [
            Fraction(sum(coop.revenue(account, Period(2025, m)) for account in accounts), 100)
            for m in range(month - 3, month + 1)
        ]
        step = steps_by_member(1)[key]
        assert step["underlag först"] == half_up(sum(bases[:3], Fraction()) / 3)
        assert step["underlag rätt"] == bases[3]
    due = {key: step["avräknat att betala"] for key, step in steps_by_member(1).items()}
    assert due["cafe_strandpiren"] > 0 > due["vita_lakan"], "one up, one down"
    farm = steps_by_member(1)["morotsviken"]
    assert farm["underlag rätt"] - farm["underlag först"] == 3_600
