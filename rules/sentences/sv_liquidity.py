"""Skälen för hjälp på svenska; se :mod:`rules.sentences`."""

NAMES = {
    "cash": "kassan",
    "payroll": "lönerna",
    "payables": "skulderna som förfaller",
    "receivables": "fordringarna",
    "watch": "bevakas",
    "warning": "varning",
    "alarm": "larm",
}
SENTENCES = {
    "figure_declared": "Medlemmen uppger {figure} till {amount} för {month} ({file}).",
    "figure_on_accounts": (
        "I bokföringen är {figure} {amount}, konto {accounts} i {month} ({file})."
    ),
    "cash_days": "Kassan räcker i {days} dagar, färre än {below}.",
    "need_lifts": "För att kassan ska räcka i {days} dagar fattas {amount}.",
    "need_max": "Behovet får vara högst {amount}.",
    "need_of_payroll": "Behovet får vara högst {share} av en månads löner, {amount}.",
    "need_is": "Behovet är {amount}, uppåt till hel krona.",
    "helped_before": "För {month} har medlemmen redan fått hjälp med {amount}.",
    "wages_not_covered": "Det gäller löner: kassan täcker inte en månads löner, {amount}.",
    "levy_deferred": (
        "Avgiften för {month}, {voucher} på {amount}, får anstånd från {due} till {until}."
    ),
    "nothing_to_defer": "Det finns inga obetalda avgifter att skjuta upp.",
    "from_purpose": (
        "Ändamålet {purpose} har {untied} fritt och ska behålla {floor}; tillgängligt är "
        "{available}, och därav lånas {amount}."
    ),
    "from_member": (
        "{lender} har kassa för mer än {days} dagar och tillfrågas om ett lån på {amount}, sin del "
        "av {whole} efter överskott."
    ),
    "from_stodspar": ("Ett banklån på {amount} söks genom stödspar; placeringen beslutas för sig."),
    "guaranteed": "Fonden går i borgen för {share} av lånet: {amount}.",
    "request_until_signed": (
        "Det är en förfrågan tills {lender} har beslutat och skrivit under; för då in lånet med "
        "fondbok agreement new member_loan."
    ),
    "source_max_bit": "Källans gräns {max} sänkte det som kan ges till {amount}.",
    "purpose_floor_bit": (
        "Golvet {floor} i ändamålet {purpose} får inte brytas: det räckte till {amount}."
    ),
    "surplus_bit": (
        "Det som medlemmar med kassa för mer än {days} dagar kan låna ut räckte till {amount}."
    ),
    "placement_limit_bit": "Gränsen för stödspar, {limit}, sänkte det som kan ges till {amount}.",
    "payouts_are_stopped": (
        "Fonden kan inte betala ut något: ett ändamål står under noll, eller mer är avsatt än det "
        "egna kapitalet."
    ),
    "exposure_bit": (
        "Fonden får riskera högst {limit} på en medlem, {share} av fonden på {fund}; {before} "
        "är redan bundet, så {amount} kan ges."
    ),
    "stake_bit": (
        "Lån får vara högst {share} av medlemmens insats på {capital}; {lent} är redan lånat, så "
        "{amount} kan ges."
    ),
    "turnover_bit": (
        "Lån får vara högst {share} av omsättningen {turnover} (antal rapporterade månader: "
        "{months}); {lent} är redan lånat, så {amount} kan ges."
    ),
    "co_financing_fund_bit": (
        "Fonden bär högst {share} av behovet {need}: {amount} återstår av fondens del."
    ),
    "co_financing_own_bit": (
        "Medlemmen ska själv skjuta till minst {share} av behovet {need}: {amount} kan ges."
    ),
    "bridge_bit": (
        "Brolånet ska först stå på noll i {days} dagar, och dess förlängningar ({renewals}) är "
        "förbrukade."
    ),
    "no_compliance": (
        "Inga lån eller borgensåtaganden: prövningen av Finansinspektionens regler saknas "
        "(compliance i consortium.yaml)."
    ),
    "no_due_diligence": (
        "Inga lån eller borgensåtaganden: medlemmens kundkännedom saknar datum (due_diligence i "
        "consortium.yaml)."
    ),
    "oneof_too_small": "Ingen av källorna räckte ensam till {amount}.",
    "whole_or_nothing": "Reglerna ger hela behovet eller inget; {amount} fattades.",
    "not_met": "{amount} av behovet kan inte täckas.",
    "tranche_first": "Nu betalas {amount} ut: {reach}.",
    "tranche_later": "{amount} betalas ut först när det är uppnått: {reach}.",
    "loan_terms": "Räntan är {interest}; amorteringsfritt i {grace} mån, sedan {repay} mån.",
    "loan_terms_wages": (
        "Räntan är {interest}; amorteringsfritt i {grace} mån, sedan {repay} mån, och bara "
        "när lönerna är täckta."
    ),
    "relief_days": "Avgiften lindras: kassan räcker i {days} dagar, färre än {below}.",
    "relief_counts": "Av behovet täcks {amount} genom att månadens avgift får vänta.",
    "figures_changed": "Uppgifterna om {member} eller om den som lånar ut har ändrats.",
    "rules_changed": "Reglerna för hjälp har ändrats.",
    "need_is_less": "Det som är kvar av behovet är nu {amount}.",
    "levy_is_paid": "Avgiften {voucher} är redan betald.",
    "not_a_member_then": "{member} var inte medlem i månaden.",
    "body_reaches_less": (
        "Med det som bokförts på 90 dagar är beloppet {amount}, mer än organet får besluta om."
    ),
    "sign_cash_days": "Kassan räcker i {days} dagar, färre än {below}.",
    "sign_revenue_falls": (
        "Tre månaders intäkter till och med {month} var {amount}, mot {before} tre månader till "
        "och med {compared}."
    ),
    "sign_report_late": "Rapporten för {month} är {days} dagar sen.",
    "sign_levy_overdue": (
        "Avgiften för {month} ({voucher}, {amount}) förföll för {days} dagar sedan."
    ),
}
