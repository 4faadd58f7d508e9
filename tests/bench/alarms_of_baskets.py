"""What is said of baskets by chance, and what is found: part of `bench_false_alarms`."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pandas as pd
from alarms_of_campaigns import Rate

from klantenbestand.analysis import basket_size, compare_baskets, prepare, small_basket_customers


def baskets(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Orders of two channels: how often equal ones are called different, and one half as large again is found."""
    for few, factor, low, high in (
        (40, 1.0, 0.0, 0.05),
        (300, 1.0, 0.0, 0.02),
        (40, 1.5, 0.2, 1.0),
        (300, 1.5, 0.9, 1.0),
    ):
        said = []
        for _ in range(max(runs // 2, 20)):
            channel = np.repeat(["a", "b"], [few, 600])
            amount = np.round(20 * random.lognormal(0, 0.8, few + 600) * np.where(channel == "a", factor, 1), 2)
            frame = pd.DataFrame({"order": np.arange(few + 600).astype(str), "channel": channel, "amount": amount})
            frame = frame.assign(customer=frame["order"], date=pd.Timestamp("2024-06-01"))
            found = compare_baskets(prepare(frame, date(2024, 12, 31))).frame
            said.append(bool((found["differs"] != 0).any()))
        name = "called different by chance" if factor == 1 else "half as large again found"
        yield f"baskets of two channels, {few} against 600: {name}", float(np.mean(said)), low, high


def kinds_of_baskets(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Kinds of customers that are alike, while every customer has a basket of his own: files in which one is called
    different; and one half as large again found."""
    for customers, orders, share, factor, low, high in (
        (300, 10, 0.1, 1.0, 0.0, 0.06),
        (100, 15, 0.3, 1.0, 0.0, 0.06),
        (1000, 5, 0.1, 1.0, 0.0, 0.06),
        (300, 10, 0.1, 1.5, 0.5, 1.0),
        (300, 10, 0.3, 1.5, 0.9, 1.0),
    ):
        said = []
        for _ in range(runs):
            owner = np.repeat(np.arange(customers), random.poisson(orders - 1, customers) + 1)
            kind = random.random(customers) < share
            amount = np.exp(
                3 + 0.6 * random.standard_normal(customers)[owner] + 0.5 * random.standard_normal(len(owner))
            )
            names = np.array([f"K{n}" for n in range(customers)])
            frame = pd.DataFrame({"order": np.arange(len(owner)).astype(str), "customer": names[owner]})
            frame["amount"] = (amount * np.where(kind[owner], factor, 1)).round(2)
            types = pd.DataFrame({"customer": names, "customer_type": np.where(kind, "bedrijf", "particulier")})
            bought = prepare(frame.assign(date=pd.Timestamp("2024-06-01")), date(2024, 12, 31))
            said.append(bool((compare_baskets(bought, types).frame["differs"] != 0).any()))
        name = "called different by chance" if factor == 1 else "half as large again found"
        whom = f"{customers} customers, {orders} orders each, {share:.0%} of one kind"
        yield f"baskets of kinds, {whom}: {name}", float(np.mean(said)), low, high


PEAK = {9: 1.1, 10: 1.3, 11: 1.5}  # October to December
SOFT = {8: 1.05, 9: 1.1, 10: 1.15, 11: 1.25}


def basket_trend(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Baskets with larger ones in autumn: called growing or shrinking, and real growth found; 60 orders a month."""
    patterns: tuple[tuple[str, dict[int, float]], ...] = (("no season", {}), ("peak", PEAK), ("soft peak", SOFT))
    for name, pattern in patterns:
        for months, first in ((12, 0), (18, 6), (24, 0), (24, 7), (30, 6), (36, 0), (46, 0)):
            said = [_basket_direction(months, first, pattern, 0.0, random) != 0 for _ in range(runs // 4)]
            yield (
                f"basket trend: false alarms, {name}, {months} months from {first + 1}",
                float(np.mean(said)),
                0.0,
                0.1,
            )
    for growth, months, low in ((0.1, 24, 0.1), (0.2, 24, 0.4), (0.1, 36, 0.4), (0.1, 48, 0.8), (0.2, 36, 0.9)):
        said = [_basket_direction(months, 0, PEAK, growth, random) > 0 for _ in range(runs // 4)]
        yield f"basket trend: {growth:.0%} growth a year found, {months} months", float(np.mean(said)), low, 1.0


def _basket_direction(
    months: int, first: int, pattern: dict[int, float], growth: float, random: np.random.Generator
) -> int:
    """What is said of a file that begins in calendar month `first` (0 = January)."""
    month = np.repeat(np.arange(first, first + months), 60)
    usual = np.array([pattern.get(place, 1.0) for place in range(12)])[month % 12] * (1 + growth) ** (month / 12)
    days = (np.datetime64("2020-01") + month).astype("datetime64[D]") + random.integers(0, 28, len(month))
    frame = pd.DataFrame(
        {
            "date": days.astype("datetime64[s]"),
            "amount": (random.lognormal(3, 0.7, len(month)) * usual).round(2),
            "order": np.arange(len(month)).astype(str),
        }
    )
    last = (np.datetime64("2020-01") + first + months).astype("datetime64[D]").item()
    trend = basket_size(prepare(frame, last - timedelta(days=1))).trend
    return 0 if trend is None else trend.direction


def small_baskets(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """300 customers: named where all spend alike; and where they differ, how many of those named are not small."""
    for differ in (0.0, 0.4, 0.8):
        named, wrong, found, files = 0, 0, 0.0, 0
        for _ in range(max(runs // 8, 10)):
            orders = 3 + random.geometric(0.25, 300)
            usual = np.exp(3 + differ * random.standard_normal(300))
            code = np.repeat(np.arange(300), orders)
            amount = np.round(usual[code] * random.lognormal(0, 0.5, len(code)), 2)
            back = np.concatenate([np.arange(size) * 30 for size in orders])
            frame = pd.DataFrame({"customer": code.astype(str), "amount": amount})
            frame = frame.assign(date=pd.Timestamp("2024-12-01") - pd.to_timedelta(back, unit="D"))
            picked = small_basket_customers(prepare(frame, date(2024, 12, 31))).frame.index.astype(int)
            small = usual < np.percentile(amount, 25)
            named, wrong = named + len(picked), wrong + int((~small[picked]).sum())
            found, files = found + small[picked].sum() / max(small.sum(), 1), files + bool(len(picked))
        runs_done = max(runs // 8, 10)
        if not differ:
            yield "small baskets: all alike, files with somebody named", files / runs_done, 0.0, 0.06
            continue
        yield f"small baskets: spread {differ:g}, named and not small", wrong / max(named, 1), 0.0, 0.15
        yield f"small baskets: spread {differ:g}, small ones found", found / runs_done, 0.05, 1.0
