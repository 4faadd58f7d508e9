"""When a customer may be expected again: a date only for whom the window around it is narrow.

For most shops a next date is a fiction: 80% of the purchases come at 0.1 to 4 times the predicted time. So each shop's
own window is measured, on the last gap of each customer predicted from those before it, and shown or refused with it.
"""

import numpy as np
import pandas as pd

from klantenbestand.analysis.customers import INDICATIVE, OWN
from klantenbestand.analysis.lines import worded
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, as_dates
from klantenbestand.analysis.quantiles import percentiles
from klantenbestand.analysis.regularity import Regularity, regularity, variation
from klantenbestand.analysis.rhythm import SHRINKING, Rhythm, customer_rhythm
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.thin import (
    CUSTOMERS_FOR_DATE_WINDOW,
    GAPS_FOR_DATE,
    GAPS_FOR_SURE_DATE,
    WIDEST_WINDOW,
)
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

CLASSES = (Regularity.FIXED, Regularity.FAIRLY, Regularity.IRREGULAR)


@frozen
class NextPurchases:
    """The answer of `next_purchases`.

    `windows` (index = 'vast', 'redelijk vast', 'onregelmatig'): customers measured on, low and high (80% of the actual
    gaps lay between low and high times the predicted one; NaN under 20 customers), dated (bool: high / low at most 4).
    `frame` (index = customer number; only who gets a date): expected (date), from, until (dates of the 80% window),
    regularity, basis ('eigen' from 4 own gaps, 'indicatief' with 3). Nobody whose window is over on the peildatum.
    """

    windows: pd.DataFrame
    frame: pd.DataFrame
    thin: tuple[Finding, ...]


def next_purchases(purchases: Purchases) -> NextPurchases:
    """The next purchase of the customers for whom it can be told."""
    rhythm = customer_rhythm(purchases)
    windows = _windows(rhythm)
    sizes = rhythm.occasions - 1
    kind = regularity(variation(rhythm.last - rhythm.first, rhythm.squares, sizes, GAPS_FOR_DATE))
    low = np.append(windows["low"].where(windows["dated"]).to_numpy(), np.nan)[kind]
    high = np.append(windows["high"].where(windows["dated"]).to_numpy(), np.nan)[kind]
    with np.errstate(invalid="ignore"):
        until = rhythm.last + high * rhythm.shrunk_gap
        named = ~np.isnan(low) & (until >= purchases.today)
    days = {"expected": rhythm.shrunk_gap, "from": low * rhythm.shrunk_gap, "until": high * rhythm.shrunk_gap}
    frame = pd.DataFrame(
        {name: as_dates(rhythm.last[named] + np.rint(ahead[named]).astype(np.int64)) for name, ahead in days.items()},
        index=pd.Index(purchases.customers.take(rhythm.customer[named]), name="customer"),
    )
    frame["regularity"] = worded(kind[named], list(Regularity), frame.index)
    frame["basis"] = worded((sizes[named] >= GAPS_FOR_SURE_DATE).astype(np.int64), (INDICATIVE, OWN), frame.index)
    unreliable = not bool(windows["dated"].any())
    return NextPurchases(windows, frame, (Finding("next-date-unreliable"),) if unreliable else ())


def _windows(rhythm: Rhythm) -> pd.DataFrame:
    """How far the last gap of each customer was from what the gaps before it predicted, per class of regularity."""
    sizes = rhythm.occasions - 1
    ratio, kind = _last_gaps(rhythm, sizes)
    rows = []
    for place, _ in enumerate(CLASSES):
        own = ratio[kind == place]
        enough = len(own) >= CUSTOMERS_FOR_DATE_WINDOW
        low, high = percentiles(own, 10, 90) if enough else (np.nan, np.nan)
        rows.append((len(own), low, high, enough and high <= WIDEST_WINDOW * low))
    index = pd.Index([name.value for name in CLASSES], name="regularity", dtype="str")
    return pd.DataFrame(rows, columns=["customers", "low", "high", "dated"], index=index)


def _last_gaps(rhythm: Rhythm, sizes: np.ndarray) -> tuple[FloatArray, IntArray]:
    """Actual / predicted of the last gap of who has 3 gaps before it, and the class (position) by those."""
    used = sizes > GAPS_FOR_DATE
    if not used.any():
        return np.empty(0), np.empty(0, dtype=np.int64)
    earlier = np.ones(len(rhythm.gaps), dtype=bool)
    ends = np.cumsum(sizes) - 1
    earlier[ends[sizes > 0]] = False
    rows = np.flatnonzero(earlier)
    logs = np.log(rhythm.gaps[rows])
    own = np.bincount(rhythm.owner[rows], weights=logs, minlength=len(sizes))[used]
    counts, last = sizes[used] - 1, rhythm.gaps[ends[used]]
    predicted = np.exp((own + SHRINKING * logs.mean()) / (counts + SHRINKING))
    total, squares = (rhythm.last - rhythm.first)[used] - last, rhythm.squares[used] - last**2
    return last / predicted, regularity(variation(total, squares, counts, GAPS_FOR_DATE))
