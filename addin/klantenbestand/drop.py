"""The icon Klantenbestand on the desktop: a closed workbook that is dropped on it goes through the file door.

    python -m klantenbestand.drop WERKMAP.xlsx [AFMELDINGEN.csv]

The second way in, for where Excel may not start Python: asks in a small window what to do, and runs that step. What a
step changes comes in the result beside the workbook, and the next step goes on from there; the workbook itself stays.
A list of unsubscribes can be dropped along, or be dragged into the window when it asks for one.

*Contact noteren* is not offered: who has the workbook open in Excel types a row on *Contacten* sooner.
"""

import os
import shlex
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
    "8": ("afmelden",),
    "9": ("klantkaart",),
    "": ("bijwerken",),
}
LISTS = (".csv", ".txt", ".zip")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a step on each file; returns the worst exit code of the command line."""
    dropped = [Path(argument) for argument in (sys.argv[1:] if arguments is None else arguments)]
    lists = [file for file in dropped if file.suffix.casefold() in LISTS]
    files = [file for file in dropped if file not in lists]
    if not files:
        print(sentence("drop.none"))
    code = max((_one(file, lists) for file in files), default=cli.COULD_NOT_RUN)
    input(f"\n{sentence('drop.end')} ")
    return code


def _one(file: Path, lists: Sequence[Path]) -> int:
    step, *options = _chosen(file, lists)
    code = cli.main([step, str(file), *options])
    if step == "mailing" and code != cli.COULD_NOT_RUN:
        code = _mailing(file, code)
    if code != cli.COULD_NOT_RUN and sys.platform == "win32":
        os.startfile(file.parent)  # noqa: S606 - the folder with the result
    return code


def _chosen(file: Path, lists: Sequence[Path]) -> tuple[str, ...]:
    """The step for this workbook and its options; with a list beside it there is no choice."""
    if lists:
        return ("afmelden", *(f"--lijst={name}" for name in lists))
    answer = "?"
    while answer not in STEPS:
        answer = input(sentence("drop.ask", file=file.name)).strip()
    step = STEPS[answer]
    if step[0] == "afmelden":
        return (*step, _whom(_typed(sentence("drop.opt-out"))))
    return (*step, "--", _typed(sentence("drop.card"))) if step[0] == "klantkaart" else step


def _typed(question: str) -> str:
    """What is typed, at last."""
    words = ""
    while not words:
        words = input(question).strip()
    return words


def _whom(words: str) -> str:
    """The option for who is to be unsubscribed: a file that was dragged into the window, addresses, or a customer."""
    path = _dragged(words)
    if path.is_file():
        return f"--lijst={path}"
    return f"--adressen={words}" if "@" in words else f"--klant={words}"


def _dragged(words: str) -> Path:
    """The file, as a window writes it that one is dragged into: Windows puts quotes around it, a Mac a \\ before what
    means something to a shell."""
    if sys.platform == "win32":
        return Path(words.strip('"'))
    try:
        parts = shlex.split(words)
    except ValueError:  # the apostrophe of 't Hooft
        return Path(words)
    return Path(parts[0] if len(parts) == 1 else words)


def _mailing(file: Path, code: int) -> int:
    """After the plan: the files, where the answer is yes."""
    folder = file.with_name(f"{file.stem} - mailing")
    answer = input(sentence("drop.mailing", folder=folder.name)).strip().casefold()
    return cli.main(["mailing", str(file), "--uit", str(folder)]) if answer in ("j", "ja") else code


if __name__ == "__main__":
    sys.exit(main())
