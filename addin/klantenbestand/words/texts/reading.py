"""Sentences of reading: what is wrong, where, and what to do. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Severity, Text

_ERROR, _WARNING, _TIP = Severity.ERROR, Severity.WARNING, Severity.TIP
_SPELLING = "Schrijfwijze hersteld"
_READ_AS = "'{value}' is gelezen als {expected}."

FINDINGS: dict[str, Text] = {
    # tabs
    "no-customer-data": Text(
        _ERROR,
        "Geen klantgegevens",
        "In deze werkmap staat geen tab met klanten of aankopen.",
        "Kies Nieuw om de tabs toe te voegen, of vul in Instellingen de naam van uw tab in.",
    ),
    "customers-sheet-missing": Text(
        _WARNING,
        "Tab ontbreekt",
        "Er is geen tab {name}. Namen, adressen en toestemmingen zijn daarom niet bekend.",
        "Geef uw tab met klanten de naam {name}, of kies Nieuw.",
    ),
    "purchases-sheet-missing": Text(
        _WARNING,
        "Tab ontbreekt",
        "Er is geen tab {name}. Zonder aankopen is er niets te berekenen.",
        "Geef uw tab met aankopen de naam {name}, of kies Nieuw.",
    ),
    "contacts-sheet-missing": Text(
        _TIP,
        "Tab ontbreekt",
        "Er is geen tab {name}. Gesprekken en vervolgacties zijn daarom niet bekend.",
        "Wilt u contacten bijhouden, kies dan Nieuw.",
    ),
    "sheet-empty": Text(
        _WARNING, "Tab is leeg", "Op deze tab staat niets.", "Kies Nieuw om de kolommen van {name} te krijgen."
    ),
    "sheet-by-content": Text(
        _TIP,
        "Tab herkend aan de inhoud",
        "Deze tab is gelezen als {name}.",
        "Klopt dat? Vul de naam van deze tab dan in bij '{setting}' op de tab Instellingen. Zo niet: vul daar de goede tab in.",
    ),
    "sheet-by-content-rename": Text(
        _TIP,
        "Tab herkend aan de inhoud",
        "Deze tab is gelezen als {name}.",
        "Klopt dat? Geef de tab dan de naam {name}.",
    ),
    "sheet-not-read": Text(
        _WARNING,
        "Tab niet gelezen",
        "Deze tab lijkt ook op {name}, maar is niet gelezen: wij lezen '{read}'.",
        "Zet alle rijen op één tab. Hoort deze tab er niet bij, dan hoeft u niets te doen.",
    ),
    # columns
    "column-missing": Text(
        _ERROR,
        "Kolom ontbreekt",
        "De kolom {name} ontbreekt. Daarom is deze tab niet gelezen.",
        "Geef de kolom de naam {name}; {others} mag ook.",
    ),
    "column-missing-near": Text(
        _ERROR,
        "Kolom ontbreekt",
        "De kolom {name} ontbreekt. Daarom is deze tab niet gelezen.",
        "Bedoelde u kolom {letter}, '{near}'? Geef die dan de naam {name}; {others} mag ook.",
    ),
    "header-near": Text(
        _TIP,
        "Kolomnaam lijkt op een bekende",
        "De kolom '{column}' is niet gelezen.",
        "Bedoelde u {name}? Geef de kolom dan die naam.",
    ),
    "header-twice": Text(
        _WARNING,
        "Kolomnaam komt vaker voor",
        "De kolom '{column}' staat er twee keer. Alleen de eerste, kolom {letter}, is gelezen.",
        "Geef één van beide een andere naam.",
    ),
    "header-rival": Text(
        _TIP,
        "Twee kolommen voor hetzelfde",
        "De kolommen '{read}' en '{column}' kunnen allebei {name} zijn. Wij lezen '{read}'.",
        "Is '{column}' de goede? Geef die kolom dan de naam {name}.",
    ),
    "header-rival-strictest": Text(
        _TIP,
        "Twee kolommen voor hetzelfde",
        "De kolommen '{read}' en '{column}' kunnen allebei {name} zijn. Wij lezen ze allebei: wat de klant niet wil, "
        "telt.",
        "Zet alles in één kolom, met de naam {name}.",
    ),
    "consent-columns-differ": Text(
        _WARNING,
        "Twee kolommen spreken elkaar tegen",
        "Hier staat '{value}', maar in de kolom '{read}' iets anders. Voor de zekerheid lezen wij: {expected}.",
        "Kijk wat klopt, en zet dat in beide kolommen.",
    ),
    "column-other-meaning": Text(
        _TIP,
        "Kolom bevat iets anders",
        "In de kolom '{column}' staat geen {name}. De kolom is met rust gelaten.",
        "U hoeft niets te doen. Is het toch {name}? Geef de kolom dan die naam.",
    ),
    "row-total": Text(
        _TIP,
        "Rij met een totaal",
        "Deze rij is een totaal en telt niet mee.",
        "Zet een totaal liever boven de lijst, of in de totaalrij van een Excel-tabel.",
    ),
    "row-header-again": Text(
        _TIP, "Kopregel in de lijst", "In deze rij staan de kolomnamen opnieuw.", "Haal de rij weg."
    ),
    # cells that could not be read
    "cell-error": Text(
        _ERROR, "Foutwaarde van Excel", "Hier staat {value}.", "Verbeter de formule, of typ de waarde zelf."
    ),
    "number-unread": Text(
        _ERROR, "Geen getal", "'{value}' is geen getal.", "Typ alleen het getal, met een komma voor de decimalen."
    ),
    "number-is-date": Text(
        _ERROR,
        "Datum in plaats van getal",
        "Hier staat een datum: {value}. Excel maakt die van een getal met een punt, zoals 12.50.",
        "Zet de cel op Getal en typ het bedrag opnieuw, met een komma.",
    ),
    "amount-other-currency": Text(
        _ERROR, "Andere munt", "'{value}' is geen bedrag in euro.", "Reken het bedrag om en typ alleen het getal."
    ),
    "date-unread": Text(
        _ERROR,
        "Geen datum",
        "'{value}' is geen datum.",
        "Typ de datum als dag-maand-jaar, bijvoorbeeld 31-12-2025.",
    ),
    "date-impossible": Text(
        _ERROR, "Datum bestaat niet", "De dag '{value}' bestaat niet.", "Kijk welke dag en maand bedoeld zijn."
    ),
    "date-year-only": Text(
        _WARNING,
        "Alleen een jaartal",
        "'{value}' is een jaartal, geen datum. Deze cel telt als leeg.",
        "Vul dag, maand en jaar in, bijvoorbeeld 1-1-{value}.",
    ),
    "choice-unread": Text(
        _WARNING,
        "Waarde onbekend",
        "'{value}' is hier niet bekend. Deze cel telt als leeg.",
        "Kies één van deze waarden: {choices}.",
    ),
    "choice-strictest": Text(
        _WARNING,
        "Toestemming of bezwaar niet duidelijk",
        "'{value}' is hier niet bekend. Voor de zekerheid lezen wij: {expected}.",
        "Kies één van deze waarden: {choices}.",
    ),
    "code-shortened": Text(
        _ERROR,
        "Nummer afgekort door Excel",
        "Hier staat {value}: Excel heeft het nummer afgekort en de laatste cijfers zijn weg.",
        "Zet de cel op Tekst en typ het hele nummer opnieuw.",
    ),
    # cells that were repaired while reading
    "cell-says-nothing": Text(
        _TIP, "Cel telt als leeg", "'{value}' is gelezen als een lege cel.", "Maak de cel leeg; dat is duidelijker."
    ),
    "text-spaces": Text(
        _TIP,
        "Spaties te veel",
        "In '{value}' staan onzichtbare tekens of te veel spaties.",
        "Gebruik '{expected}'; anders vindt Excel deze tekst niet terug.",
    ),
    "text-line-break": Text(
        _TIP, "Regeleinde in de cel", "Deze tekst loopt over meer regels.", "Zet alles op één regel: {expected}"
    ),
    "text-garbled": Text(
        _TIP, "Vreemde tekens", "'{value}' is gelezen als '{expected}'.", "Verbeter de tekst in de cel."
    ),
    "text-lost-letter": Text(
        _WARNING, "Letter verloren", "In '{value}' is een letter verloren gegaan.", "Typ de tekst opnieuw."
    ),
    "code-decimals": Text(_TIP, _SPELLING, _READ_AS, "Zet de kolom op Tekst en verbeter het nummer."),
    "zero-lost": Text(
        _TIP,
        "Nul of plus weggevallen",
        "Excel heeft het begin van '{value}' weggehaald. Gelezen als {expected}.",
        "Zet de kolom op Tekst en verbeter het nummer.",
    ),
    "house-number-date": Text(
        _WARNING,
        "Huisnummer werd een datum",
        "Excel heeft van dit huisnummer een datum gemaakt. Gelezen als {expected}.",
        "Kijk of {expected} klopt, zet de kolom op Tekst en typ het opnieuw.",
    ),
    "postcode-spelling": Text(_TIP, _SPELLING, _READ_AS, "Schrijf een postcode als {expected}."),
    "email-spelling": Text(_TIP, _SPELLING, _READ_AS, "Laat in de cel alleen het adres staan."),
    "email-more-than-one": Text(
        _WARNING,
        "Meer e-mailadressen in één cel",
        "In '{value}' staat meer dan één adres. Wij gebruiken {expected}.",
        "Laat één adres staan.",
    ),
    "number-as-text": Text(
        _TIP, "Getal staat er als tekst", _READ_AS, "Typ het getal opnieuw, zodat Excel ermee rekent."
    ),
    "number-doubtful": Text(
        _WARNING,
        "Getal met een punt of komma is onzeker",
        _READ_AS,
        "Klopt dat? Typ het getal dan opnieuw, met een komma voor de decimalen en zonder punten.",
    ),
    "rate-per-cent": Text(_TIP, "Percentage zonder procentteken", _READ_AS, "Typ {expected}."),
    "date-as-text": Text(_TIP, "Datum staat er als tekst", _READ_AS, "Typ de datum opnieuw, zodat Excel ermee rekent."),
    "date-serial": Text(_TIP, "Datum staat er als getal", _READ_AS, "Geef de kolom de celeigenschap Datum."),
    "date-american": Text(
        _WARNING,
        "Amerikaanse datum",
        "'{value}' heeft de maand voorop. Gelezen als {expected}.",
        "Kijk of dat klopt en typ de datum als dag-maand-jaar.",
    ),
    "date-month-only": Text(_WARNING, "Datum zonder dag", "'{value}' is gelezen als {expected}.", "Vul ook de dag in."),
    "dates-perhaps-swapped": Text(
        _WARNING,
        "Dag en maand misschien verwisseld",
        "Deze kolom bevat Amerikaanse datums. Excel heeft daardoor misschien {value} gemaakt van {expected}.",
        "Vergelijk een paar datums met het bestand waar ze vandaan komen.",
    ),
    # between columns and tabs
    "customer-other-spelling": Text(
        _WARNING,
        "Klantnummer anders geschreven",
        "Klantnummer {value} staat bij de klanten als {expected}. Wij lezen {expected}.",
        "Schrijf het nummer op alle tabs hetzelfde: {expected}.",
    ),
    "customer-zero": Text(
        _TIP,
        "Klantnummer 0",
        "Klantnummer 0 is gelezen als losse verkoop: een koper zonder nummer.",
        "U hoeft niets te doen. Maakt u de cel leeg, dan is het duidelijker.",
    ),
    "amount-from-price": Text(
        _WARNING,
        "Geen kolom Bedrag",
        "Er is geen kolom Bedrag of Aantal. Wij lezen '{column}' als het bedrag van de regel.",
        "Klopt dat? Geef de kolom dan de naam Bedrag. Zo niet: voeg een kolom Aantal toe.",
    ),
    "amount-other-vat": Text(
        _WARNING,
        "Btw klopt niet met Instellingen",
        "De kolom '{column}' is {says}, maar in Instellingen staat {setting}.",
        "Verander de instelling Bedragen, of de naam van de kolom.",
    ),
    # Instellingen
    "settings-absent": Text(
        _TIP,
        "Geen instellingen",
        "Er is geen tab Instellingen. De standaardwaarden gelden.",
        "Kies Nieuw om de tab toe te voegen.",
    ),
    "settings-not-a-list": Text(
        _WARNING,
        "Instellingen niet gelezen",
        "Op deze tab staan geen kolommen Instelling en Waarde. De standaardwaarden gelden.",
        "Is dit uw eigen tab? Geef hem een andere naam en kies Nieuw.",
    ),
    "settings-missing": Text(
        _TIP,
        "Instellingen ontbreken",
        "Deze instellingen hebben geen rij: {names}. De standaardwaarden gelden.",
        "Kies Nieuw om ze toe te voegen, of laat het zo.",
    ),
    "setting-wrong": Text(
        _WARNING,
        "Instelling klopt niet",
        "'{value}' kan niet bij {setting}. Nu geldt: {default}.",
        "Vul in: {allowed}.",
    ),
    "setting-unknown": Text(
        _TIP, "Instelling onbekend", "De instelling '{value}' bestaat niet.", "Haal de rij weg, of verbeter de naam."
    ),
    "setting-near": Text(
        _TIP, "Instelling onbekend", "De instelling '{value}' bestaat niet.", "Bedoelde u {near}? Verbeter dan de naam."
    ),
    "setting-twice": Text(
        _WARNING,
        "Instelling staat er twee keer",
        "De instelling '{value}' staat ook op rij {row}; die rij geldt.",
        "Haal één van beide rijen weg.",
    ),
    "setting-sheet-unknown": Text(
        _WARNING,
        "Tab uit Instellingen bestaat niet",
        "Bij '{setting}' staat '{name}', maar zo'n tab is er niet.",
        "Vul de naam in zoals die onderaan in Excel staat, of maak de cel leeg.",
    ),
}

ERRORS: dict[str, str] = {}
