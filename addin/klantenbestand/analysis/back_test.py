"""The forecast tried on the shop's own file: made half a year before its end, beside what then happened."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.expected_total import total_of
from klantenbestand.analysis.mbg import expected as mbg_expected
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.purchase_histories import WEEK, date_of, histories, months_on, season_factor
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import DAYS_FOR_EXPECTATION, REPEATERS_FOR_RANKING
from klantenbestand.words.frozen import frozen

TEST_MONTHS = 6
GROUPS = (1, 2, 3, 4, 7)  # the fewest purchases of each group of customers


@frozen
class BackTest:
    """The same forecast made `months` before the end of the file, beside what then happened.

    `predicted`, `low`, `high`: the purchase days of the customers known on `cut`, with the 80% band; `actual` came.
    `correlation` of predicted and actual over the customers; None where one of them does not vary. `groups` (index =
    the fewest purchases that a customer of the group had made by `cut`: 1, 2, 3, 4, 7): customers, predicted, actual.
    """

    cut: pd.Timestamp
    months: int
    customers: int
    predicted: float
    low: float
    high: float
    actual: int
    correlation: float | None
    groups: pd.DataFrame

    @property
    def inside(self) -> bool:
        """What happened lay within the band."""
        return self.low <= self.actual <= self.high


def back_test(purchases: Purchases, end: int, start: int) -> BackTest | None:
    """The forecast from half a year before day `end`; None with under half a year (since `start`) or 20 repeaters."""
    cut = months_on(end, -TEST_MONTHS)
    if cut - start < DAYS_FOR_EXPECTATION / 2:
        return None
    found = histories(purchases, cut)
    if (found.x > 0).sum() < REPEATERS_FOR_RANKING:
        return None
    model = found.fitted()
    ahead = (end - cut) / WEEK
    factor = season_factor(purchases, cut, TEST_MONTHS)
    expected = mbg_expected(model, found.x, found.tx, found.T, ahead)
    total = total_of(model, found, expected, ahead, factor)
    day, customer = purchases.occasions["day"].to_numpy(), purchases.occasions["customer"].to_numpy()
    later = np.flatnonzero((day > cut) & (day <= end))
    actual = np.bincount(customer[later], minlength=len(purchases.customers))[found.customer]
    varies = np.ptp(actual) > 0 and np.ptp(expected) > 0
    return BackTest(
        cut=date_of(cut),
        months=TEST_MONTHS,
        customers=len(found.x),
        predicted=total.value,
        low=total.low,
        high=total.high,
        actual=int(actual.sum()),
        correlation=float(np.corrcoef(expected, actual)[0, 1]) if varies else None,
        groups=_groups(found.x + 1, expected * factor, actual),
    )


def _groups(bought: IntArray, predicted: FloatArray, actual: IntArray) -> pd.DataFrame:
    group = np.searchsorted(GROUPS, bought, side="right") - 1
    sums = {"predicted": predicted, "actual": actual}
    totals = {name: np.bincount(group, weights=values, minlength=len(GROUPS)) for name, values in sums.items()}
    return pd.DataFrame(
        {
            "customers": np.bincount(group, minlength=len(GROUPS)),
            "predicted": totals["predicted"],
            "actual": totals["actual"].astype(np.int64),
        },
        index=pd.Index(GROUPS, name="purchases"),
    )
