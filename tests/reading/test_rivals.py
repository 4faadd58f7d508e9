"""Two columns for one consent or objection: the strictest word of both counts."""

import pytest

from klantenbestand.reading.data import Data, read_data
from reading.books import book_of


def read(header: str, other: str, *cells: tuple[str, str]) -> tuple[list[object], Data]:
    """What is read, of Our column, from cells under two headers."""
    lines = [f"| {at} | {one} | {two} |" for at, (one, two) in enumerate(cells, 1)]
    data = read_data(book_of({"Klanten": "\n".join([f"| Klantnummer | {header} | {other} |", *lines])}))
    assert data.customers is not None
    (key,) = [key for key in data.customers.frame if key != "customer"]
    return [value if isinstance(value, str) else None for value in data.customers.frame[key]], data


@pytest.mark.parametrize(
    ("header", "other", "cells", "wanted"),
    [
        ("Geen reclame", "Bezwaar", ("", "ja"), "alles"),
        ("Bezwaar", "Geen reclame", ("post", ""), "post"),
        ("Geen reclame", "Bezwaar", ("post", "e-mail"), "alles"),
        ("Geen reclame", "Afgemeld", ("post", "nee"), "post"),
        ("Geen reclame", "Bezwaar", ("", "belt hier boos over"), "alles"),
        ("Geen reclame", "Geen reclame", ("", "post"), "post"),
        ("E-mail toestemming", "Nieuwsbrief", ("ja", "nee"), "nee"),
        ("E-mail toestemming", "Nieuwsbrief", ("nee", "ja"), "nee"),
        ("E-mail toestemming", "Nieuwsbrief", ("ja", ""), "ja"),
        ("Telefoon toestemming", "Bellen toegestaan", ("ja", "nooit bellen"), "nee"),
    ],
)
def test_the_strictest_of_two_columns_is_read(header: str, other: str, cells: tuple[str, str], wanted: str) -> None:
    values, data = read(header, other, cells, ("", ""))
    assert values == [wanted, None]
    assert len(data.findings.with_code("header-rival-strictest")) == 1
    assert not data.findings.with_code("header-rival")
    assert not data.findings.with_code("header-twice")


def test_where_two_columns_contradict_each_other_the_row_is_named() -> None:
    _, data = read("E-mail toestemming", "Nieuwsbrief", ("ja", "ja"), ("ja", "Nee!"), ("", "nee"))
    (finding,) = data.findings.with_code("consent-columns-differ")
    assert (finding.column, finding.letter) == ("Nieuwsbrief", "C")
    assert (finding.rows, finding.values, finding.expected) == ([3], ["Nee!"], ["nee"])


def test_three_columns_count_all_three() -> None:
    data = read_data(
        book_of({"Klanten": "| Klantnummer | Geen reclame | Bezwaar | Afgemeld |\n| 1 |  | post | |\n| 2 | | | ja |"})
    )
    assert data.customers is not None
    assert data.customers.frame["no_advertising"].tolist() == ["post", "alles"]


def test_a_column_with_names_of_mailings_takes_no_consent_away() -> None:
    values, data = read("E-mail toestemming", "Mailing", ("ja", "voorjaar"), ("nee", "zomer"))
    assert values == ["ja", "nee"]
    assert [one.column for one in data.findings.with_code("header-rival")] == ["Mailing"]


def test_of_columns_that_are_no_consent_one_is_read_as_before() -> None:
    values, data = read("Telefoon", "Tel", ("0301234567", "0301234568"))
    assert values == ["0301234567"]
    assert len(data.findings.with_code("header-rival")) == 1
