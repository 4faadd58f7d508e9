"""The figures of the analyses as the object of `--json` (documented in workbook/README.md)."""

from typing import Any

from klantenbestand.steps.analyses import Analyses
from klantenbestand.words.texts import finding_sentences

# Why there is no index, or no test of it; other findings of the season are remarks.
_REASONS = ("no-sales", "season-too-short", "season-indicative", "season-no-level")


def analyses_json(results: Analyses) -> dict[str, Any]:
    """The figures for `--json`; null where there are none. Shares and indices are numbers, amounts are euro."""
    return {
        "actieve_klanten": _active_json(results),
        "mandgrootte": _basket_json(results),
        "seizoen": _season_json(results),
    }


def _active_json(results: Analyses) -> dict[str, Any] | None:
    activity = results.activity
    if activity is None:
        return None
    dutch = {
        "active": "actief",
        "new": "nieuw",
        "retained": "gebleven",
        "reactivated": "teruggekomen",
        "lapsed": "afgehaakt",
        "idle": "niet_actief",
    }
    flows = {
        unit.value: [
            {
                "periode": label,
                **{word: int(row[key]) for key, word in dutch.items()},
                "volledig": bool(row["complete"]),
            }
            for label, row in zip(flow.index, flow.to_dict("records"), strict=True)
        ]
        for unit, flow in activity.flows.items()
    }
    return {
        "periode": activity.choice.period.value,
        "venster_dagen": activity.window.days,
        "actief_nu": activity.active_now,
        "dreigt_weg": activity.at_risk_now,
        "niet_meer_actief": activity.lapsed_now,
        **flows,
    }


def _basket_json(results: Analyses) -> dict[str, Any] | None:
    basket = results.basket
    if basket is None:
        return None
    return {
        "orders": basket.orders,
        "omzet": basket.revenue,
        "gemiddelde": basket.mean,
        "mediaan": basket.median,
        "p25": basket.p25,
        "p75": basket.p75,
        "standaardafwijking": basket.sd,
    }


def _season_json(results: Analyses) -> dict[str, Any] | None:
    season = results.season
    if season is None:
        return None
    reason = " ".join(finding_sentences(finding)[0] for finding in season.thin if finding.code in _REASONS)
    return {
        "index": None if season.index is None else list(season.index),
        "index_ongecorrigeerd": None if season.index_plain is None else list(season.index_plain),
        "p": season.p,
        "reden": reason or None,
    }
