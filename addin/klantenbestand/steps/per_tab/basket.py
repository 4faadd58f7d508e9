"""*Mandgrootte* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import mandgrootte as tab
from klantenbestand.tabs.recompute import revenue_checks
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import euro


def _make(results: Results) -> Tab | None:
    basket, purchases = results.basket, results.purchases
    if basket is None or purchases is None or not basket.orders:
        return None
    total = purchases.lines["cents"].sum() / 100
    checks = revenue_checks(results.data, say("basket.check"), total, None, purchases.peildatum)
    return tab.mandgrootte(basket, purchases, checks)


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    mean = results.basket.mean if results.basket else None
    return () if mean is None else (Link(sheet, "A1", say("start.now.basket", mean=euro(mean, cents=True))),)


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
        }
    }


TAB = AnalysisTab(tab.NAME, _make, _figures, _to_do)
