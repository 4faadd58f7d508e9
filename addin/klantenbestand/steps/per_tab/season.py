"""*Seizoen* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import seizoen as tab
from klantenbestand.tabs.recompute import revenue_checks
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say

# Why there is no index, or no test of it; other findings of the season are remarks.
_REASONS = ("no-sales", "season-too-short", "season-indicative", "season-no-level")


def _make(results: Results) -> Tab | None:
    season, purchases = results.season, results.purchases
    if season is None or purchases is None or season.months.empty:
        return None
    total = purchases.lines["cents"].sum() / 100
    checks = revenue_checks(results.data, say("season.check.total"), total, None, purchases.peildatum)
    return tab.seizoen(season, purchases, checks)


def _to_do(_results: Results, sheet: str) -> Sequence[str | Link]:
    return (Link(sheet, "A1", say("start.now.season")),)


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
        }
    }


TAB = AnalysisTab(tab.NAME, _make, _figures, _to_do)
