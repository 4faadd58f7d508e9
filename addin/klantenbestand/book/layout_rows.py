"""How high the rows of tables must be where texts wrap: Excel fits them while one types, no reader does at opening."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from klantenbestand.book.layout_tables import INDENT
from klantenbestand.book.tab_measure import column_pixels, lines
from klantenbestand.book.tab_plan import TablePlan

_ROOM = 8  # pixels
_MEASURED = 10_000  # rows of which each text is measured
_PIXELS_OF_LETTER = 7.5  # a little more than a letter takes, for words that do not fit at the end of a line
_WIDEST_LETTER = 14


def row_lines(tables: Sequence[TablePlan]) -> npt.NDArray[np.int64]:
    """How many lines of text each row of the tables needs, from the first; empty where no text wraps."""
    needed = np.ones(max((table.rows for table in tables), default=0), np.int64)
    for table in tables:
        for column in table.columns:
            if column.wraps:
                texts = table.cells(column)
                room = column_pixels(column.width) - INDENT - _ROOM
                counts = needed[: table.rows]
                np.maximum(counts, _text_lines(texts, room), out=counts)
    return needed if needed.max(initial=1) > 1 else np.empty(0, np.int64)


def _text_lines(texts: "pd.Series", pixels: int) -> npt.NDArray[np.int64]:
    """Lines of each text in a cell of so many pixels: exact for a list that is read, by their length in a huge one."""
    texts = texts.astype("str").fillna("")
    if len(texts) > _MEASURED:
        lengths = texts.str.len().to_numpy(dtype=np.int64)
        breaks = texts.str.count("\n").to_numpy(dtype=np.int64)
        return np.ceil(lengths * _PIXELS_OF_LETTER / pixels).clip(1).astype(np.int64) + breaks
    counts = np.ones(len(texts), np.int64)
    known: dict[str, int] = {}
    surely_fits = pixels // _WIDEST_LETTER
    for at, text in enumerate(texts.tolist()):
        if len(text) > surely_fits or "\n" in text:
            if text not in known:
                known[text] = lines(text, pixels)
            counts[at] = known[text]
    return counts
