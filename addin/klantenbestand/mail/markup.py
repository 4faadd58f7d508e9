"""The light markup of a mailing's text, read once: HTML, plain text and letter are then made of the same words.

A blank line divides blocks; `# ` starts a heading, `- ` a line of a list; a line break stays a line break. In a line:
`**vet**`, `[woord](adres)`, and bare web and mail addresses, which become links. Values from cells stand between OPEN
and CLOSE and are only text.
"""

import re
import textwrap
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache

from markupsafe import Markup, escape

from klantenbestand.mail.values import CLOSE, OPEN, Linked, Marked, clean, printable, without_guards
from klantenbestand.words.frozen import frozen

WIDTH = 72


class Kind(StrEnum):
    """What a block is; templates test on these Dutch words."""

    HEADING = "kop"
    LIST = "lijst"
    PARAGRAPH = "alinea"


@frozen
class Span:
    """A piece of a line: bold or not, and where it leads to ("" = nowhere)."""

    text: str
    bold: bool = False
    href: str = ""


@frozen
class Block:
    """A heading (one line), a paragraph (its lines) or a list (a line an item)."""

    kind: Kind
    lines: tuple[tuple[Span, ...], ...]

    @property
    def text(self) -> str:
        """Its words, lines divided by a space."""
        return " ".join("".join(span.text for span in line) for line in self.lines)


_VALUE = f"{OPEN}[^{CLOSE}]*{CLOSE}"
_INLINE = re.compile(
    rf"(?P<value>{_VALUE})"
    r"|\*\*(?P<bold>(?=\S).+?(?<=\S))\*\*"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+)\)"
    r"|(?P<url>https?://[^\s<>()\[\]*\"]*[^\s<>()\[\]*\".,;:!?])"
    r"|(?P<mail>[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)",
)
_WEB = re.compile(r"(https?://|www\.)[^\s<>\"]+\Z", re.IGNORECASE)
_MAIL = re.compile(r"[^\s<>\"@:?&,;]+@[^\s<>\"@:?&,;]+\.[A-Za-z]{2,}\Z")


def link_target(address: str) -> str:
    """What a link leads to: https:, http: or mailto:; empty for anything else, such as javascript:.

    >>> link_target("www.example.nl"), link_target("info@example.nl"), link_target("javascript:alert(1)")
    ('https://www.example.nl', 'mailto:info@example.nl', '')
    """
    address = without_guards(address)
    bare = address.removeprefix("mailto:")
    if _WEB.match(address):
        return address if "://" in address else f"https://{address}"
    if _MAIL.match(bare):
        return f"mailto:{bare}"
    return f"https://{address}" if re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}(/[^\s<>\"]*)?", address, re.I) else ""


def guarded(value: object) -> str:
    """What `{{ ... }}` prints in a text with markup: a value between OPEN and CLOSE, so that it is only text.

    >>> guarded(Linked("www.example.nl")).replace(OPEN, "<").replace(CLOSE, ">"), guarded(None)
    ('[<www.example.nl>](https://www.example.nl)', '')
    """
    text = printable(value)
    if isinstance(text, Marked):
        return str(text)
    bare = _bare(str(text))
    if isinstance(value, Linked) and link_target(bare):
        return f"[{OPEN}{shown(bare)}{CLOSE}]({link_target(bare)})"
    return f"{OPEN}{bare}{CLOSE}" if bare else ""


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a rendered text."""
    parts = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").strip())
    return tuple(block for part in parts for block in _blocks_of(part))


def to_text(blocks: Sequence[Block], width: int = WIDTH) -> str:
    """The blocks as plain text, wrapped; a link's address stands behind its word where the word does not show it."""
    return "\n\n".join(_block_text(block, width) for block in blocks)


def plain(line: Iterable[Span]) -> str:
    """A line as plain text with the addresses of its links."""
    return "".join(
        f"{span.text} ({shown(span.href)})" if span.href and shown(span.href) not in span.text else span.text
        for span in line
    )


def shown(href: str) -> str:
    """How an address reads: without 'https://' or 'mailto:'."""
    return re.sub(r"^(https?://|mailto:)", "", href).rstrip("/")


def lines_html(lines: Iterable[Sequence[Span]], colour: str) -> Markup:
    """Lines as HTML, divided by <br>; links in `colour`."""
    return Markup("<br>\n").join(_line_html(tuple(line), colour) for line in lines)


def to_html(blocks: Sequence[Block], accent: str) -> list[tuple[str, list[Markup]]]:
    """Of each block its kind and its lines as HTML, for the template blokken.html."""
    return [(block.kind.value, [_line_html(line, accent) for line in block.lines]) for block in blocks]


# Most paragraphs are the same for everyone: each is worked out once.


@lru_cache(maxsize=4096)
def _line_html(line: tuple[Span, ...], colour: str) -> Markup:
    return Markup("").join(_span_html(span, colour) for span in line)


def _span_html(span: Span, colour: str) -> Markup:
    text = Markup("<strong>{}</strong>").format(span.text) if span.bold else escape(span.text)
    if not span.href:
        return text
    return Markup('<a href="{}" style="color:{};text-decoration:underline;">{}</a>').format(span.href, colour, text)


@lru_cache(maxsize=4096)
def _blocks_of(part: str) -> tuple[Block, ...]:
    """Blocks without a blank line between: a heading or a list may also start in the middle."""
    blocks: list[tuple[Kind, list[str]]] = []
    for line in filter(None, map(str.strip, part.split("\n"))):
        kind = Kind.HEADING if line.startswith("# ") else Kind.LIST if line.startswith("- ") else Kind.PARAGRAPH
        content = line if kind is Kind.PARAGRAPH else line[2:].strip()
        if blocks and blocks[-1][0] is kind and kind is not Kind.HEADING:
            blocks[-1][1].append(content)
        else:
            blocks.append((kind, [content]))
    made = (Block(kind, tuple(spans for line in content if (spans := _spans(line)))) for kind, content in blocks)
    return tuple(block for block in made if block.lines)


def _spans(line: str, *, bold: bool = False) -> tuple[Span, ...]:
    spans: list[Span] = []
    end = 0
    for match in _INLINE.finditer(line):
        spans.append(Span(_bare(line[end : match.start()]), bold))
        spans.extend(_matched(match, bold))
        end = match.end()
    spans.append(Span(_bare(line[end:]), bold))
    return tuple(span for span in spans if span.text)


def _matched(match: re.Match[str], bold: bool) -> tuple[Span, ...]:
    if match["value"]:
        return (Span(_bare(match["value"]), bold),)
    if match["bold"]:
        return _spans(match["bold"], bold=True)
    if match["label"]:
        return (Span(clean(_bare(match["label"])), bold, link_target(match["target"])),)
    address = match["url"] or match["mail"]
    return (Span(shown(address) if match["url"] else address, bold, link_target(address)),)


def _bare(text: str) -> str:
    return text.replace(OPEN, "").replace(CLOSE, "")


def _block_text(block: Block, width: int) -> str:
    if block.kind is Kind.HEADING:
        return _wrapped(plain(block.lines[0]), width)
    if block.kind is Kind.LIST:
        return "\n".join(_wrapped(f"- {plain(line)}", width, "  ") for line in block.lines)
    return "\n".join(_wrapped(plain(line), width) for line in block.lines)


@lru_cache(maxsize=4096)
def _wrapped(line: str, width: int, indent: str = "") -> str:
    return textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
