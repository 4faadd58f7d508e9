"""Which runs can be taken back, as the workbook remembers them."""

from datetime import UTC, datetime

import pandas as pd

from klantenbestand.book.memory import Memory
from klantenbestand.steps.run_memory import (
    UNDO,
    last_runs,
    last_undo,
    memory_lines,
    past_runs,
    with_lines_back,
    with_run,
)

NOW = datetime(2026, 11, 15, 12, 5, tzinfo=UTC)


def after(*runs):
    memory = Memory()
    for name, step, *undoes in runs:
        memory = with_run(memory, name, step, NOW, undoes[0] if undoes else ("", ""))
    return memory


def live(memory):
    return [one.run for one in last_runs(memory)]


def test_the_last_comes_first_and_what_was_taken_back_is_no_more():
    memory = after(("a", "samenvoegen"), ("b", "contact"))
    assert live(memory) == ["b", "a"]
    assert last_runs(memory)[0].when == "15-11-2026 12:05"
    assert live(with_run(memory, "u", UNDO, NOW, ("b", ""))) == ["a"]


def test_a_group_that_was_taken_back_leaves_the_rest():
    memory = after(("a", "samenvoegen"), ("u", UNDO, ("a", "K1 + K3")))
    assert last_runs(memory)[0].undone == ("K1 + K3",)
    assert live(with_run(memory, "v", UNDO, NOW, ("a", ""))) == []


def test_an_undo_can_be_taken_back_once_and_only_as_the_last_thing():
    memory = after(("a", "samenvoegen"), ("u", UNDO, ("a", "")))
    assert last_undo(memory).run == "u"
    redone = with_run(memory, "r", UNDO, NOW, ("u", ""))
    assert live(redone) == ["a"]
    assert last_undo(redone) is None
    assert last_undo(with_run(memory, "b", "contact", NOW)) is None
    group = with_run(after(("a", "samenvoegen"), ("u", UNDO, ("a", "K1"))), "r", UNDO, NOW, ("u", ""))
    assert last_runs(group)[0].undone == ()


def test_only_so_many_runs_are_remembered():
    memory = after(*((str(number), "contact") for number in range(205)))
    assert [one.run for one in past_runs(memory)] == [str(number) for number in range(5, 205)]


def test_what_a_run_did_to_the_memory_is_taken_back_and_what_came_later_stays():
    day = pd.Timestamp("2026-11-15")
    old = pd.DataFrame({"Groep": ["K1 + K2", "K3 + K4"], "Besloten op": [day, pd.NaT]})
    new = pd.DataFrame({"Groep": ["K3 + K4", "K1 + K9"], "Besloten op": [pd.NaT, day]})
    lines = memory_lines(Memory({"geendubbel": old}), Memory({"geendubbel": new}))
    later = pd.concat([new, pd.DataFrame({"Groep": ["K7 + K8"], "Besloten op": [day]})], ignore_index=True)
    back = with_lines_back(Memory({"geendubbel": later}), lines).tables["geendubbel"]
    assert back["Groep"].tolist() == ["K3 + K4", "K7 + K8", "K1 + K2"]
    assert back["Besloten op"].iloc[2] == day
    assert memory_lines(Memory(), Memory({"x": pd.DataFrame({"a": ["1"]})}))[0].came == ({"a": "1"},)
    emptied = with_lines_back(
        Memory({"x": pd.DataFrame({"a": ["1"]})}), memory_lines(Memory(), Memory({"x": pd.DataFrame({"a": ["1"]})}))
    )
    assert emptied.tables["x"].empty
    assert list(emptied.tables["x"].columns) == ["a"]
