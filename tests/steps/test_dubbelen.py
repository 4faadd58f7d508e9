# ruff: noqa: E501 -- tables
"""*Dubbelen*: what is proposed, what a person decides on it, and what is left of that after another run."""

import json
from datetime import UTC, date, datetime

import openpyxl
import pytest

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import read_memory
from klantenbestand.cli import main
from klantenbestand.duplicates import rules
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.outcome import Run
from workbooks import workbook_from_markdown

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Tussenvoegsel | Achternaam | Straat     | Huisnummer | Postcode | Plaats | Telefoon     | Mobiel       | E-mail             | Geboortedatum |
|-------------|----------|---------------|------------|------------|------------|----------|--------|--------------|--------------|--------------------|---------------|
| K1          | Johanna  | van den       | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | '0113212345' | '0612345678' | j.berkhof@home.nl  | 12-03-1980    |
| K2          | Pieter   |               | Zonneveld  | Dorpsweg   | 3          | 4463 XA  | Goes   |              | '0687654321' | pz@zonneveld.nl    | 01-01-1970    |
| K3          | Johanna  | van den       | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   |              | '0612345678' |                    | 12-03-1980    |
| K4          | Lucas    |               | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen |          | '0611112222' | lucas@dijkgraaf.nl | 05-05-1990    |
| K5          | L.       |               | Dijkgraaf  | Laan       | 8          | 4382 KC  | Vlissingen |          |              |                    |               |
"""
PURCHASES = """
| Ordernummer | Datum      | Klantnummer | Bedrag |
|-------------|------------|-------------|--------|
| O1          | 01-02-2026 | K1          | 10     |
| O2          | 02-02-2026 | K3          | 20     |
| O3          | 03-02-2026 | K3          | 30     |
"""
# K1 and K3 are surely one; K4 and K5 may be: the same initial, surname and door, and nothing else.


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    return workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES})


def searched(source, run=RUN):
    return dubbelen(FileBook.open(source, in_place=True), run)


def groups(outcome):
    return {tuple(group["klantnummers"]): group["oordeel"] for group in outcome.json["groepen"]}


def on_tab(source):
    """The rows of the table on *Dubbelen*, headers as keys."""
    return FileBook.open(source).own_table("Dubbelen", "Dubbelen").astype(object).to_dict("records")


def becomes(source, group):
    return next(row for row in on_tab(source) if row["Groep"] == group and row["Rij"] == "zo wordt het")


def typed(source, group, header, value, sheet="Dubbelen"):
    """A person types a value in the upper row of a group, in the saved workbook."""
    book = openpyxl.load_workbook(source)
    cells = next(table.ref for table in book[sheet].tables.values() if table.name == "Dubbelen")
    rows = list(book[sheet][cells])
    headers = [cell.value for cell in rows[0]]
    for row in rows[1:]:
        line = dict(zip(headers, row, strict=True))
        if line["Groep"].value == group and line["Rij"].value == "zo wordt het":
            line[header].value = value
    book.save(source)


def in_customers(source, row, column, value):
    book = openpyxl.load_workbook(source)
    book["Klanten"].cell(row, column).value = value
    book.save(source)


def test_groups_stand_with_their_rows_and_what_is_sure_is_ticked(source):
    outcome = searched(source)
    assert groups(outcome) == {("K1", "K3"): "zeker dubbel", ("K4", "K5"): "vraag"}
    assert outcome.json["te_beoordelen"] == 1
    lines = [(row["Groep"], row["Rij"], row["Klantnummer"], row["Besluit"]) for row in on_tab(source)]
    empty = None
    assert lines == [
        ("K4 + K5", "zo wordt het", "K4", empty), ("K4 + K5", "blijft", "K4", empty), ("K4 + K5", "gaat erin op", "K5", empty),
        ("K1 + K3", "zo wordt het", "K1", "Samenvoegen"), ("K1 + K3", "blijft", "K1", empty),
        ("K1 + K3", "gaat erin op", "K3", empty),
    ]  # fmt: skip


def test_a_row_says_what_differs_and_what_hangs_on_it(source):
    searched(source)
    row = next(row for row in on_tab(source) if row["Klantnummer"] == "K3")
    assert row["Waarom, en wat verschilt"] == "Leeg: telefoon en e-mail."
    assert row["Aankopen"] == 2
    assert becomes(source, "K1 + K3")["Aankopen"] == 3
    assert becomes(source, "K1 + K3")["E-mail"] == "j.berkhof@home.nl"


def test_each_row_has_a_link_to_its_customer(source):
    searched(source)
    sheet = openpyxl.load_workbook(source)["Dubbelen"]
    links = [cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=HYPERLINK")]
    assert any("Klanten" in link and "A4" in link and '"K3"' in link for link in links)


def test_decisions_and_typed_values_survive_another_run(source):
    searched(source)
    typed(source, "K4 + K5", "Besluit", "Later")
    typed(source, "K1 + K3", "Besluit", None)
    typed(source, "K1 + K3", "Telefoon", "0113999999")
    typed(source, "K1 + K3", "E-mail", None)
    for _ in range(2):
        outcome = searched(source)
        assert becomes(source, "K4 + K5")["Besluit"] == "Later"
        assert becomes(source, "K1 + K3")["Besluit"] != "Samenvoegen"
        assert becomes(source, "K1 + K3")["Telefoon"] == "0113999999"
        assert becomes(source, "K1 + K3")["E-mail"] == "-", "emptied by a person: stays empty"
        assert outcome.json["te_beoordelen"] == 2


def test_what_we_wrote_ourselves_follows_a_correction_in_the_sheet(source):
    searched(source)
    in_customers(source, 2, 9, "0113000000")
    searched(source)
    assert becomes(source, "K1 + K3")["Telefoon"] == "0113000000"


def test_sorting_the_customers_in_between_changes_no_decision(source):
    searched(source)
    typed(source, "K4 + K5", "Besluit", "Samenvoegen")
    book = openpyxl.load_workbook(source)
    sheet = book["Klanten"]
    rows = [[cell.value for cell in row] for row in sheet["A2:L6"]]
    for row, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    book.save(source)
    outcome = searched(source)
    assert {tuple(sorted(group)) for group in groups(outcome)} == {("K1", "K3"), ("K4", "K5")}
    assert becomes(source, "K4 + K5")["Besluit"] == "Samenvoegen"


def test_niet_dezelfde_is_not_asked_again_until_a_row_changes(source):
    searched(source)
    typed(source, "K4 + K5", "Besluit", "Niet dezelfde")
    for _ in range(2):
        assert ("K4", "K5") not in groups(searched(source))
    refused = FileBook.open(source).own_table("Dubbelen", "Dubbelen_nietdezelfde")
    assert list(refused["Niet dezelfde"]) == ["K4 + K5"]
    in_customers(source, 6, 10, "0611112222")
    assert ("K4", "K5") in groups(searched(source))
    assert becomes(source, "K4 + K5")["Besluit"] != "Niet dezelfde"


def put_again(source):
    """A person wants to see the first group of those that are not the same once more."""
    book = openpyxl.load_workbook(source)
    table = book["Dubbelen"].tables["Dubbelen_nietdezelfde"]
    book["Dubbelen"][table.ref][1][-1].value = "ja"
    book.save(source)


def test_niet_dezelfde_can_be_taken_back(source):
    searched(source)
    typed(source, "K4 + K5", "Besluit", "Niet dezelfde")
    searched(source)
    put_again(source)
    assert ("K4", "K5") in groups(searched(source))


def test_the_memory_holds_no_personal_data(source):
    searched(source)
    typed(source, "K4 + K5", "Besluit", "Niet dezelfde")
    searched(source)
    kept = "\n".join(table.to_csv() for table in read_memory(FileBook.open(source)).tables.values())
    assert "K4" in kept
    assert not [word for word in ("Dijkgraaf", "Berkhof", "0612345678", "Goes", "Johanna", "1980") if word in kept]


def test_contradicting_dates_of_birth_are_left_to_the_person(source):
    in_customers(source, 4, 12, datetime(1980, 3, 21))  # noqa: DTZ001 - a cell has no time zone
    in_customers(source, 4, 11, "j.berkhof@home.nl")
    searched(source)
    row = becomes(source, "K1 + K3")
    assert row["Geboortedatum"] is None
    assert "Vul zelf in wat klopt: geboortedatum." in row["Waarom, en wat verschilt"]


def test_start_says_how_many_there_are_to_judge_also_after_another_step(source):
    searched(source)
    assert main(["controleren", str(source), "--ter-plaatse"]) in (0, 1)
    texts = [cell.value for row in openpyxl.load_workbook(source)["Start"].iter_rows() for cell in row if cell.value]
    assert any("Beoordeel 1 groep dubbelen" in str(text) for text in texts)


def test_without_customers_the_reason_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))
    source = workbook_from_markdown(tmp_path, {"Aankopen": PURCHASES})
    assert main(["dubbelen", str(source), "--json"]) in (0, 1)
    assert json.loads(capsys.readouterr().out)["groepen"] == []


def test_the_json_has_the_agreed_shape(source, capsys):
    main(["dubbelen", str(source), "--json", "--peildatum", "2026-11-15"])
    found = json.loads(capsys.readouterr().out)
    assert found["stap"] == "dubbelen"
    assert set(found["groepen"][0]) == {"oordeel", "klantnummers", "score", "reden"}
    assert found["groepen"][0]["klantnummers"] == ["K1", "K3"]


def with_row(source, *cells):
    book = openpyxl.load_workbook(source)
    book["Klanten"].append(cells)
    book.save(source)


@pytest.mark.parametrize("said", ["Later", None])
def test_a_third_row_does_not_undo_an_answer(source, said):
    searched(source)
    typed(source, "K1 + K3", "Besluit", said)
    with_row(source, "K9", "Johanna", "van den", "Berkhof", "Kerkstraat", 12, "4461 AB", "Goes", None, "0612345678")
    searched(source)
    assert becomes(source, "K1 + K3 + K9")["Besluit"] == said


def test_what_was_refused_and_has_changed_is_asked_again_and_not_ticked(source):
    searched(source)
    typed(source, "K1 + K3", "Besluit", "Niet dezelfde")
    searched(source)
    in_customers(source, 4, 9, "0113212345")
    searched(source)
    assert (becomes(source, "K1 + K3")["Oordeel"], becomes(source, "K1 + K3")["Besluit"]) == ("zeker dubbel", None)


def test_a_question_stays_until_it_is_answered_or_a_row_changes(source, monkeypatch):
    assert ("K4", "K5") in groups(searched(source))
    monkeypatch.setattr(rules, "ASK_FROM", 2.0)  # as when the file lets expect fewer duplicates by now
    assert groups(searched(source)) == {("K1", "K3"): "zeker dubbel", ("K4", "K5"): "vraag"}
    assert becomes(source, "K4 + K5")["Besluit"] is None
    in_customers(source, 6, 5, "Dreef")
    assert ("K4", "K5") not in groups(searched(source))


def test_what_was_found_is_told_once_and_what_is_not_there_not_at_all(source):
    assert searched(source).messages == (
        "Gevonden, op de tab Dubbelen: 1 groep klaar om samen te voegen en 1 groep te beoordelen.",
    )
    typed(source, "K1 + K3", "Besluit", "Later")
    assert searched(source).messages == ("Gevonden, op de tab Dubbelen: 2 groepen te beoordelen.",)


def test_what_was_refused_holds_again_when_the_row_is_set_back_or_the_file_of_then_comes_back(source):
    searched(source)
    typed(source, "K1 + K3", "Besluit", "Niet dezelfde")
    searched(source)
    in_customers(source, 4, 10, "0612345679")
    assert ("K1", "K3") in groups(searched(source))
    assert becomes(source, "K1 + K3")["Besluit"] is None
    in_customers(source, 4, 10, "0612345678")
    assert ("K1", "K3") not in groups(searched(source))
    refused = FileBook.open(source).own_table("Dubbelen", "Dubbelen_nietdezelfde")
    assert list(refused["Niet dezelfde"]) == ["K1 + K3"]


def test_what_was_put_to_the_owner_again_is_remembered_in_the_file_as_once_refused(source):
    searched(source)
    typed(source, "K1 + K3", "Besluit", "Niet dezelfde")
    searched(source)
    put_again(source)
    searched(source)
    book = openpyxl.load_workbook(source)
    del book["Dubbelen"]  # the answers go with it, what is remembered does not
    book.save(source)
    for _ in range(2):
        assert ("K1", "K3") in groups(searched(source))
        assert becomes(source, "K1 + K3")["Besluit"] is None


@pytest.mark.parametrize(("pairs", "is_told"), [(40, True), (5, False)])
def test_a_list_of_names_and_addresses_that_was_read_in_twice_tells_of_the_setting_for_it(tmp_path, pairs, is_told):
    lines = [
        f"| K{2 * at + twice} | Jan | Zand{chr(97 + at // 26)}{chr(97 + at % 26)}brink | Straat{at} | {at + 1} | {1000 + at} AB |"
        for at in range(pairs)
        for twice in range(2)
    ]
    table = "\n".join(
        [
            "| Klantnummer | Voornaam | Achternaam | Straat | Huisnummer | Postcode |",
            "|---|---|---|---|---|---|",
            *lines,
        ]
    )
    searched(path := workbook_from_markdown(tmp_path, {"Klanten": table}))
    cells = [str(cell.value) for row in openpyxl.load_workbook(path)["Dubbelen"].iter_rows(max_row=30) for cell in row]
    assert any("'Zelfde naam en adres' voor samenvoegen" in cell for cell in cells) is is_told
