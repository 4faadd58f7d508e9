"""What is wrong in the owner's data: a value, not an exception. Words come from the catalogue (`texts/`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from klantenbestand.words.frozen import frozen


class Severity(StrEnum):
    """How bad a finding is; the values are what the owner sees."""

    ERROR = "fout"
    WARNING = "let op"
    TIP = "tip"


@frozen
class Text:
    """One entry of the catalogue: how bad, its kind in a few words, what is wrong, and what to do about it.

    `what` and `todo` may use {value}, {expected}, {column}, {sheet}, {rows} (how many) and the details by name.
    """

    severity: Severity
    kind: str
    what: str
    todo: str


@frozen
class Finding:
    """One kind of thing that is wrong, in one column of one sheet, for any number of rows.

    `sheet` and `column` are the owner's own names, `letter` the Excel letter of the column; all empty where the
    finding is about the workbook. `rows` are Excel row numbers; `values` the raw values and `expected` what was made
    of them or should stand there, each as long as `rows` or empty. `details` fill in the text.
    """

    code: str
    sheet: str = ""
    column: str = ""
    letter: str = ""
    rows: Sequence[int] = ()
    values: Sequence[object] = ()
    expected: Sequence[object] = ()
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How often it occurs: a finding without rows counts once."""
        return max(len(self.rows), 1)


@frozen
class Findings:
    """All findings of a step; adding two gives both."""

    items: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Findings":
        return cls(tuple(findings))

    def __add__(self, other: "Findings") -> "Findings":
        return Findings(self.items + other.items)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def with_code(self, code: str) -> tuple[Finding, ...]:
        """The findings with this code."""
        return tuple(finding for finding in self.items if finding.code == code)

    def counts(self, catalogue: Mapping[str, Text]) -> dict[Severity, int]:
        """How many there are of each severity, all three always present."""
        totals = dict.fromkeys(Severity, 0)
        for finding in self.items:
            totals[catalogue[finding.code].severity] += finding.count
        return totals
