"""Sentences of the doors: what was asked for that cannot be. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Text

FINDINGS: dict[str, Text] = {}

ERRORS: dict[str, str] = {
    "stopped-by-user": "Gestopt. Er is niets veranderd.",
    "own-mistake": (
        "Er ging iets mis in het programma zelf ({kind}). Uw bestand is niet veranderd. "
        "Met --debug erbij ziet u waar het misging; stuur dat naar de makers."
    ),
    "yes-needed": (
        "Er is niets veranderd: zonder toetsenbord kan '{step}' u niets vragen. "
        "Voeg --ja toe als dit plan zo uitgevoerd mag worden."
    ),
    "mailing-without-customers": (
        "Er is geen tab met klanten gevonden, dus er is niemand om te schrijven. De knop Nieuw (of de opdracht nieuw) zet "
        "een tab Klanten voor u klaar. Hebt u al een tab met klanten? Noem die dan Klanten, en geef elke klant een nummer "
        "in de kolom Klantnummer."
    ),
    "nothing-to-update": (
        "Er zijn nog geen klanten en geen aankopen gevonden, dus er is niets bij te werken. De knop Nieuw (of de opdracht "
        "nieuw) zet de tabs voor u klaar. Hebt u ze al? Noem de tab met klanten dan Klanten, en die met aankopen Aankopen."
    ),
    "new-other-kind": "'{file}' kan geen nieuwe werkmap worden. Kies een naam die op .xlsx eindigt.",
    "new-exists": "'{file}' bestaat al; het is niet overschreven. Kies een andere naam.",
    "new-sheet-unknown": "De tab '{name}' kennen wij niet. Kies uit: {names}.",
    "tab-unknown": "De tab '{tab}' kan deze stap niet maken. Kies uit: {tabs}.",
}
