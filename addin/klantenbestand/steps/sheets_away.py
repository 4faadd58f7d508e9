"""What is said of whole sheets that an undo takes away again: before it, and after."""

from collections.abc import Sequence

from klantenbestand.reading.data import Data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.change_edits import GoneRow, GoneSheet
from klantenbestand.steps.undoing import Inverse
from klantenbestand.words.sheets import DATA_SHEETS, SETTINGS_SHEET
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import listing

_NAMES = {sheet.key: sheet.name for sheet in DATA_SHEETS}


def sheets_away(data: Data, made: Inverse) -> list[str]:
    """The names of the sheets that go, if nothing of the owner is on them, and of which nothing else is to be said:
    `data` is the workbook before that."""
    keys = [edit.sheet for edit in made.edits if isinstance(edit, GoneSheet) and not made.count(edit.sheet, GoneRow)]
    return [_name(data, key) for key in keys]


def away_line(names: Sequence[str]) -> list[str]:
    """The line of the plan."""
    return [done("undo.plan.sheets", tabs=_tabs(names))] if names else []


def gone_line(names: Sequence[str]) -> list[str]:
    """What is said of those that went."""
    return [done("undo.done.sheets", tabs=_tabs(names))] if names else []


def _name(data: Data, key: str) -> str:
    found = getattr(data, key)
    return found.name if isinstance(found, SheetData) else _NAMES.get(key, SETTINGS_SHEET)


def _tabs(names: Sequence[str]) -> str:
    return f"{'de tab' if len(names) == 1 else 'de tabs'} {listing(names)}"
