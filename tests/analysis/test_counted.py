"""What is counted once is what counting it each time gives."""

from datetime import date

import numpy as np
from hypothesis import given

from histories import histories
from klantenbestand.analysis.counted import line_months, order_months, own_lines, own_orders
from klantenbestand.analysis.orders import prepare


@given(histories())
def test_orders_and_lines_of_customers_are_counted_as_they_stand(frame):
    found = prepare(frame, date(2024, 12, 31))
    orders = found.orders[found.orders["is_purchase"] & (found.orders["customer"] >= 0)]
    counted = own_orders(found)
    size = len(found.customers)
    assert counted.number.tolist() == [int((orders["customer"] == code).sum()) for code in range(size)]
    assert counted.spent.tolist() == [
        int(orders.loc[orders["customer"] == code, "cents"].sum()) for code in range(size)
    ]
    lines = found.lines[found.lines["customer"] >= 0]
    own = own_lines(found)
    assert own.spent.sum() == lines["cents"].sum()
    assert own.has.all()
    middle = int(lines["day"].median()) if len(lines) else 0
    early = own.spent_between(0, middle)
    assert np.array_equal(early + own.spent_between(middle, 10**6), own.spent)
    late = lines.loc[lines["day"] >= middle, "customer"].unique()
    assert sorted(np.flatnonzero(own.seen_between(middle, 10**6))) == sorted(late)
    days = found.lines["day"].to_numpy().astype("datetime64[D]")
    assert line_months(found).tolist() == days.astype("datetime64[M]").astype(np.int64).tolist()
    assert len(order_months(found)) == len(found.orders)
