"""Sentences of *Importeren* about the exports themselves: their lines, amounts and days, and why one is refused."""

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "import-line-incomplete": Text(
        Severity.WARNING,
        "Regel niet overgenomen",
        "Regel {line} van {file} is niet overgenomen: {value}.",
        "Verbeter de regel in de export en importeer nog een keer. Wat er al staat, komt er niet dubbel bij.",
    ),
    "import-cell-unread": Text(
        Severity.WARNING,
        "Cel van de export niet te lezen",
        "Regel {line} van {file}, kolom {header}: '{value}' is niet te lezen. Die cel is leeg gebleven.",
        "Vul het zelf in, als u weet wat er moet staan.",
    ),
    "import-more": Text(
        Severity.WARNING,
        "Meer in de export niet te lezen",
        "In {file} staan nog {count} die niet te lezen zijn.",
        "Kijk of dit de goede export is, en of de kolommen goed zijn herkend.",
    ),
    "import-nobodys": Text(
        Severity.WARNING,
        "Regels niet overgenomen: klant onbekend",
        "Van {file} {are} {lines} niet overgenomen: van {of} {numbers} bij {source} weten wij niet van wie.",
        "Importeer eerst de klantenlijst van {source}, of zet de nummers op de tab Nummers. Importeer dan nog een keer. "
        "Zijn het uw eigen klantnummers? Zet er dan één op Nummers, als Nummer bij bron en ook als Klantnummer. "
        "Staat een nummer daar al? Verander dan de dag bij Geldig vanaf: zo weten wij dat het van die ene klant is.",
    ),
    "import-line-differs": Text(
        Severity.TIP,
        "Order staat er anders",
        "Van {file} {stand} {orders} er al, maar met iets anders erin: {numbers}. Er is niets veranderd.",
        "Kijk die orders na als u het niet vertrouwt.",
    ),
    "import-line-wide": Text(
        Severity.WARNING,
        "Regel niet overgenomen: te veel cellen",
        "Regel {line} van {file} is niet overgenomen: er staan meer cellen dan koppen. Dat gebeurt als in een cel het "
        "teken staat dat de cellen scheidt: een komma in 15,50, of een puntkomma in een naam.",
        "Zet aanhalingstekens om die cel, of haal de cel weg die te veel is. Importeer dan nog een keer.",
    ),
    "import-cancelled": Text(
        Severity.WARNING,
        "Order ging niet door, maar staat bij u als verkoop",
        "In {file} staat van {orders} dat die niet doorging: {numbers}. {stand} bij u nog als verkoop.",
        "Haal de regels weg of zet de status op retour, als het klopt.",
    ),
    "import-line-sold": Text(
        Severity.WARNING,
        "Offerte is verkocht",
        "Volgens {file} is dit verkocht: {count} ({numbers}). Op Aankopen staat nog: offerte. Er is niets veranderd.",
        "Zet op Aankopen bij Status: opdracht, als het klopt.",
    ),
    "import-line-moved": Text(
        Severity.TIP,
        "Order staat er op een andere dag",
        "In {file} is de dag anders: {count} ({numbers}). Verder is alles gelijk. Daarom is er niets bij gekomen.",
        "Is het toch een andere order? Zet die er dan zelf bij.",
    ),
    "import-line-summed": Text(
        Severity.TIP,
        "Order staat er in één bedrag, of juist in regels",
        "Van {file}: {count} ({numbers}) met hetzelfde bedrag als op Aankopen, maar anders verdeeld over regels. "
        "Daarom is er niets bij gekomen.",
        "Wilt u de artikelen zien? Haal de regels van die order weg en importeer nog een keer.",
    ),
    "import-line-added": Text(
        Severity.WARNING,
        "Regel bij een order die er al staat",
        "Van {file} zijn regels overgenomen bij {count}: {numbers}. De order stond er al met andere regels, of op een "
        "andere dag.",
        "Kijk of die order nu niet dubbel staat. Haal regels weg die er niet bij horen.",
    ),
    "import-line-alike": Text(
        Severity.WARNING,
        "Misschien staat deze regel er al",
        "Van {file}: {count} op een regel die er al staat (regel {numbers}). Omdat het ordernummer ontbreekt of anders is "
        "geschreven, is dat niet zeker. Ze zijn overgenomen.",
        "Staat een verkoop er nu dubbel? Haal dan een van de twee weg.",
    ),
    "import-months-first": Text(
        Severity.WARNING,
        "Maand en dag omgedraaid gelezen",
        "In {file} is '{value}' gelezen als {expected}: eerst de maand, dan de dag. Andersom vielen de dagen in de toekomst "
        "of ver uit elkaar.",
        "Klopt het niet? Maak de stap ongedaan, en maak de export met dagen zoals 2026-11-02.",
    ),
    "import-totals": Text(
        Severity.TIP,
        "Regel met een totaal",
        "Niet overgenomen van {file}: {lines} met een totaal of de btw van andere regels (regel {numbers}).",
        "Is het toch een verkoop? Zet die er dan zelf bij.",
    ),
    "import-undone": Text(
        Severity.TIP,
        "Order ging niet door",
        "Niet overgenomen van {file}: {lines}, want de status is {words}{orders}.",
        "Gaat een order later toch door? Importeer dan een nieuwe export.",
    ),
    "import-status-unknown": Text(
        Severity.WARNING,
        "Status niet bekend",
        "In {file} staat bij {lines} de status '{word}'. Die kennen wij niet. {counts} als verkoop.",
        "Is het geen verkoop? Zet dan op Aankopen bij Status: offerte, of haal die regels weg.",
    ),
    "import-partly-back": Text(
        Severity.WARNING,
        "Deel is terugbetaald",
        "In {file} staat van {orders} dat een deel is terugbetaald: {numbers}. Hoeveel staat niet bij de regels; er is niets "
        "van afgetrokken.",
        "Zet op Aankopen een regel bij die order met Status retour en het bedrag dat u terugbetaalde.",
    ),
    "import-partly-refunded": Text(
        Severity.WARNING,
        "Deel is terugbetaald",
        "In {file} staat dat een deel is terugbetaald van order {numbers}. Er is niets van afgetrokken.",
        "Zet op Aankopen een regel bij die order met Status retour en het bedrag dat u terugbetaalde.",
    ),
    "import-amount-once": Text(
        Severity.WARNING,
        "Bedrag één keer geteld",
        "In {file} staat het bedrag van deze orders op elke regel hetzelfde, of op maar één regel: {numbers}. Wij telden het "
        "per order één keer.",
        "Is het toch het bedrag van elke regel? Verbeter dan de bedragen op Aankopen.",
    ),
    "import-amount-apart": Text(
        Severity.WARNING,
        "Totaal is hoger dan de regels",
        "In {file} is bij deze orders het bedrag hoger dan aantal x prijs: {numbers}. Wij telden aantal x prijs, dus zonder "
        "bijvoorbeeld verzendkosten.",
        "Hoort het verschil bij uw omzet? Zet dan op Aankopen een regel bij die order.",
    ),
    "import-currency": Text(
        Severity.WARNING,
        "Bedragen in andere munt",
        "In {file} staat bij {lines} de munt {word}. De bedragen zijn niet omgerekend en tellen als euro.",
        "Zet op Aankopen bij die regels het bedrag in euro.",
    ),
    "import-vat": Text(
        Severity.WARNING,
        "Bedragen met of zonder btw",
        "De bedragen in {file} zijn {says}, maar volgens Instellingen zijn die op Aankopen {setting}.",
        "Maak de export met bedragen {setting}. Is het al gebeurd? Klik dan op Laatste stap ongedaan maken.",
    ),
}

ERRORS: dict[str, str] = {
    "export-unreadable": (
        "'{file}' is er niet of is niet te openen. Kijk of de naam klopt en of het bestand nog in een ander programma "
        "open staat. Er is niets veranderd."
    ),
    "export-too-large": (
        "'{file}' is te groot om in één keer over te nemen. Maak een export over een kortere tijd. Er is niets veranderd."
    ),
    "export-empty": "In '{file}' staat niets. Maak de export opnieuw. Er is niets veranderd.",
    "export-no-rows": (
        "In '{file}' staan alleen koppen, en geen regels. Kijk of u de goede periode koos, en maak de export opnieuw. "
        "Er is niets veranderd."
    ),
    "export-no-list": (
        "'{file}' is geen lijst die te lezen is. Maak de export als CSV, of als Excel-bestand (.xlsx). "
        "Er is niets veranderd."
    ),
    "export-quote": (
        "In '{file}' begint bij regel {line} een tekst met een aanhalingsteken dat nergens eindigt, zodat regels daarna niet "
        "te lezen zijn. Maak de export opnieuw, of haal dat teken weg. Er is niets veranderd."
    ),
    "export-second-header": (
        "In '{file}' staat op regel {line} opnieuw een regel met koppen, maar met andere: {headers}. Wat daaronder staat, hoort "
        "niet onder de eerste koppen. Maak van elk deel een eigen bestand. Er is niets veranderd."
    ),
    "export-no-csv": (
        "'{file}' is geen CSV, maar {what}. Maak de export opnieuw als CSV, of als Excel-bestand (.xlsx). "
        "Er is niets veranderd."
    ),
    "export-unknown": (
        "In '{file}' zijn geen kolommen herkend van klanten (zoals Achternaam of E-mail) of van aankopen (zoals Datum en "
        "Bedrag). Er staat: {headers}. Is het wel de export? Zeg dan zelf wat een kolom is: schrijf de kop van "
        'de export, een = en de kolom van uw werkmap, zoals --kolom "Mailadres=E-mail" of --kolom "Besteld=Datum". '
        "Er is niets veranderd."
    ),
    "export-orders-lacking": (
        "In '{file}' staan bestellingen, maar geen kolom met {missing} is herkend. Er staat: {headers}. Zeg welke kolom dat "
        'is, zoals --kolom "{example}={column}". Is het een lijst van klanten? Zeg dan --kolom "{telling}=". '
        "Er is niets veranderd."
    ),
    "import-column-twice": (
        "In '{file}' zijn twee koppen aangewezen als {column}: '{first}' en '{second}'. Dat kan er maar één zijn. Zeg van de "
        'andere dat die niet meegaat, zoals --kolom "{first}=". Er is niets veranderd.'
    ),
    "import-column-form": (
        "'{text}' is niet te begrijpen. Schrijf de kop in de export, een = en de kolom van uw werkmap, "
        'zoals --kolom "Mailadres klant=E-mail". Er is niets veranderd.'
    ),
    "import-column-unknown": "De kolom '{column}' kennen wij niet. Kies uit: {names}. Er is niets veranderd.",
    "import-nothing-to-forget": (
        "Over de kop '{header}' is bij {sources} niets onthouden, dus er is niets te vergeten. Er is niets veranderd."
    ),
    "import-header-unknown": (
        "De kop '{header}' die u met --kolom gaf, staat niet in {files}. Kijk hoe de kop daar precies heet. "
        "Er is niets veranderd."
    ),
}
