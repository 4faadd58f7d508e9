"""The command line as a user meets it: exit codes, Dutch words, JSON alone on stdout, the source untouched."""

import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from klantenbestand.cli import COMMANDS, main
from klantenbestand.shipped import shipped
from workbooks import workbook_from_markdown

FINE = {
    "Klanten": """
    | Klantnummer | Achternaam | Postcode | Huisnummer |
    |-------------|------------|----------|------------|
    | K1          | Jansen     | 1234 AB  | '12'       |
    """,
    "Aankopen": """
    | Ordernummer | Datum      | Klantnummer | Bedrag |
    |-------------|------------|-------------|--------|
    | O1          | 01-02-2026 | K1          | 20     |
    | O2          | 01-03-2026 | K1          | 30     |
    """,
    "Contacten": "| Datum | Klantnummer |\n|---|---|\n| 01-02-2026 | K1 |",
}
DAY = ("--peildatum", "2026-11-15")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    """Backups go into the test's own folder."""
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


def run(capsys, *arguments: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one command."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:  # argparse
        code = stop.code
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture(scope="module")
def example() -> str:
    return str(shipped("sample_data", "Voorbeeld.xlsx"))


def test_a_fine_workbook_ends_with_0_and_the_result_beside_it(tmp_path, capsys):
    source = workbook_from_markdown(tmp_path, FINE, name="Mijn klanten.xlsx")
    before = source.read_bytes()
    code, out, err = run(capsys, "analyseren", source, *DAY)
    assert (code, err) == (0, "")
    result = tmp_path / "Mijn klanten - resultaat.xlsx"
    assert str(result) in out
    assert source.read_bytes() == before
    names = openpyxl.load_workbook(result, read_only=True).sheetnames
    assert names[:3] == ["Klanten", "Aankopen", "Contacten"], "the owner's sheets come first"
    assert {"Start", "Controle", "Klantoverzicht", "Actieve klanten", "Mandgrootte", "Logboek"} <= set(names)


def test_findings_that_need_a_person_end_with_1(tmp_path, capsys):
    sheets = FINE | {"Aankopen": "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 01-02-2026 | K9 | 20 |"}
    code, out, _ = run(capsys, "controleren", workbook_from_markdown(tmp_path, sheets), *DAY)
    assert code == 1
    assert "1 fout" in out


def test_json_is_all_there_is_on_stdout(tmp_path, capsys):
    code, out, err = run(capsys, "analyseren", workbook_from_markdown(tmp_path, FINE), *DAY, "--json")
    assert code == 0
    found = json.loads(out)
    assert out.count("\n") == 1
    assert "resultaat" in err, "messages go to stderr"
    assert (found["stap"], found["peildatum"]) == ("analyseren", "2026-11-15")
    assert found["bevindingen"].keys() == {"fout", "let op", "tip"}
    assert {"periode", "venster_dagen", "actief_nu", "maand", "kwartaal", "jaar"} <= found["actieve_klanten"].keys()
    assert {"periode", "actief", "nieuw", "gebleven", "teruggekomen", "afgehaakt"} <= found["actieve_klanten"]["maand"][
        0
    ].keys()
    assert {"orders", "gemiddelde", "mediaan", "p25", "p75"} <= found["mandgrootte"].keys()
    assert (found["mandgrootte"]["orders"], found["mandgrootte"]["gemiddelde"]) == (2, 25.0)
    assert found["seizoen"]["index"] is None
    assert found["seizoen"]["reden"]


@pytest.mark.parametrize("sheets", [
    {"Blad1": "| Dit | is | iets |\n|---|---|---|\n| heel | anders | 3 |"},
    {"Klanten": "| Naam | Plaats |\n|---|---|\n| Jan | Tiel |"},
    {"Klanten": "| Klantnummer |\n|---|\n"},
], ids=["no customer data", "without the needed column", "only headers"])  # fmt: skip
def test_a_workbook_without_usable_customers_goes_through_and_says_what_is_missing(tmp_path, capsys, sheets):
    code, out, err = run(capsys, "jaaroverzicht", workbook_from_markdown(tmp_path, sheets), *DAY)
    assert code == 1, err
    assert "Er zijn nog geen cijfers te maken" in out
    book = openpyxl.load_workbook(tmp_path / "test - resultaat.xlsx", read_only=True)
    assert book.sheetnames == [*sheets, "Start", "Controle", "Logboek"]
    said = " ".join(str(cell) for row in book["Controle"].iter_rows(values_only=True) for cell in row if cell)
    assert re.search(r"Aankopen|klanten", said)


def test_in_place_writes_the_source_after_a_backup(tmp_path, capsys):
    source = workbook_from_markdown(tmp_path, FINE)
    before = source.read_bytes()
    code, _, err = run(capsys, "controleren", source, "--ter-plaatse", *DAY)
    assert code == 0, err
    assert source.read_bytes() != before
    backups = list((tmp_path / "data").rglob("*.xlsx"))
    assert [path.read_bytes() for path in backups] == [before]


@pytest.mark.parametrize(
    "name", ["bestaat niet.xlsx", "oud.xls", "binair.xlsb", "open.ods", "lijst.csv", "stuk.xlsx", "leeg.xlsx"]
)
def test_a_file_that_is_no_workbook_ends_with_2_and_one_dutch_sentence(tmp_path, capsys, name):
    path = tmp_path / name
    contents = {
        "lijst.csv": "Klantnummer;Naam\r\n1;Zoë\r\n".encode("cp1252"),
        "stuk.xlsx": b"PK\x03\x04 stuk",
        "leeg.xlsx": b"",
    }
    if name != "bestaat niet.xlsx":
        path.write_bytes(contents.get(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    code, out, err = run(capsys, "controleren", path, *DAY)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert err.strip().count("\n") == 0
    assert name in err
    assert list(tmp_path.glob("*resultaat*")) == []


def test_what_cannot_run_says_so_in_json_too(tmp_path, capsys):
    code, out, err = run(capsys, "analyseren", tmp_path / "weg.xlsx", "--json")
    assert code == 2
    assert json.loads(out)["fout"] == err.strip()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("controlere", "x.xlsx"), "bestaat niet"),
        (("controleren",), "dit ontbreekt"),
        (("controleren", "x.xlsx", "--peildatum", "15-11-2026"), "JJJJ-MM-DD"),
        (("controleren", "x.xlsx", "--onzin"), "--onzin"),
        (("analyseren", "x.xlsx", "--uit", "y.xlsx", "--ter-plaatse"), "kan niet samen met"),
    ],
)
def test_wrong_arguments_are_explained_in_dutch(capsys, arguments, words):
    code, _, err = run(capsys, *arguments)
    assert code == 2
    assert words in err
    assert "--help" in err
    assert not re.search(r"\b(error|invalid|required|usage|unrecognized)\b", err)


def test_an_unknown_tab_is_refused_before_anything_is_read(tmp_path, capsys):
    code, _, err = run(capsys, "analyseren", workbook_from_markdown(tmp_path, FINE), "--tab", "Weer")
    assert code == 2
    assert "Weer" in err
    assert "Seizoen" in err
    assert not (tmp_path / "test - resultaat.xlsx").exists()


def test_one_tab_alone(tmp_path, capsys):
    run(capsys, "analyseren", workbook_from_markdown(tmp_path, FINE), "--tab", "mandgrootte", *DAY)
    names = openpyxl.load_workbook(tmp_path / "test - resultaat.xlsx", read_only=True).sheetnames
    assert "Mandgrootte" in names
    assert "Seizoen" not in names


@pytest.mark.parametrize("command", [None, *(command.name for command in COMMANDS)])
def test_help_is_dutch(capsys, command):
    code, out, _ = run(capsys, *([command] if command else []), "--help")
    assert code == 0
    assert "gebruik:" in out
    assert not re.search(r"\b(show|exit|usage|options|arguments|default)\b", out)


def test_without_a_step_the_help_is_shown(capsys):
    code, out, _ = run(capsys)
    assert code == 0
    assert all(command.name in out for command in COMMANDS)


def test_the_main_job_on_the_example(tmp_path, capsys, example):
    code, out, err = run(capsys, "jaaroverzicht", example, "--uit", tmp_path / "uit.xlsx", *DAY, "--json")
    assert code == 1, err
    found = json.loads(out)
    assert found["bevindingen"]["fout"] > 0, "the example has planted mistakes"
    assert found["seizoen"]["p"] < 0.05
    assert found["mailing"]["mails"] > 0
    assert (tmp_path / "uit.xlsx").exists()


def test_a_mailing_only_writes_when_asked(tmp_path, capsys, example):
    code, out, _ = run(capsys, "mailing", example, *DAY, "--selectie", "Orders >= 3")
    assert code in (0, 1)
    assert "niets geschreven" in out
    folder = tmp_path / "mailing"
    _, out, _ = run(
        capsys, "mailing", example, *DAY, "--selectie", "Orders >= 3", "--uit", folder, "--kanaal", "e-mail"
    )
    assert "Er is niets verstuurd" in out
    assert list((folder / "Mails").glob("*.eml"))
    assert not (folder / "Brieven.docx").exists()


def test_a_name_that_was_taken_is_said_in_words(tmp_path, capsys):
    sheets = FINE | {"Seizoen": "| Mijn | eigen |\n|---|---|\n| tab | 1 |"}
    _, out, _ = run(capsys, "analyseren", workbook_from_markdown(tmp_path, sheets), *DAY)
    assert "Seizoen (KB)" in out
    assert "Seizoen" in openpyxl.load_workbook(tmp_path / "test - resultaat.xlsx", read_only=True).sheetnames


def test_a_mailing_without_a_sender_says_so_in_words(tmp_path, capsys):
    customers = """
    | Klantnummer | Achternaam | E-mail        | E-mail toestemming | Toestemming datum |
    |-------------|------------|---------------|--------------------|-------------------|
    | K1          | Jansen     | k1@example.nl | ja                 | 01-01-2026        |
    """
    path = workbook_from_markdown(tmp_path, FINE | {"Klanten": customers})
    code, out, _ = run(capsys, "mailing", path, *DAY, "--kanaal", "e-mail")
    assert code == 1
    assert "let op:" in out
    assert "afzender" in out


def test_an_earlier_result_is_kept_and_the_place_is_said(tmp_path, capsys):
    source = workbook_from_markdown(tmp_path, FINE)
    _, out, _ = run(capsys, "controleren", source, *DAY)
    assert "bewaard in" not in out
    first = (tmp_path / "test - resultaat.xlsx").read_bytes()
    _, out, _ = run(capsys, "controleren", source, *DAY)
    kept = out.split("bewaard in ")[1].splitlines()[0].rstrip(".")
    assert Path(kept).read_bytes() == first


def test_purchases_without_any_amount_are_one_error(tmp_path, capsys):
    sheets = FINE | {"Aankopen": "| Datum | Klantnummer | Aantal | Prijs |\n|---|---|---|---|\n| 01-02-2026 | K1 | | |"}
    _, out, _ = run(capsys, "controleren", workbook_from_markdown(tmp_path, sheets), *DAY, "--json")
    assert json.loads(out)["bevindingen"]["fout"] == 1


def test_who_stops_listening_sees_no_traceback(example):
    command = [sys.executable, "-m", "klantenbestand.cli", "klantkaart", example, "10001", *DAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
