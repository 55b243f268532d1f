"""Late, corrected and from several sources: the months of a small fund through the commands."""

from __future__ import annotations

import io
import itertools
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.e2e.command import Ran, contents, fondbok, write_files
from tests.e2e.making import new_books

RULE = "  missing_report: {estimate: mean, months: 3, deadline: 15}\n"
FACTS = "facts: {revenue: sie, tolerance: 1 %}\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Books whose policy estimates what is late, with nothing taken in."""
    books = new_books(tmp_path)
    policy = books / "policy/2026-01-01.yaml"
    text = policy.read_text(encoding="utf-8")
    assert "  rate:" in text and "missing_report" not in text
    policy.write_text(text.replace("  rate:", f"{RULE}  rate:") + FACTS, encoding="utf-8")
    return tmp_path


def run(place: Path, *arguments: str, day: str) -> Ran:
    ran = fondbok(*arguments, cwd=place, books="books", clock=f"{day}T12:00:00")
    assert "Traceback" not in ran.text
    return ran


def shown(place: Path, *arguments: str, day: str, code: int = 0) -> dict[str, Any]:
    ran = run(place, *arguments, "--json", day=day)
    assert ran.code == code, ran.text
    found: dict[str, Any] = json.loads(ran.out)
    return found


def form(place: Path, name: str, *rows: str) -> str:
    """A CSV report: ``grenverket;2026-01;100 000`` and a remark, if any."""
    head = "medlem;period;intäkter;likvida medel;anmärkning"
    whole = (row + ";" * (head.count(";") - row.count(";")) for row in rows)
    (place / name).write_text("\n".join((head, *whole)) + "\n", encoding="utf-8")
    return name


def evening(place: Path, period: str, day: str) -> list[dict[str, Any]]:
    """Run the month and post all that it proposes; the vouchers."""
    vouchers = []
    for proposal in shown(place, "month", period, day=day)["proposals"]:
        vouchers += shown(place, "post", proposal["id"], day=day)["vouchers"]
    return vouchers


def levies(place: Path, period: str) -> dict[str, str]:
    members = shown(place, "status", period, day="2026-12-31")["members"]
    return {key: one["levy"] for key, one in members.items()}


def test_a_late_month_is_estimated_marked_and_trued_up(place: Path) -> None:
    both = ("grenverket;2026-01;100 000", "åkeriet;2026-01;50 000")
    shown(place, "take-in", form(place, "jan.csv", *both), day="2026-02-10")
    evening(place, "2026-01", "2026-02-10")
    late = form(place, "feb.csv", "åkeriet;2026-02;60 000")
    shown(place, "take-in", late, day="2026-03-10")

    waits = shown(place, "month", "2026-02", day="2026-03-15")
    assert [one["deadline"] for one in waits["missing"]] == ["2026-03-15"]
    assert waits["estimated"] == []
    run(place, "post", waits["proposals"][0]["id"], day="2026-03-15")

    month = shown(place, "month", "2026-02", day="2026-03-16")
    assert month["missing"] == []
    assert [(one["member"], one["base"]) for one in month["estimated"]] == [
        ("grenverket", "100000.00")
    ]
    (line,) = month["proposals"][0]["lines"]
    assert (line["kind"], line["base"]) == ("estimate", "100000.00")
    table = run(place, "month", "2026-02", day="2026-03-16").out
    assert "uppskattad" in table and "Uppskattade tills rapporten kommer" in table
    (voucher,) = shown(place, "post", month["proposals"][0]["id"], day="2026-03-16")["vouchers"]
    assert voucher["text"] == "Uppskattad avgift 2026-02"

    members = shown(place, "status", "2026-02", day="2026-03-16")["members"]
    assert {key: (one["estimated"], one["reported"]) for key, one in members.items()} == {
        "grenverket": (True, False),
        "åkeriet": (False, True),
    }
    assert "uppskattad" in run(place, "status", "2026-02", day="2026-03-16").out
    told = run(place, "explain", voucher["number"], day="2026-03-16").out
    assert "sista dag var 2026-03-15. Avgiften uppskattas." in " ".join(told.split())

    before = contents(place / "books")
    assert run(place, "month", "2026-02", day="2026-03-20").code == 0
    assert run(place, "month", "2026-03", "--dry-run", day="2026-04-02").code == 0
    assert contents(place / "books") == before

    real = form(place, "sen.csv", "grenverket;2026-02;80 000")
    shown(place, "take-in", real, day="2026-04-03")
    (true_up,) = evening(place, "2026-02", "2026-04-03")
    text = (place / "books/2026/2026-04.beancount").read_text(encoding="utf-8")
    assert f"^{true_up['number']} ^{voucher['number']}\n" in text
    assert f'concerns: "Avräkning av avgift 2026-02 ({voucher["number"]})"' in text
    assert f'trues-up: "{voucher["number"]}"' in text
    chain = run(place, "explain", true_up["number"], day="2026-04-03").out
    assert f"Avräknar {voucher['number']}, som står kvar." in chain
    again = run(place, "explain", voucher["number"], day="2026-04-03").out
    assert f"Avräknad genom {true_up['number']}." in again
    assert shown(place, "status", "2026-02", day="2026-04-03")["members"]["grenverket"] == {
        **members["grenverket"],
        "levy": levies(place, "2026-02")["grenverket"],
        "receivable": shown(place, "status", day="2026-04-03")["members"]["grenverket"][
            "receivable"
        ],
        "reported": True,
        "estimated": False,
    }


def test_a_correction_across_the_end_of_the_year_lies_in_the_new_one(place: Path) -> None:
    rows = (f"{key};2026-12;100 000" for key in ("grenverket", "åkeriet"))
    shown(place, "take-in", form(place, "dec.csv", *rows), day="2026-12-31")
    vouchers = evening(place, "2026-12", "2026-12-31")
    assert [one["number"] for one in vouchers] == ["V2026-1", "V2026-2"]
    corrected = form(place, "rättad.csv", "åkeriet;2026-12;90 000")
    shown(place, "take-in", corrected, day="2027-02-12")
    (true_up,) = [v for v in evening(place, "2027-01", "2027-02-12") if "2026-12" in v["text"]]
    assert (true_up["number"], true_up["date"]) == ("V2027-1", "2027-02-12")
    text = (place / "books/2027/2027-02.beancount").read_text(encoding="utf-8")
    assert '"Avräkning av avgift 2026-12" ^V2027-1 ^V2026-2\n' in text
    assert evening(place, "2027-01", "2027-02-13") == []
    assert "Avräknad genom V2027-1." in run(place, "explain", "V2026-2", day="2027-02-13").out


def test_books_and_form_of_one_month(place: Path) -> None:
    shown(place, "take-in", form(place, "a.csv", "grenverket;2026-01;90 000"), day="2026-02-05")
    evening(place, "2026-01", "2026-02-05")
    taken = shown(place, "take-in", "grenverket-01.se", day="2026-02-06")["files"][0]
    (finding,) = [f for f in taken["findings"] if f["code"] == "reported_revenues_must_agree"]
    assert "90 000,00 kr" in finding["found"] and "100 000,00 kr" in finding["found"]
    (true_up,) = evening(place, "2026-01", "2026-02-06")
    assert true_up["text"] == "Avräkning av avgift 2026-01"
    chain = run(place, "explain", true_up["number"], day="2026-02-06").out
    flat = " ".join(chain.split())
    assert "Rapport 1 av 2, CSV" in flat and "90 000,00 kr. (cell C2)" in flat
    assert "Rapport 2 av 2, SIE" in flat and "100 000,00 kr – den räknas här." in flat
    later = form(place, "b.csv", "grenverket;2026-01;95 000")
    changed = shown(place, "take-in", later, day="2026-02-07")["files"][0]["changed"]
    assert changed == [
        {
            "member": "grenverket",
            "period": "2026-01",
            "what": "revenue",
            "before": "90000.00",
            "after": "95000.00",
        }
    ]
    assert evening(place, "2026-01", "2026-02-07") == []  # the policy lets the books count


def test_a_form_of_several_members_and_figure_by_figure(place: Path) -> None:
    rows = (
        "grenverket;2026-01;100 000;7 000",
        "Åkeriet ek. för.;2026-01;50 000;",
        "799002-0013;2026-02;10;;prel. siffra",
    )
    (file,) = shown(place, "take-in", form(place, "a.csv", *rows), day="2026-03-05")["files"]
    assert (file["member"], file["members"]) == (None, ["grenverket", "åkeriet"])
    assert (file["facts"], file["incomplete"]) == (3, ["2026-02"])
    assert [f["code"] for f in file["findings"]] == ["revenue_must_be_final"]
    (again,) = shown(place, "take-in", "a.csv", day="2026-03-06")["files"]
    assert (again["facts"], again["changed"]) == (0, [])
    more = form(place, "b.csv", "grenverket;2026-01;100 000;6 000")
    (file,) = shown(place, "take-in", more, day="2026-03-06")["files"]
    assert [(c["what"], c["before"], c["after"]) for c in file["changed"]] == [
        ("cash", "7000.00", "6000.00")
    ]


def test_the_latest_take_in_wins_whatever_day_it_is_dated(place: Path) -> None:
    for number, (revenue, day) in enumerate(
        [("1 000", "2026-03-05"), ("2 000", "2026-02-05"), ("1 000", "2026-02-03")]
    ):
        file = form(place, f"{number}.csv", f"grenverket;2026-01;{revenue}")
        shown(place, "take-in", file, "--date", day, day="2026-03-05")
    evening(place, "2026-01", "2026-03-05")
    assert levies(place, "2026-01")["grenverket"] == "500.00"  # the floor: 7 % of 1 000 is below
    month = shown(place, "month", "2026-01", day="2026-03-05")
    assert month["proposals"] == []
    chain = run(place, "explain", "V2026-1", day="2026-03-05").out
    assert "Rapport 3 av 3" in " ".join(chain.split())


# Mappings.


OWN = "Vår budget\n\nMånad;Omsättning;Övrigt\njan 2026;100 000,50;3\nfeb 2026;90 000;4\n"


def test_an_own_sheet_is_explained_once(place: Path) -> None:
    (place / "egen.csv").write_text(OWN, encoding="cp1252")
    refused = run(place, "take-in", "egen.csv", "--member", "grenverket", day="2026-03-05")
    assert refused.code == 1 and "headings_must_be_found" in refused.text
    first = ("take-in", "egen.csv", "--member", "grenverket", "--map=period=A,revenue=B")
    taken = shown(place, *first, day="2026-03-05")
    assert taken["mapping"] == "mappings/grenverket.yaml"
    assert taken["files"][0]["periods"] == ["2026-01", "2026-02"]
    kept = (place / "books/mappings/grenverket.yaml").read_text(encoding="utf-8")
    assert '"Omsättning": revenue' in kept
    log = (place / "books/log/2026.jsonl").read_text(encoding="utf-8")
    assert "--map=period=A,revenue=B" in log
    (place / "egen2.csv").write_text(OWN.replace("90 000", "91 000"), encoding="utf-8")
    assert archived(place, "mappings-grenverket.yaml") == [kept]
    again = shown(place, "take-in", "egen2.csv", day="2026-03-06")
    assert again["mapping"] is None
    assert [c["after"] for c in again["files"][0]["changed"]] == ["91000.00"]
    before = contents(place / "books")
    shown(place, *first[:1], "egen2.csv", *first[2:], day="2026-03-06")
    assert contents(place / "books") == before


def archived(place: Path, name: str) -> list[str]:
    """What the archive holds under a name, in the order of the hashes."""
    found = sorted((place / "books/documents").glob(f"*/*-{name}"))
    return [path.read_text(encoding="utf-8") for path in found]


def test_an_edit_of_a_mapping_is_archived_when_a_command_first_sees_it(place: Path) -> None:
    (place / "egen.csv").write_text(OWN, encoding="utf-8")
    first = ("take-in", "egen.csv", "--member", "grenverket", "--map=period=A,revenue=B")
    shown(place, *first, day="2026-03-05")
    mapping = place / "books/mappings/grenverket.yaml"
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace('"Omsättning"', '"Övrigt"'), encoding="utf-8")
    (changed,) = shown(place, "take-in", "egen.csv", day="2026-03-06")["files"]
    assert [c["after"] for c in changed["changed"]] == ["3.00", "4.00"]
    assert set(archived(place, "mappings-grenverket.yaml")) == {text, mapping.read_text("utf-8")}


def test_an_own_sheet_is_asked_for_column_by_column(place: Path) -> None:
    (place / "egen.csv").write_text(OWN, encoding="utf-8")
    answers = ["-", "A", "B", *["-"] * 7]
    with patch.object(sys, "stdin", io.StringIO("\n".join(answers) + "\n")):
        ran = run(place, "take-in", "egen.csv", "--member", "grenverket", "--map", day="2026-03-05")
    assert ran.code == 0, ran.text
    assert "Kolumn för intäkterna" in ran.text
    assert "mappings/grenverket.yaml" in ran.out
    kept = (place / "books/mappings/grenverket.yaml").read_text(encoding="utf-8")
    columns = '  "Månad": period\n  "Omsättning": revenue\n'
    assert kept.endswith(f"columns:\n{columns}member: grenverket\n")


def test_nothing_is_kept_of_a_mapping_that_reads_nothing(place: Path) -> None:
    (place / "egen.csv").write_text(OWN.replace("jan 2026", "snart"), encoding="utf-8")
    ran = run(
        *(place, "take-in", "egen.csv", "--member", "grenverket"),
        "--map=period=A,revenue=B",
        day="2026-03-05",
    )
    assert ran.code == 1 and "period_must_be_a_month" in ran.text
    assert not (place / "books/mappings").exists()


@pytest.mark.parametrize(
    "arguments", [("--map=period=A,revenue=B",), ("--member", "grenverket", "--map")]
)
def test_a_mapping_needs_a_member_and_somebody_who_answers(
    place: Path, arguments: Sequence[str]
) -> None:
    (place / "egen.csv").write_text(OWN, encoding="utf-8")
    with patch.object(sys, "stdin", io.StringIO("")):
        ran = run(place, "take-in", "egen.csv", *arguments, day="2026-03-05")
    assert ran.code == (2 if len(arguments) == 1 else 130), ran.text


# Reminders.


def test_reminders_are_ready_to_send(place: Path) -> None:
    settings = place / "books/consortium.yaml"
    text = settings.read_text(encoding="utf-8")
    email = "joined: 2026-01-01, email: bokforing@grenverket.example}"
    settings.write_text(text.replace("joined: 2026-01-01}", email, 1), encoding="utf-8")
    shown(place, "take-in", "grenverket-01.se", day="2026-02-10")
    found = shown(place, "reminders", "2026-02", day="2026-03-18")["reminders"]
    assert [(one["member"], one["email"], one["deadline"]) for one in found] == [
        ("grenverket", "bokforing@grenverket.example", "2026-03-15"),
        ("åkeriet", None, "2026-03-15"),
    ]
    assert found[0]["subject"] == "Påminnelse: rapport för februari 2026 till Lilla fonden"
    assert "Sista dag var 2026-03-15, för 3 dagar sedan." in found[0]["text"]
    assert "100 000,00 kr" in found[0]["text"] and "Kim Ekorre" in found[0]["text"]
    assert found[1]["estimate"] is None
    assert found[1]["because"] == "Åkeriet har inte lämnat rapport för 2026-02."
    text = run(place, "reminders", "2026-02", "--lang", "en", day="2026-03-15").out
    assert "To: bokforing@grenverket.example" in text
    assert "The last day to send it is 2026-03-15." in text
    refused = run(place, "reminders", "2026-03", day="2026-03-15")
    assert refused.code == 3 and "reminded_month_must_be_over" in refused.text


# Any order of arrival, through the commands.


def arrivals(place: Path) -> Mapping[str, str]:
    """Files of which no two state the same figure, by name."""
    form(place, "a.csv", "grenverket;2026-02;80 000", "åkeriet;2026-01;70 000")
    form(place, "b.csv", "åkeriet;2026-02;60 000")
    return {"a.csv": "", "b.csv": "", "grenverket-01.se": ""}


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_files_may_come_in_any_order(place: Path, order: Sequence[int]) -> None:
    names = list(arrivals(place))
    days = ("2026-03-10", "2026-03-20", "2026-04-20")
    for index, day in zip(order, days, strict=True):
        shown(place, "take-in", names[index], day=day)
        evening(place, "2026-02", day)
    at_once = place / "at_once"
    new_books(at_once)
    write_files(
        at_once / "books", {n: c for n, c in contents(place / "books").items() if "yaml" in n}
    )
    arrivals(at_once)
    shown(at_once, "take-in", *names, day="2026-04-20")
    evening(at_once, "2026-02", "2026-04-20")
    for period in ("2026-01", "2026-02"):
        assert levies(place, period) == levies(at_once, period)
    assert evening(place, "2026-02", "2026-04-21") == []
