"""The tables of *Mandgrootte* that compare: kinds of orders, and customers with those who come as often."""

import pandas as pd

from klantenbestand.analysis.basket_parts import BasketParts
from klantenbestand.analysis.small_baskets import SmallBaskets
from klantenbestand.analysis.thin import PURCHASES_FOR_SMALL_BASKET
from klantenbestand.tabs.frame import list_title
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import euro, listing, the_plural

NAME = "Mandgrootte"
LISTED = 200  # customers that a person can act on
_IN_WORDS = ("customer_type", "channel")  # a segment is made of revenue itself: no news that it differs
_NAMED = 3


@frozen
class Compared:
    """What the tab compares. `companions`: the article (text) to offer each customer number; `names`: by number."""

    parts: BasketParts
    small: SmallBaskets
    names: pd.Series
    companions: pd.Series


def larger(parts: BasketParts) -> str:
    """Where the basket is clearly larger, as a sentence; empty where nowhere."""
    frame = parts.frame
    clear = frame[(frame["differs"] > 0) & frame["part"].isin(_IN_WORDS)]
    if clear.empty:
        return ""
    clear = clear.iloc[(-clear["median"] / clear["others_median"].clip(lower=0.01)).argsort(kind="stable")]
    shown = clear.head(_NAMED)
    words = [
        say(f"basket.larger.{row['part']}", value=row["value"], median=basket_euro(row["median"]))
        for row in shown.to_dict("records")
    ]
    return say("basket.larger", values=listing(words))


def advice(compared: Compared) -> str:
    """What to do: at whom with a small basket, else what to offer with an order."""
    number = len(compared.small.frame)
    if number:
        return say("basket.do.small", customers=the_plural(number, "klant", "klanten"))
    return say("basket.do.pairs" if len(compared.companions) else "basket.do.more")


def basket_euro(amount: float | None) -> str:
    """An amount of about one order, with cents under 100 euro, where they matter."""
    return "" if amount is None else euro(amount, cents=abs(amount) < 100)


def compared_tables(compared: Compared) -> tuple[Table, ...]:
    """Always the same three, whatever there is to compare."""
    return _parts(compared.parts), _small(compared), _rhythms(compared.small)


def _parts(parts: BasketParts) -> Table:
    frame = parts.frame
    return Table(
        f"{NAME}_vergelijking",
        frame.assign(
            part=[say(f"basket.part.{part}") for part in frame["part"]],
            verdict=[say(f"basket.differs.{sign}") for sign in frame["differs"]],
        ),
        (
            Field("part", "Vergeleken naar"),
            Field("value", "Waarde"),
            Field("orders", "Orders", Format.COUNT),
            Field("lines", "Regels per order", Format.DECIMAL),
            Field("mean", "Gemiddelde", Format.EURO_CENTS),
            Field("median", "Middelste", Format.EURO_CENTS),
            Field("low", "Zeker minstens", Format.EURO_CENTS),
            Field("high", "Zeker hooguit", Format.EURO_CENTS),
            Field("others_median", "Middelste van de andere", Format.EURO_CENTS),
            Field("verdict", "Verschil"),
        ),
        title=say("basket.table.parts"),
        key=("part", "value"),
    )


def _small(compared: Compared) -> Table:
    frame = compared.small.frame.head(LISTED)
    numbers = frame.index
    return Table(
        f"{NAME}_kleinemand",
        frame.assign(
            customer=numbers,
            name=compared.names.reindex(numbers).astype("str").fillna(""),
            offer=compared.companions.reindex(numbers).astype("str").fillna(""),
        ),
        (
            Field("customer", "Klantnummer"),
            Field("name", "Naam"),
            Field("class", "Koopt per"),
            Field("orders", "Orders", Format.COUNT),
            Field("median", "Middelste order", Format.EURO_CENTS),
            Field("class_median", "Gewoon bij dit ritme", Format.EURO_CENTS),
            Field("offer", "Past erbij"),
        ),
        title=list_title("basket.table.small", len(frame), len(compared.small.frame)),
        key=("customer",),
    )


def _rhythms(small: SmallBaskets) -> Table:
    frame = small.classes
    return Table(
        f"{NAME}_ritme",
        frame.assign(label=frame.index, small=small.frame["class"].value_counts().reindex(frame.index).fillna(0)),
        (
            Field("label", "Koopt per"),
            Field("customers", f"Klanten met {PURCHASES_FOR_SMALL_BASKET} orders of meer", Format.COUNT),
            Field("median", "Middelste order", Format.EURO_CENTS),
            Field("low", "Een kwart is lager dan", Format.EURO_CENTS),
            Field("small", "Klanten met een kleine mand", Format.COUNT),
        ),
        title=say("basket.table.rhythms"),
        key=("label",),
    )
