"""*Actieve klanten* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.periods import Period
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import actieve_klanten as tab
from klantenbestand.tabs.recompute import buyers_check
from klantenbestand.words.tab import Check, Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, plural

_DUTCH = {
    "active": "actief",
    "new": "nieuw",
    "retained": "gebleven",
    "reactivated": "teruggekomen",
    "lapsed": "afgehaakt",
    "idle": "niet_actief",
}


def _make(results: Results) -> Tab | None:
    activity, purchases = results.activity, results.purchases
    if activity is None or purchases is None or activity.customers.empty:
        return None
    return tab.actieve_klanten(activity, purchases, _checks(results, activity.flows[Period.YEAR]))


def _checks(results: Results, years: pd.DataFrame) -> tuple[Check, ...]:
    """Of the last whole year; of the year that runs where there is none yet, so that the tables below do not move."""
    assert results.purchases is not None
    chosen = years[years["complete"]] if years["complete"].any() else years
    year = int(chosen.index[-1])
    first, last = pd.Timestamp(year, 1, 1), min(pd.Timestamp(year, 12, 31), results.purchases.peildatum)
    return buyers_check(results.data, say("active.check", year=year), int(chosen["active"].iloc[-1]), first, last)


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    activity = results.activity
    if activity is None:
        return ()
    words = {"active": plural(activity.active_now, "klant", "klanten"), "risk": count(activity.at_risk_now)}
    return (Link(sheet, "A1", say("start.now.active", **words)),)


def _figures(results: Results) -> Mapping[str, Any]:
    activity = results.activity
    if activity is None:
        return {"actieve_klanten": None}
    flows = {
        unit.value: [
            {
                "periode": label,
                **{word: int(row[key]) for key, word in _DUTCH.items()},
                "volledig": bool(row["complete"]),
            }
            for label, row in zip(flow.index, flow.to_dict("records"), strict=True)
        ]
        for unit, flow in activity.flows.items()
    }
    return {
        "actieve_klanten": {
            "periode": activity.choice.period.value,
            "venster_dagen": activity.window.days,
            "actief_nu": activity.active_now,
            "dreigt_weg": activity.at_risk_now,
            "niet_meer_actief": activity.lapsed_now,
            **flows,
        }
    }


TAB = AnalysisTab(tab.NAME, _make, _figures, _to_do)
