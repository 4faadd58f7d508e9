"""The self-test is good where all works, and says what is wrong where it does not."""

import re

import pytest
import xlwings

from excel_engine import Excel, ExcelError
from excel_engine.cells import FakeRange
from klantenbestand.install.self_test import CHECKS, self_test
from klantenbestand.words.texts import self_test as words

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")


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


def test_every_check_has_its_sentence():
    assert set(CHECKS) == set(words.CHECKS)


@pytest.mark.excel
def test_in_the_excel_of_this_computer_all_is_good(tmp_path):
    with xlwings.App(visible=False, add_book=False) as app:
        assert self_test(app, tmp_path).text().endswith(words.ALL_GOOD)
