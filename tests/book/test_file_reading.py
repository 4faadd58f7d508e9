"""An area is read exactly as typed, with the Excel row numbers one sees, whatever readers are known to damage."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime as moment
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.book.area_reading import LONGEST_GAP
from klantenbestand.book.file_reading import FileReader
from klantenbestand.book.marks import MARK_NAME, Mark
from klantenbestand.book.package import Package
from klantenbestand.book.protocol import Area, CellType, PeekRow, RawTable, SheetInfo, TableInfo
from klantenbestand.words.errors import WorkbookError
from workbooks import edit_part, edit_parts, make_strict, workbook_from_markdown

TEXT, NUMBER, DATE = CellType.TEXT, CellType.NUMBER, CellType.DATE
SHEET_1 = "xl/worksheets/sheet1.xml"


def reader(path: Path) -> FileReader:
    return FileReader(Package.open(path))


def read(
    path: Path, *types: CellType, header_row: int = 1, first_column: int = 1, last_row: int | None = None
) -> RawTable:
    """The first sheet of the file, its columns from `first_column` on of these types."""
    book = reader(path)
    columns = {first_column + at: kind for at, kind in enumerate(types)}
    area = Area(book.sheets()[0].name, header_row, first_column, max(columns), last_row)
    return book.read(area, columns)


def read_cells(tmp_path: Path, kind: CellType, *cells: str, **options: object) -> RawTable:
    """One column A of these cells below a header, read as `kind`."""
    rows = "\n".join(f"| {cell} |" for cell in cells)
    return read(workbook_from_markdown(tmp_path, {"Klanten": f"| Kolom |\n|---|\n{rows}"}, options=options), kind)


def values(table: RawTable, column: int = 1) -> dict[int, object]:
    """Excel row -> value of what is filled."""
    return table.frame[column].dropna().to_dict()


def bad(table: RawTable) -> list[tuple[object, ...]]:
    """(row, column, raw, is_error) of the cells that do not fit."""
    return list(table.bad.itertuples(index=False, name=None))


def written(tmp_path: Path, fill: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], object]) -> Path:
    path = tmp_path / "geschreven.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        fill(workbook, workbook.add_worksheet("Klanten"))
    return path


def test_text_keeps_zeros_and_words_that_look_like_nothing(tmp_path: Path) -> None:
    table = read_cells(tmp_path, TEXT, "'0612345678'", "'007'", "NA", "NULL", "None", "nan", "N/A", "' spatie '")
    assert list(values(table).values()) == ["0612345678", "007", "NA", "NULL", "None", "nan", "N/A", " spatie "]
    assert table.frame.dtypes[1] == "str"
    assert bad(table) == []


def test_a_number_in_a_text_column_becomes_its_plain_digits(tmp_path: Path) -> None:
    table = read_cells(tmp_path, TEXT, "32", "612345678", "12.5", "-3", "0", "12345678901234567890", "0.1")
    expected = ["32", "612345678", "12.5", "-3", "0", "12345678901234570000", "0.1"]  # XlsxWriter keeps 16 digits
    assert list(values(table).values()) == expected


def test_long_digits_typed_as_text_stay_as_typed(tmp_path: Path) -> None:
    table = read_cells(tmp_path, TEXT, "'12345678901234567891'", "12345678901234567890", "'2024-02-01 00:00:00'")
    assert list(values(table).values()) == ["12345678901234567891", "12345678901234570000", "2024-02-01 00:00:00"]


def test_dates_and_booleans_in_a_text_column(tmp_path: Path) -> None:
    table = read_cells(tmp_path, TEXT, "01-02-2024", "01-02-2024 13:45", "WAAR", "ONWAAR", "'01-02-2024'")
    assert list(values(table).values()) == ["2024-02-01", "2024-02-01 13:45:00", "true", "false", "01-02-2024"]


def test_numbers_with_blanks(tmp_path: Path) -> None:
    table = read_cells(tmp_path, NUMBER, "1", "'tekst'", "12.5")
    assert values(table) == {2: 1.0, 4: 12.5}
    assert table.frame.dtypes[1] == "float64"
    assert bad(table) == [(3, 1, "tekst", False)]


@pytest.mark.parametrize("raw", ["1.234", "1.234,56", "12.50", "100", "1e3", "nan", "inf", "-1", "EUR 12,-"])
def test_a_number_typed_as_text_is_never_guessed(tmp_path: Path, raw: str) -> None:
    table = read_cells(tmp_path, NUMBER, "5", f"'{raw}'")
    assert values(table) == {2: 5.0}
    assert bad(table) == [(3, 1, raw, False)]


def test_numbers_beside_text_keep_every_digit(tmp_path: Path) -> None:
    third = 0.3333333333333333
    table = read_cells(tmp_path, NUMBER, "'tekst'", f"{third}", "=1/3 -> 0.6666666666666666", "14.875123456789")
    assert values(table) == {3: third, 4: 0.6666666666666666, 5: 14.875123456789}


def test_booleans_are_no_numbers(tmp_path: Path) -> None:
    table = read_cells(tmp_path, NUMBER, "1", "WAAR", "0", "ONWAAR")
    assert values(table) == {2: 1.0, 4: 0.0}
    assert bad(table) == [(3, 1, "true", False), (5, 1, "false", False)]


@pytest.mark.parametrize("kind", [TEXT, NUMBER, DATE])
@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"])
def test_error_cells_are_told(tmp_path: Path, kind: CellType, error: str) -> None:
    table = read_cells(tmp_path, kind, error, "'x'" if kind is TEXT else "")
    assert bad(table) == [(2, 1, error, True)]
    assert 2 in table.frame.index


@pytest.mark.parametrize("error", ["#SPILL!", "#GETTING_DATA", "#ERROR!"])
def test_an_error_that_the_fast_reader_does_not_know_spoils_nothing(tmp_path: Path, error: str) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| A | B |\n|---|---|\n| #N/A | 007 |\n| 5 | '06 |"})
    edit_part(path, SHEET_1, lambda xml: xml.replace(b"<v>#N/A</v>", f"<v>{error}</v>".encode()))
    table = read(path, NUMBER, TEXT)
    assert bad(table) == [(2, 1, error, True)]
    assert values(table) == {3: 5.0}
    assert values(table, 2) == {2: "7", 3: "06"}


def test_dates_with_time_and_text_dates_among_them(tmp_path: Path) -> None:
    table = read_cells(tmp_path, DATE, "01-02-2024", "01-02-2024 13:45", "'01-02-2024'", "'1 februari 2024'", "WAAR")
    assert values(table) == {2: pd.Timestamp(2024, 2, 1), 3: pd.Timestamp(2024, 2, 1, 13, 45)}
    assert table.frame.dtypes[1] == "datetime64[us]"
    assert bad(table) == [(4, 1, "01-02-2024", False), (5, 1, "1 februari 2024", False), (6, 1, "true", False)]


def test_a_number_without_date_format_in_a_date_column_is_told(tmp_path: Path) -> None:
    table = read_cells(tmp_path, DATE, "45292", "20240131", "2024", "12.5")
    assert values(table) == {}
    assert [cell[2] for cell in bad(table)] == ["45292", "20240131", "2024", "12.5"]


def test_a_text_that_looks_like_a_moment_is_no_date(tmp_path: Path) -> None:
    table = read_cells(tmp_path, DATE, "01-02-2024", "'2024-02-01 00:00:00'")
    assert bad(table) == [(3, 1, "2024-02-01 00:00:00", False)]


def test_a_date_in_a_number_column_is_told(tmp_path: Path) -> None:
    table = read_cells(tmp_path, NUMBER, "5", "03-05-2024")
    assert bad(table) == [(3, 1, "2024-05-03", False)]
    table = read_cells(tmp_path, NUMBER, "5", "03-05-2024 10:00", "'x'")
    assert bad(table) == [(3, 1, "2024-05-03 10:00:00", False), (4, 1, "x", False)]


@pytest.mark.parametrize("date_1904", [False, True])
def test_both_calendars_give_the_same_dates(tmp_path: Path, date_1904: bool) -> None:
    cells = ["01-02-2024", "29-02-2000 23:59", "31-12-1999"]
    table = read_cells(tmp_path, DATE, *cells, date_1904=date_1904)
    stamps = [pd.Timestamp(2024, 2, 1), pd.Timestamp(2000, 2, 29, 23, 59), pd.Timestamp(1999, 12, 31)]
    assert list(values(table).values()) == stamps
    text = read_cells(tmp_path, TEXT, *cells, date_1904=date_1904)
    assert list(values(text).values()) == ["2024-02-01", "2000-02-29 23:59:00", "1999-12-31"]


def test_times_and_durations(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row("A1", ["Tijd", "Duur"])
        sheet.write_number("A2", 13.75 / 24, workbook.add_format({"num_format": "hh:mm"}))
        sheet.write_number("B2", 30 / 24, workbook.add_format({"num_format": "[h]:mm"}))

    table = read(written(tmp_path, fill), TEXT, NUMBER)
    assert values(table) == {2: "13:45:00"}
    assert bad(table) == [(2, 2, "1900-01-01 06:00:00", False)]  # 30 hours, as a moment: no amount of money


def test_rows_keep_their_numbers_wherever_the_data_begins(tmp_path: Path) -> None:
    sheet = "| Naam | Bedrag |\n|---|---|\n| a | 1 |\n| | |\n| b | |\n| | |\n| | 3 |"
    table = read(
        workbook_from_markdown(tmp_path, {"Klanten": sheet}, start="C4"), TEXT, NUMBER, header_row=4, first_column=3
    )
    assert list(table.frame.index) == [5, 7, 9]
    assert values(table, 3) == {5: "a", 7: "b"}
    assert values(table, 4) == {5: 1.0, 9: 3.0}


def test_only_the_asked_rows_and_columns_are_read(tmp_path: Path) -> None:
    sheet = "| A | B | C |\n|---|---|---|\n| a1 | b1 | 'fout' |\n| | | 5 |\n| a3 | b3 | |\n| a4 | | |"
    path = workbook_from_markdown(tmp_path, {"Klanten": sheet})
    table = reader(path).read(Area("Klanten", 1, 1, 3, last_row=4), {2: TEXT, 1: TEXT})
    assert list(table.frame.columns) == [2, 1]
    assert list(table.frame.index) == [2, 4]
    numbers = reader(path).read(Area("Klanten", 2, 1, 3, last_row=4), {3: NUMBER})
    assert (values(numbers, 3), bad(numbers)) == ({3: 5.0}, [])


def test_a_row_with_only_an_error_is_a_row(tmp_path: Path) -> None:
    assert list(read_cells(tmp_path, NUMBER, "1", "", "#N/A", "", "'x'").frame.index) == [2, 4, 6]


def test_formatted_rows_at_the_end_are_no_rows(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        grey = workbook.add_format({"bg_color": "#CCCCCC"})
        sheet.write_column("A1", ["Naam", "a"])
        for row in range(2, 20_000):
            sheet.write_blank(row, 0, None, grey)

    assert list(read(written(tmp_path, fill), TEXT).frame.index) == [2]


def test_the_data_ends_at_a_long_run_of_empty_rows(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row, text in ((0, "Naam"), (1, "a"), (LONGEST_GAP + 1, "b"), (2 * LONGEST_GAP + 2, "noot"), (9000, "=1")):
            sheet.write_string(row, 0, text)

    path = written(tmp_path, fill)
    assert values(read(path, TEXT)) == {2: "a", LONGEST_GAP + 2: "b"}
    assert list(read(path, NUMBER).bad["row"]) == [2, LONGEST_GAP + 2]
    assert len(read(path, TEXT, last_row=9001).frame) == 4


def test_one_stray_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_column("A1", ["Naam", "a", "007"])
        sheet.write_string("XFD1048576", "verdwaald")

    path = written(tmp_path, fill)
    assert values(read(path, TEXT)) == {2: "a", 3: "007"}
    edit_part(path, SHEET_1, lambda xml: xml.replace(b'<dimension ref="A1:XFD1048576"/>', b""))
    assert values(read(path, TEXT)) == {2: "a", 3: "007"}


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| A | B |\n|---|---|\n| 1 | 2 |"}, start="B3")
    edit_part(path, SHEET_1, lambda xml: re.sub(rb'ref="B3:C4"', b'ref="A1"', xml))
    table = read(path, TEXT, TEXT, header_row=3, first_column=2)
    assert table.frame.to_dict("index") == {4: {2: "1", 3: "2"}}


def test_formulas_give_what_excel_left_in_them(tmp_path: Path) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| A | B |\n|---|---|\n| =1+1 -> 2 | =A2 -> ja |\n| 5 | 6 |"})
    table = read(path, NUMBER, TEXT)
    assert (values(table), values(table, 2)) == ({2: 2.0, 3: 5.0}, {2: "ja", 3: "6"})
    workbook = openpyxl.load_workbook(path)  # openpyxl writes formulas without their values
    workbook.save(path)
    table = read(path, NUMBER, TEXT)
    assert (values(table), values(table, 2), bad(table)) == ({3: 5.0}, {3: "6"}, [])


def test_a_formula_that_gives_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row("A1", ["Bedrag", "Datum", "Naam"])
        for cell in ("A2", "B2", "C2"):
            sheet.write_formula(cell, '=""', None, "")
        sheet.write_number("A3", 4)

    table = read(written(tmp_path, fill), NUMBER, DATE, TEXT)
    assert (list(table.frame.index), bad(table)) == ([3], [])


def test_of_merged_cells_the_first_has_the_value(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row("A1", ["Naam", "Plaats"])
        sheet.merge_range("A2:B3", "Jansen", workbook.add_format())
        sheet.write_string("A4", "Bakker")

    table = read(written(tmp_path, fill), TEXT, TEXT)
    assert (values(table), values(table, 2)) == ({2: "Jansen", 4: "Bakker"}, {})


def test_hidden_and_filtered_rows_are_read_like_others(tmp_path: Path) -> None:
    def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_column("A1", ["Naam", "a", "b", "c"])
        sheet.autofilter("A1:A4")
        sheet.filter_column("A", "x == b")
        sheet.set_row(1, options={"hidden": True})
        sheet.set_row(3, options={"hidden": True})

    assert list(values(read(written(tmp_path, fill), TEXT)).values()) == ["a", "b", "c"]


def test_escaped_and_formatted_texts_read_as_shown(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_column("A1", ["Naam", "een\ntwee", "_x000D_ getypt", "a\x0bb", "<&>\"'", "é€\u00a0"])
        sheet.write_rich_string("A7", "van ", workbook.add_format({"bold": True}), "der ", "Berg")

    expected = ["een\ntwee", "_x000D_ getypt", "a\x0bb", "<&>\"'", "é€\u00a0", "van der Berg"]
    assert list(values(read(written(tmp_path, fill), TEXT)).values()) == expected


def test_duplicate_headers_are_two_columns(tmp_path: Path) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| Naam | Naam |\n|---|---|\n| a | b |"})
    assert read(path, TEXT, TEXT).frame.to_dict("index") == {2: {1: "a", 2: "b"}}


def test_a_column_that_is_wholly_empty_or_beyond_the_sheet(tmp_path: Path) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| Naam |\n|---|\n| a |"})
    table = read(path, TEXT, NUMBER, DATE, TEXT)
    assert [str(dtype) for dtype in table.frame.dtypes] == ["str", "float64", "datetime64[us]", "str"]
    assert table.frame.to_dict("index")[2][1] == "a"
    assert table.frame[[2, 3, 4]].isna().all(axis=None)


@pytest.mark.parametrize("sheet", ["| Naam | Bedrag |", "| |"])
@pytest.mark.parametrize("header_row", [1, 5])
def test_nothing_below_the_header_is_an_empty_table_of_the_right_types(
    tmp_path: Path, sheet: str, header_row: int
) -> None:
    table = read(workbook_from_markdown(tmp_path, {"Klanten": sheet}), TEXT, NUMBER, DATE, header_row=header_row)
    assert len(table.frame) == 0
    assert [str(dtype) for dtype in table.frame.dtypes] == ["str", "float64", "datetime64[us]"]
    assert table.frame.index.dtype == "int64"
    assert [str(dtype) for dtype in table.bad.dtypes] == ["int64", "int64", "str", "bool"]


def test_bad_cells_come_by_row_and_column(tmp_path: Path) -> None:
    sheet = "| A | B | C |\n|---|---|---|\n| 'x' | #N/A | 'y' |\n| #N/A | 'z' | 01-02-2024 |"
    table = read(workbook_from_markdown(tmp_path, {"Klanten": sheet}), NUMBER, DATE, NUMBER)
    assert [cell[:3] for cell in bad(table)] == [
        (2, 1, "x"), (2, 2, "#N/A"), (2, 3, "y"), (3, 1, "#N/A"), (3, 2, "z"), (3, 3, "2024-02-01"),
    ]  # fmt: skip


def test_chart_sheets_and_hidden_sheets_are_not_confused(tmp_path: Path) -> None:
    path = tmp_path / "bladen.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=Diep!$A$1:$A$2"})
        workbook.add_chartsheet("Grafiek").set_chart(chart)
        for name, hide in (("Diep", "very_hidden"), ("Weg", "hide"), ("Klanten", "activate")):
            sheet = workbook.add_worksheet(name)
            sheet.write_column("A1", ["Naam", name])
            getattr(sheet, hide)()
    book = reader(path)
    assert book.sheets() == (SheetInfo("Diep", visible=False), SheetInfo("Weg", visible=False), SheetInfo("Klanten"))
    for name in ("Diep", "Weg", "Klanten"):
        assert values(book.read(Area(name, 1, 1, 1), {1: TEXT})) == {2: name}
        assert book.peek(name)[1] == PeekRow(2, {1: name})


def test_a_sheet_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    book = reader(workbook_from_markdown(tmp_path, {"Klanten": "| Naam |"}))
    for action in (lambda: book.peek("Weg"), lambda: book.read(Area("Weg", 1, 1, 1), {1: TEXT})):
        with pytest.raises(WorkbookError) as caught:
            action()
        assert (caught.value.code, caught.value.details) == ("sheet-missing", {"sheet": "Weg"})


def test_a_peek_gives_the_first_rows_as_they_read(tmp_path: Path) -> None:
    sheet = """
        | Nr   | Naam  | Datum      | Ja   |
        |------|-------|------------|------|
        | 7    | '007' | 01-02-2024 | WAAR |
        |      |       |            |      |
        | #N/A |       |            | 1.5  |
        | x    |       |            |      |
    """
    path = workbook_from_markdown(tmp_path, {"Voor": "| Andere tekst |", "Klanten": sheet}, start="B3")
    assert reader(path).peek("Klanten", rows=3) == (
        PeekRow(3, {2: "Nr", 3: "Naam", 4: "Datum", 5: "Ja"}),
        PeekRow(4, {2: "7", 3: "007", 4: "2024-02-01", 5: "true"}),
        PeekRow(6, {2: "#N/A", 5: "1.5"}),
    )


def test_tables_are_told_with_their_whole_range(tmp_path: Path) -> None:
    path = tmp_path / "tabellen.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Klanten")
        sheet.add_table("C4:D9", {"name": "tblKlanten", "total_row": True})
        sheet.add_table("G1:G3", {"name": "Zonder", "header_row": False})
    assert reader(path).tables() == (
        TableInfo("tblKlanten", "Klanten", 4, 9, 3, 4, totals_rows=1),
        TableInfo("Zonder", "Klanten", 1, 3, 7, 7, header_rows=0),
    )


def test_sheets_can_be_read_at_the_same_time(tmp_path: Path) -> None:
    names = [f"Blad{number}" for number in range(8)]
    sheet = "| A | B |\n|---|---|\n" + "\n".join(f"| {row} | 'x' |" for row in range(50))
    book = reader(workbook_from_markdown(tmp_path, {name: f"{sheet}\n| | {name} |" for name in names}))

    def one(name: str) -> RawTable:
        assert len(book.peek(name)) == 52
        return book.read(Area(name, 1, 1, 2), {1: NUMBER, 2: TEXT})

    with ThreadPoolExecutor(4) as pool:
        for name, table in zip(names, pool.map(one, names), strict=True):
            pd.testing.assert_frame_equal(table.frame, one(name).frame)
            assert table.frame[2].iloc[-1] == name


def test_a_sheet_whose_bytes_are_broken_is_damage(tmp_path: Path) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| Naam |\n|---|\n| a |"})
    edit_part(path, SHEET_1, lambda xml: xml[: xml.index(b"<v>")])
    with pytest.raises(WorkbookError) as caught:
        read(path, NUMBER)
    assert caught.value.code == "file-damaged"


@given(st.data())
def test_broken_bytes_give_an_error_in_words_or_a_table(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    sheet = "| A | B |\n|---|---|\n| '007' | 1 |\n| 01-02-2024 | 'x' |\n| #N/A | WAAR |"
    path = workbook_from_markdown(tmp_path_factory.mktemp("stuk"), {"Klanten": sheet}, tables={"Klanten": "tbl"})
    part = data.draw(st.sampled_from(Package.open(path).names))

    def broken(name: str, xml: bytes) -> tuple[str, bytes]:
        if name != part:
            return name, xml
        at = data.draw(st.integers(0, len(xml) - 1))
        cut = data.draw(st.integers(0, 40))
        return name, xml[:at] + data.draw(st.sampled_from([b"", b"<", b'"', b"9", b"a", b"\x00"])) + xml[at + cut :]

    edit_parts(path, broken)
    with suppress(WorkbookError):  # and nothing else
        book = reader(path)
        book.tables()
        for info in book.sheets():
            book.peek(info.name)
            book.read(Area(info.name, 1, 1, 2), {1: DATE, 2: NUMBER})


def test_a_file_outside_is_not_read_through_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim", encoding="utf-8")
    path = workbook_from_markdown(tmp_path, {"Klanten": "| Naam |\n|---|\n| =1 -> tekst |"})
    doctype = f'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "{secret.as_uri()}">]><worksheet'.encode()

    def change(xml: bytes) -> bytes:
        return xml.replace(b"<worksheet", doctype, 1).replace(b"tekst", b"&x;")

    edit_part(path, SHEET_1, change)
    assert "geheim" not in str(reader(path).peek("Klanten"))
    assert values(read(path, TEXT)) == {}


def test_strict_files_are_read_like_others(tmp_path: Path) -> None:
    sheet = "| Nr | Bedrag | Datum |\n|---|---|---|\n| '007' | 12.5 | 01-02-2024 |\n| 8 | #N/A | 'x' |"
    path = workbook_from_markdown(tmp_path, {"Klanten": sheet}, tables={"Klanten": "tblKlanten"})
    plain, plain_peek = read(path, TEXT, NUMBER, DATE), reader(path).peek("Klanten")
    strict = make_strict(path)
    table = read(strict, TEXT, NUMBER, DATE)
    pd.testing.assert_frame_equal(table.frame, plain.frame)
    assert bad(table) == bad(plain) == [(3, 2, "#N/A", True), (3, 3, "x", False)]
    assert reader(strict).peek("Klanten") == plain_peek
    assert reader(strict).tables()[0].name == "tblKlanten"


def test_dates_of_strict_files_may_be_written_as_dates(tmp_path: Path) -> None:
    path = workbook_from_markdown(tmp_path, {"Klanten": "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n| | | 4 |"})

    def iso(xml: bytes) -> bytes:
        for column, text in (("A", "2024-02-01"), ("B", "2024-02-01T10:30:00"), ("C", "2024-02-01T00:00:00")):
            xml = re.sub(rf'<c r="{column}2"><v>.</v>'.encode(), f'<c r="{column}2" t="d"><v>{text}</v>'.encode(), xml)
        return xml

    table = read(edit_part(path, SHEET_1, iso), DATE, TEXT, NUMBER)
    assert (values(table), values(table, 2)) == ({2: pd.Timestamp(2024, 2, 1)}, {2: "2024-02-01 10:30:00"})
    assert values(table, 3) == {3: 4.0}
    assert bad(table) == [(2, 3, "2024-02-01", False)]


def own_tab(tmp_path: Path, name: str = "Dubbelen") -> Path:
    def fill(workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        tab = workbook.add_worksheet(name)
        workbook.define_name(f"'{name}'!{MARK_NAME}", f"={Mark('Dubbelen', 3).formula}")
        headers = ["Klantnummer", "Besluit", "Bedrag", "Op", "Klaar"]
        tab.add_table("B5:F8", {"name": "Dubbelen", "columns": [{"header": header} for header in headers]})
        tab.write_row("B6", ["007", "samenvoegen", 12.5])
        tab.write_datetime("E6", moment.fromisoformat("2024-02-01"), workbook.add_format({"num_format": "dd-mm-yyyy"}))
        tab.write_boolean("F6", True)
        tab.write_row("B8", ["K9", "'t"])
        tab.write_formula("D8", "=NA()", None, "#N/A")
        sheet.add_table("A1:A3", {"name": "Klanten", "columns": [{"header": "Klantnummer"}]})

    return written(tmp_path, fill)


def test_a_table_of_ours_comes_back_with_what_a_person_filled_in(tmp_path: Path) -> None:
    book = reader(own_tab(tmp_path, "Dubbelen (KB)"))
    assert book.sheets()[1] == SheetInfo("Dubbelen (KB)", tab="Dubbelen", version=3)
    table = book.own_table("Dubbelen", "Dubbelen")
    assert table is not None
    assert table.to_dict("index") == {
        6: {
            "Klantnummer": "007",
            "Besluit": "samenvoegen",
            "Bedrag": 12.5,
            "Op": moment.fromisoformat("2024-02-01"),
            "Klaar": "WAAR",
        },
        8: {"Klantnummer": "K9", "Besluit": "'t", "Bedrag": "#N/A", "Op": None, "Klaar": None},
    }


@pytest.mark.parametrize(("tab", "table"), [("Seizoen", "Seizoen"), ("Dubbelen", "Seizoen"), ("Dubbelen", "Klanten")])
def test_a_table_that_is_not_ours_or_not_there_is_none(tmp_path: Path, tab: str, table: str) -> None:
    assert reader(own_tab(tmp_path)).own_table(tab, table) is None


def test_a_pasted_export_of_text_is_read_in_bulk(tmp_path: Path) -> None:
    rows = 20_000

    def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in range(1, rows + 1):
            sheet.write_row(row, 0, [f"{row},50", "01-02-2024"])

    table = read(written(tmp_path, fill), NUMBER, DATE)
    assert len(table.bad) == 2 * rows
    assert table.bad.iloc[-2].to_list() == [rows + 1, 1, f"{rows},50", False]
    assert np.array_equal(table.frame.index, np.arange(2, rows + 2))
