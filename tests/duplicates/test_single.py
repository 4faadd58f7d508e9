import pytest

from duplicates.tables import customers
from klantenbestand.duplicates.proposals import QUESTION, SURE
from klantenbestand.duplicates.single import check_row

TABLE = """first_name | initials | last_name | street | house_number | postcode | city | mobile | gender
Anna | | Bakker | Kerkstraat | 12 | 1234 AB | Goes | 0620123456 | v
Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Goes | 0631123456 | m
Piet | | Vos | Dorpsweg | 3 | 9876 XY | Sneek | 0641123456 | m
Anna | A. | Bakker | Kerkstraat | 12 | 1234 AB | Goes | +31 6 20123456 |
 | A. | Bakker | Kerkstr. | 12 | 1234 AB | Goes | | """


def test_a_typed_row_is_found_again_with_its_household():
    found = {(group.rows[1], group.relation or group.verdict) for group in check_row(customers(TABLE), 5)}
    assert (2, SURE) in found
    assert (6, QUESTION) in found
    assert not any(row == 4 for row, _ in found)


def test_someone_nobody_resembles_gives_nothing():
    assert check_row(customers(TABLE), 4) == ()


def test_what_was_refused_is_not_shown():
    assert all(group.rows[1] != 2 for group in check_row(customers(TABLE), 5, [("1", "4")]))


def test_a_row_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        check_row(customers(TABLE), 99)


def test_a_name_at_a_door_alone_is_a_question():
    rows = """first_name | last_name | street | house_number | postcode | city
Jan | Zandbrink | Kerkstraat | 12 | 1234 AB | Goes
Jan | Zandbrink | Kerkstraat | 12 | 1234 AB | Goes"""
    assert [group.verdict for group in check_row(customers(rows), 3)] == [QUESTION]
