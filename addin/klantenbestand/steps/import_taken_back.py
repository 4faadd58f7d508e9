"""What an export takes back of orders, as far as *Aankopen* has not taken it back already.

The owner may have noted a return himself, on the day that he paid it, or the part of it that an earlier import asked
him for. Then only the rest is taken back.
"""

import pandas as pd

from klantenbestand.reading.exports import amounts
from klantenbestand.reading.links import loose
from klantenbestand.reading.texts import fold
from klantenbestand.words.frozen import frozen

_RETURN = "retour"
_CENT = 0.005


@frozen
class TakenBack:
    """`lines` are the new lines without what stands there already; `there` counts those that were left out."""

    lines: pd.DataFrame
    there: int


def not_taken_back_yet(there: pd.DataFrame | None, new: pd.DataFrame, known: set[int], source: str) -> TakenBack:
    """The new lines of an export of `source`, of which those with a number below zero take an order back.

    `known` are the rows of *Aankopen* that are lines of this export themselves. Of what is taken back as much is left
    out as other rows of the same order and source take back, on whatever day.
    """
    back = [int(line) for line in new.index if line < 0]
    if there is None or not back or not {"order", "source"} <= set(there) or "order" not in new:
        return TakenBack(new, 0)
    returned = _returned(there[~there.index.isin(list(known))], source)
    if not returned:
        return TakenBack(new, 0)
    gone: list[int] = []
    less: dict[int, float] = {}
    told = new.loc[back]
    for line, number, amount in zip(back, told["order"], told["amount"].astype(float), strict=True):
        order = _order(number)
        had = returned.get(order, 0.0)
        if amount >= 0 or had < _CENT:
            continue
        part = min(had, -amount)
        returned[order] = had - part
        if part > -amount - _CENT:
            gone.append(line)
        else:
            less[line] = round(amount + part, 2)
    lines = new.drop(index=gone)
    if less:
        lines = lines.assign(amount=lines["amount"].mask(lines.index.isin(list(less)), pd.Series(less)))
    return TakenBack(lines, len(gone))


def _returned(there: pd.DataFrame, source: str) -> dict[str, float]:
    """How much rows of this source take back, by order. A discount is none: it is less than nothing, but no return."""
    own = there[there["source"].fillna("").map(fold) == fold(source)]
    amount = amounts(own)
    returns = own["status"].eq(_RETURN).fillna(False).astype(bool) if "status" in own else amount < 0
    if "quantity" in own:
        returns |= (own["quantity"] < 0) & (amount < 0)
    found: dict[str, float] = {}
    for order, value in zip(own.loc[returns, "order"], amount[returns], strict=True):
        if value < 0 and (key := _order(order)):
            found[key] = found.get(key, 0.0) - value
    return {order: value for order, value in found.items() if value > _CENT}


def _order(order: object) -> str:
    return loose(order.lstrip("#")) if isinstance(order, str) else ""
