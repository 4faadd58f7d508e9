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
        "Er is geen tab met klanten gevonden, dus er is niemand om te schrijven. "
        "Zet uw klanten op een tab met de naam Klanten en met een kolom Klantnummer."
    ),
    "nothing-to-update": (
        "Er zijn nog geen klanten en geen aankopen gevonden, dus er is niets bij te werken. "
        "Zet uw klanten op een tab met de naam Klanten en uw aankopen op een tab met de naam Aankopen."
    ),
    "new-other-kind": "'{file}' kan geen nieuwe werkmap worden. Kies een naam die op .xlsx eindigt.",
    "new-exists": "'{file}' bestaat al; het is niet overschreven. Kies een andere naam.",
    "new-sheet-unknown": "De tab '{name}' kennen wij niet. Kies uit: {names}.",
    "tab-unknown": "De tab '{tab}' kan deze stap niet maken. Kies uit: {tabs}.",
}
