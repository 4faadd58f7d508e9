"""*Verwachting* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.back_test import BackTest
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.expectation import AHEAD_MONTHS, Expectation, Level
from klantenbestand.analysis.expected_total import Total
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import day_number
from klantenbestand.reading.data import Data
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import verwachting as tab
from klantenbestand.tabs.recompute import revenue_checks, without_formula
from klantenbestand.tabs.recompute_keys import What
from klantenbestand.tabs.recompute_orders import customers_checks
from klantenbestand.tabs.verwachting_lists import WEEKS, lists_of
from klantenbestand.words.tab import Check, Format, Link, Tab
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day, plural

_LEVELS = {Level.NONE: "geen", Level.ORDER: "volgorde", Level.FULL: "volledig"}


def _make(results: Results) -> Tab | None:
    expected, dates, overview, purchases = (
        results.expectation,
        results.next_purchases,
        results.overview,
        results.purchases,
    )
    if expected is None or dates is None or overview is None or purchases is None or expected.frame.empty:
        return None
    checks = _checks(results.data, purchases, expected)
    return tab.verwachting(expected, dates, overview, purchases, results.customers, checks=checks)


def _checks(data: Data, purchases: Purchases, expected: Expectation) -> tuple[Check, ...]:
    """Always six: what the forecast rests on, what it was compared with, and the forecast, which no formula gives."""
    end = expected.as_of
    year = end - pd.DateOffset(months=AHEAD_MONTHS) + pd.Timedelta(days=1)
    test, known = expected.back_test, purchases.lines
    inside = (known["customer"] >= 0) & known["day"].between(day_number(year), day_number(end))
    revenue = known["cents"].to_numpy()[inside].sum() / 100
    days = customers_checks(data, purchases, What.DAYS, say("expect.check.days"), (year, end))
    if not days:
        return ()
    spent = revenue_checks(
        data, say("expect.check.revenue"), revenue, year, end, customers_only=True, purchases=purchases
    )
    buyers = customers_checks(data, purchases, What.BUYERS, say("expect.check.buyers"), (None, end))
    if test is None:
        why = say("expect.check.test.why")
        tried: tuple[Check, ...] = (without_formula(say("expect.check.test.none"), None, why, Format.COUNT),)
    else:
        label = say("expect.check.test", cut=day(test.cut), actual=count(test.actual))
        tried = customers_checks(data, purchases, What.DAYS, label, (test.cut + pd.Timedelta(days=1), end))
    model = say("expect.check.model")
    forecast = (
        without_formula(
            tab.figure_label(key, expected, purchases), None if total is None else total.value, model, shown
        )
        for key, total, shown in (
            ("purchases", expected.purchases, Format.COUNT),
            ("revenue", expected.revenue, Format.EURO),
        )
    )
    return (*days, *spent, *buyers, *tried, *forecast)


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    expected, dates, overview, purchases = (
        results.expectation,
        results.next_purchases,
        results.overview,
        results.purchases,
    )
    if expected is None or dates is None or overview is None or purchases is None:
        return ()
    if not tab.says_something(expected, dates) or not data_end(purchases).up_to_date:
        return ()
    lists = lists_of(expected, dates, overview, purchases.peildatum)
    lines = []
    if len(lists.risk):
        number = plural(len(lists.risk), say("expect.word.risk.one"), say("expect.word.risk"))
        lines.append(Link(sheet, "A1", say("start.now.expect.risk", customers=number)))
    if len(lists.due):
        number = plural(len(lists.due), "klant", "klanten")
        lines.append(Link(sheet, "A1", say("start.now.expect.due", customers=number, weeks=WEEKS)))
    return lines


def _figures(results: Results) -> Mapping[str, Any]:
    expected, dates = results.expectation, results.next_purchases
    if expected is None or dates is None:
        return {"verwachting": None}
    reason = " ".join(finding_sentences(finding)[0] for finding in expected.thin) if _limited(expected) else None
    return {
        "verwachting": {
            "niveau": _LEVELS[expected.level],
            "reden": reason,
            "vanaf": expected.as_of.date().isoformat(),
            "terugkerende_klanten": expected.repeaters,
            "aankopen": _total(expected.purchases),
            "omzet": _total(expected.revenue),
            "seizoensfactor": expected.seasonal,
            "proef": _test(expected.back_test),
            "met_datum": len(dates.frame),
        }
    }


def _limited(expected: Expectation) -> bool:
    return expected.level is not Level.FULL


def _total(total: Total | None) -> dict[str, float] | None:
    return None if total is None else {"verwacht": total.value, "laag": total.low, "hoog": total.high}


def _test(test: BackTest | None) -> dict[str, Any] | None:
    if test is None:
        return None
    return {
        "vanaf": test.cut.date().isoformat(),
        "maanden": test.months,
        "klanten": test.customers,
        "voorspeld": test.predicted,
        "laag": test.low,
        "hoog": test.high,
        "werkelijk": test.actual,
    }


def _columns(results: Results) -> pd.DataFrame:
    expected, dates = results.expectation, results.next_purchases
    return pd.DataFrame() if expected is None or dates is None else tab.columns(expected, dates)


TAB = AnalysisTab(tab.NAME, _make, _figures, _to_do, tab.FIELDS, _columns, why_not="no-buyers")
