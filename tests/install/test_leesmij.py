"""The Dutch page about installing names what there is: commands, buttons, and messages as they are said."""

import re
from pathlib import Path

import pytest
from lxml import etree

from klantenbestand.commands import COMMANDS
from klantenbestand.install.vba_modules import OWN_MODULES
from klantenbestand.shipped import shipped
from klantenbestand.words.texts import ERRORS
from klantenbestand.words.texts.install import TEXTS

PAGE = (Path(__file__).parents[2] / "addin" / "LEESMIJ.md").read_text(encoding="utf-8")
RIBBON = etree.fromstring(shipped("ribbon", "customUI.xml").read_bytes())
LABELS = {node.get("label") for node in RIBBON.iter("{*}button")}
SAID = "\n".join(
    [*TEXTS.values(), *ERRORS.values(), *(shipped("vba", f"{name}.bas").read_text("ascii") for name in OWN_MODULES)]
)
PROBLEMS = PAGE.split("## Als het niet lukt")[1].split("\n## ")[0]


def test_every_command_that_it_names_exists():
    named = set(re.findall(r"`klantenbestand (\w+)`", PAGE))
    assert {"status", "zelftest", "verwijderen"} <= named <= {command.name for command in COMMANDS}


def test_every_button_to_click_on_exists():
    named = re.findall(r"klik\s+op\s+\*([^*]+)\*|en\s+daarna\s+op\s+\*([^*]+)\*", PAGE, re.IGNORECASE)
    buttons = {first or second for first, second in named}
    assert {"Voorbeeld", "Bijwerken", "Handleiding", "Laatste stap ongedaan maken"} <= buttons <= LABELS


@pytest.mark.parametrize("line", [line for line in PROBLEMS.split("\n") if re.match(r"\| \*", line)])
def test_a_message_stands_there_as_it_is_said(line):
    for quoted in re.findall(r"\*([^*]+)\*", line.split("|")[1]):
        assert quoted in SAID


def test_every_file_that_it_names_is_there():
    folder = Path(__file__).parents[2] / "addin" / "install"
    assert {file.stem for file in folder.iterdir()} == {"Installeren"}
    assert "Installeren.command" in PAGE
