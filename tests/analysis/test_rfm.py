"""Scores keep equal customers together; groups agree with the status on the other tabs."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.analysis.activity import Status
from klantenbestand.analysis.rfm import ACTIONS, Action, Group, Scale, groups, often_scores, scale_for, scores


def test_a_score_is_one_more_than_the_edges_not_above_the_value():
    # 1..10: the edges at 20/40/60/80% are 2.8, 4.6, 6.4, 8.2.
    assert scores(np.arange(1.0, 11), Scale.FIFTHS).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert scores(np.arange(1.0, 10), Scale.THIRDS).tolist() == [1, 1, 1, 3, 3, 3, 5, 5, 5]


@given(st.lists(st.integers(0, 6), min_size=1, max_size=80), st.sampled_from([Scale.FIFTHS, Scale.THIRDS]))
def test_equal_values_score_equally_and_more_is_never_less(values, scale):
    found = scores(np.array(values, dtype=float), scale)
    assert set(found.tolist()) <= {1, 2, 3, 4, 5}
    order = np.argsort(values, kind="stable")
    steps, ties = np.diff(found[order]), np.diff(np.array(values)[order]) == 0
    assert (steps >= 0).all()
    assert (steps[ties] == 0).all()


def test_where_many_bought_once_frequency_has_fixed_bands():
    often = np.array([1] * 5 + [2, 3, 4, 5, 9, 10, 40])
    assert often_scores(often, Scale.FIFTHS).tolist() == [1] * 5 + [2, 3, 3, 4, 4, 5, 5]
    spread = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert often_scores(spread, Scale.FIFTHS).tolist() == scores(spread.astype(float), Scale.FIFTHS).tolist()


@pytest.mark.parametrize(("customers", "scale"), [(19, "none"), (20, "thirds"), (49, "thirds"), (50, "fifths")])
def test_the_number_of_customers_decides_how_fine_scores_are(customers, scale):
    assert scale_for(customers) == scale


@pytest.mark.parametrize(
    ("recency", "worth", "status", "once", "group"),
    [
        (5, 4.5, Status.ACTIVE, False, Group.CHAMPIONS),
        (4, 3.5, Status.ACTIVE, False, Group.LOYAL),
        (3, 4.5, Status.ACTIVE, False, Group.LOYAL),
        (4, 2.5, Status.ACTIVE, False, Group.PROMISING),
        (5, 1.0, Status.ACTIVE, True, Group.NEW),
        (5, 3.0, Status.ACTIVE, True, Group.NEW),
        (3, 2.5, Status.ACTIVE, False, Group.ATTENTION),
        (1, 2.5, Status.ACTIVE, False, Group.ATTENTION),  # the lowest fifth of a shop where everybody comes weekly
        (5, 2.5, Status.AT_RISK, False, Group.AT_RISK),
        (4, 4.0, Status.AT_RISK, False, Group.DO_NOT_LOSE),
        (2, 5.0, Status.LAPSED, False, Group.DO_NOT_LOSE),
        (4, 3.5, Status.LAPSED, False, Group.LOST),
    ],
)
def test_the_group_follows_from_recency_worth_and_status(recency, worth, status, once, group):
    found = groups(np.array([recency]), np.array([worth]), pd.Series([status.value]), np.array([once]))
    assert [list(Group)[place] for place in found] == [group]


def test_each_of_the_eight_groups_has_an_action_of_its_own():
    assert len(Group) == 8
    assert set(ACTIONS) == set(Group)
    assert set(ACTIONS.values()) == set(Action)
