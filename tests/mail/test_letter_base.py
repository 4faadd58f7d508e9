"""The letter in our look: A4, the address where a window envelope shows it."""

import io
import zipfile

from docx.shared import Cm, Pt
from docxtpl import DocxTemplate

from klantenbestand.mail import letter_base
from klantenbestand.mail.letter_base import base_letter
from mail.word_text import opened

DOCUMENT = opened(base_letter("#B45309"))


def test_the_page_is_a4_and_the_text_starts_at_five_centimetres():
    section = DOCUMENT.sections[0]
    assert [round(length.cm, 1) for length in (section.page_width, section.page_height)] == [21.0, 29.7]
    assert round(section.top_margin.cm, 1) == 5.0
    assert 2 <= section.left_margin.cm <= 3


def test_sender_line_and_address_end_within_the_window_whatever_the_number_of_lines():
    styles = {style.name: style.paragraph_format for style in DOCUMENT.styles if style.name.startswith("KB ")}
    line, address = styles["KB Afzenderregel"], styles["KB Adres"]
    height = line.line_spacing + line.space_after + letter_base.ADDRESS_ROWS * address.line_spacing
    assert Cm(5) + height <= Cm(9.1)
    assert address.line_spacing >= Pt(13)


def test_the_accent_of_the_owner_is_used():
    assert str(DOCUMENT.styles["KB Kop"].font.color.rgb) == "B45309"


def test_it_names_no_author_and_speaks_dutch():
    assert (DOCUMENT.core_properties.author, DOCUMENT.core_properties.comments) == ("", "")
    styles = zipfile.ZipFile(io.BytesIO(base_letter("#0F766E"))).read("word/styles.xml").decode()
    assert 'w:lang w:val="nl-NL"' in styles


def test_its_fields_are_those_that_letters_fill_in():
    used = DocxTemplate(io.BytesIO(base_letter("#0F766E"))).get_undeclared_template_variables()
    assert used == {
        "afzenderregel", "adresregels", "dagtekening", "betreft", "inhoud", "afmelding", "bedrijf", "kopregels",
    }  # fmt: skip
