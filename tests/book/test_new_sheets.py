"""The data sheets that `nieuw` makes: what stands in the file, and that Excel and our own reader can live with it."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator, ValidationSeverity

from klantenbestand.book.new_sheets import build_new, columns_of_new, new_workbook
from klantenbestand.words.columns import Kind
from klantenbestand.words.settings import SETTINGS, Settings
from klantenbestand.words.sheets import CUSTOMERS, DATA_SHEETS, MAIN_SHEETS, PURCHASES


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def everything() -> openpyxl.Workbook:
    return opened(build_new(DATA_SHEETS))


def validation_of(sheet: Worksheet, cell: str) -> object:
    [found] = [entry for entry in sheet.data_validations.dataValidation if cell in entry.sqref]
    return found


def test_each_sheet_is_an_excel_table_of_its_own_name(everything: openpyxl.Workbook) -> None:
    names = {sheet.title: list(sheet.tables) for sheet in everything.worksheets}
    assert names == {sheet.name: [sheet.name] for sheet in DATA_SHEETS} | {"Instellingen": ["Instellingen"]}


def test_a_table_without_rows_keeps_one_empty_row(everything: openpyxl.Workbook) -> None:
    assert everything["Nummers"].tables["Nummers"].ref == "A1:D2"


def test_the_columns_of_the_table_are_the_headers_on_the_sheet(everything: openpyxl.Workbook) -> None:
    for sheet in everything.worksheets:
        [table] = sheet.tables.values()
        headers = [cell.value for cell in sheet[1] if cell.value is not None]
        assert [column.name for column in table.tableColumns] == headers


def test_customers_show_fourteen_columns_side_by_side_and_fold_the_rest() -> None:
    columns = columns_of_new(CUSTOMERS)
    sheet = opened(build_new([CUSTOMERS]))["Klanten"]
    shown = [column.header for column in columns[:14]]
    assert shown == [
        *(
            "Klantnummer",
            "Soort klant",
            "Bedrijfsnaam",
            "Voornaam",
            "Tussenvoegsel",
            "Achternaam",
            "Straat",
            "Huisnummer",
        ),
        *("Postcode", "Plaats", "Telefoon", "Mobiel", "E-mail", "E-mail toestemming"),
    ]
    letters = [openpyxl.utils.get_column_letter(at) for at in range(1, len(columns) + 1)]
    hidden = [letter for letter in letters if sheet.column_dimensions[letter].hidden]
    assert hidden == letters[14:]
    assert all(sheet.column_dimensions[letter].outlineLevel == 1 for letter in hidden)


def test_the_outline_bar_with_its_button_is_there() -> None:
    xml = zipfile.ZipFile(io.BytesIO(build_new([CUSTOMERS]))).read("xl/worksheets/sheet1.xml").decode()
    after_the_group = len(columns_of_new(CUSTOMERS)) + 1
    assert 'outlineLevelCol="1"' in xml
    assert re.search(rf'<col [^>]*collapsed="1"[^>]* min="{after_the_group}"', xml)


def test_a_column_that_only_a_step_adds_is_not_in_a_new_sheet() -> None:
    assert "merged_into" not in {column.key for column in columns_of_new(CUSTOMERS)}


def test_a_needed_column_has_the_accent_and_an_optional_one_is_grey() -> None:
    sheet = opened(build_new([PURCHASES], settings=Settings(accent="#123456")))["Aankopen"]
    fills = {cell.value: cell.fill.fgColor.rgb for cell in sheet[1]}
    assert {fills["Datum"], fills["Bedrag"]} == {"FF123456"}
    assert fills["Artikel"] == "FFE5E7EB"


@pytest.mark.parametrize("sheet", DATA_SHEETS, ids=lambda sheet: sheet.name)
def test_whole_columns_have_the_format_of_their_kind(sheet: object, everything: openpyxl.Workbook) -> None:
    worksheet = everything[sheet.name]
    for at, column in enumerate(columns_of_new(sheet), 1):
        code = worksheet.column_dimensions[openpyxl.utils.get_column_letter(at)].number_format
        if column.kind in (Kind.CODE, Kind.PHONE, Kind.POSTCODE):
            assert code == "@", column.header
        elif column.kind is Kind.DATE:
            assert code == "dd-mm-yyyy"
        elif column.kind is Kind.AMOUNT:
            assert code == "€ #,##0.00"
        else:
            assert code != "@", "a formula of the owner would not be calculated"


def test_digits_in_text_columns_get_no_green_corner() -> None:
    xml = zipfile.ZipFile(io.BytesIO(build_new([PURCHASES]))).read("xl/worksheets/sheet1.xml").decode()
    [ranges] = re.findall(r'<ignoredError sqref="([^"]+)" numberStoredAsText="1"/>', xml)
    assert {"A2:A1048576", "C2:C1048576"} <= set(ranges.split())  # Ordernummer, Klantnummer
    assert xml.index("<pageSetup") < xml.index("<ignoredErrors") < xml.index("<tableParts")  # the order Excel wants


def test_every_column_has_its_input_help_down_to_the_last_row(everything: openpyxl.Workbook) -> None:
    for sheet in DATA_SHEETS:
        for at, column in enumerate(columns_of_new(sheet), 1):
            letter = openpyxl.utils.get_column_letter(at)
            validation = validation_of(everything[sheet.name], f"{letter}1048576")
            assert (validation.prompt, validation.showInputMessage) == (column.hint, True)
            assert column.hint, f"{sheet.name}, {column.header} has no input help"


def test_choices_are_a_drop_down_that_warns_but_lets_pass(everything: openpyxl.Workbook) -> None:
    validation = validation_of(everything["Contacten"], "C2")
    assert validation.formula1 == '"telefoon,e-mail,brief,bezoek,sociale media,chat,webformulier"'
    assert (validation.type, validation.errorStyle, validation.showErrorMessage) == ("list", "warning", True)


def test_a_customer_number_that_is_there_already_warns(everything: openpyxl.Workbook) -> None:
    assert validation_of(everything["Klanten"], "A2").formula1 == "COUNTIF($A:$A,A2)=1"


def test_no_text_of_a_validation_is_longer_than_excel_allows(everything: openpyxl.Workbook) -> None:
    limits = {"promptTitle": 32, "prompt": 255, "errorTitle": 32, "error": 225, "formula1": 257}
    for sheet in everything.worksheets:
        for validation in sheet.data_validations.dataValidation:
            for field, limit in limits.items():
                assert len(getattr(validation, field) or "") <= limit


def test_a_missing_needed_value_turns_amber_but_not_where_quantity_and_price_stand_in_for_it() -> None:
    sheet = opened(build_new([PURCHASES]))["Aankopen"]
    rules = {str(area.sqref): rule for area in sheet.conditional_formatting for rule in area.rules}
    assert set(rules) == {"B2:B1048576", "H2:H1048576"}  # Datum, Bedrag
    assert rules["B2:B1048576"].formula == ["AND(LEN(TRIM(B2))=0,COUNTA($A2:$Q2)>0)"]
    amount = ["AND(LEN(TRIM(H2))=0,COUNTA($A2:$Q2)>0,OR(LEN(F2)=0,LEN(G2)=0))"]  # F, G: Aantal, Prijs
    assert rules["H2:H1048576"].formula == amount
    assert rules["H2:H1048576"].dxf.fill.bgColor.rgb == "FFFEF3C7"


def test_sheets_print_on_a4_one_page_wide_with_the_header_repeated(everything: openpyxl.Workbook) -> None:
    for sheet in everything.worksheets:
        lying = sheet.title not in ("Aankopen", "Nummers")  # the others are too wide to be read upright
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape" if lying else "portrait")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == ("B2" if sheet.title == "Klanten" else "A2")


def test_settings_have_a_row_each_with_value_and_explanation() -> None:
    given_settings = Settings(company="Ketel & Kruid", excluded_months=("2023-01", "2023-02"), active_months=9)
    sheet = opened(build_new([], settings=given_settings))["Instellingen"]
    rows = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)}
    assert list(rows) == [setting.name for setting in SETTINGS]
    assert rows["Naam bedrijf"] == "Ketel & Kruid"
    assert rows["Maanden niet meetellen"] == "2023-01, 2023-02"
    assert rows["Actief binnen (maanden)"] == 9
    assert rows["Tab met klanten"] is None
    assert sheet.tables["Instellingen"].ref == f"A1:C{len(SETTINGS) + 1}"


def test_a_setting_can_only_be_what_it_may_be() -> None:
    sheet = opened(build_new([]))["Instellingen"]
    row = {setting.key: at for at, setting in enumerate(SETTINGS, 2)}
    assert validation_of(sheet, f"B{row['period']}").formula1 == '"automatisch,maand,kwartaal,jaar"'
    months = validation_of(sheet, f"B{row['active_months']}")
    assert (months.type, months.formula1, months.formula2) == ("whole", "0", "60")


def test_only_the_wanted_sheets_are_made() -> None:
    assert opened(build_new([PURCHASES], with_settings=False)).sheetnames == ["Aankopen"]


def test_rows_are_written_in_their_own_type_and_the_table_covers_them() -> None:
    frame = pd.DataFrame(
        {
            "order": ["000123", "000124"],
            "date": pd.to_datetime(["2026-02-01", None]),
            "amount": [12.5, float("nan")],
            "article": ["=1+1", ""],
        },
        index=[7, 9],
    )
    sheet = opened(build_new([PURCHASES], {"purchases": frame}))["Aankopen"]
    at = {cell.value: cell.column for cell in sheet[1]}
    first = {name: sheet.cell(2, at[name]).value for name in ("Ordernummer", "Datum", "Bedrag", "Artikel")}
    assert first == {"Ordernummer": "000123", "Datum": pd.Timestamp(2026, 2, 1), "Bedrag": 12.5, "Artikel": "=1+1"}
    assert sheet.cell(2, at["Artikel"]).data_type == "s", "no formula is made of what a person typed"
    assert [sheet.cell(3, at[name]).value for name in ("Datum", "Bedrag", "Artikel")] == [None, None, None]
    assert sheet.cell(2, at["Datum"]).number_format == "dd-mm-yyyy"
    assert sheet.tables["Aankopen"].ref == "A1:Q3"


def test_the_same_contents_give_the_same_bytes() -> None:
    assert build_new(MAIN_SHEETS) == build_new(MAIN_SHEETS)


def test_nothing_in_the_file_says_when_or_by_what_it_was_made() -> None:
    package = zipfile.ZipFile(io.BytesIO(build_new(MAIN_SHEETS)))
    assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = package.read("docProps/core.xml").decode()
    assert "openpyxl" not in core
    assert "dcterms:created" not in core


def test_the_structure_is_not_protected_and_one_sheet_is_selected() -> None:
    package = zipfile.ZipFile(io.BytesIO(build_new(MAIN_SHEETS)))
    sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sum('tabSelected="1"' in xml for xml in sheets) == 1
    assert "workbookProtection" not in package.read("xl/workbook.xml").decode()


def test_a_validator_finds_no_error(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.xlsx"
    path.write_bytes(build_new(DATA_SHEETS))
    errors = [
        entry for entry in OpenXmlValidator().validate(str(path)).errors if entry.severity is ValidationSeverity.ERROR
    ]
    assert errors == []


def test_an_empty_workbook_is_small() -> None:
    assert len(build_new(DATA_SHEETS)) < 40_000


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(
        st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Co")), max_size=30), max_size=4
    )
)
def test_any_text_stands_in_the_cell_as_it_was(texts: list[str]) -> None:
    frame = pd.DataFrame({"remarks": pd.Series(texts, dtype="str")})
    sheet = new_workbook([CUSTOMERS], {"customers": frame})["Klanten"]
    at = next(cell.column for cell in sheet[1] if cell.value == "Opmerkingen")
    cells = [sheet.cell(row, at) for row in range(2, 2 + len(texts))]
    assert [cell.value or "" for cell in cells] == texts
    assert all(cell.data_type == "s" for cell in cells if cell.value)
