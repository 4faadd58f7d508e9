"""Rows are found again by what stands in them, and in doubt not at all."""

from dataclasses import replace

import pandas as pd
import pytest

from klantenbestand.book.journal import CellLine, RowLine, SheetLine
from klantenbestand.steps.row_identity import RowTexts, found_again

COLUMNS = ("order", "date", "customer", "amount")


def texts(*rows, sheet="purchases", first=2):
    frame = pd.DataFrame(rows, columns=list(COLUMNS), index=range(first, first + len(rows)), dtype=object)
    return RowTexts(sheet, frame)


def lines(then, *touched):
    """The journal lines of rows of `then` (Excel rows), with what each had before in its cell."""
    naming = then.naming
    identities, prints = then.identities(naming), then.prints(then.frame.index, COLUMNS)
    made = []
    for row, old in touched:
        same = [at for at in prints if prints[at] == prints[row]]
        alike = [at for at in identities if identities[at] == identities[row]]
        made.append(
            RowLine(
                *(then.sheet, row, ""),
                cells=(CellLine("customer", "Klantnummer", old, "K1"),),
                identity=identities[row],
                print=prints[row],
                nth=same.index(row),
                count=len(same),
                alike=len(alike),
            )
        )
    return made, SheetLine(then.sheet, "Aankopen", naming, COLUMNS)


def found(now, then, *touched, wanted=None):
    made, sheet = lines(then, *touched)
    return found_again(now, made, sheet, range(len(made)) if wanted is None else wanted)


A, B, C = ("O1", "d1", "K1", "5"), ("O1", "d1", "K1", "7"), ("O2", "d2", "K1", "5")


def test_a_row_is_found_wherever_it_went():
    assert found(texts(C, ("", "", "", ""), B, A), texts(A, B, C), (2, "K3"), (4, "K2")) == {0: 5, 1: 2}


def test_a_row_in_which_one_cell_was_changed_is_found_while_all_of_its_name_are_there():
    changed = ("O1", "d1", "K1", "9")
    assert found(texts(changed, C), texts(A, C), (2, "K3")) == {0: 2}
    assert found(texts(B, changed), texts(A, B), (2, "K3"), (3, "K3")) == {0: 3, 1: 2}


def test_a_row_in_which_empty_cells_were_filled_is_found():
    empty, full = ("O1", "", "K1", ""), ("O1", "", "K1", "9")
    then = RowTexts("purchases", texts(empty, C).frame.assign(article="", note=""))
    now = RowTexts("purchases", texts(C, full).frame.assign(article=["", "thee"], note=["", "x"]))
    made, sheet = lines(then, (2, "K3"))
    columns = (*COLUMNS, "article", "note")
    made = [replace(made[0], print=then.prints([2], columns)[2])]
    assert found_again(now, made, replace(sheet, printed=columns), [0]) == {0: 3}


@pytest.mark.parametrize("now", [[B], [B, C], []], ids=["deleted", "deleted beside another", "all gone"])
def test_a_row_that_is_gone_is_not_mistaken_for_its_neighbour(now):
    assert found(texts(*now), texts(A, B, C), (2, "K3")) == {}


def test_of_rows_that_are_wholly_alike_the_order_tells_which_is_which():
    assert found(texts(A, A, A), texts(A, A, A), (2, "K2"), (4, "K3")) == {0: 2, 1: 4}


def test_of_rows_that_are_alike_and_one_less_none_is_certain_unless_all_get_the_same():
    assert found(texts(A, A), texts(A, A, A), (2, "K2"), (3, "K3"), (4, "K3")) == {}
    assert found(texts(A, A), texts(A, A, A), (2, "K2"), (3, "K2"), (4, "K2")) == {0: 2, 1: 3}
    assert found(texts(A, A), texts(A, A, A), (2, "K2"), (3, "K2")) == {}


def test_those_that_were_taken_back_already_are_left_out():
    assert found(texts(A, A), texts(A, A, A), (2, "K2"), (3, "K2"), (4, "K2"), wanted=[1, 2]) == {1: 2, 2: 3}


def test_a_customer_is_found_by_number_however_much_was_changed_but_not_where_it_stands_twice():
    one, other = ("", "", "K7", "Jansen"), ("", "", "K8", "Visser")
    then = texts(one, other, sheet="customers")
    assert found(texts(other, ("x", "y", "K7", "z"), sheet="customers"), then, (2, "a")) == {0: 3}
    assert found(texts(("x", "", "K7", "a"), ("y", "", "K7", "b"), sheet="customers"), then, (2, "a")) == {}


def test_a_column_that_is_gone_makes_rows_uncertain_not_wrong():
    now = RowTexts("purchases", texts(A, B).frame.drop(columns="amount"))
    assert found(now, texts(A, B), (2, "K3")) == {}
    only = RowTexts("purchases", texts(A).frame.drop(columns="amount"))
    assert found(only, texts(A), (2, "K3")) == {0: 2}
