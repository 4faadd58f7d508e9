"""One person's mail: the same words in HTML and in text, the afmeldregel always, and never 'nan'."""

import html
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klantenbestand.mail.channels import WRITTEN, Channel
from klantenbestand.mail.fields import FIELDS, Origin
from klantenbestand.mail.render import around, render_letter, render_mail, try_out
from klantenbestand.mail.templates import list_mailings, load_mailing
from klantenbestand.mail.values import EMPTY, as_value
from klantenbestand.words.errors import TemplateError
from klantenbestand.words.settings import DEFAULTS, Settings
from klantenbestand.words.texts import error_sentence
from mail.example_plan import SETTINGS, TODAY
from mail.own_mailings import loaded

PERSONAL = [field for field in FIELDS if field.origin not in {Origin.COMPANY, Origin.MAILING}]
FULL = {field.name: field.example for field in PERSONAL}
BARE = {field.name: "" if isinstance(field.example, str) else EMPTY for field in PERSONAL}
NEWSLETTER = load_mailing("nieuwsbrief")
MAIL, POST = (around(SETTINGS, TODAY, channel) for channel in WRITTEN)


def words_of_html(page: str) -> str:
    """What a reader sees of an HTML page, as words."""
    body = re.sub(r"<!--.*?-->|<head>.*?</head>", " ", page, flags=re.DOTALL)
    with_breaks = re.sub(r"<(br|/?p|/?h2|/?li|/?ul|/?td|/?tr|/?table|/?body|/?html)\b[^>]*>", " ", body)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", with_breaks)).replace("\u00a0", " ").split())


def words_of_text(text: str) -> str:
    return " ".join(text.replace("- ", " ").replace("--------", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize("name", [info.name for info in list_mailings()])
@pytest.mark.parametrize("settings", [SETTINGS, DEFAULTS, Settings(company="De Linde", unsubscribe="www.x.nl/af")])
@pytest.mark.parametrize("values", [FULL, BARE], ids=["all fields", "no field"])
def test_html_and_text_say_the_same_words(name, settings, values):
    mail = render_mail(load_mailing(name), around(settings, TODAY, Channel.EMAIL), values)
    assert words_of_html(mail.html).replace("<!DOCTYPE html>", "") == words_of_text(mail.text)
    assert "Liever geen berichten meer van ons?" in mail.text
    assert mail.subject
    assert "\n" not in mail.subject
    assert "\n\n\n" not in mail.text


def test_html_is_at_most_600_pixels_wide_and_needs_no_images_or_style_sheets():
    page = render_mail(NEWSLETTER, MAIL, FULL).html
    assert "max-width:600px" in page
    for wrong in ("<img", "<style", "<script", "<link", "url("):
        assert wrong not in page


CELLS = {
    str: st.sampled_from([None, float("nan"), "", "Anna", "<b>Anna</b>", "# Anna", "**Anna**"]),
    int: st.one_of(st.none(), st.integers(0, 10**6).map(float), st.just(float("nan"))),
    float: st.one_of(st.none(), st.floats()),
    date: st.one_of(st.none(), st.dates()),
}


@given(st.fixed_dictionaries({field.name: CELLS[type(field.example)].map(as_value) for field in PERSONAL}))
def test_whatever_is_in_the_cells_a_mail_shows_no_nan_and_no_html_of_theirs(values):
    mail = render_mail(NEWSLETTER, MAIL, values)
    assert not re.search(r"\b(nan|none|nat|inf|undefined)\b", mail.subject + mail.text + mail.html, re.IGNORECASE)
    assert "<b>" not in mail.html
    assert "<strong>Anna" not in mail.html or values["lievelingsartikel"] == "Anna"


def test_what_stands_in_a_cell_is_never_run_as_a_template():
    values = {**FULL, "aanhef": "{{ 7*7 }}", "lievelingsartikel": "{% if x %}"}
    mail = render_mail(NEWSLETTER, MAIL, values)
    assert "{{ 7*7 }}" in mail.text
    assert "{% if x %}" in mail.text


def test_the_text_of_a_letter_has_its_own_file_when_there_is_one(tmp_path):
    mailing = loaded(tmp_path, {"tekst.txt": "mail {{ kanaal }}", "brief.txt": "brief {{ kanaal }}"})
    assert render_letter(mailing, POST, FULL).blocks[0].text == "brief post"
    assert "mail e-mail" in render_mail(mailing, MAIL, FULL).text


def test_an_afmeldregel_in_the_text_itself_is_not_said_twice(tmp_path):
    mailing = loaded(tmp_path, {"tekst.txt": "Dag.\n\n{{ afmeldregel }}\n\nTot ziens."})
    mail = render_mail(mailing, MAIL, FULL)
    assert mail.text.count("Liever geen berichten") == 1
    assert mail.html.count("Liever geen berichten") == 1
    assert render_letter(mailing, POST, FULL).opt_out == ""


def test_an_own_design_gets_the_text_as_html(tmp_path):
    page = "<html><body><h1>{{ bedrijf }}</h1>{{ inhoud }}<p>{{ naam }} {{ afmeldregel }}</p></body></html>"
    mailing = loaded(tmp_path, {"mail.html": page, "tekst.txt": "**Dag** {{ naam }}"})
    mail = render_mail(mailing, MAIL, {**FULL, "naam": "<i>"})
    assert "<strong>Dag</strong> &lt;i&gt;</p>" in mail.html
    assert "<p>&lt;i&gt; Liever geen" in mail.html


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ plaats|euro }}", "template-filter-value"),
        ("{{ plaats.straat }}", "template-render"),
        ("{{ orders + plaats }}", "template-render"),
        ("{{ 1 / 0 }}", "template-render"),
        ("{% for x in range(9999999) %}{% endfor %}", "template-render"),
        ("{{ vandaag.replace(month=13) }}", "template-render"),
    ],
)
def test_what_cannot_be_filled_in_is_found_with_examples_before_any_person(tmp_path, text, code):
    mailing = loaded(tmp_path, {"tekst.txt": f"{{{{ aanhef }}}}\n{text}"})
    with pytest.raises(TemplateError) as caught:
        try_out(mailing, MAIL)
    assert caught.value.code == code
    assert caught.value.details["place"] == "tekst.txt, regel 2"
    assert error_sentence(caught.value)


def test_days_and_places():
    assert MAIL.values["dagtekening"] == "Utrecht, 22 november 2026"
    assert around(DEFAULTS, TODAY, Channel.POST).values["dagtekening"] == "22 november 2026"
