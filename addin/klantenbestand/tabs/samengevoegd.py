"""*Samengevoegd*: the rows of *Klanten* that were merged into another, whole, as they were; append only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from klantenbestand.words.tab import Field, Format, Group, KeyFigure, Tab, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import plural

NAME = "Samengevoegd"
DAY, INTO = "Samengevoegd op", "Ging op in"


def samengevoegd(
    earlier: pd.DataFrame | None, gone: pd.DataFrame, formats: dict[str, Format], period: str, key: Sequence[str]
) -> Tab:
    """The tab with what stood there (`earlier`: columns are headers) and the rows that go now.

    `gone` has the owner's headers as columns, with DAY and INTO in front; `formats` by header. `key` names the columns
    that tell rows apart. Columns that are empty in all rows are left out.
    """
    frame = gone
    if earlier is not None and not earlier.dropna(how="all").empty:
        frame = pd.concat([earlier.dropna(how="all").astype(object), gone.astype(object)], ignore_index=True)
    frame = frame.reset_index(drop=True)
    leading = [header for header in (DAY, INTO) if header in frame]
    kept = [header for header in frame.columns if header not in leading and frame[header].notna().any()]
    fields = tuple(
        Field(str(header), str(header), formats.get(str(header)) or _own_format(frame[header]))
        for header in (*leading, *kept)
    )
    return Tab(
        name=NAME,
        group=Group.DATA,
        title=say("merged.title"),
        period=period,
        conclusion=say("merged.conclusion", rows=plural(len(frame), "rij is", "rijen zijn")),
        figures=(KeyFigure(say("merged.figure"), len(frame)),),
        tables=(Table(NAME, frame, fields, key=tuple(key), refilled=True),),
        definitions=(say("merged.def.rows"), say("merged.def.numbers")),
        frozen=True,
        kept_columns=2,
    )


def _own_format(values: "pd.Series[Any]") -> Format:
    """How a column that only the owner knows is shown: days as days, all else as it was typed."""
    return Format.DATE if any(isinstance(value, datetime) for value in values.dropna()) else Format.TEXT
