import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from excel_repairs import repairs
from klantenbestand.book.backups import backups_of
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.package import Package
from klantenbestand.words.errors import SafetyError, WorkbookError
from klantenbestand.words.tab import Field, Format, Group
from owner_books import make_tab, raw_parts, rich_book
from workbooks import edit_part

# openpyxl, which stands in for Excel, does not know every extension
pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

OWN = ["Klanten", "Grafiek", "Verborgen"]
EDITED = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"}


@pytest.fixture
def source(tmp_path):
    return rich_book(tmp_path / "Klanten van Jo.xlsx")


def sheets(path):
    return [sheet.name for sheet in Package.open(path).sheets]


def fill_in(path, sheet, cells):
    """A person fills in cells; openpyxl stands in for Excel, and renames all parts."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(path)


def remarks(path, tab="Mandgrootte", table="Mandgrootte"):
    frame = FileBook.open(path, in_place=True).own_table(tab, table)
    return dict(zip(frame["Sleutel"], frame["Opmerking"], strict=True))


def cell_of(path, sheet, text):
    """The cell with this text, and the one to the right by so many columns."""
    for row in openpyxl.load_workbook(path)[sheet].iter_rows():
        for cell in row:
            if cell.value == text:
                return cell.row, cell.column
    raise AssertionError(text)


def remark_cell(path, key, sheet="Mandgrootte"):
    row, _ = cell_of(path, sheet, key)
    _, column = cell_of(path, sheet, "Opmerking")
    return f"{openpyxl.utils.get_column_letter(column)}{row}"


def test_the_result_goes_beside_the_source_which_stays_as_it_was(source):
    before = source.read_bytes()
    book = FileBook.open(source)
    result = book.put([make_tab()])
    assert result.sheet_names == {"Mandgrootte": "Mandgrootte"}
    assert book.target == source.with_name("Klanten van Jo - resultaat.xlsx")
    assert source.read_bytes() == before
    assert sheets(book.target) == [*OWN, "Mandgrootte"]
    assert sorted(path.name for path in source.parent.iterdir()) == [book.target.name, source.name]


def test_in_place_the_workbook_itself_is_written_after_a_backup_of_it(source):
    before = source.read_bytes()
    FileBook.open(source, in_place=True).put([make_tab()])
    assert sheets(source) == [*OWN, "Mandgrootte"]
    (copy,) = backups_of(source)
    assert copy.read_bytes() == before


def test_new_tabs_stand_behind_the_owners_in_the_order_of_the_groups(source):
    book = FileBook.open(source, in_place=True)
    book.put([make_tab("Logboek", group=Group.MEMORY), make_tab("Seizoen")])
    book.put([make_tab("Geheugen", group=Group.MEMORY, hidden=True), make_tab("Start", group=Group.START)])
    book.put([make_tab("Controle", group=Group.DATA)])
    assert sheets(source) == [*OWN, "Start", "Controle", "Seizoen", "Logboek", "Geheugen"]
    assert [sheet.visible for sheet in book.sheets()] == [True, True, False, True, True, True, True, False]


def test_a_tab_that_the_owner_moved_and_renamed_stays_there_under_his_name(source):
    FileBook.open(source, in_place=True).put([make_tab(), make_tab("Seizoen")])
    book = openpyxl.load_workbook(source)
    book["Mandgrootte"].title = "Mijn mandjes"
    book.move_sheet("Mijn mandjes", -3)
    book.save(source)
    assert sheets(source) == ["Mijn mandjes", *OWN, "Seizoen"]
    result = FileBook.open(source, in_place=True).put([make_tab(rows=7), make_tab("Seizoen")])
    assert result.sheet_names["Mandgrootte"] == "Mijn mandjes"
    assert sheets(source) == ["Mijn mandjes", *OWN, "Seizoen"]
    assert len(remarks(source)) == 7
    assert repairs(source) == []


def test_a_sheet_of_the_owner_with_our_name_is_never_touched(tmp_path):
    source = rich_book(tmp_path / "k.xlsx")
    edit_part(
        source,
        "xl/workbook.xml",
        lambda xml: xml.replace(b'name="Grafiek"', b'name="mandgrootte"').replace(b"Grafiek!", b"mandgrootte!"),
    )
    before = raw_parts(source.read_bytes())
    first = FileBook.open(source, in_place=True).put([make_tab()])
    again = FileBook.open(source, in_place=True).put([make_tab()])
    assert first.sheet_names == again.sheet_names == {"Mandgrootte": "Mandgrootte (KB)"}
    assert [finding.code for finding in first.findings] == ["sheet-name-taken"]
    assert [finding.code for finding in again.findings] == []
    assert sheets(source) == ["Klanten", "mandgrootte", "Verborgen", "Mandgrootte (KB)"]
    after = raw_parts(source.read_bytes())
    assert {name for name in before if before[name] != after.get(name)} == EDITED
    assert repairs(source) == []


def test_a_table_or_name_of_the_owner_with_our_name_is_never_touched(tmp_path):
    source = rich_book(tmp_path / "k.xlsx")
    edit_part(source, "xl/workbook.xml", lambda xml: xml.replace(b'name="Totaal"', b'name="mandgrootte"'))
    tabs = [
        make_tab(),
        replace(make_tab("Seizoen"), tables=(replace(make_tab().tables[0], name="Klanten"),), charts=()),
    ]
    first = FileBook.open(source, in_place=True).put(tabs)
    again = FileBook.open(source, in_place=True).put(tabs)
    assert [(finding.code, finding.details["name"]) for finding in first.findings] == [
        ("table-name-taken", "Mandgrootte_KB"),
        ("table-name-taken", "Klanten_KB"),
    ]
    assert not len(again.findings)
    assert [table.name for table in Package.open(source).tables] == ["Klanten", "Mandgrootte_KB", "Klanten_KB"]
    assert repairs(source) == []


def test_what_a_person_filled_in_comes_back_by_key_however_the_rows_moved(source):
    FileBook.open(source, in_place=True).put([make_tab(rows=3)])
    fill_in(source, "Mandgrootte", {remark_cell(source, "rij 1"): "gebeld", remark_cell(source, "rij 3"): 7})
    tab = make_tab(rows=5)
    upside_down = replace(tab.tables[0], frame=tab.tables[0].frame.iloc[::-1])
    FileBook.open(source, in_place=True).put([replace(tab, tables=(upside_down,))])
    assert remarks(source) == {"rij 5": None, "rij 4": None, "rij 3": "7", "rij 2": None, "rij 1": "gebeld"}


def test_what_no_longer_has_a_row_is_shown_beside_it_and_returns_with_its_row(source):
    FileBook.open(source, in_place=True).put([make_tab(rows=3)])
    fill_in(source, "Mandgrootte", {remark_cell(source, "rij 3"): "belangrijk"})
    FileBook.open(source, in_place=True).put([make_tab(rows=2)])
    assert remarks(source) == {"rij 1": None, "rij 2": None}
    assert remarks(source, table="Mandgrootte_nietgeplaatst") == {"rij 3": "belangrijk"}
    FileBook.open(source, in_place=True).put([make_tab(rows=2)])
    assert remarks(source, table="Mandgrootte_nietgeplaatst") == {"rij 3": "belangrijk"}
    assert repairs(source) == []
    FileBook.open(source, in_place=True).put([make_tab(rows=3)])
    assert remarks(source) == {"rij 1": None, "rij 2": None, "rij 3": "belangrijk"}
    assert FileBook.open(source).own_table("Mandgrootte", "Mandgrootte_nietgeplaatst") is None


def test_a_removed_tab_takes_its_parts_along_and_leaves_the_rest(source):
    before = raw_parts(source.read_bytes())
    FileBook.open(source, in_place=True).put([make_tab(), make_tab("Seizoen")])
    FileBook.open(source, in_place=True).put([], remove=["Mandgrootte", "Seizoen", "Dubbelen"])
    after = raw_parts(source.read_bytes())
    assert set(after) == set(before)
    assert {name for name in before if before[name] != after[name]} == EDITED
    assert sheets(source) == OWN


def test_tabs_of_earlier_steps_stay_in_the_result_as_long_as_the_workbook_is_the_same(source):
    FileBook.open(source).put([make_tab("Controle", group=Group.DATA)])
    result = source.with_name("Klanten van Jo - resultaat.xlsx")
    fill_in_by_hand = FileBook.open(source)
    assert [sheet.tab for sheet in fill_in_by_hand.sheets()] == ["", "", "", "Controle"]
    fill_in_by_hand.put([make_tab("Seizoen")])
    assert sheets(result) == [*OWN, "Controle", "Seizoen"]


def test_of_a_workbook_that_changed_the_result_is_made_anew_with_what_was_filled_in(source):
    FileBook.open(source).put([make_tab(), make_tab("Seizoen")])
    result = source.with_name("Klanten van Jo - resultaat.xlsx")
    fill_in(result, "Mandgrootte", {remark_cell(result, "rij 2"): "gebeld"})
    filled = result.read_bytes()
    edit_part(source, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>30</v>", b"<v>31</v>"))
    FileBook.open(source).put([make_tab()])
    assert b"<v>31</v>" in Package.open(result).read("xl/worksheets/sheet1.xml")
    assert remarks(result) == {"rij 1": None, "rij 2": "gebeld", "rij 3": None}
    assert sheets(result) == [*OWN, "Mandgrootte", "Seizoen"]  # Seizoen as it stood in the result before
    assert len(remarks(result, "Seizoen", "Seizoen")) == 3
    assert repairs(result) == []
    assert [copy.read_bytes() for copy in backups_of(result)][-1] == filled


def test_decisions_on_a_tab_that_the_step_does_not_make_stay_when_the_workbook_changed(source):
    """He decides in the result, then corrects something in the workbook, then runs another step."""
    FileBook.open(source).put([make_tab("Dubbelen", group=Group.DATA), make_tab("Geheugen", hidden=True)])
    result = source.with_name("Klanten van Jo - resultaat.xlsx")
    fill_in(result, "Dubbelen", {remark_cell(result, "rij 1", "Dubbelen"): "samenvoegen"})
    edit_part(source, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>30</v>", b"<v>31</v>"))
    book = FileBook.open(source)
    assert list(book.own_table("Dubbelen", "Dubbelen")["Opmerking"]) == ["samenvoegen", None, None]
    book.put([make_tab("Seizoen")])
    assert [(sheet.name, sheet.state) for sheet in Package.open(result).sheets][3:] == [
        ("Dubbelen", "visible"),
        ("Seizoen", "visible"),
        ("Geheugen", "hidden"),
    ]
    assert remarks(result, "Dubbelen", "Dubbelen")["rij 1"] == "samenvoegen"
    assert repairs(result) == []


def test_a_file_that_is_not_ours_is_never_overwritten(source):
    other = source.with_name("Klanten van Jo - resultaat.xlsx")
    other.write_bytes(source.read_bytes())
    for target in (None, other):
        with pytest.raises(SafetyError) as caught:
            FileBook.open(source, target=target).put([make_tab()])
        assert caught.value.code == "target-not-ours"
    assert other.read_bytes() == source.read_bytes()


def test_a_workbook_with_our_tabs_in_place_is_the_owners_and_no_result(source, tmp_path):
    other = rich_book(tmp_path / "Ander.xlsx")
    FileBook.open(other, in_place=True).put([make_tab()])
    with pytest.raises(SafetyError) as caught:
        FileBook.open(source, target=other).put([make_tab()])
    assert caught.value.code == "target-not-ours"


def test_the_source_is_not_written_unless_in_place_was_asked(source):
    for target in (source, source.parent / "." / source.name):
        with pytest.raises(SafetyError) as caught:
            FileBook.open(source, target=target).put([make_tab()])
        assert caught.value.code == "target-is-source"


def test_a_result_as_source_is_not_overwritten_either(source):
    FileBook.open(source).put([make_tab()])
    result = source.with_name("Klanten van Jo - resultaat.xlsx")
    with pytest.raises(SafetyError) as caught:
        FileBook.open(result).put([make_tab()])
    assert caught.value.code == "target-is-source"
    FileBook.open(result, in_place=True).put([make_tab("Seizoen")])
    assert sheets(result) == [*OWN, "Mandgrootte", "Seizoen"]


def test_a_target_of_another_kind_is_refused(source):
    with pytest.raises(WorkbookError) as caught:
        FileBook.open(source, target=source.with_name("uit.xlsm")).put([make_tab()])
    assert caught.value.code == "target-other-kind"


def test_a_folder_as_target_gets_the_result_under_its_own_name(source, tmp_path):
    (tmp_path / "uit").mkdir()
    book = FileBook.open(source, target=tmp_path / "uit")
    book.put([make_tab()])
    assert [path.name for path in (tmp_path / "uit").iterdir()] == ["Klanten van Jo - resultaat.xlsx"]


def test_nothing_is_written_when_the_workbook_changed_meanwhile(source):
    book = FileBook.open(source, in_place=True)
    edit_part(source, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>30</v>", b"<v>31</v>"))
    changed = source.read_bytes()
    with pytest.raises(SafetyError) as caught:
        book.put([make_tab()])
    assert caught.value.code == "file-changed-meanwhile"
    assert source.read_bytes() == changed


def test_a_workbook_that_is_open_in_excel_is_not_written(source):
    source.with_name(f"~${source.name}").write_bytes(b"Jo")
    with pytest.raises(SafetyError) as caught:
        FileBook.open(source, in_place=True).put([make_tab()])
    assert caught.value.code == "file-open-elsewhere"
    FileBook.open(source).put([make_tab()])  # the result beside it is another file


def test_two_puts_in_one_run_build_on_each_other(source):
    book = FileBook.open(source)
    book.put([make_tab()])
    book.put([make_tab("Seizoen")])
    assert sheets(book.target) == [*OWN, "Mandgrootte", "Seizoen"]
    assert [sheet.tab for sheet in book.sheets()][3:] == ["Mandgrootte", "Seizoen"]


def test_a_protected_structure_stays_and_is_named(source):
    edit_part(
        source,
        "xl/workbook.xml",
        lambda xml: xml.replace(b"<bookViews>", b'<workbookProtection lockStructure="1"/><bookViews>'),
    )
    result = FileBook.open(source, in_place=True).put([make_tab()])
    assert [finding.code for finding in result.findings] == ["structure-protected"]
    assert b'<workbookProtection lockStructure="1"/>' in Package.open(source).read("xl/workbook.xml")


TRANSITIONAL, STRICT = b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main"
SIGNATURE = (
    b'<Relationship Id="s" Target="o.sigs" '
    b'Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>'
)


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("_rels/.rels", b"</Relationships>", SIGNATURE, "file-signed"),
        ("xl/workbook.xml", TRANSITIONAL, STRICT, "file-strict"),
    ],
)
def test_what_may_not_be_written_is_refused_in_words_and_stays_whole(source, part, old, new, code):
    edit_part(source, part, lambda xml: xml.replace(old, new))
    before = source.read_bytes()
    with pytest.raises(WorkbookError) as caught:
        FileBook.open(source, in_place=True).put([make_tab()])
    assert caught.value.code == code
    assert source.read_bytes() == before


def test_columns_that_a_person_added_are_carried_over_to_the_right(source):
    FileBook.open(source, in_place=True).put([make_tab(rows=2)])
    book = openpyxl.load_workbook(source)
    sheet = book["Mandgrootte"]
    table = sheet.tables["Mandgrootte"]
    row, column = cell_of(source, "Mandgrootte", "Opmerking")
    for at, value in enumerate(["Eigen score", 4.5, 8]):
        sheet.cell(row + at, column + 1, value)
    table.ref = f"B{row}:{openpyxl.utils.get_column_letter(column + 1)}{row + 2}"
    table.autoFilter = None
    table.tableColumns.append(openpyxl.worksheet.table.TableColumn(id=4, name="Eigen score"))
    book.save(source)
    FileBook.open(source, in_place=True).put([make_tab(rows=3)])
    frame = FileBook.open(source).own_table("Mandgrootte", "Mandgrootte")
    assert list(frame.columns) == ["Sleutel", "Bedrag", "Opmerking", "Eigen score"]
    assert list(frame["Eigen score"])[:2] == [4.5, 8.0]
    assert pd.isna(frame["Eigen score"].iloc[2])
    assert repairs(source) == []


def test_after_openpyxl_saved_it_a_re_run_replaces_our_tabs_and_stays_the_same_size(source):
    FileBook.open(source, in_place=True).put([make_tab(), make_tab("Seizoen")])
    sizes = []
    for _ in range(3):
        fill_in(source, "Klanten", {"A10": "x"})
        FileBook.open(source, in_place=True).put([make_tab(), make_tab("Seizoen")])
        package = Package.open(source)
        sizes.append((len(package.names), len(package.read("xl/styles.xml")), sheets(source)))
    assert sizes[0] == sizes[1] == sizes[2]
    assert sizes[0][2] == [*OWN, "Mandgrootte", "Seizoen"]
    assert repairs(source) == []


@pytest.mark.libreoffice
@pytest.mark.slow
def test_after_libreoffice_saved_it_a_re_run_replaces_our_tabs_and_stays_the_same_size(source, tmp_path):
    book = FileBook.open(source, in_place=True)
    book.put([make_tab(), make_tab("Seizoen")])
    sizes = []
    for _ in range(2):
        out = tmp_path / "lo"
        profile = (tmp_path / "profile").as_uri()
        command = ("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir")
        subprocess.run([*command, str(out), str(source)], check=True, capture_output=True, timeout=120)
        source.write_bytes((out / source.name).read_bytes())
        assert [sheet.tab for sheet in FileBook.open(source).sheets()] == ["", "", "", "Mandgrootte", "Seizoen"]
        FileBook.open(source, in_place=True).put([make_tab(), make_tab("Seizoen")])
        package = Package.open(source)
        sizes.append((len(package.names), sheets(source)))
    assert sizes[0] == sizes[1]
    assert sizes[0][1] == [*OWN, "Mandgrootte", "Seizoen"]
    assert repairs(source) == []


def test_fields_stay_editable_and_choices_too(source):
    table = make_tab().tables[0]
    fields = (*table.fields[:2], Field("remark", "Opmerking", Format.TEXT, editable=True, choices=("ja", "nee")))
    tab = replace(make_tab(), tables=(replace(table, fields=fields),))
    FileBook.open(source, in_place=True).put([tab])
    fill_in(source, "Mandgrootte", {remark_cell(source, "rij 2"): "ja"})
    FileBook.open(source, in_place=True).put([tab])
    assert remarks(source)["rij 2"] == "ja"
    assert b'"ja,nee"' in Package.open(source).read(Package.open(source).sheets[3].part)


def test_progress_is_shown_while_tabs_are_written(source):
    shown = []
    FileBook.open(source, progress=lambda words, share: shown.append((words, share))).put([make_tab()])
    assert [words for words, _ in shown] == ["Tabs opmaken", "Werkmap schrijven"]


def test_a_path_may_be_a_text(source):
    assert FileBook.open(str(source)).name == source.name
    assert FileBook.open(str(source), target=str(source.with_name("uit.xlsx"))).target == Path(
        source.with_name("uit.xlsx")
    )


def test_a_table_of_many_rows_comes_in_with_all_of_them_and_the_owners_styles(source):
    FileBook.open(source, in_place=True).put([make_tab(rows=10_050)])
    frame = FileBook.open(source).own_table("Mandgrootte", "Mandgrootte")
    assert len(frame) == 10_050
    assert list(frame.iloc[-1][["Sleutel", "Bedrag"]]) == ["rij 10050", 10.5 * 10_050]
    last = openpyxl.load_workbook(source)["Mandgrootte"][f"C{frame.index[-1]}"]
    assert last.number_format == "€ #,##0.00"
    assert repairs(source) == []


def test_a_result_that_outgrows_a_zip_is_refused_in_words(source, monkeypatch):
    monkeypatch.setattr("klantenbestand.book.raw_zip._LIMIT", 20_000)
    before = source.read_bytes()
    with pytest.raises(SafetyError) as caught:
        FileBook.open(source, in_place=True).put([make_tab()])
    assert caught.value.code == "result-too-large"
    assert source.read_bytes() == before
    assert [path.name for path in source.parent.iterdir()] == [source.name]
