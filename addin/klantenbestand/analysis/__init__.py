"""Pure analyses of a purchase history: frames, settings and peildatum in; frozen results out.

A program uses them so, with a frame that has at least the columns `customer`, `date` and `amount` (euro; others by
name: order, article, article_group, quantity, price, status, channel, source, campaign, promo_code, lifetime_months:
the keys of `words.sheets.PURCHASES`):

    from klantenbestand.analysis import active_customers, prepare

    purchases = prepare(frame, date(2025, 12, 31))      # orders.Purchases: orders, returns, what was left out
    end = data_end(purchases)                           # end_of_data.DataEnd: from and up to which day sales are there
    activity = active_customers(purchases)              # activity.Activity: flow per period, who is active today
    cohorts = retention(purchases)                      # cohorts.Cohorts: who came back after so many periods
    repeat = repeat_purchases(purchases)                # returning.Repeat: repeat purchases, returning customers
    lost = churn(purchases, activity.window)            # returning.Churn: of who was active, who stayed away
    basket = basket_size(purchases)                     # basket.Basket: mean, median, quartiles, trend
    parts = compare_baskets(purchases)                  # basket_parts.BasketParts: per type, channel, group, segment
    small = small_basket_customers(purchases)           # small_baskets.SmallBaskets: who spends little each time
    season = seasonality(purchases)                     # season.Season: seasonal index, test, peak months
    shift = season_evolution(season)                    # evolution.Evolution: does the season shift over the years
    coming = season_forecast(purchases)                 # forecast.Forecast: the coming 12 months, with a band
    groups = customer_groups(purchases, activity)       # groups.CustomerGroups: RFM, groups, ABC, loyalty, regularity
    moved = movement(groups, earlier)                   # groups.Movement: who changed group since a review
    weight = customer_weight(purchases)                 # weight.Weight: ABC, top 10%, dependence on one customer
    kinds = customer_kinds(purchases, activity, klanten)  # kinds.Kinds: patterns per type, place, age, source
    sales = article_sales(purchases)                    # articles.Articles: revenue, customers, more or less demand
    by_group = group_sales(purchases)                   # the same for the article groups
    pairs = bought_together(purchases)                  # together.Together: pairs with a lower bound of lift
    lacking = not_yet(purchases, "kwast", "verf")       # customers who bought the one and never the other
    offer = companions(purchases, pairs)                # per customer what goes with what he bought
    first = first_articles(purchases, activity.window)  # sequence.FirstArticles: what customers begin with
    due = replacements(purchases)                       # replacement.Replacement: who is due for what
    quoted = offer_conversion(purchases)                # offers.Offers: from offerte to opdracht
    expected = expected_purchases(purchases)            # expectation.Expectation: the coming year per customer
    dates = next_purchases(purchases)                   # next_purchase.NextPurchases: a date, only where it is narrow
    campaigns = campaign_results(purchases, contacts)   # campaigns.Campaigns: response, lift, cost
    before = before_contact(purchases, campaigns.addressed, 365)  # what each was just before he was addressed
    where = pays_where(campaigns.addressed, before)     # per channel and group of customers: does it pay
    next_one = forecast_campaign(campaigns, 500, "e-mail")  # campaign_forecast.CampaignForecast
    kept_out = draw_holdout("lente 2026", numbers)      # a control group by chance
    codes = promo_codes(purchases)                      # what each Actiecode brought
    brought = referrals(purchases, klanten)             # who brought in whom
    scores = satisfaction_scores(contacts, peildatum)   # satisfaction.Satisfaction: NPS and CSAT
    low = to_call_back(contacts, peildatum)             # who gave a low score and was not spoken to since
    last = last_answers(contacts, peildatum)            # the last answer of each customer to each question
    points = savings(purchases, SavingRule(per_euro=1))  # points by the owner's own rule
    overview = customer_overview(purchases, activity)   # customers.Overview: one row a customer

    prepare(purchases: DataFrame, peildatum: date, settings: Settings = DEFAULTS) -> Purchases
    customer_overview(purchases, activity, customers: DataFrame | None = None, contacts: DataFrame | None = None)

Money is summed in int64 cents; results hold euro as float64 of exact cents. Every result has `thin`: findings that say
what is missing and from when it will be enough. Nothing is ever written into the frames; the same input gives the same
result (draws have a fixed seed).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from klantenbestand.analysis.activity import Activity, active_customers
    from klantenbestand.analysis.articles import Articles, article_sales, group_sales
    from klantenbestand.analysis.basket import Basket, basket_size
    from klantenbestand.analysis.basket_parts import BasketParts, compare_baskets
    from klantenbestand.analysis.brought_in import promo_codes, referrals
    from klantenbestand.analysis.campaign_forecast import CampaignForecast, forecast_campaign
    from klantenbestand.analysis.campaign_groups import before_contact, pays_where
    from klantenbestand.analysis.campaigns import Campaigns, campaign_results
    from klantenbestand.analysis.cohorts import Cohorts, retention
    from klantenbestand.analysis.companion_articles import companions
    from klantenbestand.analysis.customers import Overview, customer_overview
    from klantenbestand.analysis.end_of_data import DataEnd, data_end
    from klantenbestand.analysis.evolution import Evolution, season_evolution
    from klantenbestand.analysis.expectation import Expectation, expected_purchases
    from klantenbestand.analysis.forecast import Forecast, season_forecast
    from klantenbestand.analysis.groups import CustomerGroups, Movement, customer_groups, movement
    from klantenbestand.analysis.holdout import draw_holdout
    from klantenbestand.analysis.kinds import Kinds, customer_kinds
    from klantenbestand.analysis.low_scores import last_answers, to_call_back
    from klantenbestand.analysis.next_purchase import NextPurchases, next_purchases
    from klantenbestand.analysis.offers import Offers, offer_conversion
    from klantenbestand.analysis.orders import Purchases, prepare
    from klantenbestand.analysis.periods import Period
    from klantenbestand.analysis.replacement import Replacement, replacements
    from klantenbestand.analysis.returning import Churn, Repeat, churn, repeat_purchases
    from klantenbestand.analysis.satisfaction import Satisfaction, satisfaction_scores
    from klantenbestand.analysis.saving_points import SavingRule, savings
    from klantenbestand.analysis.season import Season, seasonality
    from klantenbestand.analysis.sequence import FirstArticles, first_articles
    from klantenbestand.analysis.small_baskets import SmallBaskets, small_basket_customers
    from klantenbestand.analysis.together import Together, bought_together, not_yet
    from klantenbestand.analysis.weight import Weight, customer_weight

__all__ = [
    "Activity",
    "Articles",
    "Basket",
    "BasketParts",
    "CampaignForecast",
    "Campaigns",
    "Churn",
    "Cohorts",
    "CustomerGroups",
    "DataEnd",
    "Evolution",
    "Expectation",
    "FirstArticles",
    "Forecast",
    "Kinds",
    "Movement",
    "NextPurchases",
    "Offers",
    "Overview",
    "Period",
    "Purchases",
    "Repeat",
    "Replacement",
    "Satisfaction",
    "SavingRule",
    "Season",
    "SmallBaskets",
    "Together",
    "Weight",
    "active_customers",
    "article_sales",
    "basket_size",
    "before_contact",
    "bought_together",
    "campaign_results",
    "churn",
    "companions",
    "compare_baskets",
    "customer_groups",
    "customer_kinds",
    "customer_overview",
    "customer_weight",
    "data_end",
    "draw_holdout",
    "expected_purchases",
    "first_articles",
    "forecast_campaign",
    "group_sales",
    "last_answers",
    "movement",
    "next_purchases",
    "not_yet",
    "offer_conversion",
    "pays_where",
    "prepare",
    "promo_codes",
    "referrals",
    "repeat_purchases",
    "replacements",
    "retention",
    "satisfaction_scores",
    "savings",
    "season_evolution",
    "season_forecast",
    "seasonality",
    "small_basket_customers",
    "to_call_back",
]

# Where each name is at home. It is imported when it is asked for: a button needs a few of them, and must not wait.
_HOMES = {
    "Activity": "activity",
    "Articles": "articles",
    "Basket": "basket",
    "BasketParts": "basket_parts",
    "CampaignForecast": "campaign_forecast",
    "Campaigns": "campaigns",
    "Churn": "returning",
    "Cohorts": "cohorts",
    "CustomerGroups": "groups",
    "DataEnd": "end_of_data",
    "Evolution": "evolution",
    "Expectation": "expectation",
    "FirstArticles": "sequence",
    "Forecast": "forecast",
    "Kinds": "kinds",
    "Movement": "groups",
    "NextPurchases": "next_purchase",
    "Offers": "offers",
    "Overview": "customers",
    "Period": "periods",
    "Purchases": "orders",
    "Repeat": "returning",
    "Replacement": "replacement",
    "Satisfaction": "satisfaction",
    "SavingRule": "saving_points",
    "Season": "season",
    "SmallBaskets": "small_baskets",
    "Together": "together",
    "Weight": "weight",
    "active_customers": "activity",
    "article_sales": "articles",
    "basket_size": "basket",
    "before_contact": "campaign_groups",
    "bought_together": "together",
    "campaign_results": "campaigns",
    "churn": "returning",
    "companions": "companion_articles",
    "compare_baskets": "basket_parts",
    "customer_groups": "groups",
    "customer_kinds": "kinds",
    "customer_overview": "customers",
    "customer_weight": "weight",
    "data_end": "end_of_data",
    "draw_holdout": "holdout",
    "expected_purchases": "expectation",
    "first_articles": "sequence",
    "forecast_campaign": "campaign_forecast",
    "group_sales": "articles",
    "last_answers": "low_scores",
    "movement": "groups",
    "next_purchases": "next_purchase",
    "not_yet": "together",
    "offer_conversion": "offers",
    "pays_where": "campaign_groups",
    "prepare": "orders",
    "promo_codes": "brought_in",
    "referrals": "brought_in",
    "repeat_purchases": "returning",
    "replacements": "replacement",
    "retention": "cohorts",
    "satisfaction_scores": "satisfaction",
    "savings": "saving_points",
    "season_evolution": "evolution",
    "season_forecast": "forecast",
    "seasonality": "season",
    "small_basket_customers": "small_baskets",
    "to_call_back": "low_scores",
}


def __getattr__(name: str) -> Any:
    """The function or result type of this name. AttributeError where there is none."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
