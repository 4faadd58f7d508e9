import re
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from klantenbestand.book.cell_edit import set_cells

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<worksheet xmlns="{NS}" xmlns:x14ac="urn:x14ac"><dimension ref="A1:C5"/><sheetData>'
    '<row r="1" spans="1:3" s="4" customFormat="1" x14ac:dyDescent="0.25">'
    '<c r="A1" s="1" t="s"><v>0</v></c><c r="C1"><v>3</v></c></row>'
    '<row r="3" spans="1:3"><c r="A3" s="2"><f>A1*2</f><v>6</v></c><c r="B3" t="b"><v>1</v></c></row>'
    '<row r="5" hidden="1"/>'
    '</sheetData><pageMargins left="0.7"/></worksheet>'
).encode()


def row(sheet, number):
    """The row as it stands in the XML."""
    found = re.search(rb'<row r="%d"[^>]*?(?:/>|>.*?</row>)' % number, sheet, re.DOTALL)
    return found[0].decode() if found else None


def test_a_text_a_number_a_date_and_a_boolean_take_the_place_of_what_was_there_and_the_style_stays():
    done = set_cells(SHEET, {(1, 1): "Jo & Zn <1>", (1, 3): 12.5, (3, 1): date(2024, 2, 1), (3, 2): None})
    assert row(done.data, 1) == (
        '<row r="1" spans="1:3" s="4" customFormat="1" x14ac:dyDescent="0.25">'
        '<c r="A1" s="1" t="inlineStr"><is><t>Jo &amp; Zn &lt;1&gt;</t></is></c><c r="C1"><v>12.5</v></c></row>'
    )
    assert row(done.data, 3) == '<row r="3" spans="1:3"><c r="A3" s="2"><v>45323</v></c><c r="B3"/></row>'
    assert set_cells(SHEET, {(3, 2): True}).data.count(b'<c r="B3" t="b"><v>1</v></c>') == 1


def test_that_a_formula_went_is_told():
    assert set_cells(SHEET, {(3, 1): 1}).formula_gone
    assert not set_cells(SHEET, {(3, 2): 1}).formula_gone


def test_rows_that_are_not_changed_are_the_same_bytes_and_so_is_all_around_them():
    done = set_cells(SHEET, {(3, 1): 1}).data
    for number in (1, 5):
        assert row(done, number) == row(SHEET, number)
    assert done.partition(b"<sheetData>")[0] == SHEET.partition(b"<sheetData>")[0]
    assert done.partition(b"</sheetData>")[2] == SHEET.partition(b"</sheetData>")[2]


def test_new_cells_and_rows_come_at_their_place():
    done = set_cells(SHEET, {(1, 2): "b", (2, 1): "rij 2", (4, 3): 4, (5, 1): 5, (9, 27): "AA9"}).data
    assert re.findall(rb'<row r="(\d+)"', done) == [b"1", b"2", b"3", b"4", b"5", b"9"]
    assert re.findall(rb' r="([A-Z]+1)"', done) == [b"A1", b"B1", b"C1"]
    assert row(done, 5) == '<row r="5" hidden="1"><c r="A5"><v>5</v></c></row>'
    assert row(done, 2) == '<row r="2"><c r="A2" t="inlineStr"><is><t>rij 2</t></is></c></row>'
    assert b'<dimension ref="A1:AA9"/>' in done


def test_a_new_cell_looks_as_its_row_or_column_says():
    columns = b'<cols><col min="1" max="1" width="9"/><col min="2" max="3" style="7"/></cols><sheetData>'
    sheet = SHEET.replace(b"<sheetData>", columns)
    done = set_cells(sheet, {(1, 2): 1, (3, 3): 2, (8, 1): 3, (8, 2): 4}).data
    assert re.findall(rb'<c r="(B1|C3|A8|B8)"(?: s="(\d)")?>', done) == [
        (b"B1", b"4"),
        (b"C3", b"7"),
        (b"A8", b""),
        (b"B8", b"7"),
    ]


def test_a_style_is_only_for_cells_that_have_none():
    done = set_cells(SHEET, {(3, 1): 1, (3, 2): 2, (4, 1): 3}, styles={(3, 1): 9, (3, 2): 9, (4, 1): 9}).data
    assert re.findall(rb'<c r="(A3|B3|A4)" s="(\d)"', done) == [(b"A3", b"2"), (b"B3", b"9"), (b"A4", b"9")]


def test_emptying_a_cell_that_is_not_there_changes_nothing():
    assert set_cells(SHEET, {(1, 2): None}).data == SHEET


def test_a_sheet_without_rows_gets_them():
    sheet = f'<worksheet xmlns="{NS}"><sheetData/><pageMargins/></worksheet>'.encode()
    done = set_cells(sheet, {(2, 2): "x"}).data
    assert row(done, 2) == '<row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c></row>'
    assert done.endswith(b"</row></sheetData><pageMargins/></worksheet>")


def test_rows_and_cells_without_references_are_counted():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/></row>"
    sheet = f'<worksheet xmlns="{NS}"><sheetData>{rows}</sheetData></worksheet>'
    done = set_cells(sheet.encode(), {(1, 2): 7, (2, 3): 8}).data
    assert b"<row><c><v>1</v></c><c><v>7</v></c></row>" in done
    assert b'<row><c r="A2"/><c r="C2"><v>8</v></c></row>' in done


def test_a_sheet_with_its_own_prefix_keeps_it():
    sheet = f'<x:worksheet xmlns:x="{NS}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    done = set_cells(sheet.encode(), {(1, 1): "a", (2, 1): 2}).data
    assert (
        done
        == (
            f'<x:worksheet xmlns:x="{NS}"><x:sheetData><x:row r="1">'
            '<x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>'
            '<x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        ).encode()
    )


@pytest.mark.parametrize(
    "text",
    ["<c r='A1'><v>1</v></c>", '<![CDATA[<row r="3">]]>', '<!-- <row r="3"/> -->'],
    ids=["quotes", "cdata", "comment"],
)
def test_odd_spellings_are_read_as_xml(text):
    inside = text if text.startswith("<c") else f'<c r="A1" t="inlineStr"><is><t>{text}</t></is></c>'
    rows = f"<row r='1'>{inside}</row><row r='3'><c r='A3'/></row>"
    sheet = f"<worksheet xmlns='{NS}'><sheetData>{rows}</sheetData></worksheet>"
    done = etree.fromstring(set_cells(sheet.encode(), {(3, 1): 5}).data)
    assert [cell.get("r") for cell in done.iter(f"{{{NS}}}c")] == ["A1", "A3"]
    assert done.findtext(f".//{{{NS}}}row[@r='3']/{{{NS}}}c/{{{NS}}}v") == "5"


def test_another_encoding_is_read_too():
    sheet = SHEET.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert '<c r="A1" s="1"><v>1</v></c>' in set_cells(sheet, {(1, 1): 1}).data.decode()


def test_cells_of_an_array_formula_are_refused_and_named():
    sheet = SHEET.replace(b"<f>A1*2</f>", b'<f t="array" ref="A3:A4">C1:C2*2</f>')
    done = set_cells(sheet, {(3, 1): 1, (4, 1): 2, (3, 2): 5})
    assert done.refused == ((3, 1), (4, 1))
    assert row(done.data, 3).endswith('<c r="B3"><v>5</v></c></row>')
    alone = SHEET.replace(b"<f>A1*2</f>", b'<f t="array" ref="A3">C1*2</f>')
    assert set_cells(alone, {(3, 1): 1}).refused == ()


def test_cells_that_share_a_formula_keep_it_when_the_first_of_them_changes():
    sheet = (
        f'<worksheet xmlns="{NS}"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2" s="3"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>3</v></c>'
        '<c r="C3"><f t="shared" ref="C3" si="1">A3</f></c></row>'
        "</sheetData></worksheet>"
    ).encode()
    done = set_cells(sheet, {(1, 2): 100})
    assert done.formula_gone
    assert row(done.data, 2).endswith('<c r="B2" s="3"><f>A2*$A$1</f><v>2</v></c></row>')
    assert '<c r="B3"><f>A3*$A$1</f><v>3</v></c><c r="C3"><f t="shared" ref="C3" si="1">A3</f></c>' in row(done.data, 3)
    last = set_cells(sheet, {(3, 2): 5}).data
    assert row(last, 1) == row(sheet, 1)


@pytest.mark.parametrize("content", [float("nan"), float("inf"), "x" * 32_768])
def test_what_no_cell_can_hold_is_an_error(content):
    with pytest.raises(ValueError):
        set_cells(SHEET, {(1, 1): content})


def cells_of(path):
    return {cell.coordinate: cell.value for line in openpyxl.load_workbook(path)["Blad"].iter_rows() for cell in line}


CONTENTS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(["=1+1", "0612", " rand ", "regel 1\nregel 2", "_x000D_", 'a"b', '<row r="3">', "]]>", "&amp;"]),
)
PLACES = st.tuples(st.integers(1, 12), st.integers(1, 30))


@given(st.dictionaries(PLACES, CONTENTS, max_size=12), st.dictionaries(PLACES, CONTENTS, max_size=12))
def test_cells_read_back_as_written_and_no_other_cell_changes(tmp_path_factory, first, then):
    """Written in two goes on a sheet with cells of all kinds, and read back by another program."""
    path = tmp_path_factory.mktemp("cellen") / "b.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Blad"
    for at in range(2, 8):
        sheet.cell(at, at, f"oud {at}").style = "Good"
        sheet.cell(at, at + 2, at)
    book.save(path)
    before = cells_of(path)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for changes in (first, then):
        parts["xl/worksheets/sheet1.xml"] = set_cells(parts["xl/worksheets/sheet1.xml"], changes).data
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    wanted = {**first, **then}
    after = cells_of(path)
    for (number, column), content in wanted.items():
        name = f"{openpyxl.utils.get_column_letter(column)}{number}"
        assert same(after.pop(name, None), content), name
        before.pop(name, None)
    assert {name: value for name, value in after.items() if value is not None} == {
        name: value for name, value in before.items() if value is not None
    }


def same(read, written):
    if isinstance(written, date):  # the cell keeps its own format: a number where it was none of dates
        return read == (written - date(1899, 12, 30)).days
    if isinstance(written, str):
        # openpyxl leaves Excel's escapes for control characters as they are
        return (read or "") == re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", written)
    return read == written
