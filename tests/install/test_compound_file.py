"""Compound files as Microsoft's specification wants them, for any number of streams."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyopenvba.cfb import CFB

from install.compound_check import check
from klantenbestand.install.compound_file import compound_file
from klantenbestand.install.vba_modules import xlwings_folder


@given(
    st.dictionaries(st.text("abcXYZ_é", min_size=1, max_size=9), st.binary(max_size=9000), max_size=12).filter(
        lambda tree: len({name.upper() for name in tree}) == len(tree)
    )
)
def test_what_goes_in_comes_out_and_nothing_is_wrong(tree):
    streams, wrong = check(compound_file(tree))
    assert wrong == []
    assert streams == tree


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 31, 100, 200])
def test_the_directory_is_a_red_black_tree_for_any_number_of_modules(count):
    tree = {"VBA": {f"Module{number}": bytes(number) for number in range(count)}, "PROJECT": b"x"}
    streams, wrong = check(compound_file(tree))
    assert wrong == []
    assert len(streams) == count + 1


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000])
def test_a_stream_of_any_size_is_whole(size):
    data = bytes(number % 251 for number in range(size))
    streams, wrong = check(compound_file({"a": data}))
    assert (streams, wrong) == ({"a": data}, [])


def test_another_reader_finds_the_same():
    tree = {"VBA": {"dir": b"d" * 5000, "Een": b"1"}, "PROJECT": b"p" * 600}
    found = CFB.from_bytes(compound_file(tree))
    assert found.get_stream_in_storage("VBA", "dir") == tree["VBA"]["dir"]
    assert found.get_stream("PROJECT") == tree["PROJECT"]


def test_the_check_sees_what_is_wrong_in_a_file_of_another_writer():
    """xlwings' own add-in, which Excel opens all the same: readers are lenient, the check is not."""
    with zipfile.ZipFile(xlwings_folder() / "quickstart_addin_ribbon.xlam") as package:
        _, wrong = check(package.read("xl/vbaProject.bin"))
    assert wrong


def test_a_file_over_seven_megabytes_is_refused():
    with pytest.raises(ValueError, match="too large"):
        compound_file({"a": bytes(8_000_000)})
