"""What a person filled in on our tabs, carried over to their new version: by the key of the row, never by its place.

Theirs are the cells of editable columns and the columns they added. A row that came back with the same key gets its
cells back as they were, emptied ones too. Cells that hold something but whose row is gone stand in a further table to
the right, *Niet meer geplaatst*, until their row returns or a person clears them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

import pandas as pd

from klantenbestand.book.row_keys import RowKey, is_empty, row_keys
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Tab, Table
from klantenbestand.words.texts import layout as words

LEFT = "_nietgeplaatst"  # behind the name of the table whose rows are gone

OldHeaders = Callable[[str], Sequence[str] | None]
OldTables = Callable[[str], "pd.DataFrame | None"]
Place = tuple[str, int]  # the table and Excel row in which cells stood


@frozen
class Carried:
    """The tab with what a person filled in. For each table with columns that a person added: `own` their headers and
    `origins`, per row of its frame, where those cells stood (None: nowhere)."""

    tab: Tab
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origins: Mapping[str, Sequence[Place | None]] = field(default_factory=dict)


@frozen
class _Row:
    """The cells of a person in one old row: `cells` by source, `shown` what tells which row it was."""

    place: Place
    key: RowKey
    cells: Mapping[str, object]
    shown: Mapping[str, object]

    @property
    def holds_something(self) -> bool:
        return not all(is_empty(value) for value in self.cells.values())


def carry(tab: Tab, headers: OldHeaders, tables: OldTables, same_layout: bool = True) -> Carried:
    """The tab with what a person filled in on its old version.

    `headers` gives the headers of an old table by name, `tables` its rows (headers as columns, index = Excel rows);
    rows are only asked for where there is something to carry. Without `same_layout` (another version of the tab)
    unknown columns between ours are taken for former ones of ours.
    """
    kept: list[Table] = []
    left_over: list[Table] = []
    own: dict[str, tuple[str, ...]] = {}
    origins: dict[str, Sequence[Place | None]] = {}
    for table in tab.tables:
        names = [name for name in (table.name, table.name + LEFT) if headers(name) is not None]
        added = _added(table, [headers(name) or () for name in names], same_layout)
        editable = [] if table.refilled else [item for item in table.fields if item.editable]
        if not names or not (added or editable):
            kept.append(table)
            continue
        frames = {name: frame for name in names if (frame := tables(name)) is not None}
        fields = tuple(_added_field(header, frames.values()) for header in added)
        personal = (*editable, *fields)
        keys = row_keys(table.frame, [item.source for item in _key_fields(table)])
        rows = [row for name, frame in frames.items() for row in _rows(table, personal, name, frame)]
        placed, gone = _placed(keys, rows)
        kept.append(_filled(table, keys, placed, personal))
        left_over += _left_over(table, personal, gone)
        if added:
            own[table.name] = added
            origins[table.name] = [placed[key].place if key in placed else None for key in keys]
    return Carried(replace(tab, tables=(*kept, *left_over)), own, origins)


def _added(table: Table, old: Iterable[Sequence[str]], same_layout: bool) -> tuple[str, ...]:
    """The headers of the columns that a person added: those that are not ours, in their order."""
    ours = {_plain(item.header) for item in table.fields}
    found: dict[str, str] = {}
    for headers in old:
        known = [at for at, header in enumerate(headers) if _plain(header) in ours]
        start = 0 if same_layout else max(known, default=-1) + 1
        for header in headers[start:]:
            if _plain(header) not in ours:
                found.setdefault(_plain(header), header)
    return tuple(found.values())


def _added_field(header: str, frames: Iterable["pd.DataFrame"]) -> Field:
    values = [frame[column] for frame in frames for column in frame.columns if _plain(column) == _plain(header)]
    return Field(f"own {_plain(header)}", header, _format(pd.concat(values).dropna()))


def _rows(table: Table, personal: Sequence[Field], name: str, frame: "pd.DataFrame") -> Iterator[_Row]:
    """The persons' cells of an old table."""
    columns = {_plain(header): header for header in reversed(list(frame.columns))}
    key = _key_fields(table)
    known = frame.rename(columns={header: plain for plain, header in columns.items()})
    known = known.reindex(columns=list(dict.fromkeys(_plain(item.header) for item in (*key, *personal)))).astype(object)
    keys = row_keys(known, [_plain(item.header) for item in key])
    cells = [(item.source, _plain(item.header)) for item in personal if _plain(item.header) in columns]
    shown = [(item.source, _plain(item.header)) for item in key]
    for row, row_key, record in zip(known.index, keys, known.to_dict("records"), strict=True):
        yield _Row(
            (name, int(row)),
            row_key,
            {source: record[header] for source, header in cells},
            {source: record[header] for source, header in shown},
        )


def _placed(keys: Sequence[RowKey], rows: Iterable[_Row]) -> tuple[dict[RowKey, _Row], list[_Row]]:
    """The old row of each key, and the rows without one; what stands in the table itself goes before what was left."""
    wanted, placed, gone = set(keys), dict[RowKey, _Row](), list[_Row]()
    for row in rows:
        if row.key in wanted and row.key not in placed:
            placed[row.key] = row
        else:
            gone.append(row)
    return placed, gone


def _filled(table: Table, keys: Sequence[RowKey], placed: Mapping[RowKey, _Row], personal: Sequence[Field]) -> Table:
    """The new table with the persons' cells of the rows that are still there."""
    frame = table.frame.copy()
    for item in personal:
        fresh = frame[item.source].astype(object) if item.source in frame else [None] * len(frame)
        values = [
            placed[key].cells.get(item.source, value) if key in placed else value
            for key, value in zip(keys, fresh, strict=True)
        ]
        frame[item.source] = pd.Series(values, index=frame.index, dtype=object)
    return replace(table, frame=frame, fields=(*table.fields, *(item for item in personal if not item.editable)))


def _left_over(table: Table, personal: Sequence[Field], gone: Iterable[_Row]) -> list[Table]:
    rows = [{**row.shown, **row.cells} for row in gone if row.holds_something]
    if not rows:
        return []
    fields = (*_key_fields(table), *(item for item in personal if item not in _key_fields(table)))
    frame = pd.DataFrame(rows, columns=[item.source for item in fields], dtype=object)
    return [Table(table.name + LEFT, frame, fields, title=words.LEFT_OVER, key=table.key)]


def _key_fields(table: Table) -> tuple[Field, ...]:
    """What names a row: the key, or without one all that is ours. Only what stands on the tab can be read back."""
    fields = [item for item in table.fields if not item.editable]
    return tuple(item for item in fields if item.source in table.key) or tuple(fields)


def _format(values: "pd.Series") -> Format:
    """How the values of a column that a person added are shown: numbers stay numbers, dates dates."""
    kinds = {type(value) for value in values.astype(object) if not is_empty(value)}
    if kinds and all(issubclass(kind, pd.Timestamp) for kind in kinds):
        return Format.DATE
    if any(issubclass(kind, (int, float)) for kind in kinds):
        whole = all(float(value).is_integer() for value in values if isinstance(value, (int, float)))
        return Format.COUNT if whole else Format.DECIMAL
    return Format.TEXT


def _plain(header: object) -> str:
    return " ".join(str(header).split()).casefold()
