"""Visits: one entry an article, customer and day."""

from datetime import date

from hypothesis import given

from histories import histories
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.visits import article_visits
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def test_a_day_counts_once_and_returns_and_losse_verkoop_not():
    frame = purchases("""
        | date       | customer | article | amount | order |
        | 02-01-2024 | K1       | trui    | 10     | 1     |
        | 02-01-2024 | K1       | trui    | 10     | 1     |
        | 01-01-2024 | K1       | trui    | 10     | 2     |
        | 03-01-2024 |          | trui    | 10     | 3     |
        | 04-01-2024 | K2       | trui    | 10     | 4     |
        | 05-01-2024 | K2       | trui    | -10    | 4     |
        | 06-01-2024 | K1       |         | 10     | 5     |
        | 07-01-2024 | K1       | muts    | 10     | 6     |
    """)
    found = prepare(frame, PEILDATUM)
    visits = article_visits(found)
    rows = [
        (found.articles[a], found.customers[c], d - 19723)  # 1 January 2024
        for a, c, d in zip(visits.article, visits.customer, visits.day, strict=True)
    ]
    assert rows == [("trui", "K1", 0), ("trui", "K1", 1), ("muts", "K1", 6)]
    assert visits.last.tolist() == [False, True, True]
    assert visits.follows.tolist() == [False, True, False]


@given(histories())
def test_visits_are_the_different_triples_of_the_lines(frame):
    found = prepare(frame, PEILDATUM)
    visits = article_visits(found)
    lines = found.lines.assign(article=found.article)
    bought = found.orders["is_purchase"].to_numpy()[lines["order"]]
    kept = lines[(lines["customer"] >= 0) & ~lines["returned"] & (lines["article"] >= 0) & bought]
    wanted = sorted(set(zip(kept["article"], kept["customer"], kept["day"], strict=True)))
    assert list(zip(visits.article, visits.customer, visits.day, strict=True)) == wanted
    assert visits.last.sum() == len({(a, c) for a, c, _ in wanted})
