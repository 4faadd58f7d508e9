"""Any sequence of steps that change data, sorts, inserts, deletes and undos ends, once all is taken back, in the first
state of what the steps had changed; and never does a row get what is not its own."""

import os
import tempfile
from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from klantenbestand.book.file_book import FileBook
from klantenbestand.steps.changing import Cell, Edit, LeavingRow, NewRow, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Outcome, Run
from owner_doors import FileDoor, OpenDoor

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
HEADERS = {
    "Klanten": ["Klantnummer", "Achternaam", "Telefoon", "Geboortedatum", "Geen reclame", "Kleur", "E-mail"],
    "Aankopen": ["Ordernummer", "Datum", "Klantnummer", "Artikel", "Bedrag", "Notitie"],
}
KEYS = {"Klanten": "customers", "Aankopen": "purchases"}
DAY = datetime(2024, 3, 1)  # noqa: DTZ001 - a cell has no time zone
OTHER = datetime(2025, 6, 1)  # noqa: DTZ001

Line = list[Any]
_TO = " -> "


@dataclass
class Desk:
    """A workbook and what a person who watches knows of each row: what it held at first (None: a step made it)."""

    door: FileDoor | OpenDoor
    origins: dict[str, list[Line | None]]
    inserted: int = 0
    left: list[dict[str, Any]] = field(default_factory=list)
    away: list[Line] = field(default_factory=list)  # customers that left the sheet: only in Excel
    sorted: bool = False
    seen: Any = None  # the workbook of openpyxl as it was last looked at; None: something changed since

    def rows(self, sheet: str) -> list[list[tuple[Any, str]]]:
        """The data rows as value and number format, behind which stands where a click leads."""
        if self.seen is None:
            self.seen = openpyxl.load_workbook(self.door.now())
        found = self.seen[sheet]
        width = len(HEADERS[sheet])
        lines = [
            [(cell.value, cell.number_format + (_TO + cell.hyperlink.target if cell.hyperlink else "")) for cell in row]
            for row in found.iter_rows(min_row=2, max_col=max(found.max_column, width))
        ]
        while lines and all(value is None for value, _ in lines[-1]):
            lines.pop()
        return lines

    def rewrite(self, sheet: str, order: list[int | Line]) -> None:
        """The owner puts the rows in this order: numbers are rows that stand there, lines are new ones."""
        lines, origins = self.rows(sheet), self.origins[sheet]
        width = max([len(HEADERS[sheet]), *map(len, lines)])
        new = [lines[at] if isinstance(at, int) else [(value, _shown(value)) for value in at] for at in order]
        self.origins[sheet] = [origins[at] if isinstance(at, int) else at for at in order]

        def change_rows(book: Any) -> None:
            found = book[sheet]
            found._hyperlinks = []
            for row in range(2, max(len(lines), len(new)) + 2):
                line = new[row - 2] if row - 2 < len(new) else []
                for column in range(1, width + 1):
                    value, shown = line[column - 1] if column <= len(line) else (None, "General")
                    dress(found.cell(row, column), value, shown)
            for table in found.tables.values():
                last = get_column_letter(openpyxl.utils.range_boundaries(table.ref)[2])
                table.ref = f"A1:{last}{max(len(new), 1) + 1}"
                if table.autoFilter:
                    table.autoFilter.ref = table.ref

        self.door.edit(change_rows)
        self.seen = None

    def step(self, edits: list[Edit]) -> None:
        """A step that changes data."""

        def work(book: Any) -> None:
            change(book, RUN, "proef", read_and_check(book, RUN).data, edits, finish=standard(book, RUN))

        self.door.run(work)
        self.seen = None
        numbers = [line[0][0] for line in self.rows("Klanten")]
        gone = [line for line in self.origins["Klanten"] if line is not None and line[0] not in numbers]
        self.away += gone
        self.origins["Klanten"] = [line for line in self.origins["Klanten"] if line is None or line not in gone]
        for edit in edits:
            if isinstance(edit, NewRow):
                self.origins[{key: sheet for sheet, key in KEYS.items()}[edit.sheet]].append(None)

    def undo(self) -> bool:
        """Whether there was anything to take back; he says yes, also to the step before one that is stuck."""
        outcome: Outcome = self.door.run(ongedaan, RUN, lambda _plan: True)
        self.seen = None
        self.left += outcome.json["gebleven"]
        for at, line in enumerate(self.rows("Klanten")):
            for back in [one for one in self.away if one[0] == line[0][0]]:
                self.away.remove(back)
                self.origins["Klanten"].insert(at, back)
        for sheet, origins in self.origins.items():  # a row of a step that went leaves an empty one, or none
            names = [line[0][0] for line in self.rows(sheet)]
            while len(origins) > len(names):
                gone = (at for at, name in enumerate(names) if origins[at] is None and name not in ("O9", None))
                origins.pop(next(gone, -1))
        return outcome.json["teruggedraaid"] is not None


def _shown(value: Any) -> str:
    if isinstance(value, str) and "@" in value:
        return f"General{_TO}mailto:{value}"
    return "dd-mm-yyyy" if isinstance(value, datetime) else "General"


def dress(cell: Any, value: Any, shown: str) -> None:
    """A cell with a value, its number format and where a click on it leads."""
    code, _, target = shown.partition(_TO)
    cell.hyperlink = target or None
    cell.style = "Hyperlink" if target else "Normal"
    cell.value, cell.number_format = value, code


def first_rows(draw: Any, *, alike: bool) -> dict[str, list[Line]]:
    """Rows of customers and purchases; `alike`: purchases may be the same in every cell."""

    def one_of(*values: Any) -> Any:
        return draw(st.sampled_from(values))

    customers, purchases = [], []
    for at in range(1, draw(st.integers(2, 4)) + 1):
        phone, since = one_of("06-12345678", "0201234567", None), one_of(DAY, None)
        name = one_of("Jansen", "Visser")
        mail = one_of(f"k{at}@home.nl", None)
        customers.append([f"K{at}", name, phone, since, one_of("nee", "post", None), one_of("rood", None), mail])
    for at in range(1, draw(st.integers(1, 5)) + 1):
        order = draw(st.integers(1, 2)) if alike else at
        bought = one_of("thee", "koffie"), one_of(5, 7.5)
        purchases.append([f"O{order}", DAY, f"K{draw(st.integers(1, 3))}", *bought, None if alike else f"bon {at}"])
    return {"Klanten": customers, "Aankopen": purchases}


def made(folder: Path, rows: dict[str, list[Line]], *, tables: bool) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet, lines in rows.items():
        page = book.create_sheet(sheet)
        for line in [HEADERS[sheet], *lines]:
            page.append(line)
        for row in page.iter_rows(min_row=2):
            for cell in row:
                dress(cell, cell.value, _shown(cell.value))
        if tables:
            reference = f"A1:{get_column_letter(len(HEADERS[sheet]))}{len(lines) + 1}"
            page.add_table(openpyxl.worksheet.table.Table(displayName=f"tbl{sheet}", ref=reference))
    path = folder / "Klanten van Jo.xlsx"
    book.save(path)
    return path


CUSTOMER_VALUES = [
    ("phone", "0611111111"),
    ("phone", None),
    ("last_name", "Bakker"),
    ("no_advertising", "alles"),
    ("birth_date", OTHER.date()),
    ("Kleur", "blauw"),
    ("remarks", "let op"),
]


def some_edits(draw: Any, desk: Desk) -> list[Edit]:
    edits: dict[tuple[str, int, str], Edit] = {}
    customers = [at for at, line in enumerate(desk.rows("Klanten"), 2) if line[0][0]]
    purchases = [at for at, line in enumerate(desk.rows("Aankopen"), 2) if line[0][0]]
    for _ in range(draw(st.integers(1, 3))):
        if customers:
            row, (column, value) = draw(st.sampled_from(customers)), draw(st.sampled_from(CUSTOMER_VALUES))
            edits["customers", row, column] = Cell("customers", row, column, value)
        if purchases and draw(st.booleans()):
            row, number = draw(st.sampled_from(purchases)), f"K{draw(st.integers(1, 3))}"
            edits["purchases", row, "customer"] = Cell("purchases", row, "customer", number)
    if len(customers) > 1 and draw(st.integers(0, 2)) == 0:
        for row in draw(st.sets(st.sampled_from(customers), min_size=1, max_size=2)):
            mark = Cell("customers", row, "merged_into", "K99")
            edits = {at: edit for at, edit in edits.items() if at[:2] != ("customers", row)}
            edits["customers", row, "merged_into"] = LeavingRow("customers", row, mark)
    new = draw(st.integers(0, 2))
    row = NewRow("purchases", {"order": "O9", "date": OTHER.date(), "customer": "K1", "amount": 3.0})
    return [*edits.values(), *[row] * new]


def one_thing(draw: Any, desk: Desk, *, deletes: bool) -> None:
    kind = draw(st.sampled_from(["step", "step", "step", "sort", "insert", "undo", *(["delete"] if deletes else [])]))
    sheet = draw(st.sampled_from(list(HEADERS)))
    order: list[int | Line] = list(range(len(desk.rows(sheet))))
    if kind == "step":
        desk.step(some_edits(draw, desk))
    elif kind == "undo":
        desk.undo()
    elif kind == "sort":
        desk.rewrite(sheet, draw(st.permutations(order)))
        desk.sorted |= sheet == "Klanten"
    elif kind == "insert":
        desk.inserted += 1
        name = f"{'K' if sheet == 'Klanten' else 'O'}{50 + desk.inserted}"
        line = (
            [name, "Nieuw", None, None, None, None, None]
            if sheet == "Klanten"
            else [name, DAY, "K1", "taart", 9, "van Jo"]
        )
        order.insert(draw(st.integers(0, len(order))), line)
        desk.rewrite(sheet, order)
    elif len(order) > 1:
        order.pop(draw(st.integers(0, len(order) - 1)))
        desk.rewrite(sheet, order)


def check_first_state(desk: Desk) -> None:
    assert not desk.away, "who left is back"
    own = [line[0] for line in desk.origins["Klanten"] if line is not None and len(line[0]) == 2]
    assert desk.sorted or own == sorted(own), "where he stood"
    for sheet, origins in desk.origins.items():
        width = len(HEADERS[sheet])
        lines = [[value for value, _ in line] for line in desk.rows(sheet)]
        assert all(value is None for line in lines for value in line[width:]), "what steps added in columns is gone"
        filled = [line[:width] for line in lines if any(value is not None for value in line)]
        if any(one["tab"] == sheet and one["rij"].endswith("O9") for one in desk.left):
            filled = [line for line in filled if line[0] != "O9"]  # of two alike he deleted one: said, and left alone
        assert filled == [line for line in origins if line is not None], sheet
    shown = [cell for line in desk.rows("Klanten") for cell in line if isinstance(cell[0], str) and "@" in cell[0]]
    assert all(cell[1] == _shown(cell[0]) for cell in shown), "its address can be clicked"


def a_life(draw: Any, door: type[FileDoor | OpenDoor], *, alike: bool, deletes: bool, length: int) -> None:
    rows = first_rows(draw, alike=alike)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLANTENBESTAND_DATA", str(Path(folder) / "data"))
        path = made(Path(folder), rows, tables=draw(st.booleans()))
        desk = Desk(door(path), {sheet: [copy(line) for line in lines] for sheet, lines in rows.items()})
        for _ in range(draw(st.integers(1, length))):
            one_thing(draw, desk, deletes=deletes)
        while desk.undo():
            pass
        if alike:
            check_nobody_elses(desk)
        else:
            check_first_state(desk)


def check_nobody_elses(desk: Desk) -> None:
    """Rows that are alike may stand for each other; where it could not be certain, it was said."""
    for sheet, origins in desk.origins.items():
        width = len(HEADERS[sheet])
        lines = [tuple(value for value, _ in line[:width]) for line in desk.rows(sheet)]
        filled = Counter(line for line in lines if any(value is not None for value in line))
        wanted = Counter(tuple(line) for line in origins if line is not None)
        if not [one for one in desk.left if one["tab"] == sheet]:
            assert filled == wanted, sheet


LIVES = int(os.environ.get("KLANTENBESTAND_LIVES", "1"))  # 60 take ten minutes: for who changed the undo
BOUNDED = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("door", [FileDoor, OpenDoor], ids=["file", "open"])
@BOUNDED
@given(data=st.data())
def test_all_that_steps_changed_is_taken_back_whatever_came_in_between(door, data):
    a_life(data.draw, door, alike=False, deletes=True, length=6)


@BOUNDED
@given(data=st.data())
def test_rows_that_are_alike_never_get_what_is_not_theirs(data):
    a_life(data.draw, FileDoor, alike=True, deletes=True, length=5)


@pytest.mark.slow
@pytest.mark.parametrize("door", [FileDoor, OpenDoor], ids=["file", "open"])
@settings(BOUNDED, max_examples=LIVES)
@given(data=st.data())
def test_long_lives(door, data):
    a_life(data.draw, door, alike=data.draw(st.booleans()), deletes=True, length=10)


@settings(BOUNDED, max_examples=3)
@given(data=st.data())
def test_undo_right_after_a_step_gives_the_very_bytes_of_before(data):
    rows = first_rows(data.draw, alike=True)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLANTENBESTAND_DATA", str(Path(folder) / "data"))
        path = made(Path(folder), rows, tables=data.draw(st.booleans()))
        desk, states = Desk(FileDoor(path), {sheet: list(lines) for sheet, lines in rows.items()}), []
        for _ in range(data.draw(st.integers(1, 3))):
            states.append(path.read_bytes())
            desk.step([*some_edits(data.draw, desk), NewRow("purchases", {"date": OTHER.date(), "amount": 1.0})])
        for state in reversed(states):
            ongedaan(FileBook.open(path, in_place=True), RUN)
            assert path.read_bytes() == state
