"""What an analysis brings to the workbook: its tab, its figures for `--json`, its lines on *Start*, its columns on
*Klantoverzicht*, and what it wants remembered. One value of this for each tab, in `per_tab/`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.steps.results import Results
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Link, Tab


def _no_figures(_results: Results) -> Mapping[str, Any]:
    return {}


def _no_lines(_results: Results, _sheet: str) -> Sequence[str | Link]:
    return ()


def _nothing_to_see(_results: Results) -> str:
    return ""


def _no_columns(_results: Results) -> pd.DataFrame:
    return pd.DataFrame()


def _as_it_was(_results: Results, memory: Memory) -> Memory:
    return memory


@frozen
class AnalysisTab:
    """An analysis as the steps see it.

    `make`: the tab, None where it has nothing to say. `figures`: keys and values for `--json` (documented in
    workbook/README.md), null where there are none. `to_do`: lines for *Start* of what to do now, given the sheet of the
    tab in this workbook; `see`: the line where there is nothing to do but look.
    `fields`: its columns on *Klantoverzicht*, there whatever the data can carry (a filter or mailing may name them);
    `columns`: their values, index = customer number, columns = sources of `fields`; what is missing is empty;
    `explained`: what they mean, always as many lines.
    `remember`: what a yearly review keeps for the next one (the same memory where nothing). `why_not`: the key in
    `words.texts.steps` of the reason when there are purchases but no tab.
    """

    name: str
    make: Callable[[Results], Tab | None]
    figures: Callable[[Results], Mapping[str, Any]] = _no_figures
    to_do: Callable[[Results, str], Sequence[str | Link]] = _no_lines
    fields: tuple[Field, ...] = ()
    columns: Callable[[Results], pd.DataFrame] = _no_columns
    remember: Callable[[Results, Memory], Memory] = _as_it_was
    why_not: str = "no-rows"
    explained: tuple[str, ...] = ()
    see: Callable[[Results], str] = _nothing_to_see
