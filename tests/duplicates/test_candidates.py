# ruff: noqa: E501 -- tables
import numpy as np
import pandas as pd

from duplicates.tables import customers, typed
from klantenbestand.duplicates.candidates import candidates, combined
from klantenbestand.duplicates.prepared import prepare


def pairs(frame: pd.DataFrame) -> set[tuple[int, int]]:
    return set(zip(*(side.tolist() for side in candidates(prepare(frame))), strict=True))


def test_each_pair_comes_once_and_never_a_row_with_itself():
    frame = customers(
        "last_name | first_name | phone | mobile\nBakker | Jan | 0620123456 | 0620123456\nBakker | Jan | 0620123456 | "
    )
    a, b = candidates(prepare(frame))
    assert (a.tolist(), b.tolist()) == ([0], [1])


def test_one_number_for_everybody_does_not_compare_everybody():
    rows = [
        {"last_name": f"Naam{chr(97 + k % 26)}{chr(97 + k // 26 % 26)}", "mobile": "0620123456"} for k in range(400)
    ]
    assert len(pairs(typed(pd.DataFrame(rows, index=range(2, 402))))) < 400 * 12


def test_swapped_names_and_a_missing_postcode_still_meet():
    assert pairs(customers("first_name | last_name\nAnna | Bakker\nBakker | Anna")) == {(0, 1)}
    table = "last_name | street | house_number | postcode | city\nBakker | Kerkstraat | 1 | 1234 AB | Goes\nBaker | Kerkstr. | 1 | | Goes"
    assert pairs(customers(table)) == {(0, 1)}


def test_a_combination_with_something_missing_is_missing():
    assert combined(np.array([1, -1, 2]), np.array([0, 0, -1])).tolist()[1:] == [-1, -1]
