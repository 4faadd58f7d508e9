"""What an export says of a whole order, on the first of its lines or on all of them."""

import pandas as pd

_MOSTLY = 0.5
_CENT = 0.005


def on_all_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """What stands on the first line of an order only, on all its lines."""
    if "order" not in lines:
        return lines
    keys = [key for key in ("date", "status", "promo_code", "paid_on") if key in lines]
    first = lines.groupby("order")[keys].transform("first")
    return lines.assign(**{key: lines[key].fillna(first[key]) for key in keys})


def amount_is_of_order(lines: pd.DataFrame) -> bool:
    """Whether *Bedrag* is the total of the order: told on one of its lines, or the same on all, while quantity and
    price say what each line costs (WooCommerce, Shopify).

    >>> two = {"order": ["1", "1"], "quantity": [1.0, 2.0], "price": [5.0, 10.0]}
    >>> amount_is_of_order(pd.DataFrame({**two, "amount": [25.0, 25.0]}))
    True
    >>> amount_is_of_order(pd.DataFrame({**two, "amount": [25.0, None]}))
    True
    >>> amount_is_of_order(pd.DataFrame({**two, "amount": [5.0, 18.0]}))
    False
    """
    if not {"order", "quantity", "price", "amount"} <= set(lines):
        return False
    with_parts = lines[lines["order"].notna() & lines["quantity"].notna() & lines["price"].notna()]
    many = with_parts[with_parts["order"].duplicated(keep=False)]
    if many.empty:
        return False
    whole = (many["quantity"] * many["price"]).groupby(many["order"]).transform("sum")
    own = many["quantity"] * many["price"]
    silent = many["amount"].isna()
    as_total = ((many["amount"] - own).abs() > _CENT) & ((many["amount"] - whole) > -whole.abs() * _MOSTLY)
    same = many.groupby("order")["amount"].transform("nunique") == 1
    return bool(((silent | as_total) & same).mean() > _MOSTLY)
