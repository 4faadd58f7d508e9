import doctest

from klantenbestand.book import naming
from klantenbestand.book.naming import sheet_name
from klantenbestand.book.protocol import SheetInfo


def test_the_examples_in_the_module_are_true():
    assert doctest.testmod(naming).failed == 0


def test_where_the_owner_has_both_names_ours_gets_a_number():
    sheets = [SheetInfo("START"), SheetInfo("Start (KB)")]
    assert sheet_name(sheets, "Start") == "Start (KB 2)"


def test_of_two_with_the_mark_the_one_with_our_own_second_name_is_ours():
    sheets = [SheetInfo("Start"), SheetInfo("Kopie", tab="Start"), SheetInfo("Start (KB)", tab="Start")]
    assert sheet_name(sheets, "Start") == "Start (KB)"
