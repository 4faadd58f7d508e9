"""The tables of *Verwachting*: the most valuable customers, those who may stay away, who is expected soon, the test."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Status
from klantenbestand.analysis.back_test import GROUPS, BackTest
from klantenbestand.analysis.customers import Overview
from klantenbestand.analysis.expectation import Alive, Expectation, Level
from klantenbestand.analysis.next_purchase import NextPurchases
from klantenbestand.tabs.klantoverzicht import names_for
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say

TABLE = "Verwachting"  # the name of the first table, and the beginning of the others
MOST = 100  # rows of a list: more is nobody going to call
WEEKS = 4
_NUMBER, _CALLED = Field("customer", "Klantnummer", width=13), Field("name", "Naam")
_LAST = Field("last", "Laatste aankoop", Format.DATE)
_EXPECTED = Field("expected", "Verwachte aankopen", Format.DECIMAL)
_REVENUE = Field("revenue", "Verwachte omzet", Format.EURO)
_ALIVE = Field("alive", "Nog klant", width=18)


@frozen
class Lists:
    """The customers of each list, all of them, in their order; index = customer number. `years`: those of `spent`."""

    top: pd.DataFrame
    risk: pd.DataFrame
    due: pd.DataFrame
    years: tuple[int, int]


def lists_of(expected: Expectation, dates: NextPurchases, overview: Overview, peildatum: pd.Timestamp) -> Lists:
    """Who is on which list."""
    known = overview.frame[["last", "status", "revenue_0", "revenue_1"]]
    every = expected.frame.join(known).assign(spent=lambda frame: frame["revenue_0"] + frame["revenue_1"])
    order = ["revenue", "rank"] if expected.level is Level.FULL else ["rank", "revenue"]
    top = every[every["rank"].notna()].sort_values(order, ascending=[order[0] == "rank", order[0] != "rank"])
    doubtful = every["alive"].isin([Alive.DOUBTFUL, Alive.UNLIKELY]) & (every["status"] == Status.ACTIVE)
    good = every["spent"] >= every.loc[every["spent"] > 0, "spent"].median()
    risk = every[(doubtful | (every["status"] == Status.AT_RISK)) & good]
    soon = dates.frame[dates.frame["expected"] <= peildatum + pd.Timedelta(weeks=WEEKS)]
    days = (soon["expected"] - peildatum).dt.days
    words = [say(f"expect.when.{key}") for key in ("late", "week", "soon")]
    when = pd.Series(np.array(words)[np.searchsorted([0, 8], days, side="right")], index=soon.index, dtype="str")
    return Lists(
        top=top,
        risk=risk.sort_values("spent", ascending=False, kind="stable"),
        due=soon.assign(when=when).sort_values("expected", kind="stable"),
        years=(overview.years[1], overview.years[0]),
    )


def tables(lists: Lists, test: BackTest | None, customers: pd.DataFrame | None) -> tuple[Table, ...]:
    """The four tables, there whatever the data hold."""
    listed = [number for frame in (lists.top, lists.risk, lists.due) for number in frame.index[:MOST]]
    names = names_for(pd.Index(dict.fromkeys(listed), dtype="str"), customers)
    return (
        _list(
            TABLE,
            lists.top,
            (_LAST, _EXPECTED, Field("value", "Per aankoop", Format.EURO), _REVENUE, _ALIVE),
            names,
        ),
        _list(
            f"{TABLE}_risico",
            lists.risk,
            (_LAST, Field("spent", "Omzet 2 jaar", Format.EURO), _REVENUE, _ALIVE),
            names,
        ),
        _list(
            f"{TABLE}_binnenkort",
            lists.due,
            (
                Field("expected", "Verwacht op", Format.DATE),
                Field("from", "Vanaf", Format.DATE),
                Field("until", "Uiterlijk", Format.DATE),
                Field("when", "Wanneer", width=22),
                Field("regularity", "Koopt", width=15),
                Field("basis", "Berust op", width=12),
            ),
            names,
        ),
        _test(test),
    )


def _list(name: str, frame: pd.DataFrame, fields: tuple[Field, ...], names: pd.Series) -> Table:
    shown = frame.iloc[:MOST]
    numbers = pd.Index(shown.index, dtype="str")
    shown = shown.assign(customer=numbers, name=names[numbers].to_numpy())
    key = {TABLE: "top", f"{TABLE}_risico": "risk"}.get(name, "due")
    return Table(
        name,
        shown,
        (_NUMBER, _CALLED, *fields),
        title=say(f"expect.table.{key}", weeks=WEEKS),
        key=("customer",),
    )


def _test(test: BackTest | None) -> Table:
    """Per group of customers what was predicted and what came, and all together."""
    columns = ["customers", "predicted", "actual"]
    groups = pd.DataFrame(np.nan, index=pd.Index(GROUPS), columns=columns) if test is None else test.groups[columns]
    total = [np.nan] * 3 if test is None else [test.customers, test.predicted, test.actual]
    frame = pd.DataFrame([*groups.to_numpy(dtype=np.float64).tolist(), total], columns=columns, dtype=np.float64)
    frame["group"] = pd.array([*_group_names(), say("expect.group.all")], dtype="str")
    return Table(
        f"{TABLE}_proef",
        frame,
        (
            Field("group", "Eerdere aankopen", width=12),
            Field("customers", "Klanten", Format.COUNT),
            Field("predicted", say("expect.series.predicted"), Format.COUNT),
            Field("actual", say("expect.series.actual"), Format.COUNT),
        ),
        title=say("expect.table.test"),
        key=("group",),
    )


def _group_names() -> list[str]:
    names = []
    for number, after in zip(GROUPS, [*GROUPS[1:], None], strict=True):
        if after is None:
            names.append(say("expect.group.many", number=number))
        elif after == number + 1:
            names.append(say("expect.group.one", number=number))
        else:
            names.append(say("expect.group.few", number=number, last=after - 1))
    return names
