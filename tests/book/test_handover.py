"""What the add-in hands over goes again, and only what it gives is taken."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.handover import clear_handover, take_mark, words_of
from klantenbestand.book.own_folders import handover_folder

TOKEN = "0123ABCD-0000"
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.fixture
def folder():
    """The folder with what a run finds there, what another left an hour and two days ago, and a list."""
    made = handover_folder()
    made.mkdir(parents=True)
    for name, hours in ((f"{TOKEN}.start", 0), (f"{TOKEN}.xlsx", 0), ("AA.xlsx", 1), ("BB.xlsm", 48), ("list.txt", 48)):
        file = made / name
        file.write_text("x")
        os.utime(file, (time.time() - hours * 3600,) * 2)
    (made / "Zelftest").mkdir()
    return made


def names(folder):
    return {file.name for file in folder.iterdir()}


def test_the_mark_goes_first_and_the_copy_stays_until_the_end(folder):
    take_mark(TOKEN)
    assert names(folder) == {f"{TOKEN}.xlsx", "AA.xlsx", "BB.xlsm", "list.txt", "Zelftest"}
    take_mark(TOKEN)


def test_at_the_end_the_own_copy_and_old_ones_go(folder):
    clear_handover(TOKEN)
    assert names(folder) == {"AA.xlsx", "list.txt", "Zelftest"}


def test_without_a_folder_there_is_nothing_to_clear():
    clear_handover(TOKEN)
    take_mark(TOKEN)


@pytest.mark.parametrize("token", ["", "../x", "abc", "*", "AA/BB"])
def test_what_no_button_gives_is_no_token(token):
    with pytest.raises(ValueError, match="token"):
        take_mark(token)


@given(NAMES)
def test_words_come_out_as_they_went_in_with_their_accents_in_one_piece(name):
    import unicodedata

    assert words_of(name.encode("utf-16-be").hex().upper()) == unicodedata.normalize("NFC", name)
