"""First articles and what follows them."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from histories import histories
from klantenbestand.analysis.activity import Window, WindowOrigin
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.sequence import first_articles

PEILDATUM = date(2024, 12, 31)
WINDOW = Window(3, 91, WindowOrigin.SETTING, 0, None)


def test_each_first_article_with_who_came_back_and_for_what():
    rows = [("oud", "2024-01-01", "x")]
    for n in range(20):
        rows.append((f"K{n}", "2024-03-01", "starter"))
        rows += [(f"K{n}", "2024-03-20", "vervolg")] * (n < 8)  # within 91 days
        rows += [(f"K{n}", "2024-03-20", "anders")] * (n < 3)
        rows += [(f"K{n}", "2024-09-01", "laat")] * (8 <= n < 10)  # after more than 91 days
    rows += [(f"N{n}", "2024-12-20", "starter") for n in range(5)]  # too new to judge
    frame = pd.DataFrame(rows, columns=["customer", "date", "article"]).assign(amount=1.0)
    found = first_articles(prepare(frame, PEILDATUM), WINDOW)
    row = found.frame.loc["starter"]
    assert row[["first_customers", "followed", "came_back"]].tolist() == [25, 20, 8]
    assert row["share"] == 0.4
    assert row["low"] < 0.4 < row["high"]
    assert (row["next_article"], row["next_customers"]) == ("vervolg", 8)
    assert found.frame.index.tolist() == ["starter"]  # who bought in the first month may have been a customer before
    assert (found.overall["customers"], found.overall["came_back"]) == (20, 8)


def test_too_few_to_follow_shows_counts_without_a_share():
    rows = [("oud", "2024-01-01", "x")] + [(f"K{n}", "2024-03-01", "starter") for n in range(19)]
    frame = pd.DataFrame(rows, columns=["customer", "date", "article"]).assign(amount=1.0)
    row = first_articles(prepare(frame, PEILDATUM), WINDOW).frame.loc["starter"]
    assert row["followed"] == 19
    assert np.isnan([row["share"], row["low"], row["high"]]).all()
    assert row["next_article"] == ""


def test_without_articles_it_says_so():
    frame = pd.DataFrame({"customer": ["a"], "date": ["2024-01-01"], "amount": [1.0]})
    found = first_articles(prepare(frame, PEILDATUM), WINDOW)
    assert found.frame.empty
    assert [note.code for note in found.thin] == ["no-articles"]


@given(histories())
def test_who_follows_is_never_more_than_who_began(frame):
    found = first_articles(prepare(frame, PEILDATUM), WINDOW)
    assert (found.frame["came_back"] <= found.frame["followed"]).all()
    assert (found.frame["followed"] <= found.frame["first_customers"]).all()
    assert (found.frame["next_customers"] <= found.frame["first_customers"]).all()
    assert found.overall["came_back"] <= found.overall["customers"]
    assert pytest.approx(0) == found.frame["share"].dropna().sum()  # never 20 customers


def starters(shares: dict[str, float], size: int = 60) -> pd.DataFrame:
    """So many customers begin with each article, of whom this share comes back within a month."""
    rows = [("oud", "2024-01-01", "x")]
    for article, share in shares.items():
        for n in range(size):
            rows.append((f"{article}{n}", "2024-03-01", article))
            rows += [(f"{article}{n}", "2024-03-20", "y")] * (n < share * size)
    return pd.DataFrame(rows, columns=["customer", "date", "article"]).assign(amount=1.0)


def test_an_article_after_which_customers_come_back_clearly_more_or_less_is_named():
    shares = dict.fromkeys("abcdefgh", 0.4) | {"goed": 0.8, "slecht": 0.1}
    found = first_articles(prepare(starters(shares), PEILDATUM), WINDOW).frame["differs"]
    assert found[found != 0].to_dict() == {"goed": 1, "slecht": -1}


def test_of_many_articles_that_are_alike_none_is_named_by_chance():
    # One of fifteen 2.3 standard errors above the others: alone it would be a finding, among fifteen it is none.
    shares = dict.fromkeys("abcdefghijklmn", 0.4) | {"boven": 0.56}
    found = first_articles(prepare(starters(shares), PEILDATUM), WINDOW)
    assert found.frame.loc["boven", "low"] > found.overall["high"] - 0.02
    assert (found.frame["differs"] == 0).all()
