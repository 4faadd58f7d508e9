"""Looking up what was bought between two days equals counting it."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from histories import histories
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.spans import spans

DAY = st.integers(18_000, 20_500)


@given(histories(), st.lists(st.tuples(st.integers(-1, 3), DAY, st.integers(0, 900)), min_size=1, max_size=8))
def test_every_look_up_equals_a_count(frame, asked):
    found = prepare(frame, date(2024, 12, 31))
    look = spans(found)
    asked = [(min(code, len(found.customers) - 1), since, since + length) for code, since, length in asked]
    code, since, until = (np.array(column) for column in zip(*asked, strict=True))
    days, orders = found.occasions, found.orders
    for place, (own, low, high) in enumerate(asked):
        mine = (days["customer"] == own) & days["day"].between(low, high)
        assert look.bought(code, since, until)[place] == (mine.sum() if own >= 0 else 0)
        spent = orders.loc[(orders["customer"] == own) & orders["day"].between(low, high), "cents"].sum()
        assert look.spent(code, since, until)[place] == pytest.approx(spent / 100 if own >= 0 else 0)
