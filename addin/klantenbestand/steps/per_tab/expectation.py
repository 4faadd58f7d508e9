"""*Verwachting* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.back_test import BackTest
from klantenbestand.analysis.expectation import Expectation, Level
from klantenbestand.analysis.expected_total import Total
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.results import Results
from klantenbestand.tabs import verwachting as tab
from klantenbestand.tabs.verwachting_lists import WEEKS, lists_of
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import plural

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
    return tab.verwachting(expected, dates, overview, purchases, results.customers)


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    expected, dates, overview, purchases = (
        results.expectation,
        results.next_purchases,
        results.overview,
        results.purchases,
    )
    if expected is None or dates is None or overview is None or purchases is None:
        return ()
    if not tab.says_something(expected, dates):
        return ()
    lists = lists_of(expected, dates, overview, purchases.peildatum)
    lines = []
    if len(lists.risk):
        number = plural(len(lists.risk), "goede klant die misschien weg is", "goede klanten die misschien weg zijn")
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


TAB = AnalysisTab(tab.NAME, _make, _figures, _to_do, tab.FIELDS, _columns)
