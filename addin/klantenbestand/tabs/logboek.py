"""*Logboek*: a row a run, append only; what stands there is never rewritten."""

from collections.abc import Mapping
from datetime import date, datetime

import pandas as pd

from klantenbestand import __version__
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
)


def logboek(
    earlier: pd.DataFrame | None,
    step: str,
    *,
    now: datetime,
    peildatum: date,
    counts: Mapping[str, int],
    tabs: list[str],
) -> Tab:
    """The tab with what stood there (`earlier`: columns are the headers) and one row for this run."""
    line = {
        "moment": now.strftime("%d-%m-%Y %H:%M"),
        "step": step,
        "peildatum": pd.Timestamp(peildatum),
        **counts,
        "tabs": ", ".join(tabs),
        "version": __version__,
    }
    frame = pd.DataFrame([line])
    if earlier is not None and not earlier.empty:
        kept = earlier.rename(columns={field.header: field.source for field in FIELDS})
        kept = kept.reindex(columns=[field.source for field in FIELDS]).dropna(how="all")
        kept["peildatum"] = pd.to_datetime(kept["peildatum"], errors="coerce")
        frame = pd.concat([kept, frame], ignore_index=True)
    return Tab(
        name=NAME,
        group=Group.MEMORY,
        title=say("log.title"),
        conclusion=say("log.conclusion"),
        tables=(Table(NAME, frame, FIELDS),),
        frozen=True,
    )
