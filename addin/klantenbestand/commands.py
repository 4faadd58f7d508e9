"""The commands of `klantenbestand`: name, explanation and arguments of each, and the step it calls."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantenbestand.words.sheets import DATA_SHEETS

if TYPE_CHECKING:
    from klantenbestand.book.file_book import FileBook
    from klantenbestand.steps.outcome import Outcome, Run

OPTIONAL = tuple(sheet.name for sheet in DATA_SHEETS if sheet.optional)


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


def _dubbelen(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.dubbelen import dubbelen

    return _with_place(dubbelen, arguments, run)


def _samenvoegen(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.samenvoegen import samenvoegen
    from klantenbestand.words.texts.steps import done

    book = _open(arguments, run)
    outcome = samenvoegen(book, run, _confirmed if sys.stdin.isatty() and not arguments.ja else None)
    if not outcome.json["samengevoegd"]:
        return outcome
    place = str(book.target)
    return replace(
        outcome,
        messages=(*outcome.messages, done("result", path=place)),
        json={**outcome.json, "bestand": place},
    )


def _confirmed(plan: Sequence[str]) -> bool:
    """Shows the plan and asks; only a clear yes is one. On stderr: stdout is for the result."""
    from klantenbestand.words.texts.steps import done

    print(*plan, done("merge.ask"), sep="\n", end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("j", "ja")


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


def _zelftest(_arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.self_testing import zelftest

    return zelftest(run)


def _over(_arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.commands import over

    return over(run)


def _with_place(step: Callable[..., "Outcome"], arguments: argparse.Namespace, run: "Run", *more: object) -> "Outcome":
    """Run a step that makes tabs, and say in which file they are."""
    from klantenbestand.words.texts.steps import done

    book = _open(arguments, run)
    outcome = step(book, run, *more)
    place = str(book.target)
    kept = (done("backup", path=book.backed_up),) if book.backed_up else ()
    messages = (*outcome.messages, done("result", path=place), *kept)
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
    Command("dubbelen", "zoek klanten die er twee keer in staan en zet ze op de tab Dubbelen", _dubbelen),
    Command(
        "samenvoegen",
        "voeg samen wat u op de tab Dubbelen koos; vraagt het eerst",
        _samenvoegen,
        options=(("--ja", {"action": "store_true", "help": "vraag het niet eerst"}),),
    ),
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
    Command(
        "zelftest",
        "probeer in Excel of alles werkt, op een eigen werkmap; het verslag kunt u opsturen",
        _zelftest,
        own=True,
    ),
    Command("over", "welke versie u hebt, en waar reservekopieën en logboek staan", _over, own=True),
)
