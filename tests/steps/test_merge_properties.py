# ruff: noqa: E501 -- tables
"""What must hold of proposing and merging whatever happens to the workbook in between, and whatever it lacks."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from after_dubbelen import after_dubbelen
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Mobiel       | E-mail             | Geboortedatum |
|-------------|----------|------------|------------|------------|----------|------------|--------------|--------------------|---------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' | j.berkhof@home.nl  | 12-03-1980    |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       | '0620000002' | pz@zonneveld.nl    | 01-01-1971    |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' |                    | 12-03-1980    |
| K4          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen | '0620000003' | lucas@dijkgraaf.nl | 05-05-1990    |
| K5          | Lucas    | Dijkgraaf  | Haven      | 1          | 4331 AA  | Middelburg | '0620000003' | lucas@dijkgraaf.nl |               |
| K6          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee  | '0620000004' |                    | 09-09-1985    |
| K7          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee  | '0620000004' | emma@hoogland.nl   | 09-09-1985    |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K1          | 10.10  |
| O2          | 02-02-2026 | K3          | 20.05  |
| O3          | 03-02-2026 | K7          | 30     |
"""
ONE = [{"K1", "K3"}, {"K4", "K5"}, {"K6", "K7"}]
HEADERS = [cell.strip() for cell in CUSTOMERS.splitlines()[1].strip("|").split("|")]


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    """A workbook on which *Dubbelen* stands, with three groups ticked."""
    path = workbook_from_markdown(tmp_path_factory.mktemp("proposed"), {"Klanten": CUSTOMERS, "Aankopen": PURCHASES})
    assert after_dubbelen(path, RUN) == ONE
    return path


def run_on(path, step, *more):
    return step(FileBook.open(path, in_place=True), RUN, *more)


def rearranged(path, order, gone, new):
    """The owner sorts his customers, takes some out and types new ones in between; what is free is emptied."""
    book = openpyxl.load_workbook(path)
    sheet = book["Klanten"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=8, max_col=len(HEADERS))]
    kept = [rows[k] for k in order if rows[k][0] not in gone]
    for at, number in enumerate(new):
        kept.insert(min(2 * at, len(kept)), [number, f"Nieuw{at}", "Klaassen", *[None] * (len(HEADERS) - 3)])
    for at in range(max(len(kept), 7)):
        values = kept[at] if at < len(kept) else [None] * len(HEADERS)
        for column, value in enumerate(values, 1):
            sheet.cell(at + 2, column).value = value
    book.save(path)


@settings(max_examples=8, deadline=None)
@given(
    st.permutations(range(7)),
    st.sets(st.sampled_from([f"K{k}" for k in range(1, 8)]), max_size=3),
    st.lists(st.sampled_from(["K8", "K9", "K10"]), unique=True, max_size=3),
)
def test_rows_sorted_inserted_and_deleted_in_between_never_merge_the_wrong_ones(proposed, order, gone, new):
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLANTENBESTAND_DATA", str(Path(folder) / "data"))
        path = Path(shutil.copy(proposed, folder))
        rearranged(path, order, gone, new)
        before = read_data(FileBook.open(path)).customers.frame.set_index("customer")
        done = run_on(path, samenvoegen).json["samengevoegd"]
        groups = [{one["klantnummer"], *one["vervallen"]} for one in done]
        whole = [group for group in ONE if not group & gone]
        assert sorted(map(sorted, groups)) == sorted(map(sorted, whole)), "those that are there, and no other"
        data = read_data(FileBook.open(path))
        after = data.customers.frame.set_index("customer")
        assert set(data.merged) == {number for one in done for number in one["vervallen"]}
        assert set(after.index) == set(before.index) - set(data.merged)
        others = [number for number in after.index if not any(number in group for group in groups)]
        columns = [key for key in before if key in after]
        assert after.loc[others, columns].equals(before.loc[others, columns])
        assert data.purchases.frame["amount"].sum() == pytest.approx(60.15)


def test_a_second_run_proposes_and_merges_nothing_that_was_decided(proposed, tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    path = Path(shutil.copy(proposed, tmp_path))
    assert len(run_on(path, samenvoegen).json["samengevoegd"]) == 3
    assert run_on(path, samenvoegen).json["samengevoegd"] == []
    assert run_on(path, dubbelen).json["groepen"] == []
    before = read_data(FileBook.open(path)).customers.frame
    assert run_on(path, samenvoegen).json["samengevoegd"] == []
    assert read_data(FileBook.open(path)).customers.frame.equals(before)


@settings(max_examples=8, deadline=None)
@given(st.sets(st.sampled_from(HEADERS[1:]), min_size=1))
def test_columns_that_are_missing_never_stop_proposing_or_merging(missing):
    kept = [k for k, header in enumerate(HEADERS) if header not in missing]
    table = "\n".join(
        "|" + "|".join(line.strip("|").split("|")[k] for k in kept) + "|" for line in CUSTOMERS.strip().splitlines()
    )
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLANTENBESTAND_DATA", str(Path(folder) / "data"))
        path = workbook_from_markdown(Path(folder), {"Klanten": table, "Aankopen": PURCHASES})
        sure = [
            set(one["klantnummers"])
            for one in run_on(path, dubbelen).json["groepen"]
            if one["oordeel"] == "zeker dubbel"
        ]
        assert all(group in ONE for group in sure), "less is known, so never more is ticked"
        done = run_on(path, samenvoegen).json["samengevoegd"]
        assert sorted(sorted({one["klantnummer"], *one["vervallen"]}) for one in done) == sorted(map(sorted, sure))
