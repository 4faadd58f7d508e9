"""*Artikelen* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.activity import Status
from klantenbestand.analysis.articles import Articles
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.offers import LONGEST, Offers
from klantenbestand.analysis.orders import Purchases
from klantenbestand.reading.data import Data
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.json_rows import json_rows
from klantenbestand.steps.results import Results
from klantenbestand.tabs import artikelen as tab
from klantenbestand.tabs.artikelen_background import NAME, pairs_frame, replace_frame
from klantenbestand.tabs.artikelen_tables import ArticleAnswers, due_frame, sold_frame
from klantenbestand.tabs.recompute import quotient, revenue_checks, without_formula
from klantenbestand.words.tab import Check, Field, Format, Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, euro, plural

FIELDS = (
    Field("replace_article", "Vervangen"),
    Field("replace_on", "Vervangen rond", Format.DATE),
    Field("companion", "Past erbij"),
    Field("open_offers", "Open offertes", Format.COUNT, width=10),
    Field("open_offers_amount", "Bedrag open offertes", Format.EURO_CENTS),
)


def _answers(results: Results) -> ArticleAnswers | None:
    """All that the tab tells; None where no purchase has an article, nor any quotation is open in their stead."""
    quoted, results = results.uncounted is not None, results.with_quotations
    sales, activity = results.articles, results.activity
    if sales is None or activity is None or (sales.frame.empty and not quoted):
        return None
    groups, together, found = results.article_groups, results.together, results.companions
    first, due, offers = results.first_articles, results.replacements, results.offers
    if groups is None or together is None or found is None or first is None or due is None or offers is None:
        return None
    if quoted and offers.open.empty:
        return None
    status = activity.customers["status"].reindex(found.index)
    return ArticleAnswers(
        sales, groups, together, found[status != Status.LAPSED.value], first, due, offers, results.names
    )


def _make(results: Results) -> Tab | None:
    known = results.with_quotations
    answers, purchases, activity = _answers(results), known.purchases, known.activity
    if answers is None or purchases is None or activity is None:
        return None
    total = purchases.lines["cents"].to_numpy()[purchases.article >= 0].sum() / 100
    label = say("articles.check")
    checks = revenue_checks(results.data, label, total, None, purchases.peildatum, articles_only=True, name="all")
    checks += _best_checks(results.data, purchases, answers, checks)
    return tab.artikelen(answers, purchases, activity.window, checks)


def _best_checks(
    data: Data, purchases: Purchases, answers: ArticleAnswers, total: tuple[Check, ...]
) -> tuple[Check, ...]:
    """Always three: what the article that sells best brought, its share, and what no formula gives."""
    if not total:
        return ()
    frame, why = answers.sales.frame, say("articles.check.other.why")
    other = without_formula(say("articles.check.other"), None, why, Format.COUNT)
    if frame.empty:
        none = [say(f"articles.check.{key}.none") for key in ("best", "share")]
        return (*(without_formula(words, None, say("articles.check.none")) for words in none), other)
    name, revenue = str(frame.index[0]), float(frame["revenue"].iloc[0])
    label = say("articles.check.best", article=name)
    best = revenue_checks(data, label, revenue, None, purchases.peildatum, article=name, name="best")
    brought = float(frame["revenue"].sum())
    part = revenue / brought if brought else None
    share = quotient(say("articles.check.share", article=name), part, best[0], total[0], Format.SHARE_FINE)
    return (*best, share, other)


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    answers = _answers(results)
    if answers is None or (results.purchases is not None and not data_end(results.purchases).up_to_date):
        return ()  # who bought meanwhile, and what, is not in the file
    lines = []
    due, opened, less = answers.due.due["customer"].nunique(), answers.offers.open, len(answers.sales.falling)
    if due:
        lines.append(say("start.now.due", customers=plural(due, "klant", "klanten")))
    if len(opened):
        key = "start.now.offers" if len(opened) > 1 else "start.now.offers.one"
        lines.append(say(key, number=count(len(opened)), amount=euro(opened["amount"].sum())))
    if less:
        lines.append(say("start.now.less", articles=plural(less, "artikel waar", "artikelen waar")))
    return tuple(Link(sheet, "A1", line) for line in lines)


def _see(results: Results) -> str:
    revenue = pd.Series(dtype="float64") if results.articles is None else results.articles.frame["revenue"]
    if (revenue > 0).any():
        return say("start.now.articles")
    return say("start.now.articles.back" if (revenue < 0).any() else "start.now.articles.free")


def _columns(results: Results) -> pd.DataFrame:
    due, offers, found = results.replacements, results.offers, results.companions
    if due is None or offers is None or found is None:
        return pd.DataFrame()
    nearest = due_frame(due)[["customer", "article", "due"]].drop_duplicates("customer").set_index("customer")
    opened = offers.open[offers.open["customer"] != ""].groupby("customer")["amount"].agg(["size", "sum"])
    opened.columns = ["open_offers", "open_offers_amount"]
    nearest.columns = ["replace_article", "replace_on"]
    parts = (nearest, found["other"].rename("companion"), opened.astype("float64"))
    return pd.concat(parts, axis=1).rename_axis("customer")


def _figures(results: Results) -> Mapping[str, Any]:
    answers = _answers(results)
    if answers is None:
        return {"artikelen": None}
    return {
        "artikelen": {
            "maanden": answers.sales.months,
            "omzet_zonder_artikel": answers.sales.without_article,
            "artikelen": _sold(answers.sales, "articles"),
            "groepen": _sold(answers.groups, "groups"),
            "samen": json_rows(
                pairs_frame(answers.together),
                {"article": "artikel", "other": "ook", "both": "orders_samen", "with_article": "orders_artikel",
                 "share": "deel", "lift": "lift", "lift_low": "lift_minstens", "not_yet": "nog_niet"},
            ),
            "vervanging": json_rows(
                replace_frame(answers.due),
                {
                    "label": "artikel",
                    "gaps": "keer",
                    "usual": "dagen_middelste",
                    "days": "dagen_gerekend",
                    "due": "klanten",
                },
            ),
            "toe_aan_vervanging": int(answers.due.due["customer"].nunique()),
            "offertes": _offers(answers.offers),
        }
    }  # fmt: skip


def _sold(sales: Articles, key: str) -> list[dict[str, Any]]:
    names = {"label": "naam", "revenue": "omzet", "units": "stuks", "customers": "klanten", "change": "verschil"}
    return json_rows(sold_frame(sales, key), {**names, "yearly": "per_jaar", "demand": "vraag"})


def _offers(offers: Offers) -> dict[str, Any]:
    return {
        "beoordeeld": offers.judged,
        "opdracht": offers.accepted,
        "deel": offers.rate,
        "zeker": None if offers.interval is None else list(offers.interval),
        "dagen_middelste": offers.median_days,
        "open": len(offers.open),
        "open_bedrag": round(float(offers.open["amount"].sum()), 2),
    }


_EXPLAINED = (say("articles.columns", days=LONGEST),)
TAB = AnalysisTab(
    NAME, _make, _figures, _to_do, FIELDS, _columns, why_not="no-articles", explained=_EXPLAINED, see=_see
)
