"""Generated purchase histories for hypothesis: small, with all that real sheets hold."""

import pandas as pd
from hypothesis import strategies as st

_LINES = st.fixed_dictionaries(
    {
        "order": st.sampled_from([None, "1", "2", "3", "C1"]),
        "date": st.one_of(
            st.dates(pd.Timestamp("2021-11-01").date(), pd.Timestamp("2025-01-05").date()), st.just(None)
        ),
        "customer": st.sampled_from([None, "K1", "K2", "K3", "K4"]),
        "article": st.sampled_from([None, "trui", "broek", "muts"]),
        "quantity": st.sampled_from([None, 1.0, 2.0]),
        "amount": st.one_of(st.just(None), st.integers(-5000, 50000).map(lambda cents: cents / 100)),
        "status": st.sampled_from([None, None, "opdracht", "retour", "offerte"]),
        "source": st.sampled_from([None, "web"]),
    }
)


def histories(max_size: int = 60) -> st.SearchStrategy[pd.DataFrame]:
    """Typed frames of purchase lines; the index counts from 2 as Excel rows do."""
    return st.lists(_LINES, max_size=max_size).map(_frame)


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    columns = ("order", "date", "customer", "article", "quantity", "amount", "status", "source")
    frame = pd.DataFrame(rows, columns=list(columns), index=pd.RangeIndex(2, len(rows) + 2))
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[us]")
    for name in ("quantity", "amount"):
        frame[name] = frame[name].astype("float64")
    for name in ("order", "customer", "article", "status", "source"):
        frame[name] = frame[name].astype("str")
    return frame
