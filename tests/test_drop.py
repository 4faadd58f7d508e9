"""The icon on the desktop: a closed workbook dropped on it goes through the file door."""

import builtins

import openpyxl
import pytest

from klantenbestand import drop
from workbooks import workbook_from_markdown

SHEETS = {
    "Klanten": "| Klantnummer | Achternaam |\n|---|---|\n| K1 | Jansen |",
    "Aankopen": "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 01-02-2026 | K1 | 20 |",
}


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
