"""Which order lines of an export stand in *Aankopen* already."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klantenbestand.steps.import_lines import paired

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
        ([with_(article="Thee (groen)", amount=7.5)], [TEA], [False]),  # the owner mended it
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


ROW = st.builds(
    with_,
    order=st.sampled_from(["1", "2", None]),
    date=st.sampled_from(["2026-01-01", "2026-01-02"]),
    article=st.sampled_from(["a", "b"]),
    amount=st.sampled_from([1.0, 2.0, -1.0]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROW, max_size=6), st.lists(ROW, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_after_taking_over_nothing_is_new_in_whatever_order(there, got, shuffled):
    first = new(there, got)
    added = [row for row, is_new in zip(got, first, strict=True) if is_new]
    again = list(got)
    shuffled.shuffle(again)
    assert sum(new(there, again)) == len(added)
    assert not any(new([*there, *added], again))
