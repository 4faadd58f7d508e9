"""The icon on the desktop: a closed workbook dropped on it goes through the file door."""

import builtins
import io
import re

import openpyxl
import pytest

from klantenbestand import drop
from klantenbestand.words.texts import FINDINGS
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
    said = capsys.readouterr().out
    assert said.count("Nieuwsbrief:") == 1, "the plan, once"
    assert "--uit" not in said


def test_a_mailing_to_nobody_is_not_asked_for(tmp_path, typed, capsys):
    path = workbook_from_markdown(tmp_path, SHEETS, name="Klanten.xlsx")
    asked = typed("7")
    assert drop.main([str(path)]) in (0, 1)
    assert len(asked) == 2, "what to do, and Enter at the end"
    assert "niemand om te schrijven" in capsys.readouterr().out


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
    assert "de lijst en uw werkmap samen" in capsys.readouterr().out


def test_the_card_of_a_customer_is_shown(tmp_path, typed, capsys):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": PEOPLE}, name="Klanten.xlsx")
    typed("9", " ", "wi@example.org")
    assert drop.main([str(path)]) == 0
    assert capsys.readouterr().out.startswith("De Wit (klantnummer K2)")
    assert [file.name for file in tmp_path.glob("*.xlsx")] == ["Klanten.xlsx"]


def changed_by_the_owner(path):
    book = openpyxl.load_workbook(path)
    book["Klanten"].append([None])
    book["Klanten"]["B2"] = "Janssen"
    book.save(path)


@pytest.fixture
def overtaken(tmp_path, typed, monkeypatch):
    """His workbook, changed after the icon unsubscribed K1 in the result; and that result."""
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": PEOPLE}, name="Klanten.xlsx")
    typed("8", "K1")
    monkeypatch.setattr("sys.stdin", Terminal("ja\n"))
    drop.main([str(path)])
    changed_by_the_owner(path)
    return path, tmp_path / "Klanten - resultaat.xlsx"


@pytest.mark.parametrize(
    ("where", "in_result", "in_own"),
    [("1", {"K1": "alles", "K2": "alles"}, {}), ("2", {"K1": "alles"}, {"K2": "alles"}), ("", {"K1": "alles"}, {})],
    ids=["the result", "his own", "neither"],
)
def test_where_the_result_cannot_go_on_the_owner_says_in_which_file(
    overtaken, typed, monkeypatch, capsys, where, in_result, in_own
):
    path, result = overtaken
    asked = typed("8", "K2", where)
    monkeypatch.setattr("sys.stdin", Terminal("ja\n"))
    assert drop.main([str(path)]) in (0, 1)
    assert (left_alone(result), left_alone(path)) == (in_result, in_own)
    said = capsys.readouterr()
    assert "--" not in "".join(asked) + said.out.split("Reservekopie")[0] + said.err, "nobody can type options here"
    assert ("niet veranderd" in asked[-1]) is (where == "")
    assert ("sleep dat bestand" in said.out) is (where == "1")


def test_an_undo_goes_on_in_the_result_without_a_question(overtaken, typed, monkeypatch):
    path, result = overtaken
    asked = typed("6")
    monkeypatch.setattr("sys.stdin", Terminal("ja\n"))
    assert drop.main([str(path)]) in (0, 1)
    assert left_alone(result) == {}
    assert len(asked) == 2


@pytest.mark.parametrize("answer", ["ja", "nee"])
def test_a_result_that_is_dropped_is_gone_on_with_after_a_yes(overtaken, typed, monkeypatch, capsys, answer):
    _path, result = overtaken
    before = result.read_bytes()
    typed("2", answer)
    assert drop.main([str(result)]) in (0, 1)
    assert (result.read_bytes() == before) is (answer == "nee")
    assert left_alone(result) == {"K1": "alles"}
    assert "--ter-plaatse" not in capsys.readouterr().err


def test_a_mailing_from_a_result_remembers_its_control_group_there(tmp_path, typed, capsys):
    people = "\n".join(f"| {number} | Jansen | p{number}@example.org | ja |" for number in range(100, 160))
    sheets = {
        "Klanten": f"| Klantnummer | Achternaam | E-mail | E-mail toestemming |\n|---|---|---|---|\n{people}",
        "Instellingen": "| Instelling | Waarde |\n|---|---|\n| Controlegroep (%) | 50 |",
    }
    path = workbook_from_markdown(tmp_path, sheets, name="Klanten - resultaat.xlsx")
    typed("7", "ja", "ja")
    assert drop.main([str(path)]) in (0, 1), capsys.readouterr().err
    assert (tmp_path / "Klanten - resultaat - mailing").is_dir()
    assert "Geheugen" in openpyxl.load_workbook(path).sheetnames


@pytest.mark.parametrize(
    ("words", "answer", "opened"),
    [(("2",), "", 1), (("9", "K1"), "", 0), (("8", "K1"), "nee\n", 0), (("8", "K1"), "ja\n", 1),
     (("7", "nee"), "", 0), (("7", "ja"), "", 1)],
    ids=["checked", "a card", "no", "yes", "a plan", "a mailing"],
)  # fmt: skip
def test_the_folder_is_opened_only_where_something_was_made(tmp_path, typed, monkeypatch, words, answer, opened):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": TWICE}, name="Klanten.xlsx")
    folders = []
    monkeypatch.setattr(drop.os, "startfile", folders.append, raising=False)
    typed(*words)
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr(drop.sys, "platform", "win32")
    drop.main([str(path)])
    assert folders == [tmp_path] * opened


def test_many_pasted_addresses_are_no_file(tmp_path, typed, monkeypatch):
    path = workbook_from_markdown(tmp_path, {**SHEETS, "Klanten": PEOPLE}, name="Klanten.xlsx")
    typed("8", " ".join(["wi@example.org", *(f"iemand{number}@example.org" for number in range(300))]))
    monkeypatch.setattr("sys.stdin", Terminal("ja\n"))
    assert drop.main([str(path)]) in (0, 1)
    assert left_alone(tmp_path / "Klanten - resultaat.xlsx") == {"K2": "e-mail"}


@pytest.mark.parametrize(
    ("words", "told"),
    [(("1",), [["status"]]), (("2",), [["zelftest"]]), (("3", "ja"), [["verwijderen"]]), (("3", "nee"), []), ((), [])],
)
def test_without_a_file_the_program_itself_can_be_looked_at_and_removed(typed, monkeypatch, words, told):
    commands = []
    monkeypatch.setattr(drop.cli, "main", lambda line: commands.append(line) or 0)
    typed(*words)
    assert drop.main([]) == (0 if told else 2)
    assert commands == told


def test_what_is_offered_without_a_file_is_there():
    offered = dict(re.findall(r"^  (\d)  (\w+)", sentence("drop.about"), re.MULTILINE))
    assert {number: name.lower() for number, name in offered.items()} == drop.ABOUT


def test_every_step_that_is_offered_can_be_chosen_and_the_other_way_round():
    offered = dict(re.findall(r"^  (\d)  (.*)$", sentence("drop.ask", file=""), re.MULTILINE))
    assert offered.keys() == drop.STEPS.keys() - {""}


@pytest.mark.parametrize("words", [sentence("drop.card"), FINDINGS["customer-not-found"].todo])
def test_who_looks_for_a_customer_may_type_an_order(words):
    assert "ordernummer" in words


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
