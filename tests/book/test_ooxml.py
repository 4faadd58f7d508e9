"""References and XML, read strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.ooxml import (
    UnsafeXmlError,
    area_position,
    cell_position,
    children,
    column_letters,
    column_number,
    is_true,
    local,
    parse_xml,
)


@given(st.integers(1, 16_384))
def test_letters_and_numbers_of_columns_are_each_others_opposite(number: int) -> None:
    assert column_number(column_letters(number)) == number


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("xfd", 16_384)])
def test_columns_count_from_one(letters: str, number: int) -> None:
    assert column_number(letters) == number


def test_references_are_rows_and_columns() -> None:
    assert cell_position("$B$7") == (7, 2)
    assert area_position("B7:D9") == (7, 2, 9, 4)
    assert area_position("C3") == (3, 3, 3, 3)


@pytest.mark.parametrize("reference", ["", "B", "7", "ABCD1", "B7C", "R1C1", "B7:"])
def test_what_is_no_reference_is_refused(reference: str) -> None:
    with pytest.raises(ValueError):
        cell_position(reference)


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<!DOCTYPE a><a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\xff"]
)
def test_broken_and_unsafe_xml_is_refused(data: bytes) -> None:
    with pytest.raises(UnsafeXmlError):
        parse_xml(data)


def test_elements_are_found_whatever_their_namespace() -> None:
    root = parse_xml(b'<a xmlns="x"><!-- c --><b><c n="1"/></b><d/><b><c n="2"/></b></a>')
    assert [element.get("n") for element in children(root, "b", "c")] == ["1", "2"]
    assert [local(child) for child in root] == ["", "b", "d", "b"]


def test_booleans_have_two_spellings() -> None:
    assert [is_true(value) for value in ("1", "true", "0", "false", None)] == [True, True, False, False, False]
