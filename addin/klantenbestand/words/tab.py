"""A result tab as plain data: what stands on it, not how a cell is made. One writer turns it into cells.

The order on the tab is LOOK's: title and period, conclusion, warnings, key figures, charts, definitions, tables.
"""

from collections.abc import Sequence
from dataclasses import field
from enum import StrEnum

import pandas as pd

from klantenbestand.words.frozen import frozen


class Format(StrEnum):
    """How a value is shown; the writer maps it to a number format, an alignment and a cell type."""

    TEXT = "text"  # also for numbers that are names; written as text, never parsed
    LONG_TEXT = "long text"  # wraps; up to 50 characters wide
    COUNT = "count"  # 1.234
    DECIMAL = "decimal"  # 1,4
    EURO = "euro"  # € 1.234
    EURO_CENTS = "euro cents"  # € 1.234,56
    SHARE = "share"  # a fraction: 12%
    SHARE_FINE = "share fine"  # a fraction: 4,3%
    INDEX = "index"  # 100 = average month
    DATE = "date"  # dd-mm-jjjj
    MONTH = "month"  # jan 2024, on the first of the month
    YES_NO = "yes/no"
    LINK = "link"  # the value is a `Link`


class Group(StrEnum):
    """The colour group of a tab."""

    START = "start"
    DATA = "data"  # Controle, Dubbelen, Samengevoegd
    ANALYSIS = "analysis"
    ACTION = "action"  # Actielijst, Mailing, Campagneresultaat
    YEAR = "year"
    PRIVACY = "privacy"
    MEMORY = "memory"  # Logboek, Geheugen


# our tabs in the order in which new ones are put behind the owner's, one group after another
TAB_ORDER = (
    *("Start", "Controle", "Dubbelen", "Samengevoegd", "Klantoverzicht", "Actieve klanten", "Mandgrootte", "Seizoen"),
    *("Klantgroepen", "Artikelen", "Verwachting", "Campagneresultaat", "Actielijst", "Mailing", "Jaaroverzicht", "AVG"),
    *("Logboek", "Geheugen"),
)


@frozen
class Link:
    """A jump inside the workbook: to a cell of a sheet, shown as `label`."""

    sheet: str
    cell: str
    label: str


@frozen
class Field:
    """One column of a table: its header on the sheet, the frame's column `source`, and how values are shown.

    `width` in characters; None fits the contents up to 40. `heat` colours the cells from white to accent.
    `editable` columns are the person's: filled in by hand, carried over at a re-run by the table's key.
    `choices` gives an editable column a drop-down (none where they hold a comma or are over 255 characters together:
    Excel's limit). `note` is shown when the header is selected.
    """

    source: str
    header: str
    format: Format = Format.TEXT
    width: float | None = None
    heat: bool = False
    editable: bool = False
    choices: tuple[str, ...] = ()
    note: str = ""


@frozen
class Table:
    """An Excel table. `name` is fixed (DESIGN 2); `key` are the sources whose values name a row from run to run.

    `frame` holds at least the sources of `fields`; its index is not written. An empty frame is written with one
    empty row. `title` stands above the table. `filters` puts filter buttons in the header, as every frozen tab has.
    `lead` is a source and a value: rows that hold it there stand out, and only they are for filling in. `refilled`:
    who made the table put back himself what a person filled in, so only columns that a person added are carried over.
    `printed`: only so many of its columns, from the left, are printed; 0 for all.
    """

    name: str
    frame: pd.DataFrame
    fields: tuple[Field, ...]
    title: str = ""
    key: tuple[str, ...] = ()
    filters: bool = False
    lead: tuple[str, str] | None = None
    refilled: bool = False
    printed: int = 0


class Tone(StrEnum):
    """Whether a change is more than noise, and which way; the words say it too."""

    PLAIN = "plain"  # noise, or neither good nor bad
    GOOD = "good"
    WARN = "warn"  # let op


@frozen
class KeyFigure:
    """A big number with a small label, at a cell that never moves; `change` compares it in words.

    `tone` colours the change, only where it is more than noise. A value that is not known is None: an empty cell.
    """

    label: str
    value: float | str | pd.Timestamp | None
    format: Format = Format.COUNT
    change: str = ""
    tone: Tone = Tone.PLAIN


class Role(StrEnum):
    """What a series is in a chart, which decides its colour."""

    ACCENT = "accent"  # what the chart is about: this year
    SECOND = "second"  # light accent
    GREY = "grey"  # context: last year
    PALE = "pale"  # context further away
    WARN = "warn"  # let op (amber)
    HATCHED = "hatched"  # not yet complete


@frozen
class Series:
    """One line or set of columns: a column of a table (by header) with a name and a role."""

    name: str
    header: str
    role: Role = Role.ACCENT
    format: Format | None = None
    secondary: bool = False  # drawn as a line on the right-hand axis
    incomplete: tuple[int, ...] = ()  # positions of points that are not yet complete: hatched


class ChartKind(StrEnum):
    """The kinds of chart we use, all native Excel charts."""

    COLUMN = "column"
    STACKED = "stacked"
    BAR = "bar"
    LINE = "line"


@frozen
class Chart:
    """A native chart on the rows of one table of the same tab. `title` is the question it answers.

    `rows` limits it to the last so many rows (0 = all), or the first where `from_top`. `value_format` formats the value
    axis. `note` stands in small type under the chart; that hatched means "nog niet volledig" is added there by itself.
    `drawn` is False where the data cannot carry it: a line says so at its place, so that what stands below does not
    move; `why_not` says it in the chart's own words.
    """

    title: str
    table: str
    category: str
    series: tuple[Series, ...]
    kind: ChartKind = ChartKind.COLUMN
    value_format: Format = Format.COUNT
    value_title: str = ""
    rows: int = 0
    from_top: bool = False
    note: str = ""
    drawn: bool = True
    why_not: str = ""


@frozen
class Check:
    """*Zelf narekenen*: our figure beside a live Excel formula on the data sheets.

    `formula` is in Excel's file language (English names, commas), starts with "=", and may refer only to data
    sheets. `cached` is what the formula gives today, by our own calculation on the same cells. No dynamic arrays: for
    a condition per row use SUMIFS, COUNTIFS or SUMPRODUCT, which every Excel calculates without Ctrl+Shift+Enter.
    `explained`: how much of a difference comes from cells that Excel reads otherwise than we; `reason` says so.
    `name`: by which the formula of a later check of the tab may point at what this formula gives (`live_cell`).
    Without a formula none is possible, and `reason` says why; a `value` of None is a figure that is not known.
    """

    label: str
    value: float | int | None
    formula: str
    cached: float | int
    format: Format = Format.EURO_CENTS
    tolerance: float = 0.005
    explained: float = 0
    reason: str = ""
    name: str = ""


def live_cell(name: str) -> str:
    """In the formula of a check: the cell with the live formula of the check of that name, above it on the tab."""
    return f"§{name}§"


@frozen
class Entry:
    """A line in two columns: a name (bold, or a link) and what is said of it (*Start*: a button and what it does)."""

    label: str | Link
    text: str


@frozen
class Section:
    """A heading with lines of text, links or entries (*Start*: what to do now, the steps, the buttons)."""

    heading: str
    lines: Sequence[str | Link | Entry] = field(default_factory=tuple)


@frozen
class Tab:
    """A whole result tab. `name` is the fixed name (DESIGN 2); `version` rises when its layout changes.

    `period` says what the figures cover and the peildatum; `conclusion` one or two sentences true for these
    numbers; `warnings` where data is thin; `definitions` one line per figure.
    `frozen`: freeze below the header of the first table (for lists without charts); its definitions and checks are
    folded away above the table. `kept_columns`: so many columns of it stay in view too. `sections` stand under the key
    figures (*Start*). `hidden` is for *Geheugen* only.
    """

    name: str
    group: Group
    title: str
    conclusion: str
    period: str = ""
    warnings: tuple[str, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    definitions: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    sections: tuple[Section, ...] = ()
    frozen: bool = False
    kept_columns: int = 0
    hidden: bool = False
    version: int = 1

    def table(self, name: str) -> Table:
        """The table with this name; KeyError where there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)
