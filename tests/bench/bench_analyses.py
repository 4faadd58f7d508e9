"""All analyses of 100,000 customers and 1,000,000 orders, beside a core set of them in plain pandas.

Run by hand: `python tests/bench/bench_analyses.py [--small] [--repeat N]`. The yardstick is RFM with fifths, customers
per month, cohorts and a seasonal table as anyone would write them with pandas (so without returns, or orders of several
lines), from the same frame as ours; and again from whole numbers for customers, for the analyses after `prepare`, which
makes such numbers. Prints CPU seconds of the best of N runs, the ratio, and exit
code 1 where all analyses together take more than three times the yardstick. Threads are limited to one.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "ARROW_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import argparse  # noqa: E402  (the number of threads is read when numpy is loaded)
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Mapping  # noqa: E402
from datetime import date  # noqa: E402

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

import klantenbestand.analysis as analysis  # noqa: E402

PEILDATUM = date(2025, 10, 31)
MOST = 3.0
SIZES = {"big": (100_000, 1_000_000), "small": (5_000, 50_000)}


def shop(customers: int, orders: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Three years of orders of one line by customers who come and go, and the sheet of customers."""
    random = np.random.default_rng(1)
    numbers = np.array([f"K{number:06d}" for number in range(customers)])
    begin = random.integers(0, 900, customers)
    stay = np.minimum(random.exponential(700, customers) + 30, 1095 - begin)
    weight = random.gamma(0.6, 1.0, customers) * stay
    owner = random.choice(customers, orders, p=weight / weight.sum())
    day = (begin[owner] + random.random(orders) * stay[owner]).astype(np.int64)
    order = np.argsort(day, kind="stable")
    owner, day = owner[order], day[order]
    article = random.integers(0, 400, orders)
    frame = pd.DataFrame(
        {
            "order": np.arange(orders).astype(str),
            "date": (np.datetime64("2022-11-01") + day.astype("timedelta64[D]")).astype("datetime64[us]"),
            "customer": pd.array(numbers[owner], dtype="str"),
            "article": pd.array(np.array([f"artikel {n}" for n in range(400)])[article], dtype="str"),
            "article_group": pd.array(np.array([f"groep {n}" for n in range(10)])[article % 10], dtype="str"),
            "channel": pd.array(np.array(["winkel", "web"])[random.integers(0, 2, orders)], dtype="str"),
            "quantity": random.integers(1, 5, orders).astype(float),
            "amount": random.gamma(2, 20, orders).round(2),
        }
    )
    kinds = pd.DataFrame(
        {
            "customer": pd.array(numbers, dtype="str"),
            "customer_type": np.where(random.random(customers) < 0.3, "bedrijf", "particulier"),
            "city": np.array([f"plaats {n}" for n in range(40)])[random.integers(0, 40, customers)],
        }
    )
    return frame, kinds


def yardstick(frame: pd.DataFrame, customer: pd.Series) -> Callable[[], object]:
    """The core set in plain pandas."""
    data = pd.DataFrame({"customer": customer, "date": frame["date"], "amount": frame["amount"]})

    def run() -> object:
        grouped = data.groupby("customer", sort=False)
        rfm = grouped.agg(last=("date", "max"), often=("date", "size"), money=("amount", "sum"))
        for column in rfm:
            edges = np.unique(rfm[column].quantile([0.2, 0.4, 0.6, 0.8]).to_numpy())
            rfm[f"score_{column}"] = np.searchsorted(edges, rfm[column].to_numpy(), side="right") + 1
        month = data["date"].dt.year * 12 + data["date"].dt.month
        pairs = pd.DataFrame({"customer": data["customer"], "month": month}).drop_duplicates()
        pairs = pairs.sort_values(["customer", "month"])
        first = pairs.groupby("customer")["month"].transform("min")
        before = pairs.groupby("customer")["month"].shift()
        kind = np.select([pairs["month"] == first, pairs["month"] == before + 1], ["new", "retained"], "reactivated")
        flow = pd.crosstab(pairs["month"], kind)
        cohorts = pairs.assign(first=first, later=pairs["month"] - first).groupby(["first", "later"]).size().unstack()
        months = data.assign(month=month).groupby("month").agg(revenue=("amount", "sum"), orders=("amount", "size"))
        months["customers"] = pairs.groupby("month").size()
        return rfm, flow, cohorts, months

    return run


def steps(purchases: analysis.Purchases, kinds: pd.DataFrame) -> Mapping[str, Callable[[], object]]:
    """Every analysis of purchases, by name; those that need another one get it."""
    done: dict[str, object] = {}

    def keep(name: str, work: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            done[name] = work()
            return done[name]

        return run

    def activity() -> analysis.Activity:
        found = done["active_customers"]
        assert isinstance(found, analysis.Activity)
        return found

    def season() -> analysis.Season:
        found = done["seasonality"]
        assert isinstance(found, analysis.Season)
        return found

    def together() -> analysis.Together:
        found = done["bought_together"]
        assert isinstance(found, analysis.Together)
        return found

    works: dict[str, Callable[[], object]] = {
        "active_customers": lambda: analysis.active_customers(purchases),
        "retention (month)": lambda: analysis.retention(purchases),
        "retention (quarter)": lambda: analysis.retention(purchases, analysis.Period.QUARTER),
        "repeat_purchases": lambda: analysis.repeat_purchases(purchases),
        "churn": lambda: analysis.churn(purchases, activity().window),
        "basket_size": lambda: analysis.basket_size(purchases),
        "compare_baskets": lambda: analysis.compare_baskets(purchases, kinds),
        "small_basket_customers": lambda: analysis.small_basket_customers(purchases),
        "seasonality": lambda: analysis.seasonality(purchases),
        "season_evolution": lambda: analysis.season_evolution(season()),
        "season_forecast": lambda: analysis.season_forecast(purchases),
        "customer_groups": lambda: analysis.customer_groups(purchases, activity()),
        "customer_kinds": lambda: analysis.customer_kinds(purchases, activity(), kinds),
        "article_sales": lambda: analysis.article_sales(purchases),
        "group_sales": lambda: analysis.group_sales(purchases),
        "bought_together": lambda: analysis.bought_together(purchases),
        "companions": lambda: analysis.companions(purchases, together()),
        "first_articles": lambda: analysis.first_articles(purchases, activity().window),
        "replacements": lambda: analysis.replacements(purchases),
        "offer_conversion": lambda: analysis.offer_conversion(purchases),
        "expected_purchases": lambda: analysis.expected_purchases(purchases),
        "next_purchases": lambda: analysis.next_purchases(purchases),
        "promo_codes": lambda: analysis.promo_codes(purchases),
        "customer_overview": lambda: analysis.customer_overview(purchases, activity()),
    }
    return {name: keep(name, work) for name, work in works.items()}


def cpu(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds, and what came out."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def main() -> int:
    """Print the seconds of each analysis and of the yardstick."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    customers, orders = SIZES["small" if arguments.small else "big"]
    frame, kinds = shop(customers, orders)
    numbers = pd.Series(pd.factorize(frame["customer"])[0])
    core, numbered, prepared, best = [], [], [], {}
    for _ in range(arguments.repeat):
        core.append(cpu(yardstick(frame, frame["customer"]))[0])
        numbered.append(cpu(yardstick(frame, numbers))[0])
        seconds, purchases = cpu(lambda: analysis.prepare(frame, PEILDATUM))
        prepared.append(seconds)
        assert isinstance(purchases, analysis.Purchases)
        for name, work in steps(purchases, kinds).items():
            best.setdefault(name, []).append(cpu(work)[0])
    for name, times in best.items():
        sys.stdout.write(f"{name:24} {min(times):6.3f}\n")
    after, before = min(map(sum, zip(*best.values(), strict=True))), min(prepared)
    sys.stdout.write(f"{'prepare':24} {before:6.3f}\n{'all analyses':24} {after:6.3f}\n")
    sys.stdout.write(
        f"{'yardstick, same frame':24} {min(core):6.3f}: with prepare {(before + after) / min(core):.2f} x\n"
    )
    sys.stdout.write(f"{'yardstick, numbers':24} {min(numbered):6.3f}: without prepare {after / min(numbered):.2f} x\n")
    return int(before + after > MOST * min(core))


if __name__ == "__main__":
    sys.exit(main())
