"""The purchase lines of the example: customers with a rhythm of their own, losse verkoop, offertes, returns."""

import math
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sample.articles import ARTICLES, BY_NAME, TOGETHER, Article, appetite, price_in
from sample.calendar_of_shop import DAYS, END, START, WEIGHTS, day_at, is_open, shop_time

Row = dict[str, Any]

# share of the customers, mean gap in shop days, regularity (gamma shape), chance to leave after a purchase
RHYTHMS = (
    ("maand", 0.12, 27.0, 4.0, 0.012),
    ("kwartaal", 0.26, 72.0, 2.5, 0.045),
    ("af en toe", 0.28, 190.0, 1.4, 0.12),
    ("eenmalig", 0.34, 0.0, 1.0, 1.0),
)
_LOOSE_A_DAY = 0.62


@dataclass
class Basket:
    """One order before it is written out as lines."""

    day: date
    customer: Row | None
    channel: str
    lines: list[tuple[Article, int]]
    status: str = ""
    campaign: str = ""
    code: str = ""
    number: str = ""
    extra: list[Row] = field(default_factory=list)


def make_baskets(people: list[Row], rng: random.Random) -> list[Basket]:
    """All orders in order of their day."""
    baskets = [
        basket for person in people if person.get("relation") != "prospect" for basket in _of_customer(person, rng)
    ]
    baskets += _loose_sales(rng)
    baskets += _christmas_offers(people, rng)
    baskets += _offers_to_prospects(people, rng)
    return sorted(baskets, key=lambda basket: basket.day)


def _of_customer(person: Row, rng: random.Random) -> list[Basket]:
    name, _, gap, shape, leave = rng.choices(RHYTHMS, [rhythm[1] for rhythm in RHYTHMS])[0]
    favourites = rng.sample([article for article in ARTICLES if article.staple], 3)
    prefers_web = rng.random() < 0.42
    moment = shop_time(max(person["customer_since"], START))
    if person["customer_since"] < START:
        moment += rng.uniform(0, max(gap, 300.0))
    found: list[Basket] = []
    day = day_at(moment)
    while day is not None:
        web = rng.random() < (0.85 if prefers_web else 0.1) or not is_open(day)
        channel = "webwinkel" if web else "winkel"
        found.append(Basket(day, person, channel, _fill(day, favourites, rng, person)))
        if rng.random() < leave:
            break
        moment += rng.gammavariate(shape, gap / shape)
        day = day_at(max(moment, shop_time(day) + 0.9))
    person["rhythm"] = name
    return found


def _fill(day: date, favourites: list[Article], rng: random.Random, person: Row | None) -> list[tuple[Article, int]]:
    """What is in the basket: favourites more often, and what goes together."""
    weights = [appetite(article, day.year, day.month) for article in ARTICLES]
    weights = [
        weight * (9.0 if article in favourites else 1.0) for weight, article in zip(weights, ARTICLES, strict=True)
    ]
    count = min(1 + int(rng.expovariate(0.85)), 7)
    chosen = list(dict.fromkeys(rng.choices(ARTICLES, weights, k=count)))
    for first, second, chance in TOGETHER:
        if BY_NAME[first] in chosen and BY_NAME[second] not in chosen and rng.random() < chance:
            chosen.append(BY_NAME[second])
    company = person is not None and person["customer_type"] == "bedrijf"
    return [(article, _quantity(article, company, rng)) for article in chosen]


def _quantity(article: Article, company: bool, rng: random.Random) -> int:
    if article.staple and company:
        return rng.choice((2, 3, 4, 4, 6, 8, 10))
    if article.group == "Workshop" or article.staple:
        return rng.choices((1, 2, 3, 4), (62, 26, 7, 5))[0]
    return 2 if rng.random() < 0.1 else 1


def _loose_sales(rng: random.Random) -> list[Basket]:
    found = []
    for day, weight in zip(DAYS, WEIGHTS, strict=True):
        if is_open(day):
            found += [
                Basket(day, None, "winkel", _fill(day, [], rng, None))
                for _ in range(_poisson(_LOOSE_A_DAY * weight, rng))
            ]
    return found


def _poisson(mean: float, rng: random.Random) -> int:
    """Knuth's way; `random` has none."""
    limit, count, product = math.exp(-mean), 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count


def _christmas_offers(people: list[Row], rng: random.Random) -> list[Basket]:
    """Every autumn some companies ask an offer for Christmas parcels; a bit more than half of them order."""
    companies = [row for row in people if row["customer_type"] == "bedrijf" and row.get("relation") != "prospect"]
    found = []
    for year in range(2022, 2027):
        known = [row for row in companies if row["customer_since"] < date(year, 9, 20)]
        for person in rng.sample(known, min(len(known), 9)):
            day = date(year, 10, 16) + timedelta(days=rng.randrange(36))
            article = BY_NAME[rng.choice(("Kerstpakket klein", "Kerstpakket klein", "Kerstpakket groot"))]
            lines = [(article, rng.choice((4, 5, 6, 8, 10, 12, 15, 20)))]
            found.append(Basket(day, person, "zakelijk", lines, "offerte"))
            ordered = day + timedelta(days=rng.randint(5, 24))
            if rng.random() < 0.58 and ordered <= END:
                found.append(Basket(ordered, person, "zakelijk", lines, "opdracht"))
    return [basket for basket in found if basket.day <= END]


def _offers_to_prospects(people: list[Row], rng: random.Random) -> list[Basket]:
    found = []
    for person in people:
        if person.get("relation") == "prospect" and rng.random() < 0.6:
            day = min(person["customer_since"] + timedelta(days=rng.randint(1, 10)), END)
            article = BY_NAME[rng.choice(("Kerstpakket klein", "Theeproeverij", "Huismelange bonen 1 kg"))]
            found.append(Basket(day, person, "zakelijk", [(article, rng.choice((6, 8, 10, 12)))], "offerte"))
    return found


def write_lines(baskets: list[Basket], rng: random.Random) -> list[Row]:
    """The lines of *Aankopen* in order of their day; numbers every order, adds returns and payments."""
    counters = {"winkel": 4120, "webwinkel": 20310, "zakelijk": 0}
    rows: list[Row] = []
    for basket in baskets:
        counters[basket.channel] += 1
        basket.number = _order_number(basket, counters[basket.channel])
        rows += [_line(basket, article, quantity) for article, quantity in basket.lines]
        if basket.channel == "zakelijk" and basket.status == "opdracht":
            _payment(rows[-1], basket.day, rng)
        rows += _return(basket, rng)
    return sorted(rows, key=lambda row: row["date"])


def _order_number(basket: Basket, count: int) -> str:
    if basket.channel == "winkel":
        return f"{count:07d}"  # the till's own number, zeros in front
    if basket.channel == "webwinkel":
        return f"W{count}"
    return f"{'O' if basket.status == 'offerte' else 'F'}{basket.day.year}-{count:03d}"


def _line(basket: Basket, article: Article, quantity: int) -> Row:
    price = price_in(article, basket.day.year)
    if basket.code:
        price = round(price * 0.9, 2)
    return {
        "order": basket.number,
        "date": basket.day,
        "customer": basket.customer["customer"] if basket.customer else "",
        "article": article.name,
        "article_group": article.group,
        "quantity": quantity,
        "price": price,
        "amount": round(quantity * price, 2),
        "channel": basket.channel,
        "status": basket.status or ("opdracht" if basket.channel == "webwinkel" else ""),
        "vat_rate": article.vat,
        "source": {"winkel": "Kassa", "webwinkel": "Webwinkel"}.get(basket.channel, "Boekhouding"),
        "campaign": basket.campaign,
        "promo_code": basket.code,
        "lifetime_months": article.months,
    }


def _payment(row: Row, day: date, rng: random.Random) -> None:
    row["due_date"] = day + timedelta(days=14)
    paid = day + timedelta(days=rng.choice((6, 9, 11, 13, 14, 16, 21, 33)))
    row["paid_on"] = paid if paid <= END else None


def _return(basket: Basket, rng: random.Random) -> list[Row]:
    """Some of what the web shop sends comes back; with a minus, as most systems write it, or without."""
    chance = {"webwinkel": 0.035, "winkel": 0.006}.get(basket.channel, 0.0)
    if basket.customer is None or rng.random() >= chance:
        return []
    article, quantity = rng.choice(basket.lines)
    day = basket.day + timedelta(days=rng.randint(3, 19))
    if day > END or article.group == "Workshop":
        return []
    row = _line(basket, article, quantity)
    sign = 1 if rng.random() < 0.2 else -1
    return [row | {"date": day, "quantity": sign * quantity, "amount": sign * row["amount"], "status": "retour"}]
