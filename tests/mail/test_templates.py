"""Finding and loading mailings, ours and the owner's."""

import pytest

from klantenbestand.mail.channels import WRITTEN, Channel
from klantenbestand.mail.fields import BY_NAME
from klantenbestand.mail.templates import list_mailings, load_mailing
from klantenbestand.shipped import shipped
from klantenbestand.words.errors import TemplateError, UsageError
from mail.own_mailings import loaded, own_mailing

SHIPPED = [info.name for info in list_mailings()]


def test_the_newsletter_is_shipped():
    info = {info.name: info for info in list_mailings()}["nieuwsbrief"]
    assert (info.title, info.channels, info.selection, info.own) == (
        "Nieuwsbrief", (Channel.EMAIL, Channel.POST), "", False,
    )  # fmt: skip
    assert info.description


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_mailing_parses_and_uses_only_fields_we_provide(name):
    mailing = load_mailing(name)
    assert mailing.fields <= set(BY_NAME)
    assert {"aanhef", "afmeldregel"} <= mailing.fields


def test_every_folder_of_templates_is_a_mailing_or_the_house_style():
    folders = {path.name for path in shipped("templates").iterdir() if path.is_dir()}
    assert folders == {*SHIPPED, "_huisstijl"}


def test_a_mailing_of_the_owner_stands_beside_ours_and_wins_when_it_has_its_name(tmp_path):
    own_mailing(tmp_path, {"mailing.toml": 'naam = "Lente"\nkanalen = ["post"]\nselectie = "Orders > 3"'})
    own_mailing(tmp_path, {}, name="Nieuwsbrief")
    found = {info.name: info for info in list_mailings(tmp_path)}
    assert set(found) == {"lente", "Nieuwsbrief"}
    assert found["Nieuwsbrief"].own
    lente = load_mailing("LENTE", tmp_path).info
    assert (lente.title, lente.channels, lente.selection, lente.own) == ("Lente", (Channel.POST,), "Orders > 3", True)


def test_without_mailing_toml_the_folder_gives_the_name(tmp_path):
    info = loaded(tmp_path, {}).info
    assert (info.title, info.channels, info.selection) == ("lente", WRITTEN, "")


def test_an_unknown_mailing_is_answered_with_those_that_exist(tmp_path):
    with pytest.raises(UsageError) as caught:
        load_mailing("nieuwsbreif", tmp_path)
    assert (caught.value.code, caught.value.details["near"]) == ("unknown-mailing-near", "nieuwsbrief")


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        ("naam = ", "mailing-settings-unreadable"),
        ('kanalen = ["fax"]', "mailing-setting-wrong"),
        ('kanalen = "post"', "mailing-setting-wrong"),
        ("kanalen = []", "mailing-setting-wrong"),
        ("naam = 3", "mailing-setting-wrong"),
    ],
)
def test_wrong_settings_stop_that_mailing_only(tmp_path, toml, code):
    own_mailing(tmp_path, {"mailing.toml": toml})
    assert "lente" in {info.name for info in list_mailings(tmp_path)}
    assert load_mailing("nieuwsbrief", tmp_path)
    with pytest.raises(TemplateError) as caught:
        load_mailing("lente", tmp_path)
    assert caught.value.code == code


def test_a_mailing_without_a_subject_is_not_complete(tmp_path):
    (own_mailing(tmp_path, {}) / "onderwerp.txt").unlink()
    with pytest.raises(TemplateError) as caught:
        load_mailing("lente", tmp_path)
    assert (caught.value.code, caught.value.details["file"]) == ("mailing-file-missing", "onderwerp.txt")


def test_an_own_design_must_hold_the_afmeldregel(tmp_path):
    with pytest.raises(TemplateError) as caught:
        loaded(tmp_path, {"mail.html": "<p>{{ inhoud }}</p>"})
    assert (caught.value.code, caught.value.details["place"]) == ("template-no-opt-out", "mail.html")


def test_a_folder_without_a_text_is_no_mailing(tmp_path):
    (own_mailing(tmp_path, {}) / "tekst.txt").unlink()
    assert [info.name for info in list_mailings(tmp_path)] == SHIPPED
