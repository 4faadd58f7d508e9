"""Simulated shops whose customers buy at a rate of their own and leave after a purchase: the assumptions of MBG/NBD."""

import numpy as np
import pandas as pd


def buyers(
    customers: int, days: int, seed: int = 1, leaving: tuple[float, float] = (0.8, 2.0), amount: float = 20.0
) -> pd.DataFrame:
    """A frame of purchases: everybody begins in the first half, then buys about every 60 days, until he leaves."""
    random = np.random.default_rng(seed)
    rates = random.gamma(1.2, 1 / 72, customers)
    chance = random.beta(*leaving, customers)
    mean = random.gamma(4, amount / 4, customers)
    rows = []
    for number in range(customers):
        day = float(random.integers(0, days // 2))
        while day < days:
            rows.append((f"K{number}", int(day), round(float(random.gamma(5, mean[number] / 5)) + 0.01, 2)))
            if random.random() < chance[number]:
                break
            day += random.exponential(1 / rates[number])
    frame = pd.DataFrame(rows, columns=["customer", "day", "amount"])
    return frame.assign(date=pd.Timestamp("2022-01-01") + pd.to_timedelta(frame["day"], unit="D"))
