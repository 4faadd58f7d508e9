"""Published numbers beside ours: CDNOW (Fader and Hardie) and AirPassengers, on the whole data sets.

Run by hand: `python tests/bench/bench_published.py`. The data is not part of the product: it is looked for in the
folder that KLANTENBESTAND_SHARED names, else in `shared` beside the checkout. Exit code 1 where a number differs, 2
where the data is not there.
"""

import os
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from klantenbestand.analysis import Period, active_customers, basket_size, customer_overview, prepare, seasonality

# Month: new, retained, reactivated, idle.
CDNOW_MONTHS = {
    "1997-01": (7846, 0, 0, 0),
    "1997-02": (8476, 1157, 0, 6689),
    "1997-03": (7248, 1681, 595, 14046),
    "1997-04": (0, 1773, 1049, 20748),
    "1998-06": (0, 446, 1060, 22064),
}
CDNOW_ORDERS = {
    "orders": 69659,
    "revenue": 2500315.63,
    "mean": 35.893648,
    "sd": 36.281942,
    "p25": 14.49,
    "median": 25.98,
    "p75": 43.70,
    "largest": 1286.01,
}
AIR_PASSENGERS = (
    0.9102304, 0.8836253, 1.0073663, 0.9759060, 0.9813780, 1.1127758,
    1.2265555, 1.2199110, 1.0604919, 0.9217572, 0.8011781, 0.8988244,
)  # fmt: skip

Row = tuple[str, object, object, bool]


def shared() -> Path:
    """The folder of the data."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    return Path(os.environ.get("KLANTENBESTAND_SHARED", beside)) / "data" / "purchases"


def flow_by_pivot(frame: pd.DataFrame) -> pd.DataFrame:
    """The status of every customer in every month, from a table of customers by months: another way to the counts."""
    months = frame["date"].dt.to_period("M")
    bought = pd.crosstab(frame["customer"], months).to_numpy() > 0
    known = np.cumsum(bought, axis=1) > 0
    before = np.pad(known, ((0, 0), (1, 0)))[:, :-1]
    last = np.pad(bought, ((0, 0), (1, 0)))[:, :-1]
    return pd.DataFrame(
        {
            "new": (bought & ~before).sum(axis=0),
            "retained": (bought & last).sum(axis=0),
            "reactivated": (bought & before & ~last).sum(axis=0),
            "idle": (known & ~bought).sum(axis=0),
        },
        index=[str(month) for month in sorted(months.unique())],
    )


def cdnow(folder: Path) -> Iterator[Row]:
    """The master data set: the flow of 18 months and the orders, of which every row of the file is one."""
    frame = pd.read_csv(folder / "cdnow_master.csv", dtype={"cust": "str"}, parse_dates=["date"])
    frame = frame.rename(columns={"cust": "customer", "sales": "amount", "cds": "quantity"})
    frame["order"] = np.arange(len(frame))
    purchases = prepare(frame, date(1998, 6, 30))
    activity = active_customers(purchases)
    flow = activity.flows[Period.MONTH]
    for month, published in CDNOW_MONTHS.items():
        got = tuple(flow.loc[month, ["new", "retained", "reactivated", "idle"]].tolist())
        yield f"CDNOW {month}: new, retained, reactivated, idle", published, got, got == published
    pivot = flow_by_pivot(frame)
    same = flow[list(pivot.columns)].astype("int64").equals(pivot.astype("int64").rename_axis("period"))
    yield "CDNOW all 18 months by another way", len(pivot), len(flow), same and len(flow) == 18
    yield "CDNOW customers", 23570, len(activity.customers), len(activity.customers) == 23570
    once = int((activity.customers["occasions"] == 1).sum())
    yield "CDNOW customers seen on one date", 12054, once, once == 12054
    basket = basket_size(purchases)
    for name, number in CDNOW_ORDERS.items():
        got_number = getattr(basket, name)
        yield f"CDNOW order {name}", number, got_number, abs(got_number - number) < 5.1e-7
    gap, of_zero = activity.choice.median_gap, int((purchases.orders["cents"] == 0).sum())
    yield "CDNOW median gap (days), period", (56, "kwartaal"), (gap, activity.choice.period.value), gap == 56
    yield "CDNOW orders of 0 euro", 80, of_zero, of_zero == 80
    overview = customer_overview(purchases, activity).frame
    mean, median = overview["revenue"].mean(), overview["revenue"].median()
    yield "CDNOW customer mean, median", (106.080426, 43.395), (mean, median), abs(mean - 106.080426) < 5.1e-7
    yield "CDNOW CDs", 167881, overview["pieces"].sum(), overview["pieces"].sum() == 167881


def air_passengers(folder: Path) -> Iterator[Row]:
    """The seasonal factors of R's decompose."""
    values = pd.read_csv(folder / "ts_AirPassengers.csv")["value"].astype("float64")
    frame = pd.DataFrame({"date": pd.date_range("1949-01-01", periods=len(values), freq="MS"), "amount": values})
    season = seasonality(prepare(frame, date(1960, 12, 31)))
    for month, published in enumerate(AIR_PASSENGERS):
        got = (season.index_plain or (0.0,) * 12)[month]
        yield f"AirPassengers month {month + 1}", published, got, abs(got - published) < 5.1e-8
    yield "AirPassengers p", 0.0005, season.p, season.p == 0.0005


def main() -> int:
    """Print every published number beside ours."""
    folder = shared()
    if not folder.is_dir():
        sys.stderr.write(f"SKIPPED: no data in {folder}; set KLANTENBESTAND_SHARED\n")
        return 2
    begun = time.process_time()
    rows = [*cdnow(folder), *air_passengers(folder)]
    for name, published, got, equal in rows:
        sys.stdout.write(f"{'equal ' if equal else 'DIFFERS'} {name}: published {published}, got {got}\n")
    differing = sum(not row[3] for row in rows)
    sys.stdout.write(f"{len(rows)} numbers, {differing} differ; {time.process_time() - begun:.2f} cpu-s\n")
    return min(differing, 1)


if __name__ == "__main__":
    sys.exit(main())
