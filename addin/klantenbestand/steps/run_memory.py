"""Which runs changed the owner's data and can still be taken back, as *Geheugen* has it: that goes with the workbook,
so a copy of it, or one closed without saving, never claims a run that is not in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from klantenbestand.book.journal import MemoryLine
from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.steps.duplicate_memory import SHOWN

RUNS = "stappen"
_RUN, _STEP, _MOMENT, _UNDONE = "Run", "Stap", "Moment", "Ongedaan"
_COLUMNS = (_RUN, _STEP, _MOMENT, _UNDONE)
_KEPT = 200
_BETWEEN = "\n"
_ANEW = {RUNS, SHOWN}


@dataclass(frozen=True)
class PastRun:
    """A run that changed data; `undone` are the groups of it that were taken back since."""

    run: str
    step: str
    moment: str
    undone: tuple[str, ...] = ()


def past_runs(memory: Memory) -> list[PastRun]:
    """The runs that were not taken back whole, oldest first."""
    return [
        PastRun(
            key_text(line[_RUN]),
            key_text(line[_STEP]),
            key_text(line[_MOMENT]),
            tuple(filter(None, key_text(line[_UNDONE]).split(_BETWEEN))),
        )
        for line in memory.table(RUNS, _COLUMNS).to_dict("records")
        if key_text(line[_RUN])
    ]


def with_run(memory: Memory, run: str, step: str, now: datetime) -> Memory:
    """The memory with one run more."""
    return _with(memory, [*past_runs(memory), PastRun(run, step, f"{now:%Y-%m-%d %H:%M}")])


def without_run(memory: Memory, run: str) -> Memory:
    """The memory once this run is taken back."""
    return _with(memory, [one for one in past_runs(memory) if one.run != run])


def with_group_undone(memory: Memory, run: str, group: str) -> Memory:
    """The memory once this group of a run is taken back."""
    runs = past_runs(memory)
    return _with(memory, [replace(one, undone=(*one.undone, group)) if one.run == run else one for one in runs])


def memory_lines(before: Memory, after: Memory) -> tuple[MemoryLine, ...]:
    """What a run changed in *Geheugen*, but for what every run writes anew."""
    lines = []
    for word in sorted({*before.tables, *after.tables} - _ANEW):
        old, new = _rows(before.tables.get(word)), _rows(after.tables.get(word))
        gone = tuple(row for row in old if row not in new)
        came = tuple(row for row in new if row not in old)
        if gone or came:
            lines.append(MemoryLine(word, gone, came))
    return tuple(lines)


def _rows(table: pd.DataFrame | None) -> list[dict[str, str]]:
    if table is None:
        return []
    return [{str(header): key_text(value) for header, value in row.items()} for row in table.to_dict("records")]


def _with(memory: Memory, runs: Iterable[PastRun]) -> Memory:
    lines = [(one.run, one.step, one.moment, _BETWEEN.join(one.undone)) for one in runs][-_KEPT:]
    return memory.with_table(RUNS, pd.DataFrame(lines, columns=list(_COLUMNS), dtype=object))
