# ruff: noqa: E501 -- tables
"""Taking back the last step: to the cell, whatever the owner did with the rows since, and never what he changed."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from after_dubbelen import after_dubbelen
from klantenbestand.book.file_book import FileBook
from klantenbestand.cli import main
from klantenbestand.steps.afmelden import Request, afmelden
from klantenbestand.steps.changing import Cell, NewRow, change, standard
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from klantenbestand.words.errors import SafetyError, UsageError
from owner_doors import FileDoor, OpenDoor, all_rows, rows_of, table_areas
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Telefoon     | Mobiel        | E-mail              | Geboortedatum | E-mail toestemming | Geen reclame | Aangebracht door | Lievelingskleur |
|-------------|----------|------------|------------|------------|----------|------------|--------------|---------------|---------------------|---------------|--------------------|--------------|------------------|-----------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0113212345' | '06-12345678' | j.berkhof@home.nl   | 12-03-1980    | ja                 | post         |                  | groen           |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       |              | '0687654321'  | pz@zonneveld.nl     | 01-01-1970    | ja                 |              | K3               | rood            |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       |              | 612345678     | johanna@berkhof.nl  | 12-03-1980    | nee                | e-mail       | K1               | geel            |
| K4          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen |              | '0611112222'  | lucas@dijkgraaf.nl  | 05-05-1990    |                    |              |                  |                 |
| K5          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen |              | '0611112222'  | lucas@dijkgraaf.nl  | 05-05-1990    |                    |              |                  |                 |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K1          | 10.10  |
| O2          | 02-02-2026 | K3          | 20.05  |
| O2          | 02-02-2026 | K3          | 20.05  |
| O3          | 03-02-2026 | K3          | 30     |
| O4          | 03-02-2026 | K2          | 7      |
| O6          | 05-02-2026 | K5          | 1      |
"""
CONTACTS = """
| Datum      | Klantnummer | Onderwerp |
|------------|-------------|-----------|
| 01-03-2026 | K3          | vraag     |
| 02-03-2026 | K2          | klacht    |
"""
IN_FILE = ["K1", "K2", "K3", "K4", "K5"]
DATA = ("Klanten", "Aankopen", "Contacten")
TABLES = {"Klanten": "Klanten", "Aankopen": "tblAankopen"}


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


def workbook(folder, **options):
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Contacten": CONTACTS}
    return workbook_from_markdown(folder, sheets, **options)


@pytest.fixture(scope="module")
def proposed(tmp_path_factory):
    """The workbook after *Dubbelen*: K1 and K3 are ticked, K4 and K5 too."""
    path = workbook(tmp_path_factory.mktemp("eens"), tables=TABLES)
    after_dubbelen(path, RUN)
    return path


@pytest.fixture
def source(proposed, tmp_path):
    return Path(shutil.copy(proposed, tmp_path))


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def door(request, source):
    return request.param(source)


@pytest.fixture(scope="module")
def merged_once(proposed, tmp_path_factory):
    """For each door a folder with the workbook after *Samenvoegen*, and the data folder of that."""
    folders = {}
    for kind in (FileDoor, OpenDoor):
        folder = folders[kind] = tmp_path_factory.mktemp("samengevoegd")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("KLANTENBESTAND_DATA", str(folder / "data"))
            made = kind(Path(shutil.copy(proposed, folder)))
            assert len(made.run(samenvoegen, RUN).json["samengevoegd"]) == 2
            if isinstance(made, OpenDoor):
                made.save_and_reopen()
    return folders


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def merged(request, merged_once, proposed, tmp_path):
    """The door to a workbook in which K1 and K3 were merged, and K4 and K5."""
    folder = merged_once[request.param]
    shutil.copytree(folder / "data", tmp_path / "data")
    return request.param(Path(shutil.copy(folder / proposed.name, tmp_path)))


@pytest.fixture
def before(proposed):
    """What stood there before the merge."""
    return all_rows(FileDoor(proposed), DATA)


def data_of(door):
    return all_rows(door, DATA)


def touched(door):
    """The owner does something of his own, so that no file is what it was byte for byte."""
    door.edit(lambda book: book["Contacten"].__setitem__("F20", "los briefje"))


def undo(door, **options):
    return door.run(ongedaan, RUN, **options)


def sort_down(sheet, columns):
    """The data rows the other way round, as Excel sorts: whole rows of the table."""

    def change(book):
        found = book[sheet]
        rows = [
            [found.cell(row, column).value for column in range(1, columns + 1)] for row in range(2, found.max_row + 1)
        ]
        rows = [row for row in rows if any(value is not None for value in row)]
        for at, values in enumerate(reversed(rows), 2):
            for column, value in enumerate(values, 1):
                found.cell(at, column).value = value

    return change


def test_a_merge_is_taken_back_to_the_cell_with_purchases_and_contacts(door):
    before, tables = data_of(door), table_areas(door)
    assert door.run(samenvoegen, RUN).json["samengevoegd"]
    assert data_of(door) != before
    touched(door)
    outcome = undo(door)
    after = data_of(door)
    assert after["Contacten"].pop()[-1] == "los briefje"
    assert [row[:3] for row in after["Contacten"] if any(row)] == before["Contacten"]
    assert (after["Klanten"], after["Aankopen"]) == (before["Klanten"], before["Aankopen"])
    assert outcome.json["teruggedraaid"]["stap"] == "samenvoegen"
    assert outcome.json["gebleven"] == []
    names = openpyxl.load_workbook(door.now()).sheetnames
    assert "Nummers" not in names
    assert "Samengevoegd" not in names
    assert {name: area for name, area in table_areas(door).items() if area[0] in DATA} == {
        name: area for name, area in tables.items() if area[0] in DATA
    }
    again = door.run(dubbelen, RUN).json["groepen"]
    assert sorted(group["klantnummers"] for group in again if group["oordeel"] == "zeker dubbel") == [
        ["K1", "K3"],
        ["K4", "K5"],
    ]


def test_after_sorting_saving_and_another_day_every_row_is_found(merged, before):
    merged.edit(sort_down("Aankopen", 4))
    merged.edit(sort_down("Klanten", 17))
    if isinstance(merged, OpenDoor):
        merged.save_and_reopen()
    outcome = undo(merged)
    assert outcome.json["gebleven"] == []
    after = data_of(merged)
    assert after["Aankopen"] == [before["Aankopen"][0], *reversed(before["Aankopen"][1:])]
    headers, *customers = before["Klanten"]
    order = [4, 3, 2, 1, 0] if isinstance(merged, FileDoor) else [3, 1, 0, 2, 4]  # where K3 and K5 stood is not to tell
    assert after["Klanten"] == [headers, *(customers[at] for at in order)]
    assert [message for message in outcome.messages if "2 rijen onderaan" in message] == (
        [] if isinstance(merged, FileDoor) else [outcome.messages[-1]]
    )


def test_what_the_owner_changed_since_is_left_alone_and_named(merged, before):
    headers = rows_of(merged, "Klanten")[0]
    consent = headers.index("E-mail toestemming") + 1
    merged.edit(lambda book: setattr(book["Klanten"].cell(2, consent), "value", "weet niet"))
    merged.edit(lambda book: setattr(book["Aankopen"]["C3"], "value", "K2"))
    outcome = undo(merged)
    assert rows_of(merged, "Klanten")[1][consent - 1] == "weet niet"
    assert [row[2] for row in rows_of(merged, "Aankopen")[1:]] == ["K1", "K2", "K3", "K3", "K2", "K5"]
    left = {(one["tab"], one["kolom"]) for one in outcome.json["gebleven"]}
    assert left == {("Klanten", "E-mail toestemming"), ("Aankopen", "Klantnummer")}
    assert any("weet niet" not in message and "E-mail toestemming" in message for message in outcome.messages)
    assert outcome.needs_person
    rest = [row for at, row in enumerate(rows_of(merged, "Klanten")) if at != 1]
    assert rest == [row for at, row in enumerate(before["Klanten"]) if at != 1]


def test_a_deleted_row_is_named_and_no_other_row_gets_its_value(merged):
    merged.edit(lambda book: [setattr(cell, "value", None) for cell in book["Aankopen"][3]])
    outcome = undo(merged)
    numbers = [row[2] for row in rows_of(merged, "Aankopen")[1:]]
    assert numbers == ["K1", None, "K3", "K3", "K2", "K5"]
    assert [one["tab"] for one in outcome.json["gebleven"]] == ["Aankopen"]
    assert not outcome.json["gebleven"][0]["door_u_veranderd"]


def test_one_group_is_taken_back_and_the_other_stays(merged, before):
    undo(merged, group="k4+ k5")  # as someone types it
    assert [row[2] for row in rows_of(merged, "Aankopen")[1:]] == ["K1", "K1", "K1", "K1", "K2", "K5"]
    rows = rows_of(merged, "Klanten")
    assert [row[0] for row in rows[1:]] == (IN_FILE if isinstance(merged, FileDoor) else ["K1", "K2", "K4", "K5"])
    if isinstance(merged, FileDoor):
        assert [row[rows[0].index("Samengevoegd met")] for row in rows[1:]] == [None, None, "K1", None, None]
    with pytest.raises(UsageError) as stopped:
        undo(merged, group="K4 + K5")
    assert stopped.value.details["groups"] == "K1 + K3"
    undo(merged)
    assert data_of(merged) == before


def test_step_after_step_is_taken_back_and_then_there_is_nothing_left(merged, before):
    between = data_of(merged)
    merged.run(changed, [Cell("customers", "K2", "no_advertising", "alles")])
    undo(merged)
    assert data_of(merged) == between
    undo(merged)
    assert data_of(merged) == before
    outcome = undo(merged)
    assert outcome.json["teruggedraaid"] is None
    assert data_of(merged) == before


def changed(book, edits):
    data = read_and_check(book, RUN).data
    return change(book, RUN, "proef", data, edits, finish=standard(book, RUN))


def test_an_undo_is_taken_back_too(door):
    door.run(samenvoegen, RUN)
    merged = data_of(door)
    touched(door)
    merged["Contacten"] = data_of(door)["Contacten"]
    undo(door)
    assert undo(door, again=True).json["opnieuw"]
    for sheet, rows in data_of(door).items():
        assert rows == merged[sheet]
    assert rows_of(door, "Nummers")[1][:3] == ["samengevoegd", "K3", "K1"]
    book = openpyxl.load_workbook(door.now())
    assert "Samengevoegd" in book.sheetnames
    assert undo(door, again=True).json["teruggedraaid"] is None
    undo(door)
    assert "Nummers" not in openpyxl.load_workbook(door.now()).sheetnames


def test_an_added_row_goes_and_its_table_is_what_it_was(door):
    before, tables = data_of(door), table_areas(door)
    row = NewRow("purchases", {"order": "O9", "date": RUN.peildatum, "customer": "K2", "amount": 5.0})
    door.run(changed, [row, row])
    assert len(rows_of(door, "Aankopen")) == 9
    touched(door)
    assert undo(door).json["gebleven"] == []
    assert rows_of(door, "Aankopen") == before["Aankopen"]
    assert table_areas(door)["tblAankopen"] == tables["tblAankopen"]


def test_a_table_is_as_short_as_it_was_also_when_one_of_its_new_rows_went_before(door):
    before, tables = data_of(door), table_areas(door)
    rows = [NewRow("purchases", {"order": f"O{at}", "date": RUN.peildatum, "amount": 5.0}, str(at)) for at in (7, 8, 9)]
    door.run(changed, rows)
    undo(door, group="8")
    gap = [None] if isinstance(door, FileDoor) else []
    assert [row[0] for row in rows_of(door, "Aankopen")[7:]] == ["O7", *gap, "O9"]
    undo(door)
    assert rows_of(door, "Aankopen") == before["Aankopen"]
    assert table_areas(door)["tblAankopen"] == tables["tblAankopen"]


def test_an_added_row_that_was_sorted_into_the_list_goes_or_in_a_file_is_named_as_an_empty_one(door):
    day = date(2026, 11, 15)
    door.run(changed, [NewRow("contacts", {"date": day, "customer": "K2", "subject": "offerte"})])
    door.edit(sort_down("Contacten", 3))
    sorted_rows = rows_of(door, "Contacten")
    outcome = undo(door)
    in_file = isinstance(door, FileDoor)
    assert [row[2] for row in rows_of(door, "Contacten")[1:]] == [*([None] if in_file else []), "klacht", "vraag"]
    said = [line for line in outcome.messages if "leeg midden" in line]
    assert len(said) == in_file
    assert not in_file or "Op de tab Contacten staat rij 2 nu leeg" in said[0]
    undo(door, again=True)
    filled = [row for row in rows_of(door, "Contacten") if any(row)]
    assert sorted(map(str, filled)) == sorted(map(str, sorted_rows))
    assert in_file or filled == sorted_rows, "back in its place"


def test_a_day_in_a_sheet_that_the_step_made_is_shown_as_one_when_the_step_is_carried_out_again(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    markdown = "| Klantnummer | Achternaam |\n|---|---|\n| K1 | Berkhof |"
    for kind in (FileDoor, OpenDoor):
        door = kind(workbook_from_markdown(tmp_path, {"Klanten": markdown}, name=f"{kind.__name__}.xlsx"))
        door.run(changed, [NewRow("contacts", {"date": date(2026, 11, 15), "customer": "K1", "subject": "offerte"})])
        door.edit(lambda book: book["Klanten"].__setitem__("F20", "los briefje"))
        undo(door)
        undo(door, again=True)
        cell = openpyxl.load_workbook(door.now())["Contacten"]["A2"]
        assert cell.value == datetime(2026, 11, 15), kind  # noqa: DTZ001 - a cell has no time zone


def test_a_talk_that_comes_back_at_the_end_says_nothing_of_klanten(source, tmp_path):
    door = OpenDoor(source)
    door.run(changed, [NewRow("contacts", {"date": date(2026, 11, 15), "customer": "K2", "subject": "offerte"})])
    door.edit(sort_down("Contacten", 3))
    undo(door)
    closed = FileDoor(Path(shutil.copy(door.now(), tmp_path / "Dicht.xlsx")))
    outcome = undo(closed, again=True)
    assert rows_of(closed, "Contacten")[-1][2] == "offerte"
    assert not any("onderaan" in line for line in outcome.messages)


def test_an_added_row_on_which_a_note_hangs_by_now_leaves_an_empty_one_that_is_named(source):
    door = OpenDoor(source)
    door.run(changed, [NewRow("contacts", {"date": date(2026, 11, 15), "customer": "K2", "subject": "offerte"})])
    door.edit(sort_down("Contacten", 3))
    door.edit(lambda book: setattr(book["Contacten"]["B2"], "comment", Comment("terugbellen", "Jo")))
    outcome = undo(door)
    assert [row[2] for row in rows_of(door, "Contacten")[1:]] == [None, "klacht", "vraag"]
    assert any("Op de tab Contacten staat rij 2 nu leeg" in line for line in outcome.messages)


def test_an_added_row_in_which_the_owner_wrote_stays(door):
    door.run(changed, [NewRow("contacts", {"date": RUN.peildatum, "customer": "K2", "subject": "offerte"})])
    door.edit(lambda book: setattr(book["Contacten"]["C4"], "value", "offerte besproken"))
    outcome = undo(door)
    assert rows_of(door, "Contacten")[3][1:] == ["K2", "offerte besproken"]
    assert [one["tab"] for one in outcome.json["gebleven"]] == ["Contacten"]


def talked_and_typed(door):
    """The normal way of a talk: the button makes the row, the owner types in it."""
    door.run(changed, [NewRow("contacts", {"date": RUN.peildatum, "customer": "K2", "subject": "offerte"})])
    door.edit(lambda book: setattr(book["Contacten"]["C4"], "value", "offerte besproken"))


def test_where_nothing_can_be_put_back_that_is_said_and_the_step_stays_to_be_taken_back(merged):
    talked_and_typed(merged)
    before, bytes_before = data_of(merged), merged.now().read_bytes()
    for _ in range(2):
        outcome = undo(merged)
        assert "is niets teruggezet" in outcome.messages[0]
        assert "proef" in outcome.messages[0]
        assert not any("ongedaan gemaakt" in line for line in outcome.messages)
        assert any("Contacten, " in line for line in outcome.messages), "what stays is named"
        assert any("alleen na uw ja" in line for line in outcome.messages), (
            "the step before it, which was not asked for"
        )
        assert outcome.json["teruggedraaid"] is None
        assert [one["tab"] for one in outcome.json["gebleven"]] == ["Contacten"]
        assert outcome.needs_person
    assert data_of(merged) == before
    if isinstance(merged, FileDoor):
        assert merged.now().read_bytes() == bytes_before
    merged.edit(lambda book: setattr(book["Contacten"]["C4"], "value", "offerte"))
    assert undo(merged).json["teruggedraaid"]["stap"] == "proef", "it was not used up"


def test_whoever_can_be_asked_is_offered_the_step_before_one_that_cannot_be_taken_back(merged):
    talked_and_typed(merged)
    before, shown = data_of(merged), list[str]()
    assert undo(merged, ask=lambda plan: bool(shown.extend(plan))).json["teruggedraaid"] is None
    assert data_of(merged) == before
    assert "proef" in shown[0]
    assert any("De stap samenvoegen" in line for line in shown[1:])
    assert undo(merged, ask=lambda _plan: True).json["teruggedraaid"]["stap"] == "samenvoegen"
    rows = rows_of(merged, "Contacten")
    assert [row[1:3] for row in rows[1:]] == [["K3", "vraag"], ["K2", "klacht"], ["K2", "offerte besproken"]]
    outcome = undo(merged, ask=lambda _plan: True)
    assert "is niets teruggezet" in outcome.messages[0], "the talk is still there, and nothing is before it"
    assert outcome.json["teruggedraaid"] is None


def test_where_the_owner_put_it_back_himself_the_step_is_done_with(door):
    door.run(changed, [Cell("customers", "K2", "no_advertising", "alles")])
    door.edit(lambda book: setattr(book["Klanten"]["M3"], "value", None))
    before = data_of(door)
    outcome = undo(door)
    assert outcome.json["teruggedraaid"]["stap"] == "proef"
    assert data_of(door) == before
    assert undo(door).json["teruggedraaid"] is None


def test_a_formula_a_number_and_an_error_come_back_as_they_were(door):
    door.edit(lambda book: setattr(book["Klanten"]["H3"], "value", '="06"&"12345678"'))
    door.edit(lambda book: setattr(book["Klanten"]["H4"], "value", "#N/A"))
    before = data_of(door)
    edits = [Cell("customers", row, "phone", "0201234567") for row in (2, 3, 4)]
    door.run(changed, [*edits, Cell("customers", 4, "mobile", "0612345678"), Cell("customers", 2, "birth_date", None)])
    assert [row[7] for row in rows_of(door, "Klanten")[1:4]] == ["0201234567"] * 3
    touched(door)
    undo(door)
    assert rows_of(door, "Klanten") == before["Klanten"]


def formats_of(door, *cells):
    sheet = openpyxl.load_workbook(door.now())["Klanten"]
    return [sheet[cell].number_format for cell in cells]


def test_a_number_gets_the_format_back_in_which_it_was_shown(door):
    def dress(book):
        book["Klanten"]["I4"].number_format = "0000000000"  # the zero in front of a telephone number
        book["Klanten"]["K5"].value = 12
        book["Klanten"]["K5"].number_format = "0.0"

    door.edit(dress)
    before = formats_of(door, "I4", "K5", "H3")
    door.run(changed, [
        Cell("customers", 4, "mobile", "0612345678"), Cell("customers", 5, "birth_date", date(1990, 1, 2)),
        Cell("customers", 3, "phone", "0201234567"),
    ])  # fmt: skip
    assert rows_of(door, "Klanten")[3][8] == "0612345678"
    assert rows_of(door, "Klanten")[4][10] == datetime(1990, 1, 2)  # noqa: DTZ001
    touched(door)
    undo(door)
    assert [rows_of(door, "Klanten")[row][column] for row, column in ((3, 8), (4, 10), (2, 7))] == [612345678, 12, None]
    assert formats_of(door, "I4", "K5", "H3") == before


def test_a_column_in_which_the_owner_wrote_since_stays(merged):
    column = rows_of(merged, "Klanten")[0].index("Opmerkingen") + 1
    row = [line[0] for line in rows_of(merged, "Klanten")].index("K4") + 1
    merged.edit(lambda book: setattr(book["Klanten"].cell(row, column), "value", "belt altijd"))
    undo(merged)
    rows = rows_of(merged, "Klanten")
    assert rows[0][column - 1] == "Opmerkingen"
    assert [row[column - 1] for row in rows[1:]] == [None, None, None, "belt altijd", None]
    assert ("Samengevoegd met" in rows[0]) == isinstance(merged, FileDoor)


def test_after_a_no_nothing_changes(merged):
    touched(merged)
    between, shown = data_of(merged), []
    outcome = undo(merged, ask=lambda plan: bool(shown.extend(plan)))
    assert data_of(merged) == between
    assert outcome.json["teruggedraaid"] is None
    assert "samenvoegen" in shown[0]
    assert "Aankopen: 4 cellen" in "\n".join(shown)


def test_without_a_journal_or_with_a_broken_one_it_is_said(merged, tmp_path):
    touched(merged)
    (journal,) = (tmp_path / "data").rglob("*.jsonl")
    text = journal.read_text(encoding="utf-8")
    for broken in (text[: len(text) // 2], "", "{}", text.replace('"kind": "row"', '"kind": "rows"', 1)):
        journal.write_text(broken, encoding="utf-8")
        with pytest.raises(SafetyError) as stopped:
            undo(merged)
        assert stopped.value.code == "undo-damaged"
    journal.unlink()
    with pytest.raises(SafetyError) as stopped:
        undo(merged)
    assert stopped.value.code == "undo-no-journal"


def talked(door):
    """A step that makes *Contacten*: the workbook has none."""
    door.edit(lambda book: book.remove(book["Contacten"]))
    door.run(changed, [NewRow("contacts", {"date": RUN.peildatum, "customer": "K2", "subject": "offerte"})])
    assert "Contacten" in openpyxl.load_workbook(door.now()).sheetnames


@pytest.mark.parametrize("place", ["T5", "B40", "P1"], ids=["beside", "below", "a column of his own"])
def test_a_tab_that_the_step_made_stays_with_what_the_owner_put_beside_or_below_its_table(door, place):
    talked(door)
    door.edit(lambda book: setattr(book["Contacten"][place], "value", "mijn aantekening"))
    outcome = undo(door)
    sheet = openpyxl.load_workbook(door.now())["Contacten"]
    assert sheet[place].value == "mijn aantekening"
    assert [cell.value for cell in sheet[2][:10]] == [None] * 10
    assert outcome.json["teruggedraaid"]["stap"] == "proef"
    (said,) = [line for line in outcome.messages if "is gebleven" in line]
    assert "De tab Contacten, die de stap had gemaakt" in said
    assert f"in cel {place} " in said


def test_a_tab_that_the_step_made_stays_with_a_note_of_the_owner(door):
    talked(door)
    door.edit(lambda book: setattr(book["Contacten"]["E2"], "comment", Comment("wat hij zei: ...", "x")))
    outcome = undo(door)
    assert openpyxl.load_workbook(door.now())["Contacten"]["E2"].comment.text == "wat hij zei: ..."
    assert any("bij cel E2 staat een opmerking" in line for line in outcome.messages)


def test_a_tab_that_the_step_made_goes_where_the_owner_put_nothing_on_it(door):
    talked(door)
    door.edit(lambda book: book["Contacten"].column_dimensions.__getitem__("E").__setattr__("width", 60))
    assert not any("is gebleven" in line for line in undo(door).messages)
    assert "Contacten" not in openpyxl.load_workbook(door.now()).sheetnames


@pytest.mark.parametrize("again", [False, True], ids=["undo", "again"])
def test_what_the_bytes_become_is_said_as_it_is(source, again):
    samenvoegen(FileBook.open(source, in_place=True), RUN)
    if again:
        ongedaan(FileBook.open(source, in_place=True), RUN)
    shown: list[str] = []
    book = FileBook.open(source, in_place=True)
    said = ongedaan(book, RUN, lambda plan: not shown.extend(plan), again=again).messages
    assert said[1] == f"Het bestand is weer precies wat het voor {'het ongedaan maken' if again else 'die stap'} was."
    ticked = "Op de tab Dubbelen staan de groepen dus ook weer op Samenvoegen. "
    assert [line.startswith(ticked) for line in said[2:]] == ([] if again else [True])
    assert shown[-1].endswith("voor het ongedaan maken was" if again else "ervoor was")


def test_where_nothing_changed_since_the_very_bytes_return_and_can_go_forward_again(source):
    before = source.read_bytes()
    samenvoegen(FileBook.open(source, in_place=True), RUN)
    merged = source.read_bytes()
    ongedaan(FileBook.open(source, in_place=True), RUN)
    assert source.read_bytes() == before
    ongedaan(FileBook.open(source, in_place=True), RUN, again=True)
    assert source.read_bytes() == merged
    ongedaan(FileBook.open(source, in_place=True), RUN)
    assert source.read_bytes() == before


def test_a_workbook_that_was_moved_and_renamed_still_knows(source, tmp_path):
    before = rows_of(FileDoor(source), "Klanten")
    samenvoegen(FileBook.open(source, in_place=True), RUN)
    (tmp_path / "archief").mkdir()
    moved = shutil.move(source, tmp_path / "archief" / "Relaties 2027.xlsx")
    ongedaan(FileBook.open(moved, in_place=True), RUN)
    assert rows_of(FileDoor(moved), "Klanten") == before


def test_the_command_takes_back_what_stands_in_the_result(tmp_path, capsys):
    path = workbook(tmp_path)
    before, result = path.read_bytes(), tmp_path / "test - resultaat.xlsx"
    for step in ("dubbelen", "samenvoegen"):
        main([step, str(path), "--peildatum", "2026-11-15", *(["--ja"] if step == "samenvoegen" else [])])
    assert [row[2] for row in rows_of(FileDoor(result), "Aankopen")[1:]] == ["K1", "K1", "K1", "K1", "K2", "K4"]
    capsys.readouterr()
    assert main(["ongedaan", str(path), "--ja", "--json", "--peildatum", "2026-11-15"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["bestand"] == str(result)
    assert found["teruggedraaid"]["stap"] == "samenvoegen"
    assert [row[2] for row in rows_of(FileDoor(result), "Aankopen")[1:]] == ["K1", "K3", "K3", "K3", "K2", "K5"]
    assert path.read_bytes() == before
    main(["ongedaan", str(path), "--ja", "--json"])
    assert json.loads(capsys.readouterr().out)["bestand"] is None


def test_what_was_done_in_the_workbook_itself_is_taken_back_in_a_copy_unless_asked(source, tmp_path):
    rows = rows_of(FileDoor(source), "Klanten")
    main(["samenvoegen", str(source), "--ja", "--ter-plaatse"])
    merged = source.read_bytes()
    main(["ongedaan", str(source), "--ja"])
    assert source.read_bytes() == merged
    assert rows_of(FileDoor(tmp_path / "test - resultaat.xlsx"), "Klanten") == rows
    main(["ongedaan", str(source), "--ja", "--ter-plaatse"])
    assert rows_of(FileDoor(source), "Klanten") == rows


def test_a_result_in_which_all_was_taken_back_goes_on_from_the_workbook_as_it_is_by_then(source):
    samenvoegen(FileBook.open(source), RUN)
    contact = [NewRow("contacts", {"date": date(2026, 11, 15), "customer": "K2", "subject": "offerte"})]
    changed(FileBook.open(source), contact)
    ongedaan(FileBook.open(source), RUN)

    def typed(value):
        book = openpyxl.load_workbook(source)
        book["Klanten"]["C3"] = value
        book.save(source)

    before = source.read_bytes()
    typed("Andersen")
    with pytest.raises(SafetyError) as stopped:
        dubbelen(FileBook.open(source), RUN)
    assert stopped.value.code == "result-holds-changes", "the merge still stands in it"
    source.write_bytes(before)
    ongedaan(FileBook.open(source), RUN)
    typed("Andersen")
    outcome = dubbelen(FileBook.open(source), RUN)
    assert outcome.json["groepen"]
    result = openpyxl.load_workbook(source.with_name(f"{source.stem} - resultaat.xlsx"))
    assert result["Klanten"]["C3"].value == "Andersen"


def test_a_workbook_that_forgot_names_the_step_and_the_backup(tmp_path):
    path = workbook_from_markdown(
        tmp_path, {"Klanten": "| Klantnummer | Naam |\n|---|---|\n| K1 | Jan |"}, name="b.xlsx"
    )
    before = path.read_bytes()
    assert "nog niets in uw gegevens gewijzigd" in ongedaan(FileBook.open(path, in_place=True), RUN).messages[0]
    afmelden(FileBook.open(path, in_place=True), RUN, Request(customers=["K1"]))
    book = openpyxl.load_workbook(path)
    del book["Geheugen"]
    book.save(path)
    said = ongedaan(FileBook.open(path, in_place=True), RUN).messages[0]
    assert "De stap afmelden van" in said
    kept = Path(said.rpartition("is bewaard: ")[2])
    assert kept.read_bytes() == before
    kept.unlink()
    assert "reservekopie van toen is er ook niet meer" in ongedaan(FileBook.open(path, in_place=True), RUN).messages[0]
    path.write_bytes(before)
    assert "nog niets in uw gegevens gewijzigd" in ongedaan(FileBook.open(path, in_place=True), RUN).messages[0]
