"""What a person reads about rows that left *Klanten*, or could not."""

from collections.abc import Sequence

from klantenbestand.book.rows_stay import IN_A_FILE
from klantenbestand.steps.change_plan import Stay
from klantenbestand.words.texts.rows import TEXTS, WHY
from klantenbestand.words.wording import listing, plural

_NAMED = 10  # rows in a sentence


def about_rows(sheet: str, merged: int, stays: Sequence[Stay]) -> list[str]:
    """Of so many rows that were merged away: how many left the sheet, and which stay and why."""
    in_file = [one for one in stays if one.why == IN_A_FILE]
    lines = []
    if merged > len(stays):
        left = plural(merged - len(stays), "rij staat", "rijen staan")
        lines.append(_say("left", merged - len(stays), sheet=sheet, rows=left))
    if in_file:
        lines.append(_say("in-file", len(in_file), sheet=sheet, rows=plural(len(in_file), "rij", "rijen")))
    for why in dict.fromkeys(one.why for one in stays if one.why != IN_A_FILE):
        rows = [one.row for one in stays if one.why == why]
        lines.append(_say("stays", len(rows), sheet=sheet, rows=_rows(rows), why=WHY[why]))
    return lines


def _rows(rows: Sequence[int]) -> str:
    """
    >>> _rows([7]), _rows([7, 9])
    ('rij 7', 'de rijen 7 en 9')
    """
    if len(rows) == 1:
        return f"rij {rows[0]}"
    named = [str(row) for row in rows[:_NAMED]]
    return f"de rijen {listing([*named, f'nog {len(rows) - _NAMED}'] if len(rows) > _NAMED else named)}"


def _say(key: str, number: int, **details: str) -> str:
    return TEXTS[key if number == 1 else f"{key}.more"].format(**details)
