"""All letters in one document: each on its own page, with its own words, from our template or the owner's."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from klantenbestand.mail.channels import Channel
from klantenbestand.mail.environment import html_environment
from klantenbestand.mail.letter_base import base_letter
from klantenbestand.mail.letters import LetterTemplate, content_xml, head_values, letter_values
from klantenbestand.mail.markup import guarded, parse
from klantenbestand.mail.render import Letter, around
from klantenbestand.words.errors import TemplateError
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.texts import error_sentence
from mail.example_plan import SETTINGS, TODAY
from mail.word_text import head_of, letters_of, opened

ANNA = {"naam": "Anna van den Berg", "adres": "Mevrouw A. van den Berg\nPlein 1\n3511 AB  UTRECHT"}
KOK = {"naam": "Kok & Zn <BV>", "adres": "Kok & Zn <BV>\nPostbus 12\n3500 AD  UTRECHT"}
TEXT = "Dag,\n\n# Nieuws\n\n- een **vet**\n- twee\n\nMet vriendelijke groet,\n\nMarieke\nTuinhuis"


def word(*paragraphs: str, header: str = "") -> bytes:
    """A Word document of an owner."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def made(template: bytes, *people: dict[str, str], text: str = TEXT, settings: Settings = SETTINGS) -> bytes:
    shared = around(settings, TODAY, Channel.POST)
    letter = Letter("Nieuws", parse(text), "Liever geen post?")
    values = (letter_values(letter, shared, person, settings) for person in people)
    return LetterTemplate(template, html_environment([])).document(values, head_values(shared, settings))


def test_every_person_has_a_page_with_address_date_subject_text_and_afmeldregel():
    anna, kok = letters_of(made(base_letter("#0F766E"), ANNA, KOK))
    assert anna.split("\n") == [
        "Afzender: Tuinhuis De Linde, Lindelaan 8, 3511 AB Utrecht",
        "Mevrouw A. van den Berg", "Plein 1", "3511 AB  UTRECHT", "", "", "", "",
        "Utrecht, 22 november 2026",
        "Betreft: Nieuws",
        "Dag,", "Nieuws", "•\teen vet", "•\ttwee", "Met vriendelijke groet,", "Marieke", "Tuinhuis",
        "Liever geen post?",
    ]  # fmt: skip
    assert kok.split("\n")[1:4] == ["Kok & Zn <BV>", "Postbus 12", "3500 AD  UTRECHT"]


def test_the_head_names_the_business():
    assert head_of(made(base_letter("#0F766E"), ANNA)).strip().split("\n") == [
        "Tuinhuis De Linde", "Lindelaan 8", "3511 AB  Utrecht", "030 123 45 67", "hallo@tuinhuis.example",
        "www.tuinhuis.example", "KvK 01234567",
    ]  # fmt: skip


def test_a_letter_without_any_setting_is_still_a_letter():
    (anna,) = letters_of(made(base_letter("#0F766E"), ANNA, settings=DEFAULTS))
    assert anna.split("\n")[:2] == ["", "Mevrouw A. van den Berg"]
    assert "22 november 2026" in anna.split("\n")


def test_there_is_room_for_a_signature_behind_the_greeting():
    names = [paragraph.style.name for paragraph in opened(made(base_letter("#0F766E"), ANNA)).paragraphs]
    assert names.count("KB Ondertekening") == 1
    assert "KB Ondertekening" not in str(content_xml(parse("Met groeten uit Zeist,\n\nJan")))
    for greeting in ("Hartelijke groet,", "Met vriendelijke groeten", "Groetjes!"):
        assert "KBOndertekening" in str(content_xml(parse(f"{greeting}\n\nJan")))


@pytest.mark.parametrize("cell", ["<w:p/>", "&amp;", "]]>", "{{ 7*7 }}", "{% endfor %}", "a\u00a0b", "Zoë 王"])
def test_a_cell_is_only_text_in_the_xml(cell):
    (letter,) = letters_of(
        made(base_letter("#0F766E"), {**ANNA, "adres": f"{cell}\nPlein 1"}, text=f"Dag {guarded(cell)}")
    )
    assert letter.count(cell) == 2


def test_the_document_is_sound_xml_with_one_section():
    data = made(base_letter("#0F766E"), ANNA, KOK, ANNA)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        body = package.read("word/document.xml").decode()
    assert body.count("<w:sectPr") == 1
    assert body.count("w:pageBreakBefore") == 2
    assert not re.search(r"\{\{|\{%", body)


def test_a_validator_has_nothing_to_say(tmp_path):
    path = tmp_path / "brief.docx"
    path.write_bytes(made(base_letter("#0F766E"), ANNA, KOK, ANNA))
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


def test_a_letter_of_the_owner_is_filled_in_for_everyone():
    own = word("{{ naam }}", "{{ adres }}", "{{ inhoud }}", "{{ omzet }} {{ afmeldregel }}", header="{{ bedrijf }}")
    people = [{**ANNA, "omzet": 1234.5}, {**KOK, "omzet": 2.0}]
    data = made(own, *people)
    anna, kok = letters_of(data)
    lines = anna.split("\n")
    assert lines[:4] == ["Anna van den Berg", "Mevrouw A. van den Berg", "Plein 1", "3511 AB  UTRECHT"]
    assert lines[-1] == "1.234,50 Liever geen post meer van ons? Laat het ons weten via hallo@tuinhuis.example."
    assert "•\teen vet" in lines
    assert kok.startswith("Kok & Zn <BV>\nKok & Zn <BV>\nPostbus 12")
    assert head_of(data) == "Tuinhuis De Linde"


@pytest.mark.parametrize("first", ["{%p if true %}", "{{p inhoud }}"])
def test_a_page_break_survives_a_first_line_that_jinja_takes_out(first):
    rest = ["x", "{%p endif %}"] if "if" in first else []
    assert len(letters_of(made(word(first, *rest, "{{ naam }}"), ANNA, KOK))) == 2


def test_a_letter_that_starts_with_a_table_has_its_pages_too():
    document = Document()
    document.add_table(1, 1).rows[0].cells[0].text = "{{ naam }}"
    document.add_paragraph("slot")
    target = io.BytesIO()
    document.save(target)
    data = made(target.getvalue(), ANNA, KOK)
    assert len(letters_of(data)) == 2
    assert [table.rows[0].cells[0].text for table in opened(data).tables] == ["Anna van den Berg", "Kok & Zn <BV>"]


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (word("{{ naam }} {{ afmeldregel }} {{ plats }}"), "template-unknown-field-near"),
        (word("{{ naam }}"), "template-no-opt-out"),
        (word("{{ afmeldregel }}", header="Voor {{ naam }}"), "template-header-field"),
        (word("{{ afmeldregel }}{% if naam %}"), "template-syntax"),
        (word("{{ afmeldregel }}{{ naam|eur }}"), "template-unknown-filter"),
        (word("{{ afmeldregel }}", "Hier: {{ inhoud }}"), "template-content-alone"),
        (b"geen Word", "template-bad-docx"),
        (b"PK\x05\x06" + b"\x00" * 18, "template-bad-docx"),
    ],
)
def test_what_is_wrong_in_a_letter_of_the_owner_is_said_before_anything_is_written(template, code):
    with pytest.raises(TemplateError) as caught:
        LetterTemplate(template, html_environment([])).check()
    assert caught.value.code == code
    assert caught.value.details["place"] == "brief.docx"
    assert error_sentence(caught.value)


def test_a_good_letter_of_the_owner_passes():
    own = word("{{ naam }}", "{{ inhoud }}", "{{ afmeldregel }}", header="{{ bedrijf }} {{ vandaag|jaar }}")
    LetterTemplate(own, html_environment([])).check()


@pytest.mark.libreoffice
def test_as_many_pages_as_letters(tmp_path: Path):
    (tmp_path / "brief.docx").write_bytes(made(base_letter("#0F766E"), ANNA, KOK, ANNA))
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "brief.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "brief.pdf").read_bytes())
    assert len(pages) == 3
