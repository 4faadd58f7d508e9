"""Installing and removing below a folder of the test, as on Windows and on a Mac."""

import re
import sys
from pathlib import Path

import pytest

from klantenbestand.install import installing
from klantenbestand.install.installing import install, missing, remove, write_template_list
from klantenbestand.install.places import Places, places
from klantenbestand.install.xlam import build_xlam
from klantenbestand.shipped import shipped
from klantenbestand.words.errors import InstallError, SafetyError

PYTHON = Path(sys.executable)


@pytest.fixture(params=["windows", "mac"])
def where(request, tmp_path) -> Places:
    """The places of a user who has nothing yet."""
    return places("0.37.8", request.param, tmp_path)


def files(where: Places) -> set[Path]:
    """All files below the user's folder."""
    home = next(parent for parent in where.addin.parents if parent.name == "Gebruiker")
    return {path for path in home.rglob("*") if path.is_file()}


def test_on_a_mac_the_question_stands_where_the_add_in_calls_it(tmp_path):
    where = places("0.37.8", "mac", tmp_path)
    install(where, PYTHON)
    called = re.search(r'AppleScriptTask\("([^"]+)", "([^"]+)"', shipped("vba", "StepRunner.bas").read_text("ascii"))
    assert where.question.name == called[1]
    assert where.question.parent == where.script.parent
    assert f"on {called[2]}(" in where.question.read_text("ascii")


def test_a_folder_that_cannot_be_made_is_named_with_a_way_on_that_is_there(tmp_path):
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(InstallError) as stopped:
        install(places("0.37.8", "windows", tmp_path / "bestand"), PYTHON)
    assert stopped.value.code == "install-folder-unwritable"
    assert "bestand" in str(stopped.value.details["folder"])


def test_everything_is_there_after_installing_and_said(where):
    parts = install(where, PYTHON)
    assert all(part.path.exists() for part in parts)
    assert list(missing(where)) == []
    assert where.addin.read_bytes() == build_xlam()
    assert (where.handover / "sjablonen.txt").read_text().split() == ["nieuwsbrief"]
    made = {path for part in parts for path in ([part.path] if part.path.is_file() else part.path.rglob("*"))}
    assert made == files(where), "nothing is installed that is not said"


def test_installing_again_replaces_what_was_there(where):
    install(where, PYTHON)
    first = files(where)
    where.addin.write_bytes(b"an older one")
    install(where, PYTHON)
    assert files(where) == first
    assert where.addin.read_bytes() == build_xlam()


def test_removing_leaves_nothing_but_the_script_that_others_may_use(where):
    install(where, PYTHON)
    (where.handover / "ABCD.xlsx").write_bytes(b"a copy that was left behind")
    removed = remove(where)
    assert files(where) == ({where.script} if where.script else set())
    others = {"question"} if where.question else set()
    assert {part.name for part in removed} == {"addin", "config", "handover", "shortcut"} | others
    assert remove(where) == []


def test_what_the_user_keeps_beside_the_configuration_stays(where):
    install(where, PYTHON)
    own = where.config.parent / "eigen.txt"
    own.write_text("x")
    remove(where)
    assert own.exists()


def test_each_part_that_is_gone_is_missed(where):
    for part in install(where, PYTHON):
        if part.path.is_file():
            held = part.path.read_bytes()
            part.path.unlink()
            assert [gone.name for gone in missing(where)] == [part.name]
            part.path.write_bytes(held)


def test_while_excel_holds_the_add_in_nothing_is_half_installed(where, monkeypatch):
    def held(target, write, before_replace=None):
        raise SafetyError("file-open-elsewhere", file=target.name)

    monkeypatch.setattr(installing, "write_file", held)
    with pytest.raises(InstallError) as stopped:
        install(where, PYTHON)
    assert stopped.value.code == "install-excel-open"
    assert files(where) == set()


def test_the_list_for_a_mac_has_the_owners_templates_too(tmp_path):
    own = tmp_path / "Mailings" / "Jubileum café"
    own.mkdir(parents=True)
    (own / "tekst.txt").write_text("Beste klant")
    write_template_list(tmp_path, windows=False, beside=tmp_path)
    assert (tmp_path / "sjablonen.txt").read_text("mac_roman").splitlines() == ["Jubileum café", "nieuwsbrief"]
