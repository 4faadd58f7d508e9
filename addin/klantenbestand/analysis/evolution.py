"""Does the season shift? Each month's place in the year over rolling three years, and its change a year."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.many_tests import benjamini_hochberg, normal_p
from klantenbestand.analysis.permutation import shift_p
from klantenbestand.analysis.season import SURE, Season
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import MONTHS_FOR_EVOLUTION, too_thin
from klantenbestand.analysis.trend import kendall_variance, theil_sen
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

ROLLING = 3  # years
FEWEST_YEARS = 4  # of one month, for its slope


@frozen
class Evolution:
    """The answer of `season_evolution`; indices with mean 1.

    `rolling` (index = '2019-2021', ...; columns 1..12): the mean index of each month over those calendar years.
    `slopes` (index 1..12): slope (change of the index a year, Theil-Sen), low, high (95%), p (Mann-Kendall), clear
    (bool: believed at 5% over the twelve months). NaN and False for a month with under 4 years. Both empty where it is
    refused. `p`: the chance that all months together move so much if the pattern stayed the same; None under five whole
    calendar years.
    """

    rolling: pd.DataFrame
    slopes: pd.DataFrame
    p: float | None
    thin: tuple[Finding, ...]

    @property
    def shifts(self) -> bool:
        """Tested, and a pattern that stays the same would move like this at most 1 in 20 times."""
        return self.p is not None and self.p <= SURE


def season_evolution(season: Season) -> Evolution:
    """How the season changed over the years, from five years on."""
    counted = season.counted_months
    if season.ratio_table is None or counted < MONTHS_FOR_EVOLUTION:
        thin = (too_thin("evolution-too-short", counted, MONTHS_FOR_EVOLUTION),)
        return Evolution(pd.DataFrame(columns=range(1, 13)), pd.DataFrame(columns=["slope"]), None, thin)
    table = season.ratio_table
    years = table.columns.to_numpy(dtype=np.int64)
    values = table.to_numpy(dtype=np.float64)
    starts = range(len(years) - ROLLING + 1)
    rows = [_mean(values[:, start : start + ROLLING]) for start in starts]
    rolling = pd.DataFrame(
        rows,
        index=pd.Index([f"{years[start]}-{years[start + ROLLING - 1]}" for start in starts], dtype="str"),
        columns=pd.RangeIndex(1, 13, name="month"),
    ).dropna()
    return Evolution(rolling, _slopes(values, years), shift_p(values.T), ())


def _mean(part: FloatArray) -> FloatArray:
    """The mean index of each month, with mean 1; NaN where a month has no year."""
    known = ~np.isnan(part)
    with np.errstate(invalid="ignore"):
        index = np.where(known, part, 0).sum(axis=1) / known.sum(axis=1)
        return np.asarray(index / index.mean())


def _slopes(values: FloatArray, years: np.ndarray) -> pd.DataFrame:
    columns = ["slope", "low", "high", "p"]
    frame = pd.DataFrame(np.nan, index=pd.RangeIndex(1, 13, name="month"), columns=columns)
    for place, own in enumerate(values):
        known = ~np.isnan(own)
        if known.sum() < FEWEST_YEARS:
            continue
        x, y = years[known].astype(np.float64), own[known]
        trend = theil_sen(x, y)
        total = float(np.sign(np.subtract.outer(y, y))[np.tril_indices(len(y), -1)].sum())
        z = (total - np.sign(total)) / np.sqrt(kendall_variance(x, y)) if np.ptp(y) > 0 else 0.0
        frame.loc[place + 1] = [trend.slope, trend.low, trend.high, float(normal_p(z))]
    return frame.assign(clear=benjamini_hochberg(frame["p"].fillna(1.0).to_numpy(), SURE))
