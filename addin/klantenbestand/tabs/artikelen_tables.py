"""The tables of *Artikelen*: what sells, whom to approach with what, and the background of it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from klantenbestand.analysis.article_trend import State
from klantenbestand.analysis.articles import Articles
from klantenbestand.analysis.offers import Offers
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.replacement import Replacement
from klantenbestand.analysis.sequence import FirstArticles
from klantenbestand.analysis.thin import GAPS_FOR_REPLACEMENT
from klantenbestand.analysis.together import Together
from klantenbestand.tabs.frame import list_title
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count

NAME = "Artikelen"
GROUPS = f"{NAME}_groepen"
MOST_ARTICLES = 2_000  # the others share a row, so that the table adds up
LISTED = 200  # customers or offers: what a person can act on
SHOWN = 50  # rows of background
_SOLD = (
    Field("revenue", "Omzet", Format.EURO),
    Field("share", "Deel van de omzet", Format.SHARE_FINE),
    Field("units", "Stuks", Format.COUNT),
    Field("customers", "Klanten", Format.COUNT),
    Field("orders", "Orders", Format.COUNT),
    Field("last", "Laatst verkocht", Format.DATE),
    Field("revenue_12", "Omzet laatste 12 maanden", Format.EURO),
    Field("revenue_before", "Omzet 12 maanden ervoor", Format.EURO),
    Field("units_12", "Stuks laatste 12 maanden", Format.COUNT),
    Field("units_before", "Stuks 12 maanden ervoor", Format.COUNT),
    Field("change", "Verschil", Format.SHARE),
    Field("yearly", "Gewoonlijk per jaar", Format.SHARE),
    Field("demand", "Vraag"),
)
_ADDS_UP = ["revenue", "units", "revenue_12", "revenue_before", "units_12", "units_before"]
_CUSTOMER = (Field("customer", "Klantnummer"), Field("name", "Naam"))


@dataclass(frozen=True)
class ArticleAnswers:
    """All that the tab tells. `companions`: of the customers who are active now; `names`: by customer number."""

    sales: Articles
    groups: Articles
    together: Together
    companions: pd.DataFrame
    first: FirstArticles
    due: Replacement
    offers: Offers
    names: pd.Series


def tables(answers: ArticleAnswers, purchases: Purchases) -> tuple[Table, ...]:
    """Always the same nine, so that each keeps its columns; one without anything to tell is empty."""
    return (
        _sold(answers.sales, NAME, "articles", (Field("label", "Artikel"), Field("article_group", "Groep"))),
        _sold(answers.groups, GROUPS, "groups", (Field("label", "Artikelgroep"),)),
        _due(answers),
        _offer(answers),
        _open(answers, purchases),
        _pairs(answers.together),
        _first(answers.first),
        _replace(answers.due),
        _offer_years(answers.offers),
    )


def sold_frame(sales: Articles, key: str = "articles") -> pd.DataFrame:
    """What was sold, best of the last twelve full months first, with the words of the tab: the table adds up to all
    revenue, with a row for the articles beyond the first 2,000 and one for lines without an article."""
    frame = sales.frame.assign(label=sales.frame.index, demand=demand_words(sales.frame))
    frame = frame.sort_values(["revenue_12", "revenue"], ascending=False, kind="stable")
    rest = frame.iloc[MOST_ARTICLES:]
    extra: list[dict[Hashable, Any]] = []
    if len(rest):
        label = say("articles.row.others", count=count(len(rest)))
        extra.append({"label": label, **rest[_ADDS_UP].sum(min_count=1).to_dict()})
    if sales.without_article:
        label = say("articles.row.without" if key == "articles" else "articles.row.without-group")
        extra.append({"label": label, "revenue": sales.without_article})
    if extra:
        shown, more = _open_counts(frame.iloc[:MOST_ARTICLES]), _extra_rows(extra, frame)
        frame = pd.concat([shown, more])
    whole = frame["revenue"].sum()
    return frame.assign(share=frame["revenue"] / whole if whole > 0 else np.nan)


def _open_counts(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with counts that may be missing, as they are in a row of many articles."""
    return frame.astype(dict.fromkeys(frame.columns[frame.dtypes == "int64"], "float64"))


def _extra_rows(rows: list[dict[Hashable, Any]], like: pd.DataFrame) -> pd.DataFrame:
    """Rows with the columns and types of the table; empty where they say nothing."""
    more = pd.DataFrame(rows).reindex(columns=like.columns)
    types = _open_counts(like.iloc[:0]).dtypes
    for name in types.index[[pd.api.types.is_string_dtype(kind) for kind in types]]:
        more[name] = more[name].astype("str").fillna("")
    return more.astype(types.to_dict())


def demand_words(frame: pd.DataFrame) -> pd.Series:
    """The demand of each article as a word."""
    tested = frame["state"] == State.TESTED.value
    key = frame["state"].where(~tested, frame["direction"].astype("str"))
    return key.map({name: say(f"articles.demand.{name}") for name in key.unique()}).astype("str")


def _sold(sales: Articles, name: str, key: str, first: tuple[Field, ...]) -> Table:
    return Table(name, sold_frame(sales, key), (*first, *_SOLD), title=say(f"articles.table.{key}"), key=("label",))


def _named(frame: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    return frame.assign(name=frame["customer"].map(names).astype("str").fillna(""))


def due_frame(due: Replacement) -> pd.DataFrame:
    """Who is due for what, nearest to today first."""
    return due.due.iloc[np.argsort(due.due["days_left"].abs().to_numpy(), kind="stable")]


def _due(answers: ArticleAnswers) -> Table:
    frame = due_frame(answers.due).head(LISTED)
    return Table(
        f"{NAME}_vervangen",
        _named(frame, answers.names).assign(basis=_basis(frame["basis"])),
        (
            *_CUSTOMER,
            Field("article", "Artikel"),
            Field("last", "Laatst gekocht", Format.DATE),
            Field("due", "Vervangen rond", Format.DATE),
            Field("basis", "Berust op"),
        ),
        title=list_title("articles.table.due", len(frame), len(answers.due.due)),
        key=("customer", "article"),
    )


def _basis(words: pd.Series) -> pd.Series:
    return words.map({word: say(f"articles.basis.{word}") for word in words.unique()}).astype("str")


def _offer(answers: ArticleAnswers) -> Table:
    frame = answers.companions.sort_values("share", ascending=False, kind="stable").head(LISTED)
    return Table(
        f"{NAME}_aanbieden",
        _named(frame.reset_index(names="customer"), answers.names),
        (
            *_CUSTOMER,
            Field("article", "Kocht"),
            Field("other", "Bied aan"),
            Field("share", "Wie het kocht, nam ook", Format.SHARE),
        ),
        title=list_title("articles.table.offer", len(frame), len(answers.companions)),
        key=("customer",),
    )


def _open(answers: ArticleAnswers, purchases: Purchases) -> Table:
    frame = answers.offers.open.head(LISTED)
    age = (purchases.peildatum - frame["date"]).dt.days
    return Table(
        f"{NAME}_offertes",
        _named(frame, answers.names).assign(age=age),
        (
            Field("number", "Offerte"),
            *_CUSTOMER,
            Field("date", "Datum", Format.DATE),
            Field("amount", "Bedrag", Format.EURO_CENTS),
            Field("age", "Dagen oud", Format.COUNT),
        ),
        title=list_title("articles.table.open", len(frame), len(answers.offers.open)),
        key=("number", "customer", "date"),
    )


def pairs_frame(together: Together) -> pd.DataFrame:
    """Each pair once, in the direction in which it holds most often; surest first."""
    pairs = together.pairs
    once = [min(pair) + "\n" + max(pair) for pair in zip(pairs["article"], pairs["other"], strict=True)]
    best = pairs.assign(pair=once).sort_values("share", ascending=False, kind="stable").drop_duplicates("pair")
    return best.drop(columns="pair").sort_values("lift_low", ascending=False, kind="stable").head(SHOWN)


def _pairs(together: Together) -> Table:
    return Table(
        f"{NAME}_samen",
        pairs_frame(together),
        (
            Field("article", "Wie dit koopt"),
            Field("other", "Neemt ook"),
            Field("both", "Orders met allebei", Format.COUNT),
            Field("with_article", "Orders met het eerste", Format.COUNT),
            Field("share", "Deel", Format.SHARE),
            Field("lift", "Keer vaker", Format.DECIMAL),
            Field("lift_low", "Zeker minstens", Format.DECIMAL),
            Field("not_yet", "Klanten die het tweede nooit kochten", Format.COUNT),
        ),
        title=say("articles.table.pairs"),
        key=("article", "other"),
    )


def _first(first: FirstArticles) -> Table:
    frame = first.frame.head(SHOWN)
    frame = frame.assign(next_customers=frame["next_customers"].where(frame["next_customers"] > 0))
    overall = first.overall
    again = (frame["low"] > overall["high"]).astype("int64") - (frame["high"] < overall["low"]).astype("int64")
    return Table(
        f"{NAME}_eerste",
        frame.assign(label=frame.index, again=[say(f"articles.again.{word}") for word in again]),
        (
            Field("label", "Eerste artikel"),
            Field("first_customers", "Nieuwe klanten", Format.COUNT),
            Field("followed", "Lang genoeg geleden", Format.COUNT),
            Field("came_back", "Kwam terug", Format.COUNT),
            Field("share", "Deel", Format.SHARE),
            Field("low", "Zeker minstens", Format.SHARE),
            Field("high", "Zeker hooguit", Format.SHARE),
            Field("again", "Tegenover alle"),
            Field("next_article", "Kocht daarna het vaakst"),
            Field("next_customers", "Klanten die dat kochten", Format.COUNT),
        ),
        title=list_title("articles.table.first", len(frame), len(first.frame)),
        key=("label",),
    )


def replace_frame(due: Replacement) -> pd.DataFrame:
    """The usual time per article, with the number of customers who are due; most due first."""
    named = due.due.groupby("article")["customer"].nunique().reindex(due.frame.index, fill_value=0)
    frame = due.frame.assign(due=named, label=due.frame.index)
    return frame.sort_values(["due", "gaps"], ascending=False, kind="stable").head(SHOWN)


def _replace(due: Replacement) -> Table:
    frame = replace_frame(due)
    why = (frame["gaps"] < GAPS_FOR_REPLACEMENT).map({True: "few", False: "wide"}).astype("str")
    return Table(
        f"{NAME}_opnieuw",
        frame.assign(basis=_basis(frame["basis"].where(frame["basis"] != "", why))),
        (
            Field("label", "Artikel"),
            Field("gaps", "Keer opnieuw gekocht", Format.COUNT),
            Field("customers", "Door klanten", Format.COUNT),
            Field("low", "10% binnen (dagen)", Format.COUNT),
            Field("usual", "Helft binnen (dagen)", Format.COUNT),
            Field("high", "90% binnen (dagen)", Format.COUNT),
            Field("days", "Rekent met (dagen)", Format.COUNT),
            Field("basis", "Berust op"),
            Field("due", "Nu toe aan vervanging", Format.COUNT),
        ),
        title=list_title("articles.table.replace", len(frame), len(due.frame)),
        key=("label",),
    )


def offer_years(offers: Offers) -> pd.DataFrame:
    """The offers of each year and what became of them: year, offers, accepted, share, amount, accepted_amount."""
    frame = offers.frame
    year = frame["date"].dt.year.astype("int64").rename("year")
    part = pd.DataFrame(
        {
            "offers": 1,
            "accepted": frame["accepted"].astype("int64"),
            "amount": frame["amount"].fillna(0.0),
            "accepted_amount": frame["amount"].fillna(0.0).where(frame["accepted"].astype("bool"), 0.0),
        }
    )
    found = part.groupby(year).sum().reset_index()
    return found.assign(share=found["accepted"] / found["offers"], label=found["year"].astype("str"))


def _offer_years(offers: Offers) -> Table:
    return Table(
        f"{NAME}_offertejaren",
        offer_years(offers),
        (
            Field("label", "Jaar"),
            Field("offers", "Offertes", Format.COUNT),
            Field("accepted", "Opdracht geworden", Format.COUNT),
            Field("share", "Deel", Format.SHARE),
            Field("amount", "Bedrag offertes", Format.EURO),
            Field("accepted_amount", "Bedrag opdracht", Format.EURO),
        ),
        title=say("articles.table.offers"),
        key=("label",),
    )
