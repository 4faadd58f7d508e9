"""The question before a change: only a yes is one, and where nobody can answer nothing is done."""

import io
import json
import shutil

import pytest

from klantenbestand.cli import main
from workbooks import workbook_from_markdown

CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats | E-mail            |
|-------------|----------|------------|------------|------------|----------|--------|-------------------|
| K1          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | j.berkhof@home.nl |
| K2          | Johanna  | Berkhof    | Kerkstraat | 12         | 4461 AB  | Goes   | j.berkhof@home.nl |
"""


class Terminal(io.StringIO):
    """A keyboard on which this is typed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with a workbook after *Dubbelen* and a talk, and the data folder of that."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLANTENBESTAND_DATA", str(folder / "data"))
        path = workbook_from_markdown(folder, {"Klanten": CUSTOMERS})
        main(["dubbelen", str(path), "--ter-plaatse"])
        main(["contact", str(path), "--klant", "K1", "--onderwerp", "een", "--ter-plaatse"])
    return folder


@pytest.fixture
def path(prepared, tmp_path, monkeypatch):
    """A copy to work on, with the journal of what was done."""
    copied = shutil.copytree(prepared, tmp_path / "eigen")
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(copied / "data"))
    return copied / "test.xlsx"


STEPS = (("samenvoegen", "gaat op in"), ("ongedaan", "contact"), ("afmelden --klant K1", "Johanna Berkhof"))


@pytest.mark.parametrize(("step", "plan"), STEPS, ids=[step.split()[0] for step, _ in STEPS])
@pytest.mark.parametrize("answer", ["", "n\n", "ja\n"])
def test_without_a_terminal_the_plan_is_shown_and_nothing_is_done(path, monkeypatch, capsys, step, plan, answer):
    before = path.read_bytes()
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    name, *more = step.split()
    assert main([name, str(path), *more, "--ter-plaatse", "--json"]) == 2
    said = capsys.readouterr()
    assert path.read_bytes() == before
    assert plan in said.err
    assert "Voeg --ja toe" in json.loads(said.out)["fout"]


@pytest.mark.parametrize(("step", "_plan"), STEPS, ids=[step.split()[0] for step, _ in STEPS])
@pytest.mark.parametrize(("answer", "is_done"), [("", False), ("n\n", False), ("misschien\n", False), ("Ja\n", True)])
def test_only_a_clear_yes_is_one(path, monkeypatch, step, _plan, answer, is_done):
    before = path.read_bytes()
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    name, *more = step.split()
    assert main([name, str(path), *more, "--ter-plaatse"]) in (0, 1)
    assert (path.read_bytes() != before) is is_done


def test_addresses_that_are_piped_need_a_yes_beforehand(path, monkeypatch, capsys):
    before = path.read_bytes()
    line = ["afmelden", str(path), "--adressen", "-", "--ter-plaatse"]
    for more, code in (([], 2), (["--ja"], 0)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"j.berkhof@home.nl")))
        assert main([*line, *more]) == code
        assert (path.read_bytes() == before) is (code == 2)
    assert "Voeg --ja toe" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["geenadres", "geen adres"])
def test_what_is_no_address_and_no_file_is_said_to_be_neither(path, capsys, text):
    assert main(["afmelden", str(path), "--adressen", text, "--ja"]) == 2
    said = capsys.readouterr().err
    assert f"'{text}' is geen e-mailadres" in said
    assert "geen bestand" in said


def test_a_group_is_not_asked_after_where_there_are_none(path, capsys):
    assert main(["ongedaan", str(path), "--groep", "x", "--ter-plaatse", "--ja"]) == 2
    said = capsys.readouterr().err
    assert "geen groep 'x', en ook geen andere groep" in said
    assert "Bedoelt u" not in said
