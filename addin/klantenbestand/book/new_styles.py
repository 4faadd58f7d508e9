"""How the cells of a data sheet look: one place for fonts, fills, number formats and alignments (LOOK, data sheets)."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from klantenbestand.words import look
from klantenbestand.words.columns import TEXT_KINDS, Column, Kind

FONT = "Calibri"
HEADER_HEIGHT = 33.0  # two lines
LINE_HEIGHT = 15.0
ROOM_FOR_BUTTON = 3.0  # characters that the filter button takes from a header

# Only what is a name in digits gets the text format: in a General cell Excel would eat its zeros, but a formula typed
# into a text cell is never calculated, and owners do put formulas in columns such as Artikelgroep.
AS_TEXT = frozenset({Kind.CODE, Kind.PHONE, Kind.POSTCODE})

_NUMBER_FORMATS = {
    Kind.DATE: look.DATE,
    Kind.AMOUNT: look.EURO_CENTS,
    Kind.RATE: look.SHARE,
}
_SENTENCES = 34  # text columns as wide as this hold sentences


def colour(code: str) -> str:
    """ "#RRGGBB" as the file wants it: opaque ARGB."""
    return "FF" + code.removeprefix("#").upper()


def number_format(kind: Kind) -> str:
    """The format code of a column's cells."""
    # A quantity stays General: "#,##0.##" would show 3 as "3,".
    return look.TEXT if kind in AS_TEXT else _NUMBER_FORMATS.get(kind, "General")


def alignment(column: Column) -> Alignment:
    """Text left, numbers right, dates in the middle; sentences wrap."""
    wrap = column.kind is Kind.TEXT and column.width >= _SENTENCES
    return Alignment(horizontal=_side(column), vertical="top", wrap_text=wrap or None, indent=_indent(column, 1))


def header_alignment(column: Column | None = None) -> Alignment:
    """Headers wrap and stand above their values; those on the right leave room for the filter button."""
    side, indent = (_side(column), _indent(column, 2)) if column else ("left", 0)
    return Alignment(horizontal=side, vertical="center", wrap_text=True, indent=indent)


def _side(column: Column) -> str:
    if column.kind is Kind.DATE:
        return "center"
    return "left" if column.kind in TEXT_KINDS else "right"


def _indent(column: Column, steps: int) -> int:
    """Numbers keep off the text that begins in the next column."""
    return steps if _side(column) == "right" else 0


def cell_font(bold: bool = False, code: str = look.DARK) -> Font:
    """The font of everything that is no header."""
    return Font(name=FONT, size=11, bold=bold, color=colour(code))


def header_font(needed: bool) -> Font:
    """White on the accent for a needed column, dark on grey for the others."""
    return Font(name=FONT, size=11, bold=True, color=colour(look.WHITE if needed else look.DARK))


def header_fill(needed: bool, accent: str) -> PatternFill:
    """The ground of a header."""
    return PatternFill("solid", fgColor=colour(accent if needed else look.LIGHT))


def header_border() -> Border:
    """A white seam between headers of the same colour."""
    return Border(right=Side(style="thin", color=colour(look.WHITE)))


def row_line() -> Border:
    """The thin line below a row of a list that is read rather than filled in."""
    return Border(bottom=Side(style="thin", color=colour(look.LIGHT)))


def text_height(text: str, width: float) -> float:
    """The height of a row, in points, in which this text stands wrapped in a column of this width."""
    lines = -(-len(text) // int(width * 1.2))  # Calibri fits some 1.2 characters in a unit of width
    return LINE_HEIGHT * max(lines, 1)


def attention() -> DifferentialStyle:
    """The pale amber of a needed value that is missing."""
    # Excel takes the ground of a conditional format from bgColor, LibreOffice from either.
    return DifferentialStyle(fill=PatternFill(bgColor=colour(look.PALE_AMBER), fill_type="solid"))
