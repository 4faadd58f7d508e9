"""Reads every different text once: a million cells hold a few thousand spellings.

A reader takes one text and answers with a `Reading`; most texts of a clean column mean what they say and reach none.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

IntArray = NDArray[np.int64]


_UNDERSTOOD = ("", "cell-says-nothing")  # codes of a reading without a value that is as it should be


class Reading(NamedTuple):
    """What one text means: `value` (None: nothing), the `code` of a finding ("" where nothing need be said), and
    what should stand there, as a person types it."""

    value: Any
    code: str = ""
    expected: str = ""


Reader = Callable[[str], Reading]
MakeReader = Callable[[Sequence[str]], Reader]  # from the different texts of a column to the reader of one


def alone(reader: Reader) -> MakeReader:
    """A reader that needs no look at the rest of the column."""
    return lambda _texts: reader


@frozen
class Place:
    """Where cells stand, in the owner's words: sheet, header and Excel letter."""

    sheet: str
    column: str
    letter: str


@frozen
class Readings:
    """The cells of a column and what their texts mean.

    `cells` are as they were (str, index = Excel rows); `codes` gives for each the position of its text in `texts`,
    -1 for an empty cell; `special` holds the reading of each position that does not simply mean what it says.
    """

    cells: pd.Series
    codes: IntArray
    texts: Sequence[str]
    special: Mapping[int, Reading]

    def as_text(self) -> pd.Series:
        """The meaning of each cell as str; index = Excel rows."""
        if all(reading.value == self.texts[position] for position, reading in self.special.items()):
            return self.cells
        meanings: list[str | None] = [*self.texts, None]  # code -1 takes the last one
        for position, reading in self.special.items():
            meanings[position] = reading.value
        return self._taken(pd.Series(meanings, dtype="str"))

    def as_type(self, dtype: str) -> pd.Series:
        """The meaning of each cell as numbers or dates; a text without a reading has none. Index = Excel rows."""
        meanings = [self.special[at].value if at in self.special else None for at in range(len(self.texts))]
        return self._taken(pd.Series([*meanings, None], dtype=dtype))

    def _taken(self, meanings: pd.Series) -> pd.Series:
        return pd.Series(meanings.array.take(self.codes), index=self.cells.index)

    def share_read(self) -> float:
        """Which share of the filled cells was understood, also as "nothing"; 1 where none is filled."""
        filled = int((self.codes >= 0).sum())
        if not filled:
            return 1.0
        unread = np.zeros(len(self.texts) + 1, dtype=bool)
        for position, (value, code, _) in self.special.items():
            unread[position] = value is None and code not in _UNDERSTOOD
        return 1 - float(unread[self.codes].sum()) / filled

    def findings(self, place: Place, **details: object) -> list[Finding]:
        """One finding for each code, with the raw text of every cell and what should stand there."""
        kinds = list(dict.fromkeys(reading.code for reading in self.special.values() if reading.code))
        if not kinds:
            return []
        kind = np.full(len(self.texts) + 1, -1)
        for position, reading in self.special.items():
            kind[position] = kinds.index(reading.code) if reading.code else -1
        kind_of_cell = kind[self.codes]
        return [
            self._finding(code, np.flatnonzero(kind_of_cell == number), place, details)
            for number, code in enumerate(kinds)
        ]

    def _finding(self, code: str, where: IntArray, place: Place, details: Mapping[str, object]) -> Finding:
        positions = self.codes[where].tolist()
        return Finding(
            code,
            place.sheet,
            place.column,
            place.letter,
            rows=self.cells.index[where].tolist(),
            values=[self.texts[position] for position in positions],
            expected=[self.special[position].expected for position in positions],
            details=details,
        )


def read_distinct(cells: pd.Series, make_reader: MakeReader, plain: str = "") -> Readings:
    """What the texts of a column mean. `cells`: str, index = Excel rows.

    A text that wholly matches the regular expression `plain` (RE2: no look-around) means what it says and is not
    given to the reader.
    """
    if plain and all_match_wholly(cells, plain):
        return Readings(cells, np.where(pd.isna(cells.array), -1, 0), [""], {})  # every text means what it says
    codes, different = pd.factorize(cells)
    texts: list[str] = np.asarray(
        different, dtype=object
    ).tolist()  # a list of the array itself takes ten times as long
    if plain and texts:
        odd = np.flatnonzero(~matches_wholly(pd.Series(different, dtype="str"), plain)).tolist()
    else:
        odd = list(range(len(texts)))
    reader = make_reader(texts)
    return Readings(cells, codes.astype(np.int64), texts, {position: reader(texts[position]) for position in odd})


def matches_wholly(texts: pd.Series, pattern: str) -> NDArray[np.bool_]:
    """Which texts (str) match the regular expression from begin to end; an empty cell does not.

    RE2: no look-around; classes such as \\d know ASCII only. pandas' own fullmatch takes the pattern apart at every
    call, and goes through all cells one by one where a single one holds a line break.
    """
    found = _wholly(texts, pattern)
    return np.asarray(found.fill_null(False).to_numpy(zero_copy_only=False), dtype=bool)


def all_match_wholly(texts: pd.Series, pattern: str) -> bool:
    """Whether each text (str) that is there matches, as `matches_wholly`."""
    return pc.all(_wholly(texts, pattern)).as_py() is not False  # null where none is there


def _wholly(texts: pd.Series, pattern: str) -> pa.Array:
    """Whether each text matches, null for an empty cell."""
    plain = texts if isinstance(texts.dtype, pd.StringDtype) else texts.astype("str")
    return pc.match_substring_regex(pa.array(plain), f"^(?:{pattern})$")


def is_among(values: pd.Series, known: pd.Series) -> "pd.Series[bool]":
    """Which texts occur in `known`; an empty cell does not. Index as `values`.

    pandas' own isin makes a Python list of the million texts first: fifteen times as slow.
    """
    found = pc.is_in(pa.array(values.astype("str")), value_set=pa.array(known.dropna().astype("str")))
    return pd.Series(found.to_numpy(zero_copy_only=False), index=values.index)
