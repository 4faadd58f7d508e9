"""Writes a mailing into a new folder, whole or not at all. Nothing is sent, nothing is ever overwritten."""

import re
import shutil
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.eml import Envelope, mail_bytes
from klantenbestand.mail.fields import PERSONAL
from klantenbestand.mail.letters import head_values, letter_values
from klantenbestand.mail.opt_out import opt_out_of
from klantenbestand.mail.permission import deliverable
from klantenbestand.mail.plan import MailingPlan, Recipient, letter_template
from klantenbestand.mail.readme import Written, readme
from klantenbestand.mail.render import render_letter, render_mail
from klantenbestand.mail.tables import Csv, csv_of
from klantenbestand.words.errors import KlantenbestandError, SafetyError, UsageError
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts import mail as words

# A customer number that is a number: a few letters at most, so that no name gets into a file name.
_CODE = re.compile(r"[A-Za-z]{0,3}[-_]?\d{1,12}")
_PATIENCE = (0.2, 0.5, 1.0)  # seconds: a virus scanner may hold a new folder for a moment
Progress = Callable[[int, int], None]


@frozen
class MailingResult:
    """What was written: the folder, how many mails and letters, and the names of the files beside the mails."""

    folder: Path
    mails: int
    letters: int
    left_out: int
    files: tuple[str, ...]


def write_mailing(
    plan: MailingPlan,
    folder: Path,
    *,
    progress: Progress | None = None,
    new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
) -> MailingResult:
    """Write the mailing of `plan` into `folder` when that is new or empty, else into a new folder within it.

    Everything is written into a folder beside it, which gets its name at the end: after an error nothing is left.
    `progress` is told how many messages are done and how many there are; `new_id` makes the unique part of a
    Message-ID. Raises UsageError where `folder` is a file, SafetyError where it cannot be written, TemplateError where
    a message cannot be made.
    """
    target = _target(plan, folder)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        work = target.parent / f".mailing-{uuid.uuid4().hex}"
        work.mkdir()
    except OSError as error:
        raise _failed(target, error) from error
    try:
        result = _write_all(plan, work, target, progress or (lambda _done, _all: None), new_id)
        _rename(work, target)
    except OSError as error:
        raise _failed(target, error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return result


def take_back(result: MailingResult) -> None:
    """Removes the folder of a mailing that was just written, as it could not be remembered."""
    shutil.rmtree(result.folder, ignore_errors=True)


def _target(plan: MailingPlan, folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise UsageError("mailing-folder-is-file", path=str(folder))
    if not folder.exists() or not any(folder.iterdir()):
        return folder
    names = {"mailing": plan.mailing.info.name, "date": plan.peildatum.isoformat()}
    name = folder / words.FOLDER_NAME.format(**names)
    number = 2
    while name.exists():
        name = folder / words.FOLDER_NAME_AGAIN.format(**names, number=number)
        number += 1
    return name


def _rename(work: Path, target: Path) -> None:
    """Give the finished folder its name; an empty folder of that name makes way."""
    for pause in (*_PATIENCE, None):
        try:
            if target.exists():
                target.rmdir()
            work.rename(target)
        except PermissionError:
            if pause is None:
                raise
            time.sleep(pause)
        else:
            return


def _failed(target: Path, error: OSError) -> KlantenbestandError:
    return SafetyError("mailing-folder-failed", path=str(target), reason=error.strerror or type(error).__name__)


def _write_all(
    plan: MailingPlan, work: Path, target: Path, progress: Progress, new_id: Callable[[], str]
) -> MailingResult:
    files: dict[str, bytes] = {}
    listed = Csv(b"", 0)
    mails, letters = plan.count(Channel.EMAIL), plan.count(Channel.POST)
    if mails:
        listed = _write_mails(plan, work / words.FILES["mails"], progress, new_id)
        files[words.FILES["list"]] = listed.data
    if letters:
        files[words.FILES["letters"]] = _letters(plan, progress, mails)
    left_out = _left_out(plan)
    if len(plan.left_out):
        files[words.FILES["left_out"]] = left_out.data
    written = Written(mails, letters, len(plan.left_out), listed.apostrophes + left_out.apostrophes)
    files[words.FILES["readme"]] = readme(plan, written)
    for name, data in files.items():
        (work / name).write_bytes(data)
    return MailingResult(target, mails, letters, len(plan.left_out), tuple(files))


def _write_mails(plan: MailingPlan, folder: Path, progress: Progress, new_id: Callable[[], str]) -> Csv:
    """Writes the mails; returns the list of the same people for a mailing service: the address, and the fields that
    this mailing's texts use."""
    folder.mkdir()
    settings, shared = plan.settings, plan.around(Channel.EMAIL)
    sender_name = settings.sender_name or settings.company
    envelope = Envelope(plan.peildatum, deliverable(settings.email), sender_name, opt_out_of(settings).header)
    wanted = [field.name for field in PERSONAL if field.name in plan.mailing.fields - {"email", "adres"}]
    names = list(dict.fromkeys(("aanhef", "naam", *wanted, "klantnummer")))
    taken: set[str] = set()
    rows = []
    for done, person in enumerate(plan.recipients(Channel.EMAIL), 1):
        mail = render_mail(plan.mailing, shared, person.values)
        (folder / file_name(person, taken)).write_bytes(mail_bytes(mail, person.email, person.name, envelope, new_id()))
        rows.append([person.email, *(person.values[name] for name in names)])
        progress(done, len(plan.people))
    return csv_of(["email", *names], rows)


def file_name(person: Recipient, taken: set[str]) -> str:
    """'mail-10023.eml'; the row where the customer number could be a name. `taken` (small letters) is added to."""
    stem = f"mail-{person.customer}" if _CODE.fullmatch(person.customer) else f"mail-rij-{person.row}"
    if stem.casefold() in taken:
        stem = f"{stem}-rij-{person.row}"
    taken.add(stem.casefold())
    return f"{stem}.eml"


def _letters(plan: MailingPlan, progress: Progress, before: int) -> bytes:
    shared = plan.around(Channel.POST)

    def filled(person: Recipient, done: int) -> dict[str, Any]:
        progress(done, len(plan.people))
        letter = render_letter(plan.mailing, shared, person.values)
        return letter_values(letter, shared, person.values, plan.settings)

    each = (filled(person, done) for done, person in enumerate(plan.recipients(Channel.POST), before + 1))
    return letter_template(plan.mailing, plan.settings).document(each, head_values(shared, plan.settings))


def _left_out(plan: MailingPlan) -> Csv:
    channels = [channel.value for channel in plan.channels]
    rows = zip(*(plan.left_out[name].tolist() for name in ("customer", "name", *channels)), strict=True)
    headers = [*words.LEFT_OUT_HEADERS, *(words.LEFT_OUT_REASON.format(channel=channel) for channel in channels)]
    return csv_of(headers, ([number, name, *(words.REASONS[code] for code in codes)] for number, name, *codes in rows))
