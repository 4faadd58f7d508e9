# ruff: noqa: E501 -- tables
"""Formulas that an undo puts back, after the owner put in columns or named tabs anew: none says another thing silently."""

import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formula import Tokenizer
from openpyxl.utils import column_index_from_string, get_column_letter

from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from owner_doors import FileDoor, OpenDoor, rows_of
from workbooks import workbook_from_markdown

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats     | Mobiel       | E-mail             | Geboortedatum | Geen reclame            | Voluit | Omzet |
|-------------|----------|------------|------------|------------|----------|------------|--------------|--------------------|---------------|-------------------------|--------|-------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' | j.berkhof@home.nl  | 12-03-1980    | =Lijst!$B$2 -> "post"   | =B2&" "&C2 -> "Johanna Berkhof" | =SUMIF(Aankopen!$C:$C,A2,Aankopen!$D:$D) -> 10 |
| K2          | Pieter   | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes       | '0620000002' | pz@zonneveld.nl    | 01-01-1971    |                         | =B3&" "&C3 -> "Pieter Zonneveld" | =SUMIF(Aankopen!$C:$C,A3,Aankopen!$D:$D) -> 0 |
| K3          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes       | '0620000001' |                    | 12-03-1980    | e-mail                  | =B4&" "&C4 -> "Johanna Berkhof" | =SUMIF(Aankopen!$C:$C,A4,Aankopen!$D:$D) -> 20 |
| K4          | Lucas    | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen | '0620000003' | lucas@dijkgraaf.nl | 05-05-1990    |                         | =B5&" "&C5 -> "Lucas Dijkgraaf" | =SUMIF(Aankopen!$C:$C,A5,Aankopen!$D:$D) -> 0 |
| K5          | Fatima   | Oosterling | Haven      | 1          | 4331 AA  | Middelburg | '0620000005' | f@oosterling.nl    | 07-06-1966    |                         | =B6&" "&C6 -> "Fatima Oosterling" | =SUMIF(Aankopen!$C:$C,A6,Aankopen!$D:$D) -> 0 |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K1          | 10     |
| O2          | 02-02-2026 | K3          | 20     |
"""
LIST = """
| Soort | Woord |
|-------|-------|
| brief | post  |
"""

GAVE = {FileDoor: "post", OpenDoor: None}  # the Excel for tests does not save what a formula gave


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="module")
def merged_once(tmp_path_factory):
    """For each door a folder with the workbook after *Samenvoegen*, and the data folder of that."""
    folders = {}
    for kind in (FileDoor, OpenDoor):
        folder = folders[kind] = tmp_path_factory.mktemp("samengevoegd")
        path = workbook_from_markdown(folder, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES, "Lijst": LIST})
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("KLANTENBESTAND_DATA", str(folder / "data"))
            door = kind(path)
            door.run(dubbelen, RUN)
            (merged,) = door.run(samenvoegen, RUN).json["samengevoegd"]
            assert (merged["klantnummer"], merged["vervallen"]) == ("K1", ["K3"])
            if kind is OpenDoor:
                assert len(rows_of(door, "Klanten")) == 5
                door.save_and_reopen()
    return {kind: (folder, path.name) for kind, folder in folders.items()}


def door_to(kind, merged_once, tmp_path):
    folder, name = merged_once[kind]
    shutil.copytree(folder / "data", tmp_path / "data")
    return kind(Path(shutil.copy(folder / name, tmp_path)))


@pytest.fixture
def excel(merged_once, tmp_path):
    """In Excel, where K3 has left *Klanten*."""
    return door_to(OpenDoor, merged_once, tmp_path)


@pytest.fixture(params=[FileDoor, OpenDoor], ids=["file", "open"])
def door(request, merged_once, tmp_path):
    return door_to(request.param, merged_once, tmp_path)


def followed(formula, own, sheet, at):
    """A formula on the tab `own` once a column was put in on another (or that) tab."""

    def one_on(letters):
        column = column_index_from_string(letters[0])
        return get_column_letter(column + (column >= at))

    tokens = Tokenizer(formula)
    for token in tokens.items:
        name, mark, ref = token.value.rpartition("!")
        if token.subtype == "RANGE" and (name or own) == sheet:
            token.value = name + mark + re.sub(r"[A-Z]+", one_on, ref)
    return "=" + "".join(token.value for token in tokens.items)


def formula_cells(book):
    for sheet in ("Klanten", "Aankopen"):
        cells = [cell for row in book[sheet].iter_rows() for cell in row]
        yield from (cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith("="))


def column_put_in(sheet, at):
    """As Excel does: every formula follows."""

    def change(book):
        book[sheet].insert_cols(at)
        book[sheet].cell(1, at).value = "Nieuw"
        for cell in formula_cells(book):
            cell.value = followed(cell.value, cell.parent.title, sheet, at)

    return change


def named_anew(book):
    """The tab *Aankopen* is called *Facturen* now."""
    for cell in formula_cells(book):
        cell.value = cell.value.replace("Aankopen!", "Facturen!")
    book["Aankopen"].title = "Facturen"


def formulas(door, number="K3"):
    rows = rows_of(door, "Klanten")
    return next(row[-2:] for row in rows if row[0] == number)


def edited_closed(door, change):
    """On another day, by somebody else."""
    door.save_and_reopen()
    book = openpyxl.load_workbook(door.path)
    change(book)
    book.save(door.path)
    door.open(door.path)


def test_after_a_column_was_put_in_a_row_comes_back_with_the_formulas_as_they_are_now(excel):
    edited_closed(excel, column_put_in("Klanten", 2))
    edited_closed(excel, column_put_in("Aankopen", 4))
    outcome = excel.run(ongedaan, RUN)
    assert formulas(excel) == ['=C4&" "&D4', "=SUMIF(Aankopen!$C:$C,A4,Aankopen!$E:$E)"]
    assert [one["kolom"] for one in outcome.json["gebleven"]] == []


def test_after_a_tab_was_named_anew_the_undo_goes_through(excel):
    edited_closed(excel, named_anew)
    excel.run(ongedaan, RUN)
    assert formulas(excel) == ['=B4&" "&C4', "=SUMIF(Facturen!$C:$C,A4,Facturen!$D:$D)"]


def test_one_row_that_counts_otherwise_by_now_is_not_taken_for_the_column(excel):
    def change(book):
        column_put_in("Aankopen", 4)(book)
        book["Klanten"]["M3"].value = "=A3*0"  # K2, straight above

    edited_closed(excel, change)
    excel.run(ongedaan, RUN)
    assert formulas(excel)[1] == "=SUMIF(Aankopen!$C:$C,A4,Aankopen!$E:$E)"


def without_formulas(book):
    """The owner made values of his formulas."""
    for row in book["Klanten"].iter_rows(min_row=2):
        for cell in row[-2:]:
            cell.value = "x"


def test_where_no_row_has_the_formula_any_more_the_row_has_its_own_if_nothing_moved(excel):
    edited_closed(excel, without_formulas)
    outcome = excel.run(ongedaan, RUN)
    assert formulas(excel) == ['=B4&" "&C4', "=SUMIF(Aankopen!$C:$C,A4,Aankopen!$D:$D)"]
    assert outcome.json["gebleven"] == []


def test_where_no_row_has_the_formula_any_more_and_a_column_moved_it_is_what_it_gave_and_named(excel):
    def change(book):
        column_put_in("Aankopen", 4)(book)
        without_formulas(book)

    edited_closed(excel, change)
    outcome = excel.run(ongedaan, RUN)
    assert formulas(excel) == ['=B4&" "&C4', GAVE[OpenDoor]], "the first names nothing that moved"
    (finding,) = outcome.findings.with_code("undo-formula")
    assert (finding.sheet, finding.details["row"], finding.details["what"]) == ("Klanten", "K3", "'Omzet'")


def test_a_row_of_which_only_the_formulas_followed_a_column_goes_once_more(excel):
    excel.run(ongedaan, RUN)
    edited_closed(excel, column_put_in("Klanten", 2))
    outcome = excel.run(ongedaan, RUN, again=True)
    assert outcome.json["gebleven"] == []
    assert [row[0] for row in rows_of(excel, "Klanten")] == ["Klantnummer", "K1", "K2", "K4", "K5"]
    excel.run(ongedaan, RUN)
    assert formulas(excel)[0] == '=C4&" "&D4'


def objection(door):
    rows = rows_of(door, "Klanten")
    return rows[1][rows[0].index("Geen reclame")]


def other_first_name(book):
    book["Klanten"]["B3"].value = "Piet"


def test_a_formula_of_one_cell_comes_back_where_nothing_moved(door):
    assert objection(door) == ("alles" if isinstance(door, FileDoor) else "e-mail")
    door.edit(other_first_name)
    outcome = door.run(ongedaan, RUN)
    assert objection(door) == "=Lijst!$B$2"
    assert outcome.json["gebleven"] == []


def row_put_in(book):
    book["Lijst"].insert_rows(2)


@pytest.mark.parametrize(
    "change", [column_put_in("Lijst", 1), row_put_in, lambda book: setattr(book["Lijst"], "title", "Woorden")]
)
def test_a_formula_of_one_cell_that_would_say_something_else_is_what_it_gave_and_is_named(door, change):
    door.edit(other_first_name)
    edited_closed(door, change) if isinstance(door, OpenDoor) else door.edit(change)
    outcome = door.run(ongedaan, RUN)
    assert objection(door) == GAVE[type(door)]
    assert [(one["rij"], one["kolom"]) for one in outcome.json["gebleven"]] == [("K1", "Geen reclame")]
    assert len(outcome.findings.with_code("undo-formula")) == 1
