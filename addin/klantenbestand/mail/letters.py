"""One Word document with all letters, each on a new page, from one template: ours (letter_base.py) or the owner's
brief.docx.

docxtpl makes the template's XML into Jinja once; each letter is that XML filled in. 1,000 letters take about a second.
"""

import copy
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, Template, meta
from lxml import etree
from markupsafe import Markup, escape

from klantenbestand.mail import letter_base as base
from klantenbestand.mail.checking import in_dutch, unknown
from klantenbestand.mail.fields import FIELDS, FRAME_FIELDS, PERSONAL
from klantenbestand.mail.markup import Block, Kind, Span
from klantenbestand.mail.markup import shown as link_shown
from klantenbestand.mail.opt_out import address_line
from klantenbestand.mail.render import Around, Letter
from klantenbestand.mail.templates import OPT_OUT
from klantenbestand.mail.values import as_html
from klantenbestand.words.errors import TemplateError
from klantenbestand.words.settings import Settings
from klantenbestand.words.texts import mail as words

OWN_LETTER = "brief.docx"
_HEADERS_AND_FOOTERS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
# Behind a line that ends so comes room for a signature.
_GREETING = re.compile(r"\bgroet(en|jes)?[,!.]?\Z", re.IGNORECASE)
_BULLET = "•"
_CONTENT = re.compile(r"\{\{p?\s*inhoud\s*\}\}")


class LetterTemplate:
    """A Word template, read and compiled once."""

    def __init__(self, data: bytes, environment: Environment) -> None:
        self.environment = environment
        try:
            self.word = DocxTemplate(io.BytesIO(data))
            self.word.render_init()
        except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
            raise TemplateError("template-bad-docx", place=OWN_LETTER) from error
        body = self.word.docx._element.body
        _put_content_alone(body)
        self._start, self._end = _frame_of(self.word.xml_to_string(body))
        self._first = self._compiled(body)
        self._next = self._compiled(_with_page_break(copy.deepcopy(body)))

    def check(self) -> None:
        """TemplateError where an own letter uses unknown fields, personal ones in a header, or has no afmeldregel."""
        known = [field.name for field in (*FIELDS, *FRAME_FIELDS)]
        personal = {field.name for field in PERSONAL}
        used = self._fields(_inner(self.word.patch_xml(self.word.xml_to_string(self.word.docx._element.body))))
        for uri in _HEADERS_AND_FOOTERS:
            for _, part in self.word.get_headers_footers(uri):
                shared = self._fields(self.word.patch_xml(self.word.get_part_xml(part)))
                for name in sorted(shared & personal):
                    raise TemplateError("template-header-field", place=OWN_LETTER, field=name)
                used |= shared
        for name in sorted(used - set(known)):
            raise unknown(TemplateError, "template-unknown-field", name, known, place=OWN_LETTER)
        if OPT_OUT not in used:
            raise TemplateError("template-no-opt-out", place=OWN_LETTER)

    def document(self, letters: Iterable[Mapping[str, Any]], shared: Mapping[str, Any]) -> bytes:
        """All letters as one .docx; `shared` fills in headers and footers."""
        with in_dutch(self.environment, OWN_LETTER):
            parts = [
                (self._first if position == 0 else self._next).render(values) for position, values in enumerate(letters)
            ]
            self._fill_headers(shared)
        xml = self._start + self.word.resolve_listing("".join(parts)) + self._end
        tree = self.word.fix_tables(xml)
        self.word.fix_docpr_ids(tree)
        self.word.map_tree(tree)
        target = io.BytesIO()
        self.word.docx.save(target)
        return target.getvalue()

    def _compiled(self, body: Any) -> Template:
        with in_dutch(self.environment, OWN_LETTER):
            return self.environment.from_string(_inner(self.word.patch_xml(self.word.xml_to_string(body))))

    def _fields(self, source: str) -> set[str]:
        with in_dutch(self.environment, OWN_LETTER):
            return meta.find_undeclared_variables(self.environment.parse(source)) - set(self.environment.globals)

    def _fill_headers(self, shared: Mapping[str, Any]) -> None:
        for uri in _HEADERS_AND_FOOTERS:
            for key, xml in list(self.word.build_headers_footers_xml(shared, uri, self.environment)):
                self.word.map_headers_footers_xml(key, xml)


def letter_values(letter: Letter, shared: Around, person: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """All that a letter template may use for one person, ours and the owner's."""
    lines = str(person["adres"]).split("\n")
    company_line = ", ".join(part for part in (settings.company, address_line(settings)) if part)
    return {
        **shared.values,
        **person,
        **shared.text,
        "onderwerp": letter.subject,
        "inhoud": content_xml(letter.blocks),
        "blokken": letter.blocks,
        OPT_OUT: shared.opt_out,
        "afmelding": letter.opt_out,
        "adresregels": [*lines, *[""] * base.ADDRESS_ROWS][: max(base.ADDRESS_ROWS, len(lines))],
        "afzenderregel": words.SENDER_LINE.format(address=company_line) if company_line else "",
        "betreft": words.LETTER_SUBJECT.format(subject=letter.subject) if letter.subject else "",
    }


def head_values(shared: Around, settings: Settings) -> dict[str, Any]:
    """What the head of the page shows: the business and how to reach it."""
    place = f"{settings.postcode}  {settings.city}".strip()
    kvk = words.COMPANY_KVK.format(kvk=settings.kvk) if settings.kvk else ""
    lines = (settings.street, place, settings.phone, settings.email, link_shown(settings.website), kvk)
    return {**shared.values, **shared.text, OPT_OUT: shared.opt_out, "kopregels": [line for line in lines if line]}


def content_xml(blocks: Sequence[Block]) -> Markup:
    """The text of a letter as Word paragraphs in the styles of letter_base.py."""
    parts: list[Markup] = []
    after_greeting = False
    for block in blocks:
        greeting = block.kind is Kind.PARAGRAPH and _GREETING.search(block.text) is not None
        if block.kind is Kind.LIST:
            bullet = Span(f"{_BULLET}\t")
            parts += [_paragraph((line,), base.ITEM, before=bullet) for line in block.lines[:-1]]
            parts.append(_paragraph(block.lines[-1:], base.ITEM, before=bullet, extra=_LAST_ITEM))
        elif block.kind is Kind.HEADING:
            parts.append(_paragraph(block.lines, base.HEADING))
        else:
            style = base.CLOSING if after_greeting else base.TEXT
            parts.append(_paragraph(block.lines, style, extra=_KEEP_WITH_NEXT if greeting else ""))
        after_greeting = greeting
    return Markup("").join(parts)


_KEEP_WITH_NEXT = "<w:keepNext/>"
_LAST_ITEM = '<w:spacing w:after="160"/>'


def _paragraph(lines: Sequence[Sequence[Span]], style: str, *, before: Span | None = None, extra: str = "") -> Markup:
    runs = [_run(before)] if before else []
    for position, line in enumerate(lines):
        if position:
            runs.append(as_html("<w:r><w:br/></w:r>"))
        runs += [_run(span) for span in line]
    properties = f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/>{extra}</w:pPr>'
    return as_html(f"<w:p>{properties}{''.join(runs)}</w:p>")


def _run(span: Span) -> Markup:
    shown = link_shown(span.href)
    text = f"{span.text} ({shown})" if span.href and shown not in span.text else span.text
    bold = "<w:rPr><w:b/></w:rPr>" if span.bold else ""
    return as_html(f'<w:r>{bold}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


_BODY = re.compile(r"\A(<w:body\b[^>]*>)(.*?)((?:<w:sectPr\b(?:(?!<w:sectPr\b).)*)?</w:body>)\Z", re.DOTALL)


def _frame_of(xml: str) -> tuple[str, str]:
    """The opening of the body, and its last section with the end of the body."""
    match = _BODY.match(xml)
    assert match is not None
    return match[1], match[3]


def _inner(xml: str) -> str:
    """What stands in the body, without its last section."""
    match = _BODY.match(xml)
    assert match is not None
    return match[2]


def _put_content_alone(body: Any) -> None:
    """The text of a letter is whole paragraphs, so the one that asks for it gives way: docxtpl's {{p inhoud }}."""
    for paragraph in body.iter(qn("w:p")):
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t"))).strip()
        if not _CONTENT.search(text):
            continue
        if not _CONTENT.fullmatch(text):
            raise TemplateError("template-content-alone", place=OWN_LETTER)
        first, *others = paragraph.iter(qn("w:t"))
        first.text = "{{p inhoud }}"
        for node in others:
            node.text = ""


def _with_page_break(body: Any) -> Any:
    """The body with its first paragraph on a new page; a table, or a paragraph that docxtpl takes out, first gets an
    empty one before it."""
    first = body[0]
    if first.tag != qn("w:p") or "%p" in "".join(first.itertext()) or "{{p" in "".join(first.itertext()):
        first = OxmlElement("w:p")
        body.insert(0, first)
    first.get_or_add_pPr().get_or_add_pageBreakBefore()
    return body
