"""Skälen i avtal på svenska; se :mod:`rules.sentences`."""

SENTENCES = {
    "decided_by": "Beslutas av {body}: beloppet att besluta om är {amount}.",
    "agreement_says": "Avtalet {file} säger det för {day}.",
    "agreement_concludes": "Avtalet {file} börjar gälla {day}; det omfattar {amount}.",
    "agreement_changes": "Avtalet får nya villkor från {day} ({file}); {amount} återstår.",
    "loan_straight": "{left} återstår på {count} lika avbetalningar: {amount}.",
    "loan_annuity": (
        "{left} återstår på {count} lika stora betalningar av ränta och amortering: {amount} är "
        "amortering."
    ),
    "loan_bullet": "{left} återstår och betalas på en gång: {amount}.",
    "loan_from_surplus": "{share} av överskottet i {month}, {surplus}, amorteras: {amount}.",
    "loan_interest": (
        "Ränta till {until}, nu {rate} per år, räknad per dag (30/360) på det som varit "
        "obetalt: {amount} utöver det som redan aviserats."
    ),
    "loan_waits_for_wages": "Lönerna var inte täckta i {month}: betalningen flyttas en månad.",
    "loan_waits_for_figures": (
        "Kassa och löner för {month} är inte rapporterade: betalningen väntar på dem."
    ),
    "loan_waits_for_terms": (
        "Nya villkor väntar på beslut ({file}): det som förfaller väntar med dem."
    ),
    "loan_repaid_early": "Förtida betalning som medlemmen har bett om: {amount}.",
    "loan_allowed_for": "Befarad förlust på {amount}: {why}",
    "loan_written_off": "{amount} av lånet skrivs av: {why}",
    "loan_forgiven": "{amount} av lånet efterskänks som bidrag: {why}",
    "loan_converted": "{amount} av lånet blir fondens insats i medlemmen: {why}",
}
