"""What the invented shop sells: prices, when it sells, how its sales move over the years, what goes with what."""

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Article:
    """`price` in euro incl. btw in 2022; `weight` how often it is taken; `peak` factors by month (1-12) of its own;
    `trend` the factor a year; `months` its lifetime; `since`, `until` the years it is sold in."""

    name: str
    group: str
    price: float
    weight: float = 1.0
    peak: dict[int, float] = field(default_factory=dict)
    trend: float = 1.0
    months: int | None = None
    since: int = 2022
    until: int = 2026
    vat: float = 0.09
    staple: bool = False  # bought again and again


SUMMER = {4: 1.3, 5: 1.8, 6: 2.6, 7: 2.8, 8: 2.4, 9: 1.2, 10: 0.5, 11: 0.3, 12: 0.2, 1: 0.2, 2: 0.3, 3: 0.6}
WINTER = {10: 1.5, 11: 1.9, 12: 2.0, 1: 1.6, 2: 1.3, 5: 0.6, 6: 0.4, 7: 0.4, 8: 0.5}
CHRISTMAS = {10: 0.6, 11: 4.0, 12: 9.0, 1: 0.05, 2: 0.0, 3: 0.0, 4: 0.0, 5: 0.0, 6: 0.0, 7: 0.0, 8: 0.0, 9: 0.05}
GIFT = {5: 1.3, 11: 2.0, 12: 3.4}

THEE, KOFFIE, THEEGEREI, KOFFIEGEREI = "Thee", "Koffie", "Theegerei", "Koffiegerei"
KEUKEN, CADEAU, WORKSHOP = "Keukengerei", "Cadeau", "Workshop"

ARTICLES = (
    Article("Earl Grey 100 g", THEE, 6.95, 6.0, staple=True),
    Article("English Breakfast 100 g", THEE, 6.50, 5.0, staple=True),
    Article("Sencha 100 g", THEE, 8.95, 4.0, staple=True),
    Article("Jasmijn groene thee 100 g", THEE, 8.50, 3.0, staple=True),
    Article("Darjeeling first flush 100 g", THEE, 12.95, 1.6, {4: 2.2, 5: 2.6, 6: 1.8}),
    Article("Rooibos vanille 100 g", THEE, 5.95, 4.0, trend=0.9, staple=True),
    Article("Verse muntmelange 75 g", THEE, 5.50, 2.5, staple=True),
    Article("Kamille 50 g", THEE, 4.95, 1.6, {1: 1.5, 2: 1.5, 11: 1.4}, staple=True),
    Article("Chai kruidenthee 100 g", THEE, 7.25, 2.4, WINTER, staple=True),
    Article("Wintermelange sinaasappel 100 g", THEE, 7.50, 2.6, WINTER),
    Article("IJsthee perzik 100 g", THEE, 7.25, 2.2, SUMMER),
    Article("Matcha 30 g", THEE, 19.95, 0.9, trend=1.5, staple=True),
    Article("Oolong 100 g", THEE, 13.50, 0.9),
    Article("Lapsang Souchong 100 g", THEE, 9.75, 0.8, trend=0.68),
    Article("Huismelange bonen 250 g", KOFFIE, 7.95, 7.0, staple=True),
    Article("Huismelange bonen 1 kg", KOFFIE, 26.50, 3.5, trend=1.12, staple=True),
    Article("Espresso Napoli 250 g", KOFFIE, 8.50, 4.5, staple=True),
    Article("Ethiopië Sidamo 250 g", KOFFIE, 9.95, 2.5, staple=True),
    Article("Colombia 250 g", KOFFIE, 8.95, 2.5, staple=True),
    Article("Décafé 250 g", KOFFIE, 8.95, 1.8, trend=1.08, staple=True),
    Article("Koffiepads donker 36 st", KOFFIE, 4.75, 2.6, trend=0.62, staple=True),
    Article("Cold brew pakket", KOFFIE, 11.95, 1.0, SUMMER, since=2023),
    Article("Gietijzeren theepot 0,8 l", THEEGEREI, 49.95, 0.5, GIFT, months=120, vat=0.21),
    Article("Glazen theepot 1,2 l", THEEGEREI, 27.50, 0.8, GIFT, months=36, vat=0.21),
    Article("Theefilter rvs", THEEGEREI, 7.95, 1.5, months=36, vat=0.21),
    Article("Theelichtje keramiek", THEEGEREI, 14.95, 0.5, WINTER, months=60, vat=0.21),
    Article("Theeglazen set van 4", THEEGEREI, 18.95, 0.7, GIFT, months=36, vat=0.21),
    Article("Handkoffiemolen", KOFFIEGEREI, 44.50, 0.5, GIFT, months=60, vat=0.21),
    Article("Cafetière 1 l", KOFFIEGEREI, 29.95, 0.8, GIFT, months=48, vat=0.21),
    Article("Filterhouder porselein", KOFFIEGEREI, 21.95, 0.6, GIFT, months=60, vat=0.21),
    Article("Koffiefilters nr. 4, 100 st", KOFFIEGEREI, 3.95, 2.2, months=4, vat=0.21, staple=True),
    Article("Percolator 6 kops", KOFFIEGEREI, 34.95, 0.5, GIFT, trend=0.7, months=96, vat=0.21),
    Article("Melkopschuimer", KOFFIEGEREI, 24.95, 0.5, GIFT, months=36, vat=0.21),
    Article("Vijzel graniet", KEUKEN, 32.50, 0.4, GIFT, months=240, vat=0.21),
    Article("Koksmes 20 cm", KEUKEN, 64.95, 0.3, GIFT, months=120, vat=0.21),
    Article("Snijplank olijfhout", KEUKEN, 38.50, 0.4, GIFT, months=60, vat=0.21),
    Article("Bewaarblik 250 g", KEUKEN, 9.95, 1.4, months=60, vat=0.21),
    Article("Linnen theedoek", KEUKEN, 11.95, 0.9, GIFT, months=36, vat=0.21),
    Article("Honing van de Sallandse heide", KEUKEN, 8.75, 1.6),
    Article("Amandelkoekjes", KEUKEN, 5.25, 3.0, {11: 1.4, 12: 1.8}),
    Article("Pure chocolade 70%", KEUKEN, 4.95, 2.6, {2: 1.3, 12: 1.8, 7: 0.4, 8: 0.4}),
    Article("Cadeaupakket thee", CADEAU, 24.95, 1.0, GIFT, vat=0.09),
    Article("Cadeaupakket koffie", CADEAU, 27.50, 0.9, GIFT, vat=0.09),
    Article("Kerstpakket klein", CADEAU, 32.50, 0.7, CHRISTMAS, trend=1.1, vat=0.21),
    Article("Kerstpakket groot", CADEAU, 54.95, 0.5, CHRISTMAS, trend=1.1, vat=0.21),
    Article("Theeproeverij", WORKSHOP, 34.50, 0.5, {7: 0.0, 8: 0.0, 12: 0.3}, vat=0.21),
    Article("Workshop barista thuis", WORKSHOP, 59.00, 0.3, {7: 0.0, 8: 0.0, 12: 0.3}, trend=1.15, since=2023, vat=0.21),
)  # fmt: skip

BY_NAME = {article.name: article for article in ARTICLES}

# who takes the first often takes the second with it
TOGETHER = (
    ("Cafetière 1 l", "Huismelange bonen 250 g", 0.55),
    ("Handkoffiemolen", "Espresso Napoli 250 g", 0.5),
    ("Filterhouder porselein", "Koffiefilters nr. 4, 100 st", 0.7),
    ("Gietijzeren theepot 0,8 l", "Sencha 100 g", 0.45),
    ("Glazen theepot 1,2 l", "Theeglazen set van 4", 0.35),
    ("Chai kruidenthee 100 g", "Honing van de Sallandse heide", 0.25),
    ("Earl Grey 100 g", "Amandelkoekjes", 0.16),
)


def price_in(article: Article, year: int) -> float:
    """The price of that year: 4% more a year, rounded to 5 cents."""
    return round(round(article.price * 1.04 ** (year - 2022) * 20) / 20, 2)


def appetite(article: Article, year: int, month: int) -> float:
    """How often the article is taken in a month, relative to the others."""
    if not article.since <= year <= article.until:
        return 0.0
    years = year - 2022 + (month - 6.5) / 12
    return article.weight * article.peak.get(month, 1.0) * article.trend**years
