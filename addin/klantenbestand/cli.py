"""The command line: `klantenbestand STEP BOEK.xlsx [...]`, the same steps as the buttons, on a closed file.

Exit codes: 0 done; 1 done, with findings that need a person; 2 could not run (one Dutch sentence, no traceback
unless `--debug`). Results go to stdout, progress and messages to stderr; with `--json` one JSON object is all there is
on stdout.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantenbestand import __version__
from klantenbestand.dutch_arguments import DutchParser, speak_dutch
from klantenbestand.words.errors import KlantenbestandError
from klantenbestand.words.sheets import DATA_SHEETS

if TYPE_CHECKING:
    from klantenbestand.book.file_book import FileBook
    from klantenbestand.steps.outcome import Outcome, Run

DONE, FINDINGS, COULD_NOT_RUN = 0, 1, 2
OPTIONAL = tuple(sheet.name for sheet in DATA_SHEETS if sheet.optional)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one step; returns the exit code."""
    _speak_utf8()
    arguments = parser().parse_args(argv)
    if not hasattr(arguments, "run"):
        parser().print_help()
        return DONE
    try:
        outcome: Outcome = arguments.run(arguments, _run_of(arguments))
    except KlantenbestandError as error:
        from klantenbestand.words.texts import error_sentence

        return _stopped(arguments, error_sentence(error))
    except KeyboardInterrupt:
        return _stopped(arguments, "Gestopt. Er is niets veranderd.")
    except Exception as error:
        if arguments.debug:
            raise
        return _stopped(
            arguments,
            f"Er ging iets mis in het programma zelf ({type(error).__name__}). Uw bestand is niet veranderd. "
            "Met --debug erbij ziet u waar het misging; stuur dat naar de makers.",
        )
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
    if as_json:
        print(json.dumps(outcome.json, ensure_ascii=False, allow_nan=False))
    for message in outcome.messages:
        print(message, file=sys.stderr if as_json else sys.stdout)


def _run_of(arguments: argparse.Namespace) -> "Run":
    from klantenbestand.progress import bar
    from klantenbestand.steps.outcome import Run, silent

    now = datetime.now().astimezone()
    show = bar(sys.stderr) if sys.stderr.isatty() else silent
    return Run(peildatum=arguments.peildatum or now.date(), now=now, progress=show)


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


@dataclass(frozen=True)
class Command:
    """A step as a command: its Dutch name and explanation, what runs it, and the arguments of its own.

    `makes`: it creates the workbook PAD; else it works on BOEK.xlsx. `files`: `--uit` is a folder for files. `own`: it
    is about the program itself, without a workbook.
    """

    name: str
    text: str
    run: Callable[[argparse.Namespace, "Run"], "Outcome"]
    makes: bool = False
    files: bool = False
    own: bool = False
    options: tuple[tuple[str, dict[str, Any]], ...] = ()


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
        else:
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


# Each of these imports its step when it runs: --help must not wait for pandas.


def _nieuw(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.nieuw import nieuw

    return nieuw(arguments.pad, run, tuple(arguments.met or ()), target=arguments.uit, in_place=arguments.ter_plaatse)


def _voorbeeld(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.voorbeeld import voorbeeld

    return voorbeeld(arguments.pad, run)


def _controleren(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.controleren import controleren

    return _with_place(controleren, arguments, run)


def _analyseren(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.analyseren import analyseren

    return _with_place(analyseren, arguments, run, tuple(arguments.tab or ()))


def _mailing(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.mailing import Wish, mailing

    wish = Wish(arguments.sjabloon, arguments.selectie, arguments.kanaal, arguments.uit, arguments.boek.parent)
    return mailing(_open(arguments, run), run, wish)


def _jaaroverzicht(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.jaaroverzicht import jaaroverzicht
    from klantenbestand.steps.mailing import Wish

    wish = None if arguments.zonder_mailing else Wish(arguments.sjabloon, beside=arguments.boek.parent)
    return _with_place(jaaroverzicht, arguments, run, wish)


def _installeren(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.commands import installeren

    return installeren(run, arguments.proef, arguments.systeem)


def _verwijderen(_arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.commands import verwijderen

    return verwijderen(run)


def _status(_arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.commands import status

    return status(run)


def _over(_arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.commands import over

    return over(run)


def _with_place(step: Callable[..., "Outcome"], arguments: argparse.Namespace, run: "Run", *more: object) -> "Outcome":
    """Run a step that makes tabs, and say in which file they are."""
    from klantenbestand.words.texts.steps import done

    book = _open(arguments, run)
    outcome = step(book, run, *more)
    place = str(book.target)
    messages = (*outcome.messages, done("result", path=place))
    return replace(outcome, messages=messages, json={**outcome.json, "bestand": place})


def _open(arguments: argparse.Namespace, run: "Run") -> "FileBook":
    from klantenbestand.book.file_book import FileBook

    target = None if arguments.step == "mailing" else arguments.uit
    return FileBook.open(arguments.boek, target=target, in_place=arguments.ter_plaatse, progress=run.progress)


_TEMPLATE: tuple[str, dict[str, Any]] = (
    "--sjabloon",
    {"default": "nieuwsbrief", "metavar": "NAAM", "help": "welk sjabloon (anders: nieuwsbrief)"},
)

COMMANDS = (
    Command(
        "nieuw",
        "maak een lege werkmap, of zet de tabs die ontbreken in uw eigen werkmap",
        _nieuw,
        makes=True,
        options=(
            ("--met", {"action": "append", "choices": OPTIONAL, "help": "ook deze tab; mag vaker"}),
            ("--uit", {"type": Path, "metavar": "PAD", "help": "waar uw eigen werkmap met de nieuwe tabs komt"}),
            (
                "--ter-plaatse",
                {"action": "store_true", "help": "zet de tabs in uw eigen bestand, na een reservekopie"},
            ),
        ),
    ),
    Command("voorbeeld", "maak een gevulde werkmap om mee te oefenen", _voorbeeld, makes=True),
    Command("controleren", "zoek fouten en zet ze op de tab Controle", _controleren),
    Command(
        "analyseren",
        "maak de tabs met actieve klanten, mandgrootte, seizoen en klantoverzicht",
        _analyseren,
        options=(("--tab", {"action": "append", "metavar": "NAAM", "help": "alleen deze tab; mag vaker"}),),
    ),
    Command(
        "mailing",
        "maak persoonlijke mails, brieven en een verzendlijst; er wordt niets verstuurd",
        _mailing,
        files=True,
        options=(
            _TEMPLATE,
            ("--selectie", {"metavar": "REGEL", "help": "wie, bijvoorbeeld: Plaats = Utrecht en Omzet >= 500"}),
            (
                "--kanaal",
                {
                    "choices": ("e-mail", "brief", "beide"),
                    "help": "mails, brieven of beide (anders: zoals het sjabloon zegt)",
                },
            ),
        ),
    ),
    Command(
        "jaaroverzicht",
        "controleer, analyseer en maak het plan voor een mailing, in één keer",
        _jaaroverzicht,
        options=(
            _TEMPLATE,
            ("--zonder-mailing", {"action": "store_true", "help": "sla het plan voor de mailing over"}),
        ),
    ),
    Command(
        "installeren",
        "zet de tab Klantenbestand in Excel, voor u alleen; daar zijn geen beheerdersrechten voor nodig",
        _installeren,
        own=True,
        options=(
            ("--proef", {"type": Path, "metavar": "MAP", "help": "zet alles ter inzage in MAP; installeer niets"}),
            ("--systeem", {"choices": ("windows", "mac"), "help": "bij --proef: voor welk systeem"}),
        ),
    ),
    Command(
        "verwijderen",
        "haal de tab Klantenbestand weer uit Excel; uw werkmappen veranderen niet",
        _verwijderen,
        own=True,
    ),
    Command("status", "kijk of de tab Klantenbestand in Excel goed is geïnstalleerd", _status, own=True),
    Command("over", "welke versie u hebt, en waar reservekopieën en logboek staan", _over, own=True),
)

if __name__ == "__main__":
    sys.exit(main())
