"""Whatever accent an owner chooses, what is written on it or in it can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.tab_colours import CONTRAST, contrast, mix, palette
from klantenbestand.words import look
from klantenbestand.words.settings import DEFAULTS
from klantenbestand.words.tab import Group

colours = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@given(colours)
def test_every_accent_becomes_one_that_can_be_read(accent):
    made = palette(accent)
    assert contrast(made.accent, look.WHITE) >= CONTRAST
    assert contrast(made.heat, look.DARK) >= CONTRAST
    assert contrast(made.pale, look.DARK) >= CONTRAST


def test_an_accent_that_can_be_read_is_left_as_it_is():
    made = palette(DEFAULTS.accent)
    assert (made.accent, made.tint) == (DEFAULTS.accent, look.TINT)


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_contrast_agrees_with_a_published_pair():
    # WCAG's own example of the lightest grey that passes on white
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


def test_a_mix_lies_between_its_colours():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#102030", "#FFFFFF", 0) == "#102030"


def test_each_group_of_tabs_has_a_colour_of_its_own():
    made = palette()
    assert len({made.tab(group) for group in Group}) == len(Group)
