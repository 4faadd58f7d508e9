"""After installing, one run on the example: then no click has to compile what xlwings' -B never keeps."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from klantenbestand.install import trial_run as module
from klantenbestand.install.trial_run import trial_run

CLICK = """
import sys, json
import xlwings.utils
from klantenbestand import ribbon
import klantenbestand.book.open_book, klantenbestand.steps.analyseren
caches = {name: getattr(each, "__cached__", None) for name, each in sys.modules.items()}
print(json.dumps({name: path for name, path in caches.items() if path}))
"""


@pytest.mark.slow
def test_after_it_a_click_finds_everything_compiled(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")  # as a developer may have it: of no influence
    assert trial_run(Path(sys.executable))
    told = subprocess.run([sys.executable, "-B", "-c", CLICK], check=True, capture_output=True, text=True).stdout
    caches = json.loads(told)
    assert "klantenbestand.steps.analyseren" in caches
    assert [name for name, path in caches.items() if not os.path.exists(path)] == []  # noqa: PTH110


@pytest.mark.parametrize("interpreter", ["/does/not/exist", sys.executable])
def test_where_it_fails_it_says_no_and_raises_nothing(monkeypatch, interpreter):
    real = subprocess.run
    monkeypatch.setattr(
        module.subprocess, "run", lambda line, **how: real([line[0], "-c", "raise SystemExit(2)"], **how)
    )
    assert trial_run(Path(interpreter)) is False


def test_where_it_takes_too_long_it_says_no(monkeypatch):
    monkeypatch.setattr(module, "_LONGEST", 0.01)
    assert trial_run(Path(sys.executable)) is False
