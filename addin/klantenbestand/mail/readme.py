"""'Lees mij.txt': what is in the folder of a mailing, how to send it, and that it holds personal data."""

from klantenbestand.mail.permission import deliverable
from klantenbestand.mail.plan import MailingPlan
from klantenbestand.words.frozen import frozen
from klantenbestand.words.texts import mail as words
from klantenbestand.words.wording import count, day, plural


@frozen
class Written:
    """How many mails, letters, people left out, and texts in lists that got an apostrophe."""

    mails: int
    letters: int
    left_out: int
    apostrophes: int


def readme(plan: MailingPlan, written: Written) -> bytes:
    """The text, as Notepad reads it: UTF-8 with mark, CRLF."""
    contents = [] if written.mails or written.letters else [words.README_EMPTY]
    contents += [
        line.format(count=plural(number, one, many))
        for line, number, one, many in (
            (words.README_MAILS, written.mails, "mail", "mails"),
            (words.README_LIST, written.mails, "adres", "adressen"),
            (words.README_LETTERS, written.letters, "brief", "brieven"),
            (words.README_LEFT_OUT, written.left_out, "klant", "klanten"),
        )
        if number
    ]
    how = ""
    if written.mails:
        how += words.README_HOW_MAILS.format(draft="" if deliverable(plan.settings.email) else words.README_DRAFT)
    if written.letters:
        how += words.README_HOW_LETTERS
    if plan.campaign and (written.mails or written.letters):
        how += words.README_CAMPAIGN.format(campaign=plan.campaign)
    if plan.control:
        how += words.README_CONTROL.format(count=plural(len(plan.control), "klant", "klanten"))
    if written.apostrophes:
        how += words.README_APOSTROPHE.format(count=count(written.apostrophes))
    text = words.README.format(
        title=words.README_TITLE.format(mailing=plan.mailing.info.title),
        date=day(plan.peildatum),
        contents="\n".join(contents),
        howto=how,
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")
