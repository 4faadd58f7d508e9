"""What a command is, and what several of them share: the workbook they work on, the question before a change."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from klantenbestand.words.errors import UsageError
from klantenbestand.words.frozen import frozen

if TYPE_CHECKING:
    from klantenbestand.book.file_book import FileBook
    from klantenbestand.steps.outcome import Outcome, Run


@frozen
class Command:
    """A step as a command: its Dutch name and explanation, what runs it, and the arguments of its own.

    `makes`: it creates the workbook PAD; else it works on BOEK.xlsx. `files`: `--uit` is a folder for files. `reads`:
    it writes nothing at all. `own`: it is about the program itself, without a workbook.
    """

    name: str
    text: str
    run: Callable[[argparse.Namespace, "Run"], "Outcome"]
    makes: bool = False
    files: bool = False
    reads: bool = False
    own: bool = False
    options: tuple[tuple[str, dict[str, Any]], ...] = ()


def asking(arguments: argparse.Namespace, question: str) -> Callable[[Sequence[str]], bool] | None:
    """What shows a plan and asks; only a clear yes is one. None where --ja was given: nobody is asked then.

    Where nobody can answer it shows the plan and raises UsageError: what was not asked is not done.
    """

    def confirmed(plan: Sequence[str]) -> bool:
        # On stderr: stdout is for the result.
        print(*plan, sep="\n", file=sys.stderr)
        if sys.stdin is None or not sys.stdin.isatty():
            raise UsageError("yes-needed", step=arguments.step)
        print(question, end=" ", file=sys.stderr, flush=True)
        return is_yes(sys.stdin.readline())

    return None if arguments.ja else confirmed


def is_yes(answer: str) -> bool:
    """Whether what a person typed is a clear yes."""
    return answer.strip().casefold() in ("j", "ja")


def with_place(step: Callable[..., "Outcome"], arguments: argparse.Namespace, run: "Run", *more: object) -> "Outcome":
    """Run a step that makes tabs, and say in which file they are."""
    book = open_book(arguments, run)
    return placed(book, step(book, run, *more))


def placed(book: "FileBook", outcome: "Outcome") -> "Outcome":
    """What a step did, with the file in which it stands and where the state from before is kept."""
    from klantenbestand.words.texts.steps import done

    place = str(book.target)
    kept = (done("backup", path=book.backed_up),) if book.backed_up else ()
    messages = (*outcome.messages, done("result", path=place), *kept)
    return replace(outcome, messages=messages, json={**outcome.json, "bestand": place})


def open_book(arguments: argparse.Namespace, run: "Run") -> "FileBook":
    """The workbook of the command line."""
    from klantenbestand.book.file_book import FileBook

    target = None if arguments.step == "mailing" else arguments.uit
    return FileBook.open(arguments.boek, target=target, in_place=arguments.ter_plaatse, progress=run.progress)
