"""Work that several analyses need is done once, and forgotten with the purchases."""

import gc
from datetime import date

import pandas as pd

from klantenbestand.analysis.once import once
from klantenbestand.analysis.orders import Purchases, prepare

FRAME = pd.DataFrame({"customer": ["a"], "date": ["2025-01-01"], "amount": [10.0]})


def test_the_work_is_done_once_for_each_set_of_purchases():
    seen: list[int] = []

    @once
    def lines(purchases: Purchases) -> int:
        seen.append(1)
        return len(purchases.lines)

    first, second = prepare(FRAME, date(2025, 12, 31)), prepare(FRAME, date(2025, 12, 31))
    assert [lines(first), lines(first), lines(second)] == [1, 1, 1]
    assert len(seen) == 2


def test_what_was_remembered_goes_with_the_purchases():
    kept: list[object] = []

    @once
    def work(purchases: Purchases) -> pd.DataFrame:
        kept.append(len(purchases.lines))
        return pd.DataFrame()

    purchases = prepare(FRAME, date(2025, 12, 31))
    work(purchases)
    known = work.__closure__[0].cell_contents if work.__closure__ else {}
    del purchases
    gc.collect()
    assert len(known) == 0
