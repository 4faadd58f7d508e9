"""Who gave a low score and was not spoken to since."""

import pandas as pd

from klantenbestand.analysis.low_scores import last_answers, to_call_back

PEILDATUM = pd.Timestamp("2026-06-30")
NPS, CSAT = "aanbevelen 0-10", "tevredenheid 1-5"


def contacts(*rows):
    columns = ["customer", "date", "direction", "question", "score", "done"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(date=pd.to_datetime(frame["date"]), report="")


def test_only_a_last_answer_that_is_low_is_called_back():
    found = to_call_back(
        contacts(
            ("A", "2026-05-01", "in", NPS, 6, None),
            ("B", "2026-05-01", "in", NPS, 7, None),
            ("C", "2026-05-02", "in", CSAT, 2, None),
            ("D", "2026-05-02", "in", CSAT, 3, None),
            ("E", "2026-04-01", "in", NPS, 0, None),
            ("E", "2026-05-01", "in", NPS, 9, None),
        ),
        PEILDATUM,
    )
    assert found[["customer", "score"]].to_numpy().tolist() == [["C", 2], ["A", 6]]


def test_who_was_spoken_to_or_handled_or_answered_long_ago_is_not():
    found = to_call_back(
        contacts(
            ("A", "2026-05-01", "in", NPS, 1, None),
            ("A", "2026-05-03", "uit", None, None, None),
            ("B", "2026-05-01", "in", NPS, 1, "ja"),
            ("C", "2025-01-01", "in", NPS, 1, None),
            ("D", "2026-05-01", "uit", NPS, 1, None),  # the question itself is no answer to the customer
            ("D", "2026-05-03", "in", None, None, None),
            ("E", "2026-07-01", "in", NPS, 1, None),
        ),
        PEILDATUM,
    )
    assert found["customer"].tolist() == ["D"]


def test_a_score_that_does_not_fit_its_question_is_no_answer():
    found = last_answers(
        contacts(("A", "2026-05-01", "in", CSAT, 8, None), ("B", "2026-05-01", "in", None, 3, None)), PEILDATUM
    )
    assert found.empty


def test_without_the_columns_there_is_nobody():
    assert to_call_back(None, PEILDATUM).empty
    assert to_call_back(pd.DataFrame({"customer": ["A"], "date": [PEILDATUM]}), PEILDATUM).empty


def test_contacts_without_any_answer_give_an_empty_list():
    rows = contacts(("A", "2026-05-01", "uit", None, None, None))
    typed = rows.astype({"question": "str", "score": "float64", "done": "str"})
    assert to_call_back(typed, PEILDATUM).empty
