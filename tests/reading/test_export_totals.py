"""Rows of an export that are totals of others."""

import pandas as pd
import pytest

from klantenbestand.reading.export_totals import is_total, total_rows
from klantenbestand.reading.exports import read_exports

SALES = [("1", "2026-11-10", "Thee", 10), ("2", "2026-11-10", "Koffie", 10), ("3", "2026-11-10", "Thee", 10)]
INVOICE = [("F1", "2026-11-10", "Thee", 10), ("F1", "2026-11-10", "Koffie", 13)]


def totals(*rows):
    lines = pd.DataFrame(rows, columns=["order", "date", "article", "amount"], index=range(2, len(rows) + 2))
    lines = lines.astype({"order": "str", "article": "str", "amount": "float64"})
    lines["date"] = pd.to_datetime(lines["date"])
    return [row for row, is_one in zip(rows, total_rows(lines, lines["amount"]), strict=True) if is_one]


@pytest.mark.parametrize(
    "row",
    [
        ("Dagtotaal 10-11-2026", "2026-11-10", None, 30),
        ("Totaal", "2026-11-10", None, 31),  # no order has that number
        ("Eindtotaal", "2026-11-10", None, 30),
        (None, "2026-11-10", "Totaal", 30),
        (None, "2026-11-10", "Totaal incl. btw", 30),
        (None, "2026-11-10", None, 30),
    ],
)
def test_a_total_below_the_receipts_of_a_day_is_no_sale(row):
    assert totals(*SALES, row) == [row]
    day_before = [(order, "2026-11-09", *rest) for order, _, *rest in SALES]
    assert totals(*day_before, *SALES, row) == [row]


def test_btw_and_total_of_an_invoice_are_no_sale():
    rest = [("F1", "2026-11-10", "BTW 21%", 4.83), ("F1", "2026-11-10", "Totaal", 27.83)]
    assert totals(*INVOICE, *rest) == rest
    assert totals(*INVOICE, ("F1", "2026-11-10", "Subtotaal", 23)) == [("F1", "2026-11-10", "Subtotaal", 23)]


@pytest.mark.parametrize(
    "row",
    [
        ("4", "2026-11-10", "Total Care", 30),
        ("4", "2026-11-10", "Totaalpakket", 30),
        ("4", "2026-11-10", None, 30),
        (None, "2026-11-10", None, 29),
        (None, "2026-11-10", "Totaal", 12),
        ("4", "2026-11-10", "BTW 21%", 5),  # of what?
    ],
)
def test_what_may_be_a_sale_is_one(row):
    assert totals(*SALES, row) == []


def test_where_no_row_says_what_it_is_none_is_a_total():
    lines = pd.DataFrame({"date": pd.to_datetime(["2026-11-10"] * 3), "amount": [1.0, 2.0, 3.0]})
    assert not total_rows(lines, lines["amount"]).any()
    assert not is_total("")


def test_totals_of_a_file_are_left_out_and_named(tmp_path):
    file = tmp_path / "kassa.csv"
    rows = ["Bon;Datum;Klantnr;Artikel;Aantal;Bedrag", "1;10-11-2026;;Thee;1;10,00", "2;10-11-2026;;Thee;1;10,00"]
    file.write_text("\n".join([*rows, "Dagtotaal 10-11-2026;10-11-2026;;;2;20,00", "Totaal;;;;2;20,00"]))
    (export,) = read_exports(file, {}, "")
    assert export.lines["order"].tolist() == ["1", "2"]
    assert (export.totals, export.incomplete) == ((4,), ())  # the last is below the list
