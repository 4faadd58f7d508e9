"""Who of the buyers in exports objected before, by all ways in which exports say him: also his second mailbox."""

from collections.abc import Collection, Mapping
from datetime import date

import pandas as pd

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.objections import EVERYTHING, Objection, objected_on, prints_wanted
from klantenbestand.mail.permission import returned_on
from klantenbestand.reading.data import Data
from klantenbestand.reading.strictest import strictest_objection
from klantenbestand.steps.import_buyers import BUYER, Buyers
from klantenbestand.words.columns import TEXT_KINDS
from klantenbestand.words.sheets import CUSTOMERS

Days = Mapping[Channel, pd.Timestamp]  # the last day of an objection to each channel, as far as there is one


def objected_before(
    buyers: Buyers,
    of: Collection[int],
    objections: Collection[Objection],
    *,
    same: Mapping[int, int] | None = None,
    more: pd.DataFrame | None = None,
) -> Mapping[int, Days]:
    """Of whom of these buyers an objection is remembered, and since when.

    `same`: buyer -> the one that he is too, to whom his count; `more` says what else is told of them (index = buyer).
    """
    if not objections or not of:
        return {}
    said = [buyers.faces, buyers.frame.assign(**{BUYER: buyers.frame.index})]
    said += [] if more is None else [more.assign(**{BUYER: more.index})]
    rows = pd.concat([_texts(one[one[BUYER].isin(list(of))]) for one in said if BUYER in one], ignore_index=True)
    whose = rows[BUYER].map(lambda row: (same or {}).get(row, row)).astype("int64")
    prints = prints_wanted(rows, objections)
    found: dict[int, dict[Channel, pd.Timestamp]] = {}
    for channel in Channel:
        last = objected_on(rows, channel, objections, prints).groupby(whose).max().dropna()
        for buyer, day in last.items():
            found.setdefault(int(str(buyer)), {})[channel] = day
    return found


def word_of(days: Days) -> str:
    """The word of *Geen reclame* for these; "" for none.

    >>> word_of({}), word_of({Channel.POST: pd.Timestamp("2026-01-01")})
    ('', 'post')
    """
    if len(days) == len(Channel):
        return EVERYTHING
    return strictest_objection([channel.value for channel in days]) or ""


class Returned:
    """Who of *Klanten* gave consent for a channel, and when last: what is later than an objection lifts it."""

    def __init__(self, data: Data, customers: pd.DataFrame, peildatum: date) -> None:
        consents = None if data.consents is None else data.consents.frame
        self._days = {channel: returned_on(customers, channel, peildatum, consents) for channel in Channel}

    def held(self, row: int, days: Days) -> tuple[str, date | None]:
        """What of these objections still holds for the customer in this row, as `word_of`, and since when.

        Of who came back for one channel, two others would be written as an objection to all: they stay remembered only.
        """
        left = {channel: day for channel, day in days.items() if not self._later(channel, row, day)}
        if not left or len(left) not in (1, len(days)):
            return "", None
        return word_of(left), max(left.values()).date()

    def _later(self, channel: Channel, row: int, day: pd.Timestamp) -> bool:
        last = self._days[channel].at[row]
        return isinstance(last, pd.Timestamp) and last > day


def _texts(said: pd.DataFrame) -> pd.DataFrame:
    keys = [key for key in said if key in CUSTOMERS.by_key and CUSTOMERS[key].kind in TEXT_KINDS]
    return said[keys].astype("str").assign(**{BUYER: said[BUYER]})
