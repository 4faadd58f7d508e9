"""Whether a file is said to end long before the peildatum, or sales to lie far before all others: part of
`bench_false_alarms`."""

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pandas as pd
from alarms_of_campaigns import Rate

from klantenbestand.analysis import prepare
from klantenbestand.analysis.end_of_data import DataEnd, data_end

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
CLOSING = {"30 to 60": (30, 61), "60 to 90": (60, 91)}  # days that a shop is closed each summer
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
    for name, (low, high) in CLOSING.items():
        for earlier in (1, 2):
            told = [_told(_at_the_end_of_holidays(random, earlier, low, high)) for _ in range(2 * runs)]
            words = f"closed {name} days each summer, {earlier} of these in the file"
            yield (
                f"file up to date on the last day of the holidays, {words}: called ended",
                float(np.mean(told)),
                0.0,
                0.03,
            )
    for name, shop in {"12 days a year": SELDOM["12 days a year"], **MONTHLY}.items():
        low = 0.0 if shop is SELDOM["12 days a year"] else 0.95
        for what, spoil in (("", _as_is), (", one date in a wrong year", _early), (", one late order", _late)):
            told = [_told(spoil(_window(shop(random), random, random.integers(122, 184)), random)) for _ in range(runs)]
            least = min(low, 0.5) if spoil is _late else low
            yield f"file that ended 4 to 6 months ago, {name}{what}: found", float(np.mean(told)), least, 1.0
    for name, (low, high) in CLOSING.items():
        told = [_told(_ended_in_its_third_year(random, low, high)) for _ in range(runs)]
        least = 0.95 if high < 62 else 0.0
        words = f"closed {name} days each summer"
        yield f"file that ended 4 to 6 months ago, {words}: found", float(np.mean(told)), least, 1.0


def _growing(first_year: int, times: int) -> _Shop:
    """A shop with on average so many days with a sale in its first year, and so many times more each year."""

    def shop(random: np.random.Generator) -> _Days:
        years = [365 * year + random.integers(0, 365, random.poisson(first_year * times**year)) for year in range(4)]
        return np.concatenate(years)

    return shop


def _tried(first: int, silent: int) -> _Shop:
    """A shop that sold on so few days in three months, then nothing for so long, and from then on 100 days a year."""
    return lambda random: np.append(
        random.integers(0, 90, first), 90 + silent + random.integers(0, 3 * 365, random.poisson(300))
    )


SLOW = {
    "2 days in its first year and three times more each year": _growing(2, 3),
    "3 days in its first year and three times more each year": _growing(3, 3),
    "3 days in its first year and ten times more each year": _growing(3, 10),
    "one day, half a year of nothing, and then 100 days a year": _tried(1, 183),
    "3 days, ten months of nothing, and then 100 days a year": _tried(3, 300),
}


def starts(runs: int, random: np.random.Generator) -> Iterator[Rate]:
    """First sales that are right and called far before all others, of shops as they are and of slow starters; and one
    or three days typed 400 days to 25 years too early, found (all of them, and nothing else)."""
    every = {**SELDOM, **MONTHLY}
    for name, shop in every.items():
        early = [_early_lines(_window(shop(random), random)) > 0 for _ in range(2 * runs)]
        yield f"sold on {name}: first sales called too early", float(np.mean(early)), 0.0, 0.02
    for name, shop in SLOW.items():
        early = [_early_lines(_ago(shop(random))) > 0 for _ in range(2 * runs)]
        yield f"a slow start, {name}: first sales called too early", float(np.mean(early)), 0.0, 0.06
    for name, shop in every.items():
        for number in (1, 3):
            found = []
            for _ in range(runs):
                ago = _window(shop(random), random)
                odd = ago.max(initial=0) + random.integers(400, 9000, number)
                found.append(_early_lines(np.append(ago, odd)) == number)
            low = 0.9 if shop in MONTHLY.values() else 0.0
            words = "one date" if number == 1 else "three dates"
            yield f"sold on {name}, {words} too early: found", float(np.mean(found)), low, 1.0


def _at_the_end_of_holidays(random: np.random.Generator, earlier: int, low: int, high: int) -> _Days:
    """Days before the peildatum of a shop that sells on 85 of 100 days and is closed each summer, now too."""
    closed = _summers(random, earlier + 1, low, high)
    today = sum(closed[-1]) - 1
    return np.asarray(today - _sold_but_for(random, closed, today + 1))


def _ended_in_its_third_year(random: np.random.Generator, low: int, high: int) -> _Days:
    """The same of a file with two summers, that ended 4 to 6 months ago."""
    sold = _sold_but_for(random, _summers(random, 2, low, high), SINCE)
    return np.asarray(SINCE - 1 - sold + random.integers(122, 184))


def _summers(random: np.random.Generator, number: int, low: int, high: int) -> list[tuple[int, int]]:
    """The first day and the length of each time that it is closed."""
    return [(300 + 365 * year, int(random.integers(low, high))) for year in range(number)]


def _sold_but_for(random: np.random.Generator, closed: list[tuple[int, int]], until: int) -> _Days:
    """The days with a sale before day `until`."""
    days = np.flatnonzero(random.random(until) < 0.85)
    for start, length in closed:
        days = days[(days < start) | (days >= start + length)]
    return days


def _ago(days: _Days) -> _Days:
    """Days before the peildatum; the last one is that day."""
    return np.asarray(days.max(initial=0) - days)


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
    return not _data(ago).up_to_date


def _early_lines(ago: _Days) -> int:
    return _data(ago).early


def _data(ago: _Days) -> DataEnd:
    frame = pd.DataFrame({"date": pd.Timestamp(TODAY) - pd.to_timedelta(ago, unit="D"), "amount": 10.0})
    return data_end(prepare(frame, TODAY))
