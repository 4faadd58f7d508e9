"""RFM: scores for recency, frequency and money with equal customers kept together, and eight groups to act on."""

from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.analysis.activity import Status
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.quantiles import percentiles
from klantenbestand.analysis.thin import CUSTOMERS_FOR_QUINTILES, CUSTOMERS_FOR_RFM

FIFTHS = (20, 40, 60, 80)
THIRDS = (100 / 3, 200 / 3)
OFTEN_BANDS = (2, 3, 5, 10)  # purchases from which the score is 2, 3, 4, 5
ONCE_SHARE = 0.4  # more of the customers bought once: then fifths would cut through equal customers


class Group(StrEnum):
    """The groups, best first; the values are what the owner sees."""

    CHAMPIONS = "Kampioenen"
    LOYAL = "Trouw"
    PROMISING = "Veelbelovend"
    NEW = "Nieuw"
    ATTENTION = "Aandacht nodig"
    AT_RISK = "Dreigt weg"
    DO_NOT_LOSE = "Niet verliezen"
    LOST = "Verloren"


class Action(StrEnum):
    """What to do with a group; a code, its words stand in the catalogue."""

    REWARD = "reward"
    THANK = "thank"
    NEXT_PURCHASE = "next-purchase"
    WELCOME = "welcome"
    REMIND = "remind"
    WIN_BACK = "win-back"
    CALL = "call"
    LAST_OFFER = "last-offer"


ACTIONS = {
    Group.CHAMPIONS: Action.REWARD,
    Group.LOYAL: Action.THANK,
    Group.PROMISING: Action.NEXT_PURCHASE,
    Group.NEW: Action.WELCOME,
    Group.ATTENTION: Action.REMIND,
    Group.AT_RISK: Action.WIN_BACK,
    Group.DO_NOT_LOSE: Action.CALL,
    Group.LOST: Action.LAST_OFFER,
}


_BY_RULE = (
    Group.CHAMPIONS,
    Group.NEW,
    Group.LOYAL,
    Group.PROMISING,
    Group.ATTENTION,
    Group.DO_NOT_LOSE,
    Group.AT_RISK,
)


class Scale(StrEnum):
    """How the scores were made."""

    FIFTHS = "fifths"
    THIRDS = "thirds"  # 20 to 49 customers: scores 1, 3, 5
    NONE = "none"  # fewer than 20 customers: no scores


def scale_for(customers: int) -> Scale:
    """Which scores so many customers carry."""
    if customers < CUSTOMERS_FOR_RFM:
        return Scale.NONE
    return Scale.THIRDS if customers < CUSTOMERS_FOR_QUINTILES else Scale.FIFTHS


def scores(values: NDArray[np.float64], scale: Scale) -> IntArray:
    """1 (low) to 5 (high): 1 + the number of edges that are not above the value, so equal values score equally."""
    cuts = FIFTHS if scale is Scale.FIFTHS else THIRDS
    found = np.searchsorted(percentiles(values, *cuts), values, side="right")
    steps = found if scale is Scale.FIFTHS else 2 * found
    return np.asarray(1 + steps, dtype=np.int64)


def often_scores(purchases: IntArray, scale: Scale) -> IntArray:
    """The score for frequency: fixed bands 1 | 2 | 3-4 | 5-9 | 10+ where over 40% bought at most once."""
    if (purchases <= 1).mean() > ONCE_SHARE:
        return np.asarray(1 + np.searchsorted(OFTEN_BANDS, purchases, side="right"), dtype=np.int64)
    return scores(purchases.astype(np.float64), scale)


def groups(recency: IntArray, worth: NDArray[np.float64], status: pd.Series, once: NDArray[np.bool_]) -> IntArray:
    """The group of each customer, as a position in `Group`, from the recency score and the mean of the other two.

    The score for recency is relative: one in five has the lowest, also where everybody came last week. So that no tab
    calls lost who is active on another, the status of `activity` goes first: active scores 3 or more, 'dreigt weg' 2,
    no longer active 1. `once`: bought on one day only.
    """
    active, at_risk = (status == Status.ACTIVE.value).to_numpy(), (status == Status.AT_RISK.value).to_numpy()
    high = np.where(active, np.maximum(recency, 3), np.where(at_risk, 2, 1))
    recent, worthy = high >= 4, worth >= 4
    order = list(Group)
    return np.select(
        [
            recent & worthy,
            recent & once,
            (recent | (high == 3)) & (worth >= 3),
            recent,
            high == 3,
            worthy,
            high == 2,
        ],
        [order.index(group) for group in _BY_RULE],
        default=order.index(Group.LOST),
    )
