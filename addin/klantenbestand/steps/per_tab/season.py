"""*Seizoen* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.season import INDICATIVE, TOO_SHORT, Season
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import seizoen as tab
from klantenbestand.tabs.recompute import revenue_checks, without_formula
from klantenbestand.tabs.seizoen_tables import NAME
from klantenbestand.words.tab import Check, Format, Link, Tab
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import months, period

# Why there is no index, or no test of it; other findings of the season are remarks.
_REASONS = ("no-sales", *TOO_SHORT, *INDICATIVE, "season-no-level")


def _make(results: Results) -> Tab | None:
    season, purchases = results.season, results.purchases
    evolution, forecast = results.evolution, results.forecast
    if season is None or purchases is None or evolution is None or forecast is None or season.months.empty:
        return None
    return tab.seizoen(season, evolution, forecast, purchases, _checks(results, season, purchases))


def _checks(results: Results, season: Season, purchases: Purchases) -> tuple[Check, ...]:
    """Always four: all revenue, that of the last full months (none at all: of no day) and of the last busy month, and
    the index, which no formula gives."""
    total = purchases.lines["cents"].sum() / 100
    full = season.months[season.months["complete"]].iloc[-12:]
    start, end = purchases.peildatum, purchases.peildatum - pd.Timedelta(days=1)
    if len(full):
        start, end = full["start"].iloc[0], full["start"].iloc[-1] + pd.offsets.MonthEnd(0)
    revenue = float(full["revenue"].sum())
    whole = season.months[season.months["complete"]]
    known = season.index is not None and not tab.refuted(season)
    if season.index is not None and known:
        whole = whole[whole["start"].dt.month == season.index.index(max(season.index)) + 1]
    first, last = purchases.peildatum, purchases.peildatum - pd.Timedelta(days=1)
    label, busy = say("season.check.month.none" if known else "season.check.last.none"), 0.0
    if len(whole):
        first, busy = pd.Timestamp(whole["start"].iloc[-1]), float(whole["revenue"].iloc[-1])
        last, label = (
            first + pd.offsets.MonthEnd(0),
            say("season.check.month" if known else "season.check.last", month=period(str(whole.index[-1]))),
        )
    index = 100 * max(season.index) if season.index and not tab.refuted(season) else None
    why = say("season.check.index.why")
    return (
        *revenue_checks(results.data, say("season.check.total"), total, None, purchases.peildatum),
        *revenue_checks(results.data, say("season.check.full"), revenue, start, end, purchases=purchases),
        *revenue_checks(results.data, label, busy, first, last, purchases=purchases),
        without_formula(say("season.check.index"), index, why, Format.INDEX),
    )


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    """Which busy months are near."""
    season, purchases = results.season, results.purchases
    if season is None or purchases is None or not season.proven or not data_end(purchases).up_to_date:
        return ()
    coming = tab.near_months(season, purchases.peildatum.month)
    return (Link(sheet, "A1", say("start.now.season.coming", months=months(coming))),) if coming else ()


def _see(results: Results) -> str:
    revenue = pd.Series(dtype="float64") if results.season is None else results.season.months["revenue"]
    if (revenue > 0).any():
        return say("start.now.season")
    return say("start.now.season.back" if (revenue < 0).any() else "start.now.season.free")


def _figures(results: Results) -> Mapping[str, Any]:
    season = results.season
    if season is None:
        return {"seizoen": None}
    reason = " ".join(finding_sentences(finding)[0] for finding in season.thin if finding.code in _REASONS)
    return {
        "seizoen": {
            "index": None if season.index is None else list(season.index),
            "index_ongecorrigeerd": None if season.index_plain is None else list(season.index_plain),
            "p": season.p,
            "reden": reason or None,
            "vooruitblik": _ahead(results),
        }
    }


def _ahead(results: Results) -> Mapping[str, Any] | None:
    forecast = results.forecast
    if forecast is None:
        return None
    reason = " ".join(finding_sentences(finding)[0] for finding in forecast.thin)
    return {
        "maanden": list(forecast.months.index),
        "verwacht": forecast.months["expected"].tolist(),
        "laag": forecast.months["low"].tolist(),
        "hoog": forecast.months["high"].tolist(),
        "totaal": forecast.total,
        "totaal_laag": forecast.total_low,
        "totaal_hoog": forecast.total_high,
        "fout": forecast.error,
        "fout_vorig_jaar": forecast.naive_error,
        "reden": reason or None,
    }


TAB = AnalysisTab(NAME, _make, _figures, _to_do, see=_see)
