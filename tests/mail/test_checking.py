"""What is wrong in a template is said in Dutch, with its place, before anything is written."""

import pytest

from klantenbestand.mail.checking import nearest, unknown
from klantenbestand.words.errors import TemplateError, UsageError
from klantenbestand.words.texts import error_sentence
from mail.own_mailings import loaded


def problem(tmp_path, files) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        loaded(tmp_path, files)
    assert error_sentence(caught.value)
    return caught.value


def test_an_unknown_field_is_named_with_place_and_what_was_meant(tmp_path):
    error = problem(tmp_path, {"tekst.txt": "{{ aanhef }}\n\n{{ voornam }}"})
    assert error_sentence(error) == (
        "Het veld 'voornam' in tekst.txt, regel 3 bestaat niet. Bedoelde u 'voornaam'? "
        "Er is niets geschreven. Pas de tekst aan en probeer het opnieuw."
    )


def test_a_field_like_no_other_is_answered_with_all_fields(tmp_path):
    error = problem(tmp_path, {"tekst.txt": "{{ xyzzy }}"})
    assert error.code == "template-unknown-field"
    assert "aanhef, naam, voornaam" in error_sentence(error)


@pytest.mark.parametrize("file", ["onderwerp.txt", "tekst.txt", "brief.txt", "mail.html"])
def test_every_file_is_looked_at(tmp_path, file):
    error = problem(tmp_path, {file: "x\n{{ plats }}"})
    assert (error.details["field"], error.details["place"]) == ("plats", f"{file}, regel 2")


def test_a_branch_that_is_never_taken_is_looked_at_too(tmp_path):
    assert problem(tmp_path, {"tekst.txt": "{% if false %}{{ plats }}{% endif %}"}).details["near"] == "plaats"


def test_an_included_file_is_looked_at_too(tmp_path):
    error = problem(tmp_path, {"tekst.txt": "{% include 'slot.txt' %}", "slot.txt": "\n{{ plats }}"})
    assert error.details["place"] == "slot.txt, regel 2"


@pytest.mark.parametrize(
    "text", ["{% if plaats %}x", "{{ plaats", "{% fi plaats %}", "{{ plaats plaats }}", "{% endif %}"]
)
def test_wrong_syntax_is_named_with_its_line(tmp_path, text):
    error = problem(tmp_path, {"tekst.txt": f"eerste\n{text}"})
    assert error.code == "template-syntax"
    assert error.details["place"] == "tekst.txt, regel 2"
    assert error.details["source"] == text


def test_an_unknown_format_is_named_with_those_that_exist(tmp_path):
    error = problem(tmp_path, {"tekst.txt": "{{ omzet|eur }}"})
    assert error.code == "template-unknown-filter"
    assert error.details["field"] == "eur"
    assert "euro" in error.details["known"]


def test_a_missing_file_is_named(tmp_path):
    error = problem(tmp_path, {"tekst.txt": "{% include 'weg.txt' %}"})
    assert (error.code, error.details["file"], error.details["mailing"]) == ("mailing-file-missing", "weg.txt", "lente")


def test_names_that_a_template_makes_itself_are_no_fields(tmp_path):
    text = "{% set kleur = 'rood' %}{{ kleur }}{% for i in range(3) %}{{ i }}{% endfor %}"
    assert loaded(tmp_path, {"tekst.txt": text}).info.name == "lente"


def test_near_words():
    assert nearest("Voornam", ["voornaam", "naam"]) == "voornaam"
    assert nearest("xyzzy", ["voornaam"]) == ""
    assert unknown(UsageError, "unknown-mailing", "x", ["nieuwsbrief"]).code == "unknown-mailing"
    assert unknown(UsageError, "unknown-mailing", "nieuwsbref", ["nieuwsbrief"]).details["near"] == "nieuwsbrief"
