"""How the days of an export were read, where each of them can be read in two ways."""

from dataclasses import replace
from datetime import date

from klantenbestand.reading.dates import Notation, parse_date
from klantenbestand.reading.export_dates import month_came_first, turned
from klantenbestand.reading.exports import Export
from klantenbestand.words.wording import day


def with_days(export: Export, today: date) -> Export:
    """The export with the month first where only that makes sense."""
    lines = export.lines
    if not export.two_ways or lines is None or not month_came_first(lines["date"], today):
        return export
    undone = export.statuses.undone
    if "date" in undone:
        undone = undone.assign(date=turned(undone["date"]))
    statuses = replace(export.statuses, undone=undone)
    return replace(export, lines=lines.assign(date=turned(lines["date"])), statuses=statuses, months_first=True)


def day_read(export: Export) -> str:
    """What was made of the day that can be read in two ways, in words."""
    read = parse_date(export.two_ways, Notation(american=export.months_first)).day
    return day(read) if read else "-"
