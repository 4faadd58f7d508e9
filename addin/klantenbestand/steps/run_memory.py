"""Which runs changed the owner's data and can still be taken back, as *Geheugen* has it: that goes with the workbook,
so a copy of it, or one closed without saving, never claims a run that is not in it."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

import pandas as pd

from klantenbestand.book.journal import MemoryLine
from klantenbestand.book.memory import Memory
from klantenbestand.book.row_keys import key_text
from klantenbestand.steps.duplicate_memory import SHOWN
from klantenbestand.words.frozen import frozen

RUNS = "stappen"
UNDO = "ongedaan"
_RUN, _STEP, _MOMENT, _UNDONE, _UNDOES = "Run", "Stap", "Moment", "Ongedaan", "Herstelt"
_COLUMNS = (_RUN, _STEP, _MOMENT, _UNDONE, _UNDOES)
_KEPT = 200
_BETWEEN = "\n"
_WHOLE = "*"
_ANEW = {RUNS, SHOWN}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@frozen
class PastRun:
    """A run that changed data. `undone` are the groups of it that were taken back since; `undoes` is the run that this
    one took back, and the group of it ("" for all, or several as `joined`)."""

    run: str
    step: str
    moment: str
    undone: tuple[str, ...] = ()
    undoes: tuple[str, str] = ("", "")

    @property
    def when(self) -> str:
        """The moment for a person: '15-11-2026 12:00'."""
        day, _, clock = self.moment.partition(" ")
        return f"{'-'.join(reversed(day.split('-')))} {clock}"

    @property
    def is_live(self) -> bool:
        """Whether what it did, or a part of that, stands in the workbook."""
        return _WHOLE not in self.undone


def past_runs(memory: Memory) -> list[PastRun]:
    """All runs, oldest first."""
    runs = []
    for line in memory.table(RUNS, _COLUMNS).to_dict("records"):
        name, step, moment, undone, undoes = (key_text(line[column]) for column in _COLUMNS)
        if name:
            run, _, group = undoes.partition(_BETWEEN)
            runs.append(PastRun(name, step, moment, tuple(filter(None, undone.split(_BETWEEN))), (run, group)))
    return runs


def last_runs(memory: Memory) -> list[PastRun]:
    """The runs that can be taken back, the last first."""
    return [one for one in reversed(past_runs(memory)) if one.is_live and one.step != UNDO]


def last_undo(memory: Memory) -> PastRun | None:
    """The undo that can itself be taken back: the last thing that happened, and not already a taking back of one."""
    runs = past_runs(memory)
    if not runs or runs[-1].step != UNDO or not runs[-1].is_live:
        return None
    undone = next((one for one in runs if one.run == runs[-1].undoes[0]), None)
    return runs[-1] if undone is not None and undone.step != UNDO else None


def joined(groups: Iterable[str]) -> str:
    """Several groups of a run, as `PastRun.undoes` names them."""
    return _BETWEEN.join(groups)


def with_run(
    memory: Memory,
    run: str,
    step: str,
    now: datetime,
    undoes: tuple[str, str] = ("", ""),
    *,
    stays: Collection[str] = (),
) -> Memory:
    """The memory with one run more, and what that took back marked; `stays` are groups of a step that is carried out
    again which are not."""
    runs = past_runs(memory)
    target = next((one for one in runs if one.run == undoes[0]), None)
    if target is not None:
        runs = [_marked(one, undoes[1]) if one is target else one for one in runs]
        if target.step == UNDO:  # what was taken back stands there again
            runs = [_unmarked(one, target.undoes[1], stays) if one.run == target.undoes[0] else one for one in runs]
    return _with(memory, [*runs, PastRun(run, step, f"{now:%Y-%m-%d %H:%M}", (), undoes)])


def _marked(run: PastRun, group: str) -> PastRun:
    return replace(run, undone=(*run.undone, *(group or _WHOLE).split(_BETWEEN)))


def _unmarked(run: PastRun, group: str, stays: Collection[str]) -> PastRun:
    again = (group or _WHOLE).split(_BETWEEN)
    return replace(run, undone=(*(one for one in run.undone if one not in again), *stays))


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


def with_lines_back(memory: Memory, lines: Iterable[MemoryLine]) -> Memory:
    """The memory in which what came with a run is gone and what went with it is back."""
    for line in lines:
        table = memory.tables.get(line.word)
        rows = [] if table is None else table.astype(object).to_dict("records")
        kept = [row for row, text in zip(rows, _rows(table), strict=True) if text not in line.came]
        known = _rows(table)
        back = [{header: _typed(text) for header, text in row.items()} for row in line.gone if row not in known]
        made = pd.concat([pd.DataFrame(kept, dtype=object), pd.DataFrame(back, dtype=object)], ignore_index=True)
        memory = memory.with_table(line.word, made if len(made.columns) or table is None else table.iloc[:0])
    return memory


def _typed(text: str) -> object:
    """A day as a day; numbers of customers and fingerprints are texts."""
    return pd.Timestamp(text) if _DAY.fullmatch(text) else text or None


def _rows(table: pd.DataFrame | None) -> list[dict[str, str]]:
    if table is None:
        return []
    return [{str(header): key_text(value) for header, value in row.items()} for row in table.to_dict("records")]


def _with(memory: Memory, runs: Iterable[PastRun]) -> Memory:
    lines = [
        (one.run, one.step, one.moment, _BETWEEN.join(one.undone), _BETWEEN.join(filter(None, one.undoes)))
        for one in runs
    ][-_KEPT:]
    return memory.with_table(RUNS, pd.DataFrame(lines, columns=list(_COLUMNS), dtype=object))
