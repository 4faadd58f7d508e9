"""*Controle*: everything that is wrong, worst first, with the way to the cell and what to do."""

import pandas as pd

from klantenbestand.words.findings import Finding, Findings, Severity
from klantenbestand.words.tab import Field, Format, Group, KeyFigure, Link, Tab, Table
from klantenbestand.words.texts import FINDINGS, finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, plural

NAME = "Controle"
LISTED = 1_000  # rows of one finding that are listed; a person does not read more of the same
_WORDS = {
    Severity.ERROR: ("fout", "fouten"),
    Severity.WARNING: ("keer let op", "keer let op"),
    Severity.TIP: ("tip", "tips"),
}


def controle(findings: Findings, rows: int, period: str) -> Tab:
    """The tab for these findings (worst first), after `rows` data rows were looked at."""
    counts = findings.counts(FINDINGS)
    return Tab(
        name=NAME,
        group=Group.DATA,
        title=say("findings.title"),
        period=period,
        conclusion=_conclusion(counts),
        figures=(
            KeyFigure(say("findings.figure.errors"), counts[Severity.ERROR]),
            KeyFigure(say("findings.figure.warnings"), counts[Severity.WARNING]),
            KeyFigure(say("findings.figure.tips"), counts[Severity.TIP]),
            KeyFigure(say("findings.figure.rows"), rows),
        ),
        tables=(_kinds(findings), _list(findings)),
        definitions=(
            say("findings.def.errors"),
            say("findings.def.values"),
            say("findings.def.limit", limit=count(LISTED)),
        ),
        frozen=True,
    )


def _conclusion(counts: dict[Severity, int]) -> str:
    words = {severity: plural(number, *_WORDS[severity]) for severity, number in counts.items()}
    if not any(counts.values()):
        return say("findings.conclusion.clean")
    key = "findings.conclusion" if counts[Severity.ERROR] else "findings.conclusion.fine"
    return say(key, errors=words[Severity.ERROR], warnings=words[Severity.WARNING], tips=words[Severity.TIP])


def _kinds(findings: Findings) -> Table:
    frame = pd.DataFrame(
        [
            {
                "severity": FINDINGS[item.code].severity.value,
                "kind": FINDINGS[item.code].kind.format(column=item.column, sheet=item.sheet, **item.details),
                "sheet": item.sheet,
                "count": item.count,
            }
            for item in findings
        ],
        columns=["severity", "kind", "sheet", "count"],
    )
    frame = frame.groupby(["severity", "kind", "sheet"], sort=False)["count"].sum().reset_index()
    return Table(
        "Controle_soorten",
        frame,
        (
            Field("severity", "Ernst", width=8),
            Field("kind", "Soort", width=32),
            Field("sheet", "Tab", width=16),
            Field("count", "Aantal", Format.COUNT, width=9),
        ),
        title=say("findings.table.kinds"),
        key=("severity", "kind", "sheet"),
    )


def _list(findings: Findings) -> Table:
    lines = [line for item in findings for line in _lines(item)]
    columns = ["severity", "sheet", "row", "column", "what", "todo", "link"]
    return Table(
        NAME,
        pd.DataFrame(lines, columns=columns).astype({"row": "float64"}),
        (
            Field("severity", "Ernst", width=8),
            Field("sheet", "Tab", width=16),
            Field("row", "Rij", Format.INDEX, width=8),
            Field("column", "Kolom", width=20),
            Field("what", "Wat is er", Format.LONG_TEXT, width=52),
            Field("todo", "Wat kunt u doen", Format.LONG_TEXT, width=52),
            Field("link", "Naar de cel", Format.LINK, width=14),
        ),
        title=say("findings.table.list"),
    )


def _lines(item: Finding) -> list[dict[str, object]]:
    """One line for each row of the finding, up to the limit, and one that counts the rest."""
    lines = [_line(item, position) for position in range(min(item.count, LISTED))]
    if item.count > LISTED:
        rest = say("findings.more", count=count(item.count - LISTED))
        lines.append({**_line(item, LISTED), "row": None, "what": rest, "link": None})
    return lines


def _line(item: Finding, position: int) -> dict[str, object]:
    what, todo = finding_sentences(item, position)
    row = item.rows[position] if item.rows else None
    link = None
    if item.sheet:
        link = Link(item.sheet, f"{item.letter or 'A'}{row or 1}", say("findings.link"))
    return {
        "severity": FINDINGS[item.code].severity.value,
        "sheet": item.sheet,
        "row": row,
        "column": item.column,
        "what": what,
        "todo": todo,
        "link": link,
    }
