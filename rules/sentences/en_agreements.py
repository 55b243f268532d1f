"""The reasons of agreements in English; see :mod:`rules.sentences`."""

SENTENCES = {
    "decided_by": "Decided by {body}: the amount to decide on is {amount}.",
    "agreement_says": "The agreement {file} says so for {day}.",
    "agreement_concludes": "The agreement {file} takes effect {day}; it is about {amount}.",
    "agreement_changes": "The agreement has new terms from {day} ({file}); {amount} is left.",
    "loan_straight": "{left} is left in {count} equal instalments: {amount}.",
    "loan_annuity": (
        "{left} is left in {count} equal payments of interest and principal: {amount} is principal."
    ),
    "loan_bullet": "{left} is left and paid at once: {amount}.",
    "loan_from_surplus": "{share} of the surplus of {month}, {surplus}, is repaid: {amount}.",
    "loan_interest": (
        "Interest until {until}, now {rate} a year, by the day (30/360) on what was unpaid: "
        "{amount} beyond what was noticed before."
    ),
    "loan_waits_for_wages": "Wages were not covered in {month}: the payment moves on a month.",
    "loan_waits_for_figures": (
        "Cash and payroll of {month} are not reported: the payment waits for them."
    ),
    "loan_waits_for_terms": (
        "New terms wait for a decision ({file}): what falls due waits with them."
    ),
    "loan_repaid_early": "Early repayment that the member has asked for: {amount}.",
    "loan_allowed_for": "An expected loss of {amount}: {why}",
    "loan_written_off": "{amount} of the loan is written off: {why}",
    "loan_forgiven": "{amount} of the loan is forgiven as a grant: {why}",
    "loan_converted": "{amount} of the loan becomes the fund's stake in the member: {why}",
}
