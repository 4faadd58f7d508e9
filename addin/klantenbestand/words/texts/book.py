"""Sentences of book: what is wrong, where, and what to do. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Text

FINDINGS: dict[str, Text] = {}

ERRORS: dict[str, str] = {}
