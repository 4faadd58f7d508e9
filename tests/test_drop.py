"""The icon on the desktop: a closed workbook dropped on it goes through the file door."""

import builtins
import io
import re

import openpyxl
import pytest

from klantenbestand import drop
from klantenbestand.words.texts.install import sentence
from workbooks import workbook_from_markdown

SHEETS = {
    "Klanten": "| Klantnummer | Achternaam |\n|---|---|\n| K1 | Jansen |",
    "Aankopen": "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 01-02-2026 | K1 | 20 |",
}


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


@pytest.fixture
def typed(monkeypatch):
    """Call it with what is typed, in order; after that only Enter is pressed. It returns what was asked."""

    def answer(*words: str) -> list[str]:
        given, asked = list(words), list[str]()
        monkeypatch.setattr(builtins, "input", lambda text="": asked.append(text) or (given.pop(0) if given else ""))
        return asked

    return answer


@pytest.mark.parametrize(
    ("words", "there", "absent"),
    [
        (("1",), "Klantoverzicht", None),
        (("2",), "Controle", "Klantoverzicht"),
        (("3",), "Klantoverzicht", None),
        (("",), "Klantoverzicht", None),
        (("nee", "2"), "Controle", None),
    ],
    ids=["update", "check", "review", "only Enter", "asked again"],
)
def test_the_step_that_is_chosen_runs_and_the_workbook_stays(tmp_path, typed, words, there, absent):
    path = workbook_from_markdown(tmp_path, SHEETS, name="Klanten.xlsx")
    before = path.read_bytes()
    asked = typed(*words)
    assert drop.main([str(path)]) in (0, 1)
    tabs = openpyxl.load_workbook(tmp_path / "Klanten - resultaat.xlsx", read_only=True).sheetnames
    assert there in tabs
    assert absent not in tabs
    assert path.read_bytes() == before
    assert "Klanten.xlsx" in asked[0]
    assert "Enter" in asked[-1], "the window stays until it was read"


TWICE = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats | E-mail            | E-mail toestemming |
|-------------|----------|------------|------------|------------|----------|--------|-------------------|--------------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | j.berkhof@home.nl | ja                 |
| K2          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | j.berkhof@home.nl | ja                 |
"""  # noqa: E501


class Terminal(io.StringIO):
    """A keyboard on which this is typed."""

    def isatty(self) -> bool:
        return True


def merged_into(path):
    sheet = openpyxl.load_workbook(path)["Klanten"]
    headers = [cell.value for cell in sheet[1]]
    if "Samengevoegd met" not in headers:
        return [None, None]
    return [sheet.cell(row, headers.index("Samengevoegd met") + 1).value for row in (2, 3)]


def test_doubles_are_found_merged_and_put_back_in_the_result_after_a_yes(tmp_path, typed, monkeypatch):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": TWICE}, name="Klanten.xlsx")
    before, result = path.read_bytes(), tmp_path / "Klanten - resultaat.xlsx"
    seen = []
    for choice, answer in (("4", ""), ("5", "nee\n"), ("5", "ja\n"), ("6", "nee\n"), ("6", "ja\n")):
        typed(choice)
        monkeypatch.setattr("sys.stdin", Terminal(answer))
        assert drop.main([str(path)]) in (0, 1)
        seen.append(any(merged_into(result)))
    assert seen == [False, False, True, True, False]
    assert path.read_bytes() == before


def test_a_result_in_which_was_merged_can_become_the_file_to_work_in(tmp_path, typed, monkeypatch):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": TWICE}, name="Klanten.xlsx")
    for choice in ("4", "5"):
        typed(choice)
        monkeypatch.setattr("sys.stdin", Terminal("ja\n"))
        drop.main([str(path)])
    mine = (tmp_path / "Klanten - resultaat.xlsx").rename(tmp_path / "Mijn klanten.xlsx")
    typed("1")
    assert drop.main([str(mine)]) in (0, 1)
    assert any(merged_into(tmp_path / "Mijn klanten - resultaat.xlsx"))


@pytest.mark.parametrize(("answer", "is_made"), [("ja", True), ("nee", False), ("", False)])
def test_a_mailing_shows_its_plan_and_makes_files_after_a_yes(tmp_path, typed, capsys, answer, is_made):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": TWICE}, name="Klanten.xlsx")
    asked = typed("7", answer)
    assert drop.main([str(path)]) in (0, 1)
    assert "Klanten - mailing" in asked[1]
    assert (tmp_path / "Klanten - mailing").is_dir() is is_made
    assert "Dit is het plan" in capsys.readouterr().out


PEOPLE = """
| Klantnummer | Achternaam | E-mail         |
|-------------|------------|----------------|
| K1          | Jansen     | jo@example.org |
| K2          | de Wit     | wi@example.org |
"""
LIST = "Email address,Unsubscribe date\nwi@example.org,2026-02-01\n"


def left_alone(path):
    """Who is unsubscribed from what."""
    rows = list(openpyxl.load_workbook(path)["Klanten"].values) if path.is_file() else [()]
    at = rows[0].index("Geen reclame") if "Geen reclame" in rows[0] else None
    return {row[0]: row[at] for row in rows[1:] if row[at]} if at is not None else {}


@pytest.mark.parametrize(
    ("words", "answer", "alone"),
    [
        (("8", "K1"), "ja\n", {"K1": "alles"}),
        (("8", "", "jo@example.org wi@example.org"), "ja\n", {"K1": "e-mail", "K2": "e-mail"}),
        (("8", "Jansen"), "nee\n", {}),
        (("8", "iemand anders"), "ja\n", {}),
        (("8", "--lijst"), "ja\n", {}),
    ],
    ids=["a number", "addresses", "no", "nobody", "an option"],
)
def test_someone_is_unsubscribed_in_the_result_after_a_yes(tmp_path, typed, monkeypatch, words, answer, alone):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": PEOPLE}, name="Klanten.xlsx")
    before = path.read_bytes()
    typed(*words)
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    assert drop.main([str(path)]) in (0, 1)
    assert left_alone(tmp_path / "Klanten - resultaat.xlsx") == alone
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["afmeldingen.csv", "Afmeldingen & co.CSV"])
def test_a_list_that_is_dropped_along_is_asked_for_at_once(tmp_path, typed, monkeypatch, name):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": PEOPLE}, name="Klanten.xlsx")
    (tmp_path / name).write_text(LIST)
    asked = typed()
    monkeypatch.setattr("sys.stdin", Terminal("ja\n"))
    assert drop.main([str(tmp_path / name), str(path)]) in (0, 1)
    assert left_alone(tmp_path / "Klanten - resultaat.xlsx") == {"K2": "e-mail"}
    assert len(asked) == 1, "no choice of a step"


@pytest.mark.parametrize(
    ("platform", "written"),
    [
        ("win32", "{path}"), ("win32", '"{path}"'),
        ("darwin", "{escaped}"), ("darwin", "'{path}'"), ("linux", "{path}"),
    ],
)  # fmt: skip
def test_a_list_can_be_dragged_into_the_window(tmp_path, typed, monkeypatch, platform, written):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": PEOPLE}, name="Klanten.xlsx")
    (tmp_path / "mijn afmeldingen (1).csv").write_text(LIST)
    file = str(tmp_path / "mijn afmeldingen (1).csv")
    escaped = re.sub(r"([ ()])", r"\\\1", file)
    typed("8", f" {written.format(path=file, escaped=escaped)} ")
    monkeypatch.setattr("sys.stdin", Terminal("ja\n"))
    monkeypatch.setattr(drop.os, "startfile", lambda _folder: None, raising=False)
    monkeypatch.setattr(drop.sys, "platform", platform)
    drop.main([str(path)])
    assert left_alone(tmp_path / "Klanten - resultaat.xlsx") == {"K2": "e-mail"}


def test_a_list_without_a_workbook_is_told_what_to_do(tmp_path, typed, capsys):
    (tmp_path / "afmeldingen.csv").write_text(LIST)
    typed()
    assert drop.main([str(tmp_path / "afmeldingen.csv")]) == 2
    assert "Sleep een Excel-werkmap" in capsys.readouterr().out


def test_the_card_of_a_customer_is_shown(tmp_path, typed, capsys):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": PEOPLE}, name="Klanten.xlsx")
    typed("9", " ", "wi@example.org")
    assert drop.main([str(path)]) == 0
    assert capsys.readouterr().out.startswith("De Wit (klantnummer K2)")
    assert [file.name for file in tmp_path.glob("*.xlsx")] == ["Klanten.xlsx"]


def test_every_step_that_is_offered_can_be_chosen_and_the_other_way_round():
    offered = dict(re.findall(r"^  (\d)  (.*)$", sentence("drop.ask", file=""), re.MULTILINE))
    assert offered.keys() == drop.STEPS.keys() - {""}


def test_without_a_file_it_tells_what_to_do(typed, capsys):
    typed()
    assert drop.main([]) == 2
    assert "Sleep een Excel-werkmap" in capsys.readouterr().out


def test_what_is_no_workbook_ends_in_a_sentence(tmp_path, typed, capsys):
    typed("1")
    file = tmp_path / "brief.docx"
    file.write_bytes(b"geen werkmap")
    assert drop.main([str(file)]) == 2
    assert "brief.docx" in capsys.readouterr().err
