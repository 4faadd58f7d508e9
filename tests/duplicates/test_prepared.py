import numpy as np

from duplicates.tables import customers
from klantenbestand.duplicates.prepared import MISSING, NO_DATE, prepare


def test_a_mobile_number_is_found_in_whichever_column_it_stands():
    ready = prepare(customers("phone | mobile\n0620123456 | \n | +31 6 20123456\n0301234567 | 06-20123456"))
    assert len(set(ready.mobiles[0].tolist())) == 1
    assert ready.landlines[0].tolist()[:2] == [MISSING, MISSING]
    assert ready.landlines[0][2] >= 0


def test_a_date_that_stands_for_unknown_is_no_date():
    ready = prepare(customers("birth_date\n01-01-1900\n02-03-1980"))
    assert ready.born.tolist()[0] == NO_DATE
    assert ready.born.tolist()[1] == int(np.datetime64("1980-03-02").astype("datetime64[D]").astype(int))


def test_the_file_itself_shows_of_whom_a_first_name_is():
    ready = prepare(customers("gender | first_name\nv | Puck\nv | Puck\nv | Puck\n | Puck\n | Jip"))
    assert ready.gender.tolist() == [1, 1, 1, 1, MISSING]


def test_a_call_name_may_be_abbreviated_by_its_formal_name():
    ready = prepare(customers("first_name | initials\nTruus | \n | G."))
    assert ready.letters[0] & ready.letters[1]


def test_a_house_number_that_stands_where_the_street_belongs_is_a_house_number():
    ready = prepare(
        customers("street | house_number | postcode\n12a | | 1234 AB\nKerkstraat | 12a | 1234AB\n12 | 7 | 1234 AB")
    )
    assert (ready.house.text(0), ready.addition.text(0)) == (ready.house.text(1), "a")
    assert ready.street.codes[0] == MISSING
    assert ready.number.text(2) == "7", "a street may be called by a number"
