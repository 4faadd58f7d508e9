"""All analyses on what was read, and their tabs; `analyseren` and `jaaroverzicht` share them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from klantenbestand.analysis.activity import Activity, active_customers
from klantenbestand.analysis.basket import Basket, basket_size
from klantenbestand.analysis.customers import Overview, customer_overview
from klantenbestand.analysis.orders import Purchases, prepare
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.season import Season, seasonality
from klantenbestand.reading.data import Data
from klantenbestand.steps.outcome import Run
from klantenbestand.tabs import actieve_klanten, klantoverzicht, mandgrootte, seizoen
from klantenbestand.tabs.recompute import buyers_check, revenue_checks
from klantenbestand.words.tab import Check, Tab
from klantenbestand.words.texts.tabs import say


@dataclass(frozen=True)
class Analyses:
    """The results; each None where its data is not in the workbook. `missing` is the key of the reason why."""

    purchases: Purchases | None = None
    activity: Activity | None = None
    basket: Basket | None = None
    season: Season | None = None
    overview: Overview | None = None
    overview_frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    missing: str = ""


def analyse(data: Data, run: Run) -> Analyses:
    """Everything that the purchases in `data` can say."""
    sheet = data.purchases
    if sheet is None or not _usable(sheet.frame):
        return Analyses(missing="no-purchases")
    run.progress("Orders bij elkaar zoeken", 0.5)
    purchases = prepare(sheet.frame, run.peildatum, data.settings)
    if purchases.lines.empty:
        return Analyses(purchases=purchases, missing="no-rows")
    run.progress("Analyseren", 0.55)
    activity = active_customers(purchases)
    customers = None if data.customers is None else data.customers.frame
    contacts = None if data.contacts is None else data.contacts.frame
    overview = customer_overview(purchases, activity, customers, contacts)
    return Analyses(
        purchases,
        activity,
        basket_size(purchases),
        seasonality(purchases),
        overview,
        klantoverzicht.overview_frame(overview, customers),
    )


def _usable(frame: pd.DataFrame) -> bool:
    """A date, and an amount or what it is made of."""
    return "date" in frame and ("amount" in frame or {"quantity", "price"} <= set(frame.columns))


def analysis_tabs(results: Analyses, data: Data) -> list[Tab]:
    """The tabs of the analyses that were made, in their fixed order."""
    purchases = results.purchases
    if purchases is None or results.missing:
        return []
    makers: Mapping[str, Callable[[], Tab | None]] = {
        klantoverzicht.NAME: lambda: _overview(results, data, purchases),
        actieve_klanten.NAME: lambda: _active(results, data, purchases),
        mandgrootte.NAME: lambda: _basket(results, data, purchases),
        seizoen.NAME: lambda: _season(results, data, purchases),
    }
    return [tab for make in makers.values() if (tab := make()) is not None]


def _overview(results: Analyses, data: Data, purchases: Purchases) -> Tab | None:
    if results.overview is None or results.activity is None or results.overview_frame.empty:
        return None
    frame = results.overview_frame
    label = say("overview.check")
    checks = revenue_checks(data, label, frame["revenue"].sum(), None, purchases.peildatum, customers_only=True)
    return klantoverzicht.klantoverzicht(results.overview, frame, results.activity, purchases, checks)


def _active(results: Analyses, data: Data, purchases: Purchases) -> Tab | None:
    activity = results.activity
    if activity is None or activity.customers.empty:
        return None
    checks: tuple[Check, ...] = ()
    whole = activity.flows[Period.YEAR]
    whole = whole[whole["complete"]]
    if not whole.empty:
        year = int(whole.index[-1])
        first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
        checks = buyers_check(data, say("active.check", year=year), int(whole["active"].iloc[-1]), first, last)
    return actieve_klanten.actieve_klanten(activity, purchases, checks)


def _basket(results: Analyses, data: Data, purchases: Purchases) -> Tab | None:
    if results.basket is None or not results.basket.orders:
        return None
    total = purchases.lines["cents"].sum() / 100
    checks = revenue_checks(data, say("basket.check"), total, None, purchases.peildatum)
    return mandgrootte.mandgrootte(results.basket, purchases, checks)


def _season(results: Analyses, data: Data, purchases: Purchases) -> Tab | None:
    season = results.season
    if season is None or season.months.empty:
        return None
    total = purchases.lines["cents"].sum() / 100
    checks = revenue_checks(data, say("season.check.total"), total, None, purchases.peildatum)
    return seizoen.seizoen(season, purchases, checks)
