"""Every sentence on *Klantoverzicht*."""

TEXTS: dict[str, str] = {
    "overview.title": "Klantoverzicht",
    "overview.conclusion": (
        "Uw klanten kochten samen voor {revenue}. {share} daarvan komt van {top} met de meeste omzet.{none}"
    ),
    "overview.none": " {customers} nog niets.",
    "overview.conclusion.one": "Eén klant kocht, in totaal voor {revenue}.{none}",
    "overview.top": "de {number} klanten",
    "overview.top.one": "de klant",
    "overview.conclusion.none": "Er {stand} {customers} in het bestand; er zijn nog geen aankopen.",
    "overview.conclusion.loose": (
        "Er {stand} {customers} in het bestand. Bij geen enkele aankoop die meetelt staat een klantnummer: alles is losse verkoop, samen {revenue}. "
        "Zonder klantnummers zijn Actieve klanten, Klantgroepen en Verwachting niet te maken."
    ),
    "overview.conclusion.zero": "Er {stand} {customers} in het bestand; na aftrek van retouren bleef er geen omzet over.",
    "overview.conclusion.nothing": "Er {stand} {customers} in het bestand; hun aankopen brachten samen € 0 op.",
    "overview.do.call": "Begin met {customers}: filter op Actie.",
    "overview.do.risk": "Begin met {customers}: filter op Status.",
    "overview.do.gone": "Niemand is nog actief: begin met wie de meeste omzet bracht.",
    "overview.do.numbers": "Vul op de tab Aankopen het klantnummer in waar u het weet.",
    "overview.do.purchases": "Zet uw aankopen op de tab Aankopen.",
    "overview.do.unknown": "Wie weg dreigt te blijven, is nog niet te zien; filter zelf wie u een mailing wilt sturen.",
    "overview.do.none": "Niemand dreigt nu weg te blijven; filter op Status of Groep wie u een mailing wilt sturen.",
    "overview.figure.customers": "Klanten in het bestand",
    "overview.figure.buyers": "Klanten met aankopen",
    "overview.figure.active": "Actief vandaag",
    "overview.figure.revenue": "Omzet van deze klanten",
    "overview.def.status": "Status: actief = laatste aankoop hooguit {days} dagen geleden; dreigt weg = actief, maar twee keer zo lang weg als gewoon.",
    "overview.def.years": "Omzet laatste jaar is {y0}, jaar ervoor {y1}, twee jaar ervoor {y2}; bedragen {amounts}, min retouren.",
    "overview.def.rhythm": "Ritme: de middelste tijd tussen twee aankopen, in dagen. 'indicatief' berust op twee aankopen.",
    "overview.def.basket": "Gemiddelde mand: gemiddeld bedrag per order. Orders die helemaal terugkwamen tellen niet mee.",
    "overview.def.favourite": "Lievelingsartikel: het artikel dat in de meeste orders van deze klant zit.",
    "overview.def.relation": "Relatie: zoals u die invulde; anders klant bij een aankoop, en prospect zonder aankoop.",
    "overview.def.unknown": "Klanten met aankopen die niet in uw lijst met klanten staan: {customers}. Zij staan onderaan, zonder naam.",
    "overview.def.savings": "Spaarstand: {rule}{since}{taken}, naar beneden afgerond. Beloning te goed: hele beloningen in die stand.",
    "overview.def.savings.none": "Spaarstand: in Instellingen staat geen spaarregel.",
    "overview.savings.euro": "{points} per euro",
    "overview.savings.purchase": "{points} per order",
    "overview.savings.since": " vanaf {day}",
    "overview.savings.taken": ", min {points} voor elke order met actiecode {code}",
    "overview.def.print": "Afdrukken: tot en met de kolom Gewicht. Meer afdrukken: kies in Excel zelf een afdrukbereik.",
    "overview.check.customers": "Klanten in het bestand, elk nummer één keer",
    "overview.check.buyers": "Klanten met een aankoop, ooit",
    "overview.check.active": "Actief vandaag: klanten met een aankoop binnen het venster",
    "overview.check": "Omzet van regels met een klantnummer",
}
