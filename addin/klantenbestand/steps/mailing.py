"""The button *Mailing*: who gets it through which channel and who does not and why; the files only when asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from klantenbestand.book.protocol import Book
from klantenbestand.mail.channels import Channel
from klantenbestand.mail.plan import MailingPlan, plan_mailing
from klantenbestand.mail.templates import load_mailing
from klantenbestand.mail.write import MailingResult, write_mailing
from klantenbestand.steps.checked import Checked, read_and_check
from klantenbestand.steps.customer_list import HEADERS, customer_list
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.results import Results, results_of
from klantenbestand.words.errors import UsageError
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import plural

STEP = "mailing"
_CHANNELS = {"e-mail": (Channel.EMAIL,), "brief": (Channel.POST,), "beide": (Channel.EMAIL, Channel.POST)}


@dataclass(frozen=True)
class Wish:
    """What was asked: the template, who (a filter; None = the template's own), through what, and where to.

    `beside` is the folder of the workbook, where the owner's own templates may be. `folder` None: only the plan.
    """

    template: str
    selection: str | None = None
    channel: str | None = None
    folder: Path | None = None
    beside: Path | None = None


Ask = Callable[[Sequence[str]], Path | None]


def mailing(book: Book, run: Run, wish: Wish, ask: Ask | None = None) -> Outcome:
    """Plan a mailing, and write its files into a new folder when `wish.folder` says where.

    `ask` (behind the button) is shown the plan and says where to, or None: then nothing is written.
    Raises UsageError for a selection or template that does not exist, TemplateError for one that cannot be filled in.
    The findings are those of the mailing only; *Controleren* tells the rest.
    """
    checked = read_and_check(book, run)
    results = results_of(checked.data, run)
    plan = plan_for(checked, results, run, wish)
    folder = wish.folder if ask is None else ask(plan_sentences(plan))
    result = None if folder is None else write_mailing(plan, folder, progress=_shown(run))
    run.progress("Klaar", 1.0)
    json = {**base_json(STEP, run, plan.findings), "mailing": plan_json(plan, result)}
    if ask is not None:
        said = done("mailing.declined") if result is None else done("mailing.written", folder=result.folder)
        return Outcome(STEP, plan.findings, (said,), json)
    return Outcome(STEP, plan.findings, (*plan_sentences(plan), *_written_sentences(result)), json)


def plan_for(checked: Checked, results: Results, run: Run, wish: Wish) -> MailingPlan:
    """The plan of `wish` on what was read. Raises UsageError where there is no list of customers."""
    data = checked.data
    if data.customers is None:
        raise UsageError("mailing-without-customers")
    run.progress("Mailing voorbereiden", 0.6)
    frame = customer_list(results)
    return plan_mailing(
        load_mailing(wish.template, wish.beside),
        data.customers.frame,
        frame if not frame.empty else pd.DataFrame({"customer": pd.Series(dtype="str")}),
        HEADERS,
        settings=data.settings,
        peildatum=run.peildatum,
        selection=wish.selection,
        channels=_CHANNELS[wish.channel] if wish.channel else None,
        consents=None if data.consents is None else data.consents.frame,
        contacts=None if data.contacts is None else data.contacts.frame,
    )


def _shown(run: Run) -> Any:
    return lambda ready, total: run.progress("Mailing schrijven", 0.75 + 0.24 * ready / max(total, 1))


def plan_sentences(plan: MailingPlan) -> tuple[str, ...]:
    """What the mailing would do, for a person."""
    lines = [
        done(
            "mailing.plan",
            title=plan.mailing.info.title,
            selected=plural(plan.selected, "klant", "klanten"),
            mails=plural(plan.count(Channel.EMAIL), "mail", "mails"),
            letters=plural(plan.count(Channel.POST), "brief", "brieven"),
        )
    ]
    lines += in_words(plan.findings)
    if len(plan.left_out):
        lines.append(done("mailing.left-out", count=plural(len(plan.left_out), "klant", "klanten")))
        lines += [done("mailing.reason", count=number, reason=reason) for reason, number in plan.reasons().items()]
    return tuple(lines)


def _written_sentences(result: MailingResult | None) -> tuple[str, ...]:
    if result is None:
        return (done("mailing.only-plan"),)
    return (done("mailing.written", folder=result.folder),)


def plan_json(plan: MailingPlan, result: MailingResult | None = None) -> dict[str, Any]:
    """The plan for `--json`: numbers only, no names."""
    return {
        "sjabloon": plan.mailing.info.name,
        "selectie": plan.selection,
        "geselecteerd": plan.selected,
        "mails": plan.count(Channel.EMAIL),
        "brieven": plan.count(Channel.POST),
        "niet_benaderd": len(plan.left_out),
        "redenen": plan.reasons(),
        "map": None if result is None else str(result.folder),
    }
