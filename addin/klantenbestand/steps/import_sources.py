"""Which source an export is of, and which of its headers are which of our columns: as given, or as remembered."""

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.reading.data import Data
from klantenbestand.reading.export_headers import meanings
from klantenbestand.reading.merged_numbers import SOURCE as MERGED
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES
from klantenbestand.words.wording import MONTHS, SHORT_MONTHS, WEEKDAYS

WORD = "import"
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_IN_A_WORD = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")  # WebwinkelExport
_LONGEST = 6  # words of which a source is made
_NOT = "-"  # remembered of a header that is not to be taken over
_SOURCE, _HEADER, _COLUMN = _COLUMNS = ("Bron", "Kop", "Kolom")
_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER_IN_IT = re.compile(r"^\d+[^\W\d_]|[^\W\d_]\d+[^\W\d_]")  # ab3f: letters on both sides of a number
_NO_NAME = frozenset(
    (
        *("export", "exports", "exporteren", "import", "lijst", "csv", "xlsx", "data", "download", "rapport", "report"),
        *("order", "orders", "bestelling", "bestellingen", "verkoop", "verkopen", "aankopen", "aankoop", "sales"),
        *(
            "klant",
            "klanten",
            "klantenlijst",
            "customer",
            "customers",
            "relaties",
            "debiteuren",
            "contacten",
            "contacts",
        ),
        *("factuur", "facturen", "invoice", "invoices", "producten", "van", "tot", "met", "en", "week", "maand", "new"),
        # what says when, which copy or what kind of file
        *("jaar", "kwartaal", "dag", "vandaag", "gisteren", "kopie", "copy", "of", "overzicht", "blad", "sheet", "tab"),
        *("nieuw", "oud", "laatste", "alle", "all", "the", "year", "month", "day", "quarter", "final", "definitief"),
        *(*MONTHS, *SHORT_MONTHS, *_ENGLISH_MONTHS, *(month[:3] for month in _ENGLISH_MONTHS), "sept", "febr", "mar"),
        *(*WEEKDAYS, *_ENGLISH_DAYS, *(day[:3] for day in _ENGLISH_DAYS), "tues", "thurs"),
    )
)
_NAMELESS = "Import"


def source_of(file: str, data: Data) -> str:
    """The source that the name of a file suggests, as the owner writes it on *Aankopen* or *Nummers*.

    >>> source_of("webwinkel-export (2).csv", Data()), source_of("orders_export_2026-11.csv", Data())
    ('Webwinkel', 'Import')
    """
    stem = file.rpartition(".")[0] or file
    said = _runs(stem)
    known = sorted(_sources(data), key=lambda one: (-len(fold(one)), one))
    for one in known:
        if fold(one) in said:
            return one
    words = [
        word
        for part in re.split(r"[\W_]+", stem)
        if not _NUMBER_IN_IT.search(part)
        for word in re.split(r"\d+", part)
        if len(word) > 1 and word.casefold() not in _NO_NAME
    ]
    return words[0][:1].upper() + words[0][1:] if words else _NAMELESS


def _runs(stem: str) -> set[str]:
    """The words of a name, and what they make together: "web winkel" is Webwinkel, "webinar" is not Web."""
    words = [fold(word) for part in _WORDS.findall(stem) for word in _IN_A_WORD.split(part)]
    ends = range(1, len(words) + 1)
    return {"".join(words[start:end]) for end in ends for start in range(max(end - _LONGEST, 0), end)}


def as_written(source: str, data: Data) -> str:
    """A source that was given, in the spelling that stands on *Aankopen* or *Nummers*."""
    return next((one for one in sorted(_sources(data)) if fold(one) == fold(source)), source.strip())


def _sources(data: Data) -> set[str]:
    sheets = [sheet.frame for sheet in (data.purchases, data.numbers) if sheet is not None]
    found = {str(one).strip() for frame in sheets if "source" in frame for one in frame["source"].dropna().unique()}
    return {one for one in found if fold(one) and one.casefold() != MERGED}


def given_columns(given: Sequence[str]) -> dict[str, str]:
    """What was given as "Kop=Kolom": folded header -> our header; "Kop=": "", it is not to be taken over.

    Raises UsageError where that cannot be.
    """
    found = {}
    for text in given:
        header, sign, column = text.rpartition("=")
        if not sign or not fold(header):
            raise UsageError("import-column-form", text=text)
        if column.strip() and not list(meanings(column)):
            names = dict.fromkeys(
                one.header for sheet in (CUSTOMERS, PURCHASES) for one in sheet if list(meanings(one.header))
            )
            raise UsageError("import-column-unknown", column=column.strip(), names=", ".join(names))
        found[fold(header)] = column.strip()
    return found


def remembered_columns(memory: Memory, source: str) -> dict[str, str]:
    """What was given for this source before, as `given_columns`."""
    lines = memory.table(WORD, _COLUMNS).to_dict("records")
    return {
        fold(key_text(line[_HEADER])): key_text(line[_COLUMN]).removeprefix(_NOT)
        for line in lines
        if fold(key_text(line[_SOURCE])) == fold(source)
    }


def without_columns(memory: Memory, headers: Iterable[str], sources: Iterable[str] | None = None) -> Memory:
    """The memory without what was given for these headers (folded) of these sources (None: of any)."""
    table, gone = memory.table(WORD, _COLUMNS), set(headers)
    of = None if sources is None else {fold(source) for source in sources}
    stays = [
        fold(key_text(line[_HEADER])) not in gone or (of is not None and fold(key_text(line[_SOURCE])) not in of)
        for line in table.to_dict("records")
    ]
    return memory if all(stays) else memory.with_table(WORD, table[stays].reset_index(drop=True))


def as_typed(error: UsageError, given: Sequence[str]) -> UsageError:
    """The same about a header as it stands in what was given."""
    typed = {fold(header): header.strip() for header in (text.rpartition("=")[0] or text for text in given)}
    header = str(error.details.get("header", ""))
    return UsageError(error.code, **{**error.details, "header": typed.get(header, header)}) if header else error


def with_columns(memory: Memory, sources: Iterable[str], given: Mapping[str, str]) -> Memory:
    """The memory with what was given for these sources; the last word on a header holds."""
    if not given:
        return memory
    held = {
        (key_text(line[_SOURCE]), key_text(line[_HEADER])): key_text(line[_COLUMN])
        for line in memory.table(WORD, _COLUMNS).to_dict("records")
    }
    held |= {(source, header): column or _NOT for source in dict.fromkeys(sources) for header, column in given.items()}
    lines = [(*key, column) for key, column in held.items()]
    return memory.with_table(WORD, pd.DataFrame(lines, columns=list(_COLUMNS), dtype=object))
