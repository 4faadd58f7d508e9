"""What *Actieve klanten* needs beside the activity, worked out as a step does."""

import pandas as pd

from klantenbestand.analysis.activity import Activity
from klantenbestand.analysis.cohorts import fitting_retention, retention
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.returning import churn, repeat_purchases
from klantenbestand.tabs.actieve_terugkomst import Return


def coming_back(purchases: Purchases, activity: Activity) -> Return:
    curve, repeat = retention(purchases, activity.choice.period), repeat_purchases(purchases)
    before = repeat_purchases(purchases, end=repeat.start - pd.Timedelta(days=1)) if repeat.whole else None
    return Return(curve, fitting_retention(purchases, curve), repeat, before, churn(purchases, activity.window))
