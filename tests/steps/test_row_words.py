"""A person reads how many rows left, and of those that did not which and why."""

from klantenbestand.steps.change_plan import Stay
from klantenbestand.steps.row_words import about_rows
from klantenbestand.words.texts.rows import WHY


def stays(*rows):
    return [Stay("customers", row, why) for row, why in rows]


def test_one_and_many_read_right():
    assert about_rows("Klanten", 1, []) == [
        "1 rij staat niet meer op Klanten. Hoe de klant daar stond, vindt u op de tab Samengevoegd."
    ]
    assert about_rows("Relaties", 1200, []) == [
        "1.200 rijen staan niet meer op Relaties. Hoe de klanten daar stonden, vindt u op de tab Samengevoegd."
    ]
    assert about_rows("Klanten", 0, []) == []


def test_in_a_file_all_stay_and_that_is_one_sentence():
    assert about_rows("Klanten", 2, stays((4, "file"), (7, "file"))) == [
        "2 rijen blijven op Klanten staan, gemerkt bij 'Samengevoegd met', en tellen niet meer mee."
    ]


def test_each_row_that_stays_is_named_with_what_holds_it():
    said = about_rows("Klanten", 4, stays((4, "note"), (7, "named"), (9, "note")))
    assert said[0].startswith("1 rij staat niet meer op Klanten.")
    assert said[1:] == [
        f"Op Klanten blijven de rijen 4 en 9 staan, gemerkt bij 'Samengevoegd met': {WHY['note']}.",
        f"Op Klanten blijft rij 7 staan, gemerkt bij 'Samengevoegd met': {WHY['named']}.",
    ]


def test_of_many_rows_the_first_are_named():
    (said,) = about_rows("Klanten", 30, stays(*((row, "beside") for row in range(2, 32))))
    assert "de rijen 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 en nog 20 staan" in said
