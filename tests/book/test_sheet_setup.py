"""Sheets around their cells: what scrolls, what prints, what is folded."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from book.example_tabs import list_tab, season_tab, start_tab
from klantenbestand.book.tab_writer import write_tabs
from klantenbestand.words.tab import Group, Tab


def sheet(tab, **more):
    stream = BytesIO()
    written = write_tabs([tab], stream, **more)
    return openpyxl.load_workbook(stream)[tab.name], written.plans[0]


def test_a_list_does_not_scroll_its_head_nor_its_first_columns():
    page, plan = sheet(list_tab())
    assert page.freeze_panes == f"D{plan.header_row + 1}"
    assert sheet(season_tab())[0].freeze_panes is None


def test_the_explanation_is_folded_away_with_its_sign_above_it():
    page, plan = sheet(list_tab())
    first, last = plan.folded
    assert all(page.row_dimensions[row].hidden for row in range(first, last + 1))
    assert all(page.row_dimensions[row].outlineLevel == 1 for row in range(first, last + 1))
    assert page.row_dimensions[first - 1].collapsed
    assert not page.row_dimensions[first - 1].hidden
    assert page.sheet_properties.outlinePr.summaryBelow is False


def test_every_tab_prints_on_a4_one_page_wide_with_its_header_repeated():
    page, plan = sheet(season_tab())
    assert page.page_setup.paperSize == 9
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToWidth in (None, 1)  # one page is what a file means when it says nothing
    assert page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == f"${plan.header_row - 1}:${plan.header_row}"  # title and header of the tables
    assert page.print_area.endswith(f"${plan.last_row}")
    upright, _ = sheet(start_tab())
    assert upright.page_setup.orientation == "portrait"
    assert upright.print_title_rows is None


def test_the_footer_names_business_tab_page_and_date():
    page, _ = sheet(season_tab(), company="Ketel & Kruid")
    footer = page.oddFooter
    assert (footer.left.text, footer.center.text, footer.right.text) == (
        "Ketel && Kruid",
        "&A",
        "Pagina &P van &N, &D",
    )


@pytest.mark.parametrize("company", ["x" * 400, "&" * 400, "Een\nTwee"])
def test_no_name_of_a_business_breaks_the_footer(company):
    page, _ = sheet(start_tab(), company=company)
    text = page.oddFooter.left.text
    assert "\n" not in text
    assert text.count("&") % 2 == 0
    assert page.oddFooter.right.text == "Pagina &P van &N, &D"


def test_result_tabs_have_no_gridlines_and_the_colour_of_their_group():
    page, _ = sheet(season_tab())
    assert page.sheet_view.showGridLines is False
    colours = {
        sheet(Tab("T", group, "T", "T."))[0].sheet_properties.tabColor.rgb for group in (Group.DATA, Group.ACTION)
    }
    assert len(colours) == 2


def test_customer_numbers_get_no_green_corners():
    stream = BytesIO()
    plan = write_tabs([list_tab(3)], stream).plans[0]
    xml = zipfile.ZipFile(stream).read("xl/worksheets/sheet1.xml").decode()
    first = plan.header_row + 1
    assert f'<ignoredError sqref="B{first}:B{first + 2} ' in xml
    assert 'numberStoredAsText="1"' in xml
