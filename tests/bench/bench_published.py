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

from klantenbestand.analysis import (
    Period,
    active_customers,
    basket_size,
    bg,
    customer_groups,
    customer_overview,
    customer_weight,
    gamma_gamma,
    mbg,
    prepare,
    retention,
    seasonality,
)
from klantenbestand.analysis.campaign_forecast import predicted_rates
from klantenbestand.analysis.purchase_histories import histories
from klantenbestand.analysis.spans import spans

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


def cohorts_by_pivot(frame: pd.DataFrame) -> pd.DataFrame:
    """Customers by month of first purchase and months later, another way."""
    month = frame["date"].dt.year * 12 + frame["date"].dt.month
    first = month.groupby(frame["customer"]).transform("min")
    pairs = pd.DataFrame({"first": first, "later": month - first, "customer": frame["customer"]}).drop_duplicates()
    return pairs.groupby(["first", "later"]).size().unstack(fill_value=0)


def cdnow_customers(folder: Path) -> Iterator[Row]:
    """Cohorts and the weight of customers of the master data set."""
    frame = pd.read_csv(folder / "cdnow_master.csv", dtype={"cust": "str"}, parse_dates=["date"])
    frame = frame.rename(columns={"cust": "customer", "sales": "amount"}).assign(order=np.arange(len(frame)))
    purchases = prepare(frame, date(1998, 6, 30))
    cohorts = retention(purchases)
    sizes = cohorts.cohorts["size"].tolist()
    yield "CDNOW cohorts", [7846, 8476, 7248], sizes, sizes == [7846, 8476, 7248]
    pivot = cohorts_by_pivot(frame)
    same = all(cohorts.counts.iloc[n].dropna().tolist() == pivot.iloc[n, : 18 - n].tolist() for n in range(3))
    yield "CDNOW cohorts by another way", True, same, same
    share = customer_weight(purchases, 36).top20 or 0.0
    yield "CDNOW revenue of the top 20%", 0.678, share, abs(share - 0.678) < 5e-4
    once = int((customer_groups(purchases, active_customers(purchases)).frame["f"] == 1).sum())
    yield "CDNOW customers with F = 1: all who came once", 12054, once, once == 12054


def cdnow_models(folder: Path) -> Iterator[Row]:
    """The sample of 2,357 customers: 39 weeks to fit on, 39 to compare with."""
    frame = pd.read_csv(folder / "cdnow_sample_2357.csv", dtype={"sampleid": "str", "date": "str"})
    frame = frame.rename(columns={"sampleid": "customer", "sales": "amount"})
    purchases = prepare(frame.assign(date=pd.to_datetime(frame["date"])), date(1998, 6, 30))
    cut, end = (int(np.datetime64(day, "D").astype(int)) for day in ("1997-09-30", "1998-06-30"))
    found = histories(purchases, cut)
    yield (
        "CDNOW sample repeat purchases, repeaters",
        (2457, 946),
        (found.x.sum(), (found.x > 0).sum()),
        (found.x.sum() == 2457 and (found.x > 0).sum() == 946),
    )
    history = mbg.History.of(found.x, found.tx, found.T)
    model = bg.fit(history)
    wanted = (0.2425945, 4.4136019, 0.7929199, 2.4258881)
    yield "BG/NBD parameters", wanted, np.exp(model.logs).round(6), np.allclose(np.exp(model.logs), wanted, rtol=3e-5)
    yield "BG/NBD log-likelihood", -9582.429, model.fit, abs(model.fit + 9582.429) < 1e-3
    new = bg.expected_new(model, 52)
    yield "BG/NBD new customer, 52 weeks", 1.444004, new, abs(new - 1.444004) < 1e-4
    look = spans(purchases)
    size = len(found.x)
    actual = look.bought(found.customer, np.full(size, cut + 1), np.full(size, end))
    yield "CDNOW sample holdout purchases", 1882, actual.sum(), actual.sum() == 1882
    expected = bg.expected(model, found.x, found.tx, found.T, 39)
    fits = float(np.corrcoef(expected, actual)[0, 1])
    yield "BG/NBD correlation with the holdout", 0.626, fits, abs(fits - 0.626) < 5e-4
    plain = mbg.fit(history, prior=False)
    yield "MBG/NBD log-likelihood", -9582.1, plain.fit, abs(plain.fit + 9582.1) < 0.05
    total = float(mbg.expected(mbg.fit(history), found.x, found.tx, found.T, 39).sum() / 1882)
    yield "MBG/NBD forecast / actual", 0.84, total, abs(total - 0.84) < 5e-3
    first = found.T * 7  # days before the cut on which each customer began
    since = (cut - first + 1).round().astype(np.int64)
    spent = look.spent(found.customer, since, np.full(size, cut))
    again = (found.x > 0) & (spent > 0)
    mean = spent[again] / found.x[again]
    spending = gamma_gamma.fit(found.x[again], mean)
    wanted = (6.24957, 3.74422, 15.44352)
    got = (spending.p, spending.q, spending.v)
    yield "Gamma-Gamma parameters", wanted, got, np.allclose(got, wanted, rtol=2e-4)
    yield "Gamma-Gamma log-likelihood", -4055.9177, spending.fit, abs(spending.fit + 4055.9177) < 1e-3
    link = float(np.corrcoef(found.x[again], mean)[0, 1])
    yield "CDNOW sample correlation of number and value", 0.113884, link, abs(link - 0.113884) < 5e-6
    own = np.where(again, spent / np.maximum(found.x, 1), 0)
    values = gamma_gamma.expected_value(spending, np.where(again, found.x, 0), own)
    yield "Gamma-Gamma mean expected value", 35.2530, values.mean(), abs(values.mean() - 35.2530) < 5e-3


def campaign_bands(folder: Path) -> Iterator[Row]:
    """Complete Journey: each campaign forecast from those of its type that were over before it began."""
    read = {name: pd.read_csv(folder / "completejourney" / f"{name}.csv") for name in
            ("campaign_descriptions", "campaigns", "coupon_redemptions")}  # fmt: skip
    about = read["campaign_descriptions"].sort_values("start_date").set_index("campaign_id")
    about["size"] = read["campaigns"].groupby("campaign_id")["household_id"].nunique()
    about["hits"] = read["coupon_redemptions"].groupby("campaign_id")["household_id"].nunique()
    about = about.fillna({"hits": 0}).astype({"hits": "int64"})
    errors, inside = [], []
    for campaign in about.itertuples():
        same = (about["campaign_type"] == campaign.campaign_type) & (about["end_date"] < campaign.start_date)
        if same.sum() < 3:
            same = about["end_date"] < campaign.start_date
        if same.sum() < 3:
            continue
        rates = predicted_rates(about.loc[same, "hits"].to_numpy(), about.loc[same, "size"].to_numpy())
        number = np.random.default_rng(1).binomial(campaign.size, rates)
        low, high = np.percentile(number, [10, 90])
        errors.append(abs(campaign.hits / campaign.size - rates.mean()))
        inside.append(low <= campaign.hits <= high)
    held, error = float(np.mean(inside)), float(np.mean(errors))
    yield f"{len(errors)} campaigns: error of the response rate (at most)", 0.045, round(error, 4), error <= 0.045
    yield "campaigns in the 80% band (binomial .45, plain beta-binomial .70)", 0.7, round(held, 3), held >= 0.7


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
    rows = [
        *cdnow(folder),
        *cdnow_customers(folder),
        *cdnow_models(folder),
        *campaign_bands(folder),
        *air_passengers(folder),
    ]
    for name, published, got, equal in rows:
        sys.stdout.write(f"{'equal ' if equal else 'DIFFERS'} {name}: published {published}, got {got}\n")
    differing = sum(not row[3] for row in rows)
    sys.stdout.write(f"{len(rows)} numbers, {differing} differ; {time.process_time() - begun:.2f} cpu-s\n")
    return min(differing, 1)


if __name__ == "__main__":
    sys.exit(main())
