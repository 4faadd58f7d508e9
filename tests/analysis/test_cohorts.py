"""Cohorts: who came back after so many periods; what is not over stays blank."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from histories import buyers_within, histories
from klantenbestand.analysis.cohorts import retention
from klantenbestand.analysis.flow import customer_flow
from klantenbestand.analysis.orders import prepare
from klantenbestand.analysis.periods import Period
from typed_frames import purchases

PEILDATUM = date(2024, 4, 15)


def shop(sizes: dict[str, int], back: dict[tuple[str, str], int]) -> pd.DataFrame:
    """So many new customers a month, and of a month's customers so many who came back in another."""
    rows = [(f"{month}-{number}", f"{month}-05") for month, size in sizes.items() for number in range(size)]
    rows += [(f"{month}-{number}", f"{later}-06") for (month, later), size in back.items() for number in range(size)]
    frame = pd.DataFrame(rows, columns=["customer", "date"])
    return frame.assign(date=pd.to_datetime(frame["date"]), amount=10.0)


def test_each_cohort_is_followed_and_what_is_not_over_is_blank():
    frame = shop({"2024-01": 30, "2024-02": 25, "2024-03": 20, "2024-04": 21}, {("2024-02", "2024-03"): 5})
    found = retention(prepare(frame, PEILDATUM))
    assert found.cohorts["size"].to_dict() == {"2024-01": 30, "2024-02": 25, "2024-03": 20, "2024-04": 21}
    assert found.cohorts["first_of_file"].tolist() == [True, False, False, False]
    blank = float("nan")
    np.testing.assert_array_equal(
        found.counts.to_numpy(),
        [[30, 0, 0, blank], [25, 5, blank, blank], [20, blank, blank, blank], [blank] * 4],
    )
    assert found.retention.loc["2024-02", 1] == 0.2
    # Wilson for 5 of 25, by hand: (0.2 + 0.07683)/1.15366 -+ 1.96 sqrt(0.0064 + 0.001537 * ...) = 0.0886, 0.3913
    assert found.low.loc["2024-02", 1] == pytest.approx(0.0886, abs=1e-4)
    assert found.high.loc["2024-02", 1] == pytest.approx(0.3913, abs=1e-4)
    assert found.thin == ()


def test_the_whole_shop_leaves_the_first_cohort_of_the_file_out():
    frame = shop({"2024-01": 30, "2024-02": 25, "2024-03": 20}, {("2024-02", "2024-03"): 5, ("2024-01", "2024-02"): 30})
    overall = retention(prepare(frame, PEILDATUM)).overall
    assert overall["customers"].tolist() == [45, 25, 0]
    assert overall["came_back"].tolist() == [45, 5, 0]
    assert overall.loc[1, "retention"] == 0.2
    assert np.isnan(overall.loc[2, "retention"])


def test_a_small_cohort_shows_counts_only():
    found = retention(prepare(shop({"2024-01": 19}, {("2024-01", "2024-02"): 4}), PEILDATUM))
    assert found.counts.loc["2024-01", 1] == 4
    assert found.retention.isna().all(axis=None)
    assert found.low.isna().all(axis=None)
    (note,) = found.thin
    assert (note.code, note.details["have"], note.details["need"]) == ("cohorts-small", 19, 20)


def test_quarters_count_a_customer_once_and_returns_make_nobody_come_back():
    frame = purchases("""
        | date       | customer | amount | order |
        | 05-01-2023 | K1       | 10     | 1     |
        | 06-02-2023 | K1       | 10     | 2     |
        | 07-05-2023 | K1       | -10    | 9     |
        | 07-08-2023 | K1       | 10     | 3     |
        | 08-08-2023 | K1       | 10     | 4     |
    """)
    found = retention(prepare(frame, PEILDATUM), Period.QUARTER)
    assert found.counts.loc["2023-K1"].tolist() == [1, 0, 1]


@settings(max_examples=40, deadline=None)
@given(histories())
@pytest.mark.parametrize("period", list(Period))
def test_cohorts_hold_every_customer_and_every_active_one_in_every_history(period, frame):
    bought = prepare(frame, date(2025, 1, 31))
    found, flow = retention(bought, period), customer_flow(bought, period)
    assert found.cohorts["size"].sum() == buyers_within(bought)
    own = found.counts.get(0, pd.Series(dtype="float64")).dropna()
    assert own.equals(found.cohorts["size"].loc[own.index].astype("float64").rename(0)) or own.empty
    # The diagonals of the table are the active customers of each period.
    active = dict.fromkeys(flow.index, 0.0)
    place = {label: number for number, label in enumerate(flow.index)}
    for cohort, row in found.counts.iterrows():
        for later, number in row.dropna().items():
            active[flow.index[place[cohort] + later]] += number
    over = flow.index[flow["complete"]]
    assert [active[label] for label in over] == flow.loc[over, "active"].tolist()


def test_no_purchases_no_cohorts():
    found = retention(prepare(purchases("| date | customer | amount |"), PEILDATUM))
    assert found.cohorts.empty
    assert found.overall.empty
    assert [note.code for note in found.thin] == ["no-customer-purchases"]
