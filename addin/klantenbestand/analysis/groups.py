"""Klantgroepen: each customer's scores, group, weight, loyalty regularity; and who moved since a review."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import DAYS_A_MONTH, Activity
from klantenbestand.analysis.counted import own_lines
from klantenbestand.analysis.lines import worded
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

YEAR_MONTHS, WINDOW_MONTHS = 12, 36
NOT_YET = "nog geen klant"
GONE = "niet meer in het bestand"


@dataclass(frozen=True)
class CustomerGroups:
    """The answer of `customer_groups`; money in euro.

    `frame` (index = customer number, one row a buyer): recency_days; frequency (purchase days) and monetary (net
    revenue) of the last 36 months; r, f, m (1..5, 0 without scores); group (words of `rfm.Group`), action (codes of
    `rfm.Action`), both '' without scores; revenue_12, share_12, abc_12 and revenue_36, abc_36 (NaN and '' without a
    line in those months); seniority_months; active_months (first to last purchase); loyalty (share of the last
    periods with a purchase, NaN for the newest); variation (of the gaps, NaN under 4) and regularity (words of
    `regularity.Regularity`); clumpiness (NaN under 4 events) and clumped (bool: more than chance); bond (words of
    `regularity.Bond`).
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
    scale = scale_for(len(rhythm.customer))
    frame = activity.customers[["recency_days"]].copy()
    frame["frequency"], frame["monetary"] = _window(purchases, rhythm)
    bands = _score(frame, rhythm, activity, scale)
    _weigh(frame, rhythm, {YEAR_MONTHS: year, WINDOW_MONTHS: years}, len(purchases.customers))
    status = activity.customers["status"]
    frame["seniority_months"] = seniority(rhythm, purchases.today)
    frame["active_months"] = (rhythm.last - rhythm.first) / DAYS_A_MONTH
    frame["loyalty"] = loyalty(purchases, rhythm, activity.choice.period)
    frame["variation"] = gap_variation(rhythm)
    frame["regularity"] = worded(regularity(frame["variation"].to_numpy()), list(Regularity), frame.index)
    frame["clumpiness"], frame["clumped"] = clumped(purchases, rhythm)
    frame["bond"] = worded(bonds(rhythm, status), list(Bond), frame.index)
    return CustomerGroups(
        frame=frame,
        groups=_summary(frame) if scale is not Scale.NONE else _summary(frame).iloc[:0],
        scale=scale,
        often_bands=bands,
        year=year,
        years=years,
        thin=(*_thin(len(frame), scale), *(note for note in year.thin if note.code == "revenue-depends-on-one")),
    )


def _window(purchases: Purchases, rhythm: Rhythm) -> tuple[IntArray, np.ndarray]:
    """Purchase days and net revenue of each buyer in the last 36 months."""
    since = day_number(purchases.peildatum + pd.Timedelta(days=1) - pd.DateOffset(months=WINDOW_MONTHS))
    size = len(purchases.customers)
    occasions = purchases.occasions
    recent = occasions["day"].to_numpy() >= since
    often = np.bincount(occasions["customer"].to_numpy()[recent], minlength=size)
    cents = own_lines(purchases).spent_between(since, purchases.today + 1)
    return often[rhythm.customer], cents[rhythm.customer] / 100


def _score(frame: pd.DataFrame, rhythm: Rhythm, activity: Activity, scale: Scale) -> bool:
    """Add r, f, m, group and action; True where frequency has fixed bands."""
    for name in ("r", "f", "m"):
        frame[name] = 0
    frame["group"] = frame["action"] = pd.Series([""] * len(frame), index=frame.index, dtype="str")
    if scale is Scale.NONE:
        return False
    often = frame["frequency"].to_numpy(dtype=np.int64)
    frame["r"] = scores(rhythm.last.astype(np.float64), scale)
    frame["f"] = often_scores(often, scale)
    frame["m"] = scores(frame["monetary"].to_numpy(dtype=np.float64), scale)
    worth = ((frame["f"] + frame["m"]) / 2).to_numpy(dtype=np.float64)
    chosen = groups(frame["r"].to_numpy(), worth, activity.customers["status"], rhythm.occasions == 1)
    frame["group"] = worded(chosen, list(Group), frame.index)
    frame["action"] = worded(chosen, [ACTIONS[group].value for group in Group], frame.index)
    return bool((often <= 1).mean() > ONCE_SHARE)


def _weigh(frame: pd.DataFrame, rhythm: Rhythm, weights: dict[int, Weight], size: int) -> None:
    for months, weight in weights.items():
        place = np.full(size, len(weight.codes), dtype=np.int64)  # no line in those months: the last value, added
        place[weight.codes] = np.arange(len(weight.codes))
        own = place[rhythm.customer]
        revenue = weight.frame["revenue"].to_numpy()
        frame[f"revenue_{months}"] = np.append(revenue, np.nan)[own]
        if months == YEAR_MONTHS:
            frame["share_12"] = np.append(weight.frame["share"], np.nan)[own]
        letters = np.append(classes(np.rint(revenue * 100).astype(np.int64)), len(LETTERS))
        frame[f"abc_{months}"] = worded(letters[own], [*LETTERS, ""], frame.index)


def _summary(frame: pd.DataFrame) -> pd.DataFrame:
    names = [group.value for group in Group]
    place = pd.Index(names).get_indexer(pd.Index(frame["group"]))
    known = place >= 0
    customers = np.bincount(place[known], minlength=len(names))
    cents = np.rint(frame["monetary"].to_numpy() * 100)
    revenue = np.bincount(place[known], weights=cents[known], minlength=len(names)) / 100
    often = np.bincount(place[known], weights=frame["frequency"].to_numpy()[known], minlength=len(names))
    with np.errstate(invalid="ignore", divide="ignore"):
        columns = {
            "customers": customers,
            "share": customers / customers.sum(),
            "revenue": revenue,
            "revenue_share": revenue / revenue.sum(),
            "basket": revenue / often,
        }
    summary = pd.DataFrame(columns, index=pd.Index(names, name="group", dtype="str"))
    return summary.assign(action=[ACTIONS[group].value for group in Group])


def _thin(customers: int, scale: Scale) -> tuple[Finding, ...]:
    if not customers:
        return (Finding("no-customer-purchases"),)
    if scale is Scale.NONE:
        return (too_thin("groups-few-customers", customers, CUSTOMERS_FOR_RFM),)
    return (too_thin("groups-in-thirds", customers, CUSTOMERS_FOR_QUINTILES),) if scale is Scale.THIRDS else ()


@dataclass(frozen=True)
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
