import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excel_repairs import repairs
from klantenbestand.book.outline import DefinedName
from klantenbestand.book.package import Package
from klantenbestand.book.placement import Placement
from klantenbestand.book.transplant import transplant, write_change
from owner_books import make_tab, raw_parts, rich_book, rich_bytes, tabs_package, with_chain
from workbook_parts import Workbook
from workbooks import edit_part

EDITED = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"}
MARK = DefinedName("_klantenbestand", '"Mandgrootte|1"', hidden=True)
TAB = tabs_package(make_tab())
OWNER = rich_bytes()


@pytest.fixture
def owner():
    return Package(OWNER, "eigen.xlsx")


LAST = (Placement("Mandgrootte", names=(MARK,)),)


def put(owner, tabs=TAB, placements=LAST, remove=(), **options):
    stream = BytesIO()
    write_change(owner, transplant(owner, tabs, placements, remove, **options), stream)
    return Package(stream.getvalue(), owner.file)


def position(package, sheet):
    return next(each.position for each in package.sheets if each.name == sheet)


def again(package, **options):
    return put(
        package, placements=[Placement("Mandgrootte", (MARK,), replaces=position(package, "Mandgrootte"))], **options
    )


def saved(package, folder: Path) -> Path:
    path = folder / "na.xlsx"
    path.write_bytes(package.data)
    return path


def test_every_part_of_the_owner_is_copied_as_packed_bytes_but_four(owner):
    before, after = raw_parts(owner.data), raw_parts(put(owner).data)
    assert set(before) <= set(after)
    assert {name for name in before if before[name] != after[name]} == EDITED


def test_the_new_sheet_comes_last_with_its_table_and_chart_and_the_owners_stay_in_order(owner):
    after = put(owner)
    assert [sheet.name for sheet in after.sheets] == ["Klanten", "Grafiek", "Verborgen", "Mandgrootte"]
    assert {rel.kind for rel in after.rels_of(after.sheets[3].part).values()} == {"table", "drawing"}
    assert [(table.name, table.table_id) for table in after.tables] == [("Klanten", 1), ("Mandgrootte", 2)]


def test_excel_has_nothing_to_repair_the_first_and_the_second_time(owner, tmp_path):
    once = put(owner)
    assert repairs(saved(once, tmp_path)) == []
    assert repairs(saved(again(once), tmp_path)) == []


def test_a_second_run_gives_the_same_parts_styles_and_sheet_ids(owner):
    once = put(owner)
    twice = again(once)
    assert sorted(once.names) == sorted(twice.names)
    assert once.read("xl/styles.xml") == twice.read("xl/styles.xml")
    assert once.read("xl/workbook.xml") == twice.read("xl/workbook.xml")
    assert [(each.name, each.sheet_id) for each in once.sheets] == [(each.name, each.sheet_id) for each in twice.sheets]


def test_removing_leaves_the_parts_of_the_owner_and_nothing_of_ours(owner):
    once = put(owner)
    gone = put(once, placements=(), remove=[position(once, "Mandgrootte")])
    assert sorted(gone.names) == sorted(owner.names)
    assert [sheet.name for sheet in gone.sheets] == [sheet.name for sheet in owner.sheets]
    assert [(name.name, name.position) for name in gone.defined_names] == [
        (name.name, name.position) for name in owner.defined_names
    ]


def test_names_of_sheets_follow_their_sheet_when_one_comes_or_goes_before_it(owner):
    before = {
        (name.name, owner.sheets[name.position].name) for name in owner.defined_names if name.position is not None
    }
    assert before  # print titles of Klanten, print area and Plek of Grafiek
    once = put(owner, placements=[Placement("Mandgrootte", names=(MARK,), before=1)])
    assert [sheet.name for sheet in once.sheets] == ["Klanten", "Mandgrootte", "Grafiek", "Verborgen"]
    after = {(name.name, once.sheets[name.position].name) for name in once.defined_names if name.position is not None}
    assert before <= after
    gone = put(once, placements=(), remove=[1])
    assert before == {
        (name.name, gone.sheets[name.position].name) for name in gone.defined_names if name.position is not None
    }


def test_the_sheet_in_front_stays_in_front_when_ours_comes_before_it(tmp_path):
    path = rich_book(tmp_path / "eigen.xlsx")
    edit_part(path, "xl/workbook.xml", lambda xml: xml.replace(b"<workbookView ", b'<workbookView activeTab="1" '))
    after = put(Package.open(path), placements=[Placement("Mandgrootte", names=(MARK,), before=0)])
    view = Workbook(saved(after, tmp_path)).workbook.find(".//{*}workbookView")
    assert view.get("activeTab") == "2"
    assert b"tabSelected" not in after.read(after.sheets[0].part)


def test_a_tab_to_open_on_is_the_only_sheet_selected(owner, tmp_path):
    after = put(owner, activate="Mandgrootte")
    view = Workbook(saved(after, tmp_path)).workbook.find(".//{*}workbookView")
    assert view.get("activeTab") == "3"
    selected = [sheet.name for sheet in after.sheets if b'tabSelected="1"' in after.read(sheet.part)]
    assert selected == ["Mandgrootte"]
    before, now = owner.read(owner.sheets[0].part), after.read(after.sheets[0].part)
    assert now == before.replace(b' tabSelected="1"', b"", 1)


def test_a_tab_of_ours_that_was_in_front_is_so_after_a_re_run(owner, tmp_path):
    once = put(owner, activate="Mandgrootte")
    twice = again(once)
    assert b'tabSelected="1"' in twice.read(twice.sheets[3].part)
    assert twice.read("xl/workbook.xml") == once.read("xl/workbook.xml")


def test_excel_calculates_when_it_opens_the_file_and_keeps_its_other_settings(tmp_path):
    path = rich_book(tmp_path / "eigen.xlsx")
    edit_part(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(
            b'<calcPr calcId="124519" fullCalcOnLoad="1"/>', b'<calcPr calcMode="manual" iterate="1"/>'
        ),
    )
    after = put(Package.open(path)).read("xl/workbook.xml")
    assert b'<calcPr calcMode="manual" iterate="1" fullCalcOnLoad="1"/>' in after


def test_a_workbook_without_calc_settings_gets_them_at_their_place(tmp_path):
    path = rich_book(tmp_path / "eigen.xlsx")
    edit_part(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(b'<calcPr calcId="124519" fullCalcOnLoad="1"/>', b"<pivotCaches/><extLst/>"),
    )
    assert repairs(saved(put(Package.open(path)), tmp_path)) == []


def test_a_calculation_chain_of_the_owners_cells_stays(tmp_path):
    owner = Package.open(with_chain(rich_book(tmp_path / "eigen.xlsx"), [(1, "E2")]))
    once = put(owner)
    assert sorted(again(once).names) == sorted(once.names)
    assert "xl/calcChain.xml" in once.names


def test_a_calculation_chain_that_names_cells_of_a_replaced_sheet_goes(owner, tmp_path):
    once = saved(put(owner), tmp_path)
    twice = again(Package.open(with_chain(once, [(1, "E2"), (4, "B2")])))
    assert "xl/calcChain.xml" not in twice.names
    assert not any(rel.kind == "calcChain" for rel in twice.rels_of("xl/workbook.xml").values())
    assert b"calcChain" not in twice.read("[Content_Types].xml")


def test_parts_that_another_program_renamed_are_found_back_by_their_relations(owner, tmp_path):
    path = saved(put(owner), tmp_path)
    renames = {b"kb_sheet1": b"sheet9", b"kb_chart1": b"chart9", b"kb_table1": b"table9", b"kb_drawing1": b"drawing9"}
    renamed = {}
    package = Package.open(path)
    for name in package.names:
        data, new = package.read(name), name.encode()
        for old, now in renames.items():
            new = new.replace(old, now)
            if name.endswith((".rels", "[Content_Types].xml")):
                data = data.replace(old, now)
        renamed[new.decode()] = data
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in renamed.items():
            archive.writestr(name, data)
    assert not any("kb_" in name for name in Package.open(path).names)
    assert sorted(again(Package.open(path)).names) == sorted(put(owner).names)


def test_a_part_that_the_owners_sheets_use_too_stays(owner):
    """He put the chart of our tab on a sheet of his own as well."""
    once = put(owner)
    mine = once.sheets[1].part
    rels = once.find(f"xl/worksheets/_rels/{mine.rpartition('/')[2]}.rels")
    drawing = next(rel.target for rel in once.rels_of(once.sheets[3].part).values() if rel.kind == "drawing")
    shared = once.read(rels).replace(b"drawing2.xml", drawing.rpartition("/")[2].encode())
    assert shared != once.read(rels)
    stream = BytesIO()
    change = transplant(once, TAB, [], [])
    write_change(once, type(change)({**change.edited, rels: shared}), stream)
    both = Package(stream.getvalue(), "x.xlsx")
    gone = put(both, placements=(), remove=[3])
    assert drawing in gone.names
    assert any(name.startswith("xl/charts/kb_") for name in gone.names)


def test_a_workbook_without_styles_gets_ours(tmp_path):
    path = tmp_path / "kaal.xlsx"
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/_rels/.rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/boek.xml" '
        f'ContentType="{types}.sheet.main+xml"/><Override PartName="/_rels/boek.xml.rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/blad.xml" '
        f'ContentType="{types}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" '
        f'Type="{office}/officeDocument" Target="/boek.xml"/></Relationships>',
        "boek.xml": f'<x:workbook xmlns:x="{ns}" xmlns:q="{office}"><x:sheets>'
        f'<x:sheet name="Blad" sheetId="7" q:id="b"/></x:sheets></x:workbook>',
        "_rels/boek.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="b" '
        f'Type="{office}/worksheet" Target="blad.xml"/></Relationships>',
        "blad.xml": f'<x:worksheet xmlns:x="{ns}"><x:sheetData/></x:worksheet>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    once = put(Package.open(path))
    assert repairs(saved(once, tmp_path)) == []
    assert [(sheet.name, sheet.sheet_id) for sheet in once.sheets] == [("Blad", 7), ("Mandgrootte", 8)]
    assert sorted(again(once).names) == sorted(once.names)


def test_the_kind_of_workbook_stays_what_it_was(tmp_path):
    path = rich_book(tmp_path / "eigen.xlsm")
    edit_part(
        path,
        "[Content_Types].xml",
        lambda xml: xml.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    )
    after = put(Package.open(path))
    assert after.content_type("xl/workbook.xml") == "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def test_a_name_of_the_owner_on_our_sheet_stays_at_a_re_run(owner, tmp_path):
    path = saved(put(owner), tmp_path)
    edit_part(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(
            b"</definedNames>",
            b'<definedName name="Mijn" localSheetId="3">Mandgrootte!$B$2</definedName></definedNames>',
        ),
    )
    twice = again(Package.open(path))
    assert ("Mijn", 3, "Mandgrootte!$B$2") in [(name.name, name.position, name.formula) for name in twice.defined_names]
    assert repairs(saved(twice, tmp_path)) == []


def test_a_table_keeps_its_number_although_lower_ones_are_free(owner, tmp_path):
    """A slicer on a sheet of the owner names our table by number."""
    path = saved(put(owner), tmp_path)
    edit_part(path, "xl/tables/kb_table1.xml", lambda xml: xml.replace(b' id="2"', b' id="41"', 1))
    assert {table.name: table.table_id for table in again(Package.open(path)).tables}["Mandgrootte"] == 41


MANY = tabs_package(make_tab("Mandgrootte"), make_tab("Seizoen", rows=5), make_tab("Controle", rows=1))
EVERY = {"Mandgrootte", "Seizoen", "Controle"}
STEPS = st.lists(
    st.tuples(st.sampled_from(["zet", "weg"]), st.sets(st.sampled_from(sorted(EVERY)), min_size=1)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15)
@given(STEPS)
def test_whatever_comes_and_goes_the_owners_parts_stay_and_the_parts_depend_only_on_the_tabs(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("reeks")
    now = owner = Package(OWNER, "eigen.xlsx")
    for what, names in [*steps, ("zet", EVERY)]:
        there = {sheet.name: sheet.position for sheet in now.sheets}
        if what == "zet":
            places = [Placement(name, (MARK,), replaces=there.get(name)) for name in sorted(names)]
            now = put(now, MANY, places)
        else:
            now = put(now, MANY, (), [there[name] for name in sorted(names) if name in there])
        before, after = raw_parts(owner.data), raw_parts(now.data)
        assert {name for name in before if before[name] != after.get(name)} <= EDITED
    assert repairs(saved(now, folder)) == []
    fresh = put(owner, MANY, [Placement(name, (MARK,)) for name in sorted(EVERY)])
    assert sorted(now.names) == sorted(fresh.names)
    assert {sheet.name for sheet in now.sheets} == {sheet.name for sheet in fresh.sheets}
    gone = put(now, MANY, (), [sheet.position for sheet in now.sheets if sheet.name in EVERY])
    assert sorted(gone.names) == sorted(owner.names)
