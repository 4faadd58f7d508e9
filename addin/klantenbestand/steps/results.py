"""The results of the analyses on what was read; each is worked out when it is first asked for, and then kept."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from klantenbestand.analysis.activity import Activity, active_customers
from klantenbestand.analysis.articles import Articles, article_sales, group_sales
from klantenbestand.analysis.basket import Basket, basket_size
from klantenbestand.analysis.basket_parts import BasketParts, compare_baskets
from klantenbestand.analysis.campaigns import Campaigns, campaign_results
from klantenbestand.analysis.cohorts import Cohorts, fitting_retention, retention
from klantenbestand.analysis.companion_articles import companions
from klantenbestand.analysis.customers import Overview, customer_overview
from klantenbestand.analysis.evolution import Evolution, season_evolution
from klantenbestand.analysis.expectation import Expectation, expected_purchases
from klantenbestand.analysis.forecast import Forecast, season_forecast
from klantenbestand.analysis.groups import CustomerGroups, customer_groups
from klantenbestand.analysis.kinds import Kinds, customer_kinds
from klantenbestand.analysis.next_purchase import NextPurchases, next_purchases
from klantenbestand.analysis.offers import Offers, offer_conversion
from klantenbestand.analysis.orders import Purchases, prepare
from klantenbestand.analysis.replacement import Replacement, replacements
from klantenbestand.analysis.returning import Churn, Repeat, churn, repeat_purchases
from klantenbestand.analysis.season import Season, seasonality
from klantenbestand.analysis.sequence import FirstArticles, first_articles
from klantenbestand.analysis.small_baskets import SmallBaskets, small_basket_customers
from klantenbestand.analysis.together import Together, bought_together
from klantenbestand.book.memory import Memory
from klantenbestand.reading.data import Data
from klantenbestand.steps.group_memory import Review, earlier_review
from klantenbestand.steps.mailing_memory import as_contacts, control_groups, mailings
from klantenbestand.steps.outcome import Run
from klantenbestand.tabs.klantoverzicht import customer_names


@dataclass(frozen=True, eq=False)
class Results:
    """Everything that the purchases in `data` can say. `purchases` is None where none counts, and then so is every
    result; `missing` is the key of the reason why. `memory` is what the workbook remembers of earlier runs.
    `uncounted`: what was read where no purchase counts, for the quotations in it.
    """

    data: Data
    purchases: Purchases | None = None
    missing: str = ""
    memory: Memory = field(default_factory=Memory)
    peildatum: date = date.max
    uncounted: Purchases | None = None

    @property
    def customers(self) -> pd.DataFrame | None:
        """The typed frame of *Klanten*."""
        return None if self.data.customers is None else self.data.customers.frame

    @cached_property
    def names(self) -> pd.Series:
        """How each customer of *Klanten* is called in a list, by number."""
        if self.customers is None:
            return pd.Series(dtype="str")
        return customer_names(self.customers)

    @property
    def contacts(self) -> pd.DataFrame | None:
        """The typed frame of *Contacten*."""
        return None if self.data.contacts is None else self.data.contacts.frame

    @cached_property
    def activity(self) -> Activity | None:
        """Who is active, per period and today."""
        return None if self.purchases is None else active_customers(self.purchases)

    @cached_property
    def retention(self) -> Cohorts | None:
        """How many new customers come back, by the period of *Actieve klanten*."""
        if self.purchases is None or self.activity is None:
            return None
        return retention(self.purchases, self.activity.choice.period)

    @cached_property
    def cohorts(self) -> Cohorts | None:
        """The same by a period that is long enough for percentages."""
        if self.purchases is None or self.retention is None:
            return None
        return fitting_retention(self.purchases, self.retention)

    @cached_property
    def repeat(self) -> Repeat | None:
        """Repeat purchases and returning customers of the last 12 months."""
        return None if self.purchases is None else repeat_purchases(self.purchases)

    @cached_property
    def repeat_before(self) -> Repeat | None:
        """The same of the 12 months before; None where the file does not hold them."""
        if self.repeat is None or self.purchases is None or not self.repeat.whole:
            return None
        return repeat_purchases(self.purchases, end=self.repeat.start - pd.Timedelta(days=1))

    @cached_property
    def churn(self) -> Churn | None:
        """Who was active a year ago and bought nothing since."""
        if self.purchases is None or self.activity is None:
            return None
        return churn(self.purchases, self.activity.window)

    @cached_property
    def basket(self) -> Basket | None:
        """How large an order is."""
        return None if self.purchases is None else basket_size(self.purchases)

    @cached_property
    def season(self) -> Season | None:
        """Which months are busy."""
        return None if self.purchases is None else seasonality(self.purchases)

    @cached_property
    def evolution(self) -> Evolution | None:
        """Whether the season shifts over the years."""
        return None if self.season is None else season_evolution(self.season)

    @cached_property
    def forecast(self) -> Forecast | None:
        """The revenue of the coming 12 months."""
        return None if self.purchases is None else season_forecast(self.purchases)

    @cached_property
    def expectation(self) -> Expectation | None:
        """What today's customers will buy in the coming year."""
        return None if self.purchases is None else expected_purchases(self.purchases, self.activity)

    @cached_property
    def next_purchases(self) -> NextPurchases | None:
        """When customers will buy again, where that can be told."""
        return None if self.purchases is None else next_purchases(self.purchases)

    @cached_property
    def groups(self) -> CustomerGroups | None:
        """Which group each customer is in."""
        if self.purchases is None or self.activity is None:
            return None
        return customer_groups(self.purchases, self.activity)

    @cached_property
    def earlier_review(self) -> Review | None:
        """The groups of the last yearly review; None before the first."""
        if self.purchases is None:
            return None
        return earlier_review(self.memory, self.purchases.peildatum, self.data.merged)

    @cached_property
    def kinds(self) -> Kinds | None:
        """What kinds of customers buy, and what they prefer."""
        if self.purchases is None or self.activity is None:
            return None
        return customer_kinds(self.purchases, self.activity, self.customers)

    @cached_property
    def basket_parts(self) -> BasketParts | None:
        """The baskets compared: per type, channel, article group and group of customers."""
        if self.purchases is None or self.groups is None:
            return None
        group = self.groups.frame["group"][self.groups.frame["group"] != ""]
        segments = dict(zip(group.index.tolist(), group.tolist(), strict=True))
        return compare_baskets(self.purchases, self.customers, segments)

    @cached_property
    def small_baskets(self) -> SmallBaskets | None:
        """Who spends little each time."""
        return None if self.purchases is None else small_basket_customers(self.purchases)

    @cached_property
    def articles(self) -> Articles | None:
        """What sells, and what is asked for more or less."""
        return None if self.purchases is None else article_sales(self.purchases)

    @cached_property
    def article_groups(self) -> Articles | None:
        """The same per article group."""
        return None if self.purchases is None else group_sales(self.purchases)

    @cached_property
    def together(self) -> Together | None:
        """What is bought together."""
        return None if self.purchases is None else bought_together(self.purchases)

    @cached_property
    def companions(self) -> pd.DataFrame | None:
        """What to offer each customer next."""
        if self.purchases is None or self.together is None:
            return None
        return companions(self.purchases, self.together)

    @cached_property
    def first_articles(self) -> FirstArticles | None:
        """What customers begin with."""
        if self.purchases is None or self.activity is None:
            return None
        return first_articles(self.purchases, self.activity.window)

    @cached_property
    def replacements(self) -> Replacement | None:
        """Who is due for what."""
        return None if self.purchases is None else replacements(self.purchases)

    @cached_property
    def offers(self) -> Offers | None:
        """What became of the quotations."""
        return None if self.purchases is None else offer_conversion(self.purchases)

    @property
    def contact_costs(self) -> dict[str, float]:
        """Euro a contact by channel of *Contacten*, as far as *Instellingen* says so."""
        own = self.data.settings
        prices = {"bezoek": own.visit_cost, "telefoon": own.call_cost}
        prices |= {"brief": own.letter_cost, "e-mail": own.mail_cost}
        return {channel: price for channel, price in prices.items() if price is not None}

    @cached_property
    def mailings(self) -> pd.DataFrame:
        """Who was in which mailing that the workbook remembers, and who was kept out."""
        found = mailings(self.memory, self.data.merged)
        return found[found["date"] <= pd.Timestamp(self.peildatum)]

    @cached_property
    def campaign_contacts(self) -> pd.DataFrame:
        """*Contacten*, with who was in a mailing and of whom no contact stands there."""
        contacts = as_contacts(self.mailings, self.contacts)
        return pd.DataFrame() if contacts is None else contacts

    @cached_property
    def campaigns(self) -> Campaigns | None:
        """What each campaign brought and cost."""
        if self.purchases is None:
            return None
        own = self.data.settings
        return campaign_results(
            self.purchases,
            self.campaign_contacts,
            None if self.data.campaigns is None else self.data.campaigns.frame,
            control_groups(self.mailings),
            contact_costs=self.contact_costs,
            margin=None if own.margin is None else own.margin / 100,
            days=own.response_days,
            customers=self.customers,
        )

    @cached_property
    def with_quotations(self) -> "Results":
        """These results; where there are only quotations, those that they give."""
        return self if self.uncounted is None else replace(self, purchases=self.uncounted, uncounted=None)

    @cached_property
    def overview(self) -> Overview | None:
        """One row a customer: purchases, rhythm, last contact."""
        if self.purchases is None or self.activity is None:
            return None
        return customer_overview(self.purchases, self.activity, self.customers, self.contacts)


def results_of(data: Data, run: Run, memory: Memory | None = None) -> Results:
    """The results on this workbook; nothing is worked out yet but which lines and orders count."""
    memory = memory or Memory()
    sheet = data.purchases
    if sheet is None or not _usable(sheet.frame):
        return Results(data, missing="no-purchases", memory=memory, peildatum=run.peildatum)
    run.progress("Orders bij elkaar zoeken", 0.5)
    purchases = prepare(sheet.frame, run.peildatum, data.settings)
    if purchases.lines.empty:
        return Results(data, missing="no-rows", memory=memory, peildatum=run.peildatum, uncounted=purchases)
    run.progress("Analyseren", 0.55)
    return Results(data, purchases, memory=memory, peildatum=run.peildatum)


def _usable(frame: pd.DataFrame) -> bool:
    """A date, and an amount or what it is made of."""
    return "date" in frame and ("amount" in frame or {"quantity", "price"} <= set(frame.columns))
