"""A journal is read back as it was written, found wherever the workbook went, or said to be missing or broken."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from klantenbestand.book.backups import backup, folder_of
from klantenbestand.book.journal import (
    KEPT,
    CellLine,
    ColumnLine,
    Journal,
    JournalDamagedError,
    JournalMissingError,
    MemoryLine,
    RowLine,
    SheetLine,
    find_journal,
    fingerprint,
    finish_journal,
    journals_of,
    new_run,
    read_journal,
    state_before,
    write_journal,
)
from klantenbestand.book.protocol import CellFormula
from klantenbestand.words.errors import SafetyError

NOW = datetime(2026, 11, 15, 12, 0, 1, tzinfo=UTC)
CELL = CellLine("phone", "Telefoon", "06-1", "061", "K1 + K3", "@")
ROW = RowLine("customers", 4, "K3", (CELL,), ("K3",), ("a1", ""), 1, 2, 3, added=True)
JOURNAL = Journal(
    "0a1b2c",
    "samenvoegen",
    "2026-11-15T12:00:01",
    (SheetLine("customers", "Klanten", ("customer",), ("customer", "=Kleur"), 2),),
    (ROW, replace(ROW, row=9, identity=(), print=(), added=False, removed=True)),
    (ColumnLine("customers", "remarks"), ColumnLine("customers", "merged_into", removed=True)),
    ("numbers",),
    (MemoryLine("geendubbel", ({"Groep": "K1 + K2"},), ()),),
    undoes="ffff",
    group="K1 + K3",
)


def test_what_is_written_is_read_back(tmp_path):
    path = write_journal(tmp_path / "Klanten.xlsx", JOURNAL, NOW)
    assert read_journal(path) == JOURNAL
    assert path.name == "Klanten 2026-11-15 120001 samenvoegen 0a1b2c.jsonl"
    finish_journal(path, "aa", "bb", Path("x/kopie.xlsx"))
    assert read_journal(path) == replace(JOURNAL, written="aa", before="bb", backup="kopie.xlsx")


contents = (
    st.none() | st.booleans() | st.text() | st.floats(allow_nan=False, allow_infinity=False)
    | st.builds(CellFormula, st.text(), st.none() | st.text() | st.booleans() | st.floats(allow_nan=False))
)  # fmt: skip


@given(contents, contents)
@example(None, "\x85\u2028\n\r\x0b\x1c")
def test_every_content_comes_back_as_it_is(tmp_path_factory, old, new):
    journal = replace(JOURNAL, rows=(replace(ROW, cells=(replace(CELL, old=old, new=new),)),))
    path = write_journal(tmp_path_factory.mktemp("map") / "Klanten.xlsx", journal, NOW)
    (found,) = read_journal(path).rows[0].cells
    assert (found.old, found.new) == (old, new)
    assert (type(found.old), type(found.new)) == (type(old), type(new))


def test_it_is_found_by_its_run_also_after_the_workbook_moved(tmp_path):
    write_journal(tmp_path / "Klanten.xlsx", JOURNAL, NOW)
    write_journal(tmp_path / "Ander.xlsx", replace(JOURNAL, run="999999"), NOW)
    assert find_journal(tmp_path / "elders" / "Relaties.xlsx", "0a1b2c").rows == JOURNAL.rows
    with pytest.raises(JournalMissingError):
        find_journal(tmp_path / "Klanten.xlsx", "123456")


@pytest.mark.parametrize("change", [lambda text: text[:-40], lambda text: text + "{", lambda _: "[]", lambda _: ""])
def test_a_broken_one_is_never_half_used(tmp_path, change):
    path = write_journal(tmp_path / "Klanten.xlsx", JOURNAL, NOW)
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(JournalDamagedError):
        find_journal(tmp_path / "Klanten.xlsx", "0a1b2c")
    assert list(journals_of(tmp_path / "Klanten.xlsx")) == []


def test_the_last_is_first_and_only_so_many_are_kept(tmp_path):
    place = tmp_path / "Klanten.xlsx"
    for day in range(3):
        write_journal(place, replace(JOURNAL, run=new_run(), step=f"s{day}"), NOW.replace(day=day + 1))
    assert [journal.step for journal in journals_of(place)] == ["s2", "s1", "s0"]
    for number in range(KEPT + 5):
        folder_of(place).joinpath(f"Klanten 2025-01-01 {number:06} oud x.jsonl").write_text("")
    write_journal(place, JOURNAL, NOW)
    assert len(list(folder_of(place).iterdir())) == KEPT
    assert find_journal(place, "0a1b2c").step == "samenvoegen"


def test_the_state_before_is_only_given_where_it_is_that_very_state(tmp_path):
    place = tmp_path / "Klanten.xlsx"
    copy = backup(place, b"ervoor", NOW)
    path = write_journal(place, JOURNAL, NOW)
    finish_journal(path, fingerprint(b"erna"), fingerprint(b"ervoor"), copy)
    assert state_before(read_journal(path)) == b"ervoor"
    copy.write_bytes(b"iets anders")
    assert state_before(read_journal(path)) is None
    copy.unlink()
    assert state_before(read_journal(path)) is None


def test_it_never_lies_in_a_synchronised_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "OneDrive - Jo"))
    with pytest.raises(SafetyError) as stopped:
        write_journal(tmp_path / "Klanten.xlsx", JOURNAL, NOW)
    assert stopped.value.code == "backup-synchronised"
    assert list(tmp_path.iterdir()) == []
