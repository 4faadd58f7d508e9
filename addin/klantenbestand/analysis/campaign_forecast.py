"""What a next campaign may bring, from how earlier ones differed among themselves.

A binomial band is far too narrow (it held 45 of 100 results instead of 80): campaigns differ more than chance does. So
each has a rate of its own, beta distributed over campaigns of one channel (beta-binomial), and what is not known of
that distribution with few campaigns is added by averaging over all that fit (a grid), instead of taking the best one.
"""

from functools import cache, lru_cache

import numpy as np
import pandas as pd

from klantenbestand.analysis.campaigns import Campaigns
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.quantiles import percentiles
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.special import betaln
from klantenbestand.analysis.thin import CAMPAIGNS_FOR_FORECAST, CAMPAIGNS_FOR_SURE_FORECAST, too_thin
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

_SEED = 20240101
DRAWS = 4000
_MEANS = 1 / (1 + np.exp(-np.linspace(-7, 3, 81)))  # of the response rate, even in log odds
_SIZES = np.exp(np.linspace(np.log(1), np.log(2000), 41))  # a + b: how alike campaigns are
# How likely each is before there is a campaign, even in its logarithm but for this power: a few campaigns look more
# alike than they are, and without it 80% bands held 71 to 77 of 100 results.
_APART = 0.25


@frozen
class CampaignForecast:
    """The answer of `forecast_campaign` for `addressed` customers; money in euro.

    `campaigns`: earlier ones that it rests on, of `channel` ('' = of all channels together). `rate` (mean), `low`,
    `high`, and `responders` with `fewest`, `most`: 80% bands. `revenue` with `revenue_low`, `revenue_high`: responders
    x the mean spending of earlier responders in their window. All None where it is refused.
    """

    addressed: int
    channel: str
    campaigns: int
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    responders: float | None = None
    fewest: int | None = None
    most: int | None = None
    revenue: float | None = None
    revenue_low: float | None = None
    revenue_high: float | None = None
    thin: tuple[Finding, ...] = ()


def forecast_campaign(found: Campaigns, addressed: int, channel: str) -> CampaignForecast:
    """What to expect of addressing so many customers through this channel. Only campaigns that are over count."""
    over = found.frame[found.frame["over"] & (found.frame["addressed"] > 0)]
    own = over[over["channel"] == channel]
    pooled = len(own) < CAMPAIGNS_FOR_FORECAST
    used = over if pooled else own
    if len(used) < CAMPAIGNS_FOR_FORECAST:
        thin = (too_thin("campaign-forecast-few", len(used), CAMPAIGNS_FOR_FORECAST),)
        return CampaignForecast(addressed, channel, len(used), thin=thin)
    rates = predicted_rates(used["responders"].to_numpy(), used["addressed"].to_numpy())
    number = np.random.default_rng(_SEED).binomial(addressed, rates)
    fewest, most = np.percentile(number, [10, 90], method="closest_observation").astype(int).tolist()
    responders = float(rates.mean()) * addressed
    each = _spending(found, used.index.tolist())
    low, high = percentiles(rates, 10, 90)
    return CampaignForecast(
        addressed=addressed,
        channel="" if pooled else channel,
        campaigns=len(used),
        rate=float(rates.mean()),
        low=low,
        high=high,
        responders=responders,
        fewest=fewest,
        most=most,
        revenue=responders * each,
        revenue_low=fewest * each,
        revenue_high=most * each,
        thin=_thin(len(own), channel, pooled),
    )


def predicted_rates(hits: IntArray, size: IntArray) -> FloatArray:
    """4,000 draws of the response rate of a next campaign, given those of earlier ones (always the same draws)."""
    return _drawn(tuple(hits.tolist()), tuple(size.tolist())).copy()


@lru_cache(maxsize=8)  # channels with too few campaigns of their own all rest on the same ones
def _drawn(hits: tuple[int, ...], size: tuple[int, ...]) -> FloatArray:
    a, b, known = _grid()
    k, n = np.array(hits, dtype=np.float64)[:, None], np.array(size, dtype=np.float64)[:, None]
    fit = (betaln(k + a, n - k + b) - known).sum(axis=0) - _APART * np.log(a + b)
    weight = np.exp(fit - fit.max())
    generator = np.random.default_rng(_SEED)
    drawn = generator.choice(len(weight), DRAWS, p=weight / weight.sum())
    return np.asarray(generator.beta(a[drawn], b[drawn]))


@cache
def _grid() -> tuple[FloatArray, FloatArray, FloatArray]:
    """The a and b that are tried, and the logarithm of the beta function of both."""
    mean, alike = (part.ravel() for part in np.meshgrid(_MEANS, _SIZES))
    a, b = mean * alike, (1 - mean) * alike
    return a, b, betaln(a, b)


def _spending(found: Campaigns, names: list[str]) -> float:
    """What a responder spent in his window, on average."""
    own = (
        np.isin(found.addressed.campaign, found.addressed.names.get_indexer(pd.Index(names)))
        & found.addressed.responded
    )
    return float(found.addressed.spent[own].mean()) if own.any() else 0.0


def _thin(own: int, channel: str, pooled: bool) -> tuple[Finding, ...]:
    if pooled:
        return (too_thin("campaign-forecast-pooled", own, CAMPAIGNS_FOR_FORECAST, channel=channel),)
    if own < CAMPAIGNS_FOR_SURE_FORECAST:
        return (too_thin("campaign-forecast-uncertain", own, CAMPAIGNS_FOR_SURE_FORECAST, channel=channel),)
    return ()
