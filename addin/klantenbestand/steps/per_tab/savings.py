"""*Spaarstand* on *Klantoverzicht*: two columns, there only where the owner has set a rule in *Instellingen*."""

from typing import Any

import pandas as pd

from klantenbestand.analysis.saving_points import SavingRule, savings
from klantenbestand.steps.results import Results
from klantenbestand.words.settings import Settings
from klantenbestand.words.tab import Field, Format
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, decimal, listing, short_day

FIELDS = (
    Field("points", "Spaarstand", Format.COUNT, width=11),
    Field("rewards_due", "Beloning te goed", Format.COUNT, width=11),
)


def rule_of(settings: Settings) -> SavingRule:
    """The owner's rule."""
    return SavingRule(
        settings.points_per_euro,
        settings.points_per_purchase,
        settings.points_since,
        settings.reward_points,
        settings.reward_code,
    )


def saving_fields(settings: Settings) -> tuple[Field, ...]:
    """The columns: none without a rule, and without a reward only the points."""
    if not rule_of(settings).is_set:
        return ()
    return FIELDS if settings.reward_points else FIELDS[:1]


def saving_columns(results: Results) -> pd.DataFrame:
    """The values of FIELDS, index = customer number; without rows where there is no rule."""
    rule = rule_of(results.data.settings)
    if results.purchases is None or not rule.is_set:
        return pd.DataFrame()
    found = savings(results.purchases, rule)
    return found[["balance", "due"]].rename(columns={"balance": "points", "due": "rewards_due"}).astype("float64")


def saving_words(settings: Settings) -> str:
    """The rule in words, for the definitions."""
    rule = rule_of(settings)
    if not rule.is_set:
        return say("overview.def.savings.none")
    parts = [
        say(key, points=count(points) if float(points).is_integer() else decimal(points, 2))
        for key, points in (("overview.savings.euro", rule.per_euro), ("overview.savings.purchase", rule.per_purchase))
        if points
    ]
    since = say("overview.savings.since", day=short_day(rule.since)) if rule.since else ""
    taken = ""
    if rule.reward and rule.code.strip():
        taken = say("overview.savings.taken", points=count(rule.reward), code=rule.code.strip())
    return say("overview.def.savings", rule=listing(parts), since=since, taken=taken)


def saving_figures(results: Results) -> dict[str, Any]:
    """The totals for `--json`; null without a rule."""
    rule = rule_of(results.data.settings)
    if results.purchases is None or not rule.is_set:
        return {"spaarstand": None}
    found = savings(results.purchases, rule)
    totals = {"verdiend": "earned", "opgenomen": "taken", "punten": "balance", "te_goed": "due"}
    return {"spaarstand": {key: int(found[column].sum()) for key, column in totals.items()}}
