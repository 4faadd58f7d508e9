"""*Mandgrootte*: how large an order is, how that spreads, and whether it changes."""

import numpy as np
import pandas as pd

from klantenbestand.analysis.basket import Basket
from klantenbestand.analysis.end_of_data import not_up_to_date, too_early
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.thin import (
    CUSTOMERS_FOR_SHARE,
    MONTHS_FOR_TREND,
    ORDERS_FOR_PART,
    PURCHASES_FOR_SMALL_BASKET,
)
from klantenbestand.tabs.frame import period_line, unless_stale, warnings, with_recompute_note, yes_no
from klantenbestand.tabs.mandgrootte_parts import NAME, Compared, advice, basket_euro, compared_tables, larger
from klantenbestand.words.tab import Chart, ChartKind, Check, Field, Format, Group, KeyFigure, Role, Series, Tab, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, decimal, euro, listing
from klantenbestand.words.wording import period as in_words

_SHOWN = 36
_FEWEST = 4  # orders of which half lies between two amounts


def mandgrootte(basket: Basket, purchases: Purchases, compared: Compared, checks: tuple[Check, ...] = ()) -> Tab:
    """The tab for a shop with at least one order."""
    todo = unless_stale(purchases, advice(compared), "basket.do.stale")
    return Tab(
        name=NAME,
        group=Group.ANALYSIS,
        title=say("basket.title"),
        period=period_line(purchases),
        conclusion=" ".join(filter(None, (_conclusion(basket), larger(compared.parts), todo))),
        warnings=warnings((*not_up_to_date(purchases), *too_early(purchases), *basket.thin, *compared.parts.thin)),
        figures=_figures(basket),
        charts=_charts(basket),
        tables=(
            _periods(basket, Period.MONTH, NAME, Field("start", "Maand", Format.MONTH), "basket.table.months"),
            _key_figures(basket),
            _histogram(basket),
            _periods(basket, Period.QUARTER, f"{NAME}_kwartaal", Field("label", "Kwartaal"), "basket.table.quarters"),
            _periods(basket, Period.YEAR, f"{NAME}_jaar", Field("label", "Jaar"), "basket.table.years"),
            *compared_tables(compared),
        ),
        definitions=with_recompute_note(_definitions(basket, purchases), checks),
        checks=checks,
    )


def _conclusion(basket: Basket) -> str:
    if basket.orders == 1:
        return say("basket.conclusion.one", mean=basket_euro(basket.mean))
    if basket.trend is None:
        trend = say("basket.trend.none")
    else:
        word = {1: "up", -1: "down", 0: "flat"}[basket.trend.direction]
        trend = say(f"basket.trend.{word}", slope=euro(abs(basket.trend.slope) * 12, cents=True))
    return say(
        "basket.conclusion", mean=basket_euro(basket.mean), median=basket_euro(basket.median), trend=trend
    ).strip()


def _figures(basket: Basket) -> tuple[KeyFigure, ...]:
    return (
        KeyFigure(say("basket.figure.mean"), basket.mean, Format.EURO_CENTS),
        KeyFigure(say("basket.figure.median"), basket.median, Format.EURO_CENTS),
        KeyFigure(say("basket.figure.orders"), basket.orders, change=_lines(basket)),
        KeyFigure(
            say("basket.figure.spread"),
            say("basket.spread", low=basket_euro(basket.p25), high=basket_euro(basket.p75))
            if basket.orders >= _FEWEST
            else None,
            Format.TEXT,
        ),
    )


def _lines(basket: Basket) -> str:
    lines = basket.lines_per_order
    return "" if lines is None or basket.lines_as_orders else say("basket.change.lines", lines=decimal(lines))


def _periods(basket: Basket, unit: Period, name: str, first: Field, title: str) -> Table:
    frame = basket.per_period[unit]
    return Table(
        name,
        frame.assign(label=frame.index, whole=yes_no(frame["complete"])),
        (
            first,
            Field("orders", "Orders", Format.COUNT),
            Field("revenue", "Omzet", Format.EURO),
            Field("mean", "Gemiddelde", Format.EURO_CENTS),
            Field("median", "Middelste", Format.EURO_CENTS),
            Field("whole", "Volledig", Format.YES_NO),
        ),
        title=say(title),
        key=(first.source,),
    )


def _key_figures(basket: Basket) -> Table:
    names = ("mean", "median", "p10", "p25", "p75", "p90", "sd", "smallest", "largest", "revenue")
    frame = pd.DataFrame(
        {
            "name": [say(f"basket.row.{name}") for name in names],
            "amount": [getattr(basket, name) for name in names],
        }
    ).astype({"amount": "float64"})
    return Table(
        f"{NAME}_kengetallen",
        frame,
        (Field("name", "Kengetal"), Field("amount", "Bedrag", Format.EURO_CENTS)),
        title=say("basket.table.figures"),
        key=("name",),
    )


def _histogram(basket: Basket) -> Table:
    frame = basket.histogram
    return Table(
        f"{NAME}_verdeling",
        frame.assign(bin=[_bin(low, high) for low, high in zip(frame["low"], frame["high"], strict=True)]),
        (
            Field("bin", "Bedrag van de order"),
            Field("orders", "Orders", Format.COUNT),
            Field("share", "Deel", Format.SHARE_FINE),
        ),
        title=say("basket.table.histogram"),
        key=("bin",),
    )


def _bin(low: float, high: float) -> str:
    if pd.isna(high):
        return say("basket.bin.open", low=_bound(low))
    if pd.isna(low):
        return say("basket.bin.below", high=_bound(high))
    return say("basket.bin", low=_bound(low), high=_bound(high))


def _bound(amount: float) -> str:
    return euro(amount, cents=not float(amount).is_integer())


def _charts(basket: Basket) -> tuple[Chart, ...]:
    months = basket.per_period[Period.MONTH]
    orders = say("basket.series.orders")
    shown = min(len(months), _SHOWN)
    pale = (~months["complete"].to_numpy(dtype=bool) | basket.excluded)[-shown:]
    open_ones = tuple(np.flatnonzero(pale).tolist())
    left_out = months.index[-shown:][basket.excluded[-shown:]]
    median, mean = say("basket.series.median"), say("basket.series.mean")
    return (
        Chart(
            say("basket.chart.histogram"),
            f"{NAME}_verdeling",
            "Bedrag van de order",
            (Series(orders, orders, Role.ACCENT),),
            ChartKind.COLUMN,
        ),
        Chart(
            say("basket.chart.trend"),
            NAME,
            "Maand",
            (
                Series(median, median, Role.ACCENT, Format.EURO, incomplete=open_ones),
                Series(mean, mean, Role.GREY, Format.EURO, incomplete=open_ones),
            ),
            ChartKind.LINE,
            value_format=Format.EURO,
            rows=shown,
            note=say("basket.chart.excluded", months=listing(map(in_words, left_out))) if len(left_out) else "",
            drawn=shown >= 3,
        ),
    )


def _definitions(basket: Basket, purchases: Purchases) -> tuple[str, ...]:
    # As many lines whatever the data: a line more would move the tables below.
    loose = basket.loose_lines_left_out
    excluded = basket.per_period[Period.MONTH].index[basket.excluded]
    return (
        say("basket.def.mand", amounts=purchases.settings.amounts),
        say("basket.def.lines") if basket.lines_as_orders else say("basket.def.order"),
        say("basket.def.out"),
        say("basket.def.loose", lines=count(loose) if loose else say("none")),
        say("basket.def.total"),
        say("basket.def.trend", months=MONTHS_FOR_TREND, excluded=listing(map(in_words, excluded)) or say("none")),
        say("basket.def.parts", need=ORDERS_FOR_PART),
        say("basket.def.segment"),
        say("basket.def.small", orders=PURCHASES_FOR_SMALL_BASKET, customers=CUSTOMERS_FOR_SHARE),
    )
