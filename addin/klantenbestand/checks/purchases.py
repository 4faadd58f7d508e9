"""What is wrong between the columns and rows of *Aankopen*."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.checks.masks import column_or_empty, finding, finding_on
from klantenbestand.reading.data import SheetData
from klantenbestand.words.findings import Finding

IntArray = NDArray[np.int64]

CENT = 0.005
SAME_ORDER_DAYS = 31  # lines of one order lie at most so far apart (DESIGN 2)
_OUTLIER_TIMES = 50  # an amount so many times the 99th percentile is more likely a lost decimal comma


def check_purchases(data: SheetData) -> list[Finding]:
    """The findings of *Aankopen* that need more than one cell."""
    frame = data.frame
    return [
        found
        for check in (_amount_missing, _amount_differs, _outliers, _two_customers, _far_apart, _line_twice, _dates)
        for found in check(data, frame)
    ]


def _numbers(frame: pd.DataFrame, key: str) -> pd.Series:
    return frame[key] if key in frame else pd.Series(np.nan, index=frame.index)


def _product(frame: pd.DataFrame) -> pd.Series:
    """Aantal x Prijs in euro, rounded to cents."""
    return (_numbers(frame, "quantity") * _numbers(frame, "price")).round(2)


def _amount_missing(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    missing = _numbers(frame, "amount").isna() & _product(frame).isna()
    return finding(data, "amount-missing", missing, column="amount")


def _amount_differs(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    """Bedrag is the line total after discount: less than Aantal x Prijs may be a discount, more cannot."""
    if "amount" not in frame:
        return []
    product = _product(frame)
    size, product_size = frame["amount"].abs(), product.abs()
    known = frame["amount"].notna() & product.notna()
    more = known & (size > product_size + CENT)
    less = known & (size < product_size - CENT)
    return finding_on(data, "amount", "amount-above-product", more, product) + finding_on(
        data, "amount", "amount-below-product", less, product
    )


def _outliers(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    if "amount" not in frame or frame["amount"].notna().sum() < 100:
        return []
    size = frame["amount"].abs()
    return finding_on(data, "amount", "amount-outlier", size > _OUTLIER_TIMES * size.quantile(0.99))


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """The lines with an order number, a date and a customer, one a combination of number and customer."""
    if "order" not in frame or "customer" not in frame:
        return frame.iloc[:0]
    return frame[frame["order"].notna() & frame["customer"].notna()]


def _two_customers(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    """The same order number at one source with two customers: two orders, or a slip."""
    lines = _numbered(frame)
    if lines.empty:
        return []
    order, customer = _order_numbers(lines), pd.factorize(lines["customer"])[0]
    # An order has one customer when the smallest and the largest code in it are the same.
    low, high = _extremes(order, customer)
    mask = pd.Series(False, index=frame.index)
    mask[lines.index[(low != high)[order]]] = True
    return finding_on(data, "order", "order-with-two-customers", mask)


def _order_numbers(lines: pd.DataFrame) -> IntArray:
    """A whole number for each order number and source."""
    codes = pd.factorize(lines["order"])[0].astype(np.int64)
    if "source" not in lines:
        return codes
    sources, names = pd.factorize(lines["source"], use_na_sentinel=False)
    return _renumbered(codes * max(len(names), 1) + sources)


def _renumbered(codes: IntArray) -> IntArray:
    """The same groups as 0, 1, 2, ..."""
    return pd.factorize(codes)[0].astype(np.int64)


def _extremes(groups: IntArray, values: IntArray) -> tuple[IntArray, IntArray]:
    """The smallest and the largest value of each group 0, 1, 2, ..."""
    size = int(groups.max()) + 1
    low, high = np.full(size, np.iinfo(np.int64).max), np.full(size, np.iinfo(np.int64).min)
    np.minimum.at(low, groups, values)
    np.maximum.at(high, groups, values)
    return low, high


def _far_apart(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    """The same order number and customer more than 31 days apart counts as another order."""
    lines = _numbered(frame)
    if lines.empty or "date" not in lines or lines["date"].isna().all():
        return []
    customer, names = pd.factorize(lines["customer"])
    order = _renumbered(_order_numbers(lines) * len(names) + customer)
    known = lines["date"].notna().to_numpy()
    days = lines["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    first, last = _extremes(order[known], days[known])
    mask = pd.Series(False, index=frame.index)
    mask[lines.index[known & ((last - first) > SAME_ORDER_DAYS)[order]]] = True
    return finding_on(data, "order", "order-far-apart", mask)


def _line_twice(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    """A line that is equal to an earlier one in every column may have been pasted twice."""
    if not {"order", "amount"} <= set(frame.columns) or len(frame.columns) < 4:
        return []
    # Comparing all columns of a million lines is slow: first those that share order number and amount.
    order = pd.factorize(frame["order"])[0]
    cents = (frame["amount"] * 100).round().fillna(0).to_numpy().astype(np.int64)
    alike = pd.DataFrame({"order": order, "cents": cents}).duplicated(keep=False).to_numpy() & (order >= 0)
    twice = pd.Series(False, index=frame.index)
    twice[alike] = frame[alike].duplicated(keep="first").to_numpy()
    return finding_on(data, "order", "line-twice", twice)


def _dates(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    found: list[Finding] = []
    for key, code in (("due_date", "due-before-purchase"), ("paid_on", "paid-before-purchase")):
        if key in frame and "date" in frame:
            found += finding_on(data, key, code, frame[key] < frame["date"])
    if "quantity" in frame:
        found += finding_on(data, "quantity", "quantity-zero", frame["quantity"] == 0)
    if "status" in frame and "amount" in frame:
        offers = (column_or_empty(frame, "status") == "offerte") & (frame["amount"] < 0)
        found += finding_on(data, "amount", "offer-negative", offers)
    return found
