import pandas as pd
import pytest

from duplicates.tables import customers, typed
from klantenbestand.duplicates import single
from klantenbestand.duplicates.proposals import QUESTION, SURE, find_duplicates
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


def crowd(shared: str, value: str) -> str:
    """Twelve customers with one value, and two rows of one person who have it too: the first and the last."""
    columns = ("mobile", "email", "birth_date")
    names = (
        "Vos",
        "Bos",
        "Mulder",
        "Hendriks",
        "Peters",
        "Dijkstra",
        "Kok",
        "Brouwer",
        "Maas",
        "Willems",
        "Smit",
        "Prins",
    )
    rows = [
        f"Anna | {name} | Straat{at} | {at} | {at + 20}00 AB | Goes | "
        + " | ".join(value if key == shared else "" for key in columns)
        for at, name in enumerate(names)
    ]
    own = {"mobile": "0620123456", "email": "geertje@zwanenvelt.nl", "birth_date": "04-05-1966", shared: value}
    me = "Geertje | Zwanenvelt | Lange Wei | 7 | 1131 AB | Volendam | " + " | ".join(own[key] for key in columns)
    return "\n".join(
        ["first_name | last_name | street | house_number | postcode | city | " + " | ".join(columns), me, *rows, me]
    )


@pytest.mark.parametrize(
    ("shared", "value"), [("mobile", "0612999999"), ("email", "winkel@winkel.nl"), ("birth_date", "01-01-1980")]
)
def test_a_copy_is_found_among_all_who_have_one_value_wherever_it_stands(shared, value, monkeypatch):
    monkeypatch.setattr(single, "MOST", 3)
    frame = customers(crowd(shared, value))
    for row, other in ((2, 15), (15, 2)):
        assert [(group.rows, group.verdict) for group in check_row(frame, row)] == [((row, other), SURE)]


def test_what_stands_with_everybody_is_not_shared(monkeypatch):
    monkeypatch.setattr(single, "MOST", 3)
    frame = customers(crowd("mobile", "0612999999"))
    frame.loc[15, ["email", "street", "postcode", "city"]] = ["geertje@elders.nl", "Zeedijk", "9712 AB", "Groningen"]
    frame.loc[15, "birth_date"] = None
    assert not [group for group in check_row(frame, 2) if group.verdict == SURE]


def test_of_many_rows_those_that_share_most_are_compared(monkeypatch):
    monkeypatch.setattr(single, "MOST", 2)
    column = "first_name | last_name | street | house_number | postcode | city | mobile"
    namesakes = [f"Geertje | Zwanenvelt | Straat{at} | {at} | {at}000 AB | Volendam |" for at in range(1, 9)]
    me = "Geertje | Zwanenvelt | Lange Wei | 7 | 1131 AB | Volendam | 0620123456"
    frame = customers("\n".join([column, me, *namesakes, me]))
    assert next((group.rows, group.verdict) for group in check_row(frame, 2)) == ((2, 11), SURE)


@pytest.mark.parametrize(
    ("one", "other"), [("Müller", "Muller"), ("Çelik", "Celik"), ("d'Hôte", "Dhote"), ("Øverby", "Overby")]
)
def test_a_name_is_found_with_and_without_its_accents(one, other):
    # another postcode and no first name in one: only surname and town bring them together
    rows = f"""initials | first_name | last_name | street | house_number | postcode | city
G. | Geertje | {one} | Lange Wei | 7 | 1131 AB | Volendam
G. | | {other} | Lange Wei | 7 | 1131 AC | Volendam"""
    for row, second in ((2, 3), (3, 2)):
        assert [group.rows for group in check_row(customers(rows), row)] == [(row, second)]


def test_a_firm_is_found_with_and_without_the_dots_and_accents_in_its_name():
    rows = """company | street | house_number | postcode | city
A.B.C. Café | Lange Wei | 7 | 1131 AB | Volendam
ABC Cafe | Lange Wei | 7 | 1131 AC | Volendam"""
    for row, second in ((2, 3), (3, 2)):
        assert [group.rows for group in check_row(customers(rows), row)] == [(row, second)]


FIRMS = ("Jansen Bouw", "Janssen Bouw", "De Kring", "Molenaar Zaden", "Visserij Prins", "Garage Smit", "Bakkerij Kok")


@pytest.mark.parametrize(
    "known", [{"email": "winkel@winkel.nl"}, {"phone": "0318123456"}, {"iban": "NL91ABNA0417164300"}], ids=" ".join
)
def test_what_stands_with_many_firms_makes_none_of_them_the_same(known):
    rows = [
        {"company": name, "street": f"Straat{at}", "house_number": str(at + 1), "postcode": f"{1000 + at} AB", **known}
        for at, name in enumerate(FIRMS)
    ]
    frame = pd.DataFrame(rows, index=range(2, len(rows) + 2))
    frame.insert(0, "customer", [f"K{at}" for at in range(len(rows))])
    assert check_row(typed(frame), 2) == ()
    assert find_duplicates(typed(frame)).groups == ()
    assert [group.rows for group in check_row(typed(frame.iloc[:2]), 2)] == [(2, 3)]


def test_a_surname_with_a_slip_is_found_at_the_same_street_and_number_without_a_postcode():
    rows = """first_name | last_name | street | house_number | postcode | city
Ans | Kramer | Lange Wei | 7 | 1131 AB | Volendam
Annie | Krameer | Lange Wei | 7 | | Volendam"""
    assert [group.rows for group in check_row(customers(rows), 2)] == [(2, 3)]
