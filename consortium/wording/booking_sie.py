"""Wordings about ``book --sie``: the vouchers of a payroll program."""

from __future__ import annotations

from consortium.wording import Wording, error

WORDINGS: dict[str, Wording] = {
    "sie_file_must_hold_vouchers": error(
        sv=(
            "en fil av slaget {found} utan verifikationer",
            "löneprogrammets fil med verifikationer (SIE 4I)",
            "exportera bokföringsunderlaget på nytt ur löneprogrammet",
        ),
        en=(
            "a file of kind {found} without vouchers",
            "the payroll program's file of vouchers (SIE 4I)",
            "export the vouchers again from the payroll program",
        ),
    ),
    "sie_vouchers_must_share_a_month": error(
        sv=(
            "verifikationer i månaderna {found}",
            "en fil för varje månad",
            "exportera månaderna var för sig",
        ),
        en=("vouchers in the months {found}", "one file for each month", "export month by month"),
    ),
    "sie_voucher_must_balance": error(
        sv=(
            "verifikation {voucher} går inte jämnt upp eller flyttar inget: skillnad {off}",
            "rader som tar ut varandra",
            "rätta i löneprogrammet och exportera på nytt",
        ),
        en=(
            "voucher {voucher} does not balance, or moves nothing: off by {off}",
            "rows that sum to zero",
            "correct it in the payroll program and export again",
        ),
    ),
    "sie_voucher_must_have_a_day": error(
        sv=(
            "verifikation {voucher}: {found}",
            "en dag, i dag ({today}) eller tidigare",
            "rätta dagen i löneprogrammet, eller vänta till den dagen",
        ),
        en=(
            "voucher {voucher}: {found}",
            "a day, today ({today}) or earlier",
            "correct the day in the payroll program, or wait for that day",
        ),
    ),
    "sie_account_must_be_one_of_ours": error(
        sv=(
            "konto {found} med {amount}; fondens konton med det numret: {ours}",
            "ett BAS-nummer som precis ett av fondens konton har",
            "ändra kontot i löneprogrammet (se docs/accounts.md), eller boka raden med mallen "
            "manual",
        ),
        en=(
            "account {found} with {amount}; the fund's accounts of that number: {ours}",
            "a BAS number that just one of the fund's accounts has",
            "change the account in the payroll program (see docs/accounts.md), or book the row by "
            "the template manual",
        ),
    ),
    "sie_file_must_not_be_booked_twice": error(
        sv=(
            "{found} är redan bokförd: {by}",
            "en fil som inte är bokförd",
            "var det fel, rätta först med fondbok reverse",
        ),
        en=(
            "{found} is booked already: {by}",
            "a file that is not booked",
            "if that was wrong, reverse it first with fondbok reverse",
        ),
    ),
}
