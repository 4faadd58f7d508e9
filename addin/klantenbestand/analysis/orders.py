"""From purchase lines to orders: which lines count, which belong together, where a return belongs."""

from dataclasses import dataclass

import pandas as pd

from klantenbestand.words.settings import Settings


@dataclass(frozen=True)
class LeftOut:
    """How many lines do not count, and why."""

    offers: int = 0
    after_peildatum: int = 0
    without_date: int = 0
    without_amount: int = 0


@dataclass(frozen=True)
class Purchases:
    """The purchase history in the form that all analyses share. Days count from 1970-01-01; money is in cents.

    `customers`: the customer numbers; a customer's code is the position in it, -1 is losse verkoop.
    `lines` (index = Excel row): customer, order (position in `orders`), day (on which the amount counts: of a return,
    as the setting *Retouren tellen* says), cents (returns negative), returned (bool), position (in `given`).
    `orders` (sorted by customer, day): customer, day, cents (net), returned_cents (0 or negative), lines,
    is_purchase (False where it holds a return and nets 0 or less), told_apart (has a number or a customer),
    first_line (position in `given`).
    `occasions` (sorted): customer, day; one row for each day on which a customer purchased.
    `given` is the frame as it came, for its other columns (article, channel, ...).
    """

    peildatum: pd.Timestamp
    settings: Settings
    customers: pd.Index
    lines: pd.DataFrame
    orders: pd.DataFrame
    occasions: pd.DataFrame
    given: pd.DataFrame
    left_out: LeftOut
    returned_lines: int = 0
    loose_lines: int = 0  # lines of losse verkoop
    loose_cents: int = 0
