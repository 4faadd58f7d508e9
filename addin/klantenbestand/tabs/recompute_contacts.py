"""*Zelf narekenen* on *Contacten*: live formulas that count contacts of a campaign and scores, and what they give."""

import pandas as pd

from klantenbestand.reading.data import Data, SheetData
from klantenbestand.words.tab import Check, Format

_LONGEST = 200  # characters of a text in a formula; Excel allows 255


def campaign_check(data: Data, label: str, campaign: str, value: int, peildatum: pd.Timestamp) -> tuple[Check, ...]:
    """`value` beside the number of contacts of this campaign that went out (Richting uit or empty) up to the peildatum.

    Empty where *Contacten* lacks a column for it, or the name does not fit in a formula.
    """
    sheet = data.contacts
    if sheet is None or not {"date", "customer", "campaign"} <= set(sheet.letters) or len(campaign) > _LONGEST:
        return ()
    conditions = [f'{_range(sheet, "campaign")},"={_escaped(campaign)}"', *_dated(sheet, peildatum)]
    seen = _as_excel_sees(data, sheet)
    own = (
        seen["campaign"].str.casefold().eq(campaign.casefold()) & seen["date"].le(peildatum) & seen["customer"].notna()
    )
    if "direction" in sheet.letters:
        direction = _range(sheet, "direction")
        formula = "=" + "+".join(
            f"COUNTIFS({','.join([*conditions, f'{direction},{word}'])})" for word in ('"uit"', '""')
        )
        own &= seen["direction"].isna() | seen["direction"].eq("uit")
    else:
        formula = f"=COUNTIFS({','.join(conditions)})"
    return (Check(label, value, formula, int(own.sum()), Format.COUNT),)


def scores_check(
    data: Data, label: str, question: str, bounds: tuple[int, int], peildatum: pd.Timestamp
) -> tuple[Check, ...]:
    """How many scores within `bounds` stand at this question up to the peildatum, beside the formula; empty without."""
    sheet = data.contacts
    if sheet is None or not {"date", "customer", "question", "score"} <= set(sheet.letters):
        return ()
    low, high = bounds
    conditions = [
        f'{_range(sheet, "question")},"={question}"',
        f'{_range(sheet, "score")},">={low}"',
        f'{_range(sheet, "score")},"<={high}"',
        *_dated(sheet, peildatum),
    ]

    def counted(frame: pd.DataFrame) -> int:
        own = frame["question"].eq(question) & frame["score"].between(low, high) & frame["date"].le(peildatum)
        return int((own & frame["customer"].notna()).sum())

    formula = f"=COUNTIFS({','.join(conditions)})"
    return (Check(label, counted(sheet.frame), formula, counted(_as_excel_sees(data, sheet)), Format.COUNT),)


def _range(sheet: SheetData, key: str) -> str:
    name, letter = sheet.name.replace("'", "''"), sheet.letters[key]
    return f"'{name}'!${letter}:${letter}"


def _dated(sheet: SheetData, peildatum: pd.Timestamp) -> list[str]:
    after = peildatum + pd.Timedelta(days=1)
    return [
        f'{_range(sheet, "date")},"<"&DATE({after.year},{after.month},{after.day})',
        f'{_range(sheet, "customer")},"<>"',
    ]


def _escaped(text: str) -> str:
    """As a criterion: no wildcards, and quotes doubled."""
    for sign in "~*?":
        text = text.replace(sign, f"~{sign}")
    return text.replace('"', '""')


def _as_excel_sees(data: Data, sheet: SheetData) -> pd.DataFrame:
    """The typed frame without the cells that we read otherwise than they stand there."""
    frame = sheet.frame.copy()
    for finding in data.findings:
        keys = [key for key, letter in sheet.letters.items() if letter == finding.letter and key in frame]
        if finding.sheet == sheet.name and keys and len(finding.rows):
            frame.loc[frame.index.isin(finding.rows), keys] = None
    return frame
