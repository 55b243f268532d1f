"""The sample's reports in Excel and CSV: right but for what is planted in them, one a month."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from consortium.money import Money
from consortium.period import Period
from importers.identify import read
from importers.workbook import FIGURES
from ledger.sample import Sample
from ledger.sample.bank import bank_files
from ledger.sample.cooperative import Cooperative
from ledger.sample.cooperatives import COOPERATIVES
from reports.template import report_template
from rules.consortium_yaml import read_consortium
from tests.sample.reader import is_sie
from tests.sample.sheets import FORM_HEADING, opened, rows

YEAR = list(Period(2025, 1).until(Period(2025, 12)))
REPORTERS = tuple(coop for coop in COOPERATIVES if coop.reporting is not None)
BY_FORM = tuple(c for c in REPORTERS if c.reporting and c.reporting.manner == "form")


def reports(sample: Sample) -> dict[str, bytes]:
    banks = bank_files()
    return {p: content for p, content in sample.inbox.items() if not is_sie(p) and p not in banks}


def sent(sample: Sample, coop: Cooperative, month: Period) -> dict[str, bytes]:
    """What a cooperative sends of a month, by folder: first the wrong one, if any."""
    assert coop.reporting is not None
    name = coop.reporting.file.format(month=month)
    paths = [path for path in sample.inbox if path.endswith(f"/{name}")]
    return {path.split("/")[1]: sample.inbox[path] for path in sorted(paths, key=len)}


def right(sample: Sample, coop: Cooperative, month: Period) -> list[Mapping[str, object]]:
    assert coop.reporting is not None
    *_, last = sent(sample, coop, month).values()
    return rows(coop.reporting.file, last)


def revenue(coop: Cooperative, month: Period) -> int:
    accounts = {s.account for s in coop.streams if "3000" <= s.account <= "3799"}
    return sum(coop.revenue(account, month) for account in accounts)


def test_half_of_the_members_report_without_sie() -> None:
    manners = [coop.reporting.manner for coop in REPORTERS if coop.reporting]
    assert len(COOPERATIVES) == 2 * len(REPORTERS) == 8
    assert sorted(manners) == ["csv", "form", "form", "own"]


@pytest.mark.parametrize("coop", BY_FORM, ids=lambda coop: coop.key)
def test_a_form_is_the_one_that_we_make(coop: Cooperative, sample: Sample) -> None:
    """The same sheets, headings, places and stamp as ``template report`` gives."""
    consortium = read_consortium(sample.books["consortium.yaml"], "consortium.yaml")
    for month in max(coop.first, YEAR[0]).until(YEAR[-1]):
        *_, content = sent(sample, coop, month).values()
        mine = opened(content)
        periods = [Period.parse(str(row["period"])) for row in rows("x.xlsx", content)]
        form = report_template(consortium, members=[coop.key], periods=periods, language="sv")
        ours = opened(form)
        assert mine.sheetnames[0] == ours.sheetnames[0]
        for row in (FORM_HEADING, *range(FORM_HEADING + 1, FORM_HEADING + 1 + len(periods))):
            columns = len(FIGURES) if row == FORM_HEADING else 2
            for column in range(1, columns + 1):
                cell = mine.worksheets[0].cell(row, column)
                assert cell.value == ours.worksheets[0].cell(row, column).value
        assert list(mine["fondbok"].values) == list(ours["fondbok"].values)
        assert mine["fondbok"].sheet_state == ours["fondbok"].sheet_state == "veryHidden"


@pytest.mark.parametrize("coop", BY_FORM, ids=lambda coop: coop.key)
def test_a_form_says_what_the_figures_say(coop: Cooperative, sample: Sample) -> None:
    inside = {s.account for s in coop.streams if "3090" <= s.account <= "3099"}
    for month in max(coop.first, YEAR[0]).until(YEAR[-1]):
        if (coop.key, month) == ("vita_lakan", Period(2025, 9)):
            continue  # it is preliminary
        row = right(sample, coop, month)[-1]
        assert (row["medlem"], row["period"]) == (coop.key, str(month))
        assert row["intäkter"] == revenue(coop, month)
        sold = sum(coop.revenue(account, month) for account in inside)
        assert row.get("försäljning till medlemmar", 0) == sold
        at = YEAR.index(month) - YEAR.index(max(coop.first, YEAR[0]))
        gross = Money(coop.payroll[at])
        contribution = Money.rounded(gross.exact * 3142 / 10_000)
        assert row["löner"] == (gross + contribution).ore


def test_a_sheet_of_its_own_grows_and_is_calculated(sample: Sample) -> None:
    cafe = COOPERATIVES[0]
    for month in (month for month in YEAR if month != Period(2025, 4)):
        told = right(sample, cafe, month)
        assert len(told) == month.month
        for period, row in zip(YEAR, told, strict=False):
            assert row["Summa utan moms"] == revenue(cafe, period)
            assert row["Dagskassor"] == revenue(cafe, period) - int(str(row["Catering"]))
    assert not sent(sample, cafe, Period(2025, 4)), "April is not reported in time"


def test_csv_is_windows_text_that_names_its_member_by_number(sample: Sample) -> None:
    farm = COOPERATIVES[6]
    for month in YEAR:
        (row,) = right(sample, farm, month)
        forgotten = 3_600_00 if month == Period(2025, 5) else 0
        # Nothing sold is 0,00: an answer, and not an empty cell.
        assert row["intäkter"] == revenue(farm, month) - forgotten
        assert row["medlem"] == farm.organisation_number
    content = sample.inbox["inbox/2025-06/morotsviken 2025-06.csv"]
    assert content.endswith(b"\r\n") and "118\xa0446,43".encode("cp1252") in content
    with pytest.raises(UnicodeDecodeError):
        content.decode("utf-8")


def test_september_is_first_told_before_it_is_over(sample: Sample) -> None:
    laundry, september = COOPERATIVES[5], Period(2025, 9)
    (early,) = right(sample, laundry, september)
    assert str(early["anmärkning"]).startswith("Preliminär")
    assert 0 < int(str(early["intäkter"])) < revenue(laundry, september)
    whole, october = right(sample, laundry, september.next)
    assert str(whole["anmärkning"]).startswith("Slutlig")
    assert whole["intäkter"] == revenue(laundry, september)
    assert october["period"] == "2025-10"


def test_one_file_a_month_comes_twice_and_only_its_mistake_is_gone(sample: Sample) -> None:
    twice = [
        (coop, month, files)
        for coop in REPORTERS
        for month in YEAR
        if len(files := sent(sample, coop, month)) > 1
    ]
    assert sorted(month for _, month, _ in twice) == YEAR[1:], "in January a sheet is new instead"
    for _, month, files in twice:
        assert list(files) == [str(month), f"{month}-rättat"]
        wrong, mended = files.values()
        assert wrong != mended
    assert {step.mended for step in sample.steps} == {""} | {
        f"inbox/{month}-rättat" for month in YEAR[1:]
    }


def test_our_reader_takes_every_right_file_without_a_word(sample: Sample) -> None:
    """The café's own sheet is another matter: it needs a mapping."""
    for path, content in reports(sample).items():
        _, folder, name = path.split("/")
        is_wrong = f"inbox/{folder}-rättat/{name}" in sample.inbox
        if not is_wrong and "Strandpiren" not in name:
            assert read(content, path).findings == ()
