"""Sentences of checks: what is wrong, where, and what to do. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Severity, Text

_ERROR, _WARNING, _TIP = Severity.ERROR, Severity.WARNING, Severity.TIP

FINDINGS: dict[str, Text] = {
    "no-rows-yet": Text(
        _WARNING, "Nog geen rijen", "De tab {sheet} heeft nog geen rijen.", "Vul de tab, of plak er uw gegevens in."
    ),
    # empty where something must stand
    "code-missing": Text(
        _ERROR, "{column} ontbreekt", "Hier staat geen {column}.", "Vul het nummer in, of haal de rij weg."
    ),
    "date-missing": Text(
        _ERROR,
        "{column} ontbreekt",
        "Hier staat geen datum.",
        "Vul de datum in als dag-maand-jaar, bijvoorbeeld 31-12-2025.",
    ),
    "text-missing": Text(_ERROR, "{column} ontbreekt", "Deze cel is leeg.", "Vul {column} in, of haal de rij weg."),
    "choice-missing": Text(_ERROR, "{column} ontbreekt", "Deze cel is leeg.", "Kies een waarde uit de lijst."),
    "amount-missing": Text(
        _ERROR, "Bedrag ontbreekt", "Hier staat geen bedrag.", "Vul het bedrag in, of vul Aantal en Prijs in."
    ),
    "amount-column-missing": Text(
        _ERROR,
        "Geen bedragen gevonden",
        "Op deze tab staat geen kolom Bedrag, en ook geen Aantal met Prijs.",
        "Zet boven de kolom met bedragen het woord Bedrag.",
    ),
    # one cell
    "choice-unknown": Text(
        _WARNING,
        "Waarde niet in de lijst",
        "'{value}' staat niet in de lijst van {column}.",
        "Kies een waarde uit de lijst.",
    ),
    "email-form": Text(
        _WARNING,
        "E-mailadres klopt niet",
        "'{value}' is geen goed e-mailadres.",
        "Verbeter het adres, of maak de cel leeg.",
    ),
    "phone-form": Text(
        _WARNING,
        "Telefoonnummer klopt niet",
        "'{value}' heeft niet het aantal cijfers van een telefoonnummer.",
        "Schrijf tien cijfers, of begin met + en het land.",
    ),
    "postcode-form": Text(
        _WARNING,
        "Postcode klopt niet",
        "'{value}' is geen Nederlandse postcode.",
        "Schrijf 1234 AB, of vul bij Land een ander land in.",
    ),
    "kvk-form": Text(
        _WARNING, "KvK-nummer klopt niet", "'{value}' heeft geen acht cijfers.", "Zoek het nummer op bij kvk.nl."
    ),
    "vat-form": Text(
        _WARNING,
        "Btw-id klopt niet",
        "'{value}' is geen geldig btw-id.",
        "Vraag de klant om het btw-id; het lijkt op NL001234567B01.",
    ),
    "iban-form": Text(
        _WARNING,
        "IBAN klopt niet",
        "Bij '{value}' kloppen de controlecijfers niet.",
        "Vergelijk het nummer met een factuur of afschrift.",
    ),
    "birth-in-future": Text(
        _ERROR, "Geboortedatum in de toekomst", "'{value}' ligt na vandaag.", "Verbeter het jaar, of maak de cel leeg."
    ),
    "birth-long-ago": Text(
        _WARNING, "Geboortedatum lang geleden", "'{value}' ligt voor 1900.", "Kijk of het jaar klopt."
    ),
    "date-in-future": Text(
        _WARNING,
        "Datum in de toekomst",
        "'{value}' ligt na de peildatum; deze rij telt nog niet mee.",
        "Kijk of het jaar klopt.",
    ),
    "date-long-ago": Text(_WARNING, "Datum lang geleden", "'{value}' ligt voor 1950.", "Kijk of het jaar klopt."),
    "date-far-before": Text(
        _WARNING,
        "Datum ver voor de rest",
        "'{value}' ligt ver voor alle andere aankopen; de cijfers per periode beginnen daarna.",
        "Kijk of het jaar klopt.",
    ),
    "negative-number": Text(
        _WARNING, "Getal onder nul", "'{value}' is kleiner dan nul.", "Haal het minteken weg, of maak de cel leeg."
    ),
    "lifetime-not-positive": Text(
        _WARNING, "Levensduur klopt niet", "'{value}' is geen aantal maanden.", "Vul een getal groter dan nul in."
    ),
    "vat-rate-unknown": Text(
        _WARNING, "Btw-tarief onbekend", "'{value}' is geen Nederlands btw-tarief.", "Kies 21%, 9% of 0%."
    ),
    # between columns of Klanten
    "customer-number-twice": Text(
        _ERROR,
        "Klantnummer komt vaker voor",
        "Klantnummer {value} staat op meer dan één rij.",
        "Is het dezelfde klant? Voeg de rijen samen. Zo niet: geef één van beide een nieuw nummer.",
    ),
    "name-missing": Text(
        _WARNING, "Naam ontbreekt", "Deze klant heeft geen naam en geen bedrijfsnaam.", "Vul een van beide in."
    ),
    "company-name-missing": Text(
        _TIP, "Bedrijfsnaam ontbreekt", "Dit is een bedrijf zonder bedrijfsnaam.", "Vul de bedrijfsnaam in."
    ),
    "house-number-missing": Text(
        _TIP,
        "Huisnummer ontbreekt",
        "Er is wel een postcode, maar geen huisnummer.",
        "Vul het huisnummer in; anders komt post niet aan.",
    ),
    "consent-against-objection": Text(
        _WARNING,
        "Toestemming en bezwaar tegelijk",
        "Er staat toestemming, maar ook bezwaar tegen reclame.",
        "Het bezwaar gaat voor: deze klant krijgt niets. Vraag het na en pas één van beide aan.",
    ),
    "consent-without-proof": Text(
        _TIP,
        "Toestemming zonder bewijs",
        "Er staat toestemming, maar niet van wanneer of waar u die kreeg.",
        "Vul Toestemming datum en Toestemming bron in: u moet de toestemming kunnen laten zien.",
    ),
    "consent-without-email": Text(
        _TIP,
        "E-mailadres ontbreekt",
        "U mag deze klant mailen, maar er is geen e-mailadres.",
        "Vraag het adres aan de klant.",
    ),
    "bsn-column": Text(
        _WARNING,
        "Kolom met BSN",
        "De kolom {column} lijkt burgerservicenummers te bevatten. Een bedrijf mag die niet bewaren.",
        "Haal deze kolom weg uit uw bestand.",
    ),
    "bsn-in-vat": Text(
        _WARNING,
        "Btw-nummer bevat een BSN",
        "Dit oude btw-nummer bevat het burgerservicenummer van de ondernemer. Dat mag u niet bewaren.",
        "Vraag de klant om het nieuwe btw-id en vervang dit nummer.",
    ),
    "referrer-unknown": Text(
        _TIP,
        "Aanbrenger onbekend",
        "Klantnummer {value} staat niet in de lijst met klanten.",
        "Vul een bestaand klantnummer in.",
    ),
    "referrer-self": Text(
        _TIP,
        "Aanbrenger is de klant zelf",
        "Deze klant staat bij zichzelf als aanbrenger.",
        "Verbeter het nummer, of maak de cel leeg.",
    ),
    # between columns and rows of Aankopen
    "amount-above-product": Text(
        _WARNING,
        "Bedrag is niet Aantal x Prijs",
        "Het bedrag is {value}; Aantal x Prijs is {expected}.",
        "Verbeter Aantal, Prijs of Bedrag. Wij rekenen met Bedrag.",
    ),
    "amount-below-product": Text(
        _TIP,
        "Bedrag lager dan Aantal x Prijs",
        "Het bedrag is {value}; Aantal x Prijs is {expected}.",
        "Was er korting, dan is dit goed. Wij rekenen met Bedrag.",
    ),
    "amount-outlier": Text(
        _TIP, "Bedrag valt erg op", "{value} is veel hoger dan uw andere bedragen.", "Kijk of de komma goed staat."
    ),
    "order-with-two-customers": Text(
        _WARNING,
        "Ordernummer bij twee klanten",
        "Order {value} staat bij meer dan één klant. Wij tellen dit als aparte orders.",
        "Kijk bij welke klant de order hoort.",
    ),
    "order-far-apart": Text(
        _TIP,
        "Ordernummer op ver uiteen liggende dagen",
        "De regels van order {value} liggen meer dan 31 dagen uit elkaar. Wij tellen dit als aparte orders.",
        "Kijk of het nummer klopt, als dit niet de bedoeling is.",
    ),
    "line-twice": Text(
        _WARNING,
        "Regel komt twee keer voor",
        "Deze regel van order {value} staat er precies zo nog een keer.",
        "Haal één van beide weg als de regel dubbel is geplakt.",
    ),
    "due-before-purchase": Text(
        _TIP,
        "Vervaldatum voor de aankoop",
        "De vervaldatum {value} ligt voor de dag van de aankoop.",
        "Kijk welke datum klopt.",
    ),
    "paid-before-purchase": Text(
        _TIP,
        "Betaald voor de aankoop",
        "Er is betaald op {value}, voor de dag van de aankoop.",
        "Was het een aanbetaling, dan is dit goed.",
    ),
    "quantity-zero": Text(_TIP, "Aantal is nul", "Het aantal is 0.", "Vul het aantal in, of haal de regel weg."),
    "offer-negative": Text(
        _TIP,
        "Offerte onder nul",
        "Deze offerte heeft een bedrag onder nul: {value}.",
        "Is het een retour? Zet dan retour bij Status.",
    ),
    # Contacten, Campagnes, Nummers
    "score-outside-scale": Text(
        _WARNING,
        "Score buiten de schaal",
        "{value} ligt niet tussen {low} en {high}.",
        "Verbeter de score of de vraag.",
    ),
    "score-without-question": Text(
        _TIP,
        "Score zonder vraag",
        "Er staat een score {value}, maar niet bij welke vraag.",
        "Kies bij Vraag: aanbevelen 0-10 of tevredenheid 1-5.",
    ),
    "follow-up-without-date": Text(
        _TIP,
        "Vervolgactie zonder datum",
        "Er staat een vervolgactie zonder datum.",
        "Vul Vervolgdatum in; dan komt hij op tijd terug.",
    ),
    "campaign-twice": Text(
        _WARNING,
        "Campagne komt vaker voor",
        "Campagne '{value}' staat er twee keer.",
        "Geef elke campagne een eigen naam.",
    ),
    "end-before-start": Text(
        _WARNING, "Einde voor het begin", "De einddatum {value} ligt voor de startdatum.", "Verbeter één van beide."
    ),
    "number-with-two-customers": Text(
        _ERROR,
        "Nummer bij twee klanten",
        "Nummer {value} hoort bij meer dan één klant.",
        "Houd alleen de goede koppeling over.",
    ),
    # across sheets
    "customer-unknown": Text(
        _ERROR,
        "Onbekende klant",
        "Klantnummer {value} staat niet in de lijst met klanten.",
        "Verbeter het nummer, of voeg de klant toe. Hoort de rij bij niemand, maak de cel dan leeg.",
    ),
    "campaign-unknown": Text(
        _TIP,
        "Onbekende campagne",
        "Campagne '{value}' staat niet op de tab Campagnes.",
        "Voeg de campagne toe, of verbeter de naam.",
    ),
    "loose-sales": Text(
        _TIP,
        "Losse verkoop",
        "{lines} regels hebben geen klantnummer ({share}%). Ze tellen wel mee voor omzet en seizoen, niet per klant.",
        "U hoeft niets te doen. Een klantnummer erbij maakt de klanttabellen completer.",
    ),
}

ERRORS: dict[str, str] = {}
