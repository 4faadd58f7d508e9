"""Sentences of the doors: what was asked for that cannot be. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Text

FINDINGS: dict[str, Text] = {}

ERRORS: dict[str, str] = {
    "tab-unknown": "De tab '{tab}' kan deze stap niet maken. Kies uit: {tabs}.",
}
