import doctest
from pathlib import Path

import pytest

from klantenbestand.book import result_file
from klantenbestand.book.file_book import FileBook
from klantenbestand.book.package import Package
from klantenbestand.book.result_file import earlier_result, is_result, made_from, result_path, same_file
from klantenbestand.words.errors import SafetyError
from owner_books import make_tab, rich_book
from workbooks import edit_part


@pytest.fixture
def source(tmp_path):
    return rich_book(tmp_path / "Klanten.xlsx")


def result_of(source, rows=3):
    book = FileBook.open(source)
    book.put([make_tab(rows=rows)])
    return book.target


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(result_file).failed == 0


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("map/Klanten.xlsm", None, "map/Klanten - resultaat.xlsm"),
        ("map/Klanten - Resultaat.xlsx", None, "map/Klanten - Resultaat.xlsx"),
        ("map/Klanten.xlsx", "elders/uit.xlsx", "elders/uit.xlsx"),
    ],
)
def test_where_the_result_goes(source, target, expected):
    assert result_path(Path(source), Path(target) if target else None) == Path(expected)


def test_a_result_knows_itself_and_the_owners_workbook_does_not(source):
    assert is_result(Package.open(result_of(source)))
    FileBook.open(source, in_place=True).put([make_tab()])
    assert not is_result(Package.open(source))


def test_a_result_is_made_from_the_workbook_until_that_changes(source):
    result = Package.open(result_of(source))
    assert made_from(result, Package.open(source))
    edit_part(
        source, "docProps/core.xml", lambda xml: xml.replace(b"</cp:coreProperties>", b"<!-- --></cp:coreProperties>")
    )
    assert not made_from(result, Package.open(source))


def test_our_own_tabs_in_the_workbook_may_differ_from_those_in_the_result(source):
    FileBook.open(source, in_place=True).put([make_tab(rows=2)])
    result = Package.open(result_of(source, rows=9))
    assert made_from(result, Package.open(source))


def test_of_what_is_no_workbook_or_not_ours_nothing_is_known(source, tmp_path):
    (tmp_path / "tekst.xlsx").write_bytes(b"hallo")
    for target in (tmp_path / "tekst.xlsx", tmp_path / "is er niet.xlsx", source, rich_book(tmp_path / "b.xlsx")):
        assert earlier_result(source, target) is None


def test_one_file_is_the_same_however_it_is_spelled(source, tmp_path):
    assert same_file(source, tmp_path / "x" / ".." / "Klanten.xlsx")
    assert not same_file(source, tmp_path / "Anders.xlsx")


def with_name(book, name):
    book.set_cells({"Klanten": {(2, 2): name}})
    book.put([make_tab()])


def name_in(path):
    return FileBook.open(path, in_place=True).cells("Klanten", [2])[2, 2]


def test_what_a_step_changed_in_a_result_is_still_there_at_the_next_step(source):
    with_name(FileBook.open(source), "Eén")
    target = result_of(source)
    assert name_in(target) == "Eén"
    with_name(FileBook.open(source), "Twee")
    FileBook.open(source).put([make_tab()])
    assert name_in(target) == "Twee"
    assert name_in(source) not in ("Eén", "Twee")


@pytest.mark.parametrize("in_the_result", [False, True], ids=["beside", "in place"])
def test_a_result_with_changes_is_not_overwritten_from_another_state_of_the_workbook(source, in_the_result):
    target = result_of(source)
    with_name(FileBook.open(target, in_place=True) if in_the_result else FileBook.open(source), "Eén")
    if not in_the_result:
        FileBook.open(source, in_place=True).put([make_tab(rows=9)])
    before = target.read_bytes()
    for change in (lambda book: book.put([make_tab()]), lambda book: with_name(book, "Twee")):
        with pytest.raises(SafetyError) as raised:
            change(FileBook.open(source))
        assert raised.value.code == "result-holds-changes"
    assert target.read_bytes() == before
    FileBook.open(target, in_place=True).put([make_tab()])
    assert name_in(target) == "Eén"
