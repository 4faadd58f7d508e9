# ruff: noqa: E501 -- tables
"""What the engine says of two rows: one test per kind of duplicate and per kind of almost-duplicate."""

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from duplicates.tables import between, customers, typed, verdict
from klantenbestand.duplicates.proposals import QUESTION, RELATED, SURE, find_duplicates

HEAD = "gender | initials | first_name | infix | last_name | street | house_number | postcode | city | phone | mobile | email | birth_date"
FIRMS = "company | first_name | last_name | street | house_number | postcode | city | phone | mobile | email | kvk"


def said(*rows: str) -> str:
    """The verdict on two persons."""
    return verdict("\n".join([HEAD, *rows]))


def said_of_firms(*rows: str) -> str:
    """The verdict on two firms, or a firm and a person."""
    return verdict("\n".join([FIRMS, *rows]))


SURE_PAIRS = {
    "same name and address": (
        " | | Anna | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | | | | ",
        " | | Anna | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | | | | ",
    ),
    "a slip in the surname, the same mobile in another notation": (
        " | | Anna | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | | 06-20123456 | | ",
        " | | Anna | de | Vreis | Kerkstr. | 12 | 1234ab | Utrecht | | +31 6 20123456 | | ",
    ),
    "a prefix in the wrong box and a name in capitals": (
        " | | Anna | van den | Berg | Kerkstraat | 12 | 1234 AB | Utrecht | | | anna.vdberg@ziggo.nl | ",
        " | | ANNA | | Berg, v.d. | KERKSTRAAT | 12 | 1234 AB | UTRECHT | | | | ",
    ),
    "a call name with the same mobile": (
        " | | Johannes | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
        " | | Hans | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
    ),
    "initials only, with the same mobile and mailbox": (
        " | | Anna | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | panda77@ziggo.nl | ",
        " | A. | | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | panda77@ziggo.nl | ",
    ),
    "moved, with the same mobile and mailbox": (
        " | | Anna | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | anna@vries.nl | ",
        " | | Anna | de | Vries | Dorpsweg | 3 | 9876 XY | Sneek | | 0620123456 | anna@vries.nl | ",
    ),
    "married, with the same mobile": (
        "v | | Anna | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | 01-02-1980",
        "v | | Anna | van | Dijk-Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
    ),
    "first name and surname swapped": (
        " | | Anna | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
        " | | Bakker | | Anna | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
    ),
    "the same Gmail box with dots and a tag": (
        " | | Anna | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | | anna.bakker@gmail.com | ",
        " | | Anna | | Bakker | | | | | | | AnnaBakker+shop@googlemail.com | 02-03-1980",
    ),
    "a post box instead of the street": (
        " | | Anna | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
        " | | Anna | | Bakker | Postbus | 315 | 1200 AA | Utrecht | | 0620123456 | | ",
    ),
}  # fmt: skip
TWO_PEOPLE = {
    "partners of one surname": (
        "m | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | fam.bakker@ziggo.nl | ",
        "v | | Anna | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | fam.bakker@ziggo.nl | ",
    ),
    "partners who share a mobile": (
        " | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
        " | | Anna | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
    ),
    "twins": (
        "m | | Tim | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | 01-02-1990",
        "m | | Tom | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | 01-02-1990",
    ),
    "father and son of one name": (
        "m | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | 01-02-1950",
        "m | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | 07-09-1981",
    ),
    "senior and junior": (
        "m | | Jan | | Bakker sr. | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
        "m | | Jan | | Bakker jr. | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
    ),
    "sisters whose names differ by one letter": (
        "v | | Lisa | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
        "v | | Lise | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
    ),
    "Marieke and Marijke": (
        "v | | Marieke | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
        "v | | Marijke | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
    ),
    "a new resident": (
        " | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
        " | | Piet | de | Groot | Kerkstraat | 12 | 1234 AB | Utrecht | | 0631123456 | | ",
    ),
    "namesakes in one town": (
        " | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | jan@a.nl | ",
        " | | Jan | | Bakker | Dorpsweg | 3 | 1238 XY | Utrecht | | 0631123456 | jan@b.nl | ",
    ),
    "a placeholder for a mobile": (
        " | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0612345678 | | ",
        " | J. | | | Bakker | Dorpsweg | 3 | 9876 XY | Sneek | | 0612345678 | | ",
    ),
    "initials of a brother": (
        "m | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | 01-02-1990",
        "m | J. | | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0631123456 | | 05-08-1992",
    ),
    "the mailbox shows another first name": (
        " | J. | | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | | joke.bakker@ziggo.nl | ",
        " | | Jeroen | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | | | ",
    ),
    "one mailbox, one initial, two genders": (
        "m | J. | | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | | bakker60@ziggo.nl | ",
        "v | J. | | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | | bakker60@ziggo.nl | ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SURE_PAIRS)
def test_is_surely_one_customer(kind: str) -> None:
    assert said(*SURE_PAIRS[kind]) == SURE


@pytest.mark.parametrize("kind", TWO_PEOPLE)
def test_is_never_ticked_for_two_people(kind: str) -> None:
    assert said(*TWO_PEOPLE[kind]) != SURE


@pytest.mark.parametrize("kind", ["partners of one surname", "twins", "Marieke and Marijke"])
def test_people_of_one_household_are_shown_as_such(kind: str) -> None:
    assert said(*TWO_PEOPLE[kind]) == "partner of gezin"


def test_initials_only_at_one_address_is_a_question() -> None:
    assert (
        said(
            " | | Anna | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
            " | A. | | de | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
        )
        == QUESTION
    )


def test_the_same_name_and_door_with_another_mobile_and_mailbox_is_a_question() -> None:
    assert (
        said(
            " | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | jan@a.nl | ",
            " | | Jan | | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0631123456 | jb@b.nl | ",
        )
        == QUESTION
    )


def test_a_firm_with_and_without_legal_form_is_one() -> None:
    rows = (
        "Bakkerij de Vries B.V. | | | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
        "De Vries Bakkerij | | | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
    )
    assert said_of_firms(*rows) == SURE


def test_a_holding_belongs_with_its_firm() -> None:
    rows = (
        "Bakkerij de Vries B.V. | Jan | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | 0620123456 | info@vries.nl | 12345678",
        "Bakkerij de Vries Beheer B.V. | Jan | Vries | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | 0620123456 | info@vries.nl | 22345678",
    )
    assert said_of_firms(*rows) == "holding"


def test_a_branch_elsewhere_belongs_with_its_firm() -> None:
    rows = (
        "Bakkerij de Vries | | | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | info@vries.nl | 12345678",
        "Bakkerij de Vries | | | Dorpsweg | 3 | 9876 XY | Sneek | 0515234567 | | sneek@vries.nl | ",
    )
    assert said_of_firms(*rows) == "vestiging"


def test_neighbours_in_one_building_have_nothing_to_do_with_each_other() -> None:
    rows = (
        "Garage Smit | | | Industrieweg | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
        "Kapsalon Vos | | | Industrieweg | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
    )
    assert said_of_firms(*rows) == ""


def test_a_person_and_the_own_firm_belong_together() -> None:
    rows = (
        "Schildersbedrijf Bakker | Jan | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | 12345678",
        " | Jan | Bakker | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | ",
    )
    assert said_of_firms(*rows) == "privé en zakelijk"


def test_two_contacts_of_one_firm_are_a_question() -> None:
    rows = (
        "Garage Smit | Jan | Smit | Industrieweg | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
        "Garage Smit | Els | Vos | Industrieweg | 12 | 1234 AB | Utrecht | 0301234567 | | | ",
    )
    assert said_of_firms(*rows) == QUESTION


def test_what_someone_refused_is_not_proposed_again() -> None:
    frame = customers("\n".join([HEAD, *SURE_PAIRS["same name and address"]]))
    assert between(find_duplicates(frame, [("2", "1")]), 2, 3) == ""


def test_the_reason_says_what_is_the_same_and_what_is_not() -> None:
    frame = customers("\n".join([HEAD, *SURE_PAIRS["moved, with the same mobile and mailbox"]]))
    assert find_duplicates(frame).groups[0].reason == (
        "Zelfde voornaam, achternaam, mobiele nummer en e-mailadres; wel een ander adres."
    )


def test_a_group_holds_every_row_of_the_customer_with_its_number() -> None:
    rows = SURE_PAIRS["a slip in the surname, the same mobile in another notation"]
    frame = customers("\n".join([HEAD, *rows, rows[0]]))
    (group,) = find_duplicates(frame).with_verdict(SURE)
    assert (group.rows, group.customers) == ((2, 3, 4), ("1", "2", "3"))


def test_no_more_is_asked_than_agreed_and_the_rest_is_counted() -> None:
    towns = ["Utrecht", "Sneek", "Goes", "Weert"]
    rows = [
        f" | {first} | {second} | | {name} | Kerkstraat | {k} | 12{k}4 AB | {town} | | | | "
        for k, (name, town) in enumerate(zip(["Bakker", "Smit", "Vos", "Mulder"], towns, strict=True), start=1)
        for first, second in (("A.", ""), ("", "Anna"))
    ]
    found = find_duplicates(customers("\n".join([HEAD, *rows])), questions_per_100=25, fewest_questions=1)
    assert (len(found.with_verdict(QUESTION)), found.left_out) == (2, 2)
    assert find_duplicates(customers("\n".join([HEAD, *rows]))).left_out == 0, "in a short list a few are no trouble"


@pytest.mark.parametrize("key", HEAD.replace(" ", "").split("|"))
def test_a_column_that_is_missing_is_no_error(key: str) -> None:
    frame = customers("\n".join([HEAD, *SURE_PAIRS["married, with the same mobile"]]))
    find_duplicates(frame.drop(columns=key))


def test_an_empty_file_gives_nothing() -> None:
    assert find_duplicates(customers(HEAD)).groups == ()


def test_without_dutch_rules_a_pair_is_what_is_likely() -> None:
    lines = [
        f"Name{k} | Sur{chr(97 + k % 26)}{k} | Road{k} | {k} | 2{k:03d} | 0{1 + k % 9}-0{1 + k % 7}-19{10 + k % 80}"
        for k in range(60)
    ]
    lines.append("Name7 | Surhx7 | Road7 | 7 | 2007 | 08-01-1917")
    frame = customers("\n".join(["first_name | last_name | street | house_number | postcode | birth_date", *lines]))
    assert [group.rows for group in find_duplicates(frame, dutch=False).with_verdict(SURE)] == [(9, 62)]


CELLS = {
    "gender": ["", "m", "v"],
    "initials": ["", "J.", "J.P.", "A."],
    "first_name": ["", "Jan", "Johannes", "Anna", "Bakker"],
    "infix": ["", "van den"],
    "last_name": ["", "Bakker", "Baker", "Vries-Bakker", "Anna"],
    "company": ["", "", "", "Bakkerij Jansen", "Bakkerij Jansen Holding"],
    "street": ["", "Kerkstraat", "Dorpsweg"],
    "house_number": ["", "1", "12"],
    "postcode": ["", "1234 AB", "9876 XY"],
    "city": ["", "Utrecht"],
    "phone": ["", "0301234567", "0620123456"],
    "mobile": ["", "0620123456", "0631123456"],
    "email": ["", "jan.bakker@gmail.com", "info@bakker.nl"],
    "birth_date": ["", "01-02-1950", "07-09-1981"],
}
FILES = st.lists(
    st.fixed_dictionaries({key: st.sampled_from(cells) for key, cells in CELLS.items()}), min_size=2, max_size=14
)

QUICK = settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def _frame(rows: list[dict[str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, index=pd.RangeIndex(2, len(rows) + 2))
    frame.insert(0, "customer", [f"K{k:02d}" for k in range(len(rows))])
    return typed(frame)


@QUICK
@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, str]], random: object) -> None:
    frame = _frame(rows)
    order = list(range(len(frame)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found, mixed = (
        {(group.verdict, group.relation, frozenset(group.customers)) for group in find_duplicates(some).groups}
        for some in (frame, frame.iloc[order])
    )
    assert found == mixed


@QUICK
@given(FILES)
def test_groups_are_of_different_rows_and_a_row_is_in_one_sure_group(rows: list[dict[str, str]]) -> None:
    found = find_duplicates(_frame(rows), questions_per_100=1000)
    for group in found.groups:
        assert len(set(group.rows)) == len(group.rows) >= 2
    sure = [row for group in found.with_verdict(SURE) for row in group.rows]
    assert len(sure) == len(set(sure))


@QUICK
@given(FILES)
def test_nobody_in_a_sure_group_contradicts_another(rows: list[dict[str, str]]) -> None:
    """Two dates of birth, a firm beside a person, or a holding beside its firm never stand in one group."""
    frame = _frame(rows)
    for group in find_duplicates(frame).with_verdict(SURE):
        members = frame.loc[list(group.rows)]
        assert members["birth_date"].nunique() <= 1
        assert members["company"].isna().nunique() == 1
        assert members["company"].nunique() <= 1


@QUICK
@given(FILES)
def test_relations_never_repeat_a_sure_group(rows: list[dict[str, str]]) -> None:
    found = find_duplicates(_frame(rows))
    sure = [set(group.rows) for group in found.with_verdict(SURE)]
    assert all(not set(group.rows) <= members for group in found.with_verdict(RELATED) for members in sure)


def test_a_row_that_fits_father_and_son_is_ticked_with_neither():
    streets = ("Dreef", "Laan", "Plein", "Gracht", "Kade", "Steeg", "Ring", "Hof", "Baan", "Singel")
    others = "\n".join(
        f"{name} | {streets[at]}er | {streets[-at]}pad | {at + 3} | {1111 * (at % 9 + 1)} AB | Utrecht |"
        for at, name in enumerate(("An", "Bo", "Cees", "Dirk", "Eva", "Frits", "Guus", "Hans", "Ilse", "Joop"))
    )
    frame = customers(
        f"""first_name | last_name | street | house_number | postcode | city | birth_date
        Jan | Zandhuis | Kerkweg | 1 | 4461 AB | Goes | 01-01-1950
        Jan | Zandhuis | Kerkweg | 1 | 4461 AB | Goes |
        Jan | Zandhuis | Kerkweg | 1 | 4461 AB | Goes | 01-05-1980
        {others}
        Kees | Rietveld | Zeedijk | 9 | 4462 AB | Goes | 05-05-1955
        Kees | Rietveld | Zeedijk | 9 | 4462 AB | Goes | 05-05-1955"""
    )
    found = find_duplicates(frame, questions_per_100=100)
    assert [group.customers for group in found.with_verdict(SURE)] == [("14", "15")]
    asked = [group for group in found.with_verdict(QUESTION) if {"1", "2", "3"} & set(group.customers)]
    assert [group.customers for group in asked] == [("1", "2"), ("2", "3")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Иван | | Петров", "Иван | | Петров", SURE),
        ("Иван | | Петров", "Анна | | Петрова", "partner of gezin"),
        ("محمد | | العلي", "محمد | | العلي", SURE),
        ("محمد | | العلي", "فاطمة | | العلي", "partner of gezin"),
        ("Γιώργος | | Παππάς", "ΓΙΩΡΓΟΣ | | Παππας", SURE),
        ("Γιώργος | | Παππάς", "Ελένη | | Παππάς", "partner of gezin"),
        ("伟 | | 王", "伟 | | 王", SURE),
        ("伟 | | 王", "芳 | | 王", "partner of gezin"),
        ("Işıl | | Yıldız", "Isil | | Yildiz", SURE),
    ],
)
def test_names_in_other_scripts_are_names(one: str, other: str, expected: str):
    rows = (f" | | {name} | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | " for name in (one, other))
    assert said(*rows) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Пекарня", "Аптека", ""),
        ("Пекарня", "ПЕКАРНЯ", SURE),
        ("Smit & Zn. VOF", "Smit en Zonen", SURE),
        ("Gebr. Smit", "Gebroeders Smit", SURE),
        ("Smit en Zonen", "Smit", QUESTION),
    ],
)
def test_firms_in_other_scripts_and_of_sons_and_brothers(a: str, b: str, expected: str):
    rows = (f"{firm} | | | Kerkstraat | 12 | 1234 AB | Utrecht | 0301234567 | | | " for firm in (a, b))
    assert said_of_firms(*rows) == expected


@pytest.mark.parametrize("swapped", ["de Vries | | Jan", "DE VRIES | | Jan"])
def test_first_name_and_surname_with_a_prefix_swapped(swapped: str):
    rows = (
        f" | | {name} | Kerkstraat | 12 | 1234 AB | Utrecht | | 0620123456 | | "
        for name in ("Jan | de | Vries", swapped)
    )
    assert said(*rows) == SURE


@pytest.mark.parametrize("count", [30, 60])
def test_a_customer_who_stands_there_dozens_of_times_is_one_group(count: int):
    row = "| Jan | | | Zandhuis | Kerkweg | 1 | 4461 AB | Goes | | 0620000001 | jan@zandhuis.nl |"
    found = find_duplicates(customers("\n".join([HEAD, *([row] * count)])))
    assert [len(group.rows) for group in found.with_verdict(SURE)] == [count]
