# ruff: noqa: E501 -- headers and tables
"""What the lines of an order cost: of the line or of the order, with or without btw, after discount."""

import pytest

from klantenbestand.reading.exports import amounts, read_exports


def read(tmp_path, head, *rows, unwanted="incl", given=None):
    file = tmp_path / "export.csv"
    file.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    (export,) = read_exports(file, given or {}, unwanted)
    return export


def cost(export):
    return amounts(export.lines).tolist()


PLAIN = "Bestelnummer;Datum;Artikel;Stuks;{}"
PARTS = "Order;Datum;Artikel;Aantal;Prijs;{}"
DAY = "01-11-2026"


@pytest.mark.parametrize("header", ["Totaal", "Order Total Amount", "Bedrag"])
def test_one_amount_on_all_lines_of_an_order_counts_once(tmp_path, header):
    rows = (f"W1;{DAY};Thee;2;45,00", f"W1;{DAY};Koffie;1;45,00", f"W2;{DAY};Thee;3;16,95", f"W2;{DAY};Koffie;1;16,95")
    export = read(tmp_path, PLAIN.format(header), *rows)
    assert cost(export) == [45, 0, 16.95, 0]
    assert export.notes.once == ("W1", "W2")
    assert export.incomplete == ()


def test_an_amount_on_one_line_of_an_order_is_of_the_order(tmp_path):
    export = read(tmp_path, PLAIN.format("Totaal"), f"W1;{DAY};Thee;2;45,00", f"W1;{DAY};Koffie;1;")
    assert (cost(export), export.incomplete) == ([45, 0], ())


def test_an_amount_that_cannot_be_read_is_not_nothing(tmp_path):
    export = read(tmp_path, PLAIN.format("Totaal"), f"W1;{DAY};Thee;2;45,00", f"W1;{DAY};Koffie;1;veel")
    assert export.incomplete == (3,)


def test_where_other_orders_have_an_amount_for_each_line_the_same_twice_is_two_lines(tmp_path):
    rows = (f"1;{DAY};Thee;1;2,50", f"1;{DAY};Koffie;1;2,50", f"2;{DAY};Thee;1;2,50", f"2;{DAY};Soep;1;5,00")
    export = read(tmp_path, PLAIN.format("Bedrag"), *rows)
    assert (cost(export), export.notes.once) == ([2.5, 2.5, 2.5, 5], ())


@pytest.mark.parametrize(("header", "second"), [("Regelbedrag", "Koffie"), ("Totaal", "Thee")])
def test_an_amount_of_a_line_stays_one(tmp_path, header, second):
    export = read(tmp_path, PLAIN.format(header), f"1;{DAY};Thee;1;2,50", f"1;{DAY};{second};1;2,50")
    assert cost(export) == [2.5, 2.5]


def test_a_number_that_begins_again_each_day_is_of_two_orders(tmp_path):
    export = read(tmp_path, PLAIN.format("Totaal"), "1;01-11-2026;Thee;1;2,50", "1;02-11-2026;Koffie;1;2,50")
    assert cost(export) == [2.5, 2.5]


SINGLE = (f"W2;{DAY};Thee;2;10,00;26,95",)
MANY = (f"W3;{DAY};Thee;2;10,00;51,95", f"W3;{DAY};Koffie;1;25,00;51,95")


@pytest.mark.parametrize("rows", [SINGLE, (*MANY, *SINGLE)])
def test_an_order_costs_the_same_in_every_file(tmp_path, rows):
    export = read(tmp_path, PARTS.format("Totaal"), *rows)
    frame = export.lines.assign(amount=amounts(export.lines))
    assert frame.loc[frame["order"] == "W2", "amount"].tolist() == [20]  # without the postage, and that is told
    assert "W2" in export.notes.apart


def test_each_order_is_weighed_by_itself(tmp_path):
    rows = (f"W5;{DAY};Koffie;1;10,00;35,00", f"W5;{DAY};Thee;1;25,00;35,00")
    more = (f"W6;{DAY};Koffie;2;25,00;50,00", f"W6;{DAY};Koffie;2;25,00;50,00")
    export = read(tmp_path, PARTS.format("Totaal"), *rows, *more)
    assert cost(export) == [10, 25, 50, 50]
    assert (export.notes.once, export.notes.apart) == ((), ())


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((f"1;{DAY};a;1;20,00;-26,95",), [-26.95]),
        ((f"1;{DAY};a;2;10,00;-45,00", f"1;{DAY};b;1;25,00;-45,00"), [-20, -25]),
        ((f"1;{DAY};a;-2;10,00;-45,00", f"1;{DAY};b;-1;25,00;-45,00"), [-20, -25]),
        ((f"1;{DAY};a;2;10,00;0,00", f"1;{DAY};b;1;25,00;0,00"), [0, 0]),
        ((f"1;{DAY};a;2;10,00;0,00", f"1;{DAY};b;1;25,00;"), [0, 0]),
    ],
)
def test_a_return_and_an_order_for_nothing_keep_their_sign(tmp_path, rows, expected):
    assert cost(read(tmp_path, PARTS.format("Ordertotaal"), *rows)) == expected


def test_an_order_after_discount_comes_to_its_total(tmp_path):
    export = read(tmp_path, PARTS.format("Totaal"), f"1;{DAY};a;1;10,00;30,00", f"1;{DAY};b;1;25,00;30,00")
    assert sum(cost(export)) == pytest.approx(30)


@pytest.mark.parametrize(
    ("headers", "cells", "expected"),
    [
        ("Korting", "5,00", 15),
        ("Korting", "25%", 15),
        ("Korting %", "25", 15),
        ("Totaalprijs", "15,00", 15),
        ("Korting;Regel totaal incl.", "5,00;15,00", 15),
        ("Korting;Totaal", "5,00;15,00", 15),
        ("Regeltotaal;Totaal", "15,00;51,95", 15),
        ("Verzendkosten;Totaal", "6,95;26,95", 20),
        ("Totaal", "20,00", 20),
    ],
)
def test_a_line_costs_what_is_paid_for_it(tmp_path, headers, cells, expected):
    export = read(tmp_path, PARTS.format(headers), f"W1;{DAY};Thee;2;10,00;{cells}")
    assert cost(export) == [expected]
    assert export.notes.apart == ()


def test_shopify_after_discount(tmp_path):
    head = "Name,Financial Status,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem discount"
    day = "2026-11-02 10:00:00 +0100"
    lines = (f"#1,paid,40.00,4.95,7.80,44.95,5.00,{day},2,Thee,10.00,5.00", f"#1,,,,,,,{day},1,Koffie,25.00,0.00")
    coupon = (f"#2,paid,36.00,4.95,7.80,40.95,4.00,{day},2,Thee,10.00,0", f"#2,,,,,,,{day},1,Soep,20.00,0")
    export = read(tmp_path, head, *lines, *coupon)
    assert cost(export) == [15, 25, 18, 18]
    assert export.notes.apart == ()


VAT = "Nr;Datum;Artikel;Bon;{}"


@pytest.mark.parametrize(
    ("headers", "cells", "unwanted", "expected", "says"),
    [
        ("Totaal excl. btw;Btw;Totaal", "10,00;2,10;12,10", "incl", 10, "exclusief btw"),
        ("Totaal excl. btw;Btw;Totaal", "10,00;2,10;12,10", "excl", 12.1, "inclusief btw"),
        ("Subtotaal;Btw;Totaal", "10,00;2,10;12,10", "incl", 10, "exclusief btw"),
        ("Subtotaal;Btw;Totaal", "10,00;2,10;12,10", "excl", 12.1, "inclusief btw"),
        ("Btw;Totaal", "2,10;12,10", "incl", 12.1, "inclusief btw"),
        ("Btw;Bedrag", "2,10;10,00", "incl", 10, "exclusief btw"),
        ("Btw;Totaal", "21%;12,10", "incl", 12.1, ""),
        ("Aantal;Prijs;Totaalprijs exclusief btw;Totaalprijs inclusief btw", "2;10,00;20,00;24,20", "excl", 24.2, "inclusief btw"),
        ("Aantal;Prijs;Totaalprijs exclusief btw;Totaalprijs inclusief btw", "2;10,00;20,00;24,20", "incl", 20, "exclusief btw"),
        ("Aantal;Prijs;Totaalprijs incl. btw;Totaalprijs excl. btw", "1;12,10;12,10;10,00", "incl", 10, "exclusief btw"),
        ("Aantal;Prijs;Totaal", "2;10,00;24,20", "incl", 20, "exclusief btw"),
        ("Aantal;Prijs;Totaal", "2;10,00;24,20", "excl", 24.2, "inclusief btw"),
        ("Aantal;Prijs (incl. btw)", "1;12,10", "incl", 12.1, "inclusief btw"),
        ("Aantal;Prijs;Totaal incl. btw", "1;12,10;12,10", "incl", 12.1, "inclusief btw"),
    ],
)  # fmt: skip
def test_with_or_without_btw(tmp_path, headers, cells, unwanted, expected, says):
    export = read(tmp_path, f"Ordernummer;Datum;Artikel;{headers}", f"1;{DAY};Thee;{cells}", unwanted=unwanted)
    assert (cost(export), export.says) == ([expected], says)


def test_what_a_person_says_is_the_amount_is(tmp_path):
    head = "Order;Datum;Artikel;Aantal;Prijs;Totaal;Netto"
    export = read(tmp_path, head, f"1;{DAY};Thee;2;10,00;24,20;19,00", given={"netto": "Bedrag"})
    assert cost(export) == [19]
    export = read(tmp_path, PARTS.format("Totaal"), *SINGLE, given={"totaal": ""})
    assert (cost(export), export.notes.apart) == ([20], ())


@pytest.mark.parametrize(
    ("cells", "net", "part"),
    [
        (("10,00;10,00",), 0, {}),
        (("100,00;40,00",), 100, {"1": 40}),
        (("10,00;0,00",), 10, {}),
        (("10,00;",), 10, {}),
        (("10,00;30,00", "20,00;30,00"), 0, {}),
        (("10,00;5,00", "20,00;5,00"), 30, {"1": 5}),
        (("10,00;10,00", "20,00;0,00"), 30, {"1": 10}),
    ],
)
def test_what_was_paid_back_in_a_column_of_its_own(tmp_path, cells, net, part):
    rows = [f"1;{DAY};soort {at};Betaald;{cell}" for at, cell in enumerate(cells)]
    export = read(tmp_path, "Order;Datum;Artikel;Status;Bedrag;Terugbetaald", *rows)
    assert sum(cost(export)) == net
    assert export.notes.refunded == part


def test_amounts_in_another_currency_are_told(tmp_path):
    export = read(tmp_path, "Order;Datum;Bedrag;Valuta", f"1;{DAY};10,00;USD", f"2;{DAY};5,00;EUR", f"3;{DAY};5,00;")
    assert export.notes.currencies == {"USD": 1}


def test_btw_as_an_amount_is_no_rate(tmp_path):
    export = read(
        tmp_path, PARTS.format("Btw;Bedrag"), f"1;{DAY};a;2;10,00;1,80;21,80", f"2;{DAY};a;1;10,00;0,90;10,90"
    )
    assert "vat_rate" not in export.lines
    assert export.left[-1] == "Btw"
    assert cost(export) == [20, 10]  # Aankopen is without
    export = read(tmp_path, PARTS.format("Btw;Bedrag"), f"1;{DAY};a;2;10,00;9%;20,00", f"2;{DAY};a;1;10,00;21;10,00")
    assert export.lines["vat_rate"].tolist() == [0.09, 0.21]


def test_a_discount_that_is_taken_off_is_not_left_out(tmp_path):
    export = read(tmp_path, PARTS.format("Korting"), f"W1;{DAY};Thee;2;10,00;5,00")
    assert export.left == ()


def test_a_discount_may_be_a_share_in_one_line_and_an_amount_in_the_next(tmp_path):
    rows = (f"W1;{DAY};a;2;10,00;5,00", f"W2;{DAY};b;1;10,00;50%", f"W3;{DAY};b;1;10,00;")
    assert cost(read(tmp_path, PARTS.format("Korting"), *rows)) == [15, 5, 10]


def test_a_discount_of_the_order_on_all_its_lines_is_taken_off_once(tmp_path):
    rows = (f"W1;{DAY};a;1;10,00;5,00;30,00", f"W1;{DAY};b;1;25,00;5,00;30,00")
    assert sum(cost(read(tmp_path, PARTS.format("Korting;Totaal"), *rows))) == pytest.approx(30)


def test_what_stands_on_the_first_line_of_an_order_goes_for_all(tmp_path):
    head = "Bestelnr;Datum;Klantcode;Achternaam;Artikel;Aantal;Prijs;Totaal"
    rows = (f"W1;{DAY};WK1;Bos;Thee;2;10,00;29,95", "W1;;;;Koffie;1;5,00;", "W1;;;;Verzending;1;4,95;")
    export = read(tmp_path, head, *rows, "W2;31-02-2026;WK2;Vos;Thee;1;4,00;", "W2;;WK2;Vos;Thee;1;5,00;")
    assert export.lines["date"].notna().tolist() == [True, True, True, False, False]
    assert export.incomplete == (5, 6)
    assert cost(export)[:3] == [20, 5, 4.95]
    assert export.lines["customer"].tolist() == ["WK1", "WK1", "WK1", "WK2", "WK2"]
    assert export.customers["last_name"].tolist() == ["Bos", "Bos", "Bos", "Vos", "Vos"]
    assert export.notes.apart == ()


def test_who_bought_it_is_known_of_what_is_taken_back_too(tmp_path):
    head = "Bestelnr;Datum;Klantcode;Achternaam;Artikel;Bedrag;Status"
    export = read(tmp_path, head, f"W1;{DAY};WK1;Bos;Thee;10,00;terugbetaald", "W1;;;;Koffie;5,00;")
    assert cost(export) == [10, 5, -10, -5]
    assert export.customers["last_name"].tolist() == ["Bos"] * 4
