"""Every text of the workbook, Swedish beside English, by its key."""

from __future__ import annotations

Pair = tuple[str, str]

# Sheet names: at most 31 letters, none of []:*?/\ and no apostrophe.
SHEETS: dict[str, Pair] = {
    "cover": ("Omslag", "Cover"),
    "levies": ("Avgifter", "Levies"),
    "bases": ("Underlag", "Bases"),
    "nature": ("Avgiftens slag", "Nature"),
    "split": ("Fördelning", "Split"),
    "posted": ("Bokförda avgifter", "Posted levies"),
    "receivables": ("Fordringar", "Receivables"),
    "purposes": ("Ändamål", "Purposes"),
    "journal": ("Grundbok", "Journal"),
    "accounts": ("Konton", "Accounts"),
    "sources": ("Källor", "Sources"),
    "corrections": ("Rättelser", "Corrections"),
}
TITLES: dict[str, Pair] = {
    "levies": ("Avgiftsberäkning", "Levy calculation"),
    "bases": ("Avgiftsunderlag", "Bases of the levies"),
    "nature": ("Avgiftens slag, moms och belopp att betala", "Nature of the levies, VAT, to pay"),
    "split": ("Avgifternas fördelning på ändamål", "The levies by purpose"),
    "posted": ("Bokförda avgifter, verifikation för verifikation", "Posted levies by voucher"),
    "receivables": ("Fordringar på medlemmar", "Receivables from members"),
    "purposes": ("Ändamålen", "The purposes"),
    "journal": (
        "Grundbok: verifikationerna i registreringsordning",
        "Journal: vouchers as registered",
    ),
    "accounts": ("Konton, saldon och BAS-nummer", "Accounts, balances and BAS numbers"),
    "sources": (
        "Källor: filerna bakom periodens uppgifter",
        "Sources: the files behind the figures",
    ),
    "corrections": ("Rättelser och slutavräkningar", "Reversals and true-ups"),
}
NOTES: dict[str, Pair] = {
    "levies": (
        "En rad per medlem och månad som avgiften avser: underlag × sats per skikt, golv, tak och "
        "en enda avrundning, mot det som är bokfört. Belopp i kronor utan moms.",
        "One row per member and month that the levy is for: base × rate by band, floor, cap and "
        "one rounding, against what is posted. Amounts in kronor without VAT.",
    ),
    "bases": (
        "Medlemmens egna konton i månaden. 1 räknas in i underlaget, 0 gör det inte. "
        "Intäkter är positiva.",
        "The member's own accounts in the month. 1 counts in the base, 0 does not. "
        "Revenue is positive.",
    ),
    "nature": (
        "Avgiften delas efter största rest: varje del avrundas nedåt till hela ören, och ören som "
        "blir över går till de största resterna. Momsen läggs ovanpå.",
        "The levy is shared by largest remainder: each part is rounded down to whole öre, and öre "
        "left over go to the largest remainders. VAT comes on top.",
    ),
    "split": (
        "Avgiften utan moms, skatt och insats delas på ändamålen efter största rest. Skatten går "
        "till ändamålet skatt och insatsen till återbetalbart kapital.",
        "The levy without VAT, tax and member capital is shared over the purposes by largest "
        "remainder. Tax goes to purpose tax, member capital to revolving capital.",
    ),
    "posted": (
        "Alla verifikationer för avgifterna, också de som är bokförda i en annan period. "
        "Summan per medlem och månad jämförs med beräkningen på bladet Avgifter.",
        "Every voucher of the levies, those posted in another period too. The sum per member and "
        "month is compared with the calculation on sheet Levies.",
    ),
    "receivables": (
        "Ingående + avgifter + slutavräkningar + rättelser − betalt = öppet, med moms, ur "
        "Grundbok.",
        "Opening + levies + true-ups + reversals − paid = open, with VAT, from sheet Journal.",
    ),
    "purposes": (
        "Öronmärkta medel, positiva. Summan är det som är avsatt till ändamål "
        "(Equity:Appropriated).",
        "Earmarks, shown positive. Their sum is what is appropriated (Equity:Appropriated).",
    ),
    "journal": (
        "Verifikationerna i registreringsordning, en rad per kontering (BFL 5 kap. 1 och 7 §§).",
        "The vouchers in registration order, one row per posting (BFL 5:1 and 5:7).",
    ),
    "accounts": (
        "Debet är positivt. Debet och kredit summeras ur Grundbok. Resultatkonton visar sitt "
        "saldo sedan fonden började, tills ett bokslut för över det.",
        "Debits are positive. Debit and credit are summed from sheet Journal. Income and expense "
        "show their balance since the fund began, until a year-end transfers it.",
    ),
    "sources": (
        "Filerna som periodens uppgifter kom ur, också de som en senare har ersatt. Kontrollen är "
        "0 när arkivet har kvar precis det innehållet.",
        "The files that the period's figures came from, replaced ones too. The check is 0 when "
        "the archive still has just that content.",
    ),
    "corrections": (
        "Periodens rättelser och slutavräkningar. Originalen står kvar (BFL 5 kap. 5 §).",
        "The period's reversals and true-ups. The originals stay as they are (BFL 5:5).",
    ),
}
WORDS: dict[str, Pair] = {
    "above": ("Del över", "Slice above"),
    "account": ("Konto", "Account"),
    "accrued": ("Golv hittills, exakt", "Floor to date, exact"),
    "adds_up": ("Allt stämmer", "Everything adds up"),
    "archive_check": ("Kontroll", "Check"),
    "base": ("Underlag", "Base"),
    "base_as_booked": ("Underlag enligt verifikationen", "Base by the voucher"),
    "base_below_zero": (
        "Underlaget är under 0: ingen avgift.",
        "The base is below 0: no levy.",
    ),
    "estimated": ("uppskattat: ingen rapport", "estimated: no report"),
    "base_otherwise": ("annat enligt reglerna", "otherwise by the rules"),
    "base_to_date": ("Underlag hittills i år", "Base this year to date"),
    "books": ("Böckerna", "The books"),
    "bounded": ("Efter tak", "After cap"),
    "by": ("Bokförd av", "Booked by"),
    "cap": ("Tak", "Cap"),
    "capital": ("Insats", "Member capital"),
    "check": ("Differens, ska vara 0", "Difference, must be 0"),
    "check_column": ("Differens", "Difference"),
    "clause": ("Regel", "Clause"),
    "closing": ("Utgående", "Closing"),
    "correction": ("Rättelse", "Correction"),
    "corrections_shown": ("Rättelser i perioden", "Corrections in the period"),
    "counted": ("Räknas in", "Counted"),
    "counterparty": ("Motpart", "Counterparty"),
    "counts": ("Räknas (1/0)", "Counts (1/0)"),
    "cover_title": ("Revisorns arbetsbok", "Auditor's workbook"),
    "credit": ("Kredit", "Credit"),
    "date": ("Datum", "Date"),
    "days": ("Dagar som medlem", "Days as member"),
    "debit": ("Debet", "Debit"),
    "decimals": ("Decimaler", "Decimals"),
    "declared_sales_left_out": ("− anmäld försäljning till medlemmar", "− declared sales inside"),
    "does_not_add_up": ("Något stämmer inte", "Something does not add up"),
    "drawn_on": ("Uttagen", "Drawn on"),
    "due": ("Förfaller", "Due"),
    "earlier_month": ("tidigare månad i samma år", "earlier month of the same year"),
    "everything": ("Allt", "Everything"),
    "exact": ("exakt, öre", "exact, öre"),
    "exception": ("Undantag", "Exception"),
    "fee": ("Medlemsavgift", "Membership fee"),
    "file": ("Fil", "File"),
    "floor": ("Golv", "Floor"),
    "floor_due": ("Golv efter dagar", "Floor by days"),
    "got_ore": ("fick öret", "got the öre"),
    "in": ("In", "In"),
    "inside": ("I perioden (1/0)", "In the period (1/0)"),
    "kind": ("Slag", "Kind"),
    "last_registered": ("Senast registrerat", "Last registration"),
    "levied": ("Avgift hittills i år", "Levy this year to date"),
    "levy": ("Avgift", "Levy"),
    "levy_calculated": ("Avgift enligt formlerna", "Levy by the formulas"),
    "levy_posted": ("Avgift enligt verifikationerna", "Levy by the vouchers"),
    "lines": ("Rader i filen", "Lines of the file"),
    "member": ("Medlem", "Member"),
    "members_shown": ("Medlemmar", "Members"),
    "month": ("Månad", "Month"),
    "months": ("Månader", "Months"),
    "months_in_file": ("Månader i filen", "Months in the file"),
    "months_that_count": ("Månader som gäller", "Months that count"),
    "months_without": ("Månader utan bokförd avgift", "Months without a posted levy"),
    "more_lines": ("{lines} … ({number} rader)", "{lines} … ({number} lines)"),
    "moved": ("Månadens rörelse", "The month's movement"),
    "moved_levy": ("Avgifter", "Levies"),
    "moved_reversal": ("Rättelser", "Reversals"),
    "moved_estimate": ("Uppskattade avgifter", "Estimated levies"),
    "moved_true_up": ("Slutavräkningar", "True-ups"),
    "name": ("Namn", "Name"),
    "name_en": ("Engelskt namn", "English name"),
    "name_sv": ("Svenskt namn", "Swedish name"),
    "newer_report": (
        "Medlemmens uppgifter har ändrats sedan avgiften bokfördes.",
        "The member's figures have changed since the levy was posted.",
    ),
    "no_policy": ("Ingen policy gäller i månaden.", "No policy is in force in the month."),
    "not_archived": ("saknas i arkivet", "not in the archive"),
    "not_posted": ("Avgiften är inte bokförd.", "The levy is not posted."),
    "number": ("Reg.nr", "Reg. no."),
    "of_days": ("av", "of"),
    "open": ("Öppet", "Open"),
    "opening": ("Ingående", "Opening"),
    "original": ("Rättar", "Corrects"),
    "original_date": ("Ursprungligt datum", "Original date"),
    "ours": ("Enligt Fondbok", "By Fondbok"),
    "ours_column": ("Saldo enligt böckerna", "Balance by the books"),
    "out": ("Ut", "Out"),
    "overdue": ("Varav förfallet", "Of which overdue"),
    "own_account": ("Medlemmens konto", "Member's account"),
    "page": ("Sida &P av &N", "Page &P of &N"),
    "paid": ("Betalt och annat", "Paid and other"),
    "path": ("I arkivet", "In the archive"),
    "people": ("Personer", "People"),
    "policies": ("Policy: fil och beslut", "Policy: file and decision"),
    "policy": ("Policyversion", "Policy version"),
    "posted": ("Bokfört", "Posted"),
    "proposal": ("Förslag", "Proposal"),
    "purpose": ("Ändamål", "Purpose"),
    "raised": ("Efter golv", "After floor"),
    "rate": ("Sats", "Rate"),
    "rate_above": ("Sats däröver", "Rate above"),
    "raw": ("Underlag × sats", "Base × rate"),
    "raw_to_date": ("Underlag × sats hittills", "Base × rate to date"),
    "read_1": (
        "Blå tal är hämtade ur böckerna, svarta är formler.",
        "Blue figures are taken from the books, black ones are formulas.",
    ),
    "read_2": (
        "Rad 3–5 på varje blad: summan som formel, samma tal enligt Fondbok, och differensen, "
        "som ska vara 0.",
        "Rows 3–5 of each sheet: the total as a formula, the same figure by Fondbok, and the "
        "difference, which must be 0.",
    ),
    "read_3": (
        "Grundbok, Fordringar, Ändamål, Konton och Rättelser visar verifikationer som är daterade "
        "i perioden. Övriga blad visar avgifter som avser periodens månader.",
        "Journal, Receivables, Purposes, Accounts and Corrections show vouchers dated in the "
        "period. The other sheets show levies that are for the period's months.",
    ),
    "read_4": (
        "Spetsen är en kontrollsumma över allt i böckerna: samma spets, samma böcker. "
        "”fondbok status” visar den.",
        "The tip is a checksum of all that is in the books: same tip, same books. "
        "“fondbok status” shows it.",
    ),
    "registered": ("Registrerad", "Registered"),
    "rest": ("Att fördela", "To share"),
    "revenue_declared": ("anmäld omsättning", "declared revenue"),
    "roles": ("Roller", "Roles"),
    "row_check": ("Differens", "Difference"),
    "rows": ("Rader", "Rows"),
    "series_tip": (
        "Serie {series} {year} till nr {number}, sha256",
        "Series {series} {year} to no. {number}, sha256",
    ),
    "service": ("Serviceavgift", "Service fee"),
    "settings_hash": ("consortium.yaml, sha256", "consortium.yaml, sha256"),
    "sha256": ("sha256", "sha256"),
    "share": ("andel", "share"),
    "sheet": ("Blad", "Sheet"),
    "shows": ("Visar", "Shows"),
    "slice": ("Del av underlaget", "Slice of the base"),
    "source": ("Källa", "Source"),
    "sources_shown": ("Källfiler", "Source files"),
    "state": ("Anmärkning", "Remark"),
    "taken_in": ("Inläst", "Taken in"),
    "tax": ("Skatt", "Tax"),
    "tax_rate": ("Skattesats", "Tax rate"),
    "text": ("Text", "Text"),
    "tied": ("ianspråktaget", "tied"),
    "tip": ("Böckernas spets, sha256", "Tip of the books, sha256"),
    "to_pay": ("Att betala", "To pay"),
    "to_purpose": ("Till", "To"),
    "total": ("Summa", "Total"),
    "unappropriated": ("Ofördelat enligt formlerna", "Unappropriated by the formulas"),
    "unappropriated_note": (
        "Fritt eget kapital och insatser minus ändamål",
        "Free equity and member capital less purposes",
    ),
    "unappropriated_ours": ("Ofördelat enligt Fondbok", "Unappropriated by Fondbok"),
    "unit": ("Enhet", "Unit"),
    "valid_from": ("Gäller från", "Valid from"),
    "vat": ("Moms", "VAT"),
    "vat_rate": ("Momssats", "VAT rate"),
    "voucher": ("Verifikation", "Voucher"),
    "vouchers": ("Verifikationer", "Vouchers"),
    "vouchers_shown": ("Verifikationer i perioden", "Vouchers in the period"),
    "why": ("Varför", "Why"),
    "why_true_up": (
        "Nya uppgifter från medlemmen: skillnaden mot det som var bokfört.",
        "New figures from the member: the difference to what was posted.",
    ),
}
# What vouchers are, as a word in a cell that can be filtered and summed by.
VOUCHER_KINDS: dict[str, Pair] = {
    "levy": ("avgift", "levy"),
    "estimate": ("uppskattad avgift", "estimated levy"),
    "true_up": ("slutavräkning", "true-up"),
    "reversal": ("rättelse", "reversal"),
    "other": ("övrigt", "other"),
}
NATURES: dict[str, Pair] = {
    "membership_fee": ("Medlemsavgift", "Membership fee"),
    "service_fee": ("Serviceavgift", "Service fee"),
    "member_capital": ("Insats", "Member capital"),
}
ROLES: dict[str, Pair] = {
    "treasurer": ("kassör", "treasurer"),
    "board": ("styrelseledamot", "board member"),
    "chair": ("ordförande", "chair"),
    "deputy": ("suppleant", "deputy"),
    "auditor": ("revisor", "auditor"),
    "member": ("medlem", "member"),
    "attestor": ("attestant", "attestor"),
}
