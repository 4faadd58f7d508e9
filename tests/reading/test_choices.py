"""Cells with a fixed list of values."""

import pandas as pd
import pytest

from klantenbestand.reading.choices import choice_reader, plain_choice
from klantenbestand.reading.texts import fold
from klantenbestand.words.columns import Column
from klantenbestand.words.sheets import CONSENTS, CONTACTS, CUSTOMERS, DATA_SHEETS, PURCHASES

WITH_CHOICES = [column for sheet in DATA_SHEETS for column in sheet if column.choices]


def meaning(column: Column, text: str) -> str | None:
    return choice_reader(column)(text).value


@pytest.mark.parametrize("text", ["ja", "Ja", "JA ", "j", "x", "X", "waar", "WAAR", "true", "1", "yes"])
def test_many_words_mean_yes(text: str) -> None:
    assert meaning(CUSTOMERS["email_consent"], text) == "ja"


@pytest.mark.parametrize("text", ["nee", "N", "onwaar", "false", "0", "neen", "Nee, nooit meer"])
def test_many_words_mean_no(text: str) -> None:
    assert meaning(CUSTOMERS["email_consent"], text) == "nee"


def test_a_yes_with_words_is_no_consent() -> None:
    assert choice_reader(CUSTOMERS["email_consent"])("ja, misschien later") == (None, "choice-unread", "")


@pytest.mark.parametrize(
    "text", ["niet mailen aub", "opt-out", "Afgemeld 3 mei", "geen", "geweigerd", "alleen facturen"]
)
@pytest.mark.parametrize("key", ["email_consent", "phone_consent"])
def test_a_refusal_in_own_words_is_a_refusal(key: str, text: str) -> None:
    assert meaning(CUSTOMERS[key], text) == "nee"


def test_words_that_are_no_consent_and_not_known_as_a_refusal_are_named() -> None:
    assert choice_reader(CUSTOMERS["email_consent"])("alleen facturen") == ("nee", "choice-strictest", "nee")


@pytest.mark.parametrize("text", ["2024-05-03", "toestemming gegeven op beurs"])
def test_the_day_or_the_place_of_a_consent_is_no_refusal(text: str) -> None:
    assert choice_reader(CUSTOMERS["email_consent"])(text) == (None, "choice-unread", "")


def test_an_empty_or_meaningless_cell_is_no_value_and_no_finding() -> None:
    assert choice_reader(CUSTOMERS["gender"])("onbekend") == (None, "", "")
    assert choice_reader(PURCHASES["status"])(" - ") == (None, "", "")


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (CUSTOMERS["gender"], "Mevr.", "v"),
        (CUSTOMERS["gender"], "Dhr", "m"),
        (CUSTOMERS["customer_type"], "Zakelijk", "bedrijf"),
        (CUSTOMERS["customer_type"], "Privé", "particulier"),
        (CUSTOMERS["preferred_channel"], "E MAIL", "e-mail"),
        (CONTACTS["channel"], "WhatsApp", "chat"),
        (PURCHASES["status"], "Completed", "opdracht"),
        (PURCHASES["status"], "Creditnota", "retour"),
        (CONTACTS["question"], "NPS", "aanbevelen 0-10"),
    ],
)
def test_what_people_type_becomes_the_value_of_the_list(column: Column, text: str, value: str) -> None:
    assert meaning(column, text) == value


@pytest.mark.parametrize("text", ["op 3 mei uitgeschreven", "2024-05-03", "post en mail", "niet bellen"])
def test_an_objection_that_is_not_understood_counts_in_full(text: str) -> None:
    assert choice_reader(CUSTOMERS["no_advertising"])(text) == ("alles", "choice-strictest", "alles")


def test_an_unclear_line_in_the_log_of_consents_is_no_consent() -> None:
    assert meaning(CONSENTS["given"], "half") == "ingetrokken"


@pytest.mark.parametrize("column", WITH_CHOICES, ids=lambda column: column.key)
def test_every_choice_means_itself_and_every_synonym_a_choice(column: Column) -> None:
    for choice in column.choices:
        assert meaning(column, choice) == choice
        assert pd.Series([choice], dtype="str").str.fullmatch(plain_choice(column)).all()
    for typed, meant in column.synonyms:
        if fold(typed) not in {fold(choice) for choice in column.choices}:
            assert meaning(column, typed) == (meant or None)
