"""NPS and CSAT: published standard error, honest bands, refusals and alerts."""

import numpy as np
import pandas as pd
import pytest

from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.satisfaction import nps_interval, satisfaction_scores

PEILDATUM = pd.Timestamp("2024-12-31")
NPS, CSAT = "aanbevelen 0-10", "tevredenheid 1-5"


def answers(scores: list[float | None], question: str = NPS, day: str = "2024-05-01", first: int = 0) -> pd.DataFrame:
    names = [f"K{first + number}" for number in range(len(scores))]
    return pd.DataFrame({"customer": names, "date": pd.Timestamp(day), "question": question, "score": scores})


def test_the_published_example():
    # p 1/2, passive 1/3, detractors 1/6: NPS 33.3, variance 5/9, standard error 4.1 at n = 324.
    value, low, high = nps_interval(162, 54, 324)
    assert value == pytest.approx(100 / 3)
    assert (high - low) / 2 / 1.959964 == pytest.approx(4.14, abs=0.005)


def test_the_interval_of_few_answers_holds_the_truth_as_often_as_it_says():
    random = np.random.default_rng(3)
    for size in (30, 50):
        drawn = random.multinomial(size, [0.7, 0.2, 0.1], 4000)
        inside = [low <= 60 <= high for _, low, high in (nps_interval(p, d, size) for p, _, d in drawn.tolist())]
        assert 0.93 <= np.mean(inside) <= 0.98


def test_nps_and_its_distribution():
    found = satisfaction_scores(answers([10] * 20 + [7] * 10 + [0] * 10), PEILDATUM).nps
    assert found.whole[["answers", "low_scores", "high_scores", "value"]].tolist() == [40, 10, 20, 25]
    assert found.distribution[[10, 7, 0]].tolist() == [20, 10, 10]
    assert found.periods.index.tolist() == ["2024-K2"]
    assert found.whole["low"] < 25 < found.whole["high"]


def test_under_30_answers_only_the_distribution():
    result = satisfaction_scores(answers([10] * 29), PEILDATUM)
    assert np.isnan(result.nps.whole["value"])
    assert result.nps.distribution[10] == 29
    (note,) = result.thin
    assert (note.code, note.details["missing"]) == ("nps-few-answers", 1)
    assert result.csat is None


def test_the_last_answer_of_a_customer_in_a_period_counts_and_silence_shows_in_the_rate():
    first, again = answers([0] * 40), answers([10] * 30 + [None] * 10, day="2024-06-01")
    found = satisfaction_scores(pd.concat([first, again, answers([None] * 10, first=40)]), PEILDATUM).nps
    assert found.periods.loc["2024-K2", ["asked", "answers"]].tolist() == [50, 40]
    assert found.periods.loc["2024-K2", "answer_rate"] == 0.8
    assert found.whole[["high_scores", "low_scores"]].tolist() == [30, 10]
    months = satisfaction_scores(pd.concat([first, again]), PEILDATUM, Period.MONTH).nps.periods
    assert months["answers"].tolist() == [40, 30]
    assert months["value"].tolist() == [-100, 100]


def test_csat_is_the_share_of_4_and_5_with_wilson():
    found = satisfaction_scores(answers([5] * 10 + [4] * 5 + [3] * 5, CSAT), PEILDATUM).csat
    assert found.whole["value"] == 0.75
    assert (found.whole["low"], found.whole["high"]) == (
        pytest.approx(0.5313, abs=1e-4),
        pytest.approx(0.8881, abs=1e-4),
    )


def test_scores_without_question_or_that_cannot_be_do_not_count():
    frame = pd.concat([answers([10] * 30), answers([8] * 4, ""), answers([11, 9.5, -1]), answers([0, 6], CSAT)])
    found = satisfaction_scores(frame, PEILDATUM)
    assert (found.without_question, found.impossible) == (4, 5)
    assert found.nps.whole["answers"] == 30
    assert [note.code for note in found.thin] == ["scores-unasked", "score-impossible"]


def test_segments_are_shown_apart():
    frame = pd.concat([answers([10] * 30), answers([0] * 30, first=30)])
    groups = {f"K{n}": "Trouw" if n < 30 else "Nieuw" for n in range(50)}
    found = satisfaction_scores(frame, PEILDATUM, segments=groups).nps.segments
    assert found["answers"].to_dict() == {"Nieuw": 20, "Trouw": 30}
    assert found.loc["Trouw", "value"] == 100
    assert np.isnan(found.loc["Nieuw", "value"])


def test_a_value_under_the_owners_limit_is_an_alert():
    frame = answers([10] * 20 + [0] * 20)
    assert satisfaction_scores(frame, PEILDATUM, least_nps=-10).thin == ()
    (note,) = satisfaction_scores(frame, PEILDATUM, least_nps=10).thin
    assert note.code == "satisfaction-below"
    # (20 + 0.75) / 43 at each end: 1.96 x sqrt(2 x 0.4826 / 43) = 0.29
    told = {"name": "De NPS", "found": "0", "low": "-29", "high": "29", "limit": "10"}
    assert note.details == {**told, "when": "in het tweede kwartaal van 2024"}


def test_where_no_period_has_enough_answers_the_limit_is_held_against_all_of_them():
    spread = pd.concat([answers([10] * 10 + [0] * 6), answers([9] * 10 + [3] * 6, day="2024-08-01", first=16)])
    (note,) = satisfaction_scores(spread, PEILDATUM, least_nps=50).thin
    assert (note.details["found"], note.details["when"]) == ("25", "over alle antwoorden samen")
    assert satisfaction_scores(spread, PEILDATUM, least_nps=20).thin == ()
    few = satisfaction_scores(spread.head(16), PEILDATUM, least_nps=50).thin
    assert [one.code for one in few] == ["nps-few-answers"]


def test_where_only_answers_stand_in_the_sheet_nothing_is_said_about_who_kept_silent():
    found = satisfaction_scores(answers([10] * 40), PEILDATUM, segments={"K1": "Trouw"}).nps
    assert np.isnan([found.whole["answer_rate"], *found.periods["answer_rate"], *found.segments["answer_rate"]]).all()


def test_answers_after_the_peildatum_and_empty_sheets():
    assert satisfaction_scores(answers([10] * 40, day="2025-01-01"), PEILDATUM).nps is None
    assert satisfaction_scores(None, PEILDATUM).thin == ()
