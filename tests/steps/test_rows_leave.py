# ruff: noqa: E501 -- tables
"""*Samenvoegen* in the open workbook: the rows leave *Klanten*, and all that counts on them goes on doing so."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from after_dubbelen import after_dubbelen
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.klantkaart import klantkaart
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from klantenbestand.words.errors import SafetyError, WorkbookError
from owner_doors import FileDoor, OpenDoor, all_rows, rows_of, table_areas
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Mobiel       | E-mail             | Geboortedatum | Code  | Naam op brief |
|-------------|----------|------------|------------|------------|----------|------------|--------------|--------------------|---------------|-------|---------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' | j.berkhof@home.nl  | 12-03-1980    | '007' | =B2&" "&C2 -> "Johanna Berkhof" |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       | '0620000002' | pz@zonneveld.nl    | 01-01-1971    | 8     | =B3&" "&C3 -> "Pieter Zonneveld" |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' |                    | 12-03-1980    | '012' | =B4&" "&C4 -> "Johanna Berkhof" |
| K4          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen | '0620000003' | lucas@dijkgraaf.nl | 05-05-1990    | #N/A  | =B5&" "&C5 -> "Lucas Dijkgraaf" |
| K9          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' | j.berkhof@home.nl  | 12-03-1980    | WAAR  | =B6&" "&C6 -> "Johanna Berkhof" |
| K6          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee  | '0620000004' |                    | 09-09-1985    |       | =B7&" "&C7 -> "Emma Hoogland" |
| K7          | Emma     | Hoogland   | Markt      | 5          | 4301 AB  | Zierikzee  | '0620000004' | emma@hoogland.nl   | 09-09-1985    | 1.5   | =B8&" "&C8 -> "Emma Hoogland" |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K1          | 10.10  |
| O2          | 02-02-2026 | K3          | 20.05  |
| O3          | 03-02-2026 | K7          | 30     |
| O4          | 03-02-2026 | K9          | 5      |
"""
SUMS = """
| Telt                                  |
|---------------------------------------|
| =COUNTA(Klanten!A2:A99) -> 7          |
| =SUM(tblAankopen[Bedrag]) -> 65.15    |
| =Klanten!C5 -> "Dijkgraaf"            |
"""
TABLES = {"Klanten": "tblKlanten", "Aankopen": "tblAankopen"}
DAY = datetime(2026, 3, 1)  # noqa: DTZ001 - a cell has no time zone
DATA = ("Klanten", "Aankopen", "Sommen")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="module", params=["table", "plain"])
def proposed(tmp_path_factory, request):
    """The workbook after *Dubbelen*; two groups are ticked: K1, K3 and K9, and K6 and K7."""
    sheets = {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Sommen": SUMS}
    tables = TABLES if request.param == "table" else {"Aankopen": "tblAankopen"}
    path = workbook_from_markdown(tmp_path_factory.mktemp("eens"), sheets, tables=tables)
    assert after_dubbelen(path, RUN) == [{"K1", "K3", "K9"}, {"K6", "K7"}]
    return path


@pytest.fixture
def door(proposed, tmp_path):
    return OpenDoor(Path(shutil.copy(proposed, tmp_path)))


def merge(door):
    return door.run(samenvoegen, RUN)


def numbers(door):
    return [row[0] for row in rows_of(door, "Klanten")[1:]]


def test_the_rows_leave_and_all_that_counts_on_them_still_does(door):
    outcome = merge(door)
    gone = {number for one in outcome.json["samengevoegd"] for number in one["vervallen"]}
    assert len(gone) == 3
    assert numbers(door) == [number for number in ["K1", "K2", "K3", "K4", "K9", "K6", "K7"] if number not in gone]
    assert "Samengevoegd met" not in rows_of(door, "Klanten")[0]
    assert (
        "3 rijen staan niet meer op Klanten. Hoe de klanten daar stonden, vindt u op de tab Samengevoegd."
        in outcome.messages
    )
    sums = openpyxl.load_workbook(door.now())["Sommen"]
    assert [sums[f"A{row}"].value for row in (2, 3, 4)] == [
        "=COUNTA(Klanten!A2:A96)",
        "=SUM(tblAankopen[Bedrag])",
        "=Klanten!C4",
    ]
    stays = next(one["klantnummer"] for one in outcome.json["samengevoegd"] if "K3" in one["vervallen"])
    assert [row[2] for row in rows_of(door, "Aankopen")[1:]].count(stays) == 3


def test_what_is_read_afterwards_is_what_is_read_of_a_file_in_which_they_stay(door, tmp_path):
    closed = FileDoor(Path(shutil.copy(door.path, tmp_path / "Dicht.xlsx")))
    merge(door)
    closed.run(samenvoegen, RUN)
    one, other = (read_data(FileBook.open(path)) for path in (door.now(), closed.now()))
    assert one.merged == other.merged
    for sheet in ("customers", "purchases"):
        frames = [getattr(data, sheet).frame.reset_index(drop=True) for data in (one, other)]
        frames = [frame.drop(columns=[key for key in ("merged_into",) if key in frame]) for frame in frames]
        assert frames[0].equals(frames[1]), sheet


def test_a_purchase_on_the_old_number_is_of_who_stayed(door):
    outcome = merge(door)
    old = outcome.json["samengevoegd"][0]["vervallen"][0]
    stays = outcome.json["samengevoegd"][0]["klantnummer"]
    door.edit(
        lambda book: [
            setattr(book["Aankopen"].cell(6, at), "value", value) for at, value in enumerate(["O9", DAY, old, 7], 1)
        ]
    )
    door.edit(lambda book: setattr(book["Aankopen"].tables["tblAankopen"], "ref", "A1:D6"))
    assert read_data(FileBook.open(door.now())).purchases.frame["customer"].tolist()[-1] == stays
    card = door.run(klantkaart, RUN, old)
    assert card.json["klant"]["klantnummer"] == stays


def test_undo_weeks_later_puts_each_row_back_as_it_was(door):
    before, areas = all_rows(door, DATA), table_areas(door)
    formats = number_formats(door)
    merge(door)
    door.save_and_reopen()
    door.edit(lambda book: setattr(book["Aankopen"]["G30"], "value", "los briefje"))
    outcome = door.run(ongedaan, RUN)
    after = all_rows(door, DATA)
    assert after["Klanten"] == before["Klanten"]
    assert [row[:4] for row in after["Aankopen"][:5]] == before["Aankopen"]
    assert after["Sommen"] == before["Sommen"]
    assert number_formats(door) == formats
    assert {name: area for name, area in table_areas(door).items() if area[0] in DATA} == {
        name: area for name, area in areas.items() if area[0] in DATA
    }
    assert outcome.json["gebleven"] == []
    assert not any("onderaan" in message for message in outcome.messages)
    assert "Samengevoegd" not in openpyxl.load_workbook(door.now()).sheetnames


def number_formats(door):
    sheet = openpyxl.load_workbook(door.now())["Klanten"]
    return [[cell.number_format for cell in row[:12]] for row in sheet.iter_rows(min_row=2, max_row=8)]


def test_groups_come_back_one_by_one_in_any_order_and_go_once_more(door):
    before = all_rows(door, ["Klanten"])
    merge(door)
    merged = numbers(door)
    for group in ("K6 + K7", "K1 + K3 + K9"):
        door.run(ongedaan, RUN, group=group)
    assert all_rows(door, ["Klanten"]) == before
    assert door.run(ongedaan, RUN, again=True).json["opnieuw"]
    assert len(numbers(door)) == 5
    assert "K6" in numbers(door)
    assert set(merged) < set(numbers(door))


def test_after_inserting_and_deleting_the_rows_come_back_between_those_around_them(door):
    merge(door)
    gone = {"K1", "K2", "K3", "K4", "K9", "K6", "K7"} - set(numbers(door))
    sheet = door.live.sheets["Klanten"]
    at = numbers(door).index("K4") + 2
    sheet.range((at, 1), (at, 12)).insert(shift="down")
    door.edit(lambda book: setattr(book["Klanten"].cell(at, 1), "value", "K50"))
    door.edit(lambda book: setattr(book["Klanten"].cell(at, 3), "value", "Nieuw"))
    door.run(ongedaan, RUN)
    found = numbers(door)
    assert [number for number in found if number != "K50"] == ["K1", "K2", "K3", "K4", "K9", "K6", "K7"]
    assert gone < set(found)


def test_a_second_run_finds_nothing_more_to_do(door):
    merge(door)
    before = all_rows(door, DATA)
    assert merge(door).json["samengevoegd"] == []
    assert [one for one in door.run(dubbelen, RUN).json["groepen"] if one["oordeel"] == "zeker dubbel"] == []
    assert all_rows(door, DATA) == before


def test_a_row_that_something_hangs_on_stays_marked_and_it_is_said_which_and_why(door):
    door.edit(lambda book: setattr(book["Klanten"]["B4"], "comment", Comment("Belt op maandag", "Jo")))
    outcome = merge(door)
    rows = rows_of(door, "Klanten")
    marked = [row[0] for row in rows[1:] if row[rows[0].index("Samengevoegd met")]]
    assert marked == ["K3"]
    said = "Op Klanten blijft rij 4 staan, gemerkt bij 'Samengevoegd met': aan een cel in die rij hangt een opmerking."
    assert said in outcome.messages
    assert (
        "2 rijen staan niet meer op Klanten. Hoe de klanten daar stonden, vindt u op de tab Samengevoegd."
        in outcome.messages
    )
    assert openpyxl.load_workbook(door.now())["Klanten"]["B4"].comment.text == "Belt op maandag"
    door.run(ongedaan, RUN)
    assert numbers(door) == ["K1", "K2", "K3", "K4", "K9", "K6", "K7"]
    assert "Samengevoegd met" not in rows_of(door, "Klanten")[0]


def test_where_nummers_cannot_hold_the_old_numbers_the_rows_stay_marked(proposed, tmp_path):
    path = Path(shutil.copy(proposed, tmp_path))
    FileDoor(path).edit(lambda book: book.create_sheet("Nummers").append(["van mij"]))
    door = OpenDoor(path)
    outcome = merge(door)
    assert len(numbers(door)) == 7
    assert "Samengevoegd met" in rows_of(door, "Klanten")[0]
    assert not any("niet meer op Klanten" in message for message in outcome.messages)


def test_who_was_typed_in_again_by_hand_is_not_put_back_twice(door):
    merge(door)
    gone = sorted({"K3", "K9", "K1"} - set(numbers(door)))[0]
    end = len(numbers(door)) + 2
    door.edit(lambda book: setattr(book["Klanten"].cell(end, 1), "value", gone))
    door.edit(lambda book: [setattr(table, "ref", f"A1:L{end}") for table in book["Klanten"].tables.values()])
    outcome = door.run(ongedaan, RUN)
    assert numbers(door).count(gone) == 1
    assert [(one["tab"], one["rij"], one["door_u_veranderd"]) for one in outcome.json["gebleven"]] == [
        ("Klanten", gone, True)
    ]


@pytest.mark.parametrize("at", [1, 2, 4, 9])
def test_where_excel_refuses_on_the_way_nothing_has_happened(door, tmp_path, at):
    before = all_rows(door, DATA)
    door.excel.app.fail_at = door.excel.app.writes + at
    with pytest.raises(SafetyError):
        merge(door)
    assert all_rows(door, DATA) == before
    assert not list((tmp_path / "data").rglob("*.jsonl"))


def test_what_stood_in_a_column_that_has_another_name_now_is_named(door):
    merge(door)
    gone = [number for number in ("K1", "K3", "K9", "K7") if number not in numbers(door)]
    door.edit(lambda book: book["Klanten"].__setitem__("K1", "Klantcode"))
    for table in door.live.impl.workbook["Klanten"].tables.values():
        table.tableColumns[10].name = "Klantcode"
    outcome = door.run(ongedaan, RUN)
    assert len(numbers(door)) == 7
    assert [(one["rij"], one["kolom"]) for one in outcome.json["gebleven"]] == [(number, "Code") for number in gone]
    assert len(outcome.findings.with_code("undo-column-gone")) == len(gone)
    kept = rows_of(door, "Samengevoegd")
    assert [number for number in gone if any(number in row for row in kept)] == gone, "it can still be read there"
    assert any({"K3", "012"} <= set(row) for row in kept)


def test_what_excel_took_out_comes_back_in_a_closed_file_at_the_end_and_that_is_said(door, tmp_path):
    before = rows_of(door, "Klanten")
    merge(door)
    left = numbers(door)
    closed = FileDoor(Path(shutil.copy(door.now(), tmp_path / "Dicht.xlsx")))
    outcome = closed.run(ongedaan, RUN)
    rows = rows_of(closed, "Klanten")
    assert [row[0] for row in rows[1 : len(left) + 1]] == left
    assert sorted(row[:11] for row in map(str_of, rows)) == sorted(row[:11] for row in map(str_of, before))
    assert [row[11] for row in rows[1:]] == [f'=B{at}&" "&C{at}' for at in range(2, 9)]
    assert any("onderaan" in message for message in outcome.messages)


@pytest.fixture
def with_totals(door):
    """The table has a row of totals, and after the merge something stands beside it."""

    def totals(book):
        sheet = book["Klanten"]
        sheet["A9"], sheet["D9"] = "Totaal", "=SUBTOTAL(103,tblKlanten[Straat])"
        sheet.tables["tblKlanten"].ref = "A1:L9"
        sheet.tables["tblKlanten"].totalsRowCount = 1

    door.edit(totals)
    merge(door)
    assert numbers(door) == [*numbers(door)[:4], "Totaal"]
    door.edit(lambda book: book["Klanten"].__setitem__("P4", "los briefje"))
    return door


@pytest.mark.parametrize("proposed", ["table"], indirect=True)
def test_rows_that_cannot_come_back_between_others_come_above_the_totals(with_totals):
    outcome = with_totals.run(ongedaan, RUN)
    assert numbers(with_totals)[-1] == "Totaal"
    assert sorted(numbers(with_totals)[:-1]) == ["K1", "K2", "K3", "K4", "K6", "K7", "K9"]
    assert any("onderaan" in message for message in outcome.messages)


@pytest.mark.parametrize("proposed", ["table"], indirect=True)
def test_a_closed_file_with_a_row_of_totals_says_what_to_do(with_totals, tmp_path):
    closed = FileDoor(Path(shutil.copy(with_totals.now(), tmp_path / "Dicht.xlsx")))
    before = closed.path.read_bytes()
    with pytest.raises(WorkbookError) as refused:
        closed.run(ongedaan, RUN)
    assert refused.value.code == "no-room-above-totals"
    assert closed.path.read_bytes() == before


def test_a_formula_comes_back_as_the_rows_around_it_have_it_by_then(door):
    """As where the owner put in a column, or named a tab anew: Excel changes only the formulas that stand there."""
    merge(door)

    def write_anew(book):
        for (cell,) in book["Klanten"]["L2:L9"]:
            if cell.value:
                cell.value = f'=C{cell.row}&", "&B{cell.row}'

    door.edit(write_anew)
    door.run(ongedaan, RUN)
    assert [row[11] for row in rows_of(door, "Klanten")[1:]] == [f'=C{at}&", "&B{at}' for at in range(2, 9)]


def test_a_formula_that_names_a_tab_that_is_gone_comes_back_as_what_it_gave(door):
    for row in range(2, 9):
        door.edit(lambda book, at=row: book["Klanten"].__setitem__(f"L{at}", f"=SUM(Sommen!$A$2)&B{at}"))
    merge(door)

    def another_way(book):
        book.remove(book["Sommen"])
        for (cell,) in book["Klanten"]["L2:L9"]:
            cell.value = None

    door.edit(another_way)
    outcome = door.run(ongedaan, RUN)
    assert outcome.json["teruggedraaid"]["stap"] == "samenvoegen"
    assert len(numbers(door)) == 7
    assert not any(str(row[11]).startswith("=") for row in rows_of(door, "Klanten")[1:])


def test_a_row_with_a_formula_of_its_own_stays(door):
    door.edit(lambda book: book["Klanten"].__setitem__("L4", '=B4&"!"'))
    outcome = merge(door)
    assert "K3" in numbers(door)
    assert any("rij 4" in message and "formule" in message for message in outcome.messages)


def with_links(door):
    """Each e-mail address can be clicked, as where it was typed in Excel."""

    def link(book):
        for (cell,) in book["Klanten"]["I2:I8"]:
            if cell.value:
                value, cell.hyperlink, cell.style = cell.value, f"mailto:{cell.value}", "Hyperlink"
                cell.value = value

    door.edit(link)


def links(door):
    rows = openpyxl.load_workbook(door.now())["Klanten"]["A2:I8"]
    return {row[0].value: (row[8].value, row[8].hyperlink and row[8].hyperlink.target, row[8].style) for row in rows}


def test_rows_with_addresses_that_can_be_clicked_leave_and_their_links_come_back(door):
    with_links(door)
    before, held = all_rows(door, ["Klanten"]), links(door)
    assert held["K9"] == ("j.berkhof@home.nl", "mailto:j.berkhof@home.nl", "Hyperlink")
    assert held["K6"] == (None, None, "Normal")
    outcome = merge(door)
    assert len(numbers(door)) == 4
    assert not any("koppeling" in message for message in outcome.messages)
    door.save_and_reopen()
    assert door.run(ongedaan, RUN).json["gebleven"] == []
    assert all_rows(door, ["Klanten"]) == before
    assert links(door) == held
    assert door.run(ongedaan, RUN, again=True).json["opnieuw"]
    assert len(numbers(door)) == 4
    door.run(ongedaan, RUN)
    assert links(door) == held


def test_links_come_back_in_a_closed_file_too(door, tmp_path):
    with_links(door)
    held = links(door)
    merge(door)
    assert len(numbers(door)) == 4
    closed = FileDoor(Path(shutil.copy(door.now(), tmp_path / "Dicht.xlsx")))
    closed.run(ongedaan, RUN)
    assert links(closed) == held


def str_of(row):
    return [f"{value:g}" if type(value) in (int, float) else str(value) for value in row]
