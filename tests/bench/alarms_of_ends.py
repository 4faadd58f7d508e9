"""Whether a file is said to end long before the peildatum: part of `bench_false_alarms`."""

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pandas as pd
from alarms_of_campaigns import Rate

from klantenbestand.analysis import prepare
from klantenbestand.analysis.end_of_data import data_end

TODAY = date(2025, 12, 30)
SINCE = 3 * 365  # days of history
_Days = np.ndarray
_Shop = Callable[[np.random.Generator], _Days]


def _at_random(a_year: int) -> _Shop:
    """A shop with so many days with a sale a year, at random."""
    return lambda random: random.integers(0, 2 * SINCE, random.poisson(a_year * 2 * SINCE / 365))


def _in_bursts(a_year: int) -> _Shop:
    """A shop with so many markets a year, of one to five days."""

    def shop(random: np.random.Generator) -> _Days:
        starts = _at_random(a_year)(random)
        return np.concatenate([start + np.arange(random.integers(1, 6)) for start in starts] or [starts])

    return shop


def _every_month(more: int) -> _Shop:
    """A shop with a day with a sale in each month, and so many more a year at random."""
    months = 30 * np.arange(2 * SINCE // 30)
    return lambda random: np.append(months + random.integers(0, 30, len(months)), _at_random(more)(random))


SELDOM = {
    "4 days a year": _at_random(4),
    "6 days a year": _at_random(6),
    "12 days a year": _at_random(12),
    "6 markets a year": _in_bursts(6),
    "12 markets a year": _in_bursts(12),
}
MONTHLY = {
    "once every month": _every_month(0),
    "every month and 12 days more a year": _every_month(12),
    "24 days a year": _at_random(24),
    "52 days a year": _at_random(52),
    "300 days a year": _at_random(800),
}


def ends(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """Three years of sales on few days: fresh files called ended, and files that ended 4 to 6 months ago found."""
    for name, shop in {**SELDOM, **MONTHLY}.items():
        fresh = [_told(_window(shop(random), random)) for _ in range(2 * runs)]
        yield f"file up to date, sold on {name}: called ended", float(np.mean(fresh)), 0.0, 0.025
    for name, shop in {"12 days a year": SELDOM["12 days a year"], **MONTHLY}.items():
        low = 0.0 if shop is SELDOM["12 days a year"] else 0.95
        for what, spoil in (("", _as_is), (", one date in a wrong year", _early), (", one late order", _late)):
            told = [_told(spoil(_window(shop(random), random, random.integers(122, 184)), random)) for _ in range(runs)]
            least = min(low, 0.5) if spoil is _late else low
            yield f"file that ended 4 to 6 months ago, {name}{what}: found", float(np.mean(told)), least, 1.0


def _window(days: _Days, random: np.random.Generator, missing: int = 0) -> _Days:
    """Three years of these days up to the peildatum, without the last `missing` days: days before the peildatum."""
    start = random.integers(0, SINCE)
    inside = days[(days >= start) & (days < start + SINCE)] - start
    return np.asarray(SINCE - 1 - inside + missing)


def _as_is(ago: _Days, _random: np.random.Generator) -> _Days:
    return ago


def _early(ago: _Days, random: np.random.Generator) -> _Days:
    return np.append(ago, ago.max(initial=0) + random.integers(200, 9000))


def _late(ago: _Days, random: np.random.Generator) -> _Days:
    return np.append(ago, random.integers(0, 60))


def _told(ago: _Days) -> bool:
    frame = pd.DataFrame({"date": pd.Timestamp(TODAY) - pd.to_timedelta(ago, unit="D"), "amount": 10.0})
    return not data_end(prepare(frame, TODAY)).up_to_date
