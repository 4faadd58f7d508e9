"""How often each test cries wolf, and how often each band holds: by simulation where the truth is known.

Run by hand: `python tests/bench/bench_false_alarms.py [--runs N] [--only PART ...]` (a few minutes). Prints each rate
beside what it may be; exit code 1 where one is worse. These are the rates that the manual states.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from alarms_of_baskets import basket_trend, baskets, kinds_of_baskets, small_baskets
from alarms_of_campaigns import Rate, campaigns, lifts, paying, paying_maybe
from alarms_of_customers import at_risk, beginnings, favourites
from alarms_of_ends import ends, starts

from klantenbestand.analysis import (
    bought_together,
    expected_purchases,
    prepare,
    season_forecast,
)
from klantenbestand.analysis.article_trend import trends
from klantenbestand.analysis.evolution import season_evolution
from klantenbestand.analysis.intervals import median_interval, wilson_bounds
from klantenbestand.analysis.permutation import permutation_p
from klantenbestand.analysis.regularity import clumpiness, clumpiness_limit
from klantenbestand.analysis.satisfaction import nps_interval
from klantenbestand.analysis.season import seasonality

SEASON = 1 + 0.25 * np.sin(np.arange(12) / 12 * 2 * np.pi)


def season(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """The permutation test without a season, and with one of 75 to 125."""
    none = np.zeros(36, dtype=bool)
    noise = [np.exp(0.12 * random.standard_normal(36)) for _ in range(runs)]
    yield "season: false alarms, 3 years", float(np.mean([permutation_p(v, none) <= 0.05 for v in noise])), 0.0, 0.09
    peaks = [np.tile(SEASON, 3) * v for v in noise]
    yield "season: found (75-125), 3 years", float(np.mean([permutation_p(v, none) <= 0.05 for v in peaks])), 0.7, 1.0


def months(values: np.ndarray) -> pd.DataFrame:
    """Monthly sales up to December 2024."""
    days = pd.date_range(end="2024-12-01", periods=len(values), freq="MS")
    return pd.DataFrame({"date": days, "amount": values.round(2)})


def evolution(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """A steady season in which one of twelve months seems to shift."""
    alarms = []
    for _ in range(runs // 4):
        values = 1000 * np.tile(SEASON, 6) * np.exp(0.1 * random.standard_normal(72))
        found = season_evolution(seasonality(prepare(months(values), date(2024, 12, 31))))
        alarms.append(bool(found.slopes["clear"].any()))
    yield "evolution: files with a false alarm, 6 years", float(np.mean(alarms)), 0.0, 0.1


def shift(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """The test of all months together: a season that stays the same, and a peak that moves a month a year."""
    for years in (5, 6, 8):
        said = {"false alarms": (0.0, False), "found (peak a month later each year)": (1.0, True)}
        for name, (moves, wanted) in said.items():
            told = []
            for _ in range(runs // 4):
                month, year = np.tile(np.arange(12), years), np.repeat(np.arange(years), 12)
                pattern = 1 + 0.25 * np.sin((month - moves * year) / 12 * 2 * np.pi)
                values = 1000 * pattern * np.exp(0.1 * random.standard_normal(12 * years))
                told.append(season_evolution(seasonality(prepare(months(values), date(2024, 12, 31)))).shifts)
            yield f"shift: {name}, {years} years", float(np.mean(told)), *((0.7, 1.0) if wanted else (0.0, 0.09))


def forecast(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """The 80% band of the coming twelve months, with a level that drifts."""
    for years in (3, 5):
        whole, single = [], []
        for _ in range(runs // 4):
            size = 12 * (years + 1)
            level = np.exp(np.cumsum(0.03 * random.standard_normal(size)) + 0.08 * random.standard_normal(size))
            values = 1000 * np.tile(SEASON, years + 1) * level
            found = season_forecast(prepare(months(values[:-12]), date(2024, 12, 31)))
            if found.total is None or found.total_low is None or found.total_high is None:
                continue
            actual = values[-12:]
            whole.append(found.total_low <= actual.sum() <= found.total_high)
            inside = (found.months["low"].to_numpy() <= actual) & (actual <= found.months["high"].to_numpy())
            single.append(inside.mean())
        yield f"forecast: total in the 80% band, {years} years", float(np.mean(whole)), 0.65, 0.98
        yield f"forecast: months in the 80% band, {years} years", float(np.mean(single)), 0.65, 0.98


def articles(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Steady articles called falling, and falling ones found, among 30 of them over 3 years."""
    for mean in (3.0, 10.0, 40.0):
        false, found = [], []
        for _ in range(runs // 4):
            steady = random.poisson(mean * np.tile(SEASON, (30, 3))).astype(np.float64)
            fall = np.repeat([1, 0.5, 0.25], 12) * np.tile(SEASON, 3) * mean * 2
            units = np.vstack([steady, random.poisson(fall)[None]])
            direction, _, _ = trends(units, np.ones(len(units), dtype=bool))
            false.append((direction[:-1] != 0).mean())
            found.append(direction[-1] < 0)
        yield f"articles: steady ones called changing, {mean:g} a month", float(np.mean(false)), 0.0, 0.02
        yield f"articles: halving every year found, {mean:g} a month", float(np.mean(found)), 0.6, 1.0


def runs_of_months(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Ten articles whose sales go up and down in runs of months, without a trend: files in which one is named."""
    for years in (3, 5):
        said = []
        for _ in range(runs):
            swing = np.zeros((10, 12 * years))
            for month in range(1, 12 * years):
                swing[:, month] = 0.6 * swing[:, month - 1] + 0.3 * random.standard_normal(10)
            units = random.poisson(12 * np.exp(swing)).astype(np.float64)
            said.append(bool((trends(units, np.ones(10, dtype=bool))[0] != 0).any()))
        yield f"articles in runs of months: files with a false alarm, {years} years", float(np.mean(said)), 0.0, 0.1


def few_articles(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Files with few steady articles of 1 to 4 pieces an order, 5 orders a month each: files with a false alarm."""
    for size, years in ((1, 3), (4, 3), (4, 4), (10, 4)):
        said = []
        for _ in range(2 * runs):
            orders = random.poisson(5, (size, 12 * years))
            pieces = random.multinomial(orders, [0.25] * 4) @ np.arange(1.0, 5)
            said.append((trends(pieces, np.ones(size, dtype=bool))[0] != 0).mean())
        name = f"articles: {size} steady, {years} years"
        yield f"{name}: called changing", float(np.mean(said)), 0.0, 0.05 / size + 0.01
        yield f"{name}: files with a false alarm", float(np.mean(np.array(said) > 0)), 0.0, 0.06


def pairs(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Articles bought independently of each other: how many pairs are named, of 190."""
    named = []
    for _ in range(max(runs // 20, 5)):
        chosen = random.random((1500, 20)) < 0.12
        order, article = np.nonzero(chosen)
        frame = pd.DataFrame({"order": order.astype(str), "article": [f"a{n}" for n in article]})
        frame = frame.assign(customer=frame["order"], date=pd.Timestamp("2024-06-01"), amount=1.0)
        named.append(len(bought_together(prepare(frame, date(2024, 12, 31))).pairs) / 2 / 190)
    yield "bought together: pairs named by chance", float(np.mean(named)), 0.0, 0.025


def intervals(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """The 95% intervals of shares, medians and NPS."""
    hits = random.binomial(40, 0.15, 20 * runs)
    low, high = wilson_bounds(hits, np.full(len(hits), 40))
    yield "Wilson, 15% of 40", float(np.mean((low <= 0.15) & (high >= 0.15))), 0.93, 0.98
    held = [lo <= np.log(2) <= hi for lo, hi in (median_interval(random.exponential(1, 30)) for _ in range(runs))]
    yield "median of 30", float(np.mean(held)), 0.91, 0.98
    drawn = random.multinomial(40, [0.5, 0.3, 0.2], 20 * runs).tolist()
    told = [nps_interval(p, d, 40)[1:] for p, _, d in drawn]
    yield "NPS of 40 answers", float(np.mean([lo <= 30 <= hi for lo, hi in told])), 0.93, 0.98


def clumps(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Random purchase days of a year called clumped."""
    days = np.sort(random.integers(1, 366, (20 * runs, 8)), axis=1)
    size = len(days)
    value = clumpiness(days.ravel(), np.arange(size) * 8, np.full(size, 8), np.full(size, 365))
    yield "clumped: false alarms, 8 purchases in a year", float(np.mean(value > clumpiness_limit(8))), 0.0, 0.06


def expectation(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """The 80% band of the coming year, when customers behave as the model says."""
    held, tested = [], []
    for _ in range(max(runs // 10, 5)):
        frame, actual = _buyers(random)
        found = expected_purchases(prepare(frame, date(2023, 12, 31)))
        if found.purchases is not None and found.back_test is not None:
            held.append(found.purchases.low <= actual <= found.purchases.high)
            tested.append(found.back_test.inside)
    yield "expected purchases in the 80% band", float(np.mean(held)), 0.75, 1.0
    yield "back-test in its 80% band", float(np.mean(tested)), 0.75, 1.0


def _buyers(random: np.random.Generator) -> tuple[pd.DataFrame, int]:
    """Two years of purchases, and how many purchase days the next twelve months bring of these customers."""
    rows, later = [], 0
    for number in range(300):
        day, rate, leave = float(random.integers(0, 365)), random.gamma(1.2, 1 / 72), random.beta(0.8, 2)
        days = set()
        while day < 729 + 366:
            days.add(int(day))
            if random.random() < leave:
                break
            day += random.exponential(1 / rate)
        rows += [(f"K{number}", day) for day in days if day <= 729]
        later += sum(day > 729 for day in days)
    frame = pd.DataFrame(rows, columns=["customer", "day"])
    return frame.assign(date=pd.Timestamp("2022-01-01") + pd.to_timedelta(frame["day"], unit="D"), amount=10.0), later


PARTS = (
    season,
    evolution,
    shift,
    forecast,
    articles,
    few_articles,
    runs_of_months,
    pairs,
    baskets,
    kinds_of_baskets,
    basket_trend,
    small_baskets,
    intervals,
    lifts,
    paying,
    paying_maybe,
    campaigns,
    clumps,
    at_risk,
    beginnings,
    favourites,
    ends,
    starts,
    expectation,
)


def main() -> int:
    """Print every rate."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--only", choices=[part.__name__ for part in PARTS], nargs="+", help="a part or some of them")
    args = parser.parse_args()
    worse = 0
    for part in PARTS:
        if args.only and part.__name__ not in args.only:
            continue
        for name, rate, low, high in part(args.runs, np.random.default_rng(20240101)):
            wrong = not low <= rate <= high
            worse += wrong
            sys.stdout.write(f"{'WORSE ' if wrong else 'ok    '}{name}: {rate:.3f} (may be {low:g} to {high:g})\n")
            sys.stdout.flush()
    return min(worse, 1)


if __name__ == "__main__":
    sys.exit(main())
