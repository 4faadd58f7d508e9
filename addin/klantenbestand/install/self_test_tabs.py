"""Trials of what a tab and a data sheet may hold, each on a tab of its own that goes again.

With those of `self_test` and `self_test_steps` they try, point by point, what the contract of the open workbook asks.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

import pandas as pd

from klantenbestand.book.open_book import OpenBook
from klantenbestand.book.protocol import Area
from klantenbestand.install.self_test_bench import Bench, WrongError, expect
from klantenbestand.words.errors import KlantenbestandError, WorkbookError
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.tab import Field, Format, Group, Link, Section, Tab, Table

_NAME, _SECOND, _MEMORY = "Proef", "Proef_twee", "Proefgeheugen"
_HEADER = "Kolom van de zelftest"
_DAY = datetime(2024, 2, 1)  # noqa: DTZ001 - a cell has no time zone


@contextmanager
def _own_tab(bench: Bench, *names: str) -> Iterator[None]:
    """Afterwards the tabs of the trial are gone, whatever happened."""
    try:
        yield
    finally:
        there = {sheet.name for sheet in bench.book.sheets}
        gone = [name for name in (_NAME, *names) if name in there]
        bench.run(lambda book: book.put([], remove=gone))


def _tab(tables: tuple[Table, ...] = (), version: int = 1, sections: tuple[Section, ...] = ()) -> Tab:
    return Tab(_NAME, Group.ANALYSIS, _NAME, _NAME, tables=tables, version=version, sections=sections)


def _rows(bench: Bench, table: str = _NAME) -> list[list[object]]:
    found: list[list[object]] = bench.book.sheets[_NAME].tables[table].range.options(ndim=2).value
    return found


def _put(bench: Bench, tab: Tab) -> None:
    bench.run(lambda book: book.put([tab]))


def values_arrive(bench: Bench) -> None:
    """A day is a day, an amount an amount, a link a link, and nothing is nothing; also when it is put again."""
    frame = pd.DataFrame(
        {
            "day": [pd.Timestamp(_DAY), pd.NaT],
            "amount": [1234.567, float("nan")],
            "link": [Link(CUSTOMERS.name, "A2", "naar 001"), None],
        }
    )
    kinds = (("day", Format.DATE), ("amount", Format.EURO_CENTS), ("link", Format.LINK))
    tab = _tab((Table(_NAME, frame, tuple(Field(name, name, kind) for name, kind in kinds)),))
    with _own_tab(bench):
        for _ in range(2):
            _put(bench, tab)
            (day, amount, link), empty = _rows(bench)[1:]
            expect(
                "rij", [day, float(str(amount)), link], [_DAY, 1234.567, "naar 001"]
            )  # Excel: an amount is a Decimal
            expect("lege rij", empty, [None, None, None])


def tables_side_by_side(bench: Bench) -> None:
    """Two tables grow and shrink apart; one goes with its title, and comes back below it."""

    def tab(*sizes: int) -> Tab:
        named = zip((_NAME, _SECOND), sizes, strict=False)
        made = [
            Table(name, pd.DataFrame({"a": [*map(float, range(size))]}), (Field("a", name),), title=f"Kop {name}")
            for name, size in named
        ]
        return _tab(tuple(made))

    with _own_tab(bench):
        for sizes in ((3, 5), (6, 1), (2,), (4, 2)):
            _put(bench, tab(*sizes))
            for name, size in zip((_NAME, _SECOND), sizes, strict=False):
                expect(name, len(_rows(bench, name)), size + 1)
            expect("tabellen", len(bench.book.sheets[_NAME].tables), len(sizes))


def columns_of_a_version(bench: Bench) -> None:
    """Columns come and go with another version of a tab; a tab of lines becomes shorter."""

    def tab(years: range, version: int) -> Tab:
        frame = pd.DataFrame({"key": ["jan"]} | {str(year): [float(year)] for year in years})
        fields = (Field("key", "Maand"), *(Field(str(year), f"Jaar {year}", Format.COUNT) for year in years))
        return _tab((Table(_NAME, frame, fields, key=("key",)),), version)

    with _own_tab(bench):
        for version, years in enumerate((range(2022, 2024), range(2022, 2026), range(2024, 2026)), 1):
            _put(bench, tab(years, version))
            expect("rijen", _rows(bench), [["Maand", *(f"Jaar {year}" for year in years)], ["jan", *map(float, years)]])
    with _own_tab(bench):
        for count in (6, 2):
            _put(bench, _tab(sections=(Section("Doen", [f"regel {at}" for at in range(count)]),)))
        cells = bench.book.sheets[_NAME].used_range.options(ndim=2).value
        expect("regels", sum(str(cell).startswith("regel") for row in cells for cell in row), 2)


def remark_follows(bench: Bench) -> None:
    """What a person fills in goes along with its row, and is kept apart while that row is not there."""

    def tab(*keys: str) -> Tab:
        frame = pd.DataFrame({"key": list(keys), "remark": None})
        return _tab((Table(_NAME, frame, (Field("key", "S"), Field("remark", "O", editable=True)), key=("key",)),))

    with _own_tab(bench):
        _put(bench, tab("a", "b"))
        bench.book.sheets[_NAME].tables[_NAME].range(2, 2).value = "bellen"
        for keys in (("b", "a"), ("b",), ("a",)):
            _put(bench, tab(*keys))
            expect("opmerking", _rows(bench)[1:], [[key, "bellen" if key == "a" else None] for key in keys])


def filter_stays(bench: Bench) -> None:
    """A filter of the owner is cleared to write, and set again."""
    frame = pd.DataFrame({"key": ["a", "b", "c"]})
    tab = replace(_tab((Table(_NAME, frame, (Field("key", "S"),)),)), frozen=True)
    with _own_tab(bench):
        _put(bench, tab)
        table = bench.book.sheets[_NAME].tables[_NAME]
        table.autofilter.apply_values(1, ["b"])
        _put(bench, tab)
        expect("rijen", [row[0] for row in _rows(bench)], ["S", "a", "b", "c"])
        expect("filter", [each.type != "none" for each in table.autofilter.criteria], [True])


def failure_leaves_all(bench: Bench) -> None:
    """What cannot be put as a whole is not put in part."""
    good = Table(_NAME, pd.DataFrame({"a": [1.0]}), (Field("a", "A", Format.COUNT),))
    with _own_tab(bench):
        _put(bench, _tab((good,)))
        more = _tab((replace(good, frame=pd.DataFrame({"a": [1.0, 2.0]})),))
        broken = Tab("Proef mis", Group.ANALYSIS, "T", "C", tables=(replace(good, name="AVG2"),))
        with suppress(ValueError, KlantenbestandError):
            bench.run(lambda book: book.put([more, broken]))
        expect("rijen", len(_rows(bench)), 2)
        expect("tab erbij", broken.name in {sheet.name for sheet in bench.book.sheets}, False)


def front_and_hidden(bench: Bench) -> None:
    """The tab that a step names comes in front, the memory is hidden, a sheet that the owner hid stays so."""
    memory = Tab(_MEMORY, Group.MEMORY, "G", "C", hidden=True)
    plain = _tab((Table(_NAME, pd.DataFrame({"a": [1.0]}), (Field("a", "A", Format.COUNT),)),))
    with _own_tab(bench, _MEMORY):
        bench.run(lambda book: book.put([plain, memory], activate=_NAME))
        expect("vooraan", bench.book.sheets.active.name, _NAME)
        expect("geheugen", bool(bench.book.sheets[_MEMORY].visible), False)
        bench.book.sheets[CUSTOMERS.name].activate()
        bench.book.sheets[_NAME].visible = False
        bench.run(lambda book: book.put([plain], activate=_NAME))
        expect("vooraan", bench.book.sheets.active.name, CUSTOMERS.name)
        expect("verborgen", bool(bench.book.sheets[_NAME].visible), False)


def left_alone(bench: Bench) -> None:
    """A sheet that has the name of a tab stays the owner's; no column comes over what stands there, and none goes that
    a formula of his counts on."""
    sheet = bench.book.sheets[CUSTOMERS.name]
    table = sheet.tables[0].range
    top, left, bottom, right = table.row, table.column, table.last_cell.row, table.last_cell.column
    area = Area(CUSTOMERS.name, top, left, right, bottom, sheet.tables[0].name)
    sheet.range((top, right + 1)).value = "van mij"
    sheet.range("BA1").number_format = "General"
    sheet.range("BA1").formula = f"=COUNTA(B{top + 1}:B{bottom})"

    def work(book: OpenBook) -> None:
        with suppress(WorkbookError):
            book.add_column(area, _HEADER)
            raise WrongError("kolom over iets heen")
        expect("kolom weg", book.drop_column(area, left + 1), False)
        placed = book.put([Tab(CUSTOMERS.name, Group.ANALYSIS, "T", "C")])
        book.put([], remove=[CUSTOMERS.name])
        expect("andere naam", placed.sheet_names[CUSTOMERS.name] == CUSTOMERS.name, False)

    bench.run(work)
    expect("cel", sheet.range((top, right + 1)).value, "van mij")
    sheet.range((top, right + 1)).clear_contents()
    sheet.range("BA1").clear_contents()


def column_and_cells(bench: Bench) -> None:
    """A column is added to the table of the owner and filled, and goes again; a date becomes a date."""
    table = bench.book.sheets[CUSTOMERS.name].tables[0]
    before = table.range.address, table.range.value
    top, left = table.range.row, table.range.column
    bottom, right = table.range.last_cell.row, table.range.last_cell.column
    area = Area(CUSTOMERS.name, top, left, right, bottom, table.name)

    def fill(book: OpenBook) -> None:
        column = book.add_column(area, _HEADER)
        book.set_cells({CUSTOMERS.name: {(top + 1, column): _DAY.date()}})
        book.put([])

    def empty(book: OpenBook) -> None:
        wide = replace(area, last_column=right + 1)
        book.set_cells({CUSTOMERS.name: {(top + 1, right + 1): None}})
        expect("kolom weg", book.drop_column(wide, right + 1), True)
        book.put([])

    bench.run(fill)
    expect("kop", table.range(1, right - left + 2).value, _HEADER)
    expect("dag", table.range(2, right - left + 2).value, _DAY)
    bench.run(empty)
    expect("tabel", (table.range.address, table.range.value), before)
