"""Conditions on real columns: which Excel rows they take."""

import pandas as pd
import pytest

from klantenbestand.mail.selection import select
from klantenbestand.words.errors import UsageError
from klantenbestand.words.texts import error_sentence, finding_sentences

# Row 4 has nothing but a status.
FRAME = pd.DataFrame(
    {
        "city": pd.Series(["Utrecht", "'s-Gravenhage", None, "Den Haag"], dtype="str"),
        "revenue": [500.0, 1200.5, float("nan"), 20.0],
        "share": [0.05, 0.5, float("nan"), 0.25],
        "last": pd.to_datetime(["2024-12-31", "2025-06-01", None, "2025-01-01"]),
        "status": pd.Series(["actief", "niet meer actief", "nog geen aankoop", "dreigt weg"], dtype="str"),
        "known": [True, False, True, False],
    }
).set_axis([2, 3, 4, 9])
HEADERS = {"Plaats": "city", "Omzet": "revenue", "Aandeel": "share", "Laatste aankoop": "last"} | {
    "Status": "status",
    "Bekend": "known",
}


def rows(text: str) -> list[int]:
    return list(FRAME.index[select(FRAME, HEADERS, text).mask])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [2, 3, 4, 9]),
        ("Plaats = Utrecht", [2]),
        ("plaats = UTRECHT", [2]),
        ("Plaats = 's-Gravenhage", [3]),
        ("Plaats = Den Haag of Omzet >= 1.200", [3, 9]),
        ("Plaats <> Utrecht", [3, 4, 9]),  # who has no place does not live in Utrecht
        ("niet Plaats = Utrecht", [3, 4, 9]),
        ("Plaats is leeg", [4]),
        ('Plaats = ""', [4]),
        ("Plaats is niet leeg", [2, 3, 9]),
        ('Plaats <> ""', [2, 3, 9]),
        ("Plaats bevat haag", [9]),
        ("Plaats bevat niet haag", [2, 3, 4]),
        ("Plaats begint met den", [9]),
        ("Omzet > 20", [2, 3]),
        ("Omzet >= 20", [2, 3, 9]),
        ("Omzet < 500", [9]),
        ("Omzet <= 1.200,50", [2, 3, 9]),
        ("Omzet = 1200,5", [3]),
        ("Omzet <> 500", [3, 4, 9]),
        ("Omzet >= € 500", [2, 3]),
        ("Omzet is leeg", [4]),
        ("Aandeel >= 25%", [3, 9]),
        ("Laatste aankoop < 01-01-2025", [2]),
        ("laatste aankoop = 1 januari 2025", [9]),
        ("Laatste aankoop >= 2025-01-01", [3, 9]),
        ("Laatste aankoop is leeg", [4]),
        ("Status = actief", [2]),
        ("Status is niet actief", [3, 4, 9]),
        ("Status is niet meer actief", [3]),  # the value, not: everyone who is not 'meer actief'
        ('Status is "niet meer actief"', [3]),
        ("Bekend = ja", [2, 4]),
        ("Bekend is niet ja", [3, 9]),
        ("Bekend = onwaar", [3, 9]),
    ],
)
def test_which_rows(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Plats = x", "filter-unknown-column-near"),
        ("Xyzzy = x", "filter-unknown-column"),
        ("Omzet > veel", "filter-not-number"),
        ("Laatste aankoop > ooit", "filter-not-date"),
        ("Bekend = misschien", "filter-not-yes-no"),
        ("Bekend > ja", "filter-not-yes-no"),
        ("Plaats > Utrecht", "filter-text-order"),
        ("Omzet bevat 5", "filter-not-text"),
        ("Laatste aankoop begint met 2", "filter-not-text"),
    ],
)
def test_a_wrong_column_or_value_is_said(text, code):
    with pytest.raises(UsageError) as caught:
        rows(text)
    assert caught.value.code == code
    assert error_sentence(caught.value)


def test_an_unknown_column_is_answered_with_what_was_meant_and_the_list():
    with pytest.raises(UsageError) as caught:
        rows("Laatste ankoop > 1-1-2025")
    assert error_sentence(caught.value) == (
        "De kolom 'Laatste ankoop' bestaat niet. Bedoelde u 'Laatste aankoop'? U kunt kiezen uit: "
        "Plaats, Omzet, Aandeel, Laatste aankoop, Status, Bekend."
    )


def test_a_value_that_occurs_nowhere_takes_nobody_and_is_said_with_the_nearest():
    answer = select(FRAME, HEADERS, "Plaats = Utrect")
    assert not answer.mask.any()
    assert [finding_sentences(finding) for finding in answer.findings] == [
        ("In de kolom Plaats staat nergens 'Utrect'.", "Er staat wel: Utrecht, 's-Gravenhage, Den Haag.")
    ]


def test_a_header_without_its_column_cannot_be_chosen():
    with pytest.raises(UsageError):
        select(FRAME[["city"]], HEADERS, "Omzet > 3")


def test_an_empty_sheet_gives_an_empty_answer():
    assert list(select(FRAME.iloc[:0], HEADERS, "Omzet > 3 en niet (Plaats bevat a of Status is leeg)").mask) == []
