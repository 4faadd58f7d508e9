"""The catalogue: every Dutch sentence about findings (`FINDINGS`) and about what stops a step (`ERRORS`).

One module per room, so that a sentence is found where its code arises; a code occurs once.
"""

from collections.abc import Mapping

from klantenbestand.words.errors import KlantenbestandError
from klantenbestand.words.findings import Finding, Text
from klantenbestand.words.texts import (
    analysis,
    book,
    campaigns,
    changing,
    checks,
    customers,
    doors,
    duplicates,
    importing,
    importing_files,
    install,
    mail,
    reading,
)

_ROOMS = (
    book,
    reading,
    changing,
    checks,
    analysis,
    campaigns,
    duplicates,
    customers,
    importing,
    importing_files,
    mail,
    doors,
    install,
)

FINDINGS: Mapping[str, Text] = {code: text for room in _ROOMS for code, text in room.FINDINGS.items()}
ERRORS: Mapping[str, str] = {code: text for room in _ROOMS for code, text in room.ERRORS.items()}


def error_sentence(error: KlantenbestandError) -> str:
    """The Dutch sentence for what stopped a step: what is the matter and what to do next."""
    return ERRORS[error.code].format(**error.details)


def finding_sentences(finding: Finding, position: int = 0) -> tuple[str, str]:
    """What is wrong and what to do, for the row at `position` of this finding."""
    text = FINDINGS[finding.code]
    values = {
        **finding.details,
        "sheet": finding.sheet,
        "column": finding.column,
        "rows": finding.count,
        "value": finding.values[position] if finding.values else "",
        "expected": finding.expected[position] if finding.expected else "",
    }
    return text.what.format(**values), text.todo.format(**values)


def place(finding: Finding, position: int = 0) -> str:
    """Where it is, in words: tab, row, column."""
    parts = [f"tab {finding.sheet}"] if finding.sheet else []
    if finding.rows:
        parts.append(f"rij {finding.rows[position]}")
    if finding.column:
        parts.append(f"kolom {finding.column}")
    return ", ".join(parts)
