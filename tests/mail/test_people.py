"""From the row of a customer to who he is, where his letters go, and the values of the fields."""

from datetime import date

import pandas as pd

from klantenbestand.mail.people import cell_values, letter_lines, person_of, personal_values, records
from klantenbestand.mail.values import EMPTY
from typed_frames import customers

TABLE = """
| customer | customer_type | gender | initials | first_name | infix | last_name | company | street | house_number | postcode | city | country | customer_since |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| 7 | particulier | v | A. | Anna | van den | Berg | Eigen zaak | Plein | 1 | 3511 AB | Utrecht | | 14-03-2021 |
| 8 | bedrijf | m | J. | | | Kok | Kok BV | Plein | 2 | 3511 AB | Utrecht | | |
| 9 | | | | Patsy | Van der | Meeren | | Meir | 5 | 2000 | Antwerpen | België | |
"""  # noqa: E501
FRAME = customers(TABLE)
ANNA, KOK, PATSY = records(FRAME)


def test_a_private_person_is_not_addressed_through_a_company():
    assert letter_lines(ANNA, "formeel") == ("Mevrouw A. van den Berg", "Plein 1", "3511 AB  UTRECHT")


def test_a_company_has_its_contact_on_the_second_line():
    assert letter_lines(KOK, "formeel") == ("Kok BV", "T.a.v. de heer J. Kok", "Plein 2", "3511 AB  UTRECHT")


def test_who_lives_in_belgium_is_written_as_registered():
    assert person_of(PATSY).belgian
    assert letter_lines(PATSY, "formeel") == ("Patsy Van der Meeren", "Meir 5", "2000 ANTWERPEN", "BELGIË")


def test_the_fields_of_a_person():
    assert personal_values(ANNA, "informeel") == {
        "aanhef": "Beste Anna,",
        "naam": "Anna van den Berg",
        "voornaam": "Anna",
        "achternaam": "van den Berg",
        "bedrijfsnaam": "",
        "adres": "Anna van den Berg\nPlein 1\n3511 AB  UTRECHT",
    }


def test_cells_come_from_both_sheets_by_customer_number():
    overview = pd.DataFrame(
        {"orders": [3.0, 1.0], "last": pd.to_datetime(["2026-06-02", None]), "revenue": [12.5, float("nan")]},
        index=pd.Index(["8", "7"], name="customer"),
    )
    anna, kok, patsy = cell_values(FRAME, overview)
    assert (anna["klantnummer"], anna["klant_sinds"], anna["orders"]) == ("7", date(2021, 3, 14), 1)
    assert (kok["orders"], kok["laatste_aankoop"], kok["omzet"]) == (3, date(2026, 6, 2), 12.5)
    for empty in (anna["omzet"], anna["laatste_aankoop"], patsy["orders"], patsy["status"], kok["klant_sinds"]):
        assert empty is EMPTY


def test_a_sheet_with_only_numbers_is_enough():
    frame = customers("| customer |\n|---|\n| 7 |")
    (record,) = records(frame)
    assert personal_values(record, "formeel")["aanhef"] == "Geachte heer, mevrouw,"
    assert letter_lines(record, "formeel") == ()
    (cells,) = cell_values(frame, pd.DataFrame())
    assert cells["orders"] is EMPTY
