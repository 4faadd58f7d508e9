"""What to offer next: the best pair of which a customer lacks the other half."""

from datetime import date

import pandas as pd
from hypothesis import given

from histories import histories
from klantenbestand.analysis import bought_together, companions, not_yet, prepare

PEILDATUM = date(2024, 12, 31)


def shop(baskets: list[tuple[str, str]], day: str = "2024-06-01") -> pd.DataFrame:
    """One order for each customer and word; its letters are the articles."""
    rows = [(f"{day}-{n}", who, letter) for n, (who, basket) in enumerate(baskets) for letter in basket]
    frame = pd.DataFrame(rows, columns=["order", "customer", "article"])
    return frame.assign(date=pd.Timestamp(day), amount=1.0)


def pairs_of_articles() -> list[tuple[str, str]]:
    """a and b always together; c with d in 20 of 30 baskets with c, else with e."""
    found = [(f"K{n}", "ab") for n in range(30)] + [(f"K{n}", "cd") for n in range(30, 50)]
    return found + [(f"K{n}", "ce") for n in range(50, 60)]


def test_who_bought_the_one_is_offered_the_other_with_the_highest_share():
    frame = shop([*pairs_of_articles(), ("nieuw", "a"), ("twee", "ac"), ("beide", "ab")])
    purchases = prepare(frame, PEILDATUM)
    found = companions(purchases, bought_together(purchases))
    assert found.loc["nieuw", ["article", "other"]].tolist() == ["a", "b"]
    assert found.loc["twee", "other"] == "b"  # 31 of 32 baskets with a hold b; 20 of 31 with c hold d
    assert (found.loc["nieuw", "both"], found.loc["nieuw", "with_article"]) == (31, 32)
    assert "beide" not in found.index
    assert found.loc["K50", "other"] == "d"


def test_what_is_no_longer_sold_is_not_offered():
    old = shop(pairs_of_articles(), "2023-01-01")
    purchases = prepare(pd.concat([old, shop([("nieuw", "a")])], ignore_index=True), PEILDATUM)
    assert companions(purchases, bought_together(purchases)).empty


@given(histories())
def test_every_offer_is_of_a_pair_and_to_somebody_who_lacks_it(frame):
    purchases = prepare(frame, date(2025, 1, 31))
    found = companions(purchases, bought_together(purchases))
    for customer, row in found.iterrows():
        assert customer in not_yet(purchases, row["article"], row["other"])
