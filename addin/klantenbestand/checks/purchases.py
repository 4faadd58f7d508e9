"""What is wrong between the columns and rows of *Aankopen*."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.checks.masks import column_or_empty, finding, finding_on
from klantenbestand.reading.data import SheetData
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen

IntArray = NDArray[np.int64]

CENT = 0.005
SAME_ORDER_DAYS = 31  # lines of one order lie at most so far apart (DESIGN 2)
_OUTLIER_TIMES = 50  # an amount so many times the 99th percentile is more likely a lost decimal comma


@frozen
class _Codes:
    """A whole number for each order number at its source, and for each customer; -1 where there is none."""

    order: IntArray
    customer: IntArray


def check_purchases(data: SheetData) -> list[Finding]:
    """The findings of *Aankopen* that need more than one cell."""
    frame, codes = data.frame, _codes(data.frame)
    found = [item for check in (_amount_missing, _amount_differs, _outliers) for item in check(data, frame)]
    found += [item for check in (_two_customers, _far_apart, _line_twice) for item in check(data, frame, codes)]
    return found + _dates(data, frame)


def _numbers(frame: pd.DataFrame, key: str) -> pd.Series:
    return frame[key] if key in frame else pd.Series(np.nan, index=frame.index)


def _product(frame: pd.DataFrame) -> pd.Series:
    """Aantal x Prijs in euro, rounded to cents."""
    return (_numbers(frame, "quantity") * _numbers(frame, "price")).round(2)


def _amount_missing(data: SheetData, frame: pd.DataFrame) -> list[Finding]:
    missing = _numbers(frame, "amount").isna() & _product(frame).isna()
    if "amount" not in frame and len(frame) and missing.all():
        return [Finding("amount-column-missing", data.name)]
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


def _codes(frame: pd.DataFrame) -> _Codes:
    order, customer = _factorized(frame, "order"), _factorized(frame, "customer")
    if "source" in frame and (order >= 0).any():
        sources, names = pd.factorize(frame["source"], use_na_sentinel=False)
        order = np.where(order < 0, order, _renumbered(order * max(len(names), 1) + sources))
    return _Codes(order, customer)


def _factorized(frame: pd.DataFrame, key: str) -> IntArray:
    if key not in frame:
        return np.full(len(frame), -1)
    return pd.factorize(frame[key])[0].astype(np.int64)


def _two_customers(data: SheetData, frame: pd.DataFrame, codes: _Codes) -> list[Finding]:
    """The same order number at one source with two customers: two orders, or a slip."""
    known = (codes.order >= 0) & (codes.customer >= 0)
    if not known.any():
        return []
    order = codes.order[known]
    # An order has one customer when the smallest and the largest code in it are the same.
    low, high = _extremes(order, codes.customer[known])
    return finding_on(data, "order", "order-with-two-customers", _mask(frame, known, (low != high)[order]))


def _mask(frame: pd.DataFrame, among: NDArray[np.bool_], chosen: NDArray[np.bool_]) -> "pd.Series[bool]":
    """Over all rows: those chosen among some of them."""
    mask = np.zeros(len(frame), dtype=bool)
    mask[among] = chosen
    return pd.Series(mask, index=frame.index, dtype=bool)


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


def _far_apart(data: SheetData, frame: pd.DataFrame, codes: _Codes) -> list[Finding]:
    """The same order number and customer more than 31 days apart counts as another order."""
    if "date" not in frame:
        return []
    known = (codes.order >= 0) & (codes.customer >= 0) & frame["date"].notna().to_numpy()
    if not known.any():
        return []
    customer = codes.customer[known]
    order = _renumbered(codes.order[known] * (int(customer.max()) + 1) + customer)
    days = frame["date"].to_numpy()[known].astype("datetime64[D]").astype(np.int64)
    first, last = _extremes(order, days)
    far = _mask(frame, known, ((last - first) > SAME_ORDER_DAYS)[order])
    return finding_on(data, "order", "order-far-apart", far)


def _line_twice(data: SheetData, frame: pd.DataFrame, codes: _Codes) -> list[Finding]:
    """A line that is equal to an earlier one in every column may have been pasted twice."""
    if not {"order", "amount"} <= set(frame.columns) or len(frame.columns) < 4:
        return []
    # Comparing all columns of a million lines is slow: first those that share order number and amount.
    cents = (frame["amount"] * 100).round().fillna(0).to_numpy().astype(np.int64)
    alike = pd.DataFrame({"order": codes.order, "cents": cents}).duplicated(keep=False).to_numpy() & (codes.order >= 0)
    twice = _mask(frame, alike, frame[alike].duplicated(keep="first").to_numpy())
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
