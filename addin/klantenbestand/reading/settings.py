"""The owner's settings from the sheet *Instellingen*; what is missing or wrong is a finding, and the default holds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from klantenbestand.book.ooxml import column_letters
from klantenbestand.book.protocol import Book, CellType
from klantenbestand.reading.amounts import parse_number
from klantenbestand.reading.blocks import Fit, best_fit, blocks_of
from klantenbestand.reading.codes import read_code, read_postcode
from klantenbestand.reading.dates import parse_date
from klantenbestand.reading.emails import read_email
from klantenbestand.reading.phones import read_phone
from klantenbestand.reading.texts import clean_text, fold
from klantenbestand.words.columns import Column, DataSheet
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import DEFAULTS, SETTINGS, Setting, SettingKind, Settings
from klantenbestand.words.sheets import SETTINGS_SHEET
from klantenbestand.words.wording import listing

_LIST = DataSheet(
    key="settings",
    name=SETTINGS_SHEET,
    columns=(
        Column("name", "Instelling", needed=True, aliases=("Setting", "Naam")),
        Column("value", "Waarde", needed=True, aliases=("Value",)),
    ),
)
_ALIKE = 84
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})(?:-01(?: 00:00:00)?)?")  # Excel makes a day of 2021-01


@frozen
class SettingsRead:
    """The settings that hold, and what was wrong with the sheet."""

    settings: Settings
    findings: tuple[Finding, ...]


class _NotAllowedError(Exception):
    """A value that a setting cannot have."""


def read_settings(book: Book) -> SettingsRead:
    """The settings of the workbook."""
    name = next((info.name for info in book.sheets() if fold(info.name) == fold(SETTINGS_SHEET)), "")
    if not name:
        return SettingsRead(DEFAULTS, (Finding("settings-absent"),))
    fit = best_fit(_LIST, blocks_of(book, name, book.tables()))
    if fit is None or not fit.complete:
        return SettingsRead(DEFAULTS, (Finding("settings-not-a-list", name),))
    typed, findings = _typed_values(book, fit)
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        if setting.key not in typed:
            continue
        try:
            values[setting.key] = parse_setting(setting, typed[setting.key][1])
        except _NotAllowedError:
            findings.append(_about(fit, "value", "setting-wrong", typed[setting.key], _limits(setting)))
    absent = [setting.name for setting in SETTINGS if setting.key not in typed]
    if absent:
        findings.append(Finding("settings-missing", name, details={"names": listing(absent)}))
    return SettingsRead(replace(DEFAULTS, **values), tuple(findings))


def _typed_values(book: Book, fit: Fit) -> tuple[dict[str, tuple[int, str]], list[Finding]]:
    """Row and text of each setting that has a row; and rows that are no setting or stand there twice."""
    columns = fit.headers.columns
    frame = book.read(fit.block.area, dict.fromkeys(columns.values(), CellType.TEXT)).frame
    by_name = {fold(setting.name): setting.key for setting in SETTINGS}
    typed: dict[str, tuple[int, str]] = {}
    findings = []
    for row, cell, value in zip(frame.index, frame[columns["name"]], frame[columns["value"]], strict=True):
        if pd.isna(cell):
            continue
        key = by_name.get(fold(cell))
        if key is None:
            findings.append(_unknown(fit, (int(row), cell)))
        elif key in typed:
            findings.append(_about(fit, "name", "setting-twice", (int(row), cell), {"row": typed[key][0]}))
        else:
            typed[key] = int(row), "" if pd.isna(value) else clean_text(value)
    return typed, findings


def _unknown(fit: Fit, cell: tuple[int, str]) -> Finding:
    from rapidfuzz import fuzz, process  # only here: most workbooks have no setting that is not ours

    names = {setting.name: fold(setting.name) for setting in SETTINGS}
    near = process.extractOne(fold(cell[1]), names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if near:
        return _about(fit, "name", "setting-near", cell, {"near": near[2]})
    return _about(fit, "name", "setting-unknown", cell, {})


def _about(fit: Fit, key: str, code: str, cell: tuple[int, str], details: Mapping[str, object]) -> Finding:
    """A finding on one cell (Excel row and text) in the column of names or of values."""
    column, letter = fit.headers.text(key), column_letters(fit.headers.columns[key])
    return Finding(code, fit.block.area.sheet, column, letter, rows=(cell[0],), values=(cell[1],), details=details)


def _limits(setting: Setting) -> dict[str, object]:
    """What a setting may be, in words, and what holds now."""
    allowed = {
        SettingKind.CHOICE: listing(setting.choices).replace(" en ", " of "),
        SettingKind.INTEGER: f"een heel getal van {setting.minimum} tot en met {setting.maximum}",
        SettingKind.NUMBER: "een getal vanaf 0, zoals 1,50",
        SettingKind.PERCENT: f"een percentage van {setting.minimum} tot en met {setting.maximum}",
        SettingKind.DAY: "een datum, zoals 31-12-2025",
        SettingKind.COLOUR: "# en zes tekens, zoals #0F766E",
        SettingKind.MONTHS: "maanden als 2021-01, 2021-02",
        SettingKind.EMAIL: "een e-mailadres",
    }
    default = "leeg" if setting.default in (None, "", ()) else setting.default
    return {"setting": setting.name, "allowed": allowed[setting.kind], "default": default}


def parse_setting(setting: Setting, text: str) -> Any:
    """The value of a setting as typed; an empty cell leaves the default. Raises what `read_settings` reports.

    >>> by_key = {setting.key: setting for setting in SETTINGS}
    >>> parse_setting(by_key["tone"], "Informeel"), parse_setting(by_key["active_months"], "18 ")
    ('informeel', 18)
    >>> parse_setting(by_key["excluded_months"], "2021-01, februari 2021"), parse_setting(by_key["accent"], "0f766e")
    (('2021-01', '2021-02'), '#0F766E')
    """
    clean = clean_text(text)
    if not clean:
        return setting.default
    if setting.key in _BY_KEY:
        return _BY_KEY[setting.key](clean)
    return _BY_KIND[setting.kind](setting, clean)


def _text(_setting: Setting, text: str) -> str:
    return text


def _choice(setting: Setting, text: str) -> str:
    for choice in setting.choices:
        if fold(choice) == fold(text):
            return choice
    raise _NotAllowedError


def _integer(setting: Setting, text: str) -> int:
    number, _ = parse_number(text)
    if number is None or not number.is_integer():
        raise _NotAllowedError
    if not (setting.minimum or 0) <= number <= (setting.maximum or number):
        raise _NotAllowedError
    return int(number)


def _number(_setting: Setting, text: str) -> float:
    number, _ = parse_number(text)
    if number is None or number < 0:
        raise _NotAllowedError
    return float(number)


def _percent(setting: Setting, text: str) -> float:
    number, _ = parse_number(text.removesuffix("%").strip())
    if number is None:
        raise _NotAllowedError
    if 0 < number < 1 and not text.endswith("%"):  # Excel makes 0.4 of a typed 40%
        number = round(100 * number, 6)
    if not (setting.minimum or 0) <= number <= (setting.maximum or 100):
        raise _NotAllowedError
    return float(number)


def _day(_setting: Setting, text: str) -> date:
    found, _ = parse_date(text)
    if found is None:
        raise _NotAllowedError
    return pd.Timestamp(found).date()


def _colour(_setting: Setting, text: str) -> str:
    match = _COLOUR.fullmatch(text)
    if not match:
        raise _NotAllowedError
    return f"#{match[1].upper()}"


def _months(_setting: Setting, text: str) -> tuple[str, ...]:
    return tuple(_month(part.strip()) for part in re.split(r"[,;\n]", text) if part.strip())


def _month(text: str) -> str:
    typed = _MONTH.fullmatch(text)
    if typed and 1 <= int(typed[2]) <= 12:
        return f"{typed[1]}-{int(typed[2]):02d}"
    day, code = parse_date(text)
    if day is None or code != "date-month-only":
        raise _NotAllowedError
    return f"{day:%Y-%m}"


def _email(_setting: Setting, text: str) -> str:
    reading = read_email(text)
    if not reading.value or "@" not in reading.value or reading.code == "email-more-than-one":
        raise _NotAllowedError
    return str(reading.value)


_BY_KIND: dict[SettingKind, Callable[[Setting, str], Any]] = {
    SettingKind.TEXT: _text,
    SettingKind.SHEET: _text,
    SettingKind.EMAIL: _email,
    SettingKind.INTEGER: _integer,
    SettingKind.NUMBER: _number,
    SettingKind.PERCENT: _percent,
    SettingKind.DAY: _day,
    SettingKind.CHOICE: _choice,
    SettingKind.COLOUR: _colour,
    SettingKind.MONTHS: _months,
}
_BY_KEY: dict[str, Callable[[str], Any]] = {  # what Excel makes a number of, though it is none
    "phone": lambda text: read_phone(text).value or "",
    "postcode": lambda text: read_postcode(text).value or "",
    "kvk": lambda text: read_code(text).value or "",
}
