"""What *Importeren* would do with the exports: who is who, which order lines are new, and what is left out."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.book.memory import Memory
from klantenbestand.reading.data import Data
from klantenbestand.reading.exports import Export, amounts, read_exports
from klantenbestand.reading.texts import fold
from klantenbestand.steps.customer_card import names_of
from klantenbestand.steps.import_buyers import GUEST, Buyers, Numbers, Taken, buyers_of, is_nobodys_name
from klantenbestand.steps.import_dates import with_days
from klantenbestand.steps.import_known import mailboxes_of
from klantenbestand.steps.import_lines import paired, still_bought
from klantenbestand.steps.import_matching import Matched, Told, matched
from klantenbestand.steps.import_numbers import number_changes, told_now
from klantenbestand.steps.import_orders import standing_orders
from klantenbestand.steps.import_rows import PHONES, columns_left, has_cell, lines_of, with_signs
from klantenbestand.steps.import_sources import as_written, remembered_columns, source_of
from klantenbestand.steps.import_standing import ALIKE, MOVED
from klantenbestand.steps.import_taken_back import not_taken_back_yet
from klantenbestand.steps.outcome import Run
from klantenbestand.words.errors import UsageError
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import PURCHASES

MOST_LINES = 50_000  # that one run adds: each takes a journal of its cells along


@frozen
class FilePlan:
    """One export: `new` are its lines that come in *Aankopen* (typed, with customer and source), `there` how many
    stand there already; `differs` the orders of lines that stand there otherwise, `notes` by a note of
    `import_standing` the orders that have it (of ALIKE the lines of the file), `cancelled` those that did not go
    through and stand there as bought; `nobodys` lines by the number at the
    source of which nobody knows whose it is, `left` what is not taken over."""

    taken: Taken
    new: pd.DataFrame
    there: int
    differs: tuple[str, ...]
    nobodys: Mapping[str, int]
    left: tuple[str, ...]
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cancelled: tuple[str, ...] = ()


@frozen
class ImportPlan:
    """All of it."""

    files: tuple[FilePlan, ...]
    buyers: Buyers
    found: Matched

    @cached_property
    def lines(self) -> pd.DataFrame:
        """The new lines of all files in the order of their days, as many as one run takes."""
        frames = [one.new for one in self.files if len(one.new)]
        if not frames:
            return pd.DataFrame()
        every = pd.concat(frames, ignore_index=True).sort_values("date", kind="stable", ignore_index=True)
        return every.iloc[:MOST_LINES]

    @property
    def later(self) -> int:
        """How many new lines are for a next run."""
        return sum(len(one.new) for one in self.files) - len(self.lines)


@frozen
class Request:
    """The exports; `source` of which system they are ("": as their names say); `columns`: folded header of the export
    -> header of ours, as a person gave it; `own_numbers`: the customer numbers in it are those of *Klanten*, or are
    not, by a person."""

    files: Sequence[Path]
    source: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    own_numbers: bool | None = None


def taken_from(request: Request, data: Data, memory: Memory, run: Run) -> list[Taken]:
    """What stands in the files; each is read once. Raises UsageError for one that cannot be read."""
    unwanted = "incl" if data.settings.amounts == "exclusief btw" else "excl"
    taken = []
    for number, path in enumerate(dict.fromkeys(request.files)):
        run.progress(f"{path.name} lezen", 0.1 + 0.2 * number / len(request.files))
        name = as_written(request.source, data) if request.source.strip() else source_of(path.name, data)
        exports = read_exports(path, {**remembered_columns(memory, name), **request.columns}, unwanted)
        taken += [Taken(with_days(export, run.peildatum), name) for export in exports]
    known = {fold(text) for one in taken for text in one.export.headers}
    for header in request.columns:
        if header not in known:
            raise UsageError("import-header-unknown", header=header, files=", ".join(one.export.file for one in taken))
    return taken


def import_plan(data: Data, taken: Sequence[Taken], told: Told, run: Run) -> ImportPlan:
    """What comes of these exports in this workbook; the orders that are there are looked up."""
    shared = told.before.still_shared(told_now(data), data.merged)
    known = Numbers(_zero_is_guest(data), shared, number_changes(data), mailboxes_of(data))
    buyers = buyers_of(taken, known)
    run.progress("Klanten vergelijken", 0.3)
    orders, there_already = standing_orders(data, taken, buyers)
    found = matched(data, buyers, replace(told, orders=orders, there=there_already))
    run.progress("Aankopen vergelijken", 0.4)
    there = None if data.purchases is None else data.purchases.frame
    plans = []
    for one, of_line in zip(taken, buyers.of_line, strict=True):
        plan = _file_plan(data, one, of_line, (buyers, found), there)
        there = _with(there, plan.new)
        plans.append(plan)
    return ImportPlan(tuple(plans), buyers, found)


def _with(there: pd.DataFrame | None, new: pd.DataFrame) -> pd.DataFrame | None:
    """*Aankopen* with the new lines of a file, numbered below zero: the next file may hold them again."""
    if new.empty:
        return there
    below = -1 if there is None or there.empty else min(int(there.index.min()), 0) - 1
    more = new.set_axis(pd.RangeIndex(below, below - len(new), -1))
    return more if there is None else pd.concat([there, more])


def _zero_is_guest(data: Data) -> bool:
    """Whether number 0 is nobody's, also where someone gave it to "Contant"."""
    if data.customers is None:
        return True
    frame = data.customers.frame
    zero = frame[frame["customer"] == "0"]
    return all(is_nobodys_name(name) for name in names_of(zero, list(zero.index)))


def _file_plan(
    data: Data, one: Taken, of_line: NDArray[np.int64], who: tuple[Buyers, Matched], there: pd.DataFrame | None
) -> FilePlan:
    (buyers, found), export = who, one.export
    left = _left(data, export)
    if export.lines is None:
        return FilePlan(one, pd.DataFrame(), 0, (), {}, left)
    numbers = [None if buyer == GUEST else found.numbers.get(buyer) for buyer in of_line.tolist()]
    lines = with_signs(data.purchases, export.lines.assign(amount=amounts(export.lines)))
    lines = lines_of(numbers, lines, one.source)
    stranger = np.isin(of_line, list(found.unknown))
    usable = lines[~np.isin(lines.index.to_numpy(), list(export.incomplete)) & ~stranger]
    pairs = paired(there, usable, one.source)
    differs = _orders_in(usable[~pairs.is_new & ~pairs.same & np.isin(pairs.note, ["", MOVED])])
    nobodys = Counter(buyers.number(buyer) for buyer in of_line[stranger].tolist())
    cancelled = still_bought(there, export.statuses.undone, one.source)
    back = not_taken_back_yet(there, usable[pairs.is_new], set(pairs.row.tolist()), one.source)
    known = int((~pairs.is_new).sum()) + back.there
    return FilePlan(one, back.lines, known, differs, nobodys, left, _notes(usable, pairs.note), cancelled)


def _orders_in(lines: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines["order"].dropna())) if "order" in lines else ()


def _notes(lines: pd.DataFrame, note: NDArray[np.str_]) -> dict[str, tuple[str, ...]]:
    """The orders with each note; of lines that are almost the same as one that is there the lines of the file."""
    found = {}
    for one in sorted({*note.tolist()} - {""}):
        noted = lines[note == one]
        found[one] = tuple(str(abs(int(line))) for line in noted.index) if one == ALIKE else _orders_in(noted)
    return found


def with_columns_made(plan: ImportPlan, data: Data, made: Collection[str]) -> ImportPlan:
    """The same where these columns of *Klanten* (keys) come in this run: they are not left out."""
    return (
        replace(plan, files=tuple(replace(one, left=_left(data, one.taken.export, made)) for one in plan.files))
        if made
        else plan
    )


def _left(data: Data, export: Export, made: Collection[str] = ()) -> tuple[str, ...]:
    """The headers that are not taken over: nobody knows them, or the owner has no column for them; `made` he gets."""
    left = [*export.left, *(f"tab {sheet}" for sheet in export.tabs_left)]
    if export.lines is not None:
        left += columns_left(data.purchases, [str(key) for key in export.lines if key in PURCHASES.by_key])
    if export.customers is not None:
        keys = [str(key) for key in export.customers if key not in (*_PARTS, *made)]
        if any(has_cell(data.customers, key) for key in PHONES) and not set(PHONES) <= set(keys):
            keys = [key for key in keys if key not in PHONES]  # the one comes in the column of the other
        left += columns_left(data.customers, keys)
    return tuple(dict.fromkeys(left))


# made of, or made into, what the owner does have
_PARTS = (
    "customer",
    "name",
    "address",
    "initials",
    "first_name",
    "infix",
    "last_name",
    "street",
    "house_number",
    "house_addition",
    "legal_form",
)
