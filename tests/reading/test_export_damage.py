"""A list that is damaged as a whole is refused, with the line at which it begins; no line goes silently."""

import openpyxl
import pytest

from klantenbestand.reading.exports import read_exports
from klantenbestand.words.errors import UsageError
from klantenbestand.words.texts import error_sentence

HEAD = "Bon;Datum;Klantnr;Artikel;Aantal;Bedrag"


def read(tmp_path, *lines):
    file = tmp_path / "kassa.csv"
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return read_exports(file, {})[0]


def refused(tmp_path, *lines):
    with pytest.raises(UsageError) as raised:
        read(tmp_path, *lines)
    return raised.value


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (
            [
                *("Bon;Datum;Artikel;Aantal;Bedrag", 'W1;10-11-2026;"t Hooft;1;10,00', "W2;10-11-2026;Thee;1;5,00"),
                *('W3;10-11-2026;Kop "x";1;10,00', "W4;10-11-2026;Thee;1;5,00"),
            ],
            2,
        ),
        (["Bon;Datum;Bedrag;Artikel", "W1;10-11-2026;5;Thee", 'W2;10-11-2026;5;"t', 'W3;10-11-2026;5;Buis 3"'], 3),
        (["Datum;Artikel;Bedrag", '10-11-2026;"t Hooft;1', '11-11-2026;"x";2', "12-11-2026;y;3"], 2),
        (["E-mail;Naam", 'a@b.nl;"t Hooft', 'c@d.nl;Kop "x"', "e@f.nl;Kees"], 2),
    ],
)
def test_a_quote_that_another_one_closes_takes_no_lines_along(tmp_path, lines, line):
    error = refused(tmp_path, *lines)
    assert (error.code, error.details["line"]) == ("export-quote", line)


def test_what_was_written_on_several_lines_is_no_damage(tmp_path):
    lines = ["E-mail,Naam", 'a@b.nl,"Bos', 'belt, maar mailt niet"', 'c@d.nl,"Vos', "", 'x"']
    assert read(tmp_path, *lines).customers["email"].tolist() == ["a@b.nl", "c@d.nl"]
    address = ["Naam;Adres;E-mail;Telefoon", 'Bos;"Dorpsweg 1; achter', '4461 AB  Goes";b@a.nl;0612345678']
    assert len(read(tmp_path, *address).customers) == 1


def test_headers_further_down_in_another_order_are_told_with_their_line(tmp_path):
    lines = [
        HEAD,
        "1;10-11-2026;K1;Thee;1;10,00",
        "Bon;Datum;Klantnr;Artikel;Bedrag;Aantal",
        "2;10-11-2026;K1;Thee;10,00;1",
    ]
    error = refused(tmp_path, *lines)
    assert (error.code, error.details["line"]) == ("export-second-header", 3)
    assert "regel 3" in error_sentence(error)
    wider = refused(
        tmp_path, HEAD, lines[1], "Factuur;Datum;Klantnr;Artikel;Prijs;Aantal;Bedrag", "F2;10-11-2026;K1;Thee;5;1;5"
    )
    assert (wider.code, wider.details["line"]) == ("export-second-header", 3)


def test_the_same_headers_again_are_no_row(tmp_path):
    for again in (HEAD, HEAD.upper() + ";;"):
        export = read(tmp_path, HEAD, "1;10-11-2026;K1;Thee;1;10,00", again, "2;10-11-2026;K1;Thee;2;20,00")
        assert (export.lines["order"].tolist(), export.wide, export.incomplete) == (["1", "2"], (), ())


def test_rows_without_digits_are_rows(tmp_path):
    export = read(tmp_path, "Voornaam;Achternaam;Plaats", "Product;Bos;Goes", "Jan;Klant;Goes")
    assert export.customers["last_name"].tolist() == ["Bos", "Klant"]


def test_headers_further_down_on_a_sheet_are_told_too(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        HEAD,
        "1;10-11-2026;K1;Thee;1;10,00",
        "Bon;Datum;Klantnr;Artikel;Bedrag;Aantal",
        "2;1-11-2026;K1;Thee;9;1",
    ):
        book.active.append(row.split(";"))
    book.save(tmp_path / "kassa.xlsx")
    with pytest.raises(UsageError) as raised:
        read_exports(tmp_path / "kassa.xlsx", {})
    assert (raised.value.code, raised.value.details["line"]) == ("export-second-header", 3)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<!DOCTYPE html><table><tr><td>Bon</td></tr></table>", "webpagina"),
        ('[{"Bon": 1, "Datum": "2026-11-10"}]', "JSON"),
        ('"Bon;Datum;Bedrag"\n"1;10-11-2026;5,00"', "tussen aanhalingstekens"),
    ],
)
def test_what_is_no_csv_is_called_so(tmp_path, text, what):
    error = refused(tmp_path, text)
    assert error.code == "export-no-csv"
    assert "geen CSV" in error_sentence(error)
    assert what in error_sentence(error)
