"""What *Seizoen* shows of the months to come, beside the same months of last year, and of a season that shifts."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.evolution import Evolution
from klantenbestand.analysis.forecast import Forecast
from klantenbestand.analysis.season import Season
from klantenbestand.analysis.thin import MONTHS_FOR_EVOLUTION, MONTHS_FOR_FORECAST
from klantenbestand.tabs.frame import yes_no
from klantenbestand.words.tab import Chart, ChartKind, Field, Format, Role, Series, Table
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import SHORT_MONTHS, count, decimal, euro, months, period, share

TABLE = "Seizoen_vooruitblik"
_AHEAD = 12
_FIELDS = (
    Field("start", "Maand", Format.MONTH),
    Field("expected", "Verwacht", Format.EURO),
    Field("low", "Laagst", Format.EURO),
    Field("high", "Hoogst", Format.EURO),
    Field("last_year", "Vorig jaar", Format.EURO),
    Field("forecast_then", "Toen verwacht", Format.EURO),
)


def _ahead_words(first: str, peildatum: pd.Timestamp) -> str:
    """The twelve months from this one ('2026-01') on: the coming ones, unless some are over already."""
    if first >= f"{peildatum:%Y-%m}":
        return say("season.ahead")
    return say("season.ahead.from", first=period(first))


def _total(forecast: Forecast, peildatum: pd.Timestamp) -> str:
    """The total of the twelve months after the last full one; empty where it is refused."""
    if forecast.total is None or forecast.total_low is None or forecast.total_high is None:
        return ""
    amounts = {"total": forecast.total, "low": forecast.total_low, "high": forecast.total_high}
    ahead = _ahead_words(str(forecast.months.index[0]), peildatum)
    return say("season.def.ahead.total", ahead=ahead, **{name: euro(amount) for name, amount in amounts.items()})


def forecast_table(season: Season, forecast: Forecast, peildatum: pd.Timestamp) -> Table:
    """The twelve months after the last full one; what cannot be forecast is empty, last year stands there."""
    whole = season.months.index[season.months["complete"]]
    last = pd.Timestamp(f"{whole[-1] if len(whole) else season.months.index[-1]}-01")
    starts = pd.date_range(last + pd.DateOffset(months=1), periods=_AHEAD, freq="MS", unit="us")
    before = pd.Index((starts - pd.DateOffset(years=1)).strftime("%Y-%m"), dtype="str")
    known = season.months["revenue"].where(season.months["complete"] & ~season.months["excluded"])
    frame = forecast.months.reindex(pd.Index(starts.strftime("%Y-%m"), dtype="str")).reset_index(drop=True)
    frame = frame.assign(
        start=starts,
        last_year=known.reindex(before).to_numpy(),
        forecast_then=forecast.past["expected"].reindex(before).to_numpy(),
    )
    title = say("season.table.ahead", ahead=_ahead_words(f"{starts[0]:%Y-%m}", peildatum))
    return Table(TABLE, frame, _FIELDS, title=title, key=("start",))


def forecast_chart(forecast: Forecast, peildatum: pd.Timestamp) -> Chart:
    """The forecast with its band, beside last year."""
    months = forecast.months.index
    coming = say("season.ahead")
    ahead = _ahead_words(str(months[0]), peildatum) if len(months) else coming
    roles = (("Verwacht", Role.ACCENT), ("Vorig jaar", Role.GREY), ("Laagst", Role.PALE), ("Hoogst", Role.PALE))
    names = {"Laagst": say("season.series.low"), "Hoogst": say("season.series.high")}
    return Chart(
        say("season.chart.ahead" if ahead == coming else "season.chart.ahead.from", ahead=ahead),
        TABLE,
        "Maand",
        tuple(Series(names.get(header, header), header, role, Format.EURO) for header, role in roles),
        ChartKind.LINE,
        value_format=Format.EURO,
        note=_test(forecast, "season.chart.ahead.note"),
        drawn=forecast.total is not None,
        why_not=_why_not(forecast),
    )


def _why_not(forecast: Forecast) -> str:
    """Why there is no forecast, in the first sentence of what the tab warns of; empty where there is one."""
    return " ".join(finding_sentences(finding)[0] for finding in forecast.thin)


def _test(forecast: Forecast, key: str) -> str:
    if forecast.error is None or forecast.naive_error is None:
        return ""
    return say(key, error=share(forecast.error), naive=share(forecast.naive_error), tried=count(forecast.tried))


def forecast_definitions(forecast: Forecast, peildatum: pd.Timestamp) -> tuple[str, ...]:
    """What it says together, how it was made and how well it did before: two lines whatever the data."""
    if forecast.total is None:
        return say("season.def.ahead.none", months=MONTHS_FOR_FORECAST), say("season.def.ahead.last")
    kind = {1.0: "own", 0.0: "last"}.get(forecast.weight, "half")
    how = say("season.def.ahead", how=say(f"season.words.ahead.{kind}"))
    return f"{_total(forecast, peildatum)} {how}", _test(forecast, "season.def.ahead.test")


def evolution_sentence(evolution: Evolution) -> str:
    """Which months become busier or quieter for certain; empty where none."""
    if evolution.slopes.empty:
        return ""
    clear = evolution.slopes[evolution.slopes["clear"]]
    parts = []
    for key, chosen in (("up", clear[clear["slope"] > 0]), ("down", clear[clear["slope"] < 0])):
        if len(chosen):
            verb = say("season.words.become.one" if len(chosen) == 1 else "season.words.become.more")
            names = months([int(number) for number in chosen.index])
            parts.append(say(f"season.conclusion.{key}", months=names[0].upper() + names[1:], verb=verb))
    return " ".join(parts)


def evolution_table(evolution: Evolution) -> Table:
    """How much the index of each month changes a year, and its mean over rolling years; without rows under five years:
    then it is not printed either."""
    frame = pd.DataFrame({"month": SHORT_MONTHS})
    slopes = evolution.slopes.reindex(range(1, 13))
    for column in ("slope", "low", "high"):
        frame[column] = 100 * slopes[column].to_numpy(dtype=np.float64) if column in slopes else np.nan
    known = frame["slope"].notna()
    clear = slopes["clear"].fillna(False).astype(bool) if "clear" in slopes else pd.Series(False, index=slopes.index)
    frame["clear"] = yes_no(clear.reset_index(drop=True)).where(known, "")
    rolling = 100 * evolution.rolling.T.reindex(range(1, 13)).reset_index(drop=True)
    fields = [Field(str(years), str(years), Format.INDEX, heat=True) for years in rolling.columns]
    return Table(
        "Seizoen_verloop",
        pd.concat([frame, rolling.rename(columns=str)], axis=1).iloc[: 12 * bool(known.any())],
        (
            Field("month", "Maand"),
            Field("slope", "Per jaar erbij", Format.DECIMAL),
            Field("low", "Van", Format.DECIMAL),
            Field("high", "Tot", Format.DECIMAL),
            Field("clear", "Aantoonbaar", Format.YES_NO),
            *fields,
        ),
        title=say(
            "season.table.evolution" if known.any() else "season.table.evolution.none", months=MONTHS_FOR_EVOLUTION
        ),
        key=("month",),
    )


def evolution_definition(evolution: Evolution) -> str:
    """What the shift means, or from when it is there."""
    if evolution.slopes.empty:
        return say("season.def.evolution.none", months=MONTHS_FOR_EVOLUTION)
    if evolution.p is None:
        return say("season.def.evolution")
    return f"{say('season.def.evolution')} {say('season.def.shift', p=chance(evolution.p))}"


def chance(p: float) -> str:
    """A p value in words."""
    return "kleiner dan 0,001" if p < 0.001 else decimal(p, 3)
