"""Links that come back in the open workbook: no reason to take a run back, and what Excel does not take is named."""

import pytest

from book.test_cell_links import AREA, link_book
from book.test_open_book import Desk
from excel_engine.cells import FakeRange
from owner_books import make_tab

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")


def links(desk, sheet="Klanten"):
    cells = [cell for row in desk.workbook[sheet] for cell in row if cell.hyperlink]
    return {cell.coordinate: (cell.hyperlink.target, cell.value, cell.style) for cell in cells}


@pytest.fixture
def desk(tmp_path):
    return Desk(link_book(tmp_path / "Klanten.xlsx"))


def away_and_back(desk, row):
    """The row goes, and comes back with what it held."""
    with desk.click() as book:
        held, linked = book.cells("Klanten", [row]), book.links("Klanten", [row])
        assert book.remove_rows(AREA, [row]) == {}
        book.put([make_tab()])
    with desk.click() as book:
        assert row == AREA.last_row or book.insert_rows(AREA, {row: 1})
        book.set_links(AREA, linked)
        book.set_cells({"Klanten": held})
        result = book.put([make_tab()])
    return [one.code for one in result.findings.items]


@pytest.mark.parametrize("row", [3, 4, 5, 7])
def test_a_row_comes_back_as_it_was_with_its_links_and_its_looks(desk, row):
    before, styles = links(desk), [[cell.style for cell in line] for line in desk.workbook["Klanten"]["A1:C7"]]
    assert away_and_back(desk, row) == []
    assert links(desk) == before
    assert [[cell.style for cell in line] for line in desk.workbook["Klanten"]["A1:C7"]] == styles


def test_the_model_reads_on_with_the_links_where_their_rows_are_now(desk):
    with desk.click() as book:
        assert book.remove_rows(AREA, [3]) == {}
        assert {at: link for at, link in book.links("Klanten", range(2, 7)).items() if link} == {
            (2, 2): "mailto:jo@jansen.nl",
            (5, 2): "mailto:piet@smit.nl",
        }


@pytest.mark.parametrize("answer", ["raises", "another"])
def test_a_link_that_excel_does_not_take_is_named_and_the_rest_stands(desk, monkeypatch, answer):
    def refused(_self, *_args):
        raise OSError("-10000")

    if answer == "raises":
        monkeypatch.setattr(FakeRange, "add_hyperlink", refused)
    else:
        monkeypatch.setattr(FakeRange, "hyperlink", property(lambda _self: "file:///x"))
    with desk.click() as book:
        held, linked = book.cells("Klanten", [3]), book.links("Klanten", [3])
        assert book.remove_rows(AREA, [3]) == {}
        book.put([make_tab()])
    with desk.click() as book:
        assert book.insert_rows(AREA, {3: 1})
        book.set_links(AREA, linked)
        book.set_cells({"Klanten": held})
        (finding,) = book.put([make_tab()]).findings.items
    assert (finding.code, finding.details) == ("open-link-lost", {"cells": "B3 en C3"})
    assert [cell.value for cell in desk.workbook["Klanten"][3]] == ["K3", "an@visser.nl", "www.visser.nl"]


def test_where_rows_that_went_must_come_back_at_once_their_links_do_too(desk):
    before = links(desk)

    def step():
        with desk.click() as book:
            assert book.remove_rows(AREA, [3, 6]) == {}
            book.set_cells({"Klanten": {(4, 2): "nieuw"}})
            book.put([make_tab()])

    for at in range(1, 8):
        desk.app.fail_at = desk.app.writes + at
        with pytest.raises(Exception, match="open-write-failed"):
            step()
        assert links(desk) == before, at
