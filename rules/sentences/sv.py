"""Skälen på svenska; se :mod:`rules.sentences`."""

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
NAMES = {
    "account": "kontonumret",
    "number": "organisationsnumret",
    "name": "namnet",
    "membership_fee": "medlemsavgift",
    "service_fee": "serviceavgift",
    "member_capital": "medlemsinsats",
    "administration": "administration",
    "solidarity": "solidaritet",
    "start_up": "nystart",
    "relocation": "omställning",
    "education": "utbildning",
    "revolving": "återbetalbart kapital",
    "tax": "skatt",
}
AND_MORE = "och {more} konton till med {rest}"
NO_ESTIMATE = {
    "before_deadline": "Sista dag är {deadline}.",
    "by_policy": "Sista dag var {deadline}; enligt reglerna uppskattas ingen avgift.",
    "no_months": "Sista dag var {deadline}; det finns ingen rapporterad månad att uppskatta efter.",
    "no_last_year": (
        "Sista dag var {deadline}; samma månad året före är inte rapporterad, så avgiften kan inte "
        "uppskattas."
    ),
    "undeclared": (
        "Sista dag var {deadline}; medlemmen har inte lämnat någon preliminär uppgift att "
        "uppskatta efter."
    ),
}
ESTIMATED = "Tills den kommer räknas avgiften på ett uppskattat underlag, {base}."
SENTENCES = {
    "revenue_on_accounts": ("Intäkterna på konto {accounts} var {amount} i {month} ({file})."),
    "accounts_left_out": "Enligt reglerna räknas inte konto {by_account}.",
    "sales_on_accounts_left_out": (
        "Försäljning till andra medlemmar räknas inte: konto {by_account}."
    ),
    "accounts_taken": "Konton som räknas: {by_account}.",
    "revenue_declared": "Medlemmen uppger intäkter på {amount} i {month} ({file}).",
    "declared_sales_left_out": (
        "Försäljning till andra medlemmar räknas inte: {amount} enligt medlemmens uppgift."
    ),
    "report_is_late": (
        "Rapporten för {month} har inte kommit; sista dag var {deadline}. Avgiften uppskattas."
    ),
    "estimate_month": "Underlaget för {month} var {amount} ({file}).",
    "estimate_mean": "Medelvärdet av {months} rapporterade månader, {sum} i allt, är {amount}.",
    "estimate_mean_rounded": (
        "Medelvärdet av {months} rapporterade månader, {sum} i allt, är {amount}, avrundat till "
        "hela ören."
    ),
    "estimate_last_year": "Samma månad året före, {month}, var underlaget {amount} ({file}).",
    "estimate_declared": "Medlemmen kallar själv uppgiften preliminär ({remark}): {amount}.",
    "estimate_stands": (
        "Det uppskattade underlaget för {month}, {amount}, gäller tills rapporten kommer."
    ),
    "base": "Underlaget för {month} är {amount}.",
    "policy_decided": "Reglerna är beslutade: {decision} (version {version}).",
    "levy_decided": "Avgiften har ett eget beslut: {decision}.",
    "exception": "Medlemmen har ett undantag till och med {until}: {reason}.",
    "exception_decided": "Undantaget är beslutat: {decision}.",
    "rate": "{rate} av {on} är {amount}.",
    "rate_above": "{rate} av {on}, delen över {above}, är {amount}.",
    "rates_together": "Tillsammans blir det {amount}.",
    "base_below_zero": "Underlaget är under noll, så månaden ger ingen avgift.",
    "floor_for_days": "Golvet {floor} gäller {days} av månadens {of} dagar: {amount}.",
    "floor_raised": "Golvet {floor} höjde avgiften från {before} till {amount}.",
    "cap_lowered": "Taket {cap} sänkte avgiften från {before} till {amount}.",
    "base_to_date": "Underlaget hittills under räkenskapsåret, till och med {month}, är {amount}.",
    "levy_to_date": "Enligt satserna blir avgiften hittills under året {amount}.",
    "year_floor_raised": "Årets golv hittills, {floor}, höjde avgiften från {before}.",
    "year_cap_lowered": "Årets tak {cap} sänkte avgiften hittills från {before} till {amount}.",
    "levied_stays": (
        "Hittills under året har {amount} tagits ut, mer än {to_date}; det står kvar."
    ),
    "less_levied_before": (
        "{to_date} hittills under året minus {before} för månaderna före är {amount}."
    ),
    "rounded_to_ore": "Avrundat till hela ören blir det {amount}.",
    "rounded_to_krona": "{before} avrundas till hela kronor: {amount}.",
    "nature_whole": "Hela avgiften, {amount}, är {kind}.",
    "nature_part": "{share} av avgiften är {kind}: {amount}.",
    "nature_got_the_ore": "Ett öre som blev över i fördelningen ingår i delen {kind}.",
    "vat": "Moms {rate} på {on} tillkommer: {amount}.",
    "vat_of_rates": "Moms på serviceavgifterna {on} tillkommer: {amount}.",
    "tax": "Skatt {rate} på {on} sätts av till ändamålet {purpose}: {amount}.",
    "capital_revolves": "Medlemsinsatsen går till ändamålet {purpose}: {amount}.",
    "purpose_part": "{share} av {on} går till ändamålet {purpose}: {amount}.",
    "purpose_got_the_ore": "Ett öre som blev över i fördelningen gick till ändamålet {purpose}.",
    "posted_before": "Tidigare bokförd avgift för månaden: {amount}.",
    "should_be": "Rätt avgift är nu {amount}.",
    "difference": "Skillnaden är {amount}.",
    "paid_by_reference": "Betalningen har referensen för {voucher} ({member}).",
    "paid_again": (
        "Betalningen har referensen för {voucher} ({member}), som redan är betald: beloppet "
        "står som förskott."
    ),
    "paid_by_payer": "Betalaren är {member}, enligt {how}.",
    "paid_by_amount": "Beloppet är just det som {member} ska betala enligt {voucher}.",
    "paid_by_slip": "OCR {found} liknar OCR för {voucher} ({member}), men stämmer inte.",
    "paid_as_decided": "Kassören bestämde det.",
    "paid_out_by_id": "Posten har vårt eget betalnings-id: {voucher} ({payee}), skickad i {file}.",
    "paid_out_by_sum": "Beloppet är just det som skickades samma dag i {file}: {voucher}.",
    "paid_out_by_payee": "{amount} skickades till {payee} i {file}: {voucher}.",
    "payer_unknown": "Ingen medlem och ingen fordran stämmer med betalningen.",
    "only_the_parts_change": "Avgiften är densamma; bara fördelningen ändras.",
}
