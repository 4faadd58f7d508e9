"""A typed sheet that remembers where it came from."""

import pandas as pd

from klantenbestand.book.protocol import Area
from klantenbestand.reading.distinct import Place
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.words.sheets import CUSTOMERS

FRAME = pd.DataFrame({"customer": ["1"], "name": ["Anna Jansen"]}, index=[2], dtype="str")
DATA = SheetData(
    CUSTOMERS,
    "Relaties",
    Area("Relaties", 1, 1, 2),
    FRAME,
    {"customer": "Nr", "name": "Naam"},
    {"customer": "A", "name": "B"},
)


def test_a_place_is_told_in_the_owners_words() -> None:
    assert DATA.place("customer") == Place("Relaties", "Nr", "A")


def test_a_column_made_from_another_points_at_that_other() -> None:
    made = DATA.with_frame(FRAME.assign(last_name=["Jansen"]), {"last_name": "name"})
    assert list(made.frame) == ["customer", "last_name", "name"]  # in our order
    assert made.place("last_name") == Place("Relaties", "Naam", "B")
    assert made.made_from == {"last_name": "name"}
    assert DATA.made_from == {}
