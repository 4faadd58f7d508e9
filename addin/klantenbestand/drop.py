"""The icon Klantenbestand on the desktop: a closed workbook that is dropped on it goes through the file door.

    python -m klantenbestand.drop WERKMAP.xlsx

The second way in, for where Excel may not start Python: asks in a small window what to do, and runs that step.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from klantenbestand import cli
from klantenbestand.words.texts.install import sentence

STEPS = {
    "1": ("bijwerken",),
    "2": ("controleren",),
    "3": ("jaaroverzicht", "--zonder-mailing"),
    "": ("bijwerken",),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a step on each file; returns the worst exit code of the command line."""
    files = [Path(argument) for argument in (sys.argv[1:] if arguments is None else arguments)]
    if not files:
        print(sentence("drop.none"))
    code = max((_one(file) for file in files), default=cli.COULD_NOT_RUN)
    input(f"\n{sentence('drop.end')} ")
    return code


def _one(file: Path) -> int:
    answer = "?"
    while answer not in STEPS:
        answer = input(sentence("drop.ask", file=file.name)).strip()
    step, *options = STEPS[answer]
    code = cli.main([step, str(file), *options])
    if code != cli.COULD_NOT_RUN and sys.platform == "win32":
        os.startfile(file.parent)  # noqa: S606 - the folder with the result
    return code


if __name__ == "__main__":
    sys.exit(main())
