"""The tables of *Artikelen* behind what is to be done: what goes together, what customers begin with, when they come
for an article again, and what became of the offertes.
"""

import pandas as pd

from klantenbestand.analysis.offers import PATIENCE, Offers
from klantenbestand.analysis.replacement import Replacement
from klantenbestand.analysis.sequence import FirstArticles
from klantenbestand.analysis.thin import GAPS_FOR_REPLACEMENT, OFFERS_FOR_YEAR
from klantenbestand.analysis.together import Together
from klantenbestand.tabs.frame import list_title
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say

NAME = "Artikelen"
SHOWN = 50  # rows


def basis_words(words: pd.Series) -> pd.Series:
    return words.map({word: say(f"articles.basis.{word}") for word in words.unique()}).astype("str")


def pairs_frame(together: Together) -> pd.DataFrame:
    """Each pair once, in the direction in which it holds most often; surest first."""
    pairs = together.pairs
    once = [min(pair) + "\n" + max(pair) for pair in zip(pairs["article"], pairs["other"], strict=True)]
    best = pairs.assign(pair=once).sort_values("share", ascending=False, kind="stable").drop_duplicates("pair")
    return best.drop(columns="pair").sort_values("lift_low", ascending=False, kind="stable").head(SHOWN)


def pairs_table(together: Together) -> Table:
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


def first_table(first: FirstArticles) -> Table:
    frame = first.frame.head(SHOWN)
    frame = frame.assign(next_customers=frame["next_customers"].where(frame["next_customers"] > 0))
    return Table(
        f"{NAME}_eerste",
        frame.assign(label=frame.index, again=[say(f"articles.again.{word}") for word in frame["differs"]]),
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


def replace_table(due: Replacement) -> Table:
    frame = replace_frame(due)
    why = (frame["gaps"] < GAPS_FOR_REPLACEMENT).map({True: "few", False: "wide"}).astype("str")
    return Table(
        f"{NAME}_opnieuw",
        frame.assign(basis=basis_words(frame["basis"].where(frame["basis"] != "", why))),
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


def offer_years(offers: Offers, peildatum: pd.Timestamp) -> pd.DataFrame:
    """The offers of each year and what became of them: year, offers, accepted, judged (of 90 days ago or more: of a
    younger one the answer may still come), judged_accepted of them and that share, amount, accepted_amount."""
    frame = offers.frame
    year, accepted = frame["date"].dt.year.astype("int64").rename("year"), frame["accepted"].astype("bool")
    judged = (peildatum - frame["date"]).dt.days >= PATIENCE
    part = pd.DataFrame(
        {
            "offers": 1,
            "accepted": accepted.astype("int64"),
            "judged": judged.astype("int64"),
            "judged_accepted": (judged & accepted).astype("int64"),
            "amount": frame["amount"].fillna(0.0),
            "accepted_amount": frame["amount"].fillna(0.0).where(accepted, 0.0),
        }
    )
    found = part.groupby(year).sum().reset_index()
    share = (found["judged_accepted"] / found["judged"]).where(found["judged"] >= OFFERS_FOR_YEAR)
    return found.assign(share=share, label=found["year"].astype("str"))


def offers_table(offers: Offers, peildatum: pd.Timestamp) -> Table:
    return Table(
        f"{NAME}_offertejaren",
        offer_years(offers, peildatum),
        (
            Field("label", "Jaar"),
            Field("offers", "Offertes", Format.COUNT),
            Field("accepted", "Opdracht geworden", Format.COUNT),
            Field("share", "Deel", Format.SHARE),
            Field("amount", "Bedrag offertes", Format.EURO),
            Field("accepted_amount", "Bedrag opdracht", Format.EURO),
            Field("judged", f"Van {PATIENCE} dagen of ouder", Format.COUNT),
            Field("judged_accepted", "Daarvan opdracht", Format.COUNT),
        ),
        title=say("articles.table.offers"),
        key=("label",),
    )
