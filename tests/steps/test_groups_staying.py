# ruff: noqa: E501 -- tables
"""A group of a merge of which a row became another: all of it stays as it is, and it is said why."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from after_dubbelen import after_dubbelen
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.changing import Cell, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from owner_doors import FileDoor, OpenDoor, all_rows, rows_of
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Mobiel       | E-mail            | Geboortedatum | Geen reclame |
|-------------|----------|------------|------------|------------|----------|------------|--------------|-------------------|---------------|--------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' | j.berkhof@home.nl | 12-03-1980    |              |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' |                   | 12-03-1980    |              |
| K6          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee  | '0620000004' | emma@hoogland.nl  | 09-09-1985    | post         |
| K7          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee  | '0620000004' |                   | 09-09-1985    |              |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K1          | 10     |
| O2          | 02-02-2026 | K3          | 1      |
| O3          | 03-02-2026 | K7          | 5      |
"""
TABLES = {"Klanten": "tblKlanten", "Aankopen": "tblAankopen"}
DATA = ("Klanten", "Aankopen")
COLUMN = {"Mobiel": 8, "Geen reclame": 11}


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    """The workbook after *Dubbelen*: K1 and K3 are ticked, and K6 and K7."""
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES}
    path = workbook_from_markdown(tmp_path_factory.mktemp("eens"), sheets, tables=TABLES)
    after_dubbelen(path, RUN)
    return path


@pytest.fixture(scope="module")
def folders(proposed, tmp_path_factory):
    """For each door a folder with the workbook merged, and merged and taken back with something beside it (so that a
    file does not get its bytes of before), each with its data folder."""
    found = {}
    for kind in (FileDoor, OpenDoor):
        for stage in ("merged", "back"):
            folder = found[kind, stage] = tmp_path_factory.mktemp(stage)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("KLANTENBESTAND_DATA", str(folder / "data"))
                if stage == "back":
                    shutil.copytree(found[kind, "merged"] / "data", folder / "data")
                source = proposed if stage == "merged" else found[kind, "merged"] / "Klanten.xlsx"
                door = kind(Path(shutil.copy(source, folder / "Klanten.xlsx")))
                if stage == "merged":
                    gone = {one["klantnummer"]: one["vervallen"] for one in merge(door).json["samengevoegd"]}
                    assert gone == {"K1": ["K3"], "K6": ["K7"]}
                else:
                    taken_back(door)
                if isinstance(door, OpenDoor):
                    door.save_and_reopen()
    return found


def opened(folders, kind, stage, tmp_path):
    shutil.copytree(folders[kind, stage] / "data", tmp_path / "data")
    return kind(Path(shutil.copy(folders[kind, stage] / "Klanten.xlsx", tmp_path)))


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def back(request, folders, tmp_path):
    """The merge was carried out and taken back."""
    return opened(folders, request.param, "back", tmp_path)


@pytest.fixture
def closed(folders, tmp_path):
    """A file in which the merge was carried out: K3 and K7 stand there, marked."""
    return opened(folders, FileDoor, "merged", tmp_path)


def merge(door):
    return door.run(samenvoegen, RUN)


def row_at(sheet, number):
    return next(row for row in range(2, 20) if sheet.cell(row, 1).value == number)


def write(door, number, header, value):
    def change(book):
        sheet = book["Klanten"]
        sheet.cell(row_at(sheet, number), COLUMN[header]).value = value

    door.edit(change)


def taken_back(door):
    door.edit(lambda book: book["Aankopen"].__setitem__("G20", "los briefje"))
    door.run(ongedaan, RUN)
    assert [row[0] for row in rows_of(door, "Klanten")[1:]] == ["K1", "K3", "K6", "K7"]


def read(door):
    return read_data(FileBook.open(door.now()))


def objections(door):
    frame = read(door).customers.frame
    said = frame["no_advertising"].astype(object).where(frame["no_advertising"].notna(), None)
    return dict(zip(frame["customer"], said, strict=True))


def owners(door):
    return dict(zip(*(read(door).purchases.frame[key] for key in ("order", "customer")), strict=True))


def test_an_objection_that_was_written_down_after_the_undo_is_not_lost_when_the_merge_is_carried_out_again(back):
    write(back, "K3", "Geen reclame", "alles")
    outcome = back.run(ongedaan, RUN, again=True)
    assert objections(back) == {"K1": None, "K3": "alles", "K6": "post"}
    assert owners(back) == {"O1": "K1", "O2": "K3", "O3": "K6"}
    (finding,) = outcome.findings.with_code("undo-row-changed")
    assert finding.details["group"] == "K1 + K3"
    assert any("K1 + K3 wordt niet weer samengevoegd" in message for message in outcome.messages)


def test_who_no_longer_objects_where_he_would_stay_does_not_take_in_who_does(back):
    write(back, "K7", "Geen reclame", None)
    write(back, "K6", "Geen reclame", "nee")
    back.run(ongedaan, RUN, again=True)
    assert objections(back) == {"K1": None, "K6": "nee"}, "what he wrote himself, and K7 says nothing"


@pytest.mark.parametrize("kind", [FileDoor, OpenDoor], ids=["file", "open"])
def test_what_he_who_stays_takes_back_counts_for_no_one_else(proposed, tmp_path, kind):
    other = kind(Path(shutil.copy(proposed, tmp_path / "Allebei.xlsx")))
    write(other, "K7", "Geen reclame", "post")
    other.run(dubbelen, RUN)
    merge(other)
    taken_back(other)
    write(other, "K6", "Geen reclame", "nee")
    outcome = other.run(ongedaan, RUN, again=True)
    assert objections(other)["K7"] == "post"
    assert outcome.findings.with_code("undo-consent")
    assert owners(other) == {"O1": "K1", "O2": "K1", "O3": "K7"}


def test_a_group_that_was_not_carried_out_again_is_not_taken_back_either_and_the_other_is(back):
    write(back, "K3", "Mobiel", "0699999999")
    back.run(ongedaan, RUN, again=True)
    assert owners(back) == {"O1": "K1", "O2": "K3", "O3": "K6"}
    before = rows_of(back, "Klanten")[1][:11]
    outcome = back.run(ongedaan, RUN)
    assert outcome.json["gebleven"] == []
    assert owners(back) == {"O1": "K1", "O2": "K3", "O3": "K7"}
    assert rows_of(back, "Klanten")[1][:11] == before


def without(door, number):
    """The owner deletes this row of *Klanten*."""

    def delete(book):
        sheet = book["Klanten"]
        at, last = row_at(sheet, number), sheet.max_row
        sheet.move_range(f"A{at + 1}:L{last + 1}", rows=-1)
        table = sheet.tables["tblKlanten"]
        corner = table.ref.split(":")[1].rstrip("0123456789")
        table.ref = f"A1:{corner}{int(table.ref.split(':')[1][len(corner) :]) - 1}"
        if table.autoFilter:
            table.autoFilter.ref = table.ref

    door.edit(delete)


def test_a_marked_row_that_the_owner_threw_away_leaves_no_purchase_without_a_customer(closed):
    door = closed
    without(door, "K3")
    now = all_rows(door, DATA)
    outcome = door.run(ongedaan, RUN)
    assert owners(door) == {"O1": "K1", "O2": "K1", "O3": "K7"}
    assert read(door).merged == {"K3": "K1"}
    (finding,) = outcome.findings.with_code("undo-row-gone")
    assert finding.details["group"] == "K1 + K3"

    def back(book):
        sheet = book["Klanten"]
        sheet.append(next(row[:11] for row in now["Klanten"] if row[0] == "K1"))
        sheet.cell(sheet.max_row, 1).value = "K3"
        table = sheet.tables["tblKlanten"]
        table.ref = f"A1:{table.ref.split(':')[1].rstrip('0123456789')}{sheet.max_row}"
        if table.autoFilter:
            table.autoFilter.ref = table.ref

    door.edit(back)
    door.run(ongedaan, RUN)
    assert owners(door) == {"O1": "K1", "O2": "K3", "O3": "K7"}, "the rest of the run can still be taken back"


def test_a_row_that_was_deleted_after_the_undo_leaves_its_group_as_it_is(back):
    without(back, "K3")
    now = rows_of(back, "Aankopen")
    outcome = back.run(ongedaan, RUN, again=True)
    assert outcome.findings.with_code("undo-row-gone")
    assert rows_of(back, "Aankopen")[2] == now[2]


def test_a_merge_is_not_carried_out_again_into_a_customer_who_has_another_number_by_now(back):

    def renumber(book):
        for sheet, column in (("Klanten", 1), ("Aankopen", 3)):
            for row in range(2, 9):
                cell = book[sheet].cell(row, column)
                cell.value = "K100" if cell.value == "K1" else cell.value

    back.edit(renumber)
    outcome = back.run(ongedaan, RUN, again=True)
    assert owners(back) == {"O1": "K100", "O2": "K3", "O3": "K6"}
    (finding,) = outcome.findings.with_code("undo-survivor-gone")
    assert finding.details["group"] == "K1 + K3"


def test_a_merge_is_not_carried_out_again_into_a_stranger_who_has_that_number_by_now(back):
    def another(book):
        sheet = book["Klanten"]
        for column, value in enumerate(
            ("K1", "Ahmed", "Yilmaz", "Plein", "9", "1012 AB", "Amsterdam", "0620000099"), 1
        ):
            sheet.cell(row_at(sheet, "K1") if column == 1 else 2, column).value = value

    back.edit(another)
    assert owners(back)["O2"] == "K3"
    outcome = back.run(ongedaan, RUN, again=True)
    assert owners(back) == {"O1": "K1", "O2": "K3", "O3": "K6"}
    (finding,) = outcome.findings.with_code("undo-survivor-changed")
    assert finding.details["group"] == "K1 + K3"


@pytest.mark.parametrize("sheets", [("Klanten", "Aankopen", "Nummers"), ("Klanten", "Aankopen")], ids=["all", "two"])
@pytest.mark.parametrize("kind", [FileDoor, OpenDoor], ids=["file", "open"])
def test_a_group_stays_whole_where_he_who_stayed_has_another_number_by_now(folders, kind, sheets, tmp_path):
    door = opened(folders, kind, "merged", tmp_path)

    def renumber(book):
        for sheet in sheets:
            for cell in (cell for row in book[sheet].iter_rows() for cell in row if cell.value == "K1"):
                cell.value = "K100"

    door.edit(renumber)
    outcome = door.run(ongedaan, RUN)
    assert owners(door) == {"O1": "K100", "O2": "K100", "O3": "K7"}
    (finding,) = outcome.findings.with_code("undo-survivor-renumbered")
    assert finding.details["group"] == "K1 + K3"


@pytest.mark.parametrize(("sheet", "last", "left"), [("Klanten", 1, []), ("Aankopen", 3, ["undo-gone"])])
def test_a_group_comes_back_where_one_sheet_alone_has_another_number_for_him(folders, sheet, last, left, tmp_path):
    door = opened(folders, FileDoor, "merged", tmp_path)
    door.edit(lambda book: renumber(book[sheet], last))
    outcome = door.run(ongedaan, RUN)
    assert [one.code for one in outcome.findings.items if one.code.startswith("undo")] == left
    mine, his = ("K1", "K3") if sheet == "Klanten" else ("K100", "K100")  # what the owner typed himself stays
    assert owners(door) == {"O1": mine, "O2": his, "O3": "K7"}
    assert read_data(FileBook(door.path)).customers.frame["customer"].tolist()[1:] == ["K3", "K6", "K7"]


@pytest.mark.parametrize(("mark", "code"), [("K100", "undo-mark-changed"), (None, None)])
def test_a_group_stays_whole_where_its_marked_row_is_marked_otherwise_by_now(closed, mark, code):
    door = closed
    door.edit(lambda book: setattr(book["Klanten"].cell(row_at(book["Klanten"], "K3"), 12), "value", mark))
    outcome = door.run(ongedaan, RUN)
    assert owners(door) == {"O1": "K1", "O2": "K1" if mark else "K3", "O3": "K7"}
    assert [one.code for one in outcome.findings.items if one.code.startswith("undo")] == [code] * bool(mark)


@pytest.mark.parametrize("mark", ["K1 ", "k1"])
def test_a_mark_that_names_the_same_customer_in_another_way_is_the_same_mark(closed, mark):
    closed.edit(lambda book: setattr(book["Klanten"].cell(row_at(book["Klanten"], "K3"), 12), "value", mark))
    outcome = closed.run(ongedaan, RUN)
    assert owners(closed) == {"O1": "K1", "O2": "K3", "O3": "K7"}
    assert not [one for one in outcome.findings.items if one.code.startswith("undo")]
    assert read_data(FileBook(closed.path)).customers.frame["customer"].tolist() == ["K1", "K3", "K6", "K7"]


def renumber(sheet, last):
    """K1 has the number K100, up to this column."""
    for row in sheet.iter_rows(max_col=last):
        for cell in (cell for cell in row if cell.value == "K1"):
            cell.value = "K100"


def test_a_marked_row_with_another_number_by_now_keeps_its_group_merged(closed):
    door = closed
    door.edit(lambda book: setattr(book["Klanten"].cell(row_at(book["Klanten"], "K3"), 1), "value", "K33"))
    outcome = door.run(ongedaan, RUN)
    assert owners(door) == {"O1": "K1", "O2": "K1", "O3": "K7"}
    assert outcome.findings.with_code("undo-row-gone")


def test_with_its_last_group_the_column_that_the_merge_made_goes_too(closed, proposed):
    door, before = closed, all_rows(FileDoor(proposed), DATA)
    door.run(ongedaan, RUN, group="K1 + K3")
    assert "Samengevoegd met" in rows_of(door, "Klanten")[0]
    outcome = door.run(ongedaan, RUN, group="K6 + K7")
    assert all_rows(door, DATA) == before
    assert "Nummers" not in [sheet.name for sheet in FileBook.open(door.path).sheets()]
    assert not any("Nummers" in message for message in outcome.messages[-1:])


@pytest.mark.parametrize("first", ["K1 + K3", "K6 + K7"])
def test_the_column_goes_with_the_last_of_several_merges_whichever_made_it(proposed, tmp_path, first):
    door = FileDoor(Path(shutil.copy(proposed, tmp_path)))
    before = all_rows(door, DATA)

    def mark(gone, stays):
        def step(book):
            data = read_and_check(book, RUN).data
            row = int(data.customers.frame.index[data.customers.frame["customer"] == gone][0])
            edit = Cell("customers", row, "merged_into", stays, group=f"{stays} + {gone}")
            change(book, RUN, "samenvoegen", data, [edit], finish=standard(book, RUN))

        door.run(step)

    mark("K3", "K1")
    mark("K7", "K6")
    for group in (first, *({"K1 + K3", "K6 + K7"} - {first})):
        door.run(ongedaan, RUN, group=group)
    assert all_rows(door, DATA) == before
