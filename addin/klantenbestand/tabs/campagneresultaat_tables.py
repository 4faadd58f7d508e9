"""The tables of *Campagneresultaat* about campaigns: result, at whom it pays, what to expect, codes, referrals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from klantenbestand.analysis.campaign_forecast import CampaignForecast
from klantenbestand.analysis.campaigns import Campaigns
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.satisfaction import Satisfaction
from klantenbestand.words.settings import Settings
from klantenbestand.words.tab import Field, Format, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import plural

NAME = "Campagneresultaat"
LISTED = 200  # customers: what a person can act on
_PRINTED = 15  # columns of the campaigns on paper: up to Rendement tot; all of them would be too small to read
_RANGE = (Field("low", "Respons van", Format.SHARE_FINE), Field("high", "Respons tot", Format.SHARE_FINE))


@dataclass(frozen=True, eq=False)
class CampaignAnswers:
    """All that the tab tells.

    `campaigns` None: no purchases to measure by. `pays`: the rows of `pays_where` for each way of grouping, with `by`
    (its name). `brought` and `call_back` have a column name. `scores`: over all customers, per `unit`; `segments`: the
    same by each grouping of customers. `window`: after how many days a customer is no longer active. `mailed`: how
    many times only a mailing that was made tells that a customer was addressed.
    """

    settings: Settings
    campaigns: Campaigns | None
    pays: pd.DataFrame
    forecasts: Sequence[CampaignForecast]
    codes: pd.DataFrame
    brought: pd.DataFrame
    scores: Satisfaction
    unit: Period
    segments: Sequence[tuple[str, Satisfaction]]
    call_back: pd.DataFrame
    window: int
    mailed: int = 0

    @property
    def frame(self) -> pd.DataFrame:
        """One row a campaign, oldest first (`analysis.Campaigns.frame`); without rows where there is none."""
        return pd.DataFrame(columns=["over"]) if self.campaigns is None else self.campaigns.frame

    @property
    def last(self) -> pd.Series | None:
        """The last campaign that is over."""
        over = self.frame[self.frame["over"].astype(bool)]
        return None if over.empty else over.sort_values("last", kind="stable").iloc[-1]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return (
            self.frame.empty
            and self.codes.empty
            and self.brought.empty
            and self.scores.nps is None
            and self.scores.csat is None
        )


def campaign_tables(answers: CampaignAnswers) -> tuple[Table, ...]:
    """Always the same, so that each keeps its columns; one without anything to tell is empty."""
    return (_campaigns(answers.frame), _groups(answers), _forecast(answers.forecasts))


def other_tables(answers: CampaignAnswers) -> tuple[Table, ...]:
    """Codes and referrals; always the same."""
    return (_codes(answers.codes), _brought(answers.brought))


def campaign_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a campaign with the words of the tab; what a campaign brought is not known as long as it runs.

    Nor is who answered where the file does not hold the purchases of its days.
    """
    columns = ("channel", "first", "last", "addressed", "contacts", "responders", "rate", "low", "high", "unsubscribed",
               "revenue", "usual", "control", "brought", "cost", "cost_per_contact", "cost_per_response", "roi",
               "roi_low", "roi_high", "lift", "lift_low", "lift_high", "upper_bound", "over",
               "covered", "running", "compared")  # fmt: skip
    shown = frame.reindex(columns=list(columns)).rename_axis("campaign").reset_index()
    over = shown["over"].astype(bool)
    running = ~over.to_numpy()
    words = [say(f"campaign.basis.{key}") for key in ("running", "missing", "none", "bound", "control")]
    covered, bound, still = (shown[name].astype(bool).to_numpy() for name in ("covered", "upper_bound", "running"))
    none = shown["brought"].isna().to_numpy()
    place = np.select([still, ~covered, none, bound], [0, 1, 2, 3], default=4)
    shown["basis"] = pd.Series(pd.Index(words, dtype="str").take(place).array, index=shown.index)
    for column, times in (("brought_low", "lift_low"), ("brought_high", "lift_high")):
        shown[column] = shown[times].astype("float64") * shown["addressed"].astype("float64")
    known = ["brought", "brought_low", "brought_high", "roi", "roi_low", "roi_high", "cost_per_response"]
    shown[known] = shown[known].astype("float64").mask(pd.Series(running, index=shown.index), axis=0)
    shown["responders"] = shown["responders"].where(covered)
    return shown


def _campaigns(frame: pd.DataFrame) -> Table:
    return Table(
        NAME,
        campaign_frame(frame),
        (
            Field("campaign", "Campagne"),
            Field("channel", "Kanaal"),
            Field("addressed", "Benaderd", Format.COUNT),
            Field("responders", "Kochten", Format.COUNT),
            Field("rate", "Respons", Format.SHARE_FINE),
            *_RANGE,
            Field("revenue", "Omzet", Format.EURO_CENTS),
            Field("brought", "Bracht op", Format.EURO),
            Field("basis", "Berust op"),
            Field("cost", "Kosten", Format.EURO),
            Field("cost_per_response", "Kosten per koper", Format.EURO_CENTS),
            Field("roi", "Rendement", Format.SHARE),
            Field("roi_low", "Rendement van", Format.SHARE),
            Field("roi_high", "Rendement tot", Format.SHARE),
            Field("first", "Eerste contact", Format.DATE),
            Field("last", "Laatste contact", Format.DATE),
            Field("contacts", "Contacten", Format.COUNT),
            Field("unsubscribed", "Meldden zich af", Format.COUNT),
            Field("usual", "Gewoonlijk", Format.EURO_CENTS),
            Field("control", "Controlegroep", Format.COUNT),
            Field("brought_low", "Bracht op van", Format.EURO),
            Field("brought_high", "Bracht op tot", Format.EURO),
            Field("cost_per_contact", "Kosten per contact", Format.EURO_CENTS),
            Field("compared", "Vergeleken", Format.COUNT),
        ),
        title=say("campaign.table.campaigns"),
        key=("campaign",),
        printed=_PRINTED,
    )


def pays_words(pays: pd.DataFrame, margin: float | None) -> pd.Series:
    """Whether it pays, as a word: too few customers, no price known, or what the test says."""
    few, bare = pays["rate"].isna(), pays["gain"].isna()
    unknown = pays["cost"].isna() | (margin is None)
    key = pays["pays"].astype("int64").astype("str")
    key = key.mask(~pays["controlled"].astype(bool) & (key != "0"), "maybe." + key)
    key = key.mask(unknown, "unknown").mask(bare, "bare").mask(few, "few")
    return key.map({name: say(f"campaign.pays.{name}") for name in key.unique()}).astype("str")


def pays_frame(pays: pd.DataFrame, margin: float | None) -> pd.DataFrame:
    """One row a channel and group, with the word for whether it pays and what that rests on."""
    words = pd.Index([say("campaign.basis.before"), say("campaign.basis.control")], dtype="str")
    basis = words.take(pays["controlled"].to_numpy(dtype=np.int64))
    return pays.assign(verdict=pays_words(pays, margin), basis=pd.Series(basis.array, index=pays.index))


def _groups(answers: CampaignAnswers) -> Table:
    pays = answers.pays
    return Table(
        f"{NAME}_groepen",
        pays_frame(pays, answers.settings.margin),
        (
            Field("channel", "Kanaal"),
            Field("by", "Ingedeeld naar"),
            Field("group", "Klanten"),
            Field("verdict", "Loont het?"),
            Field("addressed", "Benaderd", Format.COUNT),
            Field("responders", "Kochten", Format.COUNT),
            Field("rate", "Respons", Format.SHARE_FINE),
            *_RANGE,
            Field("gain", "Meer omzet per klant", Format.EURO_CENTS),
            Field("gain_low", "Meer van", Format.EURO_CENTS),
            Field("gain_high", "Meer tot", Format.EURO_CENTS),
            Field("cost", "Kosten per klant", Format.EURO_CENTS),
            Field("basis", "Berust op"),
        ),
        title=say("campaign.table.groups"),
        key=("channel", "by", "group"),
    )


def forecast_frame(forecasts: Sequence[CampaignForecast]) -> pd.DataFrame:
    """One row a channel for which something can be expected."""
    columns = ["channel", "rate", "low", "high", "responders", "fewest", "most", "revenue", "revenue_low",
               "revenue_high", "basis"]  # fmt: skip
    rows = []
    for one in forecasts:
        if one.rate is None:
            continue
        number = plural(one.campaigns, "campagne", "campagnes")
        basis = say("campaign.forecast.own" if one.channel else "campaign.forecast.all", number=number)
        values = [getattr(one, name) for name in columns[1:-1]]
        rows.append((one.channel or say("campaign.by.channels"), *values, basis))
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype(dict.fromkeys(columns[1:-1], "float64"))


def _forecast(forecasts: Sequence[CampaignForecast]) -> Table:
    return Table(
        f"{NAME}_verwachting",
        forecast_frame(forecasts),
        (
            Field("channel", "Kanaal"),
            Field("rate", "Respons", Format.SHARE_FINE),
            *_RANGE,
            Field("responders", "Kopers", Format.COUNT),
            Field("fewest", "Kopers van", Format.COUNT),
            Field("most", "Kopers tot", Format.COUNT),
            Field("revenue", "Omzet", Format.EURO),
            Field("revenue_low", "Omzet van", Format.EURO),
            Field("revenue_high", "Omzet tot", Format.EURO),
            Field("basis", "Berust op"),
        ),
        title=say("campaign.table.forecast"),
        key=("channel",),
    )


def _codes(codes: pd.DataFrame) -> Table:
    return Table(
        f"{NAME}_actiecodes",
        codes.rename_axis("code").reset_index().head(LISTED),
        (
            Field("code", "Actiecode"),
            Field("orders", "Orders", Format.COUNT),
            Field("customers", "Klanten", Format.COUNT),
            Field("new_customers", "Nieuwe klanten", Format.COUNT),
            Field("revenue", "Omzet", Format.EURO_CENTS),
            Field("basket", "Gemiddelde mand", Format.EURO_CENTS),
            Field("first", "Eerste keer", Format.DATE),
            Field("last", "Laatste keer", Format.DATE),
        ),
        title=say("campaign.table.codes"),
        key=("code",),
    )


def _brought(brought: pd.DataFrame) -> Table:
    return Table(
        f"{NAME}_aangebracht",
        brought.rename_axis("customer").reset_index().head(LISTED),
        (
            Field("customer", "Klantnummer"),
            Field("name", "Naam"),
            Field("brought", "Bracht aan", Format.COUNT),
            Field("buyers", "Daarvan kochten", Format.COUNT),
            Field("revenue", "Hun omzet", Format.EURO_CENTS),
        ),
        title=say("campaign.table.brought"),
        key=("customer",),
    )
