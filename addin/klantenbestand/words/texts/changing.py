"""Sentences of changing the owner's data and of taking it back. B1 Dutch, "u", no blame."""

from collections.abc import Mapping

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "change-left": Text(
        Severity.WARNING,
        "Niet gewijzigd",
        "De rij van {row} is intussen veranderd of verdwenen. '{what}' is daar niet gewijzigd.",
        "Kijk die rij na en voer de stap opnieuw uit.",
    ),
    "undo-changed": Text(
        Severity.WARNING,
        "Niet teruggezet: door u veranderd",
        "Bij {row} hebt u {what} veranderd nadat de stap was uitgevoerd. Dat is gebleven zoals het nu is.",
        "Kijk of het zo goed is. Wat er voor de stap stond, leest u op de tab Logboek.",
    ),
    "undo-number-taken": Text(
        Severity.WARNING,
        "Niet teruggezet: nummer opnieuw gebruikt",
        "Klantnummer {row} is na het samenvoegen opnieuw gebruikt. De groep {group} is daarom helemaal samengevoegd "
        "gebleven; anders kwamen de aankopen van toen bij de klant van nu.",
        "Kijk of het zo goed is. Hoe het voor de stap was, leest u op de tab Logboek.",
    ),
    "undo-row-gone": Text(
        Severity.WARNING,
        "Niet teruggezet: rij is weg",
        "De rij van {row} staat niet meer op deze tab. De groep {group} is daarom helemaal gebleven zoals hij was; anders "
        "kwamen de aankopen van toen los te staan.",
        "Zet de rij weer op de tab, met dat klantnummer, en draai de groep daarna terug. Hoe de rij was, leest u op de "
        "tab Samengevoegd.",
    ),
    "undo-mark-changed": Text(
        Severity.WARNING,
        "Niet teruggezet: Samengevoegd met veranderd",
        "Bij {row} staat in de kolom 'Samengevoegd met' nu een andere klant. De groep {group} is daarom helemaal gebleven "
        "zoals hij was; anders kwamen de aankopen bij een klant die niet meer meetelt.",
        "Zet in die kolom terug wat er stond, of maak de cel leeg, en draai de groep daarna terug.",
    ),
    "undo-row-changed": Text(
        Severity.WARNING,
        "Niet weer samengevoegd: door u veranderd",
        "De rij van {row} is veranderd nadat het samenvoegen was teruggedraaid. De groep {group} is daarom niet weer "
        "samengevoegd; anders ging verloren wat u daar hebt geschreven.",
        "Klik op Dubbelen zoeken, kies opnieuw wat er moet gebeuren, en klik op Samenvoegen.",
    ),
    "undo-survivor-gone": Text(
        Severity.WARNING,
        "Niet weer samengevoegd: klant is weg",
        "De klant bij wie {row} zou komen, staat niet meer op deze tab, of er zijn er meer met dat nummer. De groep "
        "{group} is daarom niet weer samengevoegd.",
        "Klik op Dubbelen zoeken, kies opnieuw wat er moet gebeuren, en klik op Samenvoegen.",
    ),
    "undo-survivor-changed": Text(
        Severity.WARNING,
        "Niet weer samengevoegd: klant is veranderd",
        "De klant bij wie {row} zou komen, is sindsdien veranderd, of is een ander. De groep {group} is daarom niet weer "
        "samengevoegd.",
        "Klik op Dubbelen zoeken, kies opnieuw wat er moet gebeuren, en klik op Samenvoegen.",
    ),
    "undo-survivor-renumbered": Text(
        Severity.WARNING,
        "Niet teruggezet: ander klantnummer",
        "De klant met wie {row} is samengevoegd, heeft nu een ander nummer. De groep {group} is daarom helemaal gebleven "
        "zoals hij was.",
        "Geef die klant op elke tab zijn oude nummer terug en draai de groep daarna terug.",
    ),
    "undo-consent": Text(
        Severity.WARNING,
        "Niet weer samengevoegd: toestemming",
        "Klant {row} wil iets niet, en bij de klant die zou blijven staat dat niet. De groep {group} is daarom niet weer "
        "samengevoegd.",
        "Klik op Dubbelen zoeken, kies opnieuw wat er moet gebeuren, en klik op Samenvoegen.",
    ),
    "undo-column-gone": Text(
        Severity.WARNING,
        "Niet teruggezet: kolom is er niet meer",
        "De kolom {what} is er niet meer of heet nu anders. Wat daar bij {row} stond, is niet teruggezet.",
        "Vul het zelf in. Wat er stond, leest u op de tab Logboek, en bij een samengevoegde klant op de tab Samengevoegd.",
    ),
    "undo-formula": Text(
        Severity.WARNING,
        "Formule niet teruggezet",
        "Bij {row} stond in {what} een formule. Die past niet meer: er is sindsdien een kolom of tab bijgekomen, "
        "verdwenen of anders genoemd. Er staat nu wat de formule toen gaf.",
        "Kijk die cel na, en zet er zo nodig weer een formule in.",
    ),
    "undo-gone": Text(
        Severity.WARNING,
        "Niet teruggezet: rij niet zeker te vinden",
        "De rij van {row} is verdwenen, of er zijn er meer die het kunnen zijn. {what} is daar niet teruggezet.",
        "Kijk of het nodig is en pas het zelf aan. Wat er voor de stap stond, leest u op de tab Logboek.",
    ),
}

# why a sheet that a step made does not go with it, by the code of `Book.drop_sheets`
SHEET_STAYS: Mapping[str, str] = {
    "cell": "in cel {where} staat iets dat niet van die stap is",
    "note": "bij cel {where} staat een opmerking die niet van die stap is",
    "table": "er staat nog een tabel op: {where}",
    "drawing": "er staat een grafiek, afbeelding, draaitabel of iets anders op dat niet van die stap is",
    "link": "er staat een koppeling op die niet van die stap is",
    "rule": "in kolom {where} staat een keuzelijst, controle of opmaakregel die niet van die stap is",
    "name": "de naam {where} hoort bij die tab",
    "look": "cel {where} heeft een opmaak die niet van die stap is",
    "named": "een formule, grafiek of naam van u verwijst ernaar",
    "only": "het is de enige tab die te zien is",
}

ERRORS: dict[str, str] = {
    "change-check-failed": (
        "De stap is niet doorgegaan: bij het nakijken stond op '{what}' iets anders dan de bedoeling was. "
        "Er is niets veranderd. Maak een melding bij de makers, met deze zin erbij."
    ),
    "change-cells-refused": (
        "De stap is niet doorgegaan: op de tab '{sheet}' horen cellen bij een matrixformule, en die mag niemand "
        "los wijzigen. Er is niets veranderd. Zet daar waarden neer in plaats van de formule."
    ),
    "change-sheet-missing": (
        "De tab '{sheet}' is er niet, of mist een kolom die nodig is. Klik op Nieuw om hem toe te voegen, of kijk op "
        "de tab Controle wat er ontbreekt. Er is niets veranderd."
    ),
    "change-sheet-unusable": (
        "U hebt een tab '{sheet}', maar daar ontbreken kolommen die nodig zijn. Kijk op de tab Controle wat er "
        "ontbreekt. Er is niets veranderd."
    ),
    "no-room-for-row": (
        "Op de tab '{sheet}' is geen plaats voor een nieuwe rij: op rij {row} staat iets onder de lijst, of een "
        "totaalrij. Zet dat lager of zet de totaalrij uit. Er is niets veranderd."
    ),
    "no-room-above-totals": (
        "Op de tab '{sheet}' kunnen de rijen niet terug: de tabel heeft een totaalrij, en daarboven kan nu geen rij "
        "tussen. Zet de totaalrij in Excel even uit (Tabelontwerp, Totaalrij), draai de stap terug en zet hem weer aan. "
        "Staat er iets naast de tabel, haal dat dan eerst weg. Er is niets veranderd."
    ),
    "undo-no-journal": (
        "De stap {step} van {moment} kan niet worden teruggedraaid: wat er toen is gewijzigd, staat niet op deze computer. "
        "Draai hem terug op de computer waarop hij is uitgevoerd. Er is niets veranderd."
    ),
    "undo-damaged": (
        "De stap {step} van {moment} kan niet worden teruggedraaid: het bestand waarin staat wat er toen is gewijzigd, is "
        "beschadigd ({file}). Er is niets veranderd. De reservekopie van voor die stap staat misschien in dezelfde map."
    ),
    "undo-again-lost": (
        "Wat u het laatst ongedaan hebt gemaakt, kan niet opnieuw worden uitgevoerd: de werkmap is daarna nog veranderd, "
        "of de kopie van daarvoor is er niet meer. Voer de stap zelf opnieuw uit. Er is niets veranderd."
    ),
    "undo-group-unknown": (
        "Er is geen groep '{group}' die is samengevoegd en nog kan worden teruggedraaid. Bedoelt u een van deze: {groups}?"
    ),
    "undo-group-later": (
        "De groep '{group}' kan nog niet terug: de stap {step} van {moment} heeft daarna de groep '{later}' samengevoegd, "
        "en die ging verder met dezelfde klant. Draai eerst de groep '{later}' terug en daarna deze. Er is niets veranderd."
    ),
    "undo-no-groups": (
        "Er is geen groep '{group}', en ook geen andere groep, die is samengevoegd en nog kan worden teruggedraaid. "
        "Er is niets veranderd."
    ),
}
