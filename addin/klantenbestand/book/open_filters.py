"""Filters of tables on an open sheet: remembered and cleared before we write there, set again afterwards.

They are remembered by the header of their column, because columns may have moved meanwhile.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from klantenbestand.words.frozen import frozen

if TYPE_CHECKING:
    import xlwings as xw

_UNKNOWN = "unknown"  # by colour, by icon, "this month": xlwings cannot set these


@frozen
class KeptFilter:
    """What one column of a table was filtered by."""

    table: str
    header: str
    criteria: Any

    @property
    def can_return(self) -> bool:
        """Whether it can be set again."""
        return bool(self.criteria.type != _UNKNOWN)


def clear_filters(tables: Iterable["xw.main.Table"]) -> tuple[KeptFilter, ...]:
    """Shows all rows of these tables and returns what they were filtered by."""
    kept = []
    for table in tables:
        if not table.show_autofilter:
            continue
        active = [each for each in table.autofilter.criteria if each.type != "none"]
        if active:
            headers = headers_of(table)
            kept += [KeptFilter(table.name, headers[each.field - 1], each) for each in active]
            table.autofilter.clear()
    return tuple(kept)


def set_filters(tables: Iterable["xw.main.Table"], kept: Iterable[KeptFilter]) -> tuple[KeptFilter, ...]:
    """Filters the tables again, and returns the filters that could not be set."""
    by_name = {table.name: table for table in tables}
    lost = []
    for each in kept:
        table = by_name.get(each.table)
        headers = headers_of(table) if table is not None else []
        if table is None or not each.can_return or each.header not in headers:
            lost.append(each)
        else:
            _set(table, headers.index(each.header) + 1, each.criteria)
    return tuple(lost)


def headers_of(table: "xw.main.Table") -> list[str]:
    """The headers of a table as they stand on the sheet."""
    cells = table.header_row_range
    if cells is None:
        return []
    return [str(header) if header is not None else "" for header in cells.options(ndim=2).value[0]]


def _set(table: "xw.main.Table", field: int, criteria: Any) -> None:
    match criteria.type:
        case "values":
            table.autofilter.apply_values(field, criteria.values)
        case "comparison":
            table.autofilter.apply_comparison(field, criteria.operator, criteria.value1, criteria.value2)
        case "top_items":
            table.autofilter.apply_top_items(field, criteria.count)
        case "bottom_items":
            table.autofilter.apply_bottom_items(field, criteria.count)
        case "top_percent":
            table.autofilter.apply_top_percent(field, criteria.percent)
        case "bottom_percent":
            table.autofilter.apply_bottom_percent(field, criteria.percent)
