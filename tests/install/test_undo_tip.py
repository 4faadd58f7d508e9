"""The tip of *Laatste stap ongedaan maken*: which step it takes back, as the memory of the workbook in front has it."""

from datetime import UTC, datetime

import pytest

from install.vba_machine import Book, Machine, tip_over
from klantenbestand.book.memory import Memory, memory_tab
from klantenbestand.steps.run_memory import last_runs, with_run

FINE = "C:\\Jo\\Klanten.xlsx"
NOTHING = "Draait terug: de laatste stap die iets in uw gegevens veranderde, ook weken later."


def tip(*sheets: tuple[str, dict]) -> str:
    """The tip over a workbook with these sheets, each with tables by name."""
    return tip_over(Machine(Book(FINE, dict(sheets))), "UndoTip.TellUndo")


def remembered(memory: Memory, name: str = "Geheugen") -> tuple[str, dict]:
    """The hidden tab as Excel has it: each table by name, its rows as texts."""
    tables = memory_tab(memory).tables
    return name, {
        table.name: [["" if text is None else str(text) for text in row] for row in table.frame.values.tolist()]
        for table in tables
    }


def after(*runs: tuple[str, str, tuple[str, str]]) -> Memory:
    """The memory after these runs: name, step, and what an undo took back."""
    memory = Memory()
    for hour, (name, step, undoes) in enumerate(runs, 8):
        memory = with_run(memory, name, step, datetime(2026, 11, 22, hour, 5, tzinfo=UTC), undoes)
    return memory


MERGED = ("R1", "samenvoegen", ("", ""))
LEFT = ("R2", "afmelden", ("", ""))


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ((MERGED,), "de stap samenvoegen van 22-11-2026 08:05"),
        ((MERGED, LEFT), "de stap afmelden van 22-11-2026 09:05"),
        ((MERGED, LEFT, ("R3", "ongedaan", ("R2", ""))), "de stap samenvoegen van 22-11-2026 08:05"),
        ((MERGED, ("R3", "ongedaan", ("R1", "10001 + 10002"))), "de stap samenvoegen van 22-11-2026 08:05"),
        ((MERGED, ("R3", "ongedaan", ("R1", "")), ("R4", "ongedaan", ("R3", ""))), "de stap samenvoegen van 22-11"),
    ],
    ids=["one", "the last", "the one before", "of which a group was taken back", "which was done again"],
)
def test_it_names_the_step_that_the_button_takes_back(runs, words):
    memory = after(*runs)
    told = tip(("Klanten", {}), remembered(memory))
    assert told.startswith(f"Draait terug: {words}")
    assert last_runs(memory)[0].step in told, "as the step itself has it"
    assert told.endswith("blijft staan en wordt genoemd.")


def test_where_there_is_nothing_to_take_back_it_says_what_the_button_is_for():
    everything_back = after(MERGED, ("R3", "ongedaan", ("R1", "")))
    for sheets in ((), (("Klanten", {}),), (remembered(Memory()),), (remembered(everything_back),)):
        assert tip(*sheets).startswith(NOTHING)
    assert tip_over(Machine(None), "UndoTip.TellUndo").startswith(NOTHING)


def test_a_tab_of_the_owner_with_that_name_is_passed_over():
    own = ("Geheugen", {"Tabel1": [["boodschappen"]]})
    assert "samenvoegen van 22-11-2026" in tip(own, remembered(after(MERGED), "Geheugen (KB)"))


@pytest.mark.parametrize(
    "row",
    [
        ("R1", "Bel 0900-1234 voor hulp", "2026-11-22 08:05", "", ""), ("R1", "samenvoegen", "morgen", "", ""),
        ("R1", "", "2026-11-22 08:05", "", ""), ("R1", "a" * 21, "2026-11-22 08:05", "", ""),
    ],
)  # fmt: skip
def test_words_of_whoever_sent_the_workbook_are_not_shown(row):
    assert tip(("Geheugen", {"Geheugen_stappen": [row]})).startswith(NOTHING)
