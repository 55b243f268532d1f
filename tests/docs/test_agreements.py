"""The worked example of the page on agreements comes out of the rules to the öre."""

from __future__ import annotations

import datetime as dt
import re

from consortium.agreement import LoanTerms
from consortium.money import Money, total
from docs.console import ROOT
from rules.agreements.loan import loan_events
from rules.agreements.text import read_agreement

PAGE = (ROOT / "docs/agreements.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d{4}-\d\d-\d\d) \| ([\d ,]+ kr) \| ([\d ,]+ kr) \|$", re.MULTILINE)


def test_the_example_is_what_falls_due() -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    terms = read_agreement(text.encode(), "agreements/brygga.yaml").terms
    assert isinstance(terms, LoanTerms)
    events = loan_events([terms], [], dt.date(2030, 1, 1))
    due = {(event.day.isoformat(), event.what): event.amount for event in events}
    rows = ROW.findall(PAGE)
    assert len(rows) == 4
    for day, interest, instalment in rows:
        assert due[day, "interest"] == Money.parse(interest), day
        assert due[day, "instalment"] == Money.parse(instalment), day
    parts = [event.amount for event in events if event.what == "instalment"]
    assert (len(parts), total(parts)) == (12, Money(200_000_00))


def test_every_key_of_a_loan_is_in_the_draft_or_the_page() -> None:
    known = {field.alias or name for name, field in LoanTerms.model_fields.items()}
    told = known - {"replaces", "note", "lender"}
    assert [key for key in sorted(told) if not re.search(rf"\b{key}\b", PAGE)] == []
