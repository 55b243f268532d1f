"""Does a SIE file agree with itself? Every answer is a finding: told, never mended.

Real books seldom tie completely: in more than half of the files seen last year's result was
not yet moved, and some programs write wrong sums. So nothing here refuses a file.
"""

from __future__ import annotations

from collections.abc import Mapping

from stdnum import luhn

from consortium.money import Money
from consortium.period import Period
from consortium.problems import Words
from importers.sie import sums
from importers.sie.encoding import Decoded
from importers.sie.file import SieFile, Year
from importers.sie.notes import Notes

_YEAR_MONTHS_MAX = 18


def note_text(decoded: Decoded, notes: Notes) -> None:
    """Letters that were lost, mixed or garbled before the file came to us."""
    text = decoded.text
    if decoded.lost:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        notes.finding("sie_letters_should_be_whole", line, letters=decoded.lost)
    if decoded.mixed:
        notes.finding(
            "sie_file_should_keep_to_one_code_page",
            letters=decoded.mixed,
            encoding=decoded.encoding.upper(),
        )
    if decoded.garbled:
        start = decoded.garbled.start()
        line = text.count("\n", 0, start) + 1
        found = text[max(0, start - 8) : start + 10].split("\n")[0]
        notes.finding("sie_letters_should_be_readable", line, found=found)


def note_head(file: SieFile, head: Mapping[str, str], notes: Notes) -> None:
    """What the head of the file lacks or says oddly."""
    if file.flag == "1":
        notes.finding("sie_flag_should_be_zero")
    if not head.get("#FORMAT"):
        notes.finding("sie_file_should_name_its_format")
    declared = head.get("#SIETYP")
    if not declared:
        notes.finding("sie_file_should_name_its_type", kind=file.kind)
    elif declared != str(file.sie_type):
        notes.finding("sie_type_should_match_the_content", declared=declared, kind=file.kind)
    if file.generated is None:
        notes.finding("sie_file_should_say_when_it_was_drawn", found=head.get("#GEN") or "–")
    number = file.organisation_number
    if number is not None and not is_organisation_number(number):
        notes.finding("sie_organisation_number_should_be_valid", found=number)
    for year in file.years:
        _note_year(year, notes)
    if file.year(0) is None and not file.is_import:
        notes.finding("sie_file_should_name_its_fiscal_year")


def is_organisation_number(text: str) -> bool:
    """True for ten digits with a right check digit, hyphen or not, century (``16…``) or not.

    >>> is_organisation_number("556036-0793"), is_organisation_number("165560360793")
    (True, True)
    >>> is_organisation_number("000000-0000")
    False
    """
    digits = text.replace("-", "").replace(" ", "")
    digits = digits[2:] if len(digits) == 12 else digits
    is_number = len(digits) == 10 and digits.isascii() and digits.isdecimal()
    return is_number and int(digits) > 0 and bool(luhn.is_valid(digits))


def _note_year(year: Year, notes: Notes) -> None:
    found = f"{year.start.isoformat()}–{year.end.isoformat()}"
    if year.start > year.end:
        notes.finding(
            "sie_fiscal_year_should_start_before_it_ends", year.line, index=year.index, found=found
        )
    first, last = Period.of(year.first), Period.of(year.last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > _YEAR_MONTHS_MAX:
        notes.finding(
            "sie_fiscal_year_should_be_at_most_18_months",
            year.line,
            index=year.index,
            found=found,
            months=months,
        )


def note_books(file: SieFile, notes: Notes) -> None:
    """Where vouchers and balances disagree with themselves or each other."""
    if file.sie_type == 4 and not file.vouchers:
        missing = Words("verifikationer", "vouchers")
        notes.finding("sie_file_should_hold_movements", kind=file.kind, missing=missing)
    elif file.sie_type > 1 and not file.vouchers and not sums.period_balances(file):
        missing = Words("periodsaldon", "period balances")
        notes.finding("sie_file_should_hold_movements", kind=file.kind, missing=missing)
    _note_vouchers(file, notes)
    _note_accounts(file, notes)
    _note_repetitions(file, notes)
    if file.extract is None:  # it leaves out the balances of payroll, so the rest sums to those
        _note_opening(file, notes)
    if file.sie_type > 1 and not file.is_import:
        _note_closing(file, notes)
    if file.vouchers and sums.period_balances(file):
        _note_period_balances(file, notes)


def _note_vouchers(file: SieFile, notes: Notes) -> None:
    year = file.year(0)
    seen: set[tuple[str, str, int]] = set()  # the number 0 stands for the fiscal year
    calendar_years = {voucher.date.year for voucher in file.vouchers if voucher.date}
    for voucher in file.vouchers:
        off = sums.off_by(voucher)
        if off:
            notes.finding(
                "sie_vouchers_should_balance",
                voucher.line,
                voucher=voucher.label,
                amount=Money(off),
            )
        day = voucher.date
        if day is None:
            continue
        is_within = year.first <= day <= year.last if year else len(calendar_years) < 2
        if not is_within:
            notes.finding(
                "sie_vouchers_should_lie_in_the_fiscal_year",
                voucher.line,
                voucher=voucher.label,
                date=day,
            )
        key = (voucher.series, voucher.number, 0 if is_within else day.year)
        if voucher.number and key in seen:
            notes.finding(
                "sie_voucher_numbers_should_be_unique", voucher.line, voucher=voucher.label
            )
        seen.add(key)
        for row in voucher.rows:
            if row.date and (row.date.month != day.month or row.date.year != day.year):
                notes.finding(
                    "sie_rows_should_be_dated_in_the_month_of_the_voucher",
                    row.line,
                    voucher=voucher.label,
                    date=row.date,
                    voucher_date=day,
                )


def _note_accounts(file: SieFile, notes: Notes) -> None:
    for account in file.accounts.values():
        if account.name is None:
            notes.finding("sie_accounts_should_be_declared", account=account.number)
        if not (account.number.isascii() and account.number.isdecimal()):
            notes.finding("sie_accounts_should_be_numbers", account=account.number)


def _note_repetitions(file: SieFile, notes: Notes) -> None:
    lists = (("#IB", file.opening), ("#UB", file.closing), ("#RES", file.result))
    for tag, lines in lists:
        seen: set[tuple[int, str]] = set()
        for line in lines:
            if (line.year, line.account) in seen and not line.objects:
                notes.finding(
                    "sie_balances_should_stand_once", line.line, tag=tag, account=line.account
                )
            seen.add((line.year, line.account))
    months: set[tuple[int, Period, str]] = set()
    for period_line in file.period_balances:
        key = (period_line.year, period_line.period, period_line.account)
        if period_line.objects:
            continue
        if key in months:
            notes.finding(
                "sie_balances_should_stand_once",
                period_line.line,
                tag="#PSALDO",
                account=period_line.account,
            )
        months.add(key)


def _note_opening(file: SieFile, notes: Notes) -> None:
    off = sum(sums.balances(file.opening).values())
    if off:
        first = next(line.line for line in file.opening if line.year == 0)
        notes.finding("sie_opening_balances_should_sum_to_zero", first, amount=Money(off))


def _note_closing(file: SieFile, notes: Notes) -> None:
    """IB + rows = UB, and rows = RES, for every account that has moved or is named there."""
    opening, closing = sums.balances(file.opening), sums.balances(file.closing)
    result, moved = sums.balances(file.result), _moved(file)
    if closing:
        ours = {a for a in moved if a not in result and (a in opening or a[:1] in "12")}
        for account in sorted(closing.keys() | opening.keys() | ours):
            reckoned = opening.get(account, 0) + moved.get(account, 0)
            if reckoned != closing.get(account, 0):
                notes.finding(
                    "sie_closing_balances_should_follow_from_the_rows",
                    account=account,
                    stated=Money(closing.get(account, 0)),
                    reckoned=Money(reckoned),
                )
    if result:
        ours = {a for a in moved if a not in closing and a not in opening and a[:1] not in "12"}
        for account in sorted(result.keys() | ours):
            if moved.get(account, 0) != result.get(account, 0):
                notes.finding(
                    "sie_results_should_follow_from_the_rows",
                    account=account,
                    stated=Money(result.get(account, 0)),
                    reckoned=Money(moved.get(account, 0)),
                )


def _moved(file: SieFile) -> Mapping[str, int]:
    """Movement of the current fiscal year; vouchers without a date belong to it."""
    if not sums.counts_vouchers(file):
        moved: dict[str, int] = {}
        for line in sums.period_balances(file):
            moved[line.account] = moved.get(line.account, 0) + line.amount.ore
        return moved
    year = file.year(0)
    return sums.of_rows(
        voucher
        for voucher in file.vouchers
        if year is None or voucher.date is None or year.first <= voucher.date <= year.last
    )


def _note_period_balances(file: SieFile, notes: Notes) -> None:
    stated, reckoned = sums.of_period_balances(file), sums.of_months(file.vouchers)
    for period in sorted(stated.keys() | reckoned.keys()):
        theirs, ours = stated.get(period, {}), reckoned.get(period, {})
        for account in sorted(theirs.keys() | ours.keys()):
            if theirs.get(account, 0) != ours.get(account, 0):
                notes.finding(
                    "sie_period_balances_should_agree_with_the_rows",
                    account=account,
                    period=period,
                    stated=Money(theirs.get(account, 0)),
                    reckoned=Money(ours.get(account, 0)),
                )
