"""*Artikelen*: what sells, what is asked for more or less, and whom to approach with which article."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from klantenbestand.analysis.activity import Window
from klantenbestand.analysis.articles import Articles
from klantenbestand.analysis.end_of_data import not_up_to_date, too_early
from klantenbestand.analysis.offers import LONGEST, PATIENCE, Offers
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.replacement import AHEAD
from klantenbestand.analysis.thin import (
    GAPS_FOR_REPLACEMENT,
    MONTHS_FOR_ARTICLE,
    OFFERS_FOR_SHARE,
    OFFERS_FOR_YEAR,
    WIDEST_WINDOW,
)
from klantenbestand.tabs.artikelen_background import NAME
from klantenbestand.tabs.artikelen_tables import GROUPS, LISTED, ArticleAnswers, tables
from klantenbestand.tabs.frame import period_line, unless_stale, warnings, with_recompute_note
from klantenbestand.words.findings import Finding
from klantenbestand.words.tab import Chart, ChartKind, Check, Format, Group, KeyFigure, Role, Series, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, euro, listing, plural, share

_TOP = 10  # bars in a chart
_NAMED = 3  # articles in a sentence


def artikelen(answers: ArticleAnswers, purchases: Purchases, window: Window, checks: tuple[Check, ...] = ()) -> Tab:
    """The tab for a shop with at least one article; `window`: how long a customer is active."""
    todo = unless_stale(purchases, _advice(answers), "articles.do.stale")
    return Tab(
        name=NAME,
        group=Group.ANALYSIS,
        title=say("articles.title"),
        period=period_line(purchases),
        conclusion=f"{_conclusion(answers.sales, purchases)} {todo}",
        warnings=warnings(_thin(answers, purchases)),
        figures=_figures(answers, purchases),
        charts=_charts(answers),
        tables=tables(answers, purchases),
        definitions=with_recompute_note(_definitions(answers, purchases, window), checks),
        checks=checks,
    )


def _thin(answers: ArticleAnswers, purchases: Purchases) -> tuple[Finding, ...]:
    """What could not be said; where nothing was sold yet, only of the quotations."""
    if purchases.lines.empty:
        return answers.offers.thin
    known = (*not_up_to_date(purchases), *too_early(purchases))
    return (*known, *answers.sales.thin, *answers.together.thin, *answers.offers.thin)


def _advice(answers: ArticleAnswers) -> str:
    """Whom to approach, as the lists of the tab have it; else what to look at."""
    opened, offered = answers.offers.open, len(answers.companions)
    due = answers.due.due["customer"].nunique()
    parts = []
    if len(opened):
        key = "articles.do.offers" if len(opened) > 1 else "articles.do.offers.one"
        parts.append(say(key, number=count(len(opened)), amount=euro(opened["amount"].sum())))
    if due:
        parts.append(say("articles.do.due", customers=plural(due, "klant die toe is", "klanten die toe zijn")))
    if offered:
        parts.append(say("articles.do.companion", customers=plural(offered, "klant", "klanten")))
    if parts:
        what = listing(parts)
        return say("articles.do" if len(parts) > 1 else "articles.do.one", what=what[0].upper() + what[1:])
    if len(answers.sales.falling):
        return say("articles.do.less")
    more = (answers.sales.frame["direction"] == 1).any()
    return say("articles.do.more" if more else "articles.do.none")


def _most(sales: Articles) -> tuple[int, int, bool]:
    """How many articles bring 80% of the revenue, of how many that were sold; and whether of the last 12 months."""
    recent = sales.frame["revenue_12"]
    is_recent = bool(recent.notna().any() and recent.sum() > 0)
    revenue = np.sort((recent if is_recent else sales.frame["revenue"]).to_numpy(dtype=np.float64))[::-1]
    sold = int((revenue > 0).sum())
    if not sold or revenue.sum() <= 0:
        return 0, sold, is_recent
    return int(np.searchsorted(np.cumsum(revenue), 0.8 * revenue.sum() - 0.005) + 1), sold, is_recent


def _conclusion(sales: Articles, purchases: Purchases) -> str:
    if purchases.lines.empty:
        return say("articles.conclusion.offers")
    demand = _demand(sales)
    most, sold, is_recent = _most(sales)
    if not most:
        return say("articles.conclusion.none", demand=demand).strip()
    if len(sales.frame) == 1:
        return say("articles.conclusion.one", name=sales.frame.index[0], demand=demand).strip()
    return say(
        "articles.conclusion",
        most=plural(most, "artikel bracht", "artikelen brachten"),
        known=say("articles.known") if sales.without_article else "",
        months=say("articles.months") if is_recent else "",
        all=count(sold),
        demand=demand,
    ).strip()


def _demand(sales: Articles) -> str:
    """What is asked for less and more, as far as the test says so; empty where nothing could be tested."""
    if not (sales.frame["p"].notna()).any():
        return ""
    less, more = (_names(sales.frame.index[sales.frame["direction"] == sign]) for sign in (-1, 1))
    if not less and not more:
        return say("articles.demand.flat")
    sentences = ((less, "articles.demand.less"), (more, "articles.demand.more"))
    return " ".join(say(key, names=names) for names, key in sentences if names)


def _names(names: Sequence[str] | pd.Index) -> str:
    """The first names, and how many others."""
    rest = len(names) - _NAMED
    shown = [str(name) for name in names[: _NAMED if rest > 1 else _NAMED + 1]]
    if rest > 1:
        shown.append(say("articles.others", count=count(rest)))
    return listing(shown)


def _figures(answers: ArticleAnswers, purchases: Purchases) -> tuple[KeyFigure, ...]:
    most, sold, _ = _most(answers.sales)
    return (
        KeyFigure(say("articles.figure.most"), most or None, change=_of(sold, len(answers.sales.frame))),
        _less(answers.sales),
        _due(answers, purchases),
        _offers(answers.offers),
    )


def _of(sold: int, known: int) -> str:
    if not sold:
        return say("articles.change.most.zero" if known else "articles.change.most.none")
    return say("articles.change.most.one" if sold == 1 else "articles.change.most", all=count(sold))


def _less(sales: Articles) -> KeyFigure:
    label = say("articles.figure.less")
    if sales.months < MONTHS_FOR_ARTICLE:
        return KeyFigure(label, None, change=say("articles.change.less.none", months=MONTHS_FOR_ARTICLE))
    less, more = (int((sales.frame["direction"] == sign).sum()) for sign in (-1, 1))
    change = say("articles.change.less", more=count(more) if more else say("none"))
    return KeyFigure(label, less, change=change)


def _due(answers: ArticleAnswers, purchases: Purchases) -> KeyFigure:
    label = say("articles.figure.due")
    if answers.due.frame["days"].isna().all():
        return KeyFigure(label, None, change=say("articles.change.due.none"))
    change = unless_stale(purchases, say("articles.change.due", days=AHEAD), "stale.change")
    return KeyFigure(label, answers.due.due["customer"].nunique(), change=change)


def _offers(offers: Offers) -> KeyFigure:
    label = say("articles.figure.offers")
    numbers = {"accepted": count(offers.accepted), "judged": count(offers.judged)}
    if offers.interval is None:
        return KeyFigure(label, None, Format.SHARE, say("articles.change.offers.none", days=PATIENCE))
    if offers.judged < OFFERS_FOR_SHARE:
        change = say("articles.change.offers.few", need=OFFERS_FOR_SHARE, **numbers)
        return KeyFigure(label, None, Format.SHARE, change)
    low, high = (share(bound) for bound in offers.interval)
    change = say("articles.change.offers", low=low, high=high, **numbers)
    return KeyFigure(label, offers.rate, Format.SHARE, change)


def _charts(answers: ArticleAnswers) -> tuple[Chart, ...]:
    last, before = "Omzet laatste 12 maanden", "Omzet 12 maanden ervoor"
    has_year = answers.sales.frame["revenue_12"].notna().any()
    groups = answers.groups.frame
    names = say("articles.series.last"), say("articles.series.before")
    return (
        Chart(
            say("articles.chart.top"),
            NAME,
            "Artikel",
            (Series(last, last if has_year else "Omzet", Role.ACCENT, Format.EURO),),
            ChartKind.BAR,
            value_format=Format.EURO,
            rows=_TOP,
            from_top=True,
            note=names[0] if has_year else "",
            drawn=len(answers.sales.frame) >= 2,
        ),
        Chart(
            say("articles.chart.groups"),
            GROUPS,
            "Artikelgroep",
            (
                Series(names[0], last, Role.ACCENT, Format.EURO),
                Series(names[1], before, Role.GREY, Format.EURO),
            ),
            ChartKind.COLUMN,
            value_format=Format.EURO,
            rows=_TOP,
            from_top=True,
            drawn=len(groups) >= 2 and bool(groups["revenue_before"].notna().any()),
        ),
    )


def _definitions(answers: ArticleAnswers, purchases: Purchases, window: Window) -> tuple[str, ...]:
    # As many lines whatever the data: a line more would move the tables below.
    without, overall = answers.sales.without_article, answers.first.overall["share"]
    return (
        say(
            "articles.def.revenue",
            amounts=purchases.settings.amounts,
            without=euro(without, cents=True) if without else say("none"),
        ),
        say("articles.def.counts"),
        say("articles.def.months"),
        say("articles.def.demand"),
        say("articles.def.untested"),
        say("articles.def.due", days=AHEAD),
        say("articles.def.replace", gaps=GAPS_FOR_REPLACEMENT, wide=WIDEST_WINDOW),
        say("articles.def.offer"),
        say("articles.def.pairs", baskets=count(answers.together.baskets)),
        say(
            "articles.def.first",
            days=window.days,
            share=say("articles.unknown") if np.isnan(overall) else share(overall),
        ),
        say("articles.def.offers", longest=LONGEST, patience=PATIENCE, few=OFFERS_FOR_YEAR),
        say("articles.def.lists", rows=count(LISTED)),
    )
