"""What is said of customers by chance: part of `bench_false_alarms`."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from alarms_of_campaigns import Rate

from klantenbestand.analysis import active_customers, customer_kinds, first_articles, prepare
from klantenbestand.analysis.activity import Status

LAST = date(2025, 12, 30)
START = pd.Timestamp("2023-01-01")
DAYS = 1095


def at_risk(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """400 customers who all stay: how many of the active ones are said to stay away longer than usual."""
    for shape, how, high in ((1.0, "at random", 0.3), (3.0, "fairly regularly", 0.1)):
        for gap in (30, 60):
            risk, gone = [], []
            for _ in range(max(runs // 40, 5)):
                status = active_customers(prepare(_staying(shape, gap, random), LAST)).customers["status"]
                active = int((status != Status.LAPSED).sum())
                risk.append((status == Status.AT_RISK).sum() / active)
                gone.append((status == Status.LAPSED).mean())
            name = f"customers who stay and buy {how}, every {gap} days"
            yield f"{name}: dreigt weg", float(np.mean(risk)), 0.0, high
            yield f"{name}: niet meer actief", float(np.mean(gone)), 0.0, 0.06


def _staying(shape: float, gap: float, random: np.random.Generator) -> pd.DataFrame:
    waits = random.gamma(shape, gap / shape, (400, int(3 * DAYS / gap)))
    days = random.uniform(0, 60, (400, 1)) + np.cumsum(waits, axis=1)
    customer, place = np.nonzero(days < DAYS)
    return _frame(customer, days[customer, place].astype(int)).assign(amount=10.0)


def _frame(customer: np.ndarray, day: np.ndarray) -> pd.DataFrame:
    names = np.array([f"K{number}" for number in range(int(customer.max()) + 1)])
    return pd.DataFrame({"customer": names[customer], "date": START + pd.to_timedelta(day, unit="D")})


def beginnings(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """700 customers who begin with an article that says nothing: files in which one is called better or worse."""
    for articles in (5, 15, 30):
        said = []
        for _ in range(max(runs // 4, 20)):
            begin = random.integers(0, 900, 700)
            again = random.random(700) < 0.6
            later = begin + 1 + random.exponential(40, 700).astype(int)
            customer = np.append(np.arange(700), np.flatnonzero(again & (later < DAYS)))
            day = np.append(begin, later[again & (later < DAYS)])
            frame = _frame(customer, day).assign(amount=10.0)
            frame["article"] = [f"A{number}" for number in random.integers(0, articles, len(frame))]
            purchases = prepare(frame, LAST)
            found = first_articles(purchases, active_customers(purchases).window).frame
            said.append(bool((found["differs"] != 0).any()))
        yield f"first articles, {articles} alike: files with a false alarm", float(np.mean(said)), 0.0, 0.1


def favourites(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """400 customers with a favourite group each, whatever their kind: files in which a kind is said to prefer one."""
    for groups in (6, 12):
        said = []
        for _ in range(max(runs // 8, 20)):
            customer = np.repeat(np.arange(400), 1 + random.geometric(0.3, 400))
            own = random.random(len(customer)) < 0.6
            chosen = np.where(own, random.integers(0, groups, 400)[customer], random.integers(0, groups, len(customer)))
            frame = _frame(customer, random.integers(0, DAYS, len(customer))).assign(amount=10.0)
            frame["article_group"] = [f"G{number}" for number in chosen]
            kinds = pd.DataFrame(
                {
                    "customer": [f"K{number}" for number in range(400)],
                    "customer_type": random.choice(["particulier", "bedrijf"], 400, p=[0.7, 0.3]),
                    "city": random.choice(list("abcde"), 400),
                    "source": random.choice(list("xyz"), 400),
                }
            )
            purchases = prepare(frame, LAST)
            said.append(bool(len(customer_kinds(purchases, active_customers(purchases), kinds).differences)))
        yield (
            f"kinds and {groups} groups that have nothing to do with them: files with one named",
            float(np.mean(said)),
            0.0,
            0.08,
        )
