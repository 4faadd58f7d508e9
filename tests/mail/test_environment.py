"""Dutch filters, templates from folders, and what a template cannot reach."""

from datetime import date
from pathlib import Path

import jinja2
import pytest

from klantenbestand.mail.environment import (
    FilterValueError,
    html_environment,
    plain_environment,
    read_text_file,
    text_environment,
)
from klantenbestand.mail.values import EMPTY
from klantenbestand.words.errors import TemplateError

VALUES = {"omzet": 1234.5, "dag": date(2026, 6, 2), "leeg": EMPTY, "orders": 1234, "naam": "<b> & Zn", "niets": None}


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ omzet|euro }}", "€\u00a01.234,50"),
        ("{{ omzet|euro(0) }}", "€\u00a01.235"),
        ("{{ omzet }}", "1.234,50"),
        ("{{ orders|getal }}", "1.234"),
        ("{{ orders }}", "1234"),
        ("{{ 0.256|percentage }}", "26%"),
        ("{{ 0.256|percentage(1) }}", "25,6%"),
        ("{{ dag|datum }}", "2 juni 2026"),
        ('{{ dag|datum("kort") }}', "02-06-2026"),
        ("{{ dag }}", "02-06-2026"),
        ("{{ dag|maand }} {{ dag|jaar }}", "juni 2026"),
        ("{{ leeg|euro }}{{ leeg|getal }}{{ leeg|percentage }}{{ leeg|datum }}{{ leeg|maand }}{{ leeg|jaar }}", ""),
        ("{{ leeg }}{{ niets }}{{ leeg * 2 }}", ""),
        ("{% if leeg > 3 %}ja{% else %}nee{% endif %}", "nee"),
        ("{{ naam }}", "<b> & Zn"),
    ],
)
def test_what_is_printed(source, printed):
    assert plain_environment([]).from_string(source).render(VALUES) == printed


def test_html_is_escaped_also_when_a_template_asks_otherwise():
    environment = html_environment([])
    assert environment.from_string("{{ naam }}").render(VALUES) == "&lt;b&gt; &amp; Zn"
    with pytest.raises(jinja2.TemplateAssertionError):
        environment.from_string("{{ naam|safe }}")


@pytest.mark.parametrize("source", ["{{ naam|euro }}", "{{ dag|getal }}", "{{ omzet|datum }}"])
def test_a_filter_refuses_a_value_of_another_kind(source):
    with pytest.raises(FilterValueError):
        plain_environment([]).from_string(source).render(VALUES)


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ naam.__class__ }}",
        "{{ euro.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ onbekend }}",
        "{{ naam.onbekend }}",
        "{{ lipsum() }}",
        "{% include '../../geheim.txt' %}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_template_reaches_nothing_but_its_fields(source, tmp_path):
    (tmp_path.parent / "geheim.txt").write_text("geheim", "utf-8")
    for environment in (plain_environment, html_environment, text_environment):
        with pytest.raises((jinja2.TemplateError, jinja2.exceptions.SecurityError)):
            environment([tmp_path]).from_string(source).render(VALUES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_as_notepad_saves_them(encoding, tmp_path: Path):
    path = tmp_path / "tekst.txt"
    path.write_bytes("Café €\r\n{{ x }}\r\n".encode(encoding))
    assert read_text_file(path) == "Café €\n{{ x }}\n"


def test_what_is_no_text_is_said(tmp_path: Path):
    path = tmp_path / "tekst.txt"
    path.write_bytes(b"PK\x03\x04\x00\x00\xff")
    with pytest.raises(TemplateError) as caught:
        read_text_file(path)
    assert caught.value.code == "template-not-text"


def test_the_first_folder_that_has_a_template_wins(tmp_path: Path):
    for name in ("eigen", "onze"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "b.txt").write_text(name, "utf-8")
    (tmp_path / "onze" / "a.txt").write_text("{% include 'b.txt' %}", "utf-8")
    environment = plain_environment([tmp_path / "eigen", tmp_path / "onze"])
    assert environment.get_template("a.txt").render() == "eigen"
