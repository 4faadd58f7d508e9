"""The lines below every message: how to opt out, and who sent it. The same words in HTML, plain text and letter."""

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.markup import Span, guarded, link_target, shown
from klantenbestand.mail.values import CLOSE, OPEN, Linked, Marked
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import Settings
from klantenbestand.words.texts import mail as words


@frozen
class OptOut:
    """Where someone opts out: a link ("" = by answering), and what List-Unsubscribe says ("" = no such header)."""

    href: str = ""
    header: str = ""


def opt_out_of(settings: Settings) -> OptOut:
    """From *Afmelden via*; without it a reply to the sender, which mail programs offer as a button."""
    href = link_target(settings.unsubscribe)
    header = href or (link_target(settings.email) if settings.email else "")
    if header.startswith("mailto:"):
        header += "?subject=afmelden"
    return OptOut(href, f"<{header}>" if header and header.isascii() else "")


def opt_out_line(settings: Settings, channel: Channel) -> Marked:
    """The afmeldregel as text with markup."""
    target = _marked_link(settings.unsubscribe)
    if channel is Channel.EMAIL:
        return Marked(words.OPT_OUT_LINK.format(target=target) if target else words.OPT_OUT_REPLY)
    contact = target or _marked_link(settings.email) or guarded(settings.phone) or _postal(settings)
    return Marked(words.OPT_OUT_LETTER.format(target=contact) if contact else words.OPT_OUT_LETTER_PLAIN)


def footer_lines(settings: Settings) -> tuple[tuple[Span, ...], ...]:
    """Below a mail: address; telephone, mail and website; KvK. Lines without content are left out."""
    contact = [settings.phone, settings.email, settings.website]
    parts = [Span(shown(part), href=link_target(part)) for part in contact if part]
    spread = [piece for part in parts for piece in (Span(" · "), part)][1:]
    kvk = words.COMPANY_KVK.format(kvk=settings.kvk) if settings.kvk else ""
    lines = ((Span(address_line(settings)),), tuple(spread), (Span(kvk),))
    return tuple(line for line in lines if any(span.text for span in line))


def address_line(settings: Settings) -> str:
    """'Lindelaan 8, 3511 AB Utrecht'."""
    return ", ".join(part for part in (settings.street, f"{settings.postcode} {settings.city}".strip()) if part)


def _marked_link(address: str) -> str:
    return guarded(Linked(address)) if link_target(address) else ""


def _postal(settings: Settings) -> str:
    line = ", ".join(part for part in (settings.company, address_line(settings)) if part)
    return f"{OPEN}{line}{CLOSE}" if settings.street and line else ""
