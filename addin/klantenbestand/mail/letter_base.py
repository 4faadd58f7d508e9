"""The letter in our look, as a Word template made by code: A4, address in the window of an envelope, one column.

Measures: a Dutch window envelope shows the sheet from 2 cm from the left and 5 to 9 cm from the top. The text starts
at 5 cm; sender line and address take 4 cm, whatever the number of address lines.
"""

import io
from functools import lru_cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from klantenbestand.words import look

FONT = "Calibri"
ADDRESS_ROWS = 7  # the longest: company, t.a.v., two lines of an own address, postcode and city, country
HEADING, TEXT, ITEM, CLOSING, OPT_OUT = "KB Kop", "KB Tekst", "KB Punt", "KB Ondertekening", "KB Afmelden"
_NAME, _SENDER, _LINE, _ADDRESS, _DATE, _SUBJECT = (
    "KB Bedrijf", "KB Afzender", "KB Afzenderregel", "KB Adres", "KB Datum", "KB Betreft",
)  # fmt: skip
_LEFT, _RIGHT, _TEXT_WIDTH, _HEAD_WIDTH = Cm(2.5), Cm(2.3), Cm(21 - 2.5 - 2.3), Cm(4.6)


@lru_cache(maxsize=4)
def base_letter(accent: str) -> bytes:
    """The Word template (docxtpl) of one letter; `accent` as "#RRGGBB".

    Fields: adresregels (list of ADDRESS_ROWS lines), afzenderregel, dagtekening, betreft, inhoud (XML of paragraphs),
    afmelding, and for the head of the page bedrijf and kopregels (list of lines).
    """
    document = Document()
    _without_old_styles(document)
    _page(document)
    _styles(document, accent)
    _head(document)
    for text, style in (
        ("{{ afzenderregel }}", _LINE),
        ("{%p for regel in adresregels %}", _ADDRESS),
        ("{{ regel }}", _ADDRESS),
        ("{%p endfor %}", _ADDRESS),
        ("{{ dagtekening }}", _DATE),
        ("{{ betreft }}", _SUBJECT),
        ("{{p inhoud }}", TEXT),
        ("{%p if afmelding %}", TEXT),
        ("{{ afmelding }}", OPT_OUT),
        ("{%p endif %}", TEXT),
    ):
        document.add_paragraph(text, style)
    properties = document.core_properties
    properties.author, properties.title, properties.comments, properties.language = "", "", "", "nl-NL"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _without_old_styles(document: Any) -> None:
    """python-docx starts from a document of Word 2010 with a second list of styles, which ours would not be in."""
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(key)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.top_margin, section.bottom_margin = Cm(5), Cm(2)
    section.header_distance, section.footer_distance = Cm(1.5), Cm(1)


def _styles(document: Any, accent: str) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(11), _colour(look.DARK)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    normal.element.rPr.append(language)
    _spacing(normal, after=0, line=1.0)
    make = document.styles.add_style
    for name, size, colour, bold in (
        (_NAME, 18, accent, True),
        (_SENDER, 9, look.MID, False),
        (_LINE, 7.5, look.MID, False),
        (_ADDRESS, 11, look.DARK, False),
        (_DATE, 11, look.DARK, False),
        (_SUBJECT, 11, look.DARK, True),
        (TEXT, 11, look.DARK, False),
        (HEADING, 12, accent, True),
        (ITEM, 11, look.DARK, False),
        (CLOSING, 11, look.DARK, False),
        (OPT_OUT, 9, look.MID, False),
    ):
        style = make(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size, style.font.color.rgb, style.font.bold = (
            normal,
            Pt(size),
            _colour(colour),
            bold,
        )
    _exact(document.styles[_LINE], Pt(11))
    document.styles[_LINE].paragraph_format.space_after = Pt(4)
    _exact(document.styles[_ADDRESS], Pt(14))
    _spacing(document.styles[_DATE], before=10, after=14)
    _spacing(document.styles[_SUBJECT], after=14)
    _spacing(document.styles[TEXT], after=8, line=1.12)
    _spacing(document.styles[HEADING], before=6, after=3, keep=True)
    _spacing(document.styles[ITEM], after=3, line=1.12)
    _spacing(document.styles[CLOSING], before=40, after=8, line=1.12)
    _spacing(document.styles[OPT_OUT], before=14)
    document.styles[ITEM].paragraph_format.left_indent = Cm(0.6)
    document.styles[ITEM].paragraph_format.first_line_indent = Cm(-0.45)
    document.styles[ITEM].paragraph_format.tab_stops.add_tab_stop(Cm(0.6))


def _head(document: Any) -> None:
    """The name of the business on the left, how to reach it on the right, a line below."""
    header = document.sections[0].header
    table = header.add_table(1, 2, _TEXT_WIDTH)
    table.autofit = False
    for column, cell, width in zip(
        table.columns, table.rows[0].cells, (Length(_TEXT_WIDTH - _HEAD_WIDTH), _HEAD_WIDTH), strict=True
    ):
        column.width = cell.width = width  # Word looks at the cell, LibreOffice at the column
    left, right = (cell.paragraphs[0] for cell in table.rows[0].cells)
    left.style, left.text = document.styles[_NAME], "{{ bedrijf }}"
    right.style, right.text = document.styles[_SENDER], "{%p for regel in kopregels %}"
    for text in ("{{ regel }}", "{%p endfor %}"):
        table.rows[0].cells[1].add_paragraph(text, document.styles[_SENDER])
    header.paragraphs[0]._p.getparent().remove(header.paragraphs[0]._p)
    header.add_paragraph("", document.styles[_LINE])  # Word wants a paragraph behind a table


def _spacing(style: Any, *, before: float = 0, after: float = 0, line: float = 1.0, keep: bool = False) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
    form.keep_with_next, form.widow_control = keep, True


def _exact(style: Any, height: Length) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, height


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#").upper())
