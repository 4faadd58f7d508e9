"""The last contact of each customer and the next thing to do."""

import pandas as pd

from klantenbestand.analysis.contacts import contact_columns
from klantenbestand.analysis.periods import day_number
from typed_frames import contacts

TODAY = day_number(pd.Timestamp("2024-06-30"))
NUMBERS = pd.Index(["K1", "K2", "K3"], dtype="str")


def columns(markdown: str | None) -> pd.DataFrame:
    frame = None if markdown is None else contacts(markdown)
    return pd.DataFrame(contact_columns(frame, NUMBERS, TODAY), index=NUMBERS)


def test_the_last_contact_up_to_the_peildatum_counts_and_of_one_day_the_lower_row():
    found = columns("""
        | date       | customer | subject  |
        | 01-06-2024 | K1       | offerte  |
        | 30-06-2024 | K1       | vraag    |
        | 30-06-2024 | K1       | klacht   |
        | 01-07-2024 | K1       | afspraak |
        | 05-01-2024 | K2       |          |
        |            | K3       | zonder   |
        | 05-01-2024 | K9       | vreemd   |
    """)
    assert found["last_subject"].tolist() == ["klacht", "", ""]
    assert found.loc["K1", "last_contact"] == pd.Timestamp("2024-06-30")
    assert found.loc["K2", "last_contact"] == pd.Timestamp("2024-01-05")
    assert pd.isna(found.loc["K3", "last_contact"])


def test_the_next_follow_up_is_the_earliest_that_is_not_done_also_when_overdue():
    found = columns("""
        | date       | customer | follow_up  | follow_up_date | done |
        | 01-06-2024 | K1       | bellen     | 01-08-2024     | nee  |
        | 01-06-2024 | K1       | mailen     | 15-06-2024     |      |
        | 01-06-2024 | K1       | bezoeken   | 01-06-2024     | ja   |
        | 01-06-2024 | K2       | schrijven  |                |      |
        | 01-06-2024 | K3       |            | 01-08-2024     |      |
        | 01-06-2024 | K3       | iets ooit  |                |      |
    """)
    assert found["follow_up"].tolist() == ["mailen", "schrijven", ""]
    assert found["follow_up_date"].tolist() == [pd.Timestamp("2024-06-15"), pd.NaT, pd.Timestamp("2024-08-01")]


def test_without_contacts_all_is_empty():
    for markdown in (None, "| date | customer |", "| date | customer |\n| 01-06-2024 | K9 |"):
        found = columns(markdown)
        assert found[["last_contact", "follow_up_date"]].isna().all(axis=None)
        assert (found[["last_subject", "follow_up"]] == "").all(axis=None)
