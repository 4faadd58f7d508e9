"""What stands above the tables of a tab: title, conclusion, warnings, key figures, sections, definitions, checks."""

from klantenbestand.book.layout_sheet import Sheet
from klantenbestand.book.layout_tables import FIRST_COLUMN
from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.tab_measure import line_height
from klantenbestand.book.tab_plan import Cell, Style
from klantenbestand.words.tab import Check, Entry, KeyFigure, Link, Tab, Tone, live_cell
from klantenbestand.words.texts import layout as words

FIGURE_ROW, FIGURE_COLUMNS = 6, (2, 4, 6, 8)
FIGURE_CELLS = tuple(f"{column_letters(column)}{FIGURE_ROW}" for column in FIGURE_COLUMNS)  # on every tab
CHECK_COLUMNS = (2, 6, 7, 8)  # label, our figure, formula, verdict (the last over two columns)
_SIZES = (20, 10, 10)  # points of the number, its label and its change
_TONES = {Tone.PLAIN: Style.CHANGE, Tone.GOOD: Style.CHANGE_GOOD, Tone.WARN: Style.CHANGE_WARN}


def title_block(page: Sheet, tab: Tab) -> None:
    """Rows 1 to 5, the same on every tab; without warnings their row is a narrow one."""
    page.put(Cell(1, FIRST_COLUMN, tab.title, Style.TITLE))
    if tab.name != words.START and not tab.hidden:
        page.put(Cell(1, page.head_end - 1, Link(words.START, "A1", words.BACK), Style.BACK, page.head_end))
    page.height(1, 28)
    page.next()
    page.put(Cell(page.row, FIRST_COLUMN, tab.period or None, Style.PERIOD))
    page.next()
    page.text(tab.conclusion, Style.CONCLUSION, size=12, air=8)
    warnings = [warning for warning in tab.warnings if warning]
    bullets = "\n".join(warnings if len(warnings) < 2 else (f"•  {warning}" for warning in warnings))
    if bullets:
        page.text(bullets, Style.WARNING, air=6)
    else:
        page.skip(1, 4)
    page.skip(1, 6)


def figure_block(page: Sheet, figures: tuple[KeyFigure, ...]) -> None:
    """At most four, each over two columns: number, label, change."""
    if not figures:
        return
    counts = [1, 1, 1]
    for column, figure in zip(FIGURE_COLUMNS, figures, strict=False):
        page.widen(column, column + 1, figure.value, figure.format, size=_SIZES[0])
        texts = ((figure.label, Style.FIGURE_LABEL), (figure.change, _TONES[figure.tone]))
        page.put(Cell(FIGURE_ROW, column, figure.value, Style.FIGURE, column + 1, figure.format))
        for at, (text, style) in enumerate(texts, 1):
            page.put(Cell(FIGURE_ROW + at, column, text or None, style, column + 1))
            counts[at] = max(counts[at], page.lines(text, column, column + 1, _SIZES[at]))
    for at, (count, size) in enumerate(zip(counts, _SIZES, strict=True)):
        page.height(FIGURE_ROW + at, line_height(count, size))
    page.row = FIGURE_ROW + len(_SIZES)
    page.skip(1, 10)


def section_block(page: Sheet, tab: Tab) -> None:
    """Headings with lines, links and entries, one below the other."""
    for section in tab.sections:
        page.text(section.heading, Style.HEADING, size=13, air=6)
        for line in section.lines:
            _line(page, line)
        page.skip(1, 10)


def _line(page: Sheet, line: str | Link | Entry) -> None:
    if isinstance(line, Entry):
        style = Style.LINK_LINE if isinstance(line.label, Link) else Style.ENTRY
        page.put(Cell(page.row, FIRST_COLUMN, line.label, style, FIRST_COLUMN + 1))
        page.text(line.text, Style.LINE, first=FIRST_COLUMN + 2, air=3)
    else:
        page.text(line, Style.LINK_LINE if isinstance(line, Link) else Style.LINE, air=3)


def explanation_block(page: Sheet, tab: Tab) -> tuple[int, int] | None:
    """Definitions and *Zelf narekenen*; on a frozen tab folded away under a line that says so: those rows."""
    fills_in = words.FILL_IN if any(field.editable for table in tab.tables for field in table.fields) else ""
    folded = None
    if tab.frozen and (tab.definitions or tab.checks):
        topic = words.FOLDED_COLUMNS if tab.definitions else words.FOLDED_CHECKS
        page.text(f"{topic} {fills_in}".strip(), Style.HINT, size=9)
        folded, fills_in = page.row, ""
    _definitions(page, tab.definitions)
    _checks(page, tab.checks)
    if fills_in:
        page.text(fills_in, Style.HINT, size=9)
    return None if folded is None else (folded, page.row - 1)


def _definitions(page: Sheet, definitions: tuple[str, ...]) -> None:
    if not definitions:
        return
    page.text(words.DEFINITIONS, Style.SMALL_HEADING, size=10, air=2)
    for definition in definitions:
        page.text(definition, Style.DEFINITION, size=9)
    page.skip(1, 8)


def _checks(page: Sheet, checks: tuple[Check, ...]) -> None:
    """Our figure beside a live formula, and whether they agree."""
    if not checks:
        return
    page.text(words.CHECKS, Style.SMALL_HEADING, size=10, air=2)
    styles = (Style.CHECK_HEADER, Style.CHECK_HEADER_RIGHT, Style.CHECK_HEADER_RIGHT, Style.CHECK_HEADER)
    lasts = (CHECK_COLUMNS[1] - 1, 0, 0, CHECK_COLUMNS[3] + 1)
    for column, last, header, style in zip(CHECK_COLUMNS, lasts, words.CHECK_HEADERS, styles, strict=True):
        page.put(Cell(page.row, column, header, style, last))
    page.next()
    cells: dict[str, str] = {}
    for check in checks:
        cells[live_cell(check.name)] = f"{column_letters(CHECK_COLUMNS[2])}{page.row}"
        formula = check.formula
        for name, cell in cells.items():
            formula = formula.replace(name, cell)
        if formula and check.value is not None:
            _check(page, check, check.value, formula)
        else:
            _unchecked(page, check)
        label = f"{check.label}. {check.reason}" if check.reason else check.label
        page.text(label, Style.CHECK_LABEL, last=CHECK_COLUMNS[1] - 1, size=10)
    page.skip(1, 8)


def _unchecked(page: Sheet, check: Check) -> None:
    """A figure beside which no formula can stand, and that says so."""
    _, ours, live, verdict = CHECK_COLUMNS
    page.widen(ours, ours, check.value, check.format, size=10)
    page.put(Cell(page.row, ours, check.value, Style.CHECK_VALUE, format=check.format))
    page.put(Cell(page.row, live, None, Style.CHECK_VALUE, format=check.format))
    page.put(Cell(page.row, verdict, words.NO_FORMULA, Style.CHECK_VERDICT, verdict + 1, check.format))


def _check(page: Sheet, check: Check, value: float, live_formula: str) -> None:
    _, ours, live, verdict = CHECK_COLUMNS
    for column, figure in ((ours, value), (live, check.cached)):
        page.widen(column, column, figure, check.format, size=10)
    found = value - check.cached
    mine, theirs = (f"{column_letters(column)}{page.row}" for column in (ours, live))
    left = f"{mine}-{theirs}"
    if check.explained:  # live too: once he corrects those cells it agrees
        known = f"ABS({mine}-{theirs}-({check.explained:.10f}))<={check.tolerance:.10f}"
        left = f'IF({known},"{words.EXPLAINED}",{mine}-{theirs}-({check.explained:.10f}))'
    compared = f'IF(ABS({mine}-{theirs})<={check.tolerance:.10f},"{words.AGREES}",{left})'
    formula = f'=IF(ISNUMBER({theirs}),{compared},"{words.BROKEN_FORMULA}")'
    shown: str | float = words.AGREES if abs(found) <= check.tolerance else found
    if check.explained and shown == found:
        unexplained = found - check.explained
        shown = words.EXPLAINED if abs(unexplained) <= check.tolerance else unexplained
    page.put(Cell(page.row, ours, value, Style.CHECK_VALUE, format=check.format))
    page.put(Cell(page.row, live, check.cached, Style.CHECK_VALUE, format=check.format, formula=live_formula))
    page.put(Cell(page.row, verdict, shown, Style.CHECK_VERDICT, verdict + 1, check.format, formula))
