"""Text as it was meant."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.reading.distinct import alone, read_distinct
from klantenbestand.reading.texts import PLAIN_TEXT, clean_text, fold, read_text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Jansen", "Jansen"),
        ("  Jansen  de   Boer ", "Jansen de Boer"),
        ("Jansen\u00a0de\u2009Boer\t", "Jansen de Boer"),
        ("\ufeffJansen\u200b", "Jansen"),
        ("\u2019t Hof \u201cDe Linde\u201d", '\'t Hof "De Linde"'),
        ("d\u00b4Hondt", "d'Hondt"),
        ("Jansen\u2010de Boer", "Jansen-de Boer"),
        ("RenÃ©", "René"),
        ("FranÃ§ois", "François"),
        ("CafÃƒÂ©", "Café"),  # garbled twice
        ("Dâ€™Hondt", "D'Hondt"),
        ("Jansen &amp; Zn &#039;t Hof", "Jansen & Zn 't Hof"),
        ("Rene\u0301", "René"),  # as a Mac writes it
        ("een\r\ntwee", "een twee"),
        ("São Paulo", "São Paulo"),
        ("ÂNGELA", "ÂNGELA"),
        ("R&D", "R&D"),
        ("", ""),
        ("\u00a0", ""),
    ],
)
def test_clean_text_gives_what_was_meant(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_line_breaks_stay_where_they_belong() -> None:
    assert clean_text(" Belde\u00a0terug. \r\n\r\n Wil offerte. ", lines=True) == "Belde terug.\n\nWil offerte."


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_clean_text_holds_no_odd_space_at_all(text: str) -> None:
    clean = clean_text(text)
    assert clean == clean.strip()
    assert "  " not in clean
    assert "\u00a0" not in clean
    assert "\n" not in clean


LATIN_LETTERS = st.characters(min_codepoint=0xC0, max_codepoint=0x17F, categories=("Lu", "Ll"))


@given(st.text(LATIN_LETTERS | st.sampled_from("abc -"), min_size=1, max_size=30))
def test_european_letters_garbled_by_an_export_come_back(text: str) -> None:
    meant = clean_text(text)
    try:
        garbled = meant.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return  # Windows-1252 has no sign for one of these bytes, so no export shows them
    if not any(sign in meant for sign in "ÂÃÄÅâ"):
        assert clean_text(garbled) == meant


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=1, max_size=5))
def test_a_text_that_is_called_plain_needs_no_reading(texts: list[str]) -> None:
    """The pattern (RE2) and the reader must agree, or dirt would slip through unread."""
    cells = pd.Series(texts, dtype="str")
    fast = read_distinct(cells, alone(read_text), PLAIN_TEXT).as_text()
    slow = read_distinct(cells, alone(read_text)).as_text()
    pd.testing.assert_series_equal(fast, slow)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Jansen ", "text-spaces"),
        ("Jansen\u00a0Smit", "text-spaces"),
        ("een\ntwee", "text-line-break"),
        ("RenÃ©", "text-garbled"),
        ("Ren\ufffd", "text-lost-letter"),
        ("\u2019t Hof", ""),  # a typographic quote is no mistake
        ("NA", ""),
        ("NULL", ""),
    ],
)
def test_every_repair_has_a_code_of_its_own(raw: str, code: str) -> None:
    assert read_text(raw).code == code
    assert read_text(raw).value == clean_text(raw)


def test_fold_makes_spellings_of_a_header_equal() -> None:
    assert {fold(text) for text in ("E-mail", "e mail", "EMAIL", "E_mail.", " É-mail\n")} == {"email"}
