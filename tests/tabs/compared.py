"""What *Mandgrootte* compares, of purchases alone: for tests of tabs."""

import pandas as pd

from klantenbestand.analysis import Purchases, bought_together, companions, compare_baskets, small_basket_customers
from klantenbestand.tabs.mandgrootte_parts import Compared


def compared(
    purchases: Purchases, customers: pd.DataFrame | None = None, names: dict[str, str] | None = None
) -> Compared:
    """The comparisons of these purchases; `customers`: the typed frame of *Klanten*."""
    return Compared(
        compare_baskets(purchases, customers),
        small_basket_customers(purchases),
        pd.Series(names or {}, dtype="str"),
        companions(purchases, bought_together(purchases))["other"],
    )
