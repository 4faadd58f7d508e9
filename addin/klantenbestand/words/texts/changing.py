"""Sentences of changing the owner's data and of taking it back. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "change-left": Text(
        Severity.WARNING,
        "Niet gewijzigd",
        "De rij van {row} is intussen veranderd of verdwenen. '{what}' is daar niet gewijzigd.",
        "Kijk die rij na en voer de stap opnieuw uit.",
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
}
