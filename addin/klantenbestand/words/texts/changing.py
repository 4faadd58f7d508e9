"""Sentences of changing the owner's data and of taking it back. B1 Dutch, "u", no blame."""

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
    "undo-gone": Text(
        Severity.WARNING,
        "Niet teruggezet: rij niet zeker te vinden",
        "De rij van {row} is verdwenen, of er zijn er meer die het kunnen zijn. {what} is daar niet teruggezet.",
        "Kijk of het nodig is en pas het zelf aan. Wat er voor de stap stond, leest u op de tab Logboek.",
    ),
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
    "undo-no-journal": (
        "De stap {step} van {moment} kan niet worden teruggedraaid: wat er toen is gewijzigd, staat niet op deze computer. "
        "Draai hem terug op de computer waarop hij is uitgevoerd. Er is niets veranderd."
    ),
    "undo-damaged": (
        "De stap {step} van {moment} kan niet worden teruggedraaid: het bestand waarin staat wat er toen is gewijzigd, is "
        "beschadigd ({file}). Er is niets veranderd. De reservekopie van voor die stap staat misschien in dezelfde map."
    ),
    "undo-group-unknown": (
        "Er is geen groep '{group}' die is samengevoegd en nog kan worden teruggedraaid. Bedoelt u een van deze: {groups}?"
    ),
}
