"""A new workbook as a file: the owner's sheets with one tab of ours in front (*Start*)."""

from collections.abc import Sequence
from io import BytesIO

from klantenbestand.book.marks import MARK_NAME, Mark
from klantenbestand.book.new_sheets import build_new
from klantenbestand.book.outline import DefinedName
from klantenbestand.book.package import Package
from klantenbestand.book.placement import Placement
from klantenbestand.book.tab_writer import write_tabs
from klantenbestand.book.transplant import transplant, write_change
from klantenbestand.words.columns import DataSheet
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.tab import Tab

_NAME = "nieuw.xlsx"  # only for messages that cannot come


def new_book(sheets: Sequence[DataSheet], first: Tab, settings: Settings = DEFAULTS) -> bytes:
    """The bytes of a workbook with these sheets empty, *Instellingen*, and `first` in front and in view."""
    return with_first_tab(build_new(sheets, settings=settings), first, settings)


def with_first_tab(workbook: bytes, first: Tab, settings: Settings = DEFAULTS) -> bytes:
    """A workbook of the owner's sheets only, as `build_new` makes it, with a tab of ours in front and in view."""
    package = Package(workbook, _NAME)
    stream = BytesIO()
    write_tabs([first], stream, accent=settings.accent, company=settings.company)
    mark = DefinedName(MARK_NAME, Mark(first.name, first.version).formula, hidden=True)
    placement = Placement(first.name, names=(mark,), before=0)
    change = transplant(package, Package(stream.getvalue(), _NAME), [placement], activate=first.name)
    out = BytesIO()
    write_change(package, change, out)
    return out.getvalue()
