"""workbook/README.md names everything that a user or another program may build on."""

import pytest

from klantenbestand.words.settings import SETTINGS
from klantenbestand.words.sheets import DATA_SHEETS
from sample.documents import filled_in, workbook_parts
from sample.make import ROOT

PAGE = (ROOT / "workbook" / "README.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """The rows of the table under a heading, by their first cell."""
    section = PAGE.split(f"\n{heading}\n", 1)[1].split("\n#", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][2:]
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines}


@pytest.mark.parametrize("sheet", DATA_SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_is_there_with_its_other_names_and_choices(sheet: object) -> None:
    table = rows(f"### {sheet.name}")
    assert set(table) == {column.header for column in sheet}
    for column in sheet:
        line = table[column.header]
        assert ", ".join(column.aliases) in line
        assert ", ".join(column.choices) in line
        assert ("| ja |" in line) or not (column.needed or column.shown)


def test_every_tab_is_there_with_its_excel_table_and_other_names() -> None:
    table = rows("## Uw eigen tabs")
    for sheet in DATA_SHEETS:
        assert f"`{sheet.name}`" in table[f"*{sheet.name}*"]
        assert ", ".join(sheet.aliases) in table[f"*{sheet.name}*"]


def test_every_setting_is_there_with_its_default() -> None:
    table = rows("## Instellingen")
    assert list(table) == [setting.name for setting in SETTINGS]
    assert "| 0 | 0 tot en met 60 |" in table["Actief binnen (maanden)"]
    assert "| (leeg) | e-mailadres |" in table["E-mail afzender"]


def test_the_parts_are_put_between_their_marks_and_the_rest_stays() -> None:
    page = "a\n<!-- begin x -->\nold\n<!-- einde x -->\nb"
    once = filled_in(page, {"x": "new \\1"})
    assert once == "a\n<!-- begin x -->\n\nnew \\1\n\n<!-- einde x -->\nb"
    assert filled_in(once, {"x": "new \\1"}) == once


def test_a_part_without_its_marks_is_an_error() -> None:
    with pytest.raises(KeyError):
        filled_in("a page", workbook_parts())
