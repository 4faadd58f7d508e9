"""The tables of *Klantgroepen* about kinds of customers: type, place, age, source, and what each buys more often."""

import pandas as pd

from klantenbestand.analysis.kinds import Kinds
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say

_MOST_PREFERENCES = 50


def kinds_tables(name: str, kinds: Kinds) -> tuple[Table, Table]:
    """The kinds beside each other, and the article groups that a kind buys more often than the others."""
    return _kinds(name, kinds), _preferences(name, kinds)


def _features(values: pd.Series) -> pd.Series:
    return values.map(lambda feature: say(f"groups.kind.{feature}")).astype("str")


def _kinds(name: str, kinds: Kinds) -> Table:
    return Table(
        f"{name}_soorten",
        kinds.frame.assign(feature=_features(kinds.frame["feature"])),
        (
            Field("feature", "Kenmerk", width=14),
            Field("value", "Waarde"),
            Field("customers", "Klanten", Format.COUNT),
            Field("active_share", "Nog actief", Format.SHARE),
            Field("active_low", "Actief minstens", Format.SHARE, width=11),
            Field("active_high", "Actief hooguit", Format.SHARE, width=11),
            Field("orders", "Orders per klant", Format.DECIMAL),
            Field("basket", "Mand", Format.EURO_CENTS),
            Field("basket_low", "Mand minstens", Format.EURO_CENTS, width=11),
            Field("basket_high", "Mand hooguit", Format.EURO_CENTS, width=11),
            Field("revenue", "Omzet", Format.EURO),
            Field("revenue_share", "Deel omzet", Format.SHARE),
        ),
        title=say("groups.table.kinds"),
        key=("feature", "value"),
    )


def _preferences(name: str, kinds: Kinds) -> Table:
    frame = kinds.differences.head(_MOST_PREFERENCES)
    return Table(
        f"{name}_voorkeuren",
        frame.assign(feature=_features(frame["feature"])),
        (
            Field("feature", "Kenmerk", width=14),
            Field("value", "Waarde"),
            Field("article_group", "Artikelgroep"),
            Field("customers", "Klanten", Format.COUNT),
            Field("bought", "Kochten het", Format.COUNT),
            Field("share", "Deel", Format.SHARE),
            Field("others_share", "Bij de andere", Format.SHARE, width=10),
        ),
        title=say("groups.table.prefers"),
        key=("feature", "value", "article_group"),
    )
