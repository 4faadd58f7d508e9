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
    ],
)
def test_a_line_is_new_or_there(there, got, expected):
    assert new(there, got) == expected


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
        ([], ()),
    ],
)
def test_an_order_that_did_not_go_through_and_stands_there_as_bought(there, orders):
    assert still_bought(lines(*there), lines(with_(status="geannuleerd")), "Webwinkel") == orders


ROW = st.builds(
    with_,
    order=st.sampled_from(["1", "2", None]),
    date=st.sampled_from(["2026-01-01", "2026-01-02"]),
    customer=st.sampled_from(["K1", "K2", None]),
    article=st.sampled_from(["a", "b", None]),
    quantity=st.sampled_from([1, 2]),
    amount=st.sampled_from([1.0, 2.0, -1.0]),
)
THERE = st.builds(
    lambda row, source, day: with_(
        **{**dict(zip(KEYS, row, strict=True)), "source": source, **({"date": None} if day else {})}
    ),
    ROW,
    st.sampled_from(["Webwinkel", None, "Kassa"]),
    st.sampled_from([False, False, True]),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(THERE, max_size=6), st.lists(ROW, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_after_taking_over_nothing_is_new_in_whatever_order(there, got, shuffled):
    first = new(there, got)
    added = [row for row, is_new in zip(got, first, strict=True) if is_new]
    again = list(got)
    shuffled.shuffle(again)
    assert sum(new(there, again)) == len(added)
    assert not any(new([*there, *added], again))
