"""*Klantoverzicht* among the steps: one row a customer, with the columns that all analyses bring."""

from collections.abc import Mapping

import pandas as pd

from klantenbestand.analysis.once import once
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.per_tab import active, articles, basket, campaign, expectation, groups, season
from klantenbestand.steps.per_tab.savings import FIELDS as SAVING_FIELDS
from klantenbestand.steps.per_tab.savings import saving_columns, saving_fields, saving_figures, saving_words
from klantenbestand.steps.results import Results
from klantenbestand.tabs import klantoverzicht as tab
from klantenbestand.tabs.recompute import customers_check, revenue_checks
from klantenbestand.tabs.recompute_keys import What
from klantenbestand.tabs.recompute_orders import customers_checks
from klantenbestand.words.tab import Field, Tab
from klantenbestand.words.texts.tabs import say

# In the order of the tabs; *Klantoverzicht* itself comes before them.
_OTHERS = (active.TAB, basket.TAB, season.TAB, groups.TAB, articles.TAB, expectation.TAB, campaign.TAB)
FIELDS: tuple[Field, ...] = (*tab.FIELDS, *(field for one in _OTHERS for field in one.fields))
# Those of saving too: without a rule they are not in the list, and a selection that names them hears so.
HEADERS: Mapping[str, str] = {field.header: field.source for field in (*FIELDS, *SAVING_FIELDS)}


@once
def customer_list(results: Results) -> pd.DataFrame:
    """One row a customer: the sources of FIELDS as columns, index 0, 1, 2, ...; empty where nobody bought anything."""
    if results.overview is None:
        return pd.DataFrame()
    frame = tab.overview_frame(results.overview, results.customers)
    wanted = [(one.fields, one.columns) for one in _OTHERS if one.fields]
    if saving := saving_fields(results.data.settings):
        wanted.append((saving, saving_columns))
    owners = pd.Index(frame["customer"])
    brought = [
        columns(results).reindex(index=owners, columns=[field.source for field in fields]).reset_index(drop=True)
        for fields, columns in wanted
    ]
    return pd.concat([frame, *brought], axis=1)


def _make(results: Results) -> Tab | None:
    overview, activity, purchases = results.overview, results.activity, results.purchases
    if overview is None or activity is None or purchases is None:
        return None
    frame = customer_list(results)
    if frame.empty:
        return None
    revenue = frame["revenue"].sum()
    since = purchases.peildatum - pd.Timedelta(days=activity.window.days)
    checks = (
        *customers_check(results.data, say("overview.check.customers"), int(frame["in_customers"].sum())),
        *revenue_checks(results.data, say("overview.check"), revenue, None, purchases.peildatum, customers_only=True),
        *(
            check
            for label, start in ((say("overview.check.buyers"), None), (say("overview.check.active"), since))
            for check in customers_checks(results.data, purchases, What.BUYERS, label, (start, purchases.peildatum))
        ),
    )
    settings = results.data.settings
    fields = (*FIELDS, *saving_fields(settings))
    more = (*(line for one in _OTHERS for line in one.explained), saving_words(settings))
    return tab.klantoverzicht(overview, frame, activity, purchases, fields=fields, more=more, checks=checks)


def _see(_results: Results) -> str:
    return say("start.now.overview")


ANALYSIS_TABS = (AnalysisTab(tab.NAME, _make, saving_figures, see=_see, why_not="no-buyers"), *_OTHERS)
