"""What a step is given besides the workbook, and what it hands back to the door."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from klantenbestand.words.findings import Finding, Findings, Severity
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts import FINDINGS, finding_sentences

Progress = Callable[[str, float], None]


def silent(_message: str, _share: float) -> None:
    """No progress shown."""


@frozen
class Run:
    """The edges of one run: the date of today, the moment (for *Logboek* only), and where progress is shown.

    `progress` is called with a few Dutch words and the share done (0 to 1). Without `figures` nobody sees those of the
    analyses (`--json`), and they are not worked out.
    """

    peildatum: date
    now: datetime
    progress: Progress = silent
    figures: bool = True


@frozen
class Outcome:
    """What a step did: Dutch sentences for a person, the findings, and the object for `--json`."""

    step: str
    findings: Findings = field(default_factory=Findings)
    messages: tuple[str, ...] = ()
    json: Mapping[str, Any] = field(default_factory=dict)

    @property
    def needs_person(self) -> bool:
        """Whether a person must look: there is an error or a warning."""
        counts = self.findings.counts(FINDINGS)
        return counts[Severity.ERROR] > 0 or counts[Severity.WARNING] > 0


def counts_by_word(findings: Findings) -> dict[str, int]:
    """How many findings of each severity, by the word that the owner sees."""
    return {severity.value: number for severity, number in findings.counts(FINDINGS).items()}


def in_words(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Each finding as a line: how bad, what, and what to do; for those that stand on no tab."""
    return tuple(f"{FINDINGS[item.code].severity.value}: {' '.join(finding_sentences(item))}" for item in findings)


def base_json(step: str, run: Run, findings: Findings) -> dict[str, Any]:
    """What every step says with `--json`: the step, the peildatum and the number of findings."""
    return {"stap": step, "peildatum": run.peildatum.isoformat(), "bevindingen": counts_by_word(findings)}
