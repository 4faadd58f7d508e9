"""*Klantgroepen*: which customers matter most, what to do with each group, who moved, and how kinds of them differ."""

import pandas as pd

from klantenbestand.analysis.activity import Activity
from klantenbestand.analysis.end_of_data import data_end, not_up_to_date
from klantenbestand.analysis.groups import CustomerGroups
from klantenbestand.analysis.kinds import Kinds
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.regularity import LOYALTY_PERIODS
from klantenbestand.analysis.rfm import Group as CustomerGroup
from klantenbestand.analysis.rfm import Scale
from klantenbestand.analysis.thin import CUSTOMERS_FOR_RFM
from klantenbestand.analysis.weight import DEPENDENT
from klantenbestand.tabs.frame import period_line, unless_stale, warnings, with_recompute_note
from klantenbestand.tabs.klantgroepen_kinds import kinds_tables
from klantenbestand.tabs.klantgroepen_tables import (
    CUSTOMERS_SHARE,
    MANY,
    MOST,
    MOST_WITHOUT_GROUPS,
    NAME,
    REVENUE_SHARE,
    Moved,
    bond_table,
    groups_table,
    list_table,
    moved_table,
    weight_table,
)
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import (
    Chart,
    ChartKind,
    Check,
    Field,
    Format,
    Group,
    KeyFigure,
    Role,
    Series,
    Tab,
    Tone,
)
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day, euro, plural, share, the_plural

LEAST_FOR_A_TENTH = 10  # customers
_BEST = (CustomerGroup.CHAMPIONS.value, CustomerGroup.LOYAL.value)
_LEAVING = (CustomerGroup.DO_NOT_LOSE.value, CustomerGroup.AT_RISK.value)
FIELDS = (  # on *Klantoverzicht*
    Field("group", "Groep", width=16),
    Field("action", "Actie", width=16),
    Field("score", "Score", width=9),
    Field("abc", "Gewicht", width=10),
    Field("weight_share", "Deel omzet", Format.SHARE_FINE, width=10),
    Field("seniority", "Maanden klant", Format.COUNT, width=11),
    Field("loyalty", "Trouw", Format.SHARE, width=9),
    Field("regularity", "Regelmaat", width=15),
    Field("bond", "Eendagsvlieg of trouw", width=16),
    Field("group_before", "Groep vorige keer", width=16),
)


@frozen
class GroupAnswers:
    """All that the tab tells; `moved` is None where no earlier review is remembered. `too_early`: the day of the first
    purchase where that is within the active window, so that nobody can have stayed away yet.
    """

    found: CustomerGroups
    kinds: Kinds
    moved: Moved | None
    too_early: pd.Timestamp | None = None

    def number(self, names: tuple[str, ...]) -> int:
        """How many customers are in these groups together."""
        return int(self.found.groups["customers"].reindex(list(names), fill_value=0).sum())

    def revenue(self, names: tuple[str, ...]) -> float:
        """The revenue of 36 months of these groups together."""
        return float(self.found.groups["revenue"].reindex(list(names), fill_value=0.0).sum())


def columns(found: CustomerGroups, earlier: pd.Series) -> pd.DataFrame:
    """The sources of FIELDS, index = customer number, one row a buyer; `earlier`: the groups of the last review."""
    frame = found.frame
    scored = frame["r"] > 0
    score = frame["r"].astype("str") + "-" + frame["f"].astype("str") + "-" + frame["m"].astype("str")
    words = pd.Series({code: say(f"groups.short.{code}") for code in frame["action"].unique() if code}, dtype="str")
    return pd.DataFrame(
        {
            "group": frame["group"],
            "action": words.reindex(frame["action"]).fillna("").to_numpy(),
            "score": score.where(scored, ""),
            "abc": frame["abc_12"],
            "weight_share": frame["share_12"],
            "seniority": frame["seniority_months"].round(),
            "loyalty": frame["loyalty"],
            "regularity": frame["regularity"],
            "bond": frame["bond"],
            "group_before": earlier.reindex(frame.index).fillna("").astype("str"),
        },
        index=frame.index,
    )


def klantgroepen(
    answers: GroupAnswers,
    activity: Activity,
    purchases: Purchases,
    customers: pd.DataFrame | None = None,
    checks: tuple[Check, ...] = (),
) -> Tab:
    """The tab for a shop with at least one customer; `customers` is the typed frame of *Klanten*, for names."""
    found, moved, period = answers.found, answers.moved, activity.choice.period
    return Tab(
        name=NAME,
        group=Group.ANALYSIS,
        title=say("groups.title"),
        period=period_line(purchases),
        conclusion=_conclusion(answers, activity, purchases),
        warnings=warnings((*not_up_to_date(purchases), *found.thin, *answers.kinds.thin)),
        figures=_figures(answers, purchases),
        charts=_charts(found),
        tables=(
            groups_table(found, moved),
            list_table(found, activity, customers, moved),
            moved_table(moved),
            weight_table(found),
            bond_table(found, period),
            *kinds_tables(NAME, answers.kinds),
        ),
        definitions=with_recompute_note(_definitions(answers, activity, purchases), checks),
        checks=checks,
    )


def _conclusion(answers: GroupAnswers, activity: Activity, purchases: Purchases) -> str:
    year = answers.found.year
    current = data_end(purchases).up_to_date
    span = say("groups.span") if current else say("groups.span.stale", end=day(year.end))
    if year.customers_80 is None:
        weight = say("groups.conclusion.weight.none", span=span)
    elif len(year.frame) == 1:
        weight = say("groups.conclusion.weight.one", span=span)
    else:
        heavy, buyers = year.customers_80, plural(len(year.frame), "klant", "klanten")
        key = "groups.conclusion.weight.all" if heavy == len(year.frame) else "groups.conclusion.weight"
        verb = "bracht" if heavy == 1 else "brachten samen"
        weight = say(key, heavy=count(heavy), buyers=buyers, verb=verb, span=span)
    listed = say("groups.conclusion.list") if answers.found.groups.empty else ""
    return " ".join(filter(None, (weight, listed, unless_stale(purchases, _advice(answers, activity)))))


def _advice(answers: GroupAnswers, activity: Activity) -> str:
    at_risk = activity.at_risk_now
    if answers.found.groups.empty:
        customers = the_plural(at_risk, "klant die", "klanten die")
        verb = "dreigt te blijven" if at_risk == 1 else "dreigen te blijven"
        risk = say("groups.conclusion.list.risk", customers=customers, verb=verb)
        return risk if at_risk else say("groups.conclusion.list.top")
    early = answers.too_early is not None
    for group, key in (
        (CustomerGroup.DO_NOT_LOSE, "groups.conclusion.call"),
        (CustomerGroup.AT_RISK, "groups.conclusion.risk"),
        (CustomerGroup.CHAMPIONS, "groups.conclusion.best.early" if early else "groups.conclusion.best"),
    ):
        number = answers.number((group.value,))
        if number:
            customers = the_plural(number, "klant", "klanten")
            return say(key, customers=customers, revenue=euro(answers.revenue((group.value,))))
    if not activity.active_now:
        return say("groups.conclusion.lost")
    return say("groups.conclusion.none.early" if early else "groups.conclusion.none")


def _figures(answers: GroupAnswers, purchases: Purchases) -> tuple[KeyFigure, ...]:
    """Always the same four: a formula of the owner may point at each of them."""
    found, year = answers.found, answers.found.year
    scored = not found.groups.empty
    largest = year.largest_share
    leans = largest is not None and largest > DEPENDENT
    buyers = say("groups.change.of", buyers=plural(len(year.frame), "klant", "klanten"))
    none = say("groups.change.no-year")
    spread = say("groups.change.leans" if leans else "groups.change.spread") if largest is not None else none
    return (
        KeyFigure(say("groups.figure.best"), answers.number(_BEST) if scored else None, change=_before(answers)),
        _leaving(answers, purchases),
        KeyFigure(say("groups.figure.heavy"), year.customers_80, change=buyers if year.customers_80 else none),
        KeyFigure(
            say("groups.figure.largest"),
            largest,
            Format.SHARE if largest is not None and largest >= 0.1 else Format.SHARE_FINE,
            change=spread,
            tone=Tone.WARN if leans else Tone.PLAIN,
        ),
    )


def _leaving(answers: GroupAnswers, purchases: Purchases) -> KeyFigure:
    label = say("groups.figure.call")
    if answers.found.groups.empty:
        return KeyFigure(label, None, change=_too_few())
    number = answers.number(_LEAVING)
    if number:
        worth = say("groups.change.revenue", revenue=euro(answers.revenue(_LEAVING)))
        return KeyFigure(label, number, change=unless_stale(purchases, worth, "stale.change"))
    if answers.too_early is not None:
        return KeyFigure(label, None, change=say("groups.change.too-early", day=day(answers.too_early)))
    lost = answers.number((CustomerGroup.LOST.value,)) == int(answers.found.groups["customers"].sum())
    nobody = say("groups.change.lost" if lost else "groups.change.nobody")
    return KeyFigure(label, 0, change=unless_stale(purchases, nobody, "stale.change"))


def _too_few() -> str:
    """Why there is no number of a group."""
    return say("groups.change.few", need=CUSTOMERS_FOR_RFM)


def _before(answers: GroupAnswers) -> str:
    if answers.found.groups.empty:
        return _too_few()
    if answers.moved is None:
        return say("groups.change.first")
    number = int(answers.moved.before.reindex(list(_BEST)).sum())
    return say("groups.change.before", day=day(answers.moved.day), number=count(number))


def _charts(found: CustomerGroups) -> tuple[Chart, ...]:
    series = (
        Series(say("groups.series.customers"), CUSTOMERS_SHARE, Role.GREY, Format.SHARE),
        Series(say("groups.series.revenue"), REVENUE_SHARE, Role.ACCENT, Format.SHARE),
    )
    return (
        Chart(
            say("groups.chart.groups"),
            NAME,
            "Groep",
            series,
            ChartKind.COLUMN,
            value_format=Format.SHARE,
            drawn=not found.groups.empty,
        ),
        Chart(
            say("groups.chart.weight"),
            f"{NAME}_gewicht",
            "Gewicht",
            series,
            ChartKind.COLUMN,
            value_format=Format.SHARE,
            note=say("groups.chart.weight.note"),
            drawn=found.year.customers_80 is not None and len(found.year.frame) > 1,
        ),
    )


def _top(found: CustomerGroups) -> str:
    """What the largest 10% and 20% of the customers bring; nothing for a handful of them."""
    top10, top20 = found.year.top10, found.year.top20
    if top10 is None or top20 is None or len(found.year.frame) < LEAST_FOR_A_TENTH:
        return ""
    return say("groups.def.top", top10=share(top10), top20=share(top20))


def _definitions(answers: GroupAnswers, activity: Activity, purchases: Purchases) -> tuple[str, ...]:
    """Always as many lines: one more would move the tables."""
    found, period = answers.found, activity.choice.period
    scale = "bands" if found.often_bands and found.scale is Scale.FIFTHS else found.scale.value
    moved = answers.moved
    without, data = found.groups.empty, data_end(purchases)
    current, end = data.up_to_date, day(data.date)
    periods = {"last": LOYALTY_PERIODS[period], "many": MANY[period], "end": end}
    return (
        say("groups.def.score", scale=say(f"groups.scale.{scale}")),
        say("groups.def.groups.1"),
        say("groups.def.groups.2"),
        say(
            "groups.def.window",
            years=say("groups.years" if current else "groups.years.stale", end=end),
            late=say("groups.def.window.late") if data.late else "",
        ),
        say("groups.def.list.all", most=MOST_WITHOUT_GROUPS) if without else say("groups.def.list", most=MOST),
        say("groups.def.moved", day=day(moved.day)) if moved else say("groups.def.moved.none"),
        say("groups.def.weight", start=day(found.year.start), end=day(found.year.end), top=_top(found)),
        say("groups.def.largest"),
        say("groups.def.bond", periods=say("groups.periods" if current else "groups.periods.stale", **periods)),
        say("groups.def.regularity"),
        say("groups.def.kinds"),
        say("groups.def.prefers", compared=count(answers.kinds.compared)),
    )
