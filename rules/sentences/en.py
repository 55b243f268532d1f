"""Reasons in English; see :mod:`rules.sentences`."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NAMES = {
    "account": "account number",
    "number": "organisation number",
    "name": "name",
    "membership_fee": "membership fee",
    "service_fee": "service fee",
    "member_capital": "member capital",
    "administration": "administration",
    "solidarity": "solidarity",
    "start_up": "start-up",
    "relocation": "relocation",
    "education": "education",
    "revolving": "revolving capital",
    "tax": "tax",
}
AND_MORE = "and {more} more accounts with {rest}"
NO_ESTIMATE = {
    "before_deadline": "The last day is {deadline}.",
    "by_policy": "The last day was {deadline}; by the rules no levy is estimated.",
    "no_months": "The last day was {deadline}; there is no reported month to estimate from.",
    "no_last_year": (
        "The last day was {deadline}; the same month of the year before is not reported, so the "
        "levy cannot be estimated."
    ),
    "undeclared": (
        "The last day was {deadline}; the member has given no preliminary figure to estimate from."
    ),
}
ESTIMATED = "Until it comes the levy rests on an estimated base, {base}."
SENTENCES = {
    "revenue_on_accounts": "Revenue on accounts {accounts} was {amount} in {month} ({file}).",
    "accounts_left_out": "By the rules these accounts do not count: {by_account}.",
    "sales_on_accounts_left_out": "Sales to other members do not count: accounts {by_account}.",
    "accounts_taken": "Accounts that count: {by_account}.",
    "revenue_declared": "The member declares revenue of {amount} in {month} ({file}).",
    "declared_sales_left_out": (
        "Sales to other members do not count: {amount} as the member declares."
    ),
    "report_is_late": (
        "The report for {month} has not come; the last day was {deadline}. The levy is estimated."
    ),
    "estimate_month": "The base for {month} was {amount} ({file}).",
    "estimate_mean": "The mean of {months} reported months, {sum} in all, is {amount}.",
    "estimate_mean_rounded": (
        "The mean of {months} reported months, {sum} in all, is {amount}, rounded to whole öre."
    ),
    "estimate_last_year": (
        "In the same month of the year before, {month}, the base was {amount} ({file})."
    ),
    "estimate_declared": "The member itself calls the figure preliminary ({remark}): {amount}.",
    "estimate_stands": ("The estimated base for {month}, {amount}, stands until the report comes."),
    "base": "The base for {month} is {amount}.",
    "policy_decided": "The rules were decided: {decision} (version {version}).",
    "levy_decided": "The levy has a decision of its own: {decision}.",
    "exception": "The member has an exception until {until}: {reason}.",
    "exception_decided": "The exception was decided: {decision}.",
    "rate": "{rate} of {on} is {amount}.",
    "rate_above": "{rate} of {on}, the part above {above}, is {amount}.",
    "rates_together": "Together that is {amount}.",
    "base_below_zero": "The base is below zero, so the month gives no levy.",
    "floor_for_days": "The floor {floor} holds for {days} of the month's {of} days: {amount}.",
    "floor_raised": "The floor {floor} raised the levy from {before} to {amount}.",
    "cap_lowered": "The cap {cap} lowered the levy from {before} to {amount}.",
    "base_to_date": "The base of the fiscal year to date, up to {month}, is {amount}.",
    "levy_to_date": "By the rates the levy of the year to date is {amount}.",
    "year_floor_raised": "The year's floor to date, {floor}, raised the levy from {before}.",
    "year_cap_lowered": "The year's cap {cap} lowered the levy to date from {before} to {amount}.",
    "levied_stays": (
        "{amount} has been levied this year, more than {to_date}; what has been levied stays."
    ),
    "less_levied_before": (
        "{to_date} for the year to date less {before} for the months before is {amount}."
    ),
    "rounded_to_ore": "Rounded to whole öre it is {amount}.",
    "rounded_to_krona": "{before} is rounded to whole kronor: {amount}.",
    "nature_whole": "The whole levy, {amount}, is {kind}.",
    "nature_part": "{share} of the levy is {kind}: {amount}.",
    "nature_got_the_ore": "One öre left over in the allocation is in the {kind}.",
    "vat": "VAT {rate} on {on} is added: {amount}.",
    "vat_of_rates": "VAT on the service fees {on} is added: {amount}.",
    "tax": "Tax {rate} on {on} is set aside for the purpose {purpose}: {amount}.",
    "capital_revolves": "The member capital goes to the purpose {purpose}: {amount}.",
    "purpose_part": "{share} of {on} goes to the purpose {purpose}: {amount}.",
    "purpose_got_the_ore": "One öre left over in the allocation went to the purpose {purpose}.",
    "posted_before": "Levy posted before for the month: {amount}.",
    "should_be": "The right levy is now {amount}.",
    "difference": "The difference is {amount}.",
    "paid_by_reference": "The payment has the reference of {voucher} ({member}).",
    "paid_again": (
        "The payment has the reference of {voucher} ({member}), which is paid already: the "
        "amount stands as prepaid."
    ),
    "paid_by_payer": "The payer is {member}, by its {how}.",
    "paid_by_amount": "The amount is just what {member} owes by {voucher}.",
    "paid_by_slip": "Reference {found} is like that of {voucher} ({member}), but is not it.",
    "paid_as_decided": "The treasurer decided so.",
    "paid_out_by_id": "The entry has our own payment id: {voucher} ({payee}), sent in {file}.",
    "paid_out_by_sum": "The amount is just what was sent for one day in {file}: {voucher}.",
    "paid_out_by_payee": "{amount} was sent to {payee} in {file}: {voucher}.",
    "payer_unknown": "No member and no claim fits the payment.",
    "only_the_parts_change": "The levy is the same; only its parts change.",
}
