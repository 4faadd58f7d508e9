# ruff: noqa: E501 -- words and tables
"""What the status of an order says."""

import pandas as pd
import pytest

from klantenbestand.reading.export_status import Said, is_status, said_by, with_statuses
from klantenbestand.reading.exports import amounts, read_exports

BOUGHT, UNDONE, UNKNOWN, BACK = Said.BOUGHT, Said.UNDONE, Said.UNKNOWN, Said.PAID_BACK


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "completed, wc-completed, Processing, paid, Afgerond, betaald, Verzonden, opdracht, partially_paid, paidout",
            BOUGHT,
        ),
        (
            "pending, on-hold, wc-on-hold, cancelled, Canceled, failed, voided, Geannuleerd, mislukt, openstaand, concept",
            UNDONE,
        ),
        ("Pending payment, checkout-draft, draft, onbetaald, In afwachting van betaling, vervallen", UNDONE),
        ("refunded, wc-refunded, terugbetaald, Geretourneerd", BACK),
        ("partially_refunded, deels terugbetaald", Said.PARTLY),
        ("retour, credit, creditnota, refund", Said.RETURNED),
        ("offerte, quote", Said.OFFERED),
        ("-, n.v.t.", Said.NOTHING),
        ("xyz, web, particulier", UNKNOWN),
        ("processing_awaiting_payment, holded, Betaling mislukt, Niet voltooid, Testbestelling, Proforma", UNDONE),
        ("Teruggeboekt, Gecrediteerd", BACK),
        ("Deels geannuleerd", Said.PARTLY),
        ("completed_shipped, processing_awaiting_shipment, Afgerekend, Voldaan, Betaald (iDEAL)", BOUGHT),
    ],
)
def test_words_of_web_shops(words, said):
    assert [said_by(word, invoices=False) for word in words.split(", ")] == [said] * len(words.split(", "))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("open", BOUGHT),
        ("Openstaand", BOUGHT),
        ("late", BOUGHT),
        ("pending", BOUGHT),
        ("draft", UNDONE),
        ("paid", BOUGHT),
    ],
)
def test_an_invoice_that_is_not_paid_is_a_purchase(word, said):
    assert said_by(word, invoices=True) is said


def test_a_column_of_other_words_is_no_status():
    assert not is_status(pd.Series([f"soort {at}" for at in range(20)] + ["betaald"]))
    assert not is_status(pd.Series([None, "-"], dtype="str"))
    assert is_status(pd.Series(["xyz", "betaald"]))


def lines(*rows):
    frame = pd.DataFrame(rows, columns=["order", "amount", "status"], index=range(2, 2 + len(rows)))
    return frame.assign(date=pd.Timestamp(2026, 11, 1)).astype({"order": "str", "status": "str"})


def test_bought_and_paid_back_comes_to_nothing_and_a_return_stays_one():
    frame = lines(("1", 5.0, "refunded"), ("2", -3.0, "refunded"), ("3", 4.0, "retour"), ("4", 0.0, "refunded"))
    made, statuses = with_statuses(frame, frame["amount"], invoices=False)
    assert list(made.drop(columns="date").itertuples(name=None)) == [
        (2, "1", 5.0, "opdracht"),
        (3, "2", -3.0, "retour"),
        (4, "3", 4.0, "retour"),
        (5, "4", 0.0, "opdracht"),
        (-2, "1", -5.0, "retour"),
    ]
    assert statuses.undone.empty


def test_what_did_not_go_through_is_apart_and_unknown_words_are_told():
    frame = lines(
        ("1", 5.0, "Geannuleerd"),
        ("2", 3.0, "xyz"),
        ("3", 3.0, "xyz"),
        ("4", 1.0, None),
        ("5", 2.0, "deels terugbetaald"),
    )
    made, statuses = with_statuses(frame, frame["amount"], invoices=False)
    assert made["order"].tolist() == ["2", "3", "4", "5"]
    assert made["status"].fillna("").tolist() == ["", "", "", "opdracht"]
    assert statuses.undone[["order", "status"]].to_numpy().tolist() == [["1", "Geannuleerd"]]
    assert statuses.unknown == {"xyz": 2}
    assert statuses.partly == ("5",)


def read(tmp_path, text):
    file = tmp_path / "export.csv"
    file.write_text(text, encoding="utf-8")
    (export,) = read_exports(file, {}, "incl")
    return export


def test_statuses_in_a_file(tmp_path):
    export = read(tmp_path, "Order Number,Order Status,Order Date,Email,Item Name,Quantity,Item Cost\n"
        "1,completed,2026-11-01,a@b.nl,Thee,2,4.00\n2,on-hold,2026-11-01,c@d.nl,Thee,1,4.00\n"
        "3,refunded,2026-11-01,e@f.nl,Thee,1,4.00\n4,vreemd,twee,g@h.nl,Thee,1,veel\n5,failed,2026-11-01,i@j.nl,Thee,1,veel\n")  # fmt: skip
    assert export.lines["order"].tolist() == ["1", "3", "4", "3"]
    assert export.customers["email"].tolist() == ["a@b.nl", "e@f.nl", "g@h.nl", "e@f.nl"]
    assert amounts(export.lines).sum() == 8
    assert export.incomplete == (5,)
    assert {(one.line, one.key) for one in export.unread} == {(5, "date"), (5, "price")}  # of line 6 nothing is asked
    assert export.statuses.unknown == {"vreemd": 1}
    assert export.statuses.undone["order"].tolist() == ["2", "5"]


def test_a_line_without_a_day_is_not_taken_back(tmp_path):
    export = read(tmp_path, "Order;Orderstatus;Datum;Bedrag\n1;refunded;31-02-2026;2\n")
    assert (export.lines.index.tolist(), export.incomplete) == ([2], (2,))


LIST = "Order;Datum;Artikel;Bedrag;{}\n1;01-11-2026;a;20,00;{}\n2;01-11-2026;b;9,00;{}\n"


@pytest.mark.parametrize("header", ["Bestelstatus", "Betaalstatus", "Payment Status", "Betalingsstatus", "Status bestelling",
    "Status betaling", "Order state", "State", "Staat", "Statuscode", "Verwerkingsstatus", "Fulfillment Status"])  # fmt: skip
def test_a_status_under_any_header_counts(tmp_path, header):
    export = read(tmp_path, LIST.format(header, "geannuleerd", "betaald"))
    assert export.lines["order"].tolist() == ["2"]
    assert export.left == ()


@pytest.mark.parametrize("header", ["Klantstatus", "Nieuwsbriefstatus"])
def test_a_status_of_something_else_does_not(tmp_path, header):
    assert len(read(tmp_path, LIST.format(header, "geannuleerd", "nieuw")).lines) == 2


@pytest.mark.parametrize(
    ("header", "first", "second", "total"),
    [
        ("Status;Betaalstatus", "Verzonden;Terugbetaald", "Verzonden;Betaald", 9),
        ("Status;Betaalstatus", "Geannuleerd;Terugbetaald", "Verzonden;Betaald", 9),
        ("Betaalstatus;Status", "Betaald;Nieuw", "Openstaand;Verzonden", 20),
        ("Status;Fulfillment Status", "Betaald;pending", "Betaald;geretourneerd", 20),
        ("Financial Status;Cancelled at", "paid;2026-11-02 10:00", "paid;", 9),
        ("Status;Factuurstatus", "Betaald;open", "Betaald;betaald", 29),
    ],
)
def test_of_more_columns_the_strictest_word_counts(tmp_path, header, first, second, total):
    export = read(tmp_path, LIST.format(header, first, second))
    assert amounts(export.lines).sum() == total
    assert export.left == ()


def test_the_status_on_one_line_goes_for_the_whole_order(tmp_path):
    export = read(tmp_path, "Order;Datum;Artikel;Bedrag;Status\n1;01-11-2026;Thee;20,00;geannuleerd\n"
        "1;01-11-2026;Koffie;9,00;\n2;01-11-2026;Thee;5,00;\n")  # fmt: skip
    assert export.lines["order"].tolist() == ["2"]


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ("1;01-11-2026;Thee;1;15,00;{s}\n1;01-11-2026;Korting;1;-5,00;{s}", 0),
        ("1;01-11-2026;Thee;1;15,00;{s}\n1;01-11-2026;Thee;1;-15,00;{s}", 0),  # the shop tells both itself
        ("1;01-11-2026;Thee;-1;10,00;{s}", -10),  # the line of the return itself
        ("1;01-11-2026;Thee;1;10,00;{s}\n1;01-11-2026;Thee;-1;10,00;{s}", 0),
    ],
)
def test_an_order_paid_back_comes_to_nothing_with_its_discount(tmp_path, rows, total):
    export = read(tmp_path, f"Order;Datum;Artikel;Aantal;Bedrag;Status\n{rows.format(s='terugbetaald')}\n")
    assert amounts(export.lines).sum() == total


def test_two_minuses_are_one_return(tmp_path):
    export = read(
        tmp_path, "Order;Datum;Artikel;Aantal;Prijs\n1;01-11-2026;Thee;-2;-10,00\n2;01-11-2026;Thee;-1;5,00\n"
    )
    assert amounts(export.lines).tolist() == [-20, -5]


def test_without_a_word_in_it_a_status_says_nothing(tmp_path):
    export = read(tmp_path, "Order;Status;Datum;Bedrag\n1;;01-11-2026;2\n")
    assert export.lines["status"].isna().all()
    assert len(export.lines) == 1


def test_a_list_of_which_no_order_went_through_is_read(tmp_path):
    export = read(tmp_path, "Order;Orderstatus;Datum;Bedrag\n1;on-hold;01-11-2026;2\n2;on-hold;01-11-2026;2\n")
    assert export.lines.empty
    assert len(export.statuses.undone) == 2
    assert export.left == ()


def test_a_kind_of_something_else_is_not_taken_over(tmp_path):
    export = read(tmp_path, "Order;Soort;Datum;Bedrag\n1;web;01-11-2026;2\n2;winkel;01-11-2026;2\n")
    assert export.left == ("Soort",)
    assert export.statuses.unknown == {}
    assert "status" not in export.lines
