"""The results of the analyses on what was read; each is worked out when it is first asked for, and then kept."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from klantenbestand.analysis.activity import Activity, active_customers
from klantenbestand.analysis.basket import Basket, basket_size
from klantenbestand.analysis.customers import Overview, customer_overview
from klantenbestand.analysis.orders import Purchases, prepare
from klantenbestand.analysis.season import Season, seasonality
from klantenbestand.book.memory import Memory
from klantenbestand.reading.data import Data
from klantenbestand.steps.outcome import Run


@dataclass(frozen=True, eq=False)
class Results:
    """Everything that the purchases in `data` can say. `purchases` is None where none counts, and then so is every
    result; `missing` is the key of the reason why. `memory` is what the workbook remembers of earlier runs.
    """

    data: Data
    purchases: Purchases | None = None
    missing: str = ""
    memory: Memory = field(default_factory=Memory)

    @property
    def customers(self) -> pd.DataFrame | None:
        """The typed frame of *Klanten*."""
        return None if self.data.customers is None else self.data.customers.frame

    @property
    def contacts(self) -> pd.DataFrame | None:
        """The typed frame of *Contacten*."""
        return None if self.data.contacts is None else self.data.contacts.frame

    @cached_property
    def activity(self) -> Activity | None:
        """Who is active, per period and today."""
        return None if self.purchases is None else active_customers(self.purchases)

    @cached_property
    def basket(self) -> Basket | None:
        """How large an order is."""
        return None if self.purchases is None else basket_size(self.purchases)

    @cached_property
    def season(self) -> Season | None:
        """Which months are busy."""
        return None if self.purchases is None else seasonality(self.purchases)

    @cached_property
    def overview(self) -> Overview | None:
        """One row a customer: purchases, rhythm, last contact."""
        if self.purchases is None or self.activity is None:
            return None
        return customer_overview(self.purchases, self.activity, self.customers, self.contacts)


def results_of(data: Data, run: Run, memory: Memory | None = None) -> Results:
    """The results on this workbook; nothing is worked out yet but which lines and orders count."""
    memory = memory or Memory()
    sheet = data.purchases
    if sheet is None or not _usable(sheet.frame):
        return Results(data, missing="no-purchases", memory=memory)
    run.progress("Orders bij elkaar zoeken", 0.5)
    purchases = prepare(sheet.frame, run.peildatum, data.settings)
    if purchases.lines.empty:
        return Results(data, missing="no-rows", memory=memory)
    run.progress("Analyseren", 0.55)
    return Results(data, purchases, memory=memory)


def _usable(frame: pd.DataFrame) -> bool:
    """A date, and an amount or what it is made of."""
    return "date" in frame and ("amount" in frame or {"quantity", "price"} <= set(frame.columns))
