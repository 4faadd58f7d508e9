"""*Actieve klanten* among the steps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.cohorts import Cohorts
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import Period
from klantenbestand.reading.data import Data
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import actieve_klanten as tab
from klantenbestand.tabs.actieve_terugkomst import LATER, Return, overall_frame
from klantenbestand.tabs.recompute import difference, without_formula
from klantenbestand.tabs.recompute_keys import What
from klantenbestand.tabs.recompute_orders import customers_checks
from klantenbestand.words.tab import Check, Format, Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day, period, plural

_DUTCH = {
    "active": "actief",
    "new": "nieuw",
    "retained": "gebleven",
    "reactivated": "teruggekomen",
    "lapsed": "afgehaakt",
    "idle": "niet_actief",
}


_DAY = pd.Timedelta(days=1)


def _make(results: Results) -> Tab | None:
    activity, purchases, coming_back = results.activity, results.purchases, _coming_back(results)
    if activity is None or purchases is None or coming_back is None or activity.customers.empty:
        return None
    return tab.actieve_klanten(activity, purchases, coming_back, _checks(results, activity.flows[Period.YEAR]))


def _coming_back(results: Results) -> Return | None:
    curve, cohorts, repeat, churn = results.retention, results.cohorts, results.repeat, results.churn
    if curve is None or cohorts is None or repeat is None or churn is None:
        return None
    return Return(curve, cohorts, repeat, results.repeat_before, churn)


def _checks(results: Results, years: pd.DataFrame) -> tuple[Check, ...]:
    """The key figures, and the last whole year; of the year that runs where there is none yet: always five, so that
    the tables below do not move."""
    activity, purchases = results.activity, results.purchases
    if activity is None or purchases is None:
        return ()
    chosen = years[years["complete"]] if years["complete"].any() else years
    year = int(chosen.index[-1])
    first, last = pd.Timestamp(year, 1, 1), min(pd.Timestamp(year, 12, 31), data_end(purchases).date)
    since = purchases.peildatum - pd.Timedelta(days=activity.window.days)
    spans = ((say("active.check.now"), (since, purchases.peildatum)), (say("active.check", year=year), (first, last)))
    checks = [check for one in spans for check in customers_checks(results.data, purchases, What.BUYERS, *one)]
    if not checks:
        return ()
    reason = say("active.check.risk")
    risk = without_formula(say("active.figure.risk"), activity.at_risk_now, reason, Format.COUNT)
    return (*checks, *_flow_checks(results.data, purchases, activity.flow), risk)


def _flow_checks(data: Data, purchases: Purchases, flow: pd.DataFrame) -> tuple[Check, ...]:
    """Who was new and who stayed away in the last whole period, each from two counts of buyers."""
    label = tab.last_complete(flow)
    if label is None:
        none = say("active.check.none")
        labels = [say(f"active.check.{key}.none") for key in ("new", "lapsed")]
        return tuple(without_formula(words, None, none, Format.COUNT) for words in labels)
    place, starts = flow.index.to_list().index(label), [pd.Timestamp(day) for day in flow["start"]]
    start, before = starts[place], starts[max(place - 1, 0)]
    begins = data_end(purchases).start_date if data_end(purchases).early else None
    end = (starts[place + 1] if place + 1 < len(starts) else data_end(purchases).date + _DAY) - _DAY

    def buyers(since: pd.Timestamp | None, until: pd.Timestamp) -> Check:
        return customers_checks(data, purchases, What.BUYERS, "", (since, until))[0]

    new, lapsed = (say(f"active.figure.{key}", period=period(label)) for key in ("new", "lapsed"))
    came, left = (int(flow[key].to_list()[place]) for key in ("new", "lapsed"))
    return (
        difference(new, came, buyers(begins, end), buyers(begins, start - _DAY)),
        difference(lapsed, left, buyers(before, end), buyers(start, end)),
    )


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    """Where purchases are missing, to add those: nothing else about customers can be said before."""
    end = None if results.purchases is None else data_end(results.purchases)
    if end is None or end.up_to_date:
        return ()
    words = say("start.now.stale.late" if end.late else "start.now.stale", last=day(end.last_date))
    return (Link(sheet, "A1", words),)


def _see(results: Results) -> str:
    activity = results.activity
    if activity is None:
        return ""
    risk = activity.at_risk_now
    if not activity.active_now:
        return say("start.now.active.none")
    return say(
        "start.now.active.risk" if risk else "start.now.active",
        active=plural(activity.active_now, "klant", "klanten"),
        verb="actief is" if activity.active_now == 1 else "actief zijn",
        threaten="dreigt" if risk == 1 else "dreigen",
        risk=count(risk),
    )


def _figures(results: Results) -> Mapping[str, Any]:
    activity, coming_back = results.activity, _coming_back(results)
    if activity is None or coming_back is None:
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
            **_returning(coming_back),
        }
    }


def _returning(found: Return) -> dict[str, Any]:
    repeat, churn, known = found.repeat, found.churn, found.repeat.whole
    return {
        "laatste_jaar": {
            "van": repeat.start.date().isoformat(),
            "tot_en_met": repeat.end.date().isoformat(),
            "klanten": repeat.customers,
            "herhaalaankoop": repeat.rate,
            "terugkerend": repeat.returning_share if known else None,
            "weggebleven": churn.rate if known else None,
        },
        "terugkomst": {
            "periode": found.curve.period.value,
            "samen": [
                {
                    "later": int(row["later"]),
                    "klanten": int(row["customers"]),
                    "kochten": int(row["came_back"]),
                    "deel": _number(row["retention"]),
                }
                for row in overall_frame(found.curve).to_dict("records")
            ],
            "begonnen_per": found.cohorts.period.value,
            "begonnen": [
                {
                    "periode": str(label),
                    "nieuw": int(size),
                    "kochten_later": [None if pd.isna(number) else int(number) for number in later],
                }
                for label, size, later in _followed(found.cohorts)
            ],
        },
    }


def _followed(cohorts: Cohorts) -> Iterator[tuple[object, int, list[float]]]:
    """Each cohort with its size and how many bought 1, 2, 3, ... periods later."""
    later = cohorts.counts.iloc[:, 1 : LATER + 1].to_numpy().tolist()
    yield from zip(cohorts.cohorts.index, cohorts.cohorts["size"].tolist(), later, strict=True)


def _number(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


TAB = AnalysisTab(tab.NAME, _make, _figures, _to_do, see=_see, why_not="no-buyers")
