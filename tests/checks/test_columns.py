"""The checks of one column are those of the pandera schema."""

import pandas as pd
import pandera.pandas as pa
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.checks.columns import check_columns
from klantenbestand.checks.schemas import schema_of
from klantenbestand.reading.data import Data, read_data
from workbooks import workbook_from_markdown

TODAY = pd.Timestamp(2026, 11, 15)
CUSTOMERS = """
| Klantnummer | E-mail      | KvK-nummer | Geboortedatum | Aantal medewerkers | E-mail toestemming |
|-------------|-------------|------------|---------------|--------------------|--------------------|
| K1          | jan@example | '12345'    | 01-05-2080    | -3                 | ja                 |
| K2          | a@b.nl      | '01234567' | 01-05-1880    | 4                  | nee                |
|             | jan@@x.nl   |            |               |                    |                    |
"""
PURCHASES = """
| Datum      | Klantnummer | Bedrag | Btw-tarief | Levensduur |
|------------|-------------|--------|------------|------------|
| 01-02-2027 | K1          | 20     | 0.3        | 0          |
|            | K2          | 12.5   | 0.21       | 12         |
| 01-02-1949 | K2          | 12.5   |            |            |
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Data:
    folder = tmp_path_factory.mktemp("columns")
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES}
    return read_data(FileBook.open(workbook_from_markdown(folder, sheets)))


@pytest.mark.parametrize("key", ["customers", "purchases"])
def test_each_failure_that_validating_finds_is_a_finding_in_the_same_order(data, key):
    sheet = getattr(data, key)
    with pytest.raises(pa.errors.SchemaErrors) as failed:
        schema_of(sheet.sheet, TODAY).validate(sheet.frame, lazy=True)
    cases = failed.value.failure_cases
    expected = {
        (sheet.headers[column], code): tuple(rows["index"].astype(int))
        for (column, code), rows in cases.groupby(["column", "check"], sort=False)
    }
    found = {(item.column, item.code): item.rows for item in check_columns(sheet, TODAY)}
    assert list(found.items()) == list(expected.items())
    assert len(found) >= 3


def test_typed_frames_have_the_types_of_the_schema(data):
    """`check_columns` does not ask for them: reading makes them."""
    for sheet in (data.customers, data.purchases):
        for key, column in schema_of(sheet.sheet, TODAY).columns.items():
            if key in sheet.frame and column.dtype is not None:
                assert sheet.frame[key].dtype == column.dtype.type
