"""The self-test is good where all works, and says what is wrong where it does not."""

import re
from pathlib import Path

import pytest
import xlwings

from excel_engine import Excel, ExcelError
from excel_engine.cells import FakeRange
from klantenbestand.install.self_test import CHECKS, self_test
from klantenbestand.words.texts import self_test as words

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")]


@pytest.fixture
def app():
    return xlwings.App(impl=Excel().app)


def test_in_an_excel_as_we_know_it_all_is_good(app, tmp_path):
    report = self_test(app, tmp_path)
    assert [trial.problem for trial in report.trials] == [""] * len(CHECKS)
    assert report.is_good
    assert re.search(r"Excel 16\.0", report.text())
    assert report.text().endswith(words.ALL_GOOD)
    assert len(app.books) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["Zelftest Klantenbestand.xlsx"]


def test_what_goes_otherwise_is_in_the_report_and_the_rest_is_still_tried(app, tmp_path, monkeypatch):
    def refuse(self, *args, **options):
        raise ExcelError("Excel will not paste")

    monkeypatch.setattr(FakeRange, "paste", refuse)
    report = self_test(app, tmp_path)
    problems = {trial.key: trial.problem for trial in report.trials}
    assert "Excel will not paste" in problems["refill"] or "open-" in problems["refill"]
    assert problems["remove"] == ""
    assert not report.is_good
    assert "FOUT" in report.text()
    assert "Stuur dit verslag" in report.text()
    assert len(app.books) == 0


# What the contract asks of the open workbook, and which trial of the self-test tries it in the Excel of a user.
TRIED = {
    "sheets_tables_and_cells_are_read_as_they_stand": "added-column",
    "a_tab_comes_behind_the_owners_sheets_with_its_mark": "new",
    "what_is_put_is_read_in_the_same_run_and_in_the_next": "refill",
    "a_tab_that_is_put_again_has_the_new_rows_and_no_others": "refill",
    "twice_in_one_run_is_as_once_in_two": "refill",
    "a_remark_follows_its_key_and_is_kept_where_the_key_is_gone": "remark",
    "a_text_stays_the_text_that_it_is": "texts",
    "dates_amounts_links_and_missing_values": "values",
    "key_figures_stand_where_they_stood_and_checks_stay_live": "formulas",
    "a_tab_of_lines_becomes_shorter": "columns",
    "two_tables_side_by_side_grow_and_shrink_apart": "two-tables",
    "columns_come_and_go_with_another_version_of_the_tab": "columns",
    "a_tab_is_taken_away": "remove",
    "a_sheet_of_that_name_without_the_mark_is_left_alone": "taken",
    "the_memory_is_hidden_and_the_named_tab_opens": "front",
    "data_sheets_are_added_before_our_tabs_and_read_at_once": "sheets",
    "the_owners_cells_stay_what_they_were": "data",
    "a_column_that_a_person_added_keeps_its_formula_in_the_row_of_its_key": "own-column",
    "what_cannot_be_put_leaves_all_as_it_was": "whole",
    "cells_of_a_data_sheet_are_changed_one_by_one": "data",
    "a_date_becomes_a_date": "added-column",
    "a_column_is_added_to_a_table_and_filled_in_the_same_run": "added-column",
    "what_cells_hold_is_read_exactly_and_can_be_put_back": "undo",
    "rows_a_column_and_a_sheet_that_were_added_go_again": "added-column",
    "a_column_or_sheet_that_the_owner_refers_to_stays": "taken",
    "a_column_is_not_added_over_what_stands_there": "taken",
    "rows_that_cannot_go_stay_each_with_its_reason": "leave",
    "links_of_a_row_are_read_and_put_back_in_another": "links",
    "a_link_follows_the_address_that_is_written_in_its_cell": "links",
    "a_row_goes_and_comes_back_where_only_excel_can_do_that": "leave",
}


def test_what_the_contract_asks_a_user_can_try_in_his_excel():
    contract = (Path(__file__).parents[1] / "book" / "test_contract.py").read_text("utf-8")
    assert set(re.findall(r"^def test_(\w+)", contract, re.M)) == set(TRIED)
    assert set(TRIED.values()) <= set(CHECKS)


def test_every_check_has_its_sentence():
    assert set(CHECKS) == set(words.CHECKS)


@pytest.mark.excel
def test_in_the_excel_of_this_computer_all_is_good(tmp_path):
    with xlwings.App(visible=False, add_book=False) as app:
        assert self_test(app, tmp_path).text().endswith(words.ALL_GOOD)
