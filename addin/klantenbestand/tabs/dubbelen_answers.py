"""What a person filled in on *Dubbelen*, read back from the tab as it stands now, however it was sorted."""

from collections.abc import Iterable

import pandas as pd

from klantenbestand.book.row_keys import key_text
from klantenbestand.duplicates.decisions import EDITABLE, Answer, Decision
from klantenbestand.tabs.dubbelen import AGAIN, BECOMES
from klantenbestand.words.sheets import CUSTOMERS

_DECISION, _GROUP, _ROLE = "Besluit", "Groep", "Rij"
_REFUSED_GROUP, _AGAIN = "Niet dezelfde", "Weer voorleggen"


def answers(table: pd.DataFrame | None) -> dict[str, Answer]:
    """The answer for each group that stands on the tab (`table`: the headers as columns; None where there is none).

    A decision may stand on any row of its group; rows that contradict each other mean *Later*.
    """
    if table is None or not {_DECISION, _GROUP, _ROLE} <= set(table.columns):
        return {}
    headers = {key: CUSTOMERS[key].header for key in EDITABLE if CUSTOMERS[key].header in table.columns}
    found: dict[str, list[dict[str, object]]] = {}
    for line in table.astype(object).to_dict("records"):
        if group := key_text(line[_GROUP]):
            found.setdefault(group, []).append({str(header): value for header, value in line.items()})
    return {
        group: Answer(_decision(line[_DECISION] for line in lines), _cells(lines, headers))
        for group, lines in found.items()
    }


def _decision(cells: Iterable[object]) -> Decision:
    known = {decision.casefold(): decision for decision in Decision}
    said = {known.get(text.casefold(), Decision.LATER) for cell in cells if (text := key_text(cell))}
    if not said:
        return Decision.OPEN
    return said.pop() if len(said) == 1 else Decision.LATER


def _cells(lines: Iterable[dict[str, object]], headers: dict[str, str]) -> dict[str, object]:
    first = next((line for line in lines if key_text(line[_ROLE]) == BECOMES), None)
    return {} if first is None else {key: first[header] for key, header in headers.items()}


def asked_again(table: pd.DataFrame | None) -> set[str]:
    """The groups on the list of what is not the same that someone wants to see again."""
    if table is None or not {_REFUSED_GROUP, _AGAIN} <= set(table.columns):
        return set()
    said = table[_AGAIN].astype(object).map(key_text).str.casefold() == AGAIN
    return {key_text(group) for group in table.loc[said, _REFUSED_GROUP]}


def waiting(table: pd.DataFrame | None) -> tuple[int, int]:
    """How many groups on the tab as it stands wait for a decision, and how many to be merged."""
    said = [answer.decision for answer in answers(table).values()]
    return sum(one in (Decision.OPEN, Decision.LATER) for one in said), said.count(Decision.MERGE)
