"""Reasons for help in English; see :mod:`rules.sentences`."""

NAMES = {
    "cash": "cash",
    "payroll": "payroll",
    "payables": "debts that fall due",
    "receivables": "receivables",
    "watch": "watch",
    "warning": "warning",
    "alarm": "alarm",
}
SENTENCES = {
    "figure_declared": "The member declares {figure} of {amount} for {month} ({file}).",
    "figure_on_accounts": (
        "In the books {figure} is {amount}, accounts {accounts} in {month} ({file})."
    ),
    "cash_days": "Cash lasts for {days} days, fewer than {below}.",
    "need_lifts": "To make cash last for {days} days, {amount} is lacking.",
    "need_max": "The need may be at most {amount}.",
    "need_of_payroll": "The need may be at most {share} of a month's payroll, {amount}.",
    "need_is": "The need is {amount}, up to a whole krona.",
    "helped_before": "For {month} the member has already been helped with {amount}.",
    "wages_not_covered": "It concerns wages: cash does not cover a month's payroll, {amount}.",
    "levy_deferred": (
        "The levy for {month}, {voucher} of {amount}, is deferred from {due} to {until}."
    ),
    "nothing_to_defer": "There are no unpaid levies to defer.",
    "from_purpose": (
        "The purpose {purpose} has {untied} untied and is to keep {floor}; {available} is "
        "available, of which {amount} is lent."
    ),
    "from_member": (
        "{lender} has cash for more than {days} days and is asked for a loan of {amount}, its part "
        "of {whole} by surplus."
    ),
    "from_stodspar": (
        "A bank loan of {amount} is applied for on support saving; the placement is decided by "
        "itself."
    ),
    "guaranteed": "The fund guarantees {share} of the loan: {amount}.",
    "request_until_signed": (
        "It is a request until {lender} has decided and signed; then enter the loan with fondbok "
        "agreement new member_loan."
    ),
    "source_max_bit": "The source's bound {max} lowered what can be given to {amount}.",
    "purpose_floor_bit": (
        "The floor {floor} of the purpose {purpose} must hold: it sufficed for {amount}."
    ),
    "surplus_bit": (
        "What members with cash for more than {days} days can lend sufficed for {amount}."
    ),
    "placement_limit_bit": (
        "The limit on support saving, {limit}, lowered what can be given to {amount}."
    ),
    "payouts_are_stopped": (
        "The fund can pay nothing out: a purpose stands below zero, or more is earmarked than the "
        "equity."
    ),
    "exposure_bit": (
        "At most {limit} may be at risk on one member, {share} of the fund of {fund}; {before} is "
        "bound already, so {amount} can be given."
    ),
    "stake_bit": (
        "Loans may be at most {share} of the member's own capital of {capital}; {lent} is lent "
        "already, so {amount} can be given."
    ),
    "turnover_bit": (
        "Loans may be at most {share} of the revenue {turnover} (months reported: {months}); "
        "{lent} is lent already, so {amount} can be given."
    ),
    "co_financing_fund_bit": (
        "The fund bears at most {share} of the need {need}: {amount} is left of the fund's part."
    ),
    "co_financing_own_bit": (
        "The member itself puts in at least {share} of the need {need}: {amount} can be given."
    ),
    "bridge_bit": (
        "The bridge must first stand at zero for {days} days, and its renewals ({renewals}) are "
        "used up."
    ),
    "no_compliance": (
        "No loans or guarantees: the review of Finansinspektionen's rules is missing (compliance "
        "in consortium.yaml)."
    ),
    "no_due_diligence": (
        "No loans or guarantees: the member's due diligence has no date (due_diligence in "
        "consortium.yaml)."
    ),
    "oneof_too_small": "None of the sources sufficed alone for {amount}.",
    "whole_or_nothing": "The rules give the whole need or nothing; {amount} was lacking.",
    "not_met": "{amount} of the need cannot be met.",
    "tranche_first": "{amount} is paid out now: {reach}.",
    "tranche_later": "{amount} is paid out only when this is reached: {reach}.",
    "loan_terms": "Interest is {interest}; {grace} months of grace, then {repay} months.",
    "loan_terms_wages": (
        "Interest is {interest}; {grace} months of grace, then {repay} months, and only when wages "
        "are covered."
    ),
    "relief_days": "The levy is eased: cash lasts for {days} days, fewer than {below}.",
    "relief_counts": "Of the need, {amount} is met by letting the month's levy wait.",
    "figures_changed": "The figures of {member}, or of the one that lends, have changed.",
    "rules_changed": "The rules of help have changed.",
    "need_is_less": "What is left of the need is now {amount}.",
    "levy_is_paid": "The levy {voucher} is paid already.",
    "not_a_member_then": "{member} was not a member in the month.",
    "body_reaches_less": (
        "With what was posted in 90 days the amount is {amount}, more than the body may decide."
    ),
    "sign_cash_days": "Cash lasts for {days} days, fewer than {below}.",
    "sign_revenue_falls": (
        "Revenue of three months to {month} was {amount}, against {before} in three months to "
        "{compared}."
    ),
    "sign_report_late": "The report for {month} is {days} days late.",
    "sign_levy_overdue": "The levy for {month} ({voucher}, {amount}) was due {days} days ago.",
}
