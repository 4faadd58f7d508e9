"""From a mailing and the values of one person to the words he gets: subject, text and HTML, or the blocks of a letter.

HTML, plain text and letter come from the same blocks, so that they say the same.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jinja2 import Template

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.checking import in_dutch
from klantenbestand.mail.fields import FIELDS, Origin
from klantenbestand.mail.markup import Block, lines_html, parse, plain, to_html, to_text
from klantenbestand.mail.opt_out import footer_lines, opt_out_line
from klantenbestand.mail.templates import OPT_OUT, Mailing
from klantenbestand.mail.values import EMPTY, Linked, as_html, clean, without_guards
from klantenbestand.words import look
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import Settings
from klantenbestand.words.wording import day

COLOURS = {"text": look.DARK, "grey": look.MID, "line": look.LINE, "ground": "#F3F4F6"}
_LINKS = ("website", "email")


@frozen
class Around:
    """All that is the same in every message of a mailing through one channel."""

    channel: Channel
    values: Mapping[str, Any]
    html: Mapping[str, Any]  # what the frame of the HTML mail gets besides
    text: Mapping[str, Any]  # and that of the plain-text mail
    opt_out: str


@frozen
class Mail:
    """A rendered mail: subject on one line, plain text, and HTML with the same words."""

    subject: str
    text: str
    html: str


@frozen
class Letter:
    """A rendered letter: subject, blocks, and the afmeldregel ("" where the text itself has it)."""

    subject: str
    blocks: tuple[Block, ...]
    opt_out: str


def around(settings: Settings, peildatum: date, channel: Channel) -> Around:
    """The sender, the day and the afmeldregel."""
    line = opt_out_line(settings, channel)
    values: dict[str, Any] = {
        "kanaal": channel.value,
        "vandaag": peildatum,
        "dagtekening": ", ".join(part for part in (clean(settings.city), day(peildatum)) if part),
        OPT_OUT: line,
    }
    for field in FIELDS:
        if field.origin is Origin.COMPANY:
            text = clean(getattr(settings, field.key))
            values[field.name] = Linked(text) if field.key in _LINKS else text
    opt_out, footer = parse(line)[0].lines, footer_lines(settings)
    style = {"accent": settings.accent, "kleuren": COLOURS}
    grey = COLOURS["grey"]
    return Around(
        channel=channel,
        values=values,
        html={**style, "voet": lines_html(footer, grey), OPT_OUT: lines_html(opt_out, grey)},
        text={**style, "voet": "\n".join(plain(one) for one in footer), OPT_OUT: to_text(parse(line))},
        opt_out=plain(opt_out[0]),
    )


def render_mail(mailing: Mailing, shared: Around, person: Mapping[str, Any]) -> Mail:
    """The mail of one person. TemplateError where a template cannot be filled in with these values."""
    values = {**shared.values, **person}
    raw, blocks = _blocks(mailing.text, values)
    said = {OPT_OUT: ""} if values[OPT_OUT] in raw else {}
    with in_dutch(mailing.html.environment):
        subject = without_guards(mailing.subject.render(values))
        marked = to_html(blocks, shared.html["accent"])
        inner = mailing.blocks_html.render(blokken=marked, accent=shared.html["accent"])
        frame = {**values, "onderwerp": subject, "blokken": marked}
        html = mailing.html.render({**frame, **shared.html, "inhoud": as_html(inner), **said})
        text = mailing.plain.render({**frame, **shared.text, "inhoud": to_text(blocks), **said})
    return Mail(subject, text.strip() + "\n", html.strip() + "\n")


def render_letter(mailing: Mailing, shared: Around, person: Mapping[str, Any]) -> Letter:
    """The letter of one person. TemplateError as `render_mail`."""
    values = {**shared.values, **person}
    raw, blocks = _blocks(mailing.letter_text, values)
    with in_dutch(mailing.subject.environment):
        subject = without_guards(mailing.subject.render(values))
    return Letter(subject, blocks, "" if values[OPT_OUT] in raw else shared.opt_out)


def try_out(mailing: Mailing, shared: Around) -> None:
    """Render once with the examples of all fields and once with nothing filled in: what goes wrong then, goes wrong
    before anyone's data is touched. TemplateError as `render_mail`."""
    personal = [field for field in FIELDS if field.origin not in {Origin.COMPANY, Origin.MAILING}]
    full = {field.name: field.example for field in personal}
    bare = {field.name: "" if isinstance(field.example, str) else EMPTY for field in personal}
    for values in (full, bare):
        if shared.channel is Channel.EMAIL:
            render_mail(mailing, shared, values)
        else:
            render_letter(mailing, shared, values)


def _blocks(template: Template, values: Mapping[str, Any]) -> tuple[str, tuple[Block, ...]]:
    with in_dutch(template.environment):
        raw = template.render(values)
    return raw, parse(raw)
