"""The names of our tables, as they are and as they became where the owner had one of that name or chose another."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from klantenbestand.book.outline import SheetTable

_TRIED = 10  # names with a number behind them that a table of ours may have


def table_named(tables: Sequence[SheetTable], tab: str, name: str) -> SheetTable | None:
    """The table that we call so, among those on the sheet of a tab.

    It may have got another name where the owner had one of that name, or the owner renamed it: then it is the one
    table whose name does not begin as all of that tab do.
    """
    by_name = {table.name.casefold(): table for table in tables}
    for candidate in islice(candidates(name), _TRIED):
        if candidate.casefold() in by_name:
            return by_name[candidate.casefold()]
    strange = [table for table in tables if not is_ours(table, [tab])]
    is_first = name.casefold() in beginnings(tab)
    return strange[0] if is_first and len(strange) == 1 else None


def candidates(name: str) -> Iterator[str]:
    """The name of a table, then others for where it is taken."""
    yield name
    yield f"{name}_KB"
    number = 2
    while True:
        yield f"{name}_KB{number}"
        number += 1


def is_ours(table: SheetTable, names: Iterable[str]) -> bool:
    """Whether a table has a name as ours have: it begins as that of the tab or of one of its tables, given here."""
    return table.name.casefold().startswith(tuple(start for name in names for start in beginnings(name)))


def beginnings(tab: str) -> tuple[str, str]:
    """How the names of the tables of a tab begin: the tab's name without spaces."""
    return tab.replace(" ", "").casefold(), tab.replace(" ", "_").casefold()
