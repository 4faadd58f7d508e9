import pandas as pd
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import Memory, memory_tab, read_memory
from klantenbestand.book.package import Package
from owner_books import make_tab, rich_book

PAIRS = pd.DataFrame({"links": ["001", "0612345678"], "rechts": ["=1+1", "NA"], "besluit": ["nee", None]}, dtype=object)


@pytest.fixture
def path(tmp_path):
    return rich_book(tmp_path / "Klanten.xlsx")


def put(path, memory, *tabs):
    FileBook.open(path, in_place=True).put([*tabs, memory_tab(memory)])


def test_what_is_remembered_comes_back_as_it_was(path):
    dates = pd.DataFrame({"dag": [pd.Timestamp("2024-02-29")], "bedrag": [12.34], "gemengd": [None]}, dtype=object)
    put(path, Memory().with_table("paren", PAIRS).with_table("jaar_2024", dates))
    memory = read_memory(FileBook.open(path))
    assert sorted(memory.tables) == ["jaar_2024", "paren"]
    assert memory.table("paren", ()).to_dict("list") == PAIRS.to_dict("list")
    assert memory.table("jaar_2024", ()).iloc[0].to_dict() == {
        "dag": pd.Timestamp("2024-02-29"),
        "bedrag": 12.34,
        "gemengd": None,
    }


def test_a_workbook_without_memory_has_an_empty_one(path):
    memory = read_memory(FileBook.open(path))
    assert memory.tables == {}
    assert list(memory.table("paren", ("links", "rechts")).columns) == ["links", "rechts"]
    assert len(memory.table("paren", ("links", "rechts"))) == 0


def test_a_table_without_rows_is_remembered_as_such(path):
    put(path, Memory().with_table("paren", PAIRS.iloc[:0]))
    found = read_memory(FileBook.open(path)).table("paren", ("links",))
    assert list(found.columns) == ["links", "rechts", "besluit"]
    assert len(found) == 0


def test_columns_that_are_asked_for_are_there(path):
    put(path, Memory().with_table("paren", PAIRS))
    found = read_memory(FileBook.open(path)).table("paren", ("nieuw", "links"))
    assert list(found.columns) == ["nieuw", "links", "rechts", "besluit"]


def test_it_stands_on_a_hidden_sheet_behind_all_others(path):
    put(path, Memory().with_table("paren", PAIRS), make_tab())
    last = Package.open(path).sheets[-1]
    assert (last.name, last.state) == ("Geheugen", "hidden")
    assert [table.name for table in Package.open(path).tables][-2:] == ["Geheugen_inhoud", "Geheugen_paren"]


def test_what_is_taken_out_is_forgotten(path):
    put(path, Memory().with_table("paren", PAIRS).with_table("ander", PAIRS))
    kept = read_memory(FileBook.open(path)).tables["paren"]
    put(path, Memory({"paren": kept}))
    assert sorted(read_memory(FileBook.open(path)).tables) == ["paren"]


def test_with_table_leaves_the_old_memory_as_it_was():
    memory = Memory()
    memory.with_table("paren", PAIRS)
    assert memory.tables == {}
