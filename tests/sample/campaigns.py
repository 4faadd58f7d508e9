"""Three campaigns of the example: whom they reached, who answered, what was bought because of them."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sample.articles import ARTICLES, BY_NAME
from sample.purchases import Basket

Row = dict[str, Any]


@dataclass(frozen=True)
class Campaign:
    """One row of *Campagnes* and how it went: the share that bought, and that showed interest."""

    name: str
    description: str
    channel: str
    start: date
    end: date
    costs: float
    audience: str
    code: str
    bought: float
    interested: float


CAMPAIGNS = (
    Campaign("Lenteproeverij 2025", "Mail met uitnodiging om de nieuwe oogst te proeven, 10% korting", "e-mail",
             date(2025, 3, 24), date(2025, 4, 13), 165.0, "Klanten die mail willen ontvangen", "LENTE25", 0.13, 0.05),
    Campaign("Kerstpakketten 2025", "Belronde langs bedrijven over kerstpakketten", "telefoon",
             date(2025, 10, 20), date(2025, 12, 5), 540.0, "Bedrijven", "", 0.24, 0.3),
    Campaign("Najaarsbrief 2026", "Brief met een proefzakje aan klanten die weggebleven zijn, 10% korting", "brief",
             date(2026, 9, 21), date(2026, 10, 18), 310.0, "Een tot drie jaar niet gekocht", "HERFST26", 0.12, 0.0),
)  # fmt: skip


def campaign_rows() -> list[Row]:
    """The sheet *Campagnes*."""
    return [
        {
            "campaign": campaign.name,
            "description": campaign.description,
            "channel": campaign.channel,
            "start_date": campaign.start,
            "end_date": campaign.end,
            "costs": campaign.costs,
            "audience": campaign.audience,
        }
        for campaign in CAMPAIGNS
    ]


def run_campaigns(people: list[Row], baskets: list[Basket], rng: random.Random) -> tuple[list[Row], list[Basket]]:
    """The contacts that the campaigns made, and the orders that came of them."""
    contacts: list[Row] = []
    orders: list[Basket] = []
    for campaign, reached in zip(CAMPAIGNS, _reached(people, baskets, rng), strict=True):
        for person in reached:
            lot = rng.random()
            response = (
                "aankoop"
                if lot < campaign.bought
                else "interesse"
                if lot < campaign.bought + campaign.interested
                else "geen"
            )
            if campaign.channel == "e-mail" and person.get("no_advertising") == "e-mail":
                response = "afgemeld"
            day = _first_day(campaign, rng)
            contacts.append(_contact(campaign, person, day, response))
            if response == "aankoop":
                orders.append(_order(campaign, person, day, rng))
    return contacts, orders


def _reached(people: list[Row], baskets: list[Basket], rng: random.Random) -> tuple[list[Row], ...]:
    """Per campaign: who was approached; one in ten of the mail's audience was left out on purpose."""
    spring, christmas, autumn = CAMPAIGNS
    mail = [
        row
        for row in people
        if row["email"]
        and row["customer_since"] < spring.start
        and (row["email_consent"] == "ja" or row.get("no_advertising") == "e-mail")
        and rng.random() > 0.1
    ]
    companies = [
        row
        for row in people
        if row["customer_type"] == "bedrijf"
        and row["customer_since"] < christmas.start
        and row.get("relation") != "prospect"
        and row.get("no_advertising") not in ("telefoon", "alles")
        and (row["phone_consent"] == "ja" or row["legal_form"] in ("bv", "stichting"))
    ]
    last: dict[str, date] = {}
    for basket in baskets:
        if basket.customer and basket.day < autumn.start:
            last[basket.customer["customer"]] = max(basket.day, last.get(basket.customer["customer"], basket.day))
    oldest, newest = autumn.start - timedelta(days=3 * 365), autumn.start - timedelta(days=365)
    letters = [
        row
        for row in people
        if oldest <= last.get(row["customer"], date.min) <= newest
        and row.get("no_advertising") not in ("post", "alles")
    ]
    return mail, companies, letters


def _first_day(campaign: Campaign, rng: random.Random) -> date:
    """Mails and letters go out on the first day, calls on a working day of the weeks."""
    if campaign.channel != "telefoon":
        return campaign.start
    day = campaign.start + timedelta(days=rng.randrange((campaign.end - campaign.start).days - 6))
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _contact(campaign: Campaign, person: Row, day: date, response: str) -> Row:
    report = ""
    if campaign.channel == "telefoon":
        report = {"aankoop": "Wil pakketten bestellen.", "interesse": "Overlegt nog met collega's."}.get(
            response, "Nu geen behoefte."
        )
    return {
        "date": day,
        "customer": person["customer"],
        "channel": campaign.channel,
        "direction": "uit",
        "subject": campaign.name,
        "report": report,
        "campaign": campaign.name,
        "response": response,
        "employee": "Marijke" if campaign.channel != "telefoon" else "Bas",
    }


def _order(campaign: Campaign, person: Row, day: date, rng: random.Random) -> Basket:
    bought = min(day + timedelta(days=rng.randint(1, 16)), campaign.end)
    if campaign.channel == "telefoon":
        lines = [(BY_NAME["Kerstpakket klein"], rng.choice((5, 6, 8, 10, 12)))]
        return Basket(bought, person, "zakelijk", lines, "opdracht", campaign.name)
    staples = [article for article in ARTICLES if article.staple]
    lines = [(article, rng.choice((1, 1, 2))) for article in rng.sample(staples, rng.randint(1, 3))]
    return Basket(bought, person, "webwinkel", lines, "", campaign.name, campaign.code)
