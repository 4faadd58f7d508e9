"""The file that a program exported, as rows of cells."""

import random
import zipfile
from io import BytesIO

import openpyxl
import pytest

from klantenbestand.reading.exports import read_exports
from klantenbestand.words.errors import UsageError

HEAD = "Bon,Datum,Bedrag,Artikel"


def read(tmp_path, data, name="export.csv", given=None):
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    (export,) = read_exports(file, given or {}, "incl")
    return export


@pytest.mark.parametrize(
    ("lines", "wide", "orders"),
    [
        (["1,2026-11-01,15.50,Thee", "2,2026-11-01,15,50,Thee"], (3,), ["1"]),
        (["1,2026-11-01,15,50,Thee", "2,2026-11-01,1,00,Thee"], (2, 3), []),
        (["1,2026-11-01,15.50,Thee,,,"], (), ["1"]),  # Excel writes as many as the widest row
        (["1,2026-11-01,15,50,"], (2,), []),  # no article, so that nothing stands beyond the header
        (['1,2026-11-01,"15,50",Thee'], (), ["1"]),
        (["1,2026-11-01,15.50,Thee,,a note"], (2,), []),
    ],
)
def test_a_row_with_more_cells_than_headers_is_left_out_and_told(tmp_path, lines, wide, orders):
    export = read(tmp_path, "\n".join([HEAD, *lines, ""]))
    assert export.wide == wide
    assert export.lines["order"].tolist() == orders


def test_an_empty_header_at_the_end_makes_no_room_between_commas(tmp_path):
    assert read(tmp_path, "Bon,Datum,Bedrag,\n1,2026-11-01,15,50\n").wide == (2,)
    beside = read(tmp_path, "Bon;Datum;Bedrag;\n1;2026-11-01;15,50;a note\n")
    assert (beside.wide, beside.lines["amount"].tolist()) == ((), [15.5])


def test_a_wide_row_is_no_customer_either(tmp_path):
    export = read(tmp_path, "Achternaam;E-mail\nBos;bos@a.nl\nVos;vos@a.nl;extra\n")
    assert export.customers["last_name"].tolist() == ["Bos"]
    assert export.wide == (3,)


def test_a_row_with_many_commas_in_quotes_is_a_row(tmp_path):
    export = read(tmp_path, f'{HEAD}\n1,2026-11-01,5,"Thee, koffie, suiker, melk"\n2,2026-11-01,5\n')
    assert export.lines["order"].tolist() == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('E-mail;Naam\na@b.nl;Jan\nc@d.nl;"Piet\ne@f.nl;Kees\n', 3),  # two columns
        ('Bon;Datum;Bedrag\n1;01-11-2026;"' + "x" * 200_000, 2),
        ('Bon;Datum;Artikel;Bedrag\n\n1;1-1-2026;"thee;2\n2;1-1-2026;koffie;3\n', 3),
    ],
)
def test_a_quote_without_an_end_is_told_with_its_line(tmp_path, text, line):
    with pytest.raises(UsageError) as raised:
        read(tmp_path, text)
    assert (raised.value.code, raised.value.details["line"]) == ("export-quote", line)


def test_inches_are_no_quotes(tmp_path):
    export = read(tmp_path, 'Bon;Datum;Artikel;Bedrag\n1;1-11-2026;Buis 3";5\n2;1-11-2026;Buis;5\n')
    assert export.lines["article"].tolist() == ['Buis 3"', "Buis"]


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(tmp_path, coding):
    export = read(tmp_path, "Bon;Datum;Achternaam;Bedrag\r\n1;1-11-2026;Müller;3\r\n".encode(coding))
    assert export.customers["last_name"].tolist() == ["Müller"]


def zipped(**files):
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def workbook():
    book, data = openpyxl.Workbook(), BytesIO()
    book.active.append(["Bon", "Datum", "Bedrag"])
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bytes.csv", random.Random(1).randbytes(5000), "export-no-list"),
        ("signs.csv", bytes(at % 255 + 1 for at in range(5000)), "export-no-list"),
        ("zip.csv", zipped(a="x"), "export-no-list"),
        ("zip.xlsx", zipped(a="x"), "export-no-list"),
        ("leeg.zip", zipped(), "export-no-list"),
        ("half.xlsx", workbook()[:2000], "export-no-list"),
        ("kop.xlsx", workbook(), "export-no-rows"),
        ("oud.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "export-no-list"),
        ("web.xls", b"<html><body><table><tr><td>Bon</td></tr></table></body></html>", "export-no-csv"),
        ("een.csv", b"Bedrag\n1\n", "export-unknown"),
        ("kop.csv", b"Bon;Datum;Bedrag\n", "export-no-rows"),
        ("kop2.csv", b"Achternaam;E-mail", "export-no-rows"),
        ("kop3.csv", b"Bon;Datum;Bedrag\n;;\n", "export-no-rows"),
        ("sep.csv", b"sep=;\n", "export-empty"),
        ("nul.csv", b"Bon;Datum;Bedrag\n1;1-1-2026;3\0\n", "export-no-list"),
        ("visite.csv", b"BEGIN:VCARD\nFN:Jan\nEND:VCARD\n", "export-unknown"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path, name, data, code):
    with pytest.raises(UsageError) as raised:
        read(tmp_path, data, name)
    assert raised.value.code == code


def test_one_column_of_addresses_is_a_list_of_customers(tmp_path):
    assert read(tmp_path, b"E-mail\r\nan@b.nl\r\n").customers["email"].tolist() == ["an@b.nl"]


@pytest.mark.parametrize("separator", ";,\t")
def test_what_a_program_writes_for_excel_to_leave_as_it_is(tmp_path, separator):
    lines = [["Bon", "Datum", "Artikel", "Bedrag"], ['="0012"', "2026-11-01", 'Buis "=" 3', '="10,00"']]
    lines.append(["13", "2026-11-02", '"=""Thee"""', '"=""5,00"""'])
    export = read(tmp_path, "\n".join(separator.join(line) for line in lines) + "\n")
    assert export.lines["order"].tolist() == ["0012", "13"]
    assert export.lines["amount"].tolist() == [10.0, 5.0]
    assert export.lines["article"].tolist() == ['Buis "=" 3', "Thee"]


def test_what_a_program_puts_around_a_text_for_excel_is_taken_off(tmp_path):
    file = tmp_path / "export.csv"
    file.write_text('="Bon";Datum;Bedrag\n="0001";="02-11-2026";="10,00"\n"=""2""";02-11-2026;5\n', encoding="utf-8")
    (export,) = read_exports(file, {})
    assert export.lines["order"].tolist() == ["0001", "2"]
    assert export.lines["amount"].tolist() == [10, 5]
    assert export.unread == ()
