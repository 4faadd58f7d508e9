"""The tables of *Artikelen*: what sells, whom to approach with what, and the background of it."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from klantenbestand.analysis.article_trend import State
from klantenbestand.analysis.articles import Articles
from klantenbestand.analysis.offers import Offers
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.replacement import Replacement
from klantenbestand.analysis.sequence import FirstArticles
from klantenbestand.analysis.together import Together
from klantenbestand.tabs.artikelen_background import (
    NAME,
    basis_words,
    first_table,
    offers_table,
    pairs_table,
    replace_table,
)
from klantenbestand.tabs.frame import list_title
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count

GROUPS = f"{NAME}_groepen"
MOST_ARTICLES = 2_000  # the others share a row, so that the table adds up
LISTED = 200  # customers or offers: what a person can act on
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


@frozen
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
        pairs_table(answers.together),
        first_table(answers.first),
        replace_table(answers.due),
        offers_table(answers.offers, purchases.peildatum),
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
        _named(frame, answers.names).assign(basis=basis_words(frame["basis"])),
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
