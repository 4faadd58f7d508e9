"""*Seizoen* of purchases, with all that stands on it."""

from klantenbestand.analysis import Purchases, season_evolution, season_forecast, seasonality
from klantenbestand.tabs.seizoen import seizoen
from klantenbestand.words.tab import Tab


def season_tab(purchases: Purchases) -> Tab:
    season = seasonality(purchases)
    return seizoen(season, season_evolution(season), season_forecast(purchases), purchases)
