import pytest
from lxml import etree

from klantenbestand.book import styles_merge
from klantenbestand.book.ooxml import children, local
from klantenbestand.book.styles_merge import merge_styles

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FONTS = "<fonts><font><sz val='11'/><name val='Arial'/></font></fonts>"
FILLS = "<fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill></fills>"
BORDERS = "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
NORMAL = "<cellStyleXfs><xf numFmtId='0' fontId='0' fillId='0' borderId='0'/></cellStyleXfs>"
CELLS = "<cellXfs><xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/></cellXfs>"
NAMED = "<cellStyles><cellStyle name='Standaard' xfId='0' builtinId='0'/></cellStyles>"
OWNER = FONTS + FILLS + BORDERS + NORMAL + CELLS + NAMED
BOLD = "<font><b/><sz val='11'/><name val='Calibri'/></font>"
OURS = (
    "<numFmts><numFmt numFmtId='164' formatCode='dd-mm-yyyy'/></numFmts>"
    f"<fonts><font><sz val='11'/><name val='Calibri'/></font>{BOLD}</fonts>{FILLS}{BORDERS}{NORMAL}"
    "<cellXfs><xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/>"
    "<xf numFmtId='164' fontId='1' fillId='0' borderId='0' xfId='0' applyFont='1'><alignment horizontal='center'/></xf>"
    "</cellXfs><cellStyles><cellStyle name='Normal' xfId='0' builtinId='0'/></cellStyles>"
    "<dxfs><dxf><font><b/></font><numFmt numFmtId='164' formatCode='dd-mm-yyyy'/></dxf></dxfs>"
)


def styles(inner):
    return etree.fromstring(f"<styleSheet xmlns='{NS}'>{inner}</styleSheet>")


def shown(root):
    return {
        local(part): [etree.tostring(each).decode().replace(f' xmlns="{NS}"', "") for each in part] for part in root
    }


def test_what_is_missing_comes_behind_the_owners_and_the_numbers_say_where():
    owner = styles(OWNER)
    merged = merge_styles(owner, styles(OURS))
    assert (merged.cells, merged.differential, merged.changed) == ((0, 1), (0,), True)
    found = shown(owner)
    # font 0 is his Arial, 1 our plain Calibri, 2 our bold
    assert found["cellXfs"][1] == (
        '<xf numFmtId="164" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1">'
        '<alignment horizontal="center"/></xf>'
    )
    assert found["fonts"][2].startswith("<font><b/>")
    assert found["numFmts"] == ['<numFmt numFmtId="164" formatCode="dd-mm-yyyy"/>']
    assert [part.get("count") for part in children(owner, "cellXfs")] == ["2"]


def test_collections_that_are_made_stand_in_the_order_of_the_schema():
    owner = styles(OWNER + "<extLst/>")
    merge_styles(owner, styles(OURS))
    assert [local(part) for part in owner] == [
        *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "extLst")
    ]


def test_a_second_time_nothing_is_added():
    owner = styles(OWNER)
    first = merge_styles(owner, styles(OURS))
    before = etree.tostring(owner)
    second = merge_styles(owner, styles(OURS))
    assert (second.cells, second.differential, second.changed) == (first.cells, first.differential, False)
    assert etree.tostring(owner) == before


def test_what_another_program_spells_its_own_way_is_still_the_same():
    """openpyxl writes `<b val="1"/>`, another order within a font, and every default."""
    respelled = OURS.replace(
        "<b/><sz val='11'/><name val='Calibri'/>", "<name val='Calibri'/><b val='1'/><sz val='11'/>"
    )
    respelled = respelled.replace("xfId='0' applyFont='1'", "xfId='0' pivotButton='0' quotePrefix='0'")
    respelled = respelled.replace("<left/><right/><top/>", "<left/><right/>")
    owner = styles(respelled)
    merged = merge_styles(owner, styles(OURS))
    assert (merged.cells, merged.differential, merged.changed) == ((0, 1), (0,), False)


def test_a_number_format_gets_a_free_number_or_that_of_the_same_code():
    taken = "<numFmts><numFmt numFmtId='164' formatCode='0.000'/><numFmt numFmtId='170' formatCode='yyyy'/></numFmts>"
    owner = styles(taken + OWNER)
    merge_styles(owner, styles(OURS))
    assert shown(owner)["numFmts"][2] == '<numFmt numFmtId="171" formatCode="dd-mm-yyyy"/>'
    assert 'numFmtId="171"' in shown(owner)["dxfs"][0]
    known = styles("<numFmts><numFmt numFmtId='199' formatCode='dd-mm-yyyy'/></numFmts>" + OWNER)
    merge_styles(known, styles(OURS))
    assert 'numFmtId="199"' in shown(known)["cellXfs"][1]


def test_a_format_that_excel_has_built_in_is_not_listed_again():
    owner = styles(OWNER)
    merge_styles(owner, styles(OURS.replace("dd-mm-yyyy", "@")))
    assert "numFmts" not in shown(owner)
    assert 'numFmtId="49"' in shown(owner)["cellXfs"][1]


LINK = "<xf numFmtId='0' fontId='1' fillId='0' borderId='0'/></cellStyleXfs>"
WITH_LINK = (
    OURS.replace("</cellStyleXfs>", LINK)
    .replace("xfId='0' applyFont='1'", "xfId='1' applyFont='1'")
    .replace("</cellStyles>", "<cellStyle name='Hyperlink' xfId='1' builtinId='8'/></cellStyles>")
)


def test_a_named_style_is_added_with_its_format_where_the_owner_has_none():
    owner = styles(OWNER)
    merge_styles(owner, styles(WITH_LINK))
    found = shown(owner)
    assert found["cellStyles"][1] == '<cellStyle name="Hyperlink" xfId="1" builtinId="8"/>'
    assert len(found["cellStyleXfs"]) == 2
    assert 'xfId="1"' in found["cellXfs"][1]


def test_a_named_style_of_the_owner_is_used_whatever_excel_calls_it_in_his_language():
    more = "<xf numFmtId='0' fontId='0' fillId='0' borderId='0'/>" * 2 + "</cellStyleXfs>"
    named = "<cellStyle name='Lien hypertexte' xfId='2' builtinId='8'/></cellStyles>"
    owner = styles(OWNER.replace("</cellStyleXfs>", more).replace("</cellStyles>", named))
    merge_styles(owner, styles(WITH_LINK))
    assert len(shown(owner)["cellStyles"]) == 2
    assert 'xfId="2"' in shown(owner)["cellXfs"][1]


def test_table_styles_bring_their_formats_along():
    table = (
        "<tableStyles count='1'><tableStyle name='Van ons' count='1'>"
        "<tableStyleElement type='headerRow' dxfId='0'/></tableStyle></tableStyles>"
    )
    owner = styles(OWNER + "<dxfs><dxf><font><i/></font></dxf></dxfs>")
    merge_styles(owner, styles(OURS + table))
    merge_styles(owner, styles(OURS + table))
    (added,) = shown(owner)["tableStyles"]
    assert 'dxfId="1"' in added


def test_formats_beyond_what_excel_holds_become_plain_and_are_counted(monkeypatch):
    monkeypatch.setattr(styles_merge, "MOST_FORMATS", 1)
    merged = merge_styles(styles(OWNER), styles(OURS))
    assert (merged.cells, merged.refused) == ((0, 0), 1)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_what_is_added_has_the_name_space_of_the_rest(prefix):
    inner = OWNER.replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}")
    owner = etree.fromstring(f"<{prefix}styleSheet xmlns{':x' if prefix else ''}='{NS}'>{inner}</{prefix}styleSheet>")
    merge_styles(owner, styles(OURS))
    written = etree.tostring(owner).decode()
    assert written.count("xmlns") == 1
    assert f"<{prefix}numFmt " in written
