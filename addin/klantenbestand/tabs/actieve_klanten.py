"""*Actieve klanten*: who buys per month, quarter and year, who came and who went, and who is active today."""

import pandas as pd

from klantenbestand.analysis.activity import Activity, PeriodOrigin, WindowOrigin
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import Period
from klantenbestand.tabs.actieve_terugkomst import (
    Return,
    after_part,
    marks,
    return_chart,
    return_definitions,
    return_tables,
)
from klantenbestand.tabs.frame import period_line, unless_stale, warnings, with_recompute_note, yes_no
from klantenbestand.words.tab import Chart, ChartKind, Check, Field, Format, Group, KeyFigure, Role, Series, Tab, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day, decimal, listing, period, plural, the_plural

NAME = "Actieve klanten"
_TABLES = {
    Period.MONTH: "ActieveKlanten",
    Period.QUARTER: "ActieveKlanten_kwartaal",
    Period.YEAR: "ActieveKlanten_jaar",
}
# What fits in a chart of 16 cm: four years of quarters or three of months.
_SHOWN = {Period.MONTH: 36, Period.QUARTER: 16, Period.YEAR: 10}
# Without who came back the balance would not come out at the change of who is active.
_GAINED, _LAPSED = "Erbij", "Afgehaakt"
UNITS = {Period.MONTH: "de maand", Period.QUARTER: "het kwartaal", Period.YEAR: "het jaar"}
_PER_YEAR = {Period.MONTH: 12, Period.QUARTER: 4, Period.YEAR: 1}


def actieve_klanten(
    activity: Activity, purchases: Purchases, coming_back: Return, checks: tuple[Check, ...] = ()
) -> Tab:
    """The tab; its charts follow the chosen period, its tables always stand at the same place."""
    return Tab(
        name=NAME,
        group=Group.ANALYSIS,
        title=say("active.title"),
        period=period_line(purchases),
        conclusion=_conclusion(activity, purchases),
        warnings=warnings((*activity.thin, *coming_back.thin)),
        figures=_figures(activity, purchases),
        charts=(*_charts(activity), return_chart(coming_back.curve)),
        tables=(*(_table(activity, unit) for unit in Period), *return_tables(coming_back)),
        definitions=with_recompute_note((*_definitions(activity), *return_definitions(coming_back)), checks),
        checks=checks,
    )


def last_complete(flow: pd.DataFrame) -> str | None:
    """The label of the last complete period that can be compared with a whole one before it."""
    fit = flow.index[flow["complete"] & ~flow["first_of_file"] & ~after_part(flow)]
    return str(fit[-1]) if len(fit) else None


def _conclusion(activity: Activity, purchases: Purchases) -> str:
    values = {
        "active": count(activity.active_now),
        "buyers": plural(len(activity.customers), "klant die ooit kocht", "klanten die ooit kochten"),
        "months": _last_months(activity.window.months),
    }
    label = last_complete(activity.flow)
    key = "active.conclusion"
    if len(activity.customers) == 1:
        key = "active.conclusion.only" if activity.active_now else "active.conclusion.only.not"
    said, end = [say(key, **values)], data_end(purchases)
    if not end.up_to_date and activity.active_now < len(activity.customers) > 1:
        key = "active.conclusion.stale.late" if end.late else "active.conclusion.stale"
        said.append(say(key, last=day(end.last_date)))
    if label is not None:
        said.append(_balance(activity.flow, label, UNITS[activity.choice.period]))
    return " ".join((*said, unless_stale(purchases, _advice(activity))))


def _last_months(number: int) -> str:
    """After "de laatste": the month, or so many months."""
    return "maand" if number == 1 else plural(number, "maand", "maanden")


def _advice(activity: Activity) -> str:
    """Whom to approach."""
    if activity.at_risk_now:
        return say("active.do.risk", customers=the_plural(activity.at_risk_now, "klant", "klanten"))
    once = bool((activity.customers["occasions"] == 1).any())
    what = "lapsed" if activity.lapsed_now else "once" if once else "nothing"
    return say(f"active.do.{'nobody' if activity.risk_known else 'unknown'}", what=say(f"active.do.{what}"))


def _balance(flow: pd.DataFrame, label: str, unit: str) -> str:
    """How many bought in that period, and how that follows from who bought in the one before."""
    active, lapsed = _in_period(flow, label, "active"), _in_period(flow, label, "lapsed")
    new, back = _in_period(flow, label, "new"), _in_period(flow, label, "reactivated")
    came = [say(f"active.flow.{key}", number=count(number)) for key, number in (("new", new), ("back", back)) if number]
    left = plural(lapsed, "die deze keer niet kocht", "die deze keer niet kochten")
    changes = ([f"plus {listing(came)}"] if came else []) + ([f"min {left}"] if lapsed else [])
    how = "change" if changes else "same" if active else "none"
    return say(
        f"active.conclusion.flow.{how}",
        period=period(label),
        unit=unit,
        bought=f"{'kocht' if active == 1 else 'kochten'} {plural(active, 'klant', 'klanten')}",
        before=count(active - new - back + lapsed),
        changes=", ".join(changes),
    )


def _in_period(flow: pd.DataFrame, label: str, column: str) -> int:
    """A count of one period."""
    return int(flow[column].to_dict()[label])


def _figures(activity: Activity, purchases: Purchases) -> tuple[KeyFigure, ...]:
    figures = [
        KeyFigure(say("active.figure.active"), activity.active_now),
        KeyFigure(say("active.figure.risk"), activity.at_risk_now, change=unless_stale(purchases, "", "stale.change")),
    ]
    label = last_complete(activity.flow)
    if label is None:
        return tuple(figures)
    for column in ("new", "lapsed"):
        figures.append(
            KeyFigure(
                say(f"active.figure.{column}", period=period(label)),
                _in_period(activity.flow, label, column),
                change=_year_before(activity, label, column),
            )
        )
    return tuple(figures)


def _year_before(activity: Activity, label: str, column: str) -> str:
    """The same figure a year before, where that period can be compared with the one before it."""
    flow = activity.flow
    position = flow.index.to_list().index(label) - _PER_YEAR[activity.choice.period]
    if position < 0 or (flow["first_of_file"] | after_part(flow)).iloc[position]:
        return ""
    return say("change.year", value=count(float(flow[column].iloc[position])))


def _table(activity: Activity, unit: Period) -> Table:
    flow = activity.flows[unit]
    gained = flow["new"] + flow["reactivated"]
    frame = flow.assign(gained=gained, label=flow.index, whole=yes_no(flow["complete"]), mark=marks(flow))
    first = {
        Period.MONTH: Field("start", "Maand", Format.MONTH),
        Period.QUARTER: Field("label", "Kwartaal"),
        Period.YEAR: Field("label", "Jaar"),
    }[unit]
    return Table(
        _TABLES[unit],
        frame,
        (
            first,
            Field("active", "Actief", Format.COUNT),
            Field("new", "Nieuw", Format.COUNT),
            Field("retained", "Gebleven", Format.COUNT),
            Field("reactivated", "Teruggekomen", Format.COUNT),
            Field("gained", _GAINED, Format.COUNT),
            Field("lapsed", _LAPSED, Format.COUNT),
            Field("idle", "Niet actief", Format.COUNT),
            Field("whole", "Volledig", Format.YES_NO),
            Field("mark", "Let op", width=20),
        ),
        title=say(f"active.table.{unit}"),
        key=(first.source,),
    )


def _charts(activity: Activity) -> tuple[Chart, ...]:
    unit, flow = activity.choice.period, activity.flow
    shown = min(len(flow), _SHOWN[unit])
    # In the first period of the file everybody is new: it would flatten the chart of who came and who went.
    compared = min(shown, int((~flow["first_of_file"]).sum()))
    category = {Period.MONTH: "Maand", Period.QUARTER: "Kwartaal", Period.YEAR: "Jaar"}[unit]

    def series(key: str, role: Role, rows: int, header: str = "") -> Series:
        name = say(f"active.series.{key}")
        pale = (~flow["complete"] | flow["first_of_file"] | after_part(flow)).iloc[-rows:]
        return Series(name, header or name, role, incomplete=tuple(at for at, is_pale in enumerate(pale) if is_pale))

    lines = (series("gained", Role.ACCENT, compared, _GAINED), series("lapsed", Role.GREY, compared, _LAPSED))
    return (
        Chart(
            say("active.chart.flow", unit=unit.value),
            _TABLES[unit],
            category,
            tuple(
                series(key, role, shown)
                for key, role in (("retained", Role.ACCENT), ("reactivated", Role.SECOND), ("new", Role.GREY))
            ),
            ChartKind.STACKED,
            rows=shown,
            note=say("active.chart.first") if shown > compared else "",
            drawn=shown >= 2,
        ),
        Chart(
            say("active.chart.balance", unit=UNITS[unit]),
            _TABLES[unit],
            category,
            lines,
            ChartKind.LINE,
            rows=compared,
            drawn=compared >= 2,
        ),
    )


def _definitions(activity: Activity) -> tuple[str, ...]:
    window, choice = activity.window, activity.choice
    why = "no-gaps" if window.origin is WindowOrigin.FEW_GAPS and not window.gaps else window.origin
    origin = say(f"active.origin.{why}", gaps=count(window.gaps))
    chosen = (
        say("active.choice.setting", computed=choice.computed.value)
        if choice.origin is PeriodOrigin.SETTING
        else say(f"active.choice.{choice.origin}", gap=decimal(choice.median_gap or 0, 0))
    )
    edge = say("active.choice.edge") if choice.at_edge else ""
    return (
        say("active.def.active"),
        say("active.def.new"),
        say("active.def.retained"),
        say("active.def.lapsed"),
        say("active.def.today", days=window.days, origin=origin),
        say("active.def.risk"),
        say("active.def.choice", unit=choice.period.value, origin=chosen, edge=edge),
    )
