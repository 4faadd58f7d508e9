"""Controleren finds in the example exactly what was planted, each in its own cell, and nothing else."""

from collections import defaultdict

import pandas as pd
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.checks.run import check
from klantenbestand.reading.data import read_data
from klantenbestand.words.findings import Findings
from sample.make import ROOT
from sample.workbook import PEILDATUM, example

Cell = tuple[str, int, str]


@pytest.fixture(scope="module")
def findings() -> Findings:
    book = FileBook.open(ROOT / "sample_data" / "Voorbeeld.xlsx")
    return check(read_data(book), pd.Timestamp(PEILDATUM))


def test_every_planted_mistake_is_found_and_no_other(findings: Findings) -> None:
    planted = {(mistake.sheet, mistake.row, mistake.header): mistake.code for mistake in example().mistakes}
    found: dict[Cell, set[str]] = defaultdict(set)
    for finding in findings:
        for row in finding.rows:
            found[finding.sheet, row, finding.column].add(finding.code)
    assert dict(found) == {cell: {code} for cell, code in planted.items() if code}


def test_losse_verkoop_is_one_line_with_its_share(findings: Findings) -> None:
    whole = [finding for finding in findings if not finding.rows]
    assert [finding.code for finding in whole] == ["loose-sales"]
    lines = example().rows["purchases"]
    loose = sum(not row["customer"] for row in lines)
    assert whole[0].details == {"lines": loose, "share": round(100 * loose / len(lines))}
