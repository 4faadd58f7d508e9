"""Carrying a step out again takes the undo that was the last one, also where only its journal knows of it: never
another."""

from datetime import UTC, date, datetime, timedelta

import pytest

from klantenbestand.steps.changing import Cell, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.undo_targets import again_target
from klantenbestand.words.errors import SafetyError
from owner_doors import FileDoor, OpenDoor, rows_of
from workbooks import workbook_from_markdown

CUSTOMERS = """
| Klantnummer | Achternaam | Plaats | Opmerkingen |
|-------------|------------|--------|-------------|
| K1          | Berkhof    | Goes   |             |
| K2          | Zonneveld  | Goes   |             |
"""


class Clock:
    """Runs one after the other, so many seconds apart."""

    def __init__(self, seconds):
        self.step, self.now = timedelta(seconds=seconds), datetime(2026, 11, 15, 12, tzinfo=UTC)

    def run(self):
        self.now += self.step
        return Run(date(2026, 11, 15), self.now)


@pytest.fixture(params=[2, 120], ids=["the same minute", "minutes apart"])
def clock(request):
    return Clock(request.param)


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    return workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS})


def note(door, clock, row, text, step):
    def step_of(book):
        run = clock.run()
        data = read_and_check(book, run).data
        return change(book, run, step, data, [Cell("customers", row, "remarks", text)], finish=standard(book, run))

    door.run(step_of)


def touched(door):
    door.edit(lambda book: book["Klanten"].__setitem__("H20", "los briefje"))


def undo(door, clock, **options):
    return door.run(ongedaan, clock.run(), **options)


def remarks(door):
    return [row[3] for row in rows_of(door, "Klanten")[1:3]]


def undone_in_memory(door, clock):
    """A step and its undo, both of which *Geheugen* knows."""
    note(door, clock, "K1", "eerste", "eerste")
    touched(door)
    undo(door, clock)
    assert remarks(door) == [None, None]


def test_after_an_undo_that_gave_back_the_bytes_that_one_is_carried_out_again(source, clock):
    door = FileDoor(source)
    undone_in_memory(door, clock)
    note(door, clock, "K2", "tweede", "tweede")
    assert undo(door, clock).messages[-1].startswith("Het bestand is weer precies")
    outcome = undo(door, clock, again=True)
    assert outcome.json["teruggedraaid"]["stap"] == "tweede"
    assert remarks(door) == [None, "tweede"]


def test_a_file_that_has_another_name_by_then_is_known_by_its_bytes(source, clock):
    door = FileDoor(source)
    note(door, clock, "K1", "eerste", "eerste")
    door.path = source.rename(source.with_name("Anders.xlsx"))
    assert undo(door, clock).messages[-1].startswith("Het bestand is weer precies")
    (door.path.parent / "map").mkdir()
    door.path = door.path.rename(door.path.parent / "map" / "Nog anders.xlsx")
    assert undo(door, clock, again=True).json["teruggedraaid"]["stap"] == "eerste"
    assert remarks(door) == ["eerste", None]


def test_where_the_file_changed_after_that_undo_it_is_said_and_nothing_is_carried_out(source, clock):
    door = FileDoor(source)
    undone_in_memory(door, clock)
    note(door, clock, "K2", "tweede", "tweede")
    undo(door, clock)
    touched(door)
    before = door.now().read_bytes()
    with pytest.raises(SafetyError) as stopped:
        undo(door, clock, again=True)
    assert stopped.value.code == "undo-again-lost"
    assert door.now().read_bytes() == before


def test_the_workbook_that_is_open_by_then_does_not_carry_out_another_step_either(source, clock):
    door = FileDoor(source)
    undone_in_memory(door, clock)
    note(door, clock, "K2", "tweede", "tweede")
    undo(door, clock)
    with pytest.raises(SafetyError) as stopped:
        undo(OpenDoor(source), clock, again=True)
    assert stopped.value.code == "undo-again-lost"


def test_an_undo_that_geheugen_knows_goes_before_an_older_one_of_bytes(source, clock):
    door = FileDoor(source)
    note(door, clock, "K2", "eerste", "eerste")
    undo(door, clock)
    note(door, clock, "K1", "tweede", "tweede")
    touched(door)
    undo(door, clock)
    assert undo(door, clock, again=True).json["teruggedraaid"]["stap"] == "tweede"
    assert remarks(door) == ["tweede", None]


def test_without_any_undo_or_after_a_step_since_there_is_nothing_to_carry_out_again(source, clock):
    door = FileDoor(source)
    assert door.run(again_target) is None
    note(door, clock, "K2", "eerste", "eerste")
    undo(door, clock)
    note(door, clock, "K1", "tweede", "tweede")
    assert door.run(again_target) is None


def test_where_the_journal_of_the_step_is_gone_it_is_said(source, clock, tmp_path):
    door = FileDoor(source)
    note(door, clock, "K2", "eerste", "eerste")
    undo(door, clock)
    (journal,) = (tmp_path / "data").rglob("* eerste *.jsonl")
    journal.unlink()
    with pytest.raises(SafetyError) as stopped:
        door.run(again_target)
    assert stopped.value.code == "undo-again-lost"
