"""How every cell of a result tab looks, as XlsxWriter formats: fonts, grounds, lines and number formats."""

from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format as XlsxFormat

from klantenbestand.book.tab_colours import Palette
from klantenbestand.book.tab_plan import ColumnPlan, Style
from klantenbestand.words import look
from klantenbestand.words.tab import Format

FONT = "Calibri"
GENERAL = "General"  # what shows a formula's text; a formula typed into a text cell would not be calculated
NUMBER_CODES: Mapping[Format, str] = {
    Format.TEXT: look.TEXT,
    Format.LONG_TEXT: look.TEXT,
    Format.YES_NO: look.TEXT,
    Format.COUNT: look.COUNT,
    Format.DECIMAL: look.DECIMAL,
    Format.EURO: look.EURO,
    Format.EURO_CENTS: look.EURO_CENTS,
    Format.SHARE: look.SHARE,
    Format.SHARE_FINE: look.SHARE_FINE,
    Format.INDEX: look.INDEX,
    Format.DATE: look.DATE,
    Format.MONTH: look.MONTH,
    Format.LINK: GENERAL,
}
_LEFT = frozenset({Format.TEXT, Format.LONG_TEXT, Format.LINK})
_MIDDLE = frozenset({Format.DATE, Format.MONTH, Format.YES_NO})


class Formats:
    """The formats of one workbook; each is made once."""

    def __init__(self, book: xlsxwriter.Workbook, palette: Palette) -> None:
        self._book = book
        self._palette = palette
        self._styles = _styles(palette)
        self._made: dict[tuple[object, ...], XlsxFormat] = {}

    def cell(self, style: Style, fmt: Format, formula: bool = False) -> XlsxFormat:
        """The format of a cell outside the tables; a formula never stands in a text cell."""
        code = NUMBER_CODES[fmt]
        return self._make({"num_format": GENERAL if formula and code == look.TEXT else code, **self._styles[style]})

    def header(self, column: ColumnPlan, filters: bool) -> XlsxFormat:
        """The header of a column: over its values, clear of the filter button."""
        side = _side(column.field.format)
        if side["align"] == "right" and filters:
            side["indent"] = 2
        return self._make(
            {
                "num_format": look.TEXT,
                "bold": True,
                "font_color": look.WHITE,
                "bg_color": self._palette.accent,
                "text_wrap": True,
                "valign": "vcenter",
                "top": 1,
                "bottom": 1,
                "border_color": self._palette.accent,
                **side,
            }
        )

    def column(self, column: ColumnPlan, high_rows: bool) -> XlsxFormat:
        """The cells of a column of a table: numbers right, text left, dates in the middle; thin lines below.

        In a table with rows of several lines (`high_rows`) values stand at the top of their row.
        """
        look_of = {
            "num_format": NUMBER_CODES[column.field.format],
            "font_color": look.DARK,
            "valign": "top" if high_rows else "vcenter",
            "bottom": 1,
            "bottom_color": look.LIGHT,
            **_side(column.field.format),
        }
        if column.wraps:
            look_of["text_wrap"] = True
        if column.field.format is Format.LINK:
            look_of |= {"font_color": self._palette.accent, "underline": 1}
        if column.field.editable:
            look_of["bg_color"] = self._palette.pale
        return self._make(look_of)

    def lead(self, column: ColumnPlan) -> XlsxFormat:
        """What a cell of a row that stands out looks like: bold, on a ground where it is not for filling in."""
        ground = {} if column.field.editable else {"bg_color": self._palette.tint}
        return self._make({"bold": True, "top": 1, "top_color": self._palette.accent, **ground})

    def plain_ground(self) -> XlsxFormat:
        """What a cell of an editable column looks like in a row that is not for filling in."""
        return self._make({"bg_color": look.WHITE})

    def heat_scale(self) -> dict[str, Any]:
        """The colour scale of a heat map: white to the accent, never red to green."""
        return {"type": "2_color_scale", "min_color": look.WHITE, "max_color": self._palette.heat}

    def disagreement(self) -> XlsxFormat:
        """What a check looks like that does not agree."""
        return self._make({"font_color": look.RED, "bold": True})

    def _make(self, properties: Mapping[str, Any]) -> XlsxFormat:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": FONT, **properties})
        return self._made[key]


def _side(fmt: Format) -> dict[str, Any]:
    if fmt in _LEFT:
        return {"align": "left", "indent": 1}
    if fmt in _MIDDLE:
        return {"align": "center"}
    return {"align": "right"}  # LibreOffice draws an indent from the right now and then


def _styles(palette: Palette) -> dict[Style, dict[str, Any]]:
    top = {"valign": "top", "align": "left", "text_wrap": True}
    middle = {"valign": "vcenter", "align": "left", "text_wrap": True}
    small = {"font_size": 10, "font_color": look.DARK}
    head = {"font_size": 9, "font_color": look.MID, "bottom": 1, "bottom_color": look.LINE}
    line = {"bottom": 1, "bottom_color": look.LIGHT}
    accent = {"font_color": palette.accent}
    return {
        Style.TITLE: {"font_size": 18, "bold": True, "valign": "vcenter", **accent},
        Style.BACK: {"font_size": 10, "underline": 1, "align": "right", "valign": "vcenter", **accent},
        Style.PERIOD: {"font_color": look.MID, "valign": "top"},
        Style.CONCLUSION: {"font_size": 12, "font_color": look.DARK, **middle},
        Style.WARNING: {"font_color": look.DARK, "bg_color": look.PALE_AMBER, "indent": 1, **middle},
        Style.FIGURE: {"font_size": 20, "bold": True, "align": "left", "valign": "bottom", "shrink": True, **accent},
        Style.FIGURE_LABEL: {**top, **small},
        Style.CHANGE: {**top, **small, "font_color": look.MID},
        Style.CHANGE_GOOD: {**top, **small, **accent, "bold": True},
        Style.CHANGE_WARN: {**top, **small, "font_color": look.AMBER, "bold": True},
        Style.HEADING: {"font_size": 13, "bold": True, **accent, "valign": "vcenter", "align": "left"},
        Style.LINE: {"font_color": look.DARK, **top},
        Style.LINK_LINE: {"underline": 1, **accent, **top},
        Style.ENTRY: {"bold": True, "font_color": look.DARK, **top},
        Style.SMALL_HEADING: {"font_size": 10, "bold": True, "font_color": look.DARK, "valign": "vcenter"},
        Style.DEFINITION: {"font_size": 9, "font_color": look.MID, **top},
        Style.HINT: {"font_size": 9, "font_color": look.MID, **middle},
        Style.CHECK_HEADER: {**head, "align": "left", "indent": 1},
        Style.CHECK_HEADER_RIGHT: {**head, "align": "right"},
        Style.CHECK_LABEL: {**small, **line, **top, "indent": 1},
        Style.CHECK_VALUE: {**small, **line, "align": "right", "valign": "top"},
        Style.CHECK_VERDICT: {**small, **line, **accent, "bold": True, "align": "left", "indent": 1, "valign": "top"},
        Style.TABLE_TITLE: {"font_size": 12, "bold": True, "font_color": look.DARK, **middle},
        Style.PLACEHOLDER_TITLE: {"font_size": 12, "bold": True, "font_color": look.MID},
        Style.PLACEHOLDER: {"font_color": look.MID},
    }
