"""Percentiles: the same numbers as numpy's, to the last digit."""

import numpy as np
import pytest

from klantenbestand.analysis.quantiles import counted_percentiles, percentiles, percentiles_of_sorted

SHARES = (0, 2.5, 10, 25, 100 / 3, 50, 95, 97.5, 100)


@pytest.mark.parametrize("size", [1, 2, 3, 20, 999])
def test_they_equal_those_of_numpy(size):
    random = np.random.default_rng(size)
    amounts, days = random.gamma(2, 20, size), random.integers(0, 400, size)
    for values in (amounts, -amounts, days):
        assert percentiles(values, *SHARES) == np.percentile(values, SHARES).tolist()
        assert percentiles_of_sorted(np.sort(values), *SHARES) == np.percentile(values, SHARES).tolist()
    assert counted_percentiles(days, *SHARES) == np.percentile(days, SHARES).tolist()


def test_the_values_stay_in_their_own_sequence():
    values = np.array([3.0, 1.0, 2.0])
    assert percentiles(values, 50) == [2.0]
    assert values.tolist() == [3.0, 1.0, 2.0]
