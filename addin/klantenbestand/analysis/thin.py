"""Where data is too thin: the limits of every analysis, and the findings that say what is missing and until when.

The limits were measured on public purchase histories (Klantenbestand's own comparison of definitions): below them a
figure would be more chance than fact.
"""

from klantenbestand.words.findings import Finding

GAPS_FOR_WINDOW = 50  # below: 12 months
GAPS_FOR_SURE_WINDOW = 200
CUSTOMERS_FOR_PERIOD = 20  # with three purchases or more; below: all who came back
MONTHS_FOR_TREND = 24  # below: the season looks like growth
ORDERS_FOR_BASKET = 20
MONTHS_FOR_INDEX = 24
MONTHS_FOR_TEST = 36
MONTHS_FOR_MEDIAN = 60  # five years: the middle year instead of the mean
SELLING_DAYS_A_MONTH = 8  # below: sales stand on too few days to know the weekdays
SILENT_DAYS = 31  # a shop may sell nothing for so long without a purchase being missing (see `data_end`)

CUSTOMERS_FOR_RETENTION = 20  # in a cohort; below: counts without a percentage
CUSTOMERS_FOR_SHARE = 20  # below: a share of them says little
CUSTOMERS_FOR_RFM = 20  # below: a list of customers, no scores
CUSTOMERS_FOR_QUINTILES = 50  # below: thirds
GAPS_FOR_REGULARITY = 4
CUSTOMERS_FOR_KIND = 20  # customers of one kind; below they are counted with the others
MONTHS_FOR_ARTICLE, MONTHS_FOR_SURE_ARTICLE = 24, 36  # of sales, for the trend of an article
UNITS_FOR_ARTICLE = 3  # a month; below: chance moves it more than any trend
BASKETS_FOR_PAIR, BASKET_SHARE_FOR_PAIR = 5, 0.002  # the larger of the two
GAPS_FOR_REPLACEMENT = 20  # times that somebody bought an article again
WIDEST_WINDOW = 4  # largest : smallest of 80% of the gaps; above: no date
OFFERS_FOR_SHARE = 20
OFFERS_FOR_YEAR = 5  # beside the numbers they are made of
REPEATERS_FOR_RANKING, REPEATERS_FOR_EXPECTATION = 20, 80  # customers who came back
DAYS_FOR_EXPECTATION = 365  # of history: no year ahead from less than a year
GAPS_FOR_DATE, GAPS_FOR_SURE_DATE = 3, 4
CUSTOMERS_FOR_DATE_WINDOW = 20
MONTHS_FOR_EVOLUTION = 60
MONTHS_FOR_FORECAST = 36
ORDERS_FOR_PART = 20  # of one kind, channel, group; below it is hidden
PURCHASES_FOR_SMALL_BASKET = 4  # with 3 even all of them small is chance too often
CONTROL_FOR_LIFT = 20  # customers in the control group
CAMPAIGNS_FOR_FORECAST, CAMPAIGNS_FOR_SURE_FORECAST = 3, 6
ANSWERS_FOR_NPS, ANSWERS_FOR_CSAT = 30, 20


def too_thin(code: str, have: float, need: float, **details: object) -> Finding:
    """The finding of this code with how much there is, how much is needed and how much is missing."""
    return Finding(code, details={"have": have, "need": need, "missing": need - have, **details})
