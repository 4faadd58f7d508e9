"""What a customer buys: different articles, pieces without returns, and the favourite."""

from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given

from histories import histories
from klantenbestand.analysis.favourites import article_columns
from klantenbestand.analysis.orders import prepare
from typed_frames import purchases

PEILDATUM = date(2024, 12, 31)


def articles(markdown: str) -> pd.DataFrame:
    found = prepare(purchases(markdown), PEILDATUM)
    return pd.DataFrame(article_columns(found)).set_axis(found.customers)


def test_the_favourite_is_on_most_lines_and_of_equals_the_last_bought():
    found = articles("""
        | order | date       | customer | article | quantity | amount | status |
        | 1     | 01-02-2024 | K1       | trui    | 1        | 60     |        |
        | 2     | 01-03-2024 | K1       | muts    | 5        | 10     |        |
        | 3     | 01-04-2024 | K1       | trui    | 1        | 60     |        |
        | 4     | 01-05-2024 | K1       | muts    | 2        | 10     |        |
        | 5     | 01-05-2024 | K2       | broek   | 1        | 10     |        |
        | 6     | 01-06-2024 | K2       | broek   | 1        | 10     |        |
        | 7     | 01-07-2024 | K2       | trui    | 9        | 10     |        |
        | 7     | 01-08-2024 | K2       | trui    | 4        | 10     | retour |
        | 8     | 01-07-2024 | K3       |         | 2        | 10     |        |
        | 9     | 01-07-2024 |          | sok     | 2        | 10     |        |
    """)
    assert found["favourite"].to_dict() == {"K1": "muts", "K2": "broek", "K3": ""}
    assert found["articles"].to_dict() == {"K1": 2, "K2": 2, "K3": 0}
    assert found["pieces"].to_dict() == {"K1": 9, "K2": 7, "K3": 2}


def test_without_quantities_no_pieces_are_said():
    found = articles("| date | customer | article | amount |\n| 01-02-2024 | K1 | trui | 60 |")
    assert np.isnan(found.loc["K1", "pieces"])


def test_without_articles_there_is_no_favourite():
    found = articles("| date | customer | amount |\n| 01-02-2024 | K1 | 60 |")
    assert found["favourite"].tolist() == [""]
    assert found["articles"].tolist() == [0]


@given(histories())
def test_the_number_of_articles_is_that_of_the_sheet(frame):
    found = prepare(frame, PEILDATUM)
    columns = article_columns(found)
    used = frame.iloc[found.lines["position"]]
    bought = used[~found.lines["returned"].to_numpy() & used["customer"].notna().to_numpy()]
    expected = bought.groupby("customer")["article"].nunique().reindex(found.customers, fill_value=0)
    assert columns["articles"].tolist() == expected.tolist()
    for name, favourite in zip(found.customers, columns["favourite"], strict=True):
        counts = bought.loc[bought["customer"] == name, "article"].value_counts()
        assert favourite == "" if counts.empty else counts[favourite] == counts.max()
