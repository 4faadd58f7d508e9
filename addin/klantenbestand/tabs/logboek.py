"""*Logboek*: a row a run, append only; what stands there is never rewritten. Beside it the cells that runs changed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

import pandas as pd

from klantenbestand import __version__
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Group, Tab, Table
from klantenbestand.words.texts.tabs import say

NAME = "Logboek"
FIELDS = (
    Field("moment", "Moment", width=18),
    Field("step", "Stap", width=14),
    Field("peildatum", "Peildatum", Format.DATE),
    Field("fout", "Fouten", Format.COUNT),
    Field("let op", "Let op", Format.COUNT),
    Field("tip", "Tips", Format.COUNT),
    Field("tabs", "Gemaakte tabs", Format.LONG_TEXT, width=60),
    Field("version", "Versie", width=10),
    Field("cells", "Gewijzigde cellen", Format.COUNT),
)
CELLS = "Logboek_cellen"
CELL_FIELDS = (
    Field("moment", "Gewijzigd op", width=18),
    Field("step", "Door stap", width=14),
    Field("sheet", "Tab", width=14),
    Field("row", "Rij van", width=20),
    Field("column", "Kolom", width=20),
    Field("old", "Was", width=30),
    Field("new", "Werd", width=30),
)
FIRST = 1000  # cells of a run that are told
_KEPT = 20_000  # cells that are told in all: the oldest go, the journals have them


@frozen
class LoggedCell:
    """A cell of the owner that a run changed, in words; `row` names its row."""

    moment: str
    step: str
    sheet: str
    row: str
    column: str
    old: str
    new: str


def logboek(
    earlier: pd.DataFrame | None,
    step: str,
    *,
    now: datetime,
    peildatum: date,
    counts: Mapping[str, int],
    tabs: list[str],
    earlier_cells: pd.DataFrame | None = None,
    cells: Sequence[LoggedCell] = (),
) -> Tab:
    """The tab with what stood there (`earlier`, `earlier_cells`: columns are the headers), one row for this run and its
    first cells."""
    line = {
        "moment": now.strftime("%d-%m-%Y %H:%M"),
        "step": step,
        "peildatum": pd.Timestamp(peildatum),
        **counts,
        "tabs": ", ".join(tabs),
        "version": __version__,
        "cells": len(cells) if cells else None,
    }
    runs = _with(earlier, pd.DataFrame([line]), FIELDS)
    runs["peildatum"] = pd.to_datetime(runs["peildatum"], errors="coerce")
    told = _with(earlier_cells, pd.DataFrame([asdict(cell) for cell in cells[:FIRST]]), CELL_FIELDS).tail(_KEPT)
    tables = (Table(NAME, runs, FIELDS),)
    return Tab(
        name=NAME,
        group=Group.MEMORY,
        title=say("log.title"),
        conclusion=say("log.conclusion"),
        tables=(*tables, Table(CELLS, told, CELL_FIELDS, title=say("log.cells"))) if len(told) else tables,
        frozen=True,
    )


def _with(earlier: pd.DataFrame | None, now: pd.DataFrame, fields: Sequence[Field]) -> pd.DataFrame:
    """What stood there, under our names of its columns, and what comes."""
    columns = [field.source for field in fields]
    now = now.reindex(columns=columns)
    if earlier is None or earlier.empty:
        return now
    kept = earlier.rename(columns={field.header: field.source for field in fields})
    kept = kept.reindex(columns=columns).dropna(how="all").astype(object)
    return pd.concat([kept, now.astype(object)], ignore_index=True) if len(now) else kept
