"""Generated purchase histories for hypothesis: small, with all that real sheets hold."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import strategies as st

from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import Purchases

_Row = dict[str, object]
_REST: dict[str, st.SearchStrategy[object]] = {
    "order": st.sampled_from([None, "1", "2", "3", "C1"]),
    "customer": st.sampled_from([None, "K1", "K2", "K3", "K4"]),
    "article": st.sampled_from([None, "trui", "broek", "muts"]),
    "quantity": st.sampled_from([None, 1.0, 2.0]),
    "amount": st.one_of(st.just(None), st.integers(-5000, 50000).map(lambda cents: cents / 100)),
    "status": st.sampled_from([None, None, "opdracht", "retour", "offerte"]),
    "source": st.sampled_from([None, "web"]),
}
_EACH_DAY_FROM, _MOST_DAYS = date(2023, 1, 2), 60


def _lines(first: date, last: date, most: int, *, undated: bool = False) -> st.SearchStrategy[list[_Row]]:
    """So many lines at most, of these days."""
    days = st.dates(first, last)
    dated = st.one_of(days, st.just(None)) if undated else days
    return st.lists(st.fixed_dictionaries({**_REST, "date": dated}), max_size=most)


def _each_day(days: int, customers: int) -> list[_Row]:
    """A sale on each of so many days, to so many customers in turn; losse verkoop where there are none."""
    return [
        {
            "date": _EACH_DAY_FROM + timedelta(days=day),
            "customer": f"K{day % customers}" if customers else None,
            "article": "trui",
            "amount": 10.0,
        }
        for day in range(days)
    ]


def histories(max_size: int = 60) -> st.SearchStrategy[pd.DataFrame]:
    """Typed frames of purchase lines; the index counts from 2 as Excel rows do. Some are of a file that ended long ago:
    a sale each day for some weeks, and a few lines years before and long after those."""
    until = _EACH_DAY_FROM + timedelta(days=_MOST_DAYS)
    ended = st.tuples(
        _lines(date(1999, 1, 1), date(2021, 6, 30), 3),
        st.builds(_each_day, st.integers(10, _MOST_DAYS), st.integers(0, 5)),
        _lines(_EACH_DAY_FROM, until, max_size // 4),
        _lines(date(2023, 9, 1), date(2025, 1, 5), 3),
    ).map(lambda parts: [row for part in parts for row in part])
    anything = _lines(date(2021, 11, 1), date(2025, 1, 5), max_size, undated=True)
    return st.one_of(anything, ended).map(_frame)


def buyers_within(purchases: Purchases) -> int:
    """How many customers bought between the start and the end of the data."""
    end, bought = data_end(purchases), purchases.occasions
    return int(bought.loc[bought["day"].between(end.start, end.day), "customer"].nunique())


def _frame(rows: list[_Row]) -> pd.DataFrame:
    columns = ("order", "date", "customer", "article", "quantity", "amount", "status", "source")
    frame = pd.DataFrame(rows, columns=list(columns), index=pd.RangeIndex(2, len(rows) + 2))
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[us]")
    for name in ("quantity", "amount"):
        frame[name] = frame[name].astype("float64")
    for name in ("order", "customer", "article", "status", "source"):
        frame[name] = frame[name].astype("str")
    return frame
