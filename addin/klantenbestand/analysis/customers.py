"""Klantoverzicht: one row a customer with all that the purchases and contacts say."""

from dataclasses import dataclass

import pandas as pd

from klantenbestand.words.findings import Finding


@dataclass(frozen=True)
class Overview:
    """The answer of `customer_overview`.

    `frame`: index = customer number: those of *Klanten* in their order, then buyers who are not in it. Columns:
    in_customers (bool), relation ('klant'/'prospect'), status (words of `activity.Status`), first, last (dates),
    recency_days, orders, revenue, revenue_0 (the last year with a sale), revenue_1, revenue_2 (one and two years
    before), basket (mean net order), rhythm_days (median own gap), rhythm_basis ('eigen', 'indicatief' with two
    purchases, '' without), articles (different ones), pieces, favourite (article in most orders),
    last_contact (date), last_subject, follow_up_date (earliest open one, also when overdue), follow_up.
    Missing: NaT, NaN or ''. `years`: the three years of revenue_0.._2.
    """

    frame: pd.DataFrame
    years: tuple[int, int, int]
    thin: tuple[Finding, ...]
