"""What an export says of a whole order, on the first of its lines or on all of them."""

import pandas as pd


def on_all_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """What stands on the first line of an order only, on all its lines."""
    if "order" not in lines:
        return lines
    keys = [key for key in ("date", "status", "promo_code", "paid_on") if key in lines]
    first = lines.groupby("order")[keys].transform("first")
    return lines.assign(**{key: lines[key].fillna(first[key]) for key in keys})


def of_whole_order(lines: pd.DataFrame, what: "pd.Series[str]") -> "pd.Series[str]":
    """What stands on one line of an order, on its other lines where nothing stands."""
    if "order" not in lines:
        return what
    return what.fillna(what.groupby(lines["order"]).transform("first")).astype("str")
