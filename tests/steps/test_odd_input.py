"""Bad input of every kind ends in a clear message and a whole workbook, never in a traceback, never in silence."""

import re
import zipfile

import openpyxl
import pytest
import xlsxwriter

from klantenbestand.book.protocol import Area
from klantenbestand.cli import main
from workbooks import workbook_from_markdown

DAY = ("--peildatum", "2026-11-15")
CUSTOMERS = "| Klantnummer | Achternaam |\n|---|---|\n| K1 | Jansen |"
PURCHASES = "| Datum | Klantnummer | Bedrag |\n|---|---|---|\n| 01-02-2026 | K1 | 20 |"

TWICE = "| Klantnummer | Naam | Naam |\n|---|---|---|\n| K1 | Jan | Piet |"


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path / "data"))


def analysed(tmp_path, capsys, sheets, **options):
    """Exit code, what was said, and everything on *Controle* as one text."""
    source = workbook_from_markdown(tmp_path, sheets, **options)
    before = source.read_bytes()
    code = main(["jaaroverzicht", str(source), *DAY])
    said = "".join(capsys.readouterr())
    assert source.read_bytes() == before
    assert "Traceback" not in said
    book = openpyxl.load_workbook(tmp_path / "test - resultaat.xlsx", data_only=True)
    cells = [str(cell) for row in book["Controle"].iter_rows(values_only=True) for cell in row if cell is not None]
    return code, said, "\n".join(cells)


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ({"Klanten": CUSTOMERS}, "Aankopen"),
        ({"Aankopen": PURCHASES}, "Klanten"),
        ({"Klanten": "| Klantnummer | Achternaam |\n|---|---|", "Aankopen": PURCHASES}, "K1"),
        ({"Klanten": CUSTOMERS, "Aankopen": "| Datum | Klantnummer | Bedrag |\n|---|---|---|"}, "Aankopen"),
        ({"Klanten": CUSTOMERS, "Aankopen": PURCHASES.replace("01-02-2026", "'ergens in mei'")}, "ergens in mei"),
        ({"Klanten": CUSTOMERS, "Aankopen": PURCHASES.replace("| 20 |", "| #DIV/0! |")}, "#DEEL/0!"),
        ({"Klanten": CUSTOMERS, "Aankopen": PURCHASES.replace("| 20 |", "| =1/0 -> #DIV/0! |")}, "#DEEL/0!"),
        ({"Klanten": TWICE, "Aankopen": PURCHASES}, "Naam"),
    ],
    ids=["no purchases", "no customers", "no rows of customers", "no rows of purchases", "text in a date",
         "an error cell", "a formula with an error", "a header twice"],
)  # fmt: skip
def test_what_is_wrong_is_said_on_controle(tmp_path, capsys, sheets, said):
    code, out, controle = analysed(tmp_path, capsys, sheets)
    assert code == 1, out
    assert said in controle


def test_emoji_accents_and_formula_like_texts_come_through_whole(tmp_path, capsys):
    names = "| Klantnummer | Bedrijfsnaam |\n|---|---|\n| K1 | Café 🌷 Zoë & Çelik <b> |\n| K2 | '=1+1 |"
    _, out, _ = analysed(tmp_path, capsys, {"Klanten": names, "Aankopen": PURCHASES})
    assert "Gemaakt: Klantoverzicht" in out
    book = openpyxl.load_workbook(tmp_path / "test - resultaat.xlsx")
    values = [cell for row in book["Klantoverzicht"].iter_rows() for cell in row if cell.value is not None]
    by_value = {cell.value: cell for cell in values}
    assert "Café 🌷 Zoë & Çelik <b>" in by_value
    assert by_value["=1+1"].data_type == "s", "a text that looks like a formula stays a text"


def test_long_and_accented_paths_work(tmp_path, capsys):
    folder = tmp_path / ("Crème brûlée 日本 " + "x" * 60) / ("y" * 60)
    folder.mkdir(parents=True)
    source = workbook_from_markdown(folder, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES}, name="Klänten ö.xlsx")
    assert main(["analyseren", str(source), *DAY]) == 0
    assert (folder / "Klänten ö - resultaat.xlsx").exists()
    assert "Traceback" not in "".join(capsys.readouterr())


def test_a_result_that_is_open_in_excel_is_named_and_left_alone(tmp_path, capsys, monkeypatch):
    """On Windows Excel holds the file: replacing it fails."""
    source = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS, "Aankopen": PURCHASES})
    assert main(["analyseren", str(source), *DAY]) == 0
    result = tmp_path / "test - resultaat.xlsx"
    before = result.read_bytes()

    def held(*_: object) -> None:
        raise PermissionError(13, "held by another process")

    monkeypatch.setattr("os.replace", held)
    capsys.readouterr()
    assert main(["analyseren", str(source), *DAY]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "resultaat" in err
    assert "Traceback" not in err
    assert result.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == ["test - resultaat.xlsx", "test.xlsx"]


def test_a_bug_of_ours_is_one_sentence_and_an_untouched_file(tmp_path, capsys, monkeypatch):
    source = workbook_from_markdown(tmp_path, {"Klanten": CUSTOMERS})

    def broken(*_: object) -> None:
        raise ZeroDivisionError(str(Area("Klanten", 1, 1, 2)))

    monkeypatch.setattr("klantenbestand.steps.controleren.read_and_check", broken)
    assert main(["controleren", str(source), *DAY]) == 2
    _, err = capsys.readouterr()
    assert "ZeroDivisionError" in err
    assert "Klanten" not in err.replace("klantenbestand", ""), "no data of the owner in an error report"
    with pytest.raises(ZeroDivisionError):
        main(["controleren", str(source), "--debug", *DAY])


@pytest.mark.slow
def test_a_sheet_filled_to_its_last_row(tmp_path, capsys):
    """1,048,575 purchases: all that a sheet holds below its header."""
    rows = 1_048_575
    path = tmp_path / "vol.xlsx"
    _filled(path, rows)
    assert main(["analyseren", str(path), "--json", *DAY]) in (0, 1)
    assert f'"omzet": {rows}.0' in capsys.readouterr().out


def _filled(path, rows):
    """A workbook with this many purchases of 1 euro: one row as xlsxwriter writes it, and more of its kind in XML."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Aankopen")
        sheet.write_row(0, 0, ["Datum", "Klantnummer", "Bedrag"])
        sheet.write_number(1, 0, 45_000, book.add_format({"num_format": "dd-mm-yyyy"}))
        sheet.write_row(1, 1, ["K0", 1])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    before, row, after = re.split(r'(<row r="2".*?</row>)', parts[name].decode())
    for shown, hole in (("45000", "{day}"), ("K0", "{who}"), ("A2", "A{at}"), ("B2", "B{at}"), ("C2", "C{at}")):
        assert row.count(shown) == 1
        row = row.replace(shown, hole)
    more = row.replace('r="2"', 'r="{at}"').format
    filled = "".join(more(at=at, day=45_000 + at % 1_000, who=f"K{at % 5_000}") for at in range(2, rows + 2))
    parts[name] = (before.replace("A1:C2", f"A1:C{rows + 1}") + filled + after).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
