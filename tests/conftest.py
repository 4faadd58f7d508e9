"""What holds for all tests: how hypothesis runs, which tests need a program that may not be here, and what is quick."""

import gc
import os
import shutil
import sys
from types import SimpleNamespace
from typing import Any

# Before openpyxl is imported: who installs the product has no defusedxml (it comes along with a checker of VBA), and
# with it openpyxl reads by a parser written in Python.
os.environ["OPENPYXL_DEFUSEDXML"] = "False"

import openpyxl.worksheet._reader as openpyxl_reader
import pytest
from hypothesis import HealthCheck, settings
from openpyxl.cell.text import Text

settings.register_profile(
    "suite", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.register_profile("thorough", parent=settings.get_profile("suite"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


class _InlineText(Text):
    """A text in a cell; that of one piece, as nearly all are, is read without an object for each of its properties."""

    @classmethod
    def from_tree(cls, node: Any) -> Any:
        if len(node) == 1 and node[0].tag.endswith("}t"):
            return SimpleNamespace(content=node[0].text or "")
        return Text.from_tree(node)


openpyxl_reader.Text = _InlineText


def pytest_collection_finish() -> None:
    """What was imported stays; to look through it for garbage again and again costs a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups made by a test stay out of the user's own folder."""
    monkeypatch.setenv("KLANTENBESTAND_DATA", str(tmp_path_factory.mktemp("data")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip aloud what cannot run on this machine."""
    missing = {
        "libreoffice": None if shutil.which("soffice") else "LibreOffice (soffice) is not installed",
        "excel": None if sys.platform in ("win32", "darwin") else "Excel runs on Windows and macOS only",
    }
    for item in items:
        for marker, reason in missing.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))
