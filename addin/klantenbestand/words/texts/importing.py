"""Sentences of *Importeren*: exports of web shop, till and bookkeeping taken over. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "import-asked": Text(
        Severity.WARNING,
        "Nieuwe klant is er misschien al",
        "Deze klant is nieuw overgenomen, maar is misschien dezelfde als {expected}. {value}",
        "Kies op de tab Dubbelen of het dezelfde is, en klik op Samenvoegen.",
    ),
    "import-by-data": Text(
        Severity.TIP,
        "Herkend aan de gegevens",
        "{value} bij {source} is herkend als deze klant. {expected}",
        "Klopt het niet? Maak de stap ongedaan. Zet dan de goede klant in Klanten, met dit e-mailadres of dit nummer.",
    ),
    "import-other-value": Text(
        Severity.TIP,
        "Bij import iets anders",
        "Bij {source} staat '{expected}'; hier staat '{value}'. Er is niets veranderd.",
        "Kijk wat er moet staan, en pas het aan als dat nodig is.",
    ),
    "import-new-value": Text(
        Severity.TIP,
        "Bij import meer bekend",
        "Bij {source} staat '{expected}'; hier is het leeg. Er is niets veranderd.",
        "Vul het in als het klopt.",
    ),
    "import-refuses": Text(
        Severity.WARNING,
        "Wil bij de bron geen reclame",
        "Volgens {source} wil deze klant geen reclame. Bij {header} staat nu '{expected}'. Eerst stond daar: '{value}'.",
        "Klopt het niet? Zet de cel terug, of maak de stap ongedaan.",
    ),
    "import-refused-before": Text(
        Severity.WARNING,
        "Heeft zich eerder afgemeld",
        "Deze klant heeft zich eerder afgemeld, met gegevens die nu bij {source} staan. Bij {header} staat nu '{expected}'. "
        "Eerst stond daar: '{value}'.",
        "Klopt het niet? Zet de cel terug, of maak de stap ongedaan.",
    ),
    "import-stranger-refuses": Text(
        Severity.WARNING,
        "Wil geen reclame, maar van wie is het?",
        "Van {lines} van {file} is niet te zeggen wie het is ({who}). Daar staat {says}.",
        "Zoek op wie het is en klik op Afmelden.",
    ),
    "import-strangers-refuse": Text(
        Severity.WARNING,
        "Meer afmeldingen van wie niet bekend is",
        "In {file} is van nog {count} niet te zeggen van wie het is.",
        "Importeer eerst een klantenlijst van dezelfde bron. Importeer daarna dit bestand nog een keer.",
    ),
    "import-same-new": Text(
        Severity.TIP,
        "Twee keer in de exports",
        "Deze nieuwe klant stond op twee manieren in de exports. Nummer {value} bij {source} is dezelfde klant.",
        "Klopt het niet? Maak de stap ongedaan en zet eerst zelf beide klanten in Klanten.",
    ),
    "import-other-name": Text(
        Severity.WARNING,
        "Nummer van een klant met een andere naam",
        "Nummer {value} bij {source} hoort in uw bestand bij klant {expected}. In de export staan een andere naam of "
        "andere gegevens. Daarom is daarnaar gekeken, niet naar het nummer.",
        "Is het toch klant {expected}? Bij een nieuwe klant zet u dat nummer dan in de kolom Samengevoegd met.",
    ),
    "import-number-shared": Text(
        Severity.TIP,
        "Eén nummer voor verschillende klanten",
        "In de export staan bij deze nummers verschillende namen: {numbers}. Wij keken daar naar de naam, niet naar het nummer.",
        "U hoeft niets te doen. Kijk bij de nieuwe klanten of de namen kloppen.",
    ),
    "import-objected": Text(
        Severity.TIP,
        "Afgemeld voor de import",
        "Deze klant heeft zich eerder afgemeld. Bij Geen reclame staat daarom '{value}'.",
        "U hoeft niets te doen.",
    ),
}

ERRORS: dict[str, str] = {}

TEXTS = {
    "plan.file": "{file}, van {source}:",
    "plan.file.own": "{file}, van {source} (met uw eigen klantnummers):",
    "plan.lines": "  {new} nieuw voor {sheet}{total}; {there} er al",
    "plan.lines.total": ", samen {total}, {days}",
    "plan.days": "van {first} tot en met {last}",
    "plan.day": "op {day}",
    "plan.customers": "  {known} er al; {new}",
    "plan.guests": "  {count} van wie de koper niet bekend is: losse verkoop",
    "plan.left": "  niet overgenomen: {headers}",
    "plan.incomplete": "  niet overgenomen: {count} waarvan de datum of het bedrag niet te lezen is (regel {lines})",
    "plan.nobodys": "  niet overgenomen: {count} van klanten van wie alleen een onbekend nummer bekend is ({numbers})",
    "plan.differs": "  {count} er al, maar met iets anders erin; dat blijft zo: {numbers}",
    "plan.cancelled": "  let op: {count} bij u nog als verkoop, maar ging volgens de export niet door: {numbers}",
    "plan.sold": "  let op: volgens de export verkocht, maar bij u nog een offerte: {count} ({numbers})",
    "plan.moved": "  op een andere dag, verder gelijk, en dus niet nog een keer overgenomen: {count} ({numbers})",
    "plan.summed": "  met hetzelfde bedrag, maar anders verdeeld over regels, en dus niet nog een keer overgenomen: {count} ({numbers})",
    "plan.added": "  let op: er komen regels bij van {count}: {numbers}",
    "plan.alike": "  let op: {count} op een regel die er al staat (regel {numbers}); omdat dat niet zeker is, wel overgenomen",
    "plan.vat": "  let op: deze bedragen zijn {says}; op Aankopen zijn ze volgens Instellingen {setting}",
    "plan.wide": "  niet overgenomen: {count} met meer cellen dan koppen (regel {lines}); staat daar een cel zonder aanhalingstekens?",
    "plan.totals": "  niet overgenomen: {count} met een totaal of de btw van andere regels (regel {lines})",
    "plan.days.read": "  let op: {text} is gelezen als {day}, en de andere dagen net zo",
    "plan.undone": "  niet overgenomen: {count} van orders die niet doorgingen ({words}){orders}",
    "plan.unknown": "  let op: de status '{word}' kennen wij niet; {count} als verkoop",
    "plan.partly": "  let op: van {count} is een deel terugbetaald; dat is er niet afgetrokken: {numbers}",
    "plan.refunded": "  let op: een deel is terugbetaald van order {numbers}; dat is er niet afgetrokken",
    "plan.once": "  let op: het bedrag staat op elke regel hetzelfde, of op maar één regel, bij order {numbers}; het telt per order één keer",
    "plan.apart": "  let op: het bedrag is hoger dan aantal x prijs bij order {numbers}; aantal x prijs telt",
    "plan.currency": "  let op: bij {count} staat de munt {word}; het bedrag is niet omgerekend en telt als euro",
    "plan.later": "Dat is veel in één keer: nu komen de oudste {now} erbij. Importeer daarna nog een keer: dan komen de andere {later}.",
    "later": "Er zijn nog {later}. Importeer dezelfde bestanden nog een keer.",
    "plan.new": "Nieuwe klanten: {count}",
    "plan.new.row": "  {number}: {name}",
    "plan.new.asked": "  {number}: {name}; misschien dezelfde als {other} (dat vraagt de tab Dubbelen u)",
    "plan.new.objected": "  {number}: {name}; heeft zich eerder afgemeld, dus Geen reclame: {what}",
    "plan.by-data": "Herkend aan hun gegevens, en niet nog een keer toegevoegd: {count}",
    "plan.by-data.row": "  {number}: {name}{at}",
    "plan.same-new": "Staan op twee manieren in de exports, en worden één klant: {count}",
    "plan.other-name": (
        "Let op: deze nummers zijn in uw bestand van een klant met een andere naam, of met andere gegevens. Wij kijken dan "
        "naar de gegevens: {count}"
    ),
    "plan.other-name.row": "  {number} bij {source} is bij u klant {other}, maar daar {name}; wordt klant {now}",
    "plan.shared": "Bij deze nummers staan verschillende namen. Wij kijken daar naar de naam, niet naar het nummer: {numbers}",
    "plan.refuses": "Willen volgens de export of een eerdere afmelding geen reclame. Dat komt in Klanten te staan, bij zoveel klanten: {count}",
    "plan.refuses.row": "  {number}: {column} wordt {new} (nu: {old})",
    "by-mailbox": "Alleen het e-mailadres is bekend, en dat heeft maar één klant.",
    "asked.number": "Het nummer {number} bij {source} is van die klant, maar het is niet zeker dat dit dezelfde is.",
    "asked.firm": "Dezelfde bedrijfsnaam.",
    "line.date": "de datum",
    "line.amount": "het bedrag",
    "line.lacks": "{what} is leeg",
    "line.unread": "{what} is niet te lezen ({cells})",
    "row": "rij {row}",
    "plan.refuses.before": "  {number}: {column} wordt {new} (nu: {old}); eerder afgemeld",
    "plan.stranger": "  let op: van {lines} is niet te zeggen wie het is ({who}); daar staat {says}",
    "empty": "leeg",
    "refusal.source": "import van {source}",
    "refusal.before": "eerder afgemeld",
    "plan.other": "    {column} is daar {value}, en blijft hier {old}",
    "plan.empty": "    {column} is daar {value}, en blijft hier leeg",
    "plan.more": "  en nog {count}",
    "nothing": "Alles uit deze export staat er al. Er is niets veranderd.",
    "nothing.left": "Er is niets om over te nemen. Er is niets veranderd.",
    "ask": "Doorgaan? Uw bestand van nu wordt bewaard. (ja/nee)",
    "declined": "Er is niets veranderd.",
    "done": "Overgenomen: {lines} en {customers}. Er stond al: {there}.",
    "asked": "{count} misschien al in uw bestand. Kies op de tab Dubbelen.",
    "different": "Bij {count} staat in de export iets anders dan in uw bestand. Dat staat op de tab Controle.",
}


def phrase(key: str, **values: object) -> str:
    """The sentence `key` with its values filled in."""
    return TEXTS[key].format(**values)
