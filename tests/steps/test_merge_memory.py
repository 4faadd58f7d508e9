"""What a person said on *Dubbelen* holds after an undo: not the same stays not the same, and nothing is ticked anew."""

import re
from datetime import UTC, date, datetime

import openpyxl
import pytest

from customer_tables import TWO_ALIKE
from klantenbestand.book.journal import MemoryLine
from klantenbestand.book.memory import Memory
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.duplicate_memory import REFUSED, Refusal, refusals, with_refusals
from klantenbestand.steps.merge_memory import memory_back
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.run_memory import memory_lines
from klantenbestand.steps.samenvoegen import samenvoegen
from owner_doors import FileDoor, OpenDoor
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = (
    TWO_ALIKE
    + """\
| K6          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Goes   | '0611112222' | 05-05-1990    |
| K7          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Goes   | '0611112222' | 05-05-1990    |
"""
)
PURCHASES = "| Ordernummer | Datum | Klantnummer | Bedrag |\n|---|---|---|---|\n| O1 | 01-02-2026 | K3 | 10 |\n"


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def door(request, tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    made = request.param(workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES}))
    made.run(dubbelen, RUN)
    return made


def decisions_in(book):
    """The cell of each decision on *Dubbelen*, by group."""
    sheet = book["Dubbelen"]
    top, bottom = (int(row) for row in re.findall(r"\d+", sheet.tables["Dubbelen"].ref))
    columns = {cell.value: cell.column for cell in sheet[top] if cell.value}
    lines = range(top + 1, bottom + 1)
    chosen = [row for row in lines if sheet.cell(row, columns["Rij"]).value == "zo wordt het"]
    return {sheet.cell(row, columns["Groep"]).value: sheet.cell(row, columns["Besluit"]) for row in chosen}


def shown(door):
    return {group: cell.value for group, cell in decisions_in(openpyxl.load_workbook(door.now())).items()}


def choose(door, group, word):
    def change(book):
        decisions_in(book)[group].value = word

    door.edit(change)


def own_edit(door):
    """So that the file's own bytes cannot return."""
    door.edit(lambda book: setattr(book["Klanten"]["B3"], "value", "Wim"))


@pytest.mark.parametrize("group", ["K6+K7", ""], ids=["one group", "the whole run"])
def test_who_is_not_the_same_stays_so_when_a_merge_is_taken_back(door, group):
    choose(door, "K1 + K3", "Niet dezelfde")
    door.run(samenvoegen, RUN)
    own_edit(door)
    door.run(ongedaan, RUN, group=group)
    assert "K1 + K3" not in shown(door)
    door.run(samenvoegen, RUN)
    numbers = [row[0] for row in openpyxl.load_workbook(door.now())["Klanten"].iter_rows(values_only=True)]
    assert {"K1", "K3"} <= set(numbers)


@pytest.mark.parametrize("group", ["K1+K3", ""], ids=["one group", "the whole run"])
def test_what_was_taken_apart_is_not_ticked_again_but_kept_for_later(door, group):
    door.run(samenvoegen, RUN)
    own_edit(door)
    door.run(ongedaan, RUN, group=group)
    assert shown(door)["K1 + K3"] == "Later"
    assert not door.run(samenvoegen, RUN).json["samengevoegd"]


def test_a_refusal_that_followed_a_customer_to_another_number_goes_back_with_him():
    said = Refusal("K3 + K5", ("K3", "K5"), ("a", "b"), date(2026, 1, 1))
    followed = Refusal("K3 + K5", ("K1", "K5"), ("c", "b"), date(2026, 1, 1))
    new = Refusal("K8 + K9", ("K8", "K9"), ("d", "e"), date(2026, 11, 15))
    before, after = with_refusals(Memory(), [said]), with_refusals(Memory(), [followed, new])
    lines = memory_lines(before, after)
    assert {line.word for line in lines} == {REFUSED}
    assert {one.pair for one in refusals(memory_back(after, lines, {"K3"}, whole=True))} == {("K3", "K5"), ("K8", "K9")}
    assert {one.pair for one in refusals(memory_back(after, lines, {"K6"}, whole=False))} == {
        ("K1", "K5"),
        ("K8", "K9"),
    }


def test_other_memories_go_back_with_the_whole_run_only():
    line = MemoryLine("bezwaren", ({"Wie": "x"},), ())
    assert "bezwaren" in memory_back(Memory(), [line], {"K3"}, whole=True).tables
    assert "bezwaren" not in memory_back(Memory(), [line], {"K3"}, whole=False).tables


def rows_become(door, rows):
    """The owner types other cells in rows of *Klanten*, from the first name on."""

    def change(book):
        for row, cells in rows.items():
            for column, value in enumerate(cells, 2):
                book["Klanten"].cell(row, column).value = value

    door.edit(change)


HOME = ("Dijkgraaf", "Laan", 8, "4382 KC")


@pytest.mark.parametrize("group", ["K6+K7", ""], ids=["one group", "the whole run"])
def test_a_no_to_whoever_stayed_holds_again_when_the_merge_is_taken_back(door, group):
    k2, k6 = ("L.", *HOME, "Goes", None, None), ("Lucas", *HOME, "Goes", "0611112222", None)
    rows_become(door, {3: k2, 5: k6, 6: ("Emma", "Hoogland", "Markt", 5, "4301 AB", "Goes", None, None)})
    door.run(dubbelen, RUN)
    choose(door, "K2 + K6", "Niet dezelfde")
    door.run(dubbelen, RUN)
    rows_become(door, {6: ("Lucas", *HOME, None, "0611112222", "05-05-1990")})
    door.run(dubbelen, RUN)
    assert shown(door)["K6 + K7"] == "Samenvoegen"
    done = door.run(samenvoegen, RUN).json["samengevoegd"]
    assert {"klantnummer": "K6", "vervallen": ["K7"]} in done, "K6 gets the date of birth of K7"
    door.edit(lambda book: None)
    assert not [found for found in shown(door) if {"K2", "K6"} <= {*found.split(" + ")}]
    door.run(ongedaan, RUN, group=group)
    for _ in range(2):
        assert not [found for found in shown(door) if {"K2", "K6"} <= {*found.split(" + ")}]
        door.run(dubbelen, RUN)
    door.run(ongedaan, RUN, again=True)
    assert not [found for found in shown(door) if {"K2", "K6"} <= {*found.split(" + ")}]
