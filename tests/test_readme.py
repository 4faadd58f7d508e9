"""The README is the front door: it names what there is, and nothing that is not."""

import re
from pathlib import Path

import pytest

from klantenbestand.cli import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_named_and_every_named_command_exists():
    table = README.split("<!-- begin steps -->")[1].split("<!-- einde steps -->")[0]
    named = re.findall(r"^\| `([a-z]+)`", table, re.MULTILINE)
    assert named == [command.name for command in COMMANDS]


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_leads_somewhere(target):
    assert (ROOT / target).exists()


def test_every_file_named_in_code_marks_exists():
    named = re.findall(r"`((?:tests|addin|sample_data|workbook|templates)/[\w/.]+)`", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_test_command_has_its_windows_form():
    command = README.split("<!-- test command -->")[1].split("```")[1]
    assert "uv sync --quiet --inexact --locked" in command
    assert r".venv\Scripts\pytest -n 2" in README
