"""Klantgroepen: each customer's scores, group, weight, loyalty regularity; and who moved since a review."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import DAYS_A_MONTH, Activity
from klantenbestand.analysis.counted import own_lines
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.lines import BoolArray, where, worded
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray, day_number
from klantenbestand.analysis.regularity import (
    Bond,
    Regularity,
    bonds,
    clumped,
    gap_variation,
    loyalty,
    regularity,
    seniority,
)
from klantenbestand.analysis.rfm import ACTIONS, ONCE_SHARE, Group, Scale, groups, often_scores, scale_for, scores
from klantenbestand.analysis.rhythm import Rhythm, customer_rhythm
from klantenbestand.analysis.thin import CUSTOMERS_FOR_QUINTILES, CUSTOMERS_FOR_RFM, too_thin
from klantenbestand.analysis.weight import LETTERS, Weight, classes, customer_weight
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

YEAR_MONTHS, WINDOW_MONTHS = 12, 36
NOT_YET = "nog geen klant"
GONE = "niet meer in het bestand"


@frozen
class CustomerGroups:
    """The answer of `customer_groups`; money in euro.

    `frame` (index = customer number, one row a buyer): recency_days; frequency (purchase days) and monetary (net
    revenue) of the last 36 months; r, f, m (1..5, 0 without scores); group (words of `rfm.Group`), action (codes of
    `rfm.Action`), both '' without scores, which nobody has who bought nothing in those months and did after them;
    revenue_12, share_12, abc_12 and revenue_36, abc_36 (NaN and '' without a line in those months); seniority_months;
    active_months (first to last purchase); loyalty (share of the last periods with a purchase, NaN for the newest);
    variation (of the gaps, NaN under 4) and regularity (words of `regularity.Regularity`); clumpiness (NaN under 4
    events) and clumped (bool: more than chance); bond (words of `regularity.Bond`).
    `groups` (index = all eight groups, best first): customers, share, revenue (36 months), revenue_share, basket (mean
    net revenue a purchase day), action. Empty without scores. `scale`: how the scores were made; `often_bands`: the
    score for frequency has fixed bands because over 40% bought once.
    `year`, `years`: the weight of the customers over 12 and 36 months.
    """

    frame: pd.DataFrame
    groups: pd.DataFrame
    scale: Scale
    often_bands: bool
    year: Weight
    years: Weight
    thin: tuple[Finding, ...]


def customer_groups(purchases: Purchases, activity: Activity) -> CustomerGroups:
    """Scores, groups, weight, loyalty and regularity of everybody who ever bought."""
    rhythm = customer_rhythm(purchases)
    year, years = customer_weight(purchases, YEAR_MONTHS), customer_weight(purchases, WINDOW_MONTHS)
    index, status = activity.customers.index, activity.customers["status"]
    often, cents = _window(purchases, rhythm)
    told = _can_be_told(rhythm, (often > 0) | (cents != 0), data_end(purchases).day)
    scale = scale_for(int(told.sum()))
    scored, chosen = _scores(rhythm, status, often, cents, told)
    variation = gap_variation(rhythm)
    clumpiness, beyond_chance = clumped(purchases, rhythm)
    frame = pd.DataFrame(
        {
            "recency_days": activity.customers["recency_days"],
            "frequency": often,
            "monetary": cents / 100,
            **scored,
            "group": worded(chosen, [*Group, ""], index),
            "action": worded(chosen, [*(ACTIONS[group].value for group in Group), ""], index),
            **_weights(rhythm, {YEAR_MONTHS: year, WINDOW_MONTHS: years}, purchases, index),
            "seniority_months": seniority(rhythm, purchases.today),
            "active_months": (rhythm.last - rhythm.first) / DAYS_A_MONTH,
            "loyalty": loyalty(purchases, rhythm, activity.choice.period),
            "variation": variation,
            "regularity": worded(regularity(variation), list(Regularity), index),
            "clumpiness": clumpiness,
            "clumped": beyond_chance,
            "bond": worded(bonds(rhythm, status), list(Bond), index),
        },
        index=index,
    )
    return CustomerGroups(
        frame=frame,
        groups=_summary(chosen, often, cents) if scale is not Scale.NONE else _summary(chosen, often, cents).iloc[:0],
        scale=scale,
        often_bands=scale is not Scale.NONE and bool((often[told] <= 1).mean() > ONCE_SHARE),
        year=year,
        years=years,
        thin=(*_thin(frame, told, scale), *(note for note in year.thin if note.code == "revenue-depends-on-one")),
    )


def _window(purchases: Purchases, rhythm: Rhythm) -> tuple[IntArray, IntArray]:
    """Purchase days and net revenue (cents) of each buyer in the last 36 months."""
    end = data_end(purchases)
    since = day_number(end.date + pd.Timedelta(days=1) - pd.DateOffset(months=WINDOW_MONTHS))
    size = len(purchases.customers)
    occasions = purchases.occasions
    day = occasions["day"].to_numpy()
    recent = where((day >= since) & (day <= end.day))
    often = np.bincount(occasions["customer"].to_numpy()[recent], minlength=size)
    cents = own_lines(purchases).spent_between(since, end.day + 1)
    return often[rhythm.customer], cents[rhythm.customer]


def _can_be_told(rhythm: Rhythm, seen: BoolArray, end: int) -> BoolArray:
    """Of whom the data tell enough for scores and a group: not of who was not `seen` in the 36 months up to their end
    (a purchase, or revenue: a return), and bought after it.

    He is no one who stays away, whatever his status (what he and others bought meanwhile is missing), nor somebody new
    worth 0 euro. He gets a group when the missing purchases are there.
    """
    return seen | (rhythm.last <= end)


def _scores(
    rhythm: Rhythm, status: pd.Series, often: IntArray, cents: IntArray, told: BoolArray
) -> tuple[dict[str, IntArray], IntArray]:
    """r, f and m of each buyer, and his group as position in `Group`; 0 and the place after the last without scores,
    and of whom not enough is `told`."""
    none = np.zeros(len(often), dtype=np.int64)
    found, chosen = {part: none.copy() for part in "rfm"}, none + len(Group)
    scale = scale_for(int(told.sum()))
    if scale is Scale.NONE:
        return found, chosen
    found["r"][told] = r = scores(rhythm.last[told].astype(np.float64), scale)
    found["f"][told] = f = often_scores(often[told], scale)
    found["m"][told] = m = scores(cents[told] / 100, scale)
    chosen[told] = groups(r, (f + m) / 2, status[told], rhythm.occasions[told] == 1)
    return found, chosen


def _weights(
    rhythm: Rhythm, weights: dict[int, Weight], purchases: Purchases, index: pd.Index
) -> dict[str, np.ndarray | pd.Series]:
    """The columns about the weight of each buyer."""
    columns: dict[str, np.ndarray | pd.Series] = {}
    for months, weight in weights.items():
        # No line in those months: the last value, added.
        place = np.full(len(purchases.customers), len(weight.codes), dtype=np.int64)
        place[weight.codes] = np.arange(len(weight.codes))
        own = place[rhythm.customer]
        revenue = weight.frame["revenue"].to_numpy()
        columns[f"revenue_{months}"] = np.append(revenue, np.nan)[own]
        if months == YEAR_MONTHS:
            columns["share_12"] = np.append(weight.frame["share"].to_numpy(), np.nan)[own]
        letters = np.append(classes(np.rint(revenue * 100).astype(np.int64)), len(LETTERS))
        columns[f"abc_{months}"] = worded(letters[own], [*LETTERS, ""], index)
    return columns


def _summary(chosen: IntArray, often: IntArray, cents: IntArray) -> pd.DataFrame:
    size = len(Group)
    customers, days = np.bincount(chosen, minlength=size)[:size], np.bincount(chosen, often, minlength=size)[:size]
    revenue = np.bincount(chosen, cents, minlength=size)[:size] / 100
    with np.errstate(invalid="ignore", divide="ignore"):
        columns = {
            "customers": customers,
            "share": customers / customers.sum(),
            "revenue": revenue,
            "revenue_share": revenue / revenue.sum(),
            "basket": revenue / days,
            "action": [ACTIONS[group].value for group in Group],
        }
    return pd.DataFrame(columns, index=pd.Index([group.value for group in Group], name="group", dtype="str"))


def _thin(frame: pd.DataFrame, told: BoolArray, scale: Scale) -> tuple[Finding, ...]:
    customers = int(told.sum())
    if frame.empty:
        return (Finding("no-customer-purchases"),)
    if scale is Scale.NONE:
        code = "groups-few-customers" if told.all() else "groups-few-customers-known"
        return (too_thin(code, customers, CUSTOMERS_FOR_RFM),)
    return (too_thin("groups-in-thirds", customers, CUSTOMERS_FOR_QUINTILES),) if scale is Scale.THIRDS else ()


@frozen
class Movement:
    """The answer of `movement`.

    `table`: how many customers went from the group in the row (at the earlier review, or 'nog geen klant') to the
    group in the column (now, or 'niet meer in het bestand'). `moved` (index = customer number): before, now; only who
    changed, in the sequence of today's frame, who is gone last. `up`, `down`: how many went to a better and to a worse
    group (new and gone ones not counted).
    """

    table: pd.DataFrame
    moved: pd.DataFrame
    up: int
    down: int


def movement(found: CustomerGroups, earlier: Mapping[str, str]) -> Movement:
    """Who changed group since an earlier review (`earlier`: customer number to the name of the group then)."""
    names = [group.value for group in Group]
    before = pd.Series(dict(earlier), dtype="str", name="before")
    now = found.frame["group"].rename("now")
    both = pd.concat([now, before], axis=1)
    both = both.reindex(now.index.append(before.index.difference(now.index, sort=False)))
    both["before"] = both["before"].fillna(NOT_YET).astype("str")
    both["now"] = both["now"].fillna(GONE).astype("str")
    both = both[(both["now"] != "") & (both["before"] != "")]
    table = pd.crosstab(both["before"], both["now"]).reindex(
        index=[*names, NOT_YET], columns=[*names, GONE], fill_value=0
    )
    rank = {name: place for place, name in enumerate(names)}
    step = both["before"].map(rank).astype("float64") - both["now"].map(rank).astype("float64")
    moved = both.loc[both["before"] != both["now"], ["before", "now"]].rename_axis("customer")
    return Movement(table, moved, int((step > 0).sum()), int((step < 0).sum()))
