"""Which sheets of an exported workbook are lists."""

import openpyxl
import pytest

from klantenbestand.reading.exports import read_exports
from klantenbestand.words.errors import UsageError

ORDERS = [["Ordernummer", "Datum", "Klantcode", "Artikel", "Bedrag"], ["W1", "2026-11-01", "WK1", "Thee", 5]]
MORE = [ORDERS[0], ["W2", "2026-11-02", "WK1", "Thee", 6]]
PEOPLE = [["Klantcode", "Achternaam", "E-mail"], ["WK1", "Bos", "bos@a.nl"]]
TEXT = [["Uitleg bij deze lijst"], ["Alles is in euro."]]
BY_NAME = [["Achternaam", "Bedrag"], ["Bos", 11]]
BY_DAY = [["Datum", "Aantal", "Bedrag"], ["2026-11-01", 1, 5]]


def read(tmp_path, hidden=(), **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    book.save(tmp_path / "export.xlsx")
    return read_exports(tmp_path / "export.xlsx", {}, "incl")


def test_every_list_of_a_workbook_is_read(tmp_path):
    first, second, third = read(tmp_path, **{"2025": ORDERS, "2026": MORE, "Klanten": PEOPLE, "Leeg": []})
    assert [one.file for one in (first, second, third)] == [
        f"export.xlsx, tab {name}" for name in ("2025", "2026", "Klanten")
    ]
    assert (first.lines["order"].tolist(), second.lines["order"].tolist()) == (["W1"], ["W2"])
    assert third.lines is None
    assert third.customers["email"].tolist() == ["bos@a.nl"]
    assert first.tabs_left == ()


@pytest.mark.parametrize("other", [TEXT, BY_NAME, BY_DAY])
@pytest.mark.parametrize("above", [True, False])
def test_a_sheet_that_is_no_list_is_named(tmp_path, other, above):
    sheets = {"Overig": other, "Orders": ORDERS} if above else {"Orders": ORDERS, "Overig": other}
    (export,) = read(tmp_path, **sheets)
    assert (export.file, export.tabs_left) == ("export.xlsx", ("Overig",))
    assert export.lines["order"].tolist() == ["W1"]


def test_headers_only_beside_a_list_are_named(tmp_path):
    (export,) = read(tmp_path, Orders=ORDERS, Nieuw=[ORDERS[0]])
    assert export.tabs_left == ("Nieuw",)


def test_a_hidden_sheet_is_not_read(tmp_path):
    (export,) = read(tmp_path, hidden=["Oud"], Orders=ORDERS, Oud=MORE)
    assert export.lines["order"].tolist() == ["W1"]


def test_orders_and_their_lines_are_not_counted_twice(tmp_path):
    totals = [
        ["Ordernummer", "Datum", "E-mail", "Totaal"],
        ["W1", "2026-11-01", "bos@a.nl", 11],
        ["W9", "2026-11-01", "c@d.nl", 3],
    ]
    parts = [
        ["Ordernummer", "Datum", "Artikel", "Bedrag"],
        ["W1", "2026-11-01", "Thee", 5],
        ["W1", "2026-11-01", "Suiker", 6],
    ]
    (export,) = read(tmp_path, Orders=totals, Regels=parts)
    assert export.lines["amount"].tolist() == [11, 3]  # these say who bought
    assert export.tabs_left == ("Regels (zelfde orders als Orders)",)
    with_buyers = [[*parts[0], "E-mail"], *([*row, "bos@a.nl"] for row in parts[1:])]
    people, rest, made_of = read(tmp_path, Orders=totals, Regels=with_buyers)
    assert people.lines is None
    assert people.customers["email"].tolist() == ["bos@a.nl", "c@d.nl"]
    assert rest.lines["amount"].tolist() == [3]  # of this order there are no lines
    assert made_of.lines["amount"].tolist() == [5, 6]
    assert people.tabs_left == ("Orders (zelfde orders als Regels)",)


@pytest.mark.parametrize(
    ("totals", "article"),
    [
        ([[*ORDERS[0][:3], "Omschrijving", "Bedrag"], ["W1", "2026-11-01", "WK1", "Bestelling W1", 40]], "Artikel"),
        ([[*ORDERS[0][:3], "Bedrag"], ["W1", "2026-11-01", "WK1", 40]], "SKU code"),
    ],
)
def test_orders_that_come_to_the_same_are_counted_once(tmp_path, totals, article):
    head = ["Ordernummer", "Datum", article, "Bedrag"]
    parts = [head, ["W1", "2026-11-01", "Thee", 10], ["W1", "2026-11-01", "Koffie", 30]]
    found = read(tmp_path, Orders=totals, Regels=parts)
    assert sum(one.lines["amount"].sum() for one in found if one.lines is not None) == 40


def test_the_same_numbers_of_two_tills_are_other_orders(tmp_path):
    other = [ORDERS[0], ["W1", "2026-11-01", "WK2", "Koffie", 6]]
    assert [one.lines["amount"].sum() for one in read(tmp_path, Goes=ORDERS, Veere=other)] == [5, 6]


def test_without_any_list_the_file_is_refused(tmp_path):
    with pytest.raises(UsageError) as raised:
        read(tmp_path, Uitleg=TEXT, Dagen=[["Datum", "Bedrag"], ["2026-11-01", 5]])
    assert raised.value.code == "export-unknown"
    assert raised.value.details["headers"] == "Uitleg bij deze lijst"
