"""*Seizoen*: which months are busy, whether that is more than chance, and how revenue runs through the year."""

import pandas as pd

from klantenbestand.analysis.end_of_data import not_up_to_date, too_early
from klantenbestand.analysis.evolution import Evolution
from klantenbestand.analysis.forecast import Forecast
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.peaks import Peak
from klantenbestand.analysis.season import Method, Season
from klantenbestand.analysis.thin import MONTHS_FOR_INDEX, MONTHS_FOR_MEDIAN, MONTHS_FOR_TEST
from klantenbestand.tabs.frame import period_line, unless_stale, warnings, with_recompute_note
from klantenbestand.tabs.seizoen_ahead import (
    chance,
    evolution_definition,
    evolution_sentence,
    evolution_table,
    forecast_chart,
    forecast_definitions,
    forecast_table,
)
from klantenbestand.tabs.seizoen_tables import (
    NAME,
    index_table,
    months_table,
    recent_table,
    weekdays_table,
    years_table,
)
from klantenbestand.words.findings import Finding
from klantenbestand.words.tab import Chart, ChartKind, Check, Format, Group, KeyFigure, Role, Series, Tab, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import (
    MONTHS,
    count,
    euro,
    listing,
    months,
    plural,
    share,
)
from klantenbestand.words.wording import period as in_words

NEAR_MONTHS = 3  # this month and the two after it
_ROLES = (Role.ACCENT, Role.GREY, Role.PALE)


def seizoen(
    season: Season, evolution: Evolution, forecast: Forecast, purchases: Purchases, checks: tuple[Check, ...] = ()
) -> Tab:
    """The tab; without enough history it shows the revenue per month and says from when there is more."""
    todo = unless_stale(purchases, _advice(season, purchases.peildatum.month), "season.do.stale")
    return Tab(
        name=NAME,
        group=Group.ANALYSIS,
        title=say("season.title"),
        period=period_line(purchases),
        conclusion=" ".join(filter(None, (_conclusion(season, evolution), evolution_sentence(evolution), todo))),
        warnings=warnings(
            (*not_up_to_date(purchases), *too_early(purchases), *season.thin, *_told_ahead(season, forecast))
        ),
        figures=_figures(season),
        charts=(*_charts(season), forecast_chart(forecast, purchases.peildatum)),
        tables=_tables(season, evolution, forecast, purchases.peildatum),
        definitions=with_recompute_note(_definitions(season, evolution, forecast, purchases), checks),
        checks=checks,
    )


def _told_ahead(season: Season, forecast: Forecast) -> tuple[Finding, ...]:
    """Why there is no forecast, where the season itself does not say so already."""
    return forecast.thin if season.full_months >= MONTHS_FOR_TEST else ()


def _extremes(index: tuple[float, ...]) -> tuple[int, int]:
    """The busiest and the quietest month (1..12)."""
    return index.index(max(index)) + 1, index.index(min(index)) + 1


def _conclusion(season: Season, evolution: Evolution) -> str:
    if season.index is None:
        return say("season.conclusion.none")
    top, low = _extremes(season.index)
    names = {"top": months([top]), "low": months([low])}
    if season.p is None:
        return say("season.conclusion.indicative", **names)
    if not season.proven and evolution.shifts:
        return say("season.conclusion.shifting", table=say("season.table.years"))
    if not season.proven:
        return say("season.conclusion.unproven", **names)
    if not season.peaks:
        return say("season.conclusion.proven.nopeak", **names)
    peaks = _peaks(season)
    return say("season.conclusion.proven", peaks=peaks, more=share(max(season.index) - 1), **names)


def _advice(season: Season, month: int) -> str:
    """What to do with it, seen from this month of the year; empty where a warning says what hinders the index."""
    if season.index is None:
        return say("season.do.wait") if season.counted_months < MONTHS_FOR_INDEX else ""
    if season.p is None:
        return say("season.do.indicative")
    if not season.proven:
        return say("season.do.none")
    low = months([_extremes(season.index)[1]])
    if not season.peaks:
        return say("season.do.quiet", low=low)
    coming = sorted((peak.month for peak in season.peaks), key=lambda busy: (busy - month) % 12)
    near = near_months(season, month) or coming[:1]
    return say("season.do.busy", busy=months(near), low=low)


def near_months(season: Season, month: int) -> list[int]:
    """The busy months among this one and the two after it, in that order."""
    busy = {peak.month for peak in season.peaks}
    return [near for ahead in range(NEAR_MONTHS) if (near := (month - 1 + ahead) % 12 + 1) in busy]


def _peaks(season: Season) -> str:
    """The busy months from January on, each with in how many years it was so; said once where it is the same."""
    peaks = sorted(season.peaks, key=lambda peak: peak.month)
    words = [_years_above(peak) for peak in peaks]
    if len(set(words)) == 1:
        return f"{months([peak.month for peak in peaks])} ({words[0]})"
    return listing(f"{MONTHS[peak.month - 1]} ({word})" for peak, word in zip(peaks, words, strict=True))


def _years_above(peak: Peak) -> str:
    if peak.years_above < peak.years:
        return say("season.words.peak", above=peak.years_above, years=peak.years)
    return say(
        {1: "season.words.peak.one", 2: "season.words.peak.both"}.get(peak.years, "season.words.peak.all"),
        years=peak.years,
    )


def _figures(season: Season) -> tuple[KeyFigure, ...]:
    """Always the same four: a formula of the owner may point at each of them."""
    full = season.months.loc[season.months["complete"], "revenue"]
    revenue = float(full.iloc[-12:].sum()) if len(full) >= 12 else None
    change = say("season.change.revenue", value=euro(full.iloc[-24:-12].sum())) if len(full) >= 24 else ""
    if revenue is None:
        change = say("season.change.months", months=12)
    return (
        KeyFigure(say("season.figure.top"), _extreme(season, 0), Format.TEXT, _unknown(season)),
        KeyFigure(
            say("season.figure.index"),
            100 * max(season.index) if season.index and not refuted(season) else None,
            Format.INDEX,
            change=_unknown(season) or say("season.figure.unproven" if refuted(season) else "season.change.index"),
        ),
        KeyFigure(say("season.figure.low"), _extreme(season, 1), Format.TEXT, _unknown(season)),
        KeyFigure(say("season.figure.revenue"), revenue, Format.EURO, change),
    )


def _unknown(season: Season) -> str:
    """Why there is no busiest or quietest month; empty where there is, or where a test says that there is none."""
    if season.index is not None:
        return ""
    if season.counted_months < MONTHS_FOR_INDEX:
        return say("season.change.months", months=MONTHS_FOR_INDEX)
    return say("season.change.none")


def refuted(season: Season) -> bool:
    """Tested, and no more than chance: then no month is the busiest."""
    return season.p is not None and not season.proven


def _extreme(season: Season, which: int) -> str | None:
    """The busiest (0) or quietest (1) month in words."""
    if season.index is None:
        return None
    return say("season.figure.unproven") if refuted(season) else MONTHS[_extremes(season.index)[which] - 1]


def _charts(season: Season) -> tuple[Chart, ...]:
    years = [str(year) for year in season.recent.columns]
    index = say("season.series.index")
    return (
        Chart(
            say("season.chart.revenue"),
            f"{NAME}_omzet",
            "Maand",
            tuple(
                Series(
                    year,
                    year,
                    role,
                    Format.EURO,
                    incomplete=_incomplete(season, int(year)),
                )
                for year, role in zip(years, _ROLES, strict=False)
                if season.recent[int(year)].notna().any()
            ),
            ChartKind.LINE,
            value_format=Format.EURO,
            note=_left_out(season),
            drawn=bool(season.recent.notna().to_numpy().sum() >= 2),
        ),
        Chart(
            say("season.chart.index"),
            NAME,
            "Maand",
            (Series(index, index, Role.ACCENT, Format.INDEX),),
            ChartKind.COLUMN,
            value_format=Format.INDEX,
            drawn=season.index is not None,
        ),
    )


def _left_out(season: Season) -> str:
    """Which of the months in the chart do not count, by the setting."""
    shown = season.months[season.months["start"].dt.year.isin(season.recent.columns)]
    excluded = shown.index[shown["excluded"]]
    return say("season.chart.excluded", months=listing(map(in_words, excluded))) if len(excluded) else ""


def _incomplete(season: Season, year: int) -> tuple[int, ...]:
    """The positions of this year's months that have revenue but are not over yet, or do not count by the setting."""
    left_out = pd.Series(season.months["excluded"].to_numpy(), season.months["start"])
    left_out = left_out.reindex(pd.date_range(f"{year}-01-01", periods=12, freq="MS"), fill_value=False).astype(bool)
    open_ones = season.recent[year].notna() & (~season.recent_complete[year] | left_out.to_numpy())
    return tuple(position for position, unfinished in enumerate(open_ones) if unfinished)


def _tables(season: Season, evolution: Evolution, forecast: Forecast, peildatum: pd.Timestamp) -> tuple[Table, ...]:
    tables = (
        index_table(season),
        recent_table(season),
        forecast_table(season, forecast, peildatum),
        months_table(season),
        weekdays_table(season),
        evolution_table(evolution),
    )
    if season.ratio_table is None:
        return tables
    return (*tables, years_table(season.ratio_table))  # last: it has a column more each year


def _definitions(season: Season, evolution: Evolution, forecast: Forecast, purchases: Purchases) -> tuple[str, ...]:
    # As many lines whatever the data: a line more would move the tables below.
    excluded = season.months.index[season.months["excluded"]]
    return (
        say("season.def.revenue", amounts=purchases.settings.amounts),
        say("season.def.returns"),
        say("season.def.index"),
        say("season.def.share" if season.method is Method.SHARE else "season.def.method"),
        _full(season),
        say("season.def.range.edge" if season.method in (Method.RATIO, Method.DIFFERENCE) else "season.def.range"),
        say("season.def.interval", months=MONTHS_FOR_MEDIAN),
        say("season.def.days" if season.corrected_for_days else "season.def.days.none"),
        say("season.def.weekdays"),
        _test(season),
        *forecast_definitions(forecast, purchases.peildatum),
        evolution_definition(evolution),
        say("season.def.excluded", months=listing(in_words(label) for label in excluded) or say("none")),
    )


def _full(season: Season) -> str:
    """Which months the index rests on, or how many there are."""
    if not season.used:
        return say("season.def.full.none", full=count(season.counted_months))
    number = plural(len(season.used), "volle maand", "volle maanden")
    return say("season.def.full", number=number, first=in_words(season.used[0]), last=in_words(season.used[-1]))


def _test(season: Season) -> str:
    if season.p is None:
        return say("season.def.test.none", months=count(MONTHS_FOR_TEST))
    told = say("season.def.test", permutations=count(season.permutations), p=chance(season.p))
    return f"{say('season.def.test.proven')} {told}" if season.proven else told
