"""What every step tells of the rows, and where the rule is that of the analyses: a sale far before all others."""

from datetime import UTC, date, datetime

import pandas as pd
import pytest

from klantenbestand.analysis.periods import Period
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.analyseren import analyseren
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.per_tab import active
from klantenbestand.steps.results import results_of
from workbooks import workbook_from_markdown

RUN = Run(date(2025, 1, 6), datetime(2025, 1, 6, 9, tzinfo=UTC))


@pytest.fixture
def path_of(tmp_path):
    """A workbook with a sale each week of two years, each of 30 customers in turn, after these."""

    def made(*dates):
        days = [*dates, *(f"{day:%d-%m-%Y}" for day in pd.date_range("2023-01-02", "2024-12-30", freq="7D"))]
        rows = "".join(f"| O{row} | {day} | K{row % 30} | 10.50 |\n" for row, day in enumerate(days))
        return workbook_from_markdown(tmp_path, {"Aankopen": f"| Ordernummer | Datum | Klantnummer | Bedrag |\n{rows}"})

    return made


def told(path):
    found = read_and_check(FileBook.open(path), RUN).findings.with_code("date-far-before")
    return [(one.sheet, one.column, one.letter, tuple(one.rows), tuple(one.values)) for one in found]


def test_sales_far_before_all_others_are_named_with_their_rows(path_of):
    expected = [("Aankopen", "Datum", "B", (2, 3), ("14-03-1999", "14-03-1999"))]
    assert told(path_of("14-03-1999", "14-03-1999")) == expected


def test_one_that_is_older_than_any_purchase_is_told_once(path_of):
    path = path_of("03-06-1924", "14-03-1999")
    assert [rows for *_, rows, _ in told(path)] == [(3,)]
    (old,) = read_and_check(FileBook.open(path), RUN).findings.with_code("date-long-ago")
    assert tuple(old.rows) == (2,)
    assert not told(path_of("03-06-1924"))


def test_nothing_is_told_of_a_file_without_them_or_without_dates(path_of, tmp_path):
    assert not told(path_of())
    assert not told(path_of("14-03-2022"))  # ten months before the rest: a slow start
    assert not told(path_of("14-03-2122"))  # of the future there is another sentence
    assert not told(
        workbook_from_markdown(tmp_path, {"Aankopen": "| Datum | Bedrag |\n| | 10.00 |\n"}, name="leeg.xlsx")
    )


def test_who_was_new_comes_out_of_the_live_count_too(path_of):
    path = path_of("14-03-1999")  # K0, who buys again on 24 July 2023
    data = read_data(FileBook.open(path))
    results = results_of(data, RUN)
    label = "2023-K3"
    until = results.activity.flows[Period.QUARTER].loc[:"2023-K4"]
    until = until.assign(complete=until.index != "2023-K4")
    (new, lapsed) = active._flow_checks(data, results.purchases, until)
    assert (new.value, new.cached) == (until.loc[label, "new"], until.loc[label, "new"])
    assert lapsed.value == lapsed.cached


def test_the_tabs_say_from_which_day_their_periods_run(path_of):
    path = path_of("14-03-1999")
    analyseren(FileBook.open(path, in_place=True), RUN)
    text = {
        name: [str(cell) for row in pd.read_excel(path, name, header=None).to_numpy() for cell in row]
        for name in ("Actieve klanten", "Mandgrootte", "Seizoen")
    }
    for cells in text.values():
        assert any(
            "Aankopen van 2 januari 2023 (en nog 1 regel van ver daarvoor) tot en met 30 december 2024" in one
            for one in cells
        )
        assert any("De datum van 1 regel ligt ver voor die van alle andere aankopen." in one for one in cells)
        assert not any(one.startswith("1999") for one in cells)
