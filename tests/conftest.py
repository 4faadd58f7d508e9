"""What holds for all tests: how hypothesis runs, and which tests need a program that may not be here."""

import os
import shutil
import sys

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "suite", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.register_profile("thorough", parent=settings.get_profile("suite"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


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
