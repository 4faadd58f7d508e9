"""Which order lines of an export stand in *Aankopen* already."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.steps.import_lines import paired, still_bought

KEYS = ("order", "date", "customer", "article", "quantity", "amount", "source", "status")


def lines(*rows):
    frame = pd.DataFrame(rows, columns=KEYS, index=range(2, len(rows) + 2))
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[us]")
    texts = ("order", "customer", "article", "source", "status")
    return frame.astype({**dict.fromkeys(texts, "str"), "quantity": "float64", "amount": "float64"})


TEA = ("W1", "2026-11-01", "K1", "Thee", 1, 8.15, "Webwinkel", None)


def with_(**changes):
    return tuple({**dict(zip(KEYS, TEA, strict=True)), **changes}.values())


def new(there, got, source="Webwinkel"):
    return paired(lines(*there), lines(*got), source).is_new.tolist()


@pytest.mark.parametrize(
    ("there", "got", "expected"),
    [
        ([TEA], [TEA], [False]),
        ([TEA], [TEA, TEA], [False, True]),  # twice in an order on purpose
        ([TEA, TEA], [TEA], [False]),
        ([TEA], [with_(order="#w-1")], [False]),  # the same number in other signs
        ([with_(order="0012")], [with_(order="12")], [False]),  # Excel ate the zeros
        ([with_(article="Thee (groen)")], [TEA], [False]),  # the owner mended it
        ([with_(amount=7.5)], [TEA], [False]),
        ([with_(article="Thee (groen)", amount=7.5)], [TEA], [True]),  # nothing says that it is the same
        ([with_(article=None, amount=7.5)], [with_(article=None)], [False]),  # an invoice of one line
        ([with_(article=None, amount=7.5), with_(article=None, amount=3)], [with_(article=None)], [True]),
        ([with_(customer="K2")], [TEA], [False]),  # the owner moved it
        ([with_(customer="K2", amount=7.5)], [TEA], [True]),  # of another customer
        ([with_(customer="K2", article="Koffie")], [TEA], [True]),
        ([with_(customer=None, amount=7.5)], [TEA], [False]),
        ([with_(amount=7.5)], [with_(customer=None)], [False]),
        ([with_(customer="K2", source=None)], [TEA], [True]),  # nobody says that it is of this source
        ([with_(customer=None, source=None)], [TEA], [False]),
        ([with_(source=None, article="Koffie", amount=3)], [TEA], [True]),
        ([with_(date=None, customer="K2")], [TEA], [True]),
        ([with_(customer="K2"), TEA], [TEA], [False]),
        ([TEA], [with_(date="2026-11-09")], [True]),  # a till that begins again
        ([TEA], [with_(date="2026-11-09", amount=-8.15)], [True]),  # it came back
        ([TEA], [with_(status="retour")], [True]),
        ([TEA, with_(amount=-8.15)], [with_(status="retour")], [False]),  # a return with and without a minus
        ([with_(source="Kassa")], [with_(article="Koffie")], [True]),  # another order of another system
        ([with_(source="Webshop")], [TEA], [False]),  # the same in all, under another name
        ([with_(source="Webshop")], [with_(customer="K2")], [True]),
        ([with_(source=None)], [with_(article="Koffie")], [False]),
        ([with_(date=None)], [TEA], [False]),  # the day was lost in the file
        ([with_(order=None)], [with_(order=None)], [False]),
        ([with_(order=None)], [with_(order=None, customer="K2")], [True]),
        ([with_(order=None)], [with_(order=None, article="Koffie")], [True]),
        ([TEA], [TEA, with_(article="Koffie", amount=3)], [False, True]),
        ([], [TEA], [True]),
        ([with_(order="1-11")], [with_(order="11-1")], [True]),  # two receipts
        ([with_(order="1-11", customer=None)], [with_(order="111", customer=None)], [True]),
        ([with_(order="#W1 ")], [with_(order="w1")], [False]),
        ([with_(order="w-1", article="Koffie")], [TEA], [True]),
        ([with_(customer=None)], [with_(order=None, customer=None)], [True]),  # perhaps two guests
        ([TEA], [with_(order=None)], [False]),
        ([TEA], [with_(order=None, customer="K2")], [True]),
        ([with_(order=None, customer=None, source="Kassa")], [with_(order=None, customer=None)], [True]),
        ([with_(source="Kassa")], [with_(order=None)], [True]),
        # one amount for an order, and what it is made of
        ([with_(article=None, amount=40)], [with_(amount=10), with_(article="Koffie", amount=30)], [False, False]),
        ([with_(amount=10), with_(article="Koffie", amount=30)], [with_(article=None, amount=40)], [False]),
        ([with_(article=None, amount=40)], [with_(amount=10), with_(article="Koffie", amount=29)], [True, True]),
        (
            [with_(article=None, amount=40, customer="K2")],
            [with_(amount=10), with_(article="a", amount=30)],
            [True] * 2,
        ),
        (
            [with_(article=None, amount=40, source="Kassa")],
            [with_(amount=10), with_(article="a", amount=30)],
            [True] * 2,
        ),
    ],
)
def test_a_line_is_new_or_there(there, got, expected):
    assert new(there, got) == expected


def without(column, *rows):
    return lines(*rows).drop(columns=column)


def test_an_export_without_order_numbers_loses_no_sale():
    guests = [with_(order=f"W{number}", customer=None) for number in (9, 10)]
    got = [with_(customer=None), with_(customer=None), with_(customer=None, article="Koffie", amount=7)]
    for source in ("Kassa", "Webwinkel"):
        found = paired(lines(*guests), without("order", *got), source)
        assert found.is_new.tolist() == [True, True, True]
    assert found.note.tolist() == ["alike", "alike", ""]
    added = [with_(**{**dict(zip(KEYS, one, strict=True)), "order": None, "source": "Kassa"}) for one in got]
    assert not paired(lines(*guests, *added), without("order", *got), "Kassa").is_new.any()


def test_a_sheet_without_order_numbers_takes_no_sale_of_another_source():
    assert paired(without("order", with_(source="Kassa")), lines(TEA), "Webwinkel").is_new.all()
    assert not paired(without("order", TEA), lines(TEA), "Webwinkel").is_new.any()


FAR = "2026-11-05"


def notes(there, got):
    found = paired(lines(*there), lines(*got), "Webwinkel")
    return [*zip(found.is_new.tolist(), found.note.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("there", "got", "expected"),
    [
        # the rest of the order is there on its day
        ([TEA, with_(date=FAR, article="Koffie")], [TEA, with_(article="Koffie")], [(False, ""), (False, "moved")]),
        ([TEA, with_(date=FAR, article="Koffie")], [TEA, with_(article="Suiker")], [(False, ""), (True, "added")]),
        ([TEA], [TEA, with_(article="Koffie", amount=1)], [(False, ""), (True, "added")]),
        # a whole order, by a number that is plainly of one order
        ([with_(order="20001", date=FAR)], [with_(order="20001")], [(False, "moved")]),
        ([with_(order="20001", date="2026-12-09")], [with_(order="20001")], [(True, "added")]),
        ([with_(order="20001", date=FAR, amount=9)], [with_(order="20001")], [(True, "added")]),
        (
            [with_(order="20001", date=FAR)],
            [with_(order="20001"), with_(order="20001", article="b")],
            [(True, "added")] * 2,
        ),
        ([with_(order="20001", date=FAR, source=None)], [with_(order="20001")], [(True, "")]),
        ([with_(order="20001", date=FAR, customer="K2")], [with_(order="20001")], [(True, "added")]),
        # short numbers, and that they are used once shows
        ([with_(order="7", date=FAR)], [with_(order="7")], [(True, "added")]),
        (
            [with_(order="7", date=FAR), with_(order="8", date="2026-11-06"), with_(order="9")],
            [with_(order="7")],
            [(False, "moved")],
        ),
    ],
)
def test_an_order_that_stands_there_on_another_day(there, got, expected):
    assert notes(there, got) == expected


def test_a_till_that_begins_again_every_day_loses_nothing_and_is_not_told_of():
    days = ["2026-11-01", "2026-11-02", "2026-11-03"]
    till = [
        [with_(order=str(at), date=day, customer=None, amount=at + part) for at in range(1, 6)]
        for part, day in enumerate(days)
    ]
    assert notes([*till[0], *till[1]], till[2]) == [(True, "")] * 5
    assert notes(till[0], [*till[1], *till[2]]) == [(True, "")] * 10
    assert notes(till[0], till[1]) == [(True, "")] * 5


def test_of_many_orders_that_perhaps_stand_there_on_another_day_is_told():
    there = [with_(order=f"W{at}", date=FAR) for at in range(1, 5)]
    assert notes(there, [with_(order=f"W{at}") for at in range(1, 5)]) == [(True, "added")] * 4


def returned(*rows):
    """As what was paid back comes out of an export."""
    frame = lines(*rows)
    return frame.set_axis(-frame.index)


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        ([TEA], (True, "")),
        ([TEA, with_(date=FAR, amount=-8.15, source=None)], (False, "moved")),  # the owner noted it himself
        ([TEA, with_(date=FAR, amount=-5, article=None)], (True, "")),  # less: `import_taken_back` takes the rest
        ([TEA, with_(date=FAR, amount=-8.15, source="Kassa")], (True, "")),
        ([TEA, with_(date=FAR), with_(date=FAR, amount=-8.15)], (True, "")),  # another receipt
    ],
)
def test_what_was_paid_back_comes_in_once(there, expected):
    bought = lines(TEA)
    got = pd.concat([bought, returned(with_(amount=-8.15, status="retour"))])
    found = paired(lines(*there), got, "Webwinkel")
    assert (found.is_new.tolist()[1], found.note.tolist()[1]) == expected


def test_what_is_there_otherwise_is_told():
    found = paired(lines(TEA, with_(order="W2", amount=5)), lines(TEA, with_(order="W2")), "Webwinkel")
    assert (found.row.tolist(), found.same.tolist()) == ([2, 3], [True, False])


def test_of_the_same_line_twice_the_one_of_the_customer_is_taken():
    found = paired(lines(with_(customer="K2"), TEA), lines(TEA), "Webwinkel")
    assert found.row.tolist() == [3]


@pytest.mark.parametrize(
    ("there", "got", "same"),
    [
        ("offerte", "opdracht", False),
        ("opdracht", "offerte", False),
        ("opdracht", None, True),
        (None, "offerte", False),
    ],
)
def test_that_an_offer_became_an_order_is_told(there, got, same):
    found = paired(lines(with_(status=there)), lines(with_(status=got)), "Webwinkel")
    assert (found.row.tolist(), found.same.tolist()) == ([2], [same])


def test_what_the_sheet_has_no_column_for_does_not_differ():
    there = lines(TEA).drop(columns="status")
    assert paired(there, lines(with_(status="offerte")), "Webwinkel").same.tolist() == [True]


@pytest.mark.parametrize(
    ("there", "orders"),
    [
        ([TEA], ("W1",)),
        ([with_(customer="K2")], ("W1",)),
        ([with_(status="offerte")], ()),
        ([with_(date="2026-11-09")], ()),
        ([with_(amount=-8.15)], ()),
        ([TEA, with_(amount=-8.15)], ()),  # taken back already
        ([TEA, with_(status="retour")], ()),
        ([], ()),
    ],
)
def test_an_order_that_did_not_go_through_and_stands_there_as_bought(there, orders):
    assert still_bought(lines(*there), lines(with_(status="geannuleerd")), "Webwinkel") == orders


ROW = st.builds(
    with_,
    order=st.sampled_from(["1", "2", "W-1", "W1", "20001", "20002", None]),
    date=st.sampled_from(["2026-01-01", "2026-01-02"]),
    customer=st.sampled_from(["K1", "K2", None]),
    article=st.sampled_from(["a", "b", None]),
    quantity=st.sampled_from([1, 2]),
    amount=st.sampled_from([1.0, 2.0, 3.0, -1.0]),
)
THERE = st.builds(
    lambda row, source, day: with_(
        **{**dict(zip(KEYS, row, strict=True)), "source": source, **({"date": None} if day else {})}
    ),
    ROW,
    st.sampled_from(["Webwinkel", None, "Kassa"]),
    st.sampled_from([False, False, True]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(THERE, max_size=6), st.lists(ROW, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_after_taking_over_nothing_is_new_in_whatever_order(there, got, shuffled):
    first = new(there, got)
    added = [row for row, is_new in zip(got, first, strict=True) if is_new]
    again = list(got)
    shuffled.shuffle(again)
    assert sum(new(there, again)) == len(added)
    assert not any(new([*there, *added], again))
