"""*Mandgrootte* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.thin import PURCHASES_FOR_SMALL_BASKET
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import mandgrootte as tab
from klantenbestand.tabs.frame import yes_no
from klantenbestand.tabs.mandgrootte_parts import NAME, Compared
from klantenbestand.tabs.recompute import revenue_checks
from klantenbestand.tabs.recompute_orders import basket_checks
from klantenbestand.words.tab import Field, Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import euro, plural


def _make(results: Results) -> Tab | None:
    basket, purchases = results.basket, results.purchases
    if basket is None or purchases is None or not basket.orders:
        return None
    total = purchases.lines["cents"].sum() / 100
    checks = (
        *revenue_checks(results.data, say("basket.check"), total, None, purchases.peildatum),
        *basket_checks(results.data, purchases, basket),
    )
    compared = _compared(results)
    return None if compared is None else tab.mandgrootte(basket, purchases, compared, checks)


def _compared(results: Results) -> Compared | None:
    parts, small, companions = results.basket_parts, results.small_baskets, results.companions
    if parts is None or small is None or companions is None:
        return None
    return Compared(parts, small, results.names, companions["other"])


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    small, purchases = results.small_baskets, results.purchases
    if small is None or purchases is None or not data_end(purchases).up_to_date:
        return ()  # who has a small basket now is only to be seen with the purchases that are missing
    number = len(small.frame)
    return (Link(sheet, "A1", say("start.now.small", customers=plural(number, "klant", "klanten"))),) if number else ()


def _see(results: Results) -> str:
    mean = results.basket.mean if results.basket else None
    return "" if mean is None else say("start.now.basket", mean=euro(mean, cents=True))


def _columns(results: Results) -> pd.DataFrame:
    """Whether the basket is small; empty for whom it cannot be said."""
    small = results.small_baskets
    if small is None:
        return pd.DataFrame()
    return pd.DataFrame({"small_basket": yes_no(pd.Series(small.told.isin(small.frame.index), index=small.told))})


def _figures(results: Results) -> Mapping[str, Any]:
    basket = results.basket
    if basket is None:
        return {"mandgrootte": None}
    return {
        "mandgrootte": {
            "orders": basket.orders,
            "omzet": basket.revenue,
            "gemiddelde": basket.mean,
            "mediaan": basket.median,
            "p25": basket.p25,
            "p75": basket.p75,
            "standaardafwijking": basket.sd,
            "regels_per_order": basket.lines_per_order,
            "verandering_per_jaar": None if basket.trend is None else 12 * basket.trend.slope,
            "verandering_zeker": None if basket.trend is None else [12 * basket.trend.low, 12 * basket.trend.high],
            "vergelijking": _parts(results),
            "kleine_mand": None if results.small_baskets is None else len(results.small_baskets.frame),
        }
    }


def _parts(results: Results) -> list[dict[str, Any]]:
    if results.basket_parts is None:
        return []
    frame = results.basket_parts.frame
    return [
        {
            "naar": say(f"basket.part.{row['part']}"),
            "waarde": row["value"],
            "orders": row["orders"],
            "regels_per_order": row["lines"],
            "gemiddelde": row["mean"],
            "mediaan": row["median"],
            "zeker": [row["low"], row["high"]],
            "mediaan_andere": row["others_median"],
            "verschil": say(f"basket.differs.{row['differs']}"),
        }
        for row in frame.to_dict("records")
    ]


FIELDS = (Field("small_basket", "Kleine mand", width=9),)
_EXPLAINED = (say("basket.columns", orders=PURCHASES_FOR_SMALL_BASKET),)
TAB = AnalysisTab(NAME, _make, _figures, _to_do, FIELDS, _columns, explained=_EXPLAINED, see=_see)
