"""Objections go into the workbook and come back, also once it was saved by another program or a day was lost."""

from datetime import date

import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import Memory, memory_tab, read_memory
from klantenbestand.mail.objections import EVERYTHING, UNDELIVERABLE, Objection, mailbox_print
from klantenbestand.steps.objection_memory import WORD, objections_in, objections_of, with_objections_of
from workbooks import workbook_from_markdown

ALL = [
    Objection(mailbox_print("a@b.example"), EVERYTHING, date(2026, 3, 1), "Laposta"),
    Objection(mailbox_print("c@d.example"), UNDELIVERABLE, date(2025, 3, 1)),
    Objection(mailbox_print("e@f.example"), "post", date.max),
]


def test_what_is_remembered_comes_back(tmp_path):
    path = workbook_from_markdown(tmp_path, {"Klanten": "| Klantnummer |\n|---|\n| K1 |"})
    FileBook.open(path, in_place=True).put([memory_tab(with_objections_of(Memory(), ALL))])
    book = FileBook.open(path)
    assert objections_of(book) == objections_in(read_memory(book)) == ALL
    assert "b.example" not in str(read_memory(book).tables)


def test_nothing_remembered_is_no_objection(tmp_path):
    book = FileBook.open(workbook_from_markdown(tmp_path, {"Klanten": "| Klantnummer |\n|---|\n| K1 |"}))
    assert objections_of(book) == []


def test_a_day_as_text_and_a_line_that_is_half_gone():
    table = pd.DataFrame({
        "Soort": ["e-mail", "e-mail", None], "Vingerafdruk": ["abc", None, "def"],
        "Bezwaar": ["alles", "alles", "post"], "Datum": ["2026-03-01", None, None], "Bron": [None, None, None],
    }, dtype=object)  # fmt: skip
    found = objections_in(Memory({WORD: table}))
    assert [(one.print.text, one.day) for one in found] == [("abc", date(2026, 3, 1))]
