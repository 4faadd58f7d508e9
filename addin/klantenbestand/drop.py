"""The icon Klantenbestand on the desktop: a closed workbook that is dropped on it goes through the file door.

    python -m klantenbestand.drop WERKMAP.xlsx

The second way in, for where Excel may not start Python: asks in a small window what to do, and runs that step. What a
step changes comes in the result beside the workbook, and the next step goes on from there; the workbook itself stays.
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
    "4": ("dubbelen",),
    "5": ("samenvoegen",),
    "6": ("ongedaan",),
    "7": ("mailing",),
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
    if step == "mailing" and code != cli.COULD_NOT_RUN:
        code = _mailing(file, code)
    if code != cli.COULD_NOT_RUN and sys.platform == "win32":
        os.startfile(file.parent)  # noqa: S606 - the folder with the result
    return code


def _mailing(file: Path, code: int) -> int:
    """After the plan: the files, where the answer is yes."""
    folder = file.with_name(f"{file.stem} - mailing")
    answer = input(sentence("drop.mailing", folder=folder.name)).strip().casefold()
    return cli.main(["mailing", str(file), "--uit", str(folder)]) if answer in ("j", "ja") else code


if __name__ == "__main__":
    sys.exit(main())
