"""Account names that the sample's cooperatives use, in words of our own."""

from __future__ import annotations

from collections.abc import Mapping

CHART: Mapping[str, str] = {
    "1220": "Inventarier och verktyg",
    "1510": "Kundfordringar",
    "1930": "Företagskonto",
    "2083": "Medlemsinsatser",
    "2091": "Balanserat resultat",
    "2099": "Årets resultat",
    "2350": "Lån från kreditinstitut",
    "2440": "Leverantörsskulder",
    "2611": "Utgående moms 25 %",
    "2621": "Utgående moms 12 %",
    "2641": "Ingående moms",
    "2710": "Personalens källskatt",
    "2731": "Avräkning arbetsgivaravgifter",
    "3001": "Försäljning 25 % moms",
    "3002": "Försäljning 12 % moms",
    "3041": "Försäljning tjänster 25 % moms",
    "3740": "Öresavrundning",
    "3988": "Erhållna personalbidrag",
    "4010": "Inköp av varor och material",
    "4600": "Underentreprenörer",
    "5010": "Lokalhyra",
    "5020": "El och värme",
    "5220": "Hyra av maskiner",
    "5460": "Förbrukningsmaterial",
    "5480": "Arbetskläder",
    "5611": "Drivmedel",
    "5690": "Cyklar, underhåll",
    "6110": "Kontorsmateriel",
    "6212": "Mobiltelefon och bredband",
    "6310": "Företagsförsäkringar",
    "6570": "Bankkostnader",
    "7010": "Löner",
    "7510": "Arbetsgivaravgifter",
}
