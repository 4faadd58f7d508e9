"""Two columns of the owner for one consent or objection: both are read, and the strictest word counts.

Of other columns that mean the same one is read. But who wrote "ja" under *Bezwaar*, beside an empty *Geen reclame*, did
write down an objection.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.protocol import RawTable
from klantenbestand.reading.columns import ColumnRead, read_column
from klantenbestand.reading.distinct import Place
from klantenbestand.reading.headers import Headers
from klantenbestand.reading.strictest import strictest_consent, strictest_objection
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

_STRICTEST: Mapping[str, Callable[[Sequence[object]], str | None]] = {
    "no_advertising": strictest_objection,
    "email_consent": strictest_consent,
    "phone_consent": strictest_consent,
}
# A second column for a consent of which less than this share is ja, nee or a word for it holds something else.
_LEAST_READ = 0.1


@frozen
class Counted:
    """The columns of a sheet with what the rivals (Excel columns) say counted in, and what was noticed of these."""

    columns: Mapping[str, pd.Series]
    rivals: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()


def rivals_that_count(headers: Headers) -> dict[int, str]:
    """The columns that are read beside the one that was taken: Excel column -> key."""
    return {number: key for number, key in headers.rivals.items() if key in _STRICTEST}


def with_rivals(
    sheet: DataSheet, headers: Headers, columns: Mapping[str, pd.Series], raw: RawTable, name: str
) -> Counted:
    """The typed columns (by key, index = Excel rows) of the sheet by this name, with the strictest of each cell."""
    made, counted, findings = dict(columns), set(), list[Finding]()
    for number, key in sorted(rivals_that_count(headers).items()):
        place = Place(name, " ".join(headers.texts[number].split()), column_letters(number))
        read = read_column(sheet[key], raw.frame[number], raw.bad[raw.bad["column"] == number], place)
        if key not in made or _means_otherwise(key, read):
            continue
        counted.add(number)
        before, made[key] = made[key], _strictest(key, made[key], read.values)
        differ = before.notna() & read.values.notna() & before.ne(read.values)
        values, expected = (one[differ].tolist() for one in (raw.frame[number], made[key]))
        contrary = Finding(
            "consent-columns-differ",
            place.sheet,
            place.column,
            place.letter,
            before.index[differ].tolist(),
            values,
            expected,
        )
        details = {"read": headers.text(key), "name": sheet[key].header}
        both = Finding("header-rival-strictest", place.sheet, place.column, place.letter)
        findings += [replace(one, details=details) for one in (both, *([contrary] if differ.any() else []))]
        findings += read.findings
    return Counted(made, frozenset(counted), tuple(findings))


def _means_otherwise(key: str, read: ColumnRead) -> bool:
    """Whether a column that may be for a consent holds other words, as the names of mailings under "Mailing"; under a
    header for objections any word is one."""
    filled = int(read.values.notna().sum())
    guessed = sum(one.count for one in read.findings if one.code == "choice-strictest")
    return key != "no_advertising" and filled - guessed < _LEAST_READ * filled


def _strictest(key: str, one: pd.Series, other: pd.Series) -> pd.Series:
    """Of each cell of two columns; a cell that says nothing takes nothing away."""
    made = [_STRICTEST[key]([value for value in cells if not pd.isna(value)]) for cells in zip(one, other, strict=True)]
    return pd.Series(made, index=one.index, dtype="str")
