"""Finds and loads mailings: a folder each, in templates/ (ours) and in 'Mailings' beside the workbook (the owner's).

    onderwerp.txt   one line; needed for mail
    tekst.txt       the text, with the markup of markup.py; mail and letter are made of it
    brief.txt       another text for the letter (optional)
    mail.html       an own design for the mail (optional; else the one of _huisstijl)
    brief.docx      an own letter in Word, with {{ inhoud }} or fields (optional; else letter_base.py)
    mailing.toml    naam, omschrijving, kanalen, selectie (optional)

All files are checked when a mailing is loaded, before anything is written. The owner's folder wins over ours.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from jinja2 import Template

from klantenbestand.mail.channels import WRITTEN, Channel
from klantenbestand.mail.checking import fields_of, in_dutch, unknown
from klantenbestand.mail.environment import html_environment, plain_environment, read_text_file, text_environment
from klantenbestand.mail.fields import FIELDS, FRAME_FIELDS
from klantenbestand.shipped import shipped
from klantenbestand.words.errors import TemplateError, UsageError
from klantenbestand.words.frozen import frozen

OWN_FOLDER = "Mailings"
HOUSE_STYLE = "_huisstijl"
OPT_OUT = "afmeldregel"


@frozen
class MailingInfo:
    """What a list of mailings shows. `name` is the folder; `selection` the filter when none is given."""

    name: str
    title: str
    description: str
    channels: tuple[Channel, ...]
    selection: str
    folder: Path
    own: bool


@frozen
class Mailing:
    """A loaded, checked mailing. `fields`: which fields its texts use. `docx`: the owner's own letter."""

    info: MailingInfo
    subject: Template
    text: Template
    letter_text: Template
    html: Template
    plain: Template
    blocks_html: Template
    docx: bytes | None = None
    fields: frozenset[str] = field(default_factory=frozenset)


def list_mailings(beside: Path | None = None) -> tuple[MailingInfo, ...]:
    """All mailings by name; `beside` is the folder of the workbook. Reads only mailing.toml; one that cannot be read
    is in the list under the name of its folder, for `load_mailing` to say what is wrong."""
    infos = []
    for folder, own in _folders(beside).values():
        try:
            infos.append(_info(folder, own=own))
        except TemplateError:
            infos.append(MailingInfo(folder.name, folder.name, "", WRITTEN, "", folder, own))
    return tuple(infos)


def load_mailing(name: str, beside: Path | None = None) -> Mailing:
    """The mailing with this name, checked. UsageError where there is none, TemplateError where it is not right."""
    folders = _folders(beside)
    if name.casefold() not in folders:
        names = [folder.name for folder, _ in folders.values()]
        raise unknown(UsageError, "unknown-mailing", name, names)
    folder, own = folders[name.casefold()]
    return _loaded(_info(folder, own=own), beside)


def _folders(beside: Path | None) -> dict[str, tuple[Path, bool]]:
    """The folder of each mailing by its name in small letters, and whether it is the owner's: his win over ours."""
    found: dict[str, tuple[Path, bool]] = {}
    for root, own in ((shipped("templates"), False), (beside / OWN_FOLDER if beside else None, True)):
        for folder in sorted(root.iterdir()) if root and root.is_dir() else ():
            if folder.name[0] not in "_." and (folder / "tekst.txt").is_file():
                found[folder.name.casefold()] = (folder, own)
    return dict(sorted(found.items()))


def _loaded(info: MailingInfo, beside: Path | None) -> Mailing:
    own_style = [beside / OWN_FOLDER / HOUSE_STYLE] if beside else []
    folders = [info.folder, *own_style, shipped("templates", HOUSE_STYLE)]
    texts, plain, html = text_environment(folders), plain_environment(folders), html_environment(folders)
    names = [known.name for known in FIELDS]
    in_frames = [*names, *(known.name for known in FRAME_FIELDS)]
    letter_name = "brief.txt" if (info.folder / "brief.txt").is_file() else "tekst.txt"
    used = fields_of(texts, "tekst.txt", names) | fields_of(texts, letter_name, names)
    used |= fields_of(plain, "onderwerp.txt", names)
    for environment, frame in ((html, "mail.html"), (plain, "mail.txt")):
        in_frame = fields_of(environment, frame, in_frames)
        if OPT_OUT not in in_frame:
            raise TemplateError("template-no-opt-out", place=frame)
        used |= in_frame
    docx = info.folder / "brief.docx"
    with in_dutch(html):
        return Mailing(
            info=info,
            subject=plain.get_template("onderwerp.txt"),
            text=texts.get_template("tekst.txt"),
            letter_text=texts.get_template(letter_name),
            html=html.get_template("mail.html"),
            plain=plain.get_template("mail.txt"),
            blocks_html=html.get_template("blokken.html"),
            docx=docx.read_bytes() if docx.is_file() else None,
            fields=used & set(names),
        )


def _info(folder: Path, *, own: bool) -> MailingInfo:
    settings = _settings(folder)
    channels = settings.get("kanalen", [channel.value for channel in WRITTEN])
    known = ", ".join(channel.value for channel in WRITTEN)
    if not isinstance(channels, list) or not channels or not set(map(str, channels)) <= set(WRITTEN):
        raise TemplateError("mailing-setting-wrong", mailing=folder.name, key="kanalen", expected=known)
    return MailingInfo(
        name=folder.name,
        title=_text(settings, "naam", folder) or folder.name,
        description=_text(settings, "omschrijving", folder),
        channels=tuple(dict.fromkeys(Channel(channel) for channel in channels)),
        selection=_text(settings, "selectie", folder),
        folder=folder,
        own=own,
    )


def _settings(folder: Path) -> Mapping[str, Any]:
    path = folder / "mailing.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(read_text_file(path))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError("mailing-settings-unreadable", mailing=folder.name, line=_line(error)) from error


def _line(error: tomllib.TOMLDecodeError) -> str:
    return str(error).partition("line ")[2].partition(",")[0] or "?"


def _text(settings: Mapping[str, Any], key: str, folder: Path) -> str:
    value = settings.get(key, "")
    if not isinstance(value, str):
        raise TemplateError("mailing-setting-wrong", mailing=folder.name, key=key, expected='"tekst"')
    return value.strip()
