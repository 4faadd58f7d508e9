"""*Zelf narekenen* on *Contacten*: live formulas that count contacts of a campaign and scores, with NPS and CSAT."""

import pandas as pd

from klantenbestand.analysis.once import once
from klantenbestand.analysis.satisfaction import Question, Scored
from klantenbestand.reading.data import Data, SheetData
from klantenbestand.tabs.recompute import without_formula
from klantenbestand.tabs.recompute_lines import any_of
from klantenbestand.words.sheets import CONTACTS
from klantenbestand.words.tab import Check, Format
from klantenbestand.words.texts.tabs import say


def contacts_check(data: Data, label: str, value: int, peildatum: pd.Timestamp) -> tuple[Check, ...]:
    """`value` beside the number of contacts with a campaign that went out (Richting uit or empty) up to the peildatum.

    Empty where *Contacten* lacks a column for it.
    """
    sheet = data.contacts
    if sheet is None or not {"date", "customer", "campaign"} <= set(sheet.letters):
        return ()
    conditions = [f'{_range(sheet, "campaign")},"<>"', *_dated(sheet, peildatum)]

    def counted(frame: pd.DataFrame) -> int:
        own = frame["campaign"].notna() & frame["date"].le(peildatum) & frame["customer"].notna()
        if "direction" in sheet.letters:
            own &= frame["direction"].isna() | frame["direction"].eq("uit")
        return int(own.sum())

    formula = f"=COUNTIFS({','.join(conditions)})"
    if "direction" in sheet.letters:
        direction = _range(sheet, "direction")
        out, empty = (
            ",".join([*conditions, f"{direction},{word}"]) for word in (any_of(CONTACTS["direction"], "uit"), '""')
        )
        formula = f"=SUMPRODUCT(COUNTIFS({out}))+COUNTIFS({empty})"
    seen = counted(_as_excel_sees(data))
    explained = counted(sheet.frame) - seen
    return (Check(label, value, formula, seen, Format.COUNT, explained=explained),)


def scores_check(
    data: Data, label: str, question: str, bounds: tuple[int, int], peildatum: pd.Timestamp
) -> tuple[Check, ...]:
    """How many scores within `bounds` stand at this question up to the peildatum, beside the formula; empty without."""
    sheet = data.contacts
    if sheet is None or not {"date", "customer", "question", "score"} <= set(sheet.letters):
        return ()
    low, high = bounds
    conditions = [
        f"{_range(sheet, 'question')},{any_of(CONTACTS['question'], question)}",
        f'{_range(sheet, "score")},">={low}"',
        f'{_range(sheet, "score")},"<={high}"',
        *_dated(sheet, peildatum),
    ]

    def counted(frame: pd.DataFrame) -> int:
        score, date = frame["score"].to_numpy(), frame["date"].to_numpy()
        own = (score >= low) & (score <= high) & (date <= peildatum.to_datetime64())
        own &= frame["question"].eq(question).to_numpy(dtype=bool) & pd.notna(frame["customer"].array)
        return int(own.sum())

    formula = f"=SUMPRODUCT(COUNTIFS({','.join(conditions)}))"
    value, seen = counted(sheet.frame), counted(_as_excel_sees(data))
    return (Check(label, value, formula, seen, Format.COUNT, explained=value - seen),)


def balance_check(
    data: Data, label: str, scored: Scored | None, bounds: tuple[tuple[int, int], ...], peildatum: pd.Timestamp
) -> tuple[Check, ...]:
    """NPS or CSAT beside what all answers give: the share within the first of `bounds`, less that within the second.

    The last of `bounds` is the scale. Empty where *Contacten* lacks a column for it.
    """
    good, *bad, scale = bounds
    shown = Format.COUNT if bad else Format.SHARE
    question = Question.NPS if bad else Question.CSAT
    parts = [check for one in (good, *bad, scale) for check in scores_check(data, "", question.value, one, peildatum)]
    if not parts:
        return ()
    value = None if scored is None or pd.isna(scored.whole["value"]) else float(scored.whole["value"])
    if value is None:
        return (without_formula(label, None, say("recompute.none.few"), shown),)
    times, fine = (100, 0.005) if bad else (1, 0.00005)
    top = "-".join(f"({part.formula[1:]})" for part in parts[:-1])
    formula = f"=IF({parts[-1].formula[1:]}=0,0,{times}*({top})/({parts[-1].formula[1:]}))"

    def given(numbers: list[float]) -> float:
        return times * (numbers[0] - sum(numbers[1:-1])) / numbers[-1] if numbers[-1] else 0.0

    theirs = given([part.cached for part in parts])
    once = int(scored.whole["answers"]) if scored is not None else 0
    asked_again = parts[-1].value is not None and parts[-1].value > once
    known = abs(value - theirs) > fine and (asked_again or any(part.explained for part in parts))
    reason = say("recompute.scores.again" if asked_again else "recompute.parts.cells") if known else ""
    return (Check(label, value, formula, theirs, shown, fine, value - theirs if known else 0.0, reason),)


def _range(sheet: SheetData, key: str) -> str:
    name, letter = sheet.name.replace("'", "''"), sheet.letters[key]
    return f"'{name}'!${letter}:${letter}"


def _dated(sheet: SheetData, peildatum: pd.Timestamp) -> list[str]:
    after = peildatum + pd.Timedelta(days=1)
    return [
        f'{_range(sheet, "date")},"<"&DATE({after.year},{after.month},{after.day})',
        f'{_range(sheet, "customer")},"<>"',
    ]


@once
def _as_excel_sees(data: Data) -> pd.DataFrame:
    """The typed frame of *Contacten* without the cells that we read otherwise than they stand there."""
    sheet = data.contacts
    if sheet is None:
        return pd.DataFrame()
    frame = sheet.frame.copy()
    for finding in data.findings:
        keys = [key for key, letter in sheet.letters.items() if letter == finding.letter and key in frame]
        if finding.sheet == sheet.name and keys and len(finding.rows):
            frame.loc[frame.index.isin(finding.rows), keys] = None
    return frame
