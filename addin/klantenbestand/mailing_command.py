"""The command *Mailing*: shows who gets it; the files come with --uit, or at the icon after a yes."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klantenbestand.command import Command, is_yes, open_book
from klantenbestand.words.texts.install import sentence

if TYPE_CHECKING:
    from klantenbestand.steps.outcome import Outcome, Run

TEMPLATE: tuple[str, dict[str, Any]] = (
    "--sjabloon",
    {"default": "nieuwsbrief", "metavar": "NAAM", "help": "welk sjabloon (anders: nieuwsbrief)"},
)


def _mailing(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.mailing import Wish, mailing

    wish = Wish(
        arguments.sjabloon,
        arguments.selectie,
        arguments.kanaal,
        arguments.uit,
        arguments.boek.parent,
        arguments.campagne or "",
        arguments.controlegroep,
    )
    ask = _asking(arguments.vraag) if arguments.vraag else None
    return mailing(open_book(arguments, run), run, wish, ask)


def _asking(folder: Path) -> Callable[[Sequence[str]], Path | None]:
    """For the icon on the desktop (`drop.py`): the plan, and whether the files may come in this folder."""

    def confirmed(plan: Sequence[str]) -> Path | None:
        print(*plan, sep="\n")
        return folder if is_yes(input(sentence("drop.mailing", folder=folder.name))) else None

    return confirmed


def _share(text: str) -> float:
    """A percentage as a person types it: 10, 10% or 12,5."""
    try:
        share = float(text.strip().removesuffix("%").replace(",", "."))
    except ValueError:
        share = -1
    if not 0 <= share <= 50:
        raise argparse.ArgumentTypeError(f"'{text}' is geen percentage van 0 tot en met 50")
    return share


MAILING = Command(
    "mailing",
    "maak persoonlijke mails, brieven en een verzendlijst; er wordt niets verstuurd",
    _mailing,
    files=True,
    options=(
        TEMPLATE,
        ("--selectie", {"metavar": "REGEL", "help": "wie, bijvoorbeeld: Plaats = Utrecht en Omzet >= 500"}),
        (
            "--kanaal",
            {
                "choices": ("e-mail", "brief", "beide"),
                "help": "mails, brieven of beide (anders: zoals het sjabloon zegt)",
            },
        ),
        ("--campagne", {"metavar": "NAAM", "help": "onder deze naam op de tab Campagneresultaat"}),
        ("--vraag", {"type": Path, "help": argparse.SUPPRESS}),
        (
            "--ter-plaatse",
            {"action": "store_true", "help": "onthoud een campagne in uw eigen bestand, na een reservekopie"},
        ),
        (
            "--controlegroep",
            {
                "type": _share,
                "metavar": "PERCENTAGE",
                "help": "zoveel procent door het lot niet benaderen, om te meten wat de mailing opbrengt "
                "(anders: zoals Instellingen zegt)",
            },
        ),
    ),
)
