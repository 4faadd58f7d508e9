"""An export as typed rows, whatever program wrote it."""

import pandas as pd
import pytest

from klantenbestand.reading.exports import amounts, read_exports


def read(tmp_path, text, coding="utf-8", given=None):
    file = tmp_path / "export.csv"
    file.write_bytes(text.encode(coding))
    (export,) = read_exports(file, given or {}, "incl")
    return export


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_coding_and_separator_do_not_matter(tmp_path, coding, sign):
    text = 'Bon;Datum;Achternaam;Bedrag\r\n1;01-02-2026;Müller;"12,50"\r\n'.replace(";", sign)
    export = read(tmp_path, text, coding)
    assert export.lines["amount"].tolist() == [12.5]
    assert export.lines["date"].tolist() == [pd.Timestamp(2026, 2, 1)]
    assert export.customers["last_name"].tolist() == ["Müller"]


def test_a_title_above_a_header_again_and_a_total_below(tmp_path):
    text = (
        "Verkopen november\n\nBon;Datum;Bedrag\n1;01-11-2026;2,50\nBon;Datum;Bedrag\n2;02-11-2026;3,50\nTotaal;;6,00\n"
    )
    export = read(tmp_path, text)
    assert export.lines[export.lines["date"].notna()]["order"].tolist() == ["1", "2"]


@pytest.mark.parametrize(("text", "amount"), [("1.234,50", 1234.5), ("€ 12,-", 12), ("-3.50", -3.5), ("12", 12)])
def test_amounts_as_text(tmp_path, text, amount):
    assert read(tmp_path, f"Bon;Datum;Bedrag\n1;2026-11-01;{text}\n").lines["amount"].tolist() == [amount]


def test_what_cannot_be_read_is_named_by_line_and_header(tmp_path):
    export = read(
        tmp_path,
        "Bon;Datum;Bedrag;Stuks\n1;31-02-2026;2;1\n2;01-03-2026;veel;1\n3;01-03-2026;2;drie\n4;01-03-2026;2;4\n",
    )
    assert [(one.line, one.header, one.value) for one in export.unread] == [
        (2, "Datum", "31-02-2026"), (3, "Bedrag", "veel"), (4, "Stuks", "drie"),
    ]  # fmt: skip
    assert export.incomplete == (2, 3)


def test_the_total_of_an_order_is_not_what_a_line_costs(tmp_path):
    lines = "Order;Datum;Artikel;Stuks;Stuksprijs;Totaal\n1;01-11-2026;a;1;5,00;25,00\n1;01-11-2026;b;2;10,00;25,00\n"
    export = read(tmp_path, lines)
    assert "amount" not in export.lines
    assert export.left == ("Totaal",)


def test_what_shopify_says_once_goes_for_the_whole_order(tmp_path):
    text = (
        "Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem price,Total\n"
        "#1001,jo@example.org,refunded,2026-11-02 10:00:00 +0100,1,a,5.00,12.95\n"
        "#1001,jo@example.org,,2026-11-02 10:00:00 +0100,1,b,3.00,\n"
    )
    export = read(tmp_path, text)
    # bought, and paid back
    assert export.lines["status"].tolist() == ["opdracht", "opdracht", "retour", "retour"]
    assert export.lines["date"].dt.day.tolist() == [2, 2, 2, 2]
    assert amounts(export.lines).tolist() == [5, 3, -5, -3]
    assert export.lines.index.tolist() == [2, 3, -2, -3]
    assert export.customers["email"].tolist() == ["jo@example.org"] * 4
    assert export.left == ("Total",)


def test_a_name_under_klant_is_a_name(tmp_path):
    export = read(tmp_path, "Factuurnummer;Datum;Klant;Bedrag\n1;01-11-2026;Anna de Vries;2\n2;01-11-2026;Bos BV;2\n")
    assert "customer" not in export.lines
    assert export.customers["last_name"].tolist()[0] == "Vries"
    assert export.customers["company"].tolist()[1] == "Bos BV"


def test_what_the_amounts_are_is_told(tmp_path):
    assert read(tmp_path, "Bon;Datum;Bedrag incl. btw\n1;01-11-2026;2\n").says == "inclusief btw"


def test_a_line_break_in_a_cell_is_a_space_and_lines_are_counted_as_an_editor_does(tmp_path):
    text = (
        'sep=;\n\nBon;Datum;Artikel;Bedrag\n1;01-11-2026;"thee\r\nen koffie";2\n'
        "\n2;01-11-2026;suiker;veel\n3;01-11-2026\n"
    )
    export = read(tmp_path, text)
    assert export.lines["article"].tolist()[:2] == ["thee en koffie", "suiker"]
    assert export.lines.index.tolist() == [4, 7, 8]
    assert export.incomplete == (7, 8)
    assert [(one.line, one.value) for one in export.unread] == [(7, "veel")]
