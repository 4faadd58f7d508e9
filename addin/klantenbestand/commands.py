"""The commands of `klantenbestand`: name, explanation and arguments of each, and the step it calls."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from klantenbestand.command import Command, asking, open_book, placed, with_place
from klantenbestand.customer_commands import CUSTOMER_COMMANDS, IMPORT
from klantenbestand.mailing_command import MAILING, TEMPLATE
from klantenbestand.words.sheets import DATA_SHEETS

if TYPE_CHECKING:
    from klantenbestand.steps.outcome import Outcome, Run

OPTIONAL = tuple(sheet.name for sheet in DATA_SHEETS if sheet.optional)


# Each of these imports its step when it runs: --help must not wait for pandas.


def _nieuw(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.nieuw import nieuw

    return nieuw(arguments.pad, run, tuple(arguments.met or ()), target=arguments.uit, in_place=arguments.ter_plaatse)


def _voorbeeld(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.voorbeeld import voorbeeld

    return voorbeeld(arguments.pad, run)


def _bijwerken(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.bijwerken import bijwerken

    return with_place(bijwerken, arguments, run)


def _controleren(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.controleren import controleren

    return with_place(controleren, arguments, run)


def _dubbelen(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    if arguments.klant:
        from klantenbestand.steps.nakijken import nakijken

        return nakijken(open_book(arguments, run), run, arguments.klant)
    from klantenbestand.steps.dubbelen import dubbelen

    return with_place(dubbelen, arguments, run)


def _samenvoegen(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.samenvoegen import samenvoegen
    from klantenbestand.words.texts.steps import done

    book = open_book(arguments, run)
    outcome = samenvoegen(book, run, asking(arguments, done("merge.ask")))
    return placed(book, outcome) if outcome.json["samengevoegd"] else outcome


def _ongedaan(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.book.file_book import FileBook
    from klantenbestand.book.result_file import earlier_result
    from klantenbestand.steps.ongedaan import has_runs, ongedaan
    from klantenbestand.words.texts.steps import done

    book = open_book(arguments, run)
    if not book.in_place and earlier_result(book.path, book.target) is not None:
        result = FileBook.open(book.target, in_place=True, progress=run.progress)
        book = result if has_runs(result) else book  # what was done stands there, not in the source
    ask = asking(arguments, done("undo.ask"))
    outcome = ongedaan(book, run, ask, group=arguments.groep or "", again=arguments.opnieuw)
    return placed(book, outcome) if outcome.json["teruggedraaid"] else outcome


def _analyseren(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.analyseren import analyseren

    return with_place(analyseren, arguments, run, tuple(arguments.tab or ()))


def _jaaroverzicht(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.jaaroverzicht import jaaroverzicht

    if arguments.zonder_mailing:
        return with_place(jaaroverzicht, arguments, run, None)
    from klantenbestand.steps.mailing import Wish

    return with_place(jaaroverzicht, arguments, run, Wish(arguments.sjabloon, beside=arguments.boek.parent))


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


def _handleiding(_arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.manual import handleiding

    return handleiding(run)


def _over(_arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.install.commands import over

    return over(run)


COMMANDS = (
    Command(
        "bijwerken",
        "de knop voor maandag: controleer, zoek dubbelen en analyseer; op Start staat wat u te doen hebt",
        _bijwerken,
    ),
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
    IMPORT,
    Command("controleren", "zoek fouten en zet ze op de tab Controle", _controleren),
    Command(
        "dubbelen",
        "zoek klanten die er twee keer in staan en zet ze op de tab Dubbelen",
        _dubbelen,
        options=(
            (
                "--klant",
                {
                    "metavar": "NUMMER",
                    "help": "kijk alleen of deze klant er twee keer in staat; er wordt niets geschreven",
                },
            ),
        ),
    ),
    Command(
        "samenvoegen",
        "voeg samen wat u op de tab Dubbelen koos; vraagt het eerst",
        _samenvoegen,
        options=(
            (
                "--ja",
                {
                    "action": "store_true",
                    "help": "vraag het niet eerst; nodig als niemand kan antwoorden, zoals in een script",
                },
            ),
        ),
    ),
    Command(
        "ongedaan",
        "draai de laatste stap terug die iets in uw gegevens veranderde; vraagt het eerst",
        _ongedaan,
        options=(
            ("--groep", {"metavar": "NAAM", "help": "alleen deze groep van samenvoegen, zoals 'K1 + K3'"}),
            ("--opnieuw", {"action": "store_true", "help": "voer weer uit wat u net ongedaan maakte"}),
            (
                "--ja",
                {
                    "action": "store_true",
                    "help": "vraag het niet eerst; nodig als niemand kan antwoorden, zoals in een script",
                },
            ),
        ),
    ),
    Command(
        "analyseren",
        "maak de tabs Klantoverzicht, Actieve klanten, Mandgrootte, Seizoen, Klantgroepen, Artikelen, Verwachting en "
        "Campagneresultaat",
        _analyseren,
        options=(("--tab", {"action": "append", "metavar": "NAAM", "help": "alleen deze tab; mag vaker"}),),
    ),
    *CUSTOMER_COMMANDS,
    MAILING,
    Command(
        "jaaroverzicht",
        "controleer, analyseer en maak het plan voor een mailing, in één keer",
        _jaaroverzicht,
        options=(
            TEMPLATE,
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
    Command("handleiding", "open de handleiding; daar is geen internet voor nodig", _handleiding, own=True),
    Command("over", "welke versie u hebt, en waar reservekopieën en logboek staan", _over, own=True),
)
