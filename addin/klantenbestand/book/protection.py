"""Sheets that their owner protected: nothing is put there, in a file no more than in the open workbook."""

import re
from collections.abc import Collection

from klantenbestand.book.package import Package
from klantenbestand.book.tab_places import TabPlaces
from klantenbestand.words.errors import WorkbookError

_PROTECTED = re.compile(rb"""<(?:[\w.-]+:)?sheetProtection\s[^>]*?sheet=["'](?:1|true)["']""")


def check_sheets(package: Package, code: str, names: Collection[str], places: TabPlaces | None = None) -> None:
    """Raises WorkbookError (`code`, with the sheet) where a sheet of these names is protected, or one that makes room
    for a tab of ours or goes."""
    positions = {sheet.position for sheet in package.sheets if sheet.name in names}
    if places is not None:
        positions |= {place.replaces for place in places.placements if place.replaces is not None} | {*places.remove}
    for position in sorted(positions):
        sheet = package.sheets[position]
        data = package.read(sheet.part)
        if b"sheetProtection" in data and _PROTECTED.search(data):  # the word alone is found much faster
            raise WorkbookError(code, sheet=sheet.name)
