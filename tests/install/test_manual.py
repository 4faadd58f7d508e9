"""The button Handleiding opens the shipped page, and says where it is where it cannot."""

import json

import pytest

from klantenbestand.cli import main
from klantenbestand.install import manual
from klantenbestand.install.manual import manual_page


@pytest.fixture
def browser(monkeypatch):
    """What the browser was asked to open; `opens` says whether it did."""
    asked = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(manual.webbrowser, "open", lambda address: asked.append(address) or True)
    return asked


def test_it_opens_the_page_of_this_installation_from_this_computer(browser, capsys):
    assert main(["handleiding"]) == 0
    assert browser == [manual_page().as_uri()]
    assert browser[0].startswith("file:///")
    assert str(manual_page()) in capsys.readouterr().out


@pytest.mark.parametrize("problem", ["no", "error"])
def test_where_no_browser_opens_it_says_where_the_page_is(browser, capsys, monkeypatch, problem):
    def fail(address):
        if problem == "error":
            raise manual.webbrowser.Error("no browser")
        return False

    monkeypatch.setattr(manual.webbrowser, "open", fail)
    assert main(["handleiding", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["geopend"] is False
    assert "Dubbelklik" in err
    assert manual_page().is_file()


def test_without_a_screen_no_browser_takes_the_terminal(browser, monkeypatch):
    monkeypatch.setattr(manual.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert main(["handleiding"]) == 0
    assert browser == []
