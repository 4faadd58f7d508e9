"""Every different text is read once, and comes back in the right rows."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading.distinct import Place, Reading, alone, read_distinct

PLACE = Place("Klanten", "Naam", "B")


def cells(*texts: str | None, first_row: int = 2) -> pd.Series:
    return pd.Series(texts, index=range(first_row, first_row + len(texts)), dtype="str")


def upper(text: str) -> Reading:
    return Reading(text.upper(), "shouted" if text != text.upper() else "", text.upper())


def test_a_text_is_read_once_however_often_it_stands_there() -> None:
    asked = []

    def remember(text: str) -> Reading:
        asked.append(text)
        return Reading(text)

    read_distinct(cells("a", "b", "a", None, "a"), alone(remember))
    assert asked == ["a", "b"]


def test_values_and_findings_keep_their_rows() -> None:
    readings = read_distinct(cells("a", "B", None, "a", first_row=7), alone(upper))
    assert readings.as_text().to_dict() == {7: "A", 8: "B", 9: readings.as_text()[9], 10: "A"}
    assert pd.isna(readings.as_text()[9])
    (finding,) = readings.findings(PLACE)
    assert (finding.code, list(finding.rows)) == ("shouted", [7, 10])
    assert (list(finding.values), list(finding.expected)) == (["a", "a"], ["A", "A"])
    assert (finding.sheet, finding.column, finding.letter) == ("Klanten", "Naam", "B")


def test_a_column_that_needs_nothing_is_handed_back_itself() -> None:
    column = cells("A", "B")
    readings = read_distinct(column, alone(upper), plain="[A-Z]")
    assert readings.as_text() is column
    assert readings.findings(PLACE) == []


def test_share_read_counts_cells_and_not_texts() -> None:
    def only_numbers(text: str) -> Reading:
        return Reading(float(text)) if text.isdecimal() else Reading(None, "number-unread")

    readings = read_distinct(cells("1", "1", "1", "x", None), alone(only_numbers))
    assert readings.share_read() == 0.75
    assert readings.as_type("float64").dropna().to_dict() == {2: 1.0, 3: 1.0, 4: 1.0}


def test_a_cell_that_says_nothing_counts_as_understood() -> None:
    readings = read_distinct(cells("-", "-"), alone(lambda _: Reading(None, "cell-says-nothing")))
    assert readings.share_read() == 1.0


@given(st.lists(st.one_of(st.none(), st.sampled_from(["a", "B", "c", "D"])), max_size=20))
def test_reading_by_distinct_texts_is_reading_cell_by_cell(texts: list[str | None]) -> None:
    column = pd.Series(texts, dtype="str")
    found = read_distinct(column, alone(upper), plain="[A-Z]").as_text()
    assert found.fillna("").tolist() == [text.upper() if text else "" for text in texts]
