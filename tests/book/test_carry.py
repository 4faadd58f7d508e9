from dataclasses import replace

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.carry import LEFT, carry
from klantenbestand.words.tab import Field, Format, Group, Tab, Table

FIELDS = (
    Field("number", "Klantnummer"),
    Field("amount", "Bedrag", Format.EURO),
    Field("choice", "Besluit", editable=True, choices=("ja", "nee")),
)


def tab(numbers, choices=None, **table):
    frame = pd.DataFrame({"number": numbers, "amount": 1.0, "choice": choices or [None] * len(numbers)})
    return Tab("Dubbelen", Group.DATA, "t", "c", tables=(Table("Dubbelen", frame, FIELDS, key=("number",), **table),))


def old(rows, columns=("Klantnummer", "Bedrag", "Besluit")):
    """An old table whose first data row is Excel row 5."""
    return pd.DataFrame(rows, columns=list(columns), index=range(5, 5 + len(rows)), dtype=object)


def carried(new, same_layout=True, **tables):
    frames = {"Dubbelen" + name.removeprefix("main"): frame for name, frame in tables.items()}
    return carry(new, lambda name: tuple(frames[name].columns) if name in frames else None, frames.get, same_layout)


def shown(table):
    """The rows of a table as they will be read from the sheet."""
    return [
        [None if pd.isna(value) else value for value in row]
        for row in table.frame[[field.source for field in table.fields]].itertuples(index=False)
    ]


def test_a_filled_in_cell_goes_with_its_key():
    done = carried(tab(["3", "1", "2"]), main=old([["1", 9, "ja"], ["2", 9, None], ["3", 9, "nee"]]))
    assert shown(done.tab.tables[0]) == [["3", 1, "nee"], ["1", 1, "ja"], ["2", 1, None]]
    assert len(done.tab.tables) == 1


def test_what_a_person_emptied_stays_empty_and_a_new_row_has_what_the_step_proposes():
    done = carried(tab(["1", "2"], ["ja", "ja"]), main=old([["1", 9, None]]))
    assert shown(done.tab.tables[0]) == [["1", 1, None], ["2", 1, "ja"]]


def test_rows_that_are_gone_stand_beside_only_where_they_hold_something():
    done = carried(tab(["1"]), main=old([["1", 9, None], ["2", 9, "ja"], ["3", 9, " "]]))
    left = done.tab.tables[1]
    assert (left.name, left.title) == ("Dubbelen" + LEFT, "Niet meer geplaatst")
    assert [field.header for field in left.fields] == ["Klantnummer", "Besluit"]
    assert shown(left) == [["2", "ja"]]
    assert left.fields[1].choices == ("ja", "nee")


def test_what_stood_beside_returns_to_its_row_or_stays():
    beside = old([["2", "ja"], ["3", "nee"]], ("Klantnummer", "Besluit"))
    done = carried(tab(["1", "2"]), main=old([["1", 9, None]]), **{LEFT: beside})
    assert shown(done.tab.tables[0]) == [["1", 1, None], ["2", 1, "ja"]]
    assert shown(done.tab.tables[1]) == [["3", "nee"]]


def test_what_stands_in_the_table_itself_goes_before_what_stood_beside_and_neither_is_lost():
    beside = old([["1", "nee"]], ("Klantnummer", "Besluit"))
    done = carried(tab(["1"]), main=old([["1", 9, "ja"]]), **{LEFT: beside})
    assert shown(done.tab.tables[0]) == [["1", 1, "ja"]]
    assert shown(done.tab.tables[1]) == [["1", "nee"]]


def test_rows_with_the_same_key_keep_their_order():
    done = carried(tab(["1", "1", "1"]), main=old([["1", 9, "eerste"], ["1", 9, "tweede"]]))
    assert [row[2] for row in shown(done.tab.tables[0])] == ["eerste", "tweede", None]


def test_a_column_of_a_person_comes_along_to_the_right_with_its_place_told():
    columns = ("Klantnummer", "Bedrag", "Besluit", "Mijn score", "Sinds")
    day = pd.Timestamp("2024-02-01")
    rows = [["2", 9, None, 4.5, day], ["1", 9, None, None, day], ["8", 9, None, 7, None]]
    done = carried(tab(["1", "2", "3"]), main=old(rows, columns))
    main, left = done.tab.tables
    assert [(field.header, field.format, field.editable) for field in main.fields[3:]] == [
        ("Mijn score", Format.DECIMAL, False),
        ("Sinds", Format.DATE, False),
    ]
    assert [row[3:] for row in shown(main)] == [[None, day], [4.5, day], [None, None]]
    assert [field.header for field in left.fields] == ["Klantnummer", "Besluit", "Mijn score", "Sinds"]
    assert shown(left) == [["8", None, 7, None]]
    assert done.own == {"Dubbelen": ("Mijn score", "Sinds")}
    assert done.origins == {"Dubbelen": [("Dubbelen", 6), ("Dubbelen", 5), None]}


def test_a_column_between_ours_is_the_persons_too_unless_the_layout_changed():
    columns = ("Klantnummer", "Tussenin", "Bedrag", "Besluit", "Achteraan")
    before = old([["1", "x", 9, None, "y"]], columns)
    assert [field.header for field in carried(tab(["1"]), main=before).tab.tables[0].fields[3:]] == [
        "Tussenin",
        "Achteraan",
    ]
    other = carried(tab(["1"]), same_layout=False, main=before)
    assert [field.header for field in other.tab.tables[0].fields[3:]] == ["Achteraan"]


def test_headers_match_without_regard_to_case_and_line_breaks():
    done = carried(tab(["1"]), main=old([["1", 9, "ja"]], ("KLANTNUMMER", "Bedrag", "Besluit ")))
    assert shown(done.tab.tables[0]) == [["1", 1, "ja"]]


def test_a_table_that_nobody_fills_in_is_not_even_read():
    plain = tab(["1"])
    table = replace(plain.tables[0], fields=FIELDS[:2])

    def rows(_name):
        raise AssertionError

    done = carry(replace(plain, tables=(table,)), lambda _name: ("Klantnummer", "Bedrag"), rows)
    assert done.tab.tables == (table,)


def test_without_a_key_a_row_is_known_by_all_that_is_ours():
    new = tab(["1", "2"])
    table = replace(new.tables[0], key=())
    done = carried(replace(new, tables=(table,)), main=old([["2", 1.0, "ja"], ["1", 5.0, "nee"]]))
    assert shown(done.tab.tables[0]) == [["1", 1, None], ["2", 1, "ja"]]
    assert shown(done.tab.tables[1]) == [["1", 5.0, "nee"]]


def test_the_first_time_nothing_changes():
    new = tab(["1"])
    assert carried(new).tab == new


KEYS = st.lists(st.sampled_from("abcde"), max_size=6)


@given(st.lists(KEYS, min_size=1, max_size=4), st.data())
def test_nothing_that_a_person_filled_in_ever_gets_lost(runs, data):
    """Over a row of runs with other keys each time, every filled-in cell stands in the table or beside it."""
    main = left = None
    filled: list[str] = []
    for at, keys in enumerate(runs):
        tables = {name: frame for name, frame in (("main", main), (LEFT, left)) if frame is not None}
        done = carried(tab(list(keys)), **tables)
        there = [row[-1] for table in done.tab.tables for row in shown(table) if row[-1]]
        assert sorted(there) == sorted(filled)
        rows = shown(done.tab.tables[0])
        for row in rows:
            if row[2] is None and data.draw(st.booleans()):
                row[2] = f"{row[0]} in run {at}"
                filled.append(row[2])
        main = old(rows)
        beside = done.tab.tables[1:]
        left = old(shown(beside[0]), ("Klantnummer", "Besluit")) if beside else None
