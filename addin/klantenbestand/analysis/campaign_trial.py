"""Campaigns with a control group: both groups customer by customer over the same days, and the difference of the two.

Who is kept out is drawn by chance, so that what the groups differ in is chance and the campaign: no season, growth or
return to the average comes into it.
"""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from klantenbestand.analysis.addressed import Addressed
from klantenbestand.analysis.lines import BoolArray
from klantenbestand.analysis.listed import positions
from klantenbestand.analysis.orders import Purchases
from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.seasonal_index import FloatArray
from klantenbestand.analysis.shuffled_groups import Difference, difference
from klantenbestand.analysis.spans import spans
from klantenbestand.analysis.thin import CONTROL_FOR_LIFT
from klantenbestand.words.frozen import frozen

_ONE_CHANNEL = 0.95  # of the addressed; with less the control group is not that of a channel
Lift = tuple[float, float, float]


@frozen
class Trial:
    """Addressed and kept out customers of the campaigns with 20 or more kept out, by campaign.

    `sizes`: customers kept out of each campaign (also under 20). For each customer: `campaign` (position in
    `Addressed.names`), `customer` (number), `code`, `channel` (that of the campaign; '' where it used several), `first`
    (the first day of the campaign), `kept` out or not, `spent` (euro from that day to the end of the last window),
    `over` (of the whole campaign).
    """

    sizes: IntArray
    campaign: IntArray
    customer: pd.Series
    code: IntArray
    channel: pd.Series
    first: IntArray
    kept: BoolArray
    spent: FloatArray
    over: BoolArray

    def __len__(self) -> int:
        return len(self.campaign)

    def lift(self, campaign: int) -> Lift:
        """What the addressed of this campaign spent more a head than its control group, with its 95% interval."""
        own = self.campaign == campaign
        found = difference([(self.spent[own & ~self.kept], self.spent[own & self.kept])])
        return found.middle, *found.bounds()

    def pooled(self, rows: BoolArray) -> tuple[Difference, IntArray]:
        """The difference a head among these rows, and the campaigns that it rests on.

        Per campaign, so that customers are compared over the same days; each counts as its addressed. A campaign with
        under 20 of these customers in either group does not count; without any it is not known.
        """
        pairs, used = [], []
        for campaign in np.unique(self.campaign[rows]).tolist():
            own = rows & (self.campaign == campaign)
            groups = self.spent[own & ~self.kept], self.spent[own & self.kept]
            if min(map(len, groups)) >= CONTROL_FOR_LIFT:
                pairs.append(groups)
                used.append(campaign)
        return difference(pairs), np.array(used, dtype=np.int64)


def campaign_trial(purchases: Purchases, found: Addressed, control: Mapping[str, Collection[str]]) -> Trial:
    """`control`: by campaign the customer numbers that were kept out by chance; who was addressed after all is not."""
    number = len(found.names)
    start, end = campaign_bound(found, found.first, first=True), campaign_bound(found, found.until, first=False)
    over = campaign_bound(found, found.over.astype(np.int64), first=True) > 0
    sizes, parts = np.zeros(number, dtype=np.int64), [_part(0, "", [], np.empty(0, dtype=np.int64), [])]
    for place, name in enumerate(found.names.tolist()):
        if not control.get(name):
            continue
        own = found.campaign == place
        kept = sorted(set(control[name]) - set(found.customer[own]))
        sizes[place] = len(kept)
        if len(kept) >= CONTROL_FOR_LIFT:
            code = np.append(found.code[own], positions(purchases.customers, pd.Index(kept, dtype="str")))
            parts.append(_part(place, _channel(found.channel[own]), found.customer[own].tolist(), code, kept))
    rows = pd.concat(parts, ignore_index=True)
    campaign, code = rows["campaign"].to_numpy(), rows["code"].to_numpy()
    return Trial(
        sizes=sizes,
        campaign=campaign,
        customer=rows["customer"],
        code=code,
        channel=rows["channel"],
        first=start[campaign],
        kept=rows["kept"].to_numpy(),
        spent=spans(purchases).spent(code, start[campaign], end[campaign]),
        over=over[campaign],
    )


def campaign_bound(found: Addressed, values: IntArray, *, first: bool) -> IntArray:
    """The smallest (`first`) or largest of the values of each campaign's entries."""
    bound = np.full(len(found.names), np.iinfo(np.int64).max if first else np.iinfo(np.int64).min)
    (np.minimum if first else np.maximum).at(bound, found.campaign, values)
    return bound


def _part(place: int, channel: str, addressed: list[str], code: IntArray, kept: list[str]) -> pd.DataFrame:
    number = len(addressed) + len(kept)
    return pd.DataFrame(
        {
            "campaign": np.full(number, place, dtype=np.int64),
            "customer": pd.Series([*addressed, *kept], dtype="str"),
            "code": code.astype(np.int64),
            "channel": pd.Series([channel] * number, dtype="str"),
            "kept": np.repeat([False, True], [len(addressed), len(kept)]),
        }
    )


def _channel(used: pd.Series) -> str:
    share = used.value_counts(normalize=True)
    return str(share.index[0]) if len(share) and share.iloc[0] >= _ONE_CHANNEL else ""
