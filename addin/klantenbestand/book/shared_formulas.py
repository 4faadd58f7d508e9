"""Formulas that were filled down: a file holds the first in full, the others only say with which they share it."""

import re
from collections.abc import Mapping
from html import unescape

from lxml import etree

from klantenbestand.book.ooxml import cell_position
from klantenbestand.book.protocol import CellContent
from klantenbestand.book.row_edit import Row
from klantenbestand.book.sheet_rows import Position, cell_name, rows_of, with_rows

_MASTER = rb"""<c\s[^<>]*?r="([A-Z]+[0-9]+)"[^<>]*><f\s[^<>]*si="%s"[^<>]*[^/<>]>([^<]+)</f>"""
_OF_SHARED = ("t", "si", "ref")


def full_formula(sheet: bytes, formula: etree._Element, position: Position) -> str:
    """The text of a formula in a cell, also where the file only says with which other cell it shares it."""
    if formula.text or formula.get("t") != "shared":
        return formula.text or ""
    mark = re.escape(formula.get("si", "").encode())
    master = re.search(_MASTER % mark, sheet)
    return moved_formula(unescape(master[2].decode()), cell_position(master[1].decode()), position) if master else ""


def moved_formula(formula: str, origin: Position, place: Position) -> str:
    """A formula as it reads in another cell when it is filled to there."""
    from openpyxl.formula.translate import Translator  # heavy, and needed only for this

    return str(Translator(f"={formula}", cell_name(origin)).translate_formula(cell_name(place))).removeprefix("=")


def without_shared(sheet: bytes, by_row: Mapping[int, Mapping[int, CellContent]]) -> bytes:
    """The sheet in which no other cell needs the formula of a cell that is about to change.

    Of a formula that was filled down, a file holds only the first in full; the others refer to it.
    """
    masters: dict[str, tuple[Position, str]] = {}

    def find(row: Row, number: int) -> None:
        for column, formula in row.formulas().items():
            if column in by_row[number] and formula.get("t") == "shared" and formula.text:
                masters[formula.get("si", "")] = ((number, column), formula.text)

    if b"shared" in sheet:
        with_rows(sheet, by_row, find)
    return _written_out(sheet, masters) if masters else sheet


def _written_out(sheet: bytes, masters: Mapping[str, tuple[Position, str]]) -> bytes:
    """The sheet in which each user of these shared formulas (by number) has it in full."""

    def write_out(row: Row, number: int) -> None:
        for column, formula in row.formulas().items():
            if formula.get("t") == "shared" and formula.get("si") in masters:
                position, text = masters[formula.get("si", "")]
                formula.text = moved_formula(text, position, (number, column))
                for attribute in _OF_SHARED:
                    formula.attrib.pop(attribute, "")

    marks = [f'"{number}"'.encode() for number in masters]
    rows = ((place.number, sheet[place.start : place.end]) for place in rows_of(sheet))
    users = [number for number, row in rows if b"shared" in row and any(mark in row for mark in marks)]
    return with_rows(sheet, users, write_out)
