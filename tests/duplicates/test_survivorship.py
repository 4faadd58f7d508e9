# ruff: noqa: E501 -- tables
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duplicates.tables import customers, typed
from klantenbestand.duplicates.survivorship import Survivor, records_of, survivor_of


def survive(rows: pd.DataFrame) -> Survivor:
    return survivor_of(records_of(rows))


def test_valid_beats_recent_beats_frequent_beats_complete():
    valid = customers("email | last_checked\njan@ | 01-01-2025\njan@bakker.nl | 01-01-2020")
    assert survive(valid)["email"] == "jan@bakker.nl"
    recent = customers("profession | last_checked\nbakker | 01-01-2020\nbakker | \nkok | 01-01-2025")
    assert survive(recent)["profession"] == "kok"
    assert survive(customers("profession\nbakker\nbakker\nbanketbakker"))["profession"] == "bakker"
    assert survive(customers("profession\nbakker\nbanketbakker"))["profession"] == "banketbakker"


def test_an_address_comes_whole_from_one_row():
    table = "street | house_number | house_addition | postcode | city | last_checked\nKerkstraat | 1 | A | 1234 AB | Goes | 01-01-2020\nDorpsweg | 9 | | 4461 XY | Goes | 01-01-2025"
    after = survive(customers(table))
    assert [after[key] for key in ("street", "house_number", "house_addition", "postcode")] == [
        "Dorpsweg",
        "9",
        None,
        "4461 XY",
    ]


def test_an_address_without_postcode_does_not_push_out_a_whole_one():
    table = "street | house_number | postcode | last_checked\nKerkstraat | 1 | 1234 AB | 01-01-2020\nDorpsweg | 9 | | 01-01-2025"
    assert survive(customers(table))["street"] == "Kerkstraat"


def test_losing_numbers_and_addresses_are_kept():
    table = "phone | mobile | email | remarks\n0301234567 | | jan@a.nl | Belt graag\n0317654321 | | jan.b@b.nl | "
    after = survive(customers(table))
    numbers = {after["phone"], after["mobile"]}
    assert numbers == {"0301234567", "0317654321"}
    assert after["email"] == "jan.b@b.nl"
    assert after["remarks"] == "Belt graag; ook e-mail jan@a.nl"


def test_the_same_number_in_another_notation_is_no_loser():
    after = survive(customers("phone | remarks\n0301234567 | \n+31 30 1234567 | "))
    assert after["remarks"] is None


@pytest.mark.parametrize(
    ("key", "a", "b"),
    [
        ("birth_date", "01-02-1980", "07-09-1951"),
        ("kvk", "12345678", "87654321"),
        ("iban", "NL91ABNA0417164300", "NL39RABO0300065264"),
    ],
)
def test_contradicting_critical_values_need_a_person(key, a, b):
    assert survive(customers(f"{key} | city\n{a} | Goes\n{b} | Goes")).ask == (key,)
    assert survive(customers(f"{key} | city\n{a} | Goes\n | Goes")).ask == ()


def test_the_row_that_says_most_stays_and_the_oldest_date_counts():
    table = "customer | last_name | city | customer_since\n7 | Bakker | | 01-01-2010\n9 | Bakker | Goes | 01-01-2015"
    after = survive(customers(table))
    assert (after.customer, after.row) == ("9", 3)
    assert after["customer_since"] == pd.Timestamp("2010-01-01")


def test_the_proof_of_consent_comes_from_a_row_that_gave_what_now_stands():
    table = "email_consent | consent_date | consent_source\nja | 01-01-2025 | winkel\nnee | 01-01-2020 | brief"
    after = survive(customers(table))
    assert (after["email_consent"], after["consent_date"], after["consent_source"]) == (
        "nee",
        pd.Timestamp("2020-01-01"),
        "brief",
    )


CONSENT = st.fixed_dictionaries(
    {
        "email_consent": st.sampled_from(["", "ja", "nee"]),
        "phone_consent": st.sampled_from(["", "ja", "nee"]),
        "no_advertising": st.sampled_from(["", "nee", "post", "e-mail", "telefoon", "alles"]),
        "phone": st.sampled_from(["", "0301234567", "0317654321", "0620123456"]),
        "city": st.sampled_from(["", "Goes", "Sneek"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CONSENT, min_size=1, max_size=5))
def test_the_strictest_wins_and_no_objection_or_number_is_lost(rows):
    after = survive(typed(pd.DataFrame(rows, index=range(2, len(rows) + 2))))
    for key in ("email_consent", "phone_consent"):
        said = {row[key] for row in rows}
        assert after[key] == ("nee" if "nee" in said else "ja" if "ja" in said else None)
    objections = {row["no_advertising"] for row in rows} - {"", "nee"}
    assert not objections or after["no_advertising"] in ({"alles"} if len(objections) > 1 else objections)
    choices = {choice.key: choice for choice in after.choices}
    kept = " ".join(str(choices[key].value) for key in ("phone", "remarks", "mobile") if key in choices)
    assert all(row["phone"] in kept for row in rows)
