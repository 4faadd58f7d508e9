"""The tables in workbook/README.md and sample_data/README.md that are made from the code, between two comments."""

import re
from collections.abc import Iterable, Mapping, Sequence

from klantenbestand.book.new_sheets import columns_of_new
from klantenbestand.words.columns import Column, DataSheet, Kind
from klantenbestand.words.settings import SETTINGS, Setting, SettingKind
from klantenbestand.words.sheets import DATA_SHEETS, MAIN_SHEETS
from sample.planting import ExcelError, Mistake
from sample.workbook import Example

_KINDS = {
    Kind.TEXT: "tekst",
    Kind.CODE: "nummer als tekst",
    Kind.PHONE: "telefoonnummer als tekst",
    Kind.POSTCODE: "postcode als tekst",
    Kind.EMAIL: "e-mailadres",
    Kind.DATE: "datum",
    Kind.AMOUNT: "bedrag in euro",
    Kind.NUMBER: "getal",
    Kind.RATE: "percentage",
}
_SETTING_KINDS = {
    SettingKind.TEXT: "tekst",
    SettingKind.EMAIL: "e-mailadres",
    SettingKind.NUMBER: "getal vanaf 0",
    SettingKind.DAY: "datum",
    SettingKind.COLOUR: "# en zes tekens",
    SettingKind.MONTHS: "maanden: 2021-01, 2021-02",
    SettingKind.SHEET: "naam van een tab",
}


def filled_in(text: str, parts: Mapping[str, str]) -> str:
    """The document with each part put between `<!-- begin NAME -->` and `<!-- einde NAME -->`; KeyError without them."""
    for name, part in parts.items():
        found = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- einde {name} -->)", re.DOTALL)
        if len(found.findall(text)) != 1:
            raise KeyError(name)
        text = found.sub(lambda match, part=part: f"{match[1]}\n{part}\n\n{match[2]}", text)
    return text


def workbook_parts() -> dict[str, str]:
    """The parts of workbook/README.md that follow from the words."""
    return {"tabs": _sheets(), "instellingen": _settings(), "kolommen": "\n\n".join(map(_columns, DATA_SHEETS))}


def sample_parts(example: Example) -> dict[str, str]:
    """The parts of sample_data/README.md that follow from the example."""
    return {
        "fouten": table_of(
            ("tab", "rij", "kolom", "er staat", "wat er mis is", "bevinding"), map(_mistake, example.mistakes)
        ),
        "dubbelen": table_of(
            ("klantnummer", "klantnummer", "oordeel", "why"),
            ((double.first, double.second, double.verdict, double.why) for double in example.doubles),
        ),
    }


def table_of(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def _sheets() -> str:
    rows = [
        (
            f"*{sheet.name}*",
            f"`{sheet.name}`",
            "ja" if sheet in MAIN_SHEETS else "alleen als u hem wilt",
            ", ".join(sheet.aliases),
        )
        for sheet in DATA_SHEETS
    ]
    return table_of(("tab", "Excel-tabel", "in een nieuwe werkmap", "wordt ook herkend als"), rows)


def _columns(sheet: DataSheet) -> str:
    columns = columns_of_new(sheet)
    added = [column for column in sheet if column not in columns]
    rows = [
        _column(column, "later" if column in added else "ja" if column.shown else "ingeklapt")
        for column in (*columns, *added)
    ]
    return f"### {sheet.name}\n\n" + table_of(
        ("kolom", "nodig", "zichtbaar", "wat erin staat", "uitleg", "andere namen"), rows
    )


def _column(column: Column, shown: str) -> Sequence[str]:
    holds = ", ".join(column.choices) if column.choices else _KINDS[column.kind]
    return column.header, "ja" if column.needed else "", shown, holds, column.hint, ", ".join(column.aliases)


def _settings() -> str:
    rows = [(setting.name, _default(setting), _allowed(setting), setting.explanation) for setting in SETTINGS]
    return table_of(("instelling", "standaard", "mag zijn", "uitleg"), rows)


def _default(setting: Setting) -> str:
    return str(setting.default) if setting.default not in ("", (), None) else "(leeg)"


def _allowed(setting: Setting) -> str:
    if setting.kind is SettingKind.CHOICE:
        return ", ".join(setting.choices)
    if setting.kind in (SettingKind.INTEGER, SettingKind.PERCENT):
        return f"{setting.minimum} tot en met {setting.maximum}"
    return _SETTING_KINDS[setting.kind]


def _mistake(mistake: Mistake) -> Sequence[object]:
    code = f"`{mistake.code}`" if mistake.code else "(none)"
    return mistake.sheet, mistake.row, mistake.header, _shown(mistake.value), mistake.what, code


def _shown(value: object) -> str:
    if value in (None, ""):
        return "(leeg)"
    if isinstance(value, ExcelError):
        return value.text
    if isinstance(value, str):
        return f"'{value}'".replace("\u00a0", "⍽")
    return f"{value:%d-%m-%Y}" if hasattr(value, "strftime") else str(value)
