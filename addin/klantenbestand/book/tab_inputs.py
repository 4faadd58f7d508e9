"""What helps a person who fills in a table: drop-downs in editable columns, and a note when a header is selected."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from klantenbestand.book.tab_plan import TablePlan
from klantenbestand.words.texts import layout as words

_MOST_LIST = 255  # characters of a drop-down's list, commas counted
_MOST_TITLE, _MOST_MESSAGE = 32, 255


def add_inputs(worksheet: Worksheet, table: TablePlan) -> None:
    """Drop-downs and notes of a table."""
    for column in table.columns:
        at = column.column - 1
        if column.field.editable and fits_drop_down(column.field.choices):
            worksheet.data_validation(
                table.first_row - 1,
                at,
                table.last_row - 1,
                at,
                {
                    "validate": "list",
                    "source": list(column.field.choices),
                    "error_title": words.WRONG_CHOICE_TITLE,
                    "error_message": words.WRONG_CHOICE,
                },
            )
        if column.field.note:
            title, message = column.header[:_MOST_TITLE], column.field.note[:_MOST_MESSAGE]
            help_only = {"validate": "any", "input_title": title, "input_message": message}
            worksheet.data_validation(table.header_row - 1, at, table.header_row - 1, at, help_only)


def fits_drop_down(choices: Sequence[str]) -> bool:
    """Whether Excel can hold these as a list in the cell: short enough, and no comma or quote in a choice."""
    joined = ",".join(choices)
    is_plain = all(choice and not set(choice) & {",", '"'} for choice in choices)
    return bool(choices) and is_plain and len(joined.encode("utf-16-le")) // 2 <= _MOST_LIST
