"""Rows for `--json`."""

import pandas as pd

from klantenbestand.steps.json_rows import json_rows


def test_rows_have_the_wanted_keys_in_order_and_null_for_what_is_missing():
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", None], "c": [0.5, float("nan")]})
    rows = json_rows(frame, {"b": "naam", "c": "deel", "a": "aantal", "d": "later"})
    assert rows == [
        {"naam": "x", "deel": 0.5, "aantal": 1, "later": None},
        {"naam": None, "deel": None, "aantal": 2, "later": None},
    ]
    assert list(rows[0]) == ["naam", "deel", "aantal", "later"]
    assert json_rows(frame.head(0), {"a": "aantal"}) == []
