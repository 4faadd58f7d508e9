import pytest
from lxml import etree

from klantenbestand.book.sheet_rewrite import inline_strings, rewritten_sheet, rewritten_table
from klantenbestand.book.styles_merge import StyleMap

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = StyleMap(cells=(0, 7, 12), differential=(4, 9), changed=True)
STRINGS = inline_strings(
    b'<sst><si><t>Jo &amp; Zn</t></si><si><t xml:space="preserve"> x</t></si><si/><si><r><t>vet</t></r></si></sst>'
)


def sheet(rows, before="", after="", root="worksheet"):
    return f"<{root} xmlns='{NS}'>{before}<sheetData>{rows}</sheetData>{after}</{root}>".encode()


def rows_of(data):
    return data.partition(b"<sheetData>")[2].partition(b"</sheetData>")[0].decode()


def test_styles_of_cells_rows_and_columns_get_the_owners_numbers():
    data = sheet(
        '<row r="1" spans="1:2" s="2" customFormat="1"><c r="A1" s="1"><v>5</v></c><c r="B1"><v>6</v></c></row>',
        '<cols><col min="1" max="1" width="9" style="2"/></cols>',
    )
    done = rewritten_sheet(data, STYLES, STRINGS)
    assert rows_of(done) == (
        '<row r="1" spans="1:2" s="12" customFormat="1"><c r="A1" s="7"><v>5</v></c><c r="B1"><v>6</v></c></row>'
    )
    assert b'style="12"' in done


def test_shared_texts_go_into_their_cells():
    data = sheet(
        '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    )
    assert rows_of(rewritten_sheet(data, STYLES, STRINGS)) == (
        '<row r="1"><c r="A1" s="7" t="inlineStr"><is><t>Jo &amp; Zn</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t xml:space="preserve"> x</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t></t></is></c></row>'
    )


def test_a_text_that_reads_like_a_cell_is_left_alone():
    text = '&lt;c r="A1" s="1"&gt; " s="1" t="s"'
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'
    assert rows_of(rewritten_sheet(sheet(row), STYLES, STRINGS)) == row


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s" s="1" r="A1"><v>0</v></c>',
        '<c r="A1" t="s" s="1"><v>0</v></c>',
        '<c r="A1" s="1" cm="1" t="s"><v>0</v></c>',
        '<c r="A1" s="1" t="s" ><v>0</v></c>',
        '<c r="A1" s="1" t="s"><v xml:space="preserve">0</v></c>',
        '<c  r="A1" s="1" t="s"><v>0</v></c>',
    ],
)
def test_a_sheet_spelled_in_another_way_is_rewritten_too(cell):
    done = etree.fromstring(rewritten_sheet(sheet(f'<row r="1" s="2">{cell}</row>'), STYLES, STRINGS))
    (found,) = done.iter(f"{{{NS}}}c")
    assert dict(found.attrib) == {"r": "A1", "s": "7", "t": "inlineStr"}
    assert "".join(found.itertext()) == "Jo & Zn"
    assert done.find(f".//{{{NS}}}row").get("s") == "12"


def test_a_sheet_with_a_prefix_is_rewritten_too():
    data = f"<x:worksheet xmlns:x='{NS}'><x:sheetData><x:row r='1'><x:c r='A1' s='1' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"  # noqa: E501
    done = etree.fromstring(rewritten_sheet(data.encode(), STYLES, STRINGS))
    (found,) = done.iter(f"{{{NS}}}c")
    assert (found.get("s"), found.get("t"), "".join(found.itertext())) == ("7", "inlineStr", "Jo & Zn")


def test_rules_get_the_owners_formats_and_only_the_sheet_in_front_is_selected():
    data = sheet(
        "",
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>',
        '<conditionalFormatting sqref="A1"><cfRule type="cellIs" dxfId="1" priority="1"/></conditionalFormatting>',
    )
    done = rewritten_sheet(data, STYLES, STRINGS)
    assert b'dxfId="9"' in done
    assert b"tabSelected" not in done
    assert b'tabSelected="1"' in rewritten_sheet(data, STYLES, STRINGS, selected=True)


def test_a_sheet_without_rows_stays_without():
    assert b"<sheetData/>" in rewritten_sheet(f"<worksheet xmlns='{NS}'><sheetData/></worksheet>".encode(), STYLES, [])


def test_a_table_gets_a_number_and_the_owners_formats():
    table = (
        f"<table xmlns='{NS}' id='1' name='T' headerRowDxfId='0'><autoFilter ref='A1:A2'><filterColumn colId='0'>"
        "<colorFilter dxfId='1'/></filterColumn></autoFilter><tableColumns><tableColumn id='1' name='K' dataDxfId='1'/>"
        "</tableColumns></table>"
    )
    done = etree.fromstring(rewritten_table(table.encode(), STYLES, 31))
    assert (done.get("id"), done.get("headerRowDxfId")) == ("31", "4")
    assert done.find(f".//{{{NS}}}tableColumn").get("dataDxfId") == "9"
    assert done.find(f".//{{{NS}}}colorFilter").get("dxfId") == "9"
