"""Busy months that are so every year, in numbers one can say: 'in alle 3 jaren boven 105'."""

import numpy as np

from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.words.frozen import frozen

CLEARLY = 1.05  # above this a month is busy


@frozen
class Peak:
    """A busy month (1..12): its index (1 = average), in how many of the years it was above 1.05 and in the top 3."""

    month: int
    index: float
    years: int
    years_above: int
    years_in_top3: int


def busy_months(index: FloatArray, by_year: FloatArray, interval_low: FloatArray | None) -> tuple[Peak, ...]:
    """The busy months, busiest first.

    `by_year`: a row a year, January first, NaN where a month does not count. With an interval: its lower end lies above
    1.05; without one (under five years): the index does, and the month was above 1.05 in every year.
    """
    above = np.nan_to_num(by_year) > CLEARLY
    years = (~np.isnan(by_year)).sum(axis=0)
    third = np.sort(np.nan_to_num(by_year, nan=-np.inf), axis=1)[:, -3]
    in_top = np.nan_to_num(by_year, nan=-np.inf) >= third[:, None]
    busy = (above.sum(axis=0) == years) & (index > CLEARLY) if interval_low is None else interval_low > CLEARLY
    return tuple(
        Peak(month + 1, float(index[month]), int(years[month]), int(above[:, month].sum()), int(in_top[:, month].sum()))
        for month in np.argsort(-index, kind="stable").tolist()
        if busy[month]
    )
