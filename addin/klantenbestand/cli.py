"""The command line: `klantenbestand STEP BOEK.xlsx [...]`, the same steps as the buttons, on a closed file.

Exit codes: 0 done; 1 done, with findings that need a person; 2 could not run (one Dutch sentence, no traceback
unless `--debug`). Results go to stdout, progress and messages to stderr; with `--json` one JSON object is all there is
on stdout.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from klantenbestand import __version__
from klantenbestand.command import Command
from klantenbestand.commands import COMMANDS
from klantenbestand.dutch_arguments import DutchParser, speak_dutch
from klantenbestand.start_up import leave, prepare_python
from klantenbestand.words.errors import KlantenbestandError
from klantenbestand.words.texts import error_sentence

if TYPE_CHECKING:
    from klantenbestand.steps.outcome import Outcome, Run

DONE, FINDINGS, COULD_NOT_RUN = 0, 1, 2


def command_line() -> NoReturn:
    """The command: one step, and the process is over."""
    leave(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one step; returns the exit code."""
    prepare_python()
    _speak_utf8()
    arguments = parser().parse_args(argv)
    if not hasattr(arguments, "run"):
        parser().print_help()
        return DONE
    try:
        outcome: Outcome = arguments.run(arguments, _run_of(arguments))
    except KlantenbestandError as error:
        return _stopped(arguments, error_sentence(error))
    except KeyboardInterrupt:
        return _stopped(arguments, error_sentence(KlantenbestandError("stopped-by-user")))
    except Exception as error:
        if arguments.debug:
            raise
        return _stopped(arguments, error_sentence(KlantenbestandError("own-mistake", kind=type(error).__name__)))
    _show(outcome, as_json=arguments.json)
    return FINDINGS if outcome.needs_person else DONE


def _speak_utf8() -> None:
    """A Windows console may use another encoding: a name with an accent must not end in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _stopped(arguments: argparse.Namespace, sentence: str) -> int:
    print(sentence, file=sys.stderr)
    if arguments.json:
        print(json.dumps({"stap": arguments.step, "fout": sentence}, ensure_ascii=False))
    return COULD_NOT_RUN


def _show(outcome: "Outcome", *, as_json: bool) -> None:
    """Says what was done. Who reads it may have heard enough (`| head`): that is no mistake."""
    try:
        if as_json:
            print(json.dumps(outcome.json, ensure_ascii=False, allow_nan=False))
        for message in outcome.messages:
            print(message, file=sys.stderr if as_json else sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:  # what is left goes nowhere, also when Python empties its pockets at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run_of(arguments: argparse.Namespace) -> "Run":
    from klantenbestand.progress import bar
    from klantenbestand.steps.outcome import Run, silent

    now = datetime.now().astimezone()
    show = bar(sys.stderr) if sys.stderr.isatty() else silent
    return Run(peildatum=arguments.peildatum or now.date(), now=now, progress=show, figures=arguments.json)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum; schrijf JJJJ-MM-DD, zoals 2026-01-31") from None


def parser() -> argparse.ArgumentParser:
    """The whole command line, in Dutch."""
    speak_dutch()
    top = DutchParser(
        prog="klantenbestand",
        description="Controleert en analyseert uw klantenbestand in Excel. Uw gegevens blijven op uw computer.",
        epilog="Zonder --uit komt het resultaat naast uw bestand, als '<naam> - resultaat.xlsx'. "
        "Uw eigen bestand verandert alleen met --ter-plaatse, en dan na een reservekopie.",
    )
    top.add_argument("--version", action="version", version=f"klantenbestand {__version__}", help="laat de versie zien")
    steps = top.add_subparsers(title="stappen", metavar="STAP")
    for command in COMMANDS:
        _add(steps, command)
    return top


def _add(steps: "argparse._SubParsersAction[DutchParser]", command: Command) -> None:
    own = steps.add_parser(command.name, help=command.text, description=command.text)
    own.set_defaults(run=command.run, step=command.name, uit=None, ter_plaatse=False, peildatum=None)
    if command.makes:
        own.add_argument("pad", type=Path, metavar="PAD.xlsx", help="waar de werkmap komt")
    elif not command.own:
        own.add_argument("boek", type=Path, metavar="BOEK.xlsx", help="uw werkmap met klanten en aankopen")
        if command.files:
            own.add_argument(
                "--uit", type=Path, metavar="MAP", help="map voor de bestanden; zonder --uit ziet u alleen het plan"
            )
        elif not command.reads:
            place = own.add_mutually_exclusive_group()
            place.add_argument("--uit", type=Path, metavar="PAD", help="waar het resultaat komt")
            place.add_argument(
                "--ter-plaatse", action="store_true", help="zet het resultaat in uw eigen bestand, na een reservekopie"
            )
    for name, how in command.options:
        own.add_argument(name, **how)
    if not command.own:
        own.add_argument(
            "--peildatum", type=_date, metavar="JJJJ-MM-DD", help="reken alsof het deze dag is (anders: vandaag)"
        )
    own.add_argument("--json", action="store_true", help="geef het resultaat als JSON")
    own.add_argument("--debug", action="store_true", help="laat bij een fout in het programma zien waar die zit")


if __name__ == "__main__":
    command_line()
