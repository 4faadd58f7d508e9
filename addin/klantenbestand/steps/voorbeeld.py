"""The button *Voorbeeld*: a filled workbook of an invented shop to practise on, with mistakes in it."""

from pathlib import Path

from klantenbestand.shipped import shipped
from klantenbestand.steps.nieuw import create, new_path
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.words.findings import Findings
from klantenbestand.words.texts.steps import done

STEP = "voorbeeld"
EXAMPLE = ("sample_data", "Voorbeeld.xlsx")
PEILDATUM = "2026-11-15"  # the day after which the example has no data


def voorbeeld(path: Path, run: Run) -> Outcome:
    """The example at `path`. Raises SafetyError where there is a file by that name."""
    path = new_path(path)
    create(path, shipped(*EXAMPLE).read_bytes())
    messages = (done("created", path=path), done("example", peildatum=PEILDATUM))
    return Outcome(STEP, Findings(), messages, {**base_json(STEP, run, Findings()), "bestand": str(path)})
