from dataclasses import replace

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.package import Package
from klantenbestand.book.tab_places import plan_places
from klantenbestand.words.tab import TAB_ORDER, Group
from owner_books import make_tab, rich_book
from workbooks import edit_part

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")


@pytest.fixture
def path(tmp_path):
    return rich_book(tmp_path / "Klanten.xlsx")


def put(path, *tabs):
    FileBook.open(path, in_place=True).put(tabs)


def names(path):
    return [sheet.name for sheet in Package.open(path).sheets]


def test_every_tab_has_its_place_in_the_order_whatever_the_order_of_the_steps(path):
    for name in reversed(TAB_ORDER):
        put(path, make_tab(name))
    assert names(path)[3:] == list(TAB_ORDER)


def test_an_unknown_tab_comes_last(path):
    put(path, make_tab("Iets nieuws"), make_tab("Seizoen"))
    put(path, make_tab("Start", group=Group.START))
    assert names(path)[3:] == ["Start", "Seizoen", "Iets nieuws"]


def test_behind_a_sheet_that_the_owner_put_last_the_new_ones_come_after_it(path):
    put(path, make_tab("Seizoen"))
    book = openpyxl.load_workbook(path)
    book.move_sheet("Verborgen", 1)
    book.save(path)
    put(path, make_tab("Controle"), make_tab("Seizoen"))
    assert names(path) == ["Klanten", "Grafiek", "Seizoen", "Verborgen", "Controle"]


def test_of_a_tab_that_the_owner_copied_the_copy_is_his(path):
    """Excel copies the mark with the sheet, and calls the copy "Seizoen (2)"."""
    put(path, make_tab("Seizoen"), make_tab("Mandgrootte"))
    edit_part(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(b'"Seizoen|1"', b'"Mandgrootte|1"').replace(
            b'name="Seizoen"', b'name="Mandgrootte (2)"'
        ),
    )
    places = plan_places(Package.open(path), [make_tab("Mandgrootte")])
    assert places.sheets == {"Mandgrootte": "Mandgrootte"}
    assert [place.replaces for place in places.placements] == [3]


def test_a_table_that_the_owner_renamed_keeps_his_name(path):
    put(path, make_tab())
    edit_part(
        path,
        "xl/tables/kb_table1.xml",
        lambda xml: xml.replace(b'ame="Mandgrootte"', b'ame="Mandjes"'),
    )
    places = plan_places(Package.open(path), [make_tab()])
    assert places.tables["Mandgrootte"] == "Mandjes"


def test_a_second_table_of_a_tab_is_not_taken_for_the_first_renamed(path):
    tab = make_tab()
    extra = replace(tab.tables[0], name="Mandgrootte_extra")
    put(path, replace(tab, tables=(extra,), charts=()))
    places = plan_places(Package.open(path), [replace(tab, tables=(*tab.tables, extra))])
    assert places.tables["Mandgrootte"] == "Mandgrootte"
    assert places.tables["Mandgrootte_extra"] == "Mandgrootte_extra"


def test_the_last_visible_sheet_does_not_go(path):
    put(path, make_tab())
    edit_part(
        path,
        "xl/workbook.xml",
        lambda xml: xml.replace(b'<sheet name="Klanten"', b'<sheet state="hidden" name="Klanten"').replace(
            b'<sheet name="Grafiek"', b'<sheet state="hidden" name="Grafiek"'
        ),
    )
    assert plan_places(Package.open(path), [], ["Mandgrootte"]).remove == ()
    assert plan_places(Package.open(path), [make_tab("Seizoen")], ["Mandgrootte"]).remove == (3,)


def test_removing_what_is_not_there_or_not_ours_removes_nothing(path):
    assert plan_places(Package.open(path), [], ["Mandgrootte", "Klanten"]).remove == ()
