"""At whom does a visit, a call, a letter pay, and at whom not: response and gain per channel and group of customers."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from klantenbestand.analysis.addressed import Addressed
from klantenbestand.analysis.intervals import wilson_bounds
from klantenbestand.analysis.special import t_quantile
from klantenbestand.analysis.thin import CUSTOMERS_FOR_SHARE

NOT_YET = "nog geen klant"


def pays_where(
    found: Addressed,
    groups: Mapping[str, str] | None = None,
    contact_costs: Mapping[str, float] | None = None,
    margin: float | None = None,
) -> pd.DataFrame:
    """One row for each channel and group of customers, over all campaigns that are over.

    Index = 0, 1, ...; columns channel, group ('' where no `groups` are given), addressed, responders, rate, low, high
    (95% Wilson), gain (euro a customer: spent in the window minus his own average in as many days before), gain_low,
    gain_high (95%), cost (euro a customer, from `contact_costs` by channel), pays (1: the lower bound of gain x margin
    is above the cost, -1: the upper bound is below, 0: not clear or not known). Under 20 addressed: rate, gain and
    bounds are NaN and pays is 0. A gain without control group is an upper bound, so 1 is 'at most', -1 is certain.
    """
    frame = pd.DataFrame(
        {
            "channel": found.channel.to_numpy(),
            "group": _groups(found, groups),
            "responded": found.responded,
            "gain": found.spent - found.usual,
            "contacts": found.contacts,
        }
    )[found.over]
    rows = []
    for (channel, group), own in frame.groupby(["channel", "group"], sort=True):
        rows.append((channel, group, *_measure(own, (contact_costs or {}).get(str(channel)), margin)))
    columns = ["channel", "group", "addressed", "responders", "rate", "low", "high", "gain", "gain_low", "gain_high",
               "cost", "pays"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _groups(found: Addressed, groups: Mapping[str, str] | None) -> pd.Series:
    if groups is None:
        return pd.Series([""] * len(found), dtype="str")
    return found.customer.map(dict(groups)).astype("str").fillna(NOT_YET)


def _measure(own: pd.DataFrame, price: float | None, margin: float | None) -> tuple[float, ...]:
    size, hits = len(own), int(own["responded"].sum())
    cost = np.nan if price is None else price * float(own["contacts"].mean())
    if size < CUSTOMERS_FOR_SHARE:
        return (size, hits, *[np.nan] * 6, cost, 0)
    low, high = wilson_bounds(hits, size)
    gain = own["gain"].to_numpy(dtype=np.float64)
    reach = t_quantile(size - 1) * float(gain.std(ddof=1)) / size**0.5
    middle = float(gain.mean())
    pays = 0
    if margin is not None and price is not None:
        pays = int((middle - reach) * margin > cost) - int((middle + reach) * margin < cost)
    return (size, hits, hits / size, float(low), float(high), middle, middle - reach, middle + reach, cost, pays)
