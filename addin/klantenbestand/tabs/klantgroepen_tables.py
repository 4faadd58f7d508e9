"""The tables of *Klantgroepen* about groups and customers: what they bring, who to approach, who moved, how loyal."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Activity
from klantenbestand.analysis.groups import GONE, CustomerGroups, Movement
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.regularity import Bond, Regularity
from klantenbestand.analysis.rfm import Group
from klantenbestand.tabs.klantoverzicht import names_for
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day

NAME = "Klantgroepen"
MOST = 25  # customers of a group in the list
MOST_WITHOUT_GROUPS = 100
CUSTOMERS_SHARE, REVENUE_SHARE = "Deel klanten", "Deel omzet"
MANY = {Period.MONTH: "maanden", Period.QUARTER: "kwartalen", Period.YEAR: "jaren"}
_URGENT = (
    Group.DO_NOT_LOSE,
    Group.AT_RISK,
    Group.CHAMPIONS,
    Group.LOYAL,
    Group.NEW,
    Group.PROMISING,
    Group.ATTENTION,
    Group.LOST,
)
_SENIORITY = (12, 24, 36, 60)  # months
_LOYALTY = (0, 1 / 3, 2 / 3)


@frozen
class Moved:
    """Who changed group since the review of that day."""

    day: pd.Timestamp
    movement: Movement

    @property
    def before(self) -> "pd.Series[int]":
        """How many customers each group had then, of those who are compared."""
        return self.movement.table.sum(axis=1)


def groups_table(found: CustomerGroups, moved: Moved | None) -> Table:
    """What each group is worth, and what to do with it; one row a group, none where there are no scores."""
    frame = found.groups.reset_index(names="group")
    before = moved.before.reindex(found.groups.index) if moved else np.full(len(frame), np.nan)
    frame = frame.assign(
        before=np.asarray(before, dtype=np.float64), todo=[say(f"groups.do.{code}") for code in frame["action"]]
    )
    return Table(
        NAME,
        frame,
        (
            Field("group", "Groep", width=16),
            Field("customers", "Klanten", Format.COUNT),
            Field("share", CUSTOMERS_SHARE, Format.SHARE),
            Field("revenue", "Omzet", Format.EURO),
            Field("revenue_share", REVENUE_SHARE, Format.SHARE),
            Field("basket", "Mand", Format.EURO_CENTS),
            Field("before", "Vorige keer", Format.COUNT),
            Field("todo", "Wat u doet", width=54),
        ),
        title=say("groups.table.groups"),
        key=("group",),
    )


def list_table(found: CustomerGroups, activity: Activity, customers: pd.DataFrame | None, moved: Moved | None) -> Table:
    """Who to approach: of each group those with most revenue, the most urgent group first."""
    frame = _listed(found)
    changed = pd.Series(dtype="str") if moved is None else moved.movement.moved["before"]
    same = frame["group"] if moved else ""
    known = activity.customers.reindex(frame.index)
    frame = frame.assign(
        name=names_for(frame.index, customers),
        todo=[say(f"groups.short.{code}") if code else "" for code in frame["action"]],
        last=known["last"],
        status=known["status"],
        before=changed.reindex(frame.index).astype("str").fillna(same).astype("str"),
    ).reset_index(names="customer")
    return Table(
        f"{NAME}_klanten",
        frame,
        (
            Field("group", "Groep", width=16),
            Field("todo", "Actie", width=16),
            Field("customer", "Klantnummer", width=13),
            Field("name", "Naam"),
            Field("status", "Status", width=17),
            Field("last", "Laatste aankoop", Format.DATE),
            Field("monetary", "Omzet in 36 maanden", Format.EURO),
            Field("abc_12", "Gewicht", width=10),
            Field("before", "Groep vorige keer", width=16),
        ),
        title=say("groups.table.list"),
        key=("customer",),
        filters=True,
    )


def _listed(found: CustomerGroups) -> pd.DataFrame:
    frame = found.frame.sort_values("monetary", ascending=False, kind="stable")
    if found.groups.empty:
        return frame.head(MOST_WITHOUT_GROUPS)
    frame = frame[frame["group"] != ""]
    urgency = frame["group"].map({group.value: place for place, group in enumerate(_URGENT)})
    frame = frame.loc[urgency.sort_values(kind="stable").index]
    return frame[frame.groupby("group", sort=False).cumcount() < MOST]


def weight_table(found: CustomerGroups) -> Table:
    """How many customers bring 80%, the next 15% and the last 5% of the revenue, over 12 and over 36 months."""
    year, years = _weighed(found.year.frame), _weighed(found.years.frame).add_suffix("_36")
    return Table(
        f"{NAME}_gewicht",
        pd.concat([year, years], axis=1).reset_index(names="abc"),
        (
            Field("abc", "Gewicht"),
            Field("customers", "Klanten", Format.COUNT),
            Field("customers_share", CUSTOMERS_SHARE, Format.SHARE),
            Field("revenue", "Omzet", Format.EURO),
            Field("revenue_share", REVENUE_SHARE, Format.SHARE),
            Field("customers_36", "Klanten in 36 maanden", Format.COUNT),
            Field("revenue_36", "Omzet in 36 maanden", Format.EURO),
        ),
        title=say("groups.table.weight"),
        key=("abc",),
    )


def _weighed(frame: pd.DataFrame) -> pd.DataFrame:
    """Customers and revenue of A, B and C, and their shares."""
    per = frame.groupby("abc")["revenue"].agg(["size", "sum"]).reindex(list("ABC"), fill_value=0)
    revenue = per["sum"].round(2)
    total = revenue.sum()
    return pd.DataFrame(
        {
            "customers": per["size"],
            "customers_share": per["size"] / max(int(per["size"].sum()), 1),
            "revenue": revenue,
            "revenue_share": revenue / total if total > 0 else np.nan,
        }
    )


def bond_table(found: CustomerGroups, period: Period) -> Table:
    """How long, how loyal and how regular the customers are: a row for each value."""
    frame = found.frame
    unit = {"unit": period.value, "many": MANY[period]}
    old = np.searchsorted(_SENIORITY, frame["seniority_months"], side="right")
    loyal = np.searchsorted(_LOYALTY, frame["loyalty"].fillna(-1), side="left")
    loyal = np.where(frame["loyalty"].isna(), len(_LOYALTY) + 1, loyal)
    parts = [
        ("seniority", [say(f"groups.seniority.{at}") for at in range(5)], old),
        ("loyalty", [say(f"groups.loyalty.{at}", **unit) for at in range(5)], loyal),
        ("regularity", [*_words(Regularity), say("groups.regularity.none")], _place(frame["regularity"], Regularity)),
        ("bond", [*_words(Bond), say("groups.bond.none")], _place(frame["bond"], Bond)),
    ]
    rows = [
        (say(f"groups.feature.{feature}"), value, number, number / max(len(frame), 1), cents / 100)
        for feature, values, place in parts
        for value, number, cents in zip(values, *_counted(frame, place, len(values)), strict=True)
    ]
    return Table(
        f"{NAME}_trouw",
        pd.DataFrame(rows, columns=["feature", "value", "customers", "share", "revenue"]),
        (
            Field("feature", "Kenmerk", width=22),
            Field("value", "Waarde", width=38),
            Field("customers", "Klanten", Format.COUNT),
            Field("share", CUSTOMERS_SHARE, Format.SHARE),
            Field("revenue", "Omzet in 36 maanden", Format.EURO),
        ),
        title=say("groups.table.bond"),
        key=("feature", "value"),
    )


def _words(kind: type[Regularity] | type[Bond]) -> list[str]:
    return [member.value for member in kind if member.value]


def _place(values: pd.Series, kind: type[Regularity] | type[Bond]) -> np.ndarray:
    """The position of each value among the words; after the last where nothing can be said."""
    words = _words(kind)
    found = pd.Index(words).get_indexer(pd.Index(values))
    return np.where(found < 0, len(words), found)


def _counted(frame: pd.DataFrame, place: np.ndarray, size: int) -> tuple[list[int], list[float]]:
    cents = np.rint(frame["monetary"].to_numpy() * 100)
    return np.bincount(place, minlength=size).tolist(), np.bincount(place, weights=cents, minlength=size).tolist()


def moved_table(moved: Moved | None) -> Table:
    """How many went from which group to which; without an earlier review empty, and the title says why."""
    names = [group.value for group in Group]
    if moved is None:
        frame = pd.DataFrame(columns=["before", *names, GONE]).astype({"before": "str"})
        title = say("groups.table.moved.first")
    else:
        frame = moved.movement.table.rename_axis(None, axis=1).reset_index(names="before")
        up, down = (count(number) for number in (moved.movement.up, moved.movement.down))
        title = say("groups.table.moved", day=day(moved.day), up=up, down=down)
    return Table(
        f"{NAME}_verandering",
        frame,
        (
            Field("before", "Groep toen", width=16),
            *(Field(name, f"nu {name}", Format.COUNT, heat=True) for name in names),
            Field(GONE, "niet meer in bestand", Format.COUNT),
        ),
        title=title,
        key=("before",),
    )
