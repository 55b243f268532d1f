"""What is written as SIE reads back as it was, in the code page that the standard names."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from consortium.money import Money
from consortium.period import Period
from importers import sie
from importers.sie.write import encoded, file_bytes, head, line, plain, voucher

DAY = date(2026, 3, 31)


@given(st.text())
def test_any_text_is_one_line_of_cp437(text: str) -> None:
    shown = plain(text)
    assert shown == plain(shown)
    assert shown.encode("cp437").decode("cp437") == shown
    assert len(line("#PROSA", text).splitlines()) == 1


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), min_size=4, max_size=4))
def test_texts_read_back(texts: list[str]) -> None:
    company, account, of_voucher, of_row = texts
    content = file_bytes(
        [
            *head(version="1", drawn_on=DAY, sie_type=4, company=company),
            line("#KONTO", "6982", account),
            *voucher(
                line("#VER", "", "", DAY, of_voucher),
                [line("#TRANS", "6982", (("1", "Nord"),), Money(5), DAY, of_row)],
            ),
        ],
        has_checksum=True,
    )
    file = sie.parse(content, "x.si")
    assert file.company == (_kept(company).strip() or None)
    assert file.accounts["6982"].name == _kept(account)
    (read,) = file.vouchers
    assert (read.text, read.rows[0].text) == (_kept(of_voucher), _kept(of_row))
    assert read.rows[0].objects == (("1", "Nord"),)
    assert file.checksum == "right"
    expected = {"sie_vouchers_should_balance", "sie_accounts_should_be_declared"}
    assert {finding.code for finding in file.findings} <= expected


def _kept(text: str) -> str:
    """What survives: one line of CP437, a last backslash turned round."""
    shown = plain(text)
    return shown[:-1] + "/" if shown.endswith("\\") else shown


@given(
    st.integers(-(10**15), 10**15),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from([(), (("6", "0015"),), (("1", "Norra dal"), ("6", 'say "ö"'))]),
)
def test_amounts_days_and_objects_read_back(
    ore: int, day: date, objects: tuple[tuple[str, str], ...]
) -> None:
    content = file_bytes(
        [
            *head(
                version="1",
                drawn_on=day,
                sie_type=2,
                company="Kvarnen",
                organisation_number="799001-0014",
                years=[(0, date(day.year, 1, 1), date(day.year, 12, 31))],
                covers_until=day,
            ),
            line("#PSALDO", 0, Period.of(day), "3010", objects, Money(ore)),
        ]
    )
    file = sie.parse(content, "x.se")
    (balance,) = file.period_balances
    assert balance[1:5] == (Period.of(day), "3010", Money(ore), objects)
    assert (file.generated, file.covers_until) == (day, day)
    assert file.organisation_number == "799001-0014"


def test_letters_are_real_cp437_and_lines_end_as_in_dos() -> None:
    assert encoded([line("#FNAMN", "Å Ä Ö å ä ö é – €")]) == (
        b'#FNAMN "\x8f \x8e \x99 \x86 \x84 \x94 \x82 - EUR"\r\n'
    )
