"""The commands about the add-in, as a user meets them."""

import json
import sys
from pathlib import Path

import pytest

from klantenbestand import __version__
from klantenbestand.cli import main
from klantenbestand.install import commands
from klantenbestand.install.commands import addin_version, state
from klantenbestand.install.installing import install
from klantenbestand.install.places import places
from klantenbestand.install.xlam import version_line


@pytest.fixture
def user(tmp_path, monkeypatch):
    """A user of Windows whose folders are below the test's."""
    where = places("0.37.8", "windows", tmp_path)
    monkeypatch.setattr(commands, "_places", lambda trial=None, system=None: where)
    monkeypatch.setattr(commands, "trial_run", lambda interpreter: interpreter == Path(sys.executable))
    return where


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_a_trial_lays_everything_below_one_folder(tmp_path, capsys, system):
    assert main(["installeren", "--proef", str(tmp_path / "p"), "--systeem", system, "--json"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert found["stap"] == "installeren"
    assert all(Path(path).is_relative_to(tmp_path / "p") for path in found["bestanden"])
    assert any(path.endswith("Klantenbestand.xlam") for path in found["bestanden"])
    assert "niets geïnstalleerd" in err


def test_a_trial_below_a_folder_from_here_names_whole_places(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["installeren", "--proef", "p", "--systeem", "windows"]) == 0
    assert str(tmp_path / "p") in capsys.readouterr().out
    assert str(tmp_path / "p") in next(Path("p").rglob("klantenbestand.conf")).read_text("cp1252")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there it would install")
@pytest.mark.parametrize("command", ["installeren", "verwijderen", "status"])
def test_where_there_is_no_excel_it_says_so(capsys, command):
    assert main([command]) == 2
    assert "Windows en Mac" in capsys.readouterr().err


def test_a_system_without_a_trial_is_refused(capsys):
    assert main(["installeren", "--systeem", "mac"]) == 2
    assert "--proef" in capsys.readouterr().err


def test_status_names_what_is_missing_and_ends_with_1(user, capsys):
    assert main(["status"]) == 1
    out = capsys.readouterr().out
    assert "De invoegtoepassing ontbreekt" in out
    assert "Installeren" in out


def test_after_installing_all_is_well(user, capsys):
    assert main(["installeren"]) == 0
    assert f"Klantenbestand {__version__} is geïnstalleerd" in capsys.readouterr().out
    assert main(["status"]) == 0
    assert "goed geïnstalleerd" in capsys.readouterr().out


def test_where_the_trial_run_fails_it_is_installed_all_the_same(user, capsys, monkeypatch):
    monkeypatch.setattr(commands, "trial_run", lambda interpreter: False)
    assert main(["installeren"]) == 0
    assert "proefdraaien met het voorbeeld is niet gelukt" in capsys.readouterr().out
    assert user.addin.exists()


def test_an_add_in_of_another_version_is_seen(user, monkeypatch):
    install(user, Path(sys.executable))
    assert addin_version(user.addin) == version_line()
    monkeypatch.setattr(commands, "version_line", lambda: "klantenbestand 9.9.9, xlwings 0.40.0")
    (finding,) = state(user)
    assert finding.code == "install-addin-other"
    assert finding.details["needed"] == "klantenbestand 9.9.9, xlwings 0.40.0"


def test_an_add_in_that_cannot_be_read_is_of_an_unknown_version(user):
    install(user, Path(sys.executable))
    user.addin.write_bytes(b"no package")
    assert [finding.code for finding in state(user)] == ["install-addin-other"]


def test_a_python_elsewhere_is_seen(user):
    install(user, Path("/elders/python"))
    assert [finding.code for finding in state(user)] == ["install-python-gone"]


def test_removing_tells_what_stays(user, capsys, tmp_path, monkeypatch):
    install(user, Path(sys.executable))
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(data))
    assert main(["verwijderen"]) == 0
    out = capsys.readouterr().out
    assert str(data) in out
    assert not user.addin.exists()
    assert main(["verwijderen"]) == 0
    assert "niets geïnstalleerd" in capsys.readouterr().out


@pytest.mark.parametrize("by_uv", [True, False])
def test_removing_tells_how_the_program_goes_without_a_command_where_uv_installed_it(
    user, capsys, tmp_path, monkeypatch, by_uv
):
    install(user, Path(sys.executable))
    monkeypatch.setattr(commands.sys, "prefix", str(tmp_path))
    if by_uv:
        (tmp_path / "uv-receipt.toml").touch()
    assert main(["verwijderen"]) == 0
    out = capsys.readouterr().out
    assert (f"verwijder de map {tmp_path}" in out) is by_uv
    assert ("uv tool uninstall" in out) is not by_uv


def test_about_counts_the_backups(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path))
    (tmp_path / "Backups" / "Klanten 1").mkdir(parents=True)
    for name in ("a.xlsx", "b.xlsm", "journaal.json"):
        (tmp_path / "Backups" / "Klanten 1" / name).touch()
    assert main(["over"]) == 0
    out = capsys.readouterr().out
    assert "Reservekopieën: 2" in out
    assert __version__ in out
