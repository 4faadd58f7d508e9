"""Sentences of analysis: what is wrong, where, and what to do. B1 Dutch, "u", no blame.

Nearly all are about data that is too thin: `what` says what is missing, `todo` from when it will be enough.
"""

from klantenbestand.words.findings import Severity, Text

_KIND = "Nog weinig gegevens"


def thin(what: str, todo: str) -> Text:
    """A tip about data that is too thin."""
    return Text(Severity.TIP, _KIND, what, todo)


_SHORT = "Volle maanden die meetellen: {have}. Voor drukke en rustige maanden zijn er {need} nodig."
_INDICATIVE = "De drukke maanden berusten op de laatste 24 maanden. Dat is een aanwijzing: of het toeval is, is nog niet te zeggen."
_NO_FORECAST = "Volle maanden die meetellen: {have}. Voor een vooruitblik zijn er {need} nodig."
_PAST = "Zodra uw nieuwste aankopen erbij staan, kan het wel."

FINDINGS: dict[str, Text] = {
    # purchases as a whole
    "no-sales": thin(
        "Er zijn nog geen aankopen met een datum en een bedrag.", "Vul de tab met aankopen in en analyseer opnieuw."
    ),
    "no-customer-purchases": thin(
        "Bij geen enkele aankoop staat een klantnummer.",
        "Vul bij de aankopen het klantnummer in; dan ziet u wie er actief is.",
    ),
    "purchases-not-up-to-date": Text(
        Severity.WARNING,
        "Aankopen niet bij",
        "Na {last} staan er geen of bijna geen aankopen in dit bestand; dat is {days} dagen voor de peildatum. De cijfers per "
        "periode lopen daarom tot en met die dag, en klanten lijken minder actief dan zij zijn.",
        "Neem de nieuwste aankopen over, of kies een eerdere peildatum. Was u in die tijd dicht? Dan klopt uw bestand en "
        "hoeft u niets te doen.",
    ),
    "purchases-too-early": Text(
        Severity.WARNING,
        "Aankopen ver voor de rest",
        "De datum van {lines} ligt ver voor die van alle andere aankopen. De cijfers per periode beginnen daarom op "
        "{start}; in totalen telt alles mee.",
        "Kijk of de datum klopt. Op Controle staat om welke rijen het gaat.",
    ),
    # active customers
    "window-few-gaps": thin(
        "Hoe vaak een klant terugkwam: {have} keer. Dat is te weinig om te zien hoelang klanten wegblijven; "
        "daarom heet een klant 12 maanden lang actief.",
        "Vanaf {need} keer leidt het programma de termijn uit uw aankopen af. Zelf kiezen kan in Instellingen.",
    ),
    "window-short-history": thin(
        "Tussen twee aankopen zitten soms {p95} dagen; dat is meer dan de helft van de tijd die uw bestand beslaat. "
        "Daarom heet een klant {months} maanden lang actief.",
        "Met meer jaren in het bestand wordt de termijn nauwkeuriger. Zelf kiezen kan in Instellingen.",
    ),
    "window-uncertain": thin(
        "De termijn voor actief berust op {have} keer terugkomen en kan nog verschuiven.",
        "Vanaf {need} keer staat de termijn steviger vast.",
    ),
    "period-few-customers": thin(
        "Te weinig klanten kochten 3 keer of vaker. De keuze voor maand, kwartaal of jaar berust daarom op wie een tweede keer kocht; zoveel klanten zijn dat: {have}.",
        "Vanaf {need} klanten die 3 keer of vaker kochten, telt hun ritme; dan is de keuze steviger. Zelf kiezen kan in Instellingen.",
    ),
    "period-no-repeaters": thin(
        "Nog geen klant kocht een tweede keer; daarom ziet u de cijfers per kwartaal.",
        "Zodra klanten terugkomen, volgt de periode hun ritme. Zelf kiezen kan in Instellingen.",
    ),
    # who comes back
    "cohorts-small": thin(
        "Nog in geen enkele periode kwamen er {need} nieuwe klanten; daarom ziet u aantallen en geen percentages.",
        "Vanaf {need} nieuwe klanten in een periode staat er een percentage bij. Kies anders een langere periode in Instellingen.",
    ),
    "repeat-few-customers": thin(
        "Klanten die in de laatste 12 maanden kochten: {have}. Een percentage van zo weinig klanten verandert met elke klant.",
        "Vanaf {need} klanten zegt het percentage meer.",
    ),
    "churn-few-customers": thin(
        "Klanten die een jaar geleden actief waren: {have}. Dat is weinig voor het percentage dat wegbleef.",
        "Vanaf {need} actieve klanten zegt het percentage meer.",
    ),
    "churn-too-short": thin(
        "Uw bestand gaat niet verder terug dan {months} maanden; hoeveel klanten wegbleven is daarom nog niet te zien.",
        "Neem oudere aankopen over, of wacht tot het bestand een langere tijd beslaat.",
    ),
    # groups of customers
    "groups-few-customers": thin(
        "Klanten die kochten: {have}. Voor klantgroepen zijn er {need} nodig; daarom ziet u een lijst zonder groepen.",
        "Vanaf {need} klanten deelt het programma ze in groepen in.",
    ),
    "groups-few-customers-known": thin(
        "Klanten die kochten voordat uw gegevens ophouden: {have}. Voor klantgroepen zijn er {need} nodig; daarom ziet u een lijst "
        "zonder groepen.",
        "Vanaf {need} klanten deelt het programma ze in groepen in.",
    ),
    "groups-in-thirds": thin(
        "De groepen berusten op {have} klanten en zijn daarom grover: hoog, midden en laag.",
        "Vanaf {need} klanten worden de groepen fijner.",
    ),
    "revenue-depends-on-one": Text(
        Severity.WARNING,
        "Eén klant weegt zwaar",
        "Klant {customer} bracht in {months} maanden {share} van uw hele omzet. Valt deze klant weg, dan merkt u dat meteen.",
        "Houd persoonlijk contact met deze klant, en zoek nieuwe klanten om minder afhankelijk te zijn.",
    ),
    "kinds-unknown": thin(
        "Van geen enkele klant die kocht is soort, plaats, geboortedatum of herkomst bekend; daarom vergelijkt het programma geen soorten klanten.",
        "Vul bij de klanten soort, plaats, geboortedatum of herkomst in. Vanaf {need} klanten van een soort staat die erbij.",
    ),
    "kinds-few-customers": thin(
        "Van geen enkele soort, plaats, leeftijd of herkomst zijn er {need} klanten die kochten; daarom vergelijkt het programma ze niet.",
        "Vanaf {need} klanten van een soort staat die erbij.",
    ),
    "kinds-one-value": thin(
        "Alleen van {names} zijn er {need} klanten of meer die kochten; er is dus niets om mee te vergelijken.",
        "Vanaf {need} klanten van een tweede soort, plaats, leeftijd of herkomst staan ze naast elkaar.",
    ),
    # articles
    "no-articles": thin(
        "Bij geen enkele aankoop staat een artikel.",
        "Vul bij de aankopen het artikel in; dan ziet u wat er goed loopt.",
    ),
    "articles-too-short": thin(
        "Of een artikel meer of minder gevraagd wordt, is pas na {need} volle maanden te zien. Volle maanden nu: {have}.",
        "Tot die tijd ziet u alleen de aantallen.",
    ),
    "articles-indicative": thin(
        "De vraag naar artikelen berust op {have} volle maanden en is een aanwijzing.",
        "Vanaf {need} volle maanden staat de conclusie steviger.",
    ),
    "pairs-few-baskets": thin(
        "Wat klanten samen kopen is nog niet te zeggen. Orders met twee of meer verschillende artikelen: {have}.",
        "Vanaf {need} van zulke orders zoekt het programma ernaar.",
    ),
    "offers-few": thin(
        "Offertes van meer dan {days} dagen oud: {have}. Een percentage van zo weinig offertes zegt weinig.",
        "Vanaf {need} offertes zegt het percentage meer.",
    ),
    "offers-never-order": Text(
        Severity.TIP,
        "Offertes zonder opdracht",
        "Bij geen enkele offerte hoort een latere opdracht. Offertes: {have}. Misschien verandert u bij een akkoord het woord offerte in "
        "opdracht; dan is niet te zien welk deel van de offertes slaagt.",
        "Laat de regel met de offerte staan en voeg een regel met dezelfde order en status opdracht toe.",
    ),
    # what may be expected
    "expectation-few-repeaters": thin(
        "Klanten die terugkwamen: {have}. Voor een verwachting zijn er {need} nodig.",
        "Vanaf {need} terugkerende klanten zet het programma klanten op volgorde van verwachte aankopen. "
        "Kijk tot dan op Klantoverzicht wie het langst niet kocht.",
    ),
    "expectation-order-only": thin(
        "De verwachting berust op {have} klanten die terugkwamen. Dat is genoeg voor de volgorde van klanten, niet voor aantallen.",
        "Vanaf {need} terugkerende klanten staan er ook aantallen en bedragen.",
    ),
    "expectation-too-short": thin(
        "Dagen die het bestand beslaat: {have}. Een jaar vooruitkijken kan pas na een jaar.",
        "Vanaf {need} dagen rekent het programma de verwachting uit.",
    ),
    "expectation-past": thin(
        "De laatste aankoop in dit bestand is van {last}. De 12 maanden daarna zijn al voorbij; daarom staat er geen verwachting.",
        "Neem de nieuwste aankopen over, of kies een eerdere peildatum.",
    ),
    "expectation-nobody-leaves": thin(
        "In deze aankopen is niet te zien dat klanten wegblijven. Wie er nog klant is, zegt het programma daarom niet.",
        "Kijk daarom naar de status op Klantoverzicht: die zegt wie er weg dreigt te blijven.",
    ),
    "expectation-value-linked": thin(
        "Klanten die vaker kopen besteden per keer duidelijk {direction}; de verwachte bedragen per klant zijn daardoor minder zeker.",
        "Kijk vooral naar het totaal en naar de volgorde.",
    ),
    "next-date-unreliable": thin(
        "Uw klanten komen te onregelmatig om de dag van de volgende aankoop te noemen.",
        "Gebruik de verwachte aankopen en de termijn voor actief om te kiezen wie u benadert.",
    ),
    # baskets
    "no-orders": thin(
        "Er zijn nog geen orders waarvan de grootte te bepalen is.",
        "Vul bij de aankopen het ordernummer of het klantnummer in.",
    ),
    "basket-few-orders": thin(
        "Orders tot nu toe: {have}. Het gemiddelde kan met elke order flink veranderen.",
        "Vanaf {need} orders zeggen deze cijfers meer.",
    ),
    "trend-few-months": thin(
        "Of de mand groeit of krimpt is nog niet te zien: het kan ook het seizoen zijn. Volle maanden met orders: {have}.",
        "Vanaf {need} volle maanden vergelijkt het programma elke maand met dezelfde maand van andere jaren.",
    ),
    "parts-one-value": thin(
        "Alle orders zijn van dezelfde soort ({names}); er is dus niets om mee te vergelijken.",
        "Zodra er orders van een tweede soort klant, kanaal of groep zijn, staan de manden naast elkaar.",
    ),
    "parts-few-orders": thin(
        "Van geen enkele soort klant, geen kanaal en geen groep zijn er {need} orders; daarom staan er geen manden naast elkaar.",
        "Vanaf {need} orders van een soort staat die erbij.",
    ),
    # season
    "season-too-short": thin(
        _SHORT,
        "Vanaf het einde van {until} is het genoeg.",
    ),
    "season-too-short-past": thin(_SHORT, _PAST),
    "season-indicative": thin(
        _INDICATIVE,
        "Vanaf {need} volle maanden, na {until}, toetst het programma dit.",
    ),
    "season-indicative-past": thin(_INDICATIVE, _PAST),
    "season-no-level": thin(
        "De omzet is te vaak nul of negatief, of te veel maanden tellen niet mee om een seizoen te berekenen.",
        "Kijk in Instellingen bij Maanden niet meetellen, en of alle aankopen in het bestand staan.",
    ),
    "season-few-selling-days": thin(
        "U verkoopt op weinig dagen per maand; daarom is niet gecorrigeerd voor het aantal verkoopdagen.",
        "Vanaf 8 dagen met verkoop per maand gebeurt dat vanzelf.",
    ),
    "evolution-too-short": thin(
        "Of het seizoen verschuift is pas na {need} volle maanden te zien. Volle maanden die meetellen: {have}.",
        "Tot die tijd ziet u de jaren naast elkaar.",
    ),
    "forecast-too-short": thin(
        _NO_FORECAST,
        "Vanaf het einde van {until} rekent het programma de komende 12 maanden uit.",
    ),
    "forecast-too-short-past": thin(_NO_FORECAST, _PAST),
    "forecast-past": thin(
        "De laatste volle maand in dit bestand is {last}. De 12 maanden daarna zijn al voorbij; daarom staat er geen vooruitblik.",
        "Neem de nieuwste aankopen over, of kies een eerdere peildatum.",
    ),
    "forecast-no-level": thin(
        "In één of meer maanden was de omzet nul of negatief; een vooruitblik zou verzonnen zijn.",
        "Kijk in Instellingen bij Maanden niet meetellen, en of alle aankopen in het bestand staan.",
    ),
    "forecast-too-uncertain": thin(
        "Achteraf bekeken zat een vooruitblik er te ver naast: gemiddeld {error} per maand. Daarom staat die er niet.",
        "Gebruik de omzet van dezelfde maand in eerdere jaren als leidraad.",
    ),
    # one row a customer
    "no-own-rhythm": thin(
        "Nog geen klant kocht op 3 of meer dagen; daarom heeft nog niemand een eigen ritme.",
        "Vanaf 3 aankopen van een klant berekent het programma het.",
    ),
}

ERRORS: dict[str, str] = {}
