"""The workbook of tabs: what a reader finds in it, and nothing that Excel would have to repair."""

import re
import subprocess
import zipfile
from io import BytesIO

import fastexcel
import numpy as np
import openpyxl
import pandas as pd
import pytest
from openxml_audit import OpenXmlValidator

from book.example_tabs import empty_tab, example_tabs, list_tab, season_tab, start_tab
from klantenbestand.book.layout_head import FIGURE_CELLS
from klantenbestand.book.tab_writer import write_tabs
from klantenbestand.words.tab import Check, Field, Format, Group, Link, Section, Tab, Table
from klantenbestand.words.texts import FINDINGS


def write(*tabs, **more):
    stream = BytesIO()
    written = write_tabs(tabs, stream, **more)
    stream.seek(0)
    return stream, written


def opened(*tabs, **more):
    return openpyxl.load_workbook(write(*tabs, **more)[0])


def part(stream, name):
    return zipfile.ZipFile(stream).read(name).decode()


def list_of(frame, *fields, **more):
    return Tab("Proef", Group.DATA, "Proef", "Proef.", tables=(Table("Proef", frame, fields),), frozen=True, **more)


def test_tables_carry_their_names_headers_and_rows():
    tab = season_tab()
    book = opened(tab)
    for table in tab.tables:
        area = book["Seizoen"].tables[table.name]
        rows = [[cell.value for cell in row] for row in book["Seizoen"][area.ref]]
        assert rows[0] == [field.header for field in table.fields] == area.column_names
        assert len(rows) == len(table.frame) + 1
        assert [row[0] for row in rows[1:]] == list(table.frame[table.fields[0].source])


def test_tables_are_light_and_have_filter_buttons_only_in_lists():
    (season, *_), (listed,) = (list(opened(tab)[tab.name].tables.values()) for tab in (season_tab(), list_tab(4)))
    for table in (season, listed):
        assert table.tableStyleInfo.name == "TableStyleLight1"
        assert not table.tableStyleInfo.showRowStripes
        assert not table.tableStyleInfo.showColumnStripes
    assert season.autoFilter is None
    assert listed.autoFilter.ref == listed.ref


def test_key_figures_stand_where_formulas_of_the_owner_look_for_them():
    sheet = opened(season_tab(warnings=("Een.", "Twee.")))["Seizoen"]
    assert [sheet[cell].value for cell in FIGURE_CELLS] == [138_412.55, "december", "februari", 2_384]
    assert sheet["B6"].number_format == "€ #,##0"
    assert opened(empty_tab())["Mandgrootte"]["B6"].value is None


@pytest.mark.parametrize(
    "text", ["=1+1", "http://voorbeeld.nl", "0612345678", "+31", "@naam", "{=1}", "mailto:a@b.nl", "1e5"]
)
def test_no_text_is_parsed(text):
    tab = list_of(pd.DataFrame({"x": [text]}), Field("x", "Tekst"))
    stream, _ = write(Tab(**{**vars(tab), "conclusion": text, "title": text, "definitions": (text,)}))
    sheet = openpyxl.load_workbook(stream)["Proef"]
    assert [sheet[cell].value for cell in ("B1", "B3")] == [text, text]
    found = sheet[sheet.tables["Proef"].ref.split(":")[1]]
    assert (found.value, found.data_type, found.number_format) == (text, "s", "@")
    assert sheet._hyperlinks == []


def test_an_empty_frame_gives_one_empty_row():
    tab = list_of(pd.DataFrame({"x": [], "y": []}), Field("x", "X"), Field("y", "Y", Format.EURO))
    sheet = opened(tab)["Proef"]
    header, row = sheet[sheet.tables["Proef"].ref]
    assert [cell.value for cell in header] == ["X", "Y"]
    assert [cell.value for cell in row] == [None, None]
    assert row[1].number_format == "€ #,##0"


def test_dates_are_dates_and_money_is_money():
    frame = pd.DataFrame({"d": pd.to_datetime(["2024-02-29", None]), "m": [1234.56, np.nan]})
    sheet = opened(list_of(frame, Field("d", "D", Format.DATE), Field("m", "M", Format.EURO_CENTS)))["Proef"]
    _, first, second = sheet[sheet.tables["Proef"].ref]
    assert [cell.value for cell in first] == [pd.Timestamp(2024, 2, 29), 1234.56]
    assert [cell.number_format for cell in first] == ["dd-mm-yyyy", "€ #,##0.00"]
    assert [cell.value for cell in second] == [None, None]


def test_links_jump_inside_the_workbook_and_show_their_words():
    stream, _ = write(list_of(pd.DataFrame({"x": [Link("Klanten", "A7", "rij 7")]}), Field("x", "Rij", Format.LINK)))
    formulas, values = (openpyxl.load_workbook(stream, data_only=cached)["Proef"] for cached in (False, True))
    place = formulas.tables["Proef"].ref.split(":")[1]
    assert formulas[place].value == """=HYPERLINK("#'Klanten'!A7","rij 7")"""
    assert values[place].value == "rij 7"
    back = [row[0].value for row in values.iter_rows(max_row=1, min_col=2) if row] + [c.value for c in values[1]]
    assert "Naar Start" in back


@pytest.mark.parametrize("rows", [1, 60])  # a large table is written in another way
def test_the_words_of_a_link_stay_as_they_are_also_where_they_read_as_a_function(rows):
    links = [Link("Klanten", "A7", "Koffie FILTER(2)")] * rows
    stream, _ = write(list_of(pd.DataFrame({"x": links}), Field("x", "Rij", Format.LINK)))
    xml = part(stream, "xl/worksheets/sheet1.xml")
    assert xml.count("Koffie FILTER(2)") == 2 * rows
    assert "_xlfn" not in xml


def test_a_hundred_thousand_links_need_no_link_of_the_file():
    frame = pd.DataFrame({"x": [Link("Klanten", f"A{row}", f"rij {row}") for row in range(100_000)]})
    stream, _ = write(list_of(frame, Field("x", "Rij", Format.LINK)))
    xml = zipfile.ZipFile(stream).read("xl/worksheets/sheet1.xml")
    assert xml.count(b"HYPERLINK(") == 100_001
    assert b"<hyperlinks>" not in xml


def test_checks_are_live_formulas_with_their_values():
    checks = (Check("Omzet", 10.0, "=SUM(Aankopen[Bedrag])", 10.0), Check("Orders", 5, "=1", 7, Format.COUNT))
    stream, written = write(Tab("P", Group.ANALYSIS, "P", "P.", checks=checks))
    formulas, values = (openpyxl.load_workbook(stream, data_only=cached)["P"] for cached in (False, True))
    first = next(cell.row for cell in written.plans[0].cells if cell.style == "check value")
    assert formulas[f"G{first}"].value == "=SUM(Aankopen[Bedrag])"
    assert [values[f"{letter}{first}"].value for letter in "BFGH"] == ["Omzet", 10, 10, "klopt"]
    assert [values[f"{letter}{first + 1}"].value for letter in "BFGH"] == ["Orders", 5, 7, -2]


def test_every_sheet_carries_its_hidden_mark():
    stream, _ = write(start_tab(), season_tab(), sheet_names={"Seizoen": "Mijn 'seizoen'!"})
    xml = part(stream, "xl/workbook.xml")
    names = re.findall(r'<definedName name="_klantenbestand" localSheetId="(\d)" hidden="1">([^<]+)<', xml)
    assert sorted(names) == [("0", '"Start|1"'), ("1", '"Seizoen|1"')]


def test_a_tab_on_a_sheet_of_another_name_is_whole():
    stream, _ = write(
        start_tab(),
        season_tab(),
        sheet_names={"Start": "Start (KB)", "Seizoen": "Seizoen (KB)"},
        table_names={"Seizoen": "S_KB"},
    )
    book = openpyxl.load_workbook(stream)
    assert book.sheetnames == ["Start (KB)", "Seizoen (KB)"]
    assert set(book["Seizoen (KB)"].tables) == {"S_KB", "Seizoen_maanden"}
    assert "'Seizoen (KB)'!" in part(stream, "xl/charts/chart1.xml")
    assert any("'Start (KB)'!A1" in str(cell.value) for cell in book["Seizoen (KB)"][1])


def test_a_hidden_tab_is_hidden_and_never_the_one_that_opens():
    memory = Tab("Geheugen", Group.MEMORY, "Geheugen", "Niet wijzigen.", hidden=True)
    book = opened(memory, start_tab())
    assert [sheet.sheet_state for sheet in book] == ["hidden", "visible"]
    assert book.active.title == "Start"


def test_the_same_tabs_give_the_same_bytes():
    assert write(*example_tabs())[0].getvalue() == write(*example_tabs())[0].getvalue()


def test_an_accent_of_the_owner_is_used():
    stream, _ = write(season_tab(), accent="#7C3AED")
    assert "FF7C3AED" in part(stream, "xl/styles.xml")
    assert "0F766E" not in part(stream, "xl/styles.xml") + part(stream, "xl/charts/chart1.xml")


def test_what_did_not_fit_is_told(monkeypatch):
    monkeypatch.setattr("klantenbestand.book.layout.MOST_ROWS", 100)
    _, written = write(list_of(pd.DataFrame({"x": ["a"] * 200}), Field("x", "X")))
    assert [finding.code for finding in written.findings] == ["table-cut"]
    assert FINDINGS["table-cut"]


@pytest.mark.parametrize("name", ["AVG2", "T1", "R1C1", "r", "KB2024"])
def test_a_table_name_that_reads_as_a_cell_is_refused(name):
    table = Table(name, pd.DataFrame({"x": [1]}), (Field("x", "X"),))
    with pytest.raises(ValueError, match="reads as a cell"):
        write(Tab("P", Group.DATA, "P", "P.", tables=(table,)))


@pytest.mark.filterwarnings("ignore:Name 'Twee woorden'")
def test_a_table_that_xlsxwriter_refuses_is_not_left_out_in_silence():
    table = Table("Twee woorden", pd.DataFrame({"x": [1]}), (Field("x", "X"),))
    with pytest.raises(ValueError, match="Twee woorden"):
        write(Tab("P", Group.DATA, "P", "P.", tables=(table,)))


def test_a_reader_of_values_finds_every_table_again():
    tab = list_tab(50)
    stream, written = write(tab)
    table = written.plans[0].tables[0]
    sheet = fastexcel.read_excel(stream.getvalue()).load_sheet(tab.name, header_row=table.header_row - 1)
    found = sheet.to_pandas()
    assert list(found["Klantnummer"]) == list(tab.tables[0].frame["customer"])
    assert found["Orders"].sum() == tab.tables[0].frame["orders"].sum()


def test_a_path_is_written_too(tmp_path):
    write_tabs([start_tab()], tmp_path / "Een map.xlsx")
    assert openpyxl.load_workbook(tmp_path / "Een map.xlsx").sheetnames == ["Start"]
    big = list_of(pd.DataFrame({"x": np.zeros(10_001)}), Field("x", "X", Format.COUNT))
    write_tabs([big], tmp_path / "Groot.xlsx")
    assert openpyxl.load_workbook(tmp_path / "Groot.xlsx")["Proef"].max_row > 10_001


@pytest.mark.parametrize("large", [10_000, 100])
def test_a_validator_has_nothing_to_say(large, tmp_path, monkeypatch):
    monkeypatch.setattr("klantenbestand.book.fast_rows.FAST_ROWS", large)
    path = tmp_path / "tabs.xlsx"
    write_tabs(example_tabs(), path, company="Ketel & Kruid")
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def printed(folder, *paths):
    """The texts of the pages that LibreOffice makes of these workbooks."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for path in paths:
        subprocess.run(["pdftotext", "-layout", str(path.with_suffix(".pdf"))], check=True, timeout=60)
    return [path.with_suffix(".txt").read_text(encoding="utf-8") for path in paths]


def made_by_a_later_excel(path, target):
    """The same workbook as if the owner's Excel had made it, as it is once our sheets stand in his."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as result:
        for entry in source.infolist():
            result.writestr(entry, source.read(entry).replace(b"<AppVersion>12.0000", b"<AppVersion>16.0300"))
    return target


@pytest.mark.libreoffice
def test_libreoffice_prints_every_tab_without_hashes_or_errors(tmp_path):
    path = tmp_path / "tabs.xlsx"
    tabs = [Tab(**{**vars(tab), "checks": ()}) for tab in example_tabs()]  # their formulas need the data sheets
    tabs[0] = Tab(**{**vars(tabs[0]), "sections": (*tabs[0].sections, Section("Laatste kop", ("Laatste regel.",)))})
    write_tabs(tabs, path)
    text, of_later_excel = printed(tmp_path, path, made_by_a_later_excel(path, tmp_path / "later.xlsx"))
    assert "###" not in text
    assert not re.search(r"Err:|#N/A|#NAME|#REF|#VALUE|#NAAM|#VERW", text)
    for tab in tabs:
        assert tab.title in text
    assert "Laatste regel." in text
    assert "Hoe liep de omzet de laatste twee jaar?" in text
    assert text.count("Eendagsvliegen") == 2  # in the chart and in the table: no row falls off a page
    assert of_later_excel == text
