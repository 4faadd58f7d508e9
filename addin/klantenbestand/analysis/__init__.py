"""Pure analyses of a purchase history: frames, settings and peildatum in; frozen results out.

A program uses them so, with a frame that has at least the columns `customer`, `date` and `amount` (euro; others by
name: order, article, article_group, quantity, price, status, channel, source: the keys of `words.sheets.PURCHASES`):

    from klantenbestand.analysis import active_customers, prepare

    purchases = prepare(frame, date(2025, 12, 31))      # orders.Purchases: orders, returns, what was left out
    activity = active_customers(purchases)              # activity.Activity: flow per period, who is active today
    basket = basket_size(purchases)                     # basket.Basket: mean, median, quartiles, trend
    season = seasonality(purchases)                     # season.Season: seasonal index, test, peak months
    overview = customer_overview(purchases, activity)   # customers.Overview: one row a customer

    prepare(purchases: DataFrame, peildatum: date, settings: Settings = DEFAULTS) -> Purchases
    customer_overview(purchases, activity, customers: DataFrame | None = None, contacts: DataFrame | None = None)

Money is summed in int64 cents; results hold euro as float64 of exact cents. Every result has `thin`: findings that say
what is missing and from when it will be enough.
"""

from klantenbestand.analysis.activity import Activity, active_customers
from klantenbestand.analysis.basket import Basket, basket_size
from klantenbestand.analysis.customers import Overview, customer_overview
from klantenbestand.analysis.orders import Purchases, prepare
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.season import Season, seasonality

__all__ = [
    "Activity",
    "Basket",
    "Overview",
    "Period",
    "Purchases",
    "Season",
    "active_customers",
    "basket_size",
    "customer_overview",
    "prepare",
    "seasonality",
]
