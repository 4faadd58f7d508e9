"""The tables of *Seizoen* on the months that were."""

import pandas as pd

from klantenbestand.analysis.season import Season
from klantenbestand.analysis.thin import MONTHS_FOR_MEDIAN
from klantenbestand.tabs.frame import yes_no
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import SHORT_MONTHS, WEEKDAYS

NAME = "Seizoen"


def index_table(season: Season) -> Table:
    """The index of each month with its extremes, and its interval where there is one."""
    frame = pd.DataFrame({"month": SHORT_MONTHS})
    for column in ("index", "low", "high", "interval_low", "interval_high"):
        values = getattr(season, column)
        frame[column] = [float("nan")] * 12 if values is None else [100 * value for value in values]
    return Table(
        NAME,
        frame,
        (
            Field("month", "Maand"),
            Field("index", "Index", Format.INDEX),
            Field("low", "Laagste", Format.INDEX),
            Field("high", "Hoogste", Format.INDEX),
            Field("interval_low", "Zeker van", Format.INDEX),
            Field("interval_high", "Zeker tot", Format.INDEX),
        ),
        title=say(
            "season.table.index" if season.interval_low is not None else "season.table.index.none",
            months=MONTHS_FOR_MEDIAN,
        ),
        key=("month",),
    )


def recent_table(season: Season) -> Table:
    """Revenue per month of the last three years."""
    return _by_year(f"{NAME}_omzet", season.recent, Format.EURO, say("season.table.revenue"))


def years_table(ratios: pd.DataFrame) -> Table:
    """The index of each month in each year, as a heat map."""
    return _by_year(f"{NAME}_jaren", 100 * ratios, Format.INDEX, say("season.table.years"), heat=True)


def _by_year(name: str, values: pd.DataFrame, shown: Format, title: str, *, heat: bool = False) -> Table:
    """A row a month, a column a year."""
    years = [Field(str(year), str(year), shown, heat=heat) for year in values.columns]
    frame = values.rename(columns=str).assign(month=list(SHORT_MONTHS))
    return Table(name, frame, (Field("month", "Maand"), *years), title=title, key=("month",))


def months_table(season: Season) -> Table:
    """Every month from the first sale to the last, and whether it counts."""
    frame = season.months.assign(
        whole=yes_no(season.months["complete"]), counted=yes_no(season.months["complete"] & ~season.months["excluded"])
    )
    return Table(
        f"{NAME}_maanden",
        frame,
        (
            Field("start", "Maand", Format.MONTH),
            Field("revenue", "Omzet", Format.EURO),
            Field("orders", "Orders", Format.COUNT),
            Field("selling_days", "Verkoopdagen", Format.DECIMAL),
            Field("corrected", "Gecorrigeerd", Format.EURO),
            Field("whole", "Volledig", Format.YES_NO),
            Field("counted", "Telt mee", Format.YES_NO),
        ),
        title=say("season.table.months"),
        key=("start",),
    )


def weekdays_table(season: Season) -> Table:
    """The days of the week."""
    frame = season.weekdays.assign(
        day=[WEEKDAYS[number - 1] for number in season.weekdays.index], index=100 * season.weekdays["weight"]
    )
    return Table(
        f"{NAME}_weekdagen",
        frame,
        (Field("day", "Dag"), Field("revenue", "Omzet", Format.EURO), Field("index", "Index", Format.INDEX)),
        title=say("season.table.weekdays"),
        key=("day",),
    )
