"""The button *Mailing*: who gets it through which channel and who does not and why; the files only when asked for.

With a control group, or the name of a campaign, the workbook remembers (in *Geheugen*, hidden) who is in the mailing
and who was kept out, for *Campagneresultaat* to measure by later. That is written when the files are: into the workbook
itself in Excel and with --ter-plaatse, else into its result beside it, from which later steps on that workbook go on.
Without a control group and a campaign nothing is written into any workbook.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from klantenbestand.analysis.end_of_data import not_up_to_date
from klantenbestand.book.memory import memory_tab, read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.mail.channels import Channel
from klantenbestand.mail.control import with_control
from klantenbestand.mail.plan import MailingPlan, plan_mailing
from klantenbestand.mail.templates import load_mailing
from klantenbestand.mail.write import MailingResult, take_back, write_mailing
from klantenbestand.steps.checked import Checked, read_and_check
from klantenbestand.steps.customer_list import HEADERS, customer_list
from klantenbestand.steps.mailing_memory import earlier, spelled, with_mailing
from klantenbestand.steps.objection_memory import objections_in
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.results import Results, results_of
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import plural, short_day

STEP = "mailing"
_CHANNELS = {"e-mail": (Channel.EMAIL,), "brief": (Channel.POST,), "beide": (Channel.EMAIL, Channel.POST)}


@frozen
class Wish:
    """What was asked: the template, who (a filter; None = the template's own), through what, and where to.

    `beside` is the folder of the workbook, where the owner's own templates may be. `folder` None: only the plan.
    `campaign`: its name in *Campagneresultaat*; "": the template and the date, where there is a control group.
    `control`: how many per cent of the people are kept out by lot; None: as *Instellingen* says.
    `is_open`: the workbook stands open, and what it remembers is only kept once it is saved.
    """

    template: str
    selection: str | None = None
    channel: str | None = None
    folder: Path | None = None
    beside: Path | None = None
    campaign: str = ""
    control: float | None = None
    is_open: bool = False


Ask = Callable[[Sequence[str]], Path | None]


def mailing(book: Book, run: Run, wish: Wish, ask: Ask | None = None) -> Outcome:
    """Plan a mailing, and write its files into a new folder when `wish.folder` says where.

    `ask` (behind the button, and at the icon) is shown the plan and says where to, or None: then nothing is written.
    Where there is nobody to write to it is not asked.
    Raises UsageError for a selection or template that does not exist, TemplateError for one that cannot be filled in.
    The findings are those of the mailing only; *Controleren* tells the rest.
    """
    checked = read_and_check(book, run)
    results = results_of(checked.data, run, read_memory(book))
    plan = plan_for(checked, results, run, wish)
    is_empty = not any(map(plan.count, Channel))
    folder = wish.folder if ask is None else None if is_empty else ask(_asked(plan))
    result = None if folder is None else _written(book, run, plan, folder, results)
    run.progress("Klaar", 1.0)
    place = str(book.place) if result is not None and plan.campaign else None
    json = {**base_json(STEP, run, plan.findings), "mailing": plan_json(plan, result), "bestand": place}
    said = _written_sentences(plan, result, place, is_open=wish.is_open)
    if ask is not None and is_empty:
        return Outcome(STEP, plan.findings, (*plan_sentences(plan), done("mailing.nobody")), json)
    if ask is not None:
        return Outcome(STEP, plan.findings, (done("mailing.declined"),) if result is None else said, json)
    return Outcome(STEP, plan.findings, (*plan_sentences(plan), *said), json)


def plan_for(checked: Checked, results: Results, run: Run, wish: Wish) -> MailingPlan:
    """The plan of `wish` on what was read. Raises UsageError where there is no list of customers."""
    data = checked.data
    if data.customers is None:
        raise UsageError("mailing-without-customers")
    run.progress("Mailing voorbereiden", 0.6)
    frame = customer_list(results)
    plan = plan_mailing(
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
        remembered=objections_in(results.memory),
    )
    told = Findings() if results.purchases is None else Findings.of(not_up_to_date(results.purchases))
    return _with_campaign(replace(plan, findings=plan.findings + told), results, wish)


def _with_campaign(plan: MailingPlan, results: Results, wish: Wish) -> MailingPlan:
    """The plan with its campaign and control group, if it is to have them."""
    percent = plan.settings.control_share if wish.control is None else wish.control
    if not percent and not wish.campaign:
        return plan
    made_up = f"{plan.mailing.info.title} {short_day(plan.peildatum)}"
    campaign = spelled(results.memory, wish.campaign.strip() or made_up)
    drawn = with_control(plan, campaign, percent, *earlier(results.memory, campaign, results.data.merged))
    return drawn if wish.campaign or drawn.control else replace(drawn, campaign="")


def _written(book: Book, run: Run, plan: MailingPlan, folder: Path, results: Results) -> MailingResult:
    """The files, and in the workbook who is in the mailing; where that cannot be written the files go again."""
    result = write_mailing(plan, folder, progress=_shown(run))
    if plan.campaign:
        try:
            memory = memory_tab(with_mailing(results.memory, plan))
            book.put([memory], accent=plan.settings.accent, company=plan.settings.company)
        except Exception:
            take_back(result)
            raise
    return result


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
    if plan.control:
        kept_out = plural(len(plan.control), "klant", "klanten")
        lines.append(done("mailing.control", count=kept_out, campaign=plan.campaign))
    lines += in_words(plan.findings)
    if len(plan.left_out):
        lines.append(done("mailing.left-out", count=plural(len(plan.left_out), "klant", "klanten")))
        lines += [done("mailing.reason", count=number, reason=reason) for reason, number in plan.reasons().items()]
    return tuple(lines)


def _asked(plan: MailingPlan) -> tuple[str, ...]:
    """The plan as the button shows it: what the open workbook will remember stands first, lest it is cut off."""
    return (*((done("mailing.remembers"),) if plan.campaign else ()), *plan_sentences(plan))


def _written_sentences(
    plan: MailingPlan, result: MailingResult | None, place: str | None, *, is_open: bool
) -> tuple[str, ...]:
    if result is None:
        return (done("mailing.only-plan"),)
    words = "mailing.remembered.open" if is_open else "mailing.remembered"
    remembered = (done(words, campaign=plan.campaign, path=place),) if place else ()
    return (done("mailing.written", folder=result.folder), *remembered)


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
        "campagne": plan.campaign or None,
        "controlegroep": len(plan.control),
        "map": None if result is None else str(result.folder),
    }
