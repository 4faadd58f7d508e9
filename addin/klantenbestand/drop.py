"""The icon Klantenbestand on the desktop: a closed workbook that is dropped on it goes through the file door.

    python -m klantenbestand.drop WERKMAP.xlsx [AFMELDINGEN.csv]

The second way in, for where Excel may not start Python: asks in a small window what to do, and runs that step. What a
step changes comes in the result beside the workbook, and the next step goes on from there; the workbook itself stays,
unless the owner says otherwise where the result cannot go on. A list of unsubscribes can be dropped along, or be
dragged into the window when it asks for one. Without a file it offers what is about the program itself.

*Contact noteren* is not offered: who has the workbook open in Excel types a row on *Contacten* sooner.
"""

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from klantenbestand import cli
from klantenbestand.command import is_yes
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts.install import sentence

if TYPE_CHECKING:
    from klantenbestand.book.package import Package

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
ABOUT = {"1": "status", "2": "zelftest", "3": "verwijderen"}
LISTS = (".csv", ".txt", ".zip")


@frozen
class Goal:
    """The workbook of a step; `in_place`: it is changed itself, after a backup."""

    file: Path
    in_place: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a step on each file; returns the worst exit code of the command line."""
    dropped = [Path(argument) for argument in (sys.argv[1:] if arguments is None else arguments)]
    lists = [file for file in dropped if file.suffix.casefold() in LISTS]
    files = [file for file in dropped if file not in lists]
    if not files:
        print(sentence("drop.list-only") if lists else sentence("drop.none"))
    done = [_one(file, lists) for file in files] or [(cli.COULD_NOT_RUN if dropped else _about(), True)]
    is_changed = any(own for _, own in done)
    input(f"\n{sentence('drop.end.changed') if is_changed else sentence('drop.end')} ")
    return max(code for code, _ in done)


def _about() -> int:
    """What can be done without a workbook, for who has no other way to give a command."""
    command = ABOUT.get(input(sentence("drop.about")).strip())
    if command is None or (command == "verwijderen" and not _yes(sentence("drop.remove"))):
        return cli.COULD_NOT_RUN
    return cli.main([command])


def _one(file: Path, lists: Sequence[Path]) -> tuple[int, bool]:
    """The exit code, and whether the step worked in the workbook itself."""
    step, *options = _chosen(file, lists)
    goal = _goal(file, step)
    if goal is None:
        print(sentence("drop.stopped"))
        return cli.DONE, False
    before = _made(goal)
    place = ["--ter-plaatse"] if goal.in_place else []
    asked = ["--vraag", str(_mailing_folder(goal.file))] if step == "mailing" else []
    code = cli.main([step, str(goal.file), *place, *asked, *options])
    if _made(goal) != before and sys.platform == "win32":
        os.startfile(file.parent)  # noqa: S606 - the folder with the result
    return code, goal.in_place


def _goal(file: Path, step: str) -> Goal | None:
    """Where the step works: on the workbook with a result beside it, and where that cannot be, where the owner says;
    None where he wants neither."""
    from klantenbestand.book.result_file import earlier_result, result_path, same_file

    writes = step != "klantkaart"
    result = result_path(file, None)
    if same_file(file, result):
        return Goal(file, writes) if not writes or _yes(sentence("drop.in-result", file=file.name)) else None
    earlier = None if step == "ongedaan" else earlier_result(file, result)  # an undo goes on in the result by itself
    if earlier is None or not _is_overtaken(file, earlier):
        return Goal(file)
    answer = input(sentence("drop.where", file=file.name, result=result.name)).strip()
    if answer == "1":
        print(sentence("drop.from-now", result=result.name))
    return {"1": Goal(result, writes), "2": Goal(file, writes)}.get(answer)


def _is_overtaken(file: Path, result: "Package") -> bool:
    """Whether the result holds changes of a step and was made from another state of the workbook."""
    from klantenbestand.book.journal import fingerprint
    from klantenbestand.book.result_file import changed_from

    changed = changed_from(result)
    try:
        return bool(changed) and changed != fingerprint(file.read_bytes())
    except OSError:  # the step itself says so
        return False


def _made(goal: Goal) -> list[int | None]:
    """When what a step can make was made."""
    from klantenbestand.book.result_file import result_path

    places = (goal.file if goal.in_place else result_path(goal.file, None), _mailing_folder(goal.file))
    return [place.stat().st_mtime_ns if place.exists() else None for place in places]


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
    if os.path.isfile(path):  # noqa: PTH113 - of many addresses pathlib says that the name is too long
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


def _mailing_folder(file: Path) -> Path:
    return file.with_name(f"{file.stem} - mailing")


def _yes(question: str) -> bool:
    return is_yes(input(question))


if __name__ == "__main__":
    sys.exit(main())
