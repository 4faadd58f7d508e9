"""Drop-downs and input help of the data sheets: one validation a column, down to the last row of the sheet.

Every one warns and lets the owner go on: what is typed here is read with all its spellings, and a check that rejects
what is right is worse than one that lets something through.
"""

from collections.abc import Sequence

from openpyxl.worksheet.datavalidation import DataValidation

from klantenbestand.words.columns import Column, Kind
from klantenbestand.words.settings import Setting, SettingKind

LAST_ROW = 1_048_576
MAX_LIST = 255  # Excel repairs a file with a longer list
_MAX_TITLE, _MAX_PROMPT = 32, 255

_WRONG = {
    Kind.CHOICE: "Kies een waarde uit de lijst. Een ander woord leest het programma misschien niet.",
    Kind.YES_NO: "Kies ja of nee.",
    Kind.DATE: "Dit is geen datum. Typ dag-maand-jaar, bijvoorbeeld 31-01-2026.",
    Kind.AMOUNT: "Dit is geen bedrag. Typ alleen het getal, bijvoorbeeld 12,50.",
    Kind.NUMBER: "Dit is geen getal. Typ alleen cijfers.",
    Kind.RATE: "Dit is geen percentage. Typ bijvoorbeeld 21%.",
    Kind.EMAIL: "Dit lijkt geen e-mailadres. Typ bijvoorbeeld naam@voorbeeld.nl.",
}
_BOUNDS = {
    Kind.DATE: ("date", "1", "2958465"),  # the days that Excel knows
    Kind.AMOUNT: ("decimal", "-1000000000", "1000000000"),
    Kind.NUMBER: ("decimal", "-1000000000", "1000000000"),
    Kind.RATE: ("decimal", "0", "1"),
}

_SETTING_BOUNDS = {
    SettingKind.NUMBER: ("decimal", "0", "1000000000", _WRONG[Kind.NUMBER]),
    SettingKind.PERCENT: ("decimal", "0", "100", "Typ een percentage als getal, bijvoorbeeld 40."),
    SettingKind.DAY: ("date", "1", "2958465", _WRONG[Kind.DATE]),
}


def column_validation(column: Column, letter: str, unique: bool = False) -> DataValidation:
    """The validation of a column of a data sheet, from row 2 on; `unique`: warns of a value that is there already."""
    first = f"{letter}2"
    if column.choices:
        found = _list(column.choices, _WRONG[column.kind])
    elif column.kind in _BOUNDS:
        kind, low, high = _BOUNDS[column.kind]
        found = DataValidation(type=kind, operator="between", formula1=low, formula2=high, error=_WRONG[column.kind])
    elif column.kind is Kind.EMAIL:
        found = _email(first)
    elif unique:
        found = DataValidation(
            type="custom",
            formula1=f"COUNTIF(${letter}:${letter},{first})=1",
            error=f"Dit {column.header.lower()} komt al voor.",
        )
    else:
        found = DataValidation()
    return _finish(found, column.header, column.hint, f"{first}:{letter}{LAST_ROW}")


def setting_validation(setting: Setting, cell: str) -> DataValidation:
    """The validation of the value of a setting."""
    if setting.kind is SettingKind.CHOICE:
        found = _list(setting.choices, "Kies een waarde uit de lijst.")
    elif setting.kind is SettingKind.INTEGER:
        low, high = setting.minimum or 0, setting.maximum or 1_000_000
        error = f"Typ een heel getal van {low} tot en met {high}."
        found = DataValidation(type="whole", operator="between", formula1=str(low), formula2=str(high), error=error)
    elif setting.kind in _SETTING_BOUNDS:
        kind, low_bound, high_bound, error = _SETTING_BOUNDS[setting.kind]
        found = DataValidation(type=kind, operator="between", formula1=low_bound, formula2=high_bound, error=error)
    elif setting.kind is SettingKind.EMAIL:
        found = _email(cell)
    elif setting.kind is SettingKind.COLOUR:
        error = "Typ een kleur als # en zes tekens, bijvoorbeeld #0F766E."
        found = DataValidation(type="custom", formula1=f'AND(LEN({cell})=7,LEFT({cell},1)="#")', error=error)
    else:
        found = DataValidation()
    return _finish(found, setting.name, setting.explanation, cell)


def _list(choices: Sequence[str], error: str) -> DataValidation:
    formula = f'"{",".join(choices)}"'
    if len(formula) - 2 > MAX_LIST or any("," in choice or '"' in choice for choice in choices):
        raise ValueError(f"no drop-down can hold {choices}")
    return DataValidation(type="list", formula1=formula, error=error)


def _email(cell: str) -> DataValidation:
    return DataValidation(type="custom", formula1=f'ISNUMBER(SEARCH("?*@?*.?*",{cell}))', error=_WRONG[Kind.EMAIL])


def _finish(found: DataValidation, title: str, prompt: str, cells: str) -> DataValidation:
    found.sqref = cells
    found.allow_blank = True
    found.promptTitle, found.prompt = title[:_MAX_TITLE], prompt[:_MAX_PROMPT]
    found.showInputMessage = True
    if found.type:
        found.errorStyle, found.errorTitle = "warning", title[:_MAX_TITLE]
        found.showErrorMessage = True
    return found
