"""Lines of an export of which the order stands in *Aankopen* otherwise: on another day, in one amount, or in part.

Only lines that `import_lines` could not pair come here. A shop gives an order its own number; a till may begin again
every day, so that the same number on another day is another receipt. What is not surely there is new, and told.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.steps.import_line_texts import OTHER, SOURCE
from klantenbestand.steps.import_same import Same, Tier
from klantenbestand.words.frozen import frozen

# What there is to say of a line. Not new: an offer that was sold, one on another day, lines of which the order stands
# there in one amount (or the other way round), and a payment back of which the owner noted something else already.
SOLD, MOVED, SUMMED = "sold", "moved", "summed"
ADDED, ALIKE = "added", "alike"  # new: to an order that stands there; and almost the same as a row that is there

_SELDOM = 0.1
_DAYS_APART = 31
_DIGITS = 5  # so many has no till that begins again every day
_NUMBERS, _DAYS = 3, 2  # that show that numbers are not used again
_MANY = 3
_CONTENT = ("order", "article", "quantity", "cents", "customer")


@frozen
class Standing:
    """*Aankopen* and the lines of an export as texts, with which rows are free and which lines are without a row."""

    left: pd.DataFrame
    right: pd.DataFrame
    free: NDArray[np.bool_]
    wanted: NDArray[np.bool_]


@frozen
class Among:
    """Of each line the place of the row that it is, -1 for none; and what there is to say of it."""

    place: NDArray[np.int64]
    note: NDArray[np.str_]


def among_orders(given: Standing) -> Among:
    """Which of the lines without a row are there after all, by what stands of their order."""
    count = len(given.right)
    place, note = np.full(count, -1, dtype=np.int64), np.full(count, "", dtype="<U8")
    if not given.wanted.any():
        return Among(place, note)
    free, wanted = given.free.copy(), given.wanted.copy()
    steps: tuple[Callable[[Standing], Among], ...] = (_summed, _moved, _taken_back)
    for step in steps:
        found = step(Standing(given.left, given.right, free, wanted))
        lines = found.place >= 0
        free[found.place[lines]] = wanted[lines] = False
        place[lines], note[lines] = found.place[lines], found.note[lines]
    rest = Standing(given.left, given.right, free, wanted)
    note[_alike(rest)] = ALIKE
    note[_added(rest)] = ADDED
    return Among(place, note)


def _none(given: Standing) -> Among:
    count = len(given.right)
    return Among(np.full(count, -1, dtype=np.int64), np.full(count, "", dtype="<U8"))


def _summed(given: Standing) -> Among:
    """Orders of which one side has one amount and the other the lines that it is made of, on the same day."""
    made, keys = _none(given), ["order", "day"]
    left = given.left.assign(open=given.free)[(given.left["of"] != OTHER).to_numpy(dtype=bool)]
    right = given.right.assign(open=given.wanted)
    right = right[(right["order"] != "").to_numpy(dtype=bool) & (right["day"] != "").to_numpy(dtype=bool)]
    left = left[left["order"].isin(right.loc[right["open"], "order"].unique())]
    if left.empty:
        return made
    sides, places = [], []
    for side in (left, right):
        cents: pd.Series = side["cents"].astype("int64") * np.where(side["back"] == "1", -1, 1)
        groups = side.assign(sum=cents).groupby(keys)
        sides.append(groups.agg(sum=("sum", "sum"), size=("sum", "size"), open=("open", "all")))
        places.append(groups.indices)
    both = sides[0].merge(sides[1], left_index=True, right_index=True, suffixes=("_left", "_right"))
    both = both[both["open_left"] & both["open_right"] & (both["sum_left"] == both["sum_right"])]
    sizes = both[["size_left", "size_right"]]
    for key in both.index[(sizes.min(axis=1) == 1) & (sizes.max(axis=1) > 1)]:
        ours, theirs = (side.loc[side.index[of_key[key]]] for side, of_key in zip((left, right), places, strict=True))
        if len({*ours["customer"], *theirs["customer"]} - {""}) <= 1:
            made.place[theirs.index.to_numpy(dtype=np.int64)] = int(ours.index[0])
            made.note[theirs.index.to_numpy(dtype=np.int64)] = SUMMED
    return made


@frozen
class _Numbers:
    """Of the order numbers of one side: those on more than one day, whether many are, and whether they plainly are
    not."""

    several: frozenset[str]
    restarts: bool
    unique: bool

    @classmethod
    def of(cls, texts: pd.DataFrame) -> "_Numbers":
        told = texts[(texts["order"] != "") & (texts["day"] != "") & (texts["back"] == "0")]
        days = told.drop_duplicates(["order", "day"])
        counts = days["order"].value_counts()
        several = frozenset(counts.index[counts > 1])
        unique = not several and len(counts) >= _NUMBERS and days["day"].nunique() >= _DAYS
        return cls(several, len(several) > _SELDOM * len(counts), unique)


def _both_numbers(given: Standing) -> tuple[_Numbers, _Numbers]:
    """Of the free rows of this source and of all lines. What the lines have as row already says nothing of whether
    numbers are used again, and so a second time the answer is the same."""
    rows = given.free & (given.left["of"] == SOURCE).to_numpy(dtype=bool)
    return _Numbers.of(given.left[rows]), _Numbers.of(given.right)


def _moved(given: Standing) -> Among:
    """Lines that stand there on another day, in all else the same: of an order of which more is there, or a whole
    order, where its number is not used again."""
    made = _none(given)
    ours, theirs = _both_numbers(given)
    if ours.restarts or theirs.restarts:
        return made
    once = ~given.right["order"].isin(["", *ours.several, *theirs.several]).to_numpy(dtype=bool)
    lines = given.wanted & once & (given.right["back"] == "0").to_numpy(dtype=bool)
    rows = given.free & (given.left["of"] == SOURCE).to_numpy(dtype=bool)
    rows &= (given.left["back"] == "0").to_numpy(dtype=bool) & (given.left["day"] != "").to_numpy(dtype=bool)
    rows &= given.left["order"].isin(given.right["order"][lines].unique()).to_numpy(dtype=bool)
    if not rows.any():
        return made
    left = given.left[rows]
    at = left.index.to_numpy(dtype=np.int64)
    matching = Same(left, given.right)
    found, of_lines = matching.pairs(Tier(_CONTENT, np.ones(len(left), dtype=bool), lines))
    pairs = pd.DataFrame({"row": at[found], "line": of_lines, "order": given.right["order"].to_numpy()[of_lines]})
    orders = given.right["order"]
    part = set(orders[~given.wanted])
    whole = _whole(given, lines, pairs, part, left)
    sure = pairs[pairs["order"].isin(part | _near_and_unique(given, whole, left, ours.unique or theirs.unique))]
    made.place[sure["line"].to_numpy(dtype=np.int64)] = sure["row"].to_numpy(dtype=np.int64)
    made.note[sure["line"].to_numpy(dtype=np.int64)] = MOVED
    return made


def _whole(
    given: Standing, lines: NDArray[np.bool_], pairs: pd.DataFrame, part: set[str], left: pd.DataFrame
) -> set[str]:
    """The orders of which nothing was paired by day and now every line is; none where more than a few numbers stand
    there with something else, for then they are used again."""
    orders = given.right["order"]
    wholly = orders[lines & ~orders.isin(part).to_numpy(dtype=bool) & orders.isin(left["order"]).to_numpy(dtype=bool)]
    wanted, got = wholly.value_counts(), pairs["order"].value_counts()
    others = [order for order in wanted.index if order not in got.index]
    if len(others) > _SELDOM * len(wanted):
        return set()
    return {str(order) for order, number in wanted.items() if got.get(order, 0) == number}


def _near_and_unique(given: Standing, orders: set[str], left: pd.DataFrame, unique: bool) -> set[str]:
    """Those of which the two days are not far apart, with a number that is plainly of one order."""
    likely = [order for order in orders if unique or sum(sign.isdecimal() for sign in order) >= _DIGITS]
    days = [
        pd.to_datetime(side[side["order"].isin(likely)].drop_duplicates("order").set_index("order")["day"])
        for side in (left, given.right)
    ]
    apart = (days[0] - days[1]).abs().dt.days
    return {str(order) for order in apart.index[apart <= _DAYS_APART]}


def _taken_back(given: Standing) -> Among:
    """What was paid back of orders of which the owner noted that return himself, on whatever day."""
    made = _none(given)
    lines = given.wanted & given.right["made"].to_numpy(dtype=bool) & (given.right["order"] != "").to_numpy(dtype=bool)
    if not lines.any():
        return made
    ours, theirs = _both_numbers(given)
    back = (given.left["back"] == "1").to_numpy(dtype=bool)
    from_there = given.free & (given.left["of"] != OTHER).to_numpy(dtype=bool)
    # a purchase with that number of which the export knows nothing: the number is of another receipt too
    others = {*given.left["order"][from_there & ~back], *ours.several, *theirs.several}
    lines &= ~given.right["order"].isin(others).to_numpy(dtype=bool)
    rows = from_there & back
    matching = Same(given.left, given.right)
    for keys in (("order", "article", "cents"), ("order", "cents")):
        found, of_lines = matching.pairs(Tier(keys, rows, lines))
        rows[found] = lines[of_lines] = False
        made.place[of_lines] = found
        made.note[of_lines] = MOVED
    return made


def _alike(given: Standing) -> NDArray[np.bool_]:
    """New lines that are as a free row but for the number of the order, which is lacking or written otherwise."""
    left = given.left[given.free & (given.left["of"] != OTHER).to_numpy(dtype=bool)]
    made = np.zeros(len(given.right), dtype=bool)
    left = left[left["day"].isin(given.right["day"][given.wanted].unique())]
    if left.empty:
        return made
    matching = Same(left, given.right)
    ours, theirs = (side["order"].to_numpy() == "" for side in (left, given.right))
    alike = ("day", "back", "article", "quantity", "cents")
    for tier in (
        Tier(alike, ~ours, given.wanted & theirs),
        Tier(alike, ours, given.wanted & ~theirs),
        Tier(("loose", *alike), ~ours, given.wanted & ~theirs),
    ):
        made[matching.pairs(tier)[1]] = True
    return made


def _added(given: Standing) -> NDArray[np.bool_]:
    """New lines of orders that stand there: on that day, or on another where numbers are not used again."""
    left = given.left[(given.left["of"] == SOURCE).to_numpy(dtype=bool)]
    lines = given.wanted & (given.right["back"] == "0").to_numpy(dtype=bool)
    lines &= (given.right["order"] != "").to_numpy(dtype=bool)
    on_day = (given.right["order"] + "\n" + given.right["day"]).isin((left["order"] + "\n" + left["day"]).unique())
    made: NDArray[np.bool_] = lines & on_day.to_numpy(dtype=bool)
    numbers = [_Numbers.of(side) for side in (left, given.right)]
    if any(one.restarts for one in numbers):
        return made
    again = lines & ~made & given.right["order"].isin(left["order"].unique()).to_numpy(dtype=bool)
    again &= ~given.right["order"].isin([order for one in numbers for order in one.several]).to_numpy(dtype=bool)
    orders = given.right["order"]
    known = Same(left, given.right).pairs(Tier(_CONTENT, np.ones(len(left), dtype=bool), again))[1]
    many, every, agree = (orders[which].nunique() for which in (again, lines, known))
    # a till that begins again: most of what is new has a number that stands there with something else
    return made if many >= _MANY and many > every / 2 and agree <= many / 2 else made | again
