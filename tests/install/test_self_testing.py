"""The command zelftest: what the user sees of it, what he sends, and what it leaves behind."""

import json
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlwings

from excel_engine import Excel
from excel_engine.cells import FakeRange
from klantenbestand.book.open_lock import RunLock
from klantenbestand.book.own_folders import backup_folder, data_folder, handover_folder
from klantenbestand.cli import main
from klantenbestand.install import self_testing
from klantenbestand.install.self_test import CHECKS, SelfTest, Trial
from klantenbestand.install.self_testing import REPORT, without_user
from klantenbestand.words.texts import self_test as words

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")]


@pytest.fixture
def excel(monkeypatch):
    """The Excel for tests in the place of a real one."""

    @contextmanager
    def started():
        yield xlwings.App(impl=Excel().app)

    monkeypatch.setattr(self_testing, "_excel", started)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there Excel may be")
def test_without_an_excel_it_says_so_in_one_sentence(capsys):
    assert main(["zelftest"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not data_folder().joinpath(REPORT).exists()


def test_where_all_is_good_the_report_is_shown_and_kept_and_nothing_else(excel, capsys):
    assert main(["zelftest"]) == 0
    out = capsys.readouterr().out
    kept = data_folder() / REPORT
    assert words.ALL_GOOD in out
    assert str(kept) in out
    assert kept.read_text("utf-8").strip() in out
    assert list(handover_folder().iterdir()) == []
    assert list(backup_folder().iterdir()) == []


def test_what_is_wrong_needs_a_person_and_is_in_the_json(excel, capsys, monkeypatch):
    def refuse(self, *args, **options):
        raise OSError(f"cannot paste in {Path.home()}/x")

    monkeypatch.setattr(FakeRange, "paste", refuse)
    assert main(["zelftest", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [trial["proef"] for trial in found["proeven"]] == list(CHECKS)
    assert not all(trial["goed"] for trial in found["proeven"])
    report = Path(found["verslag"]).read_text("utf-8")
    assert words.WRONG in report
    assert str(Path.home()) not in report + json.dumps(found["proeven"])


def test_while_a_button_is_busy_it_waits_for_another_time(excel, capsys):
    lock = RunLock()
    lock.take(datetime(2026, 3, 1, 8, 15, tzinfo=UTC))
    try:
        assert main(["zelftest"]) == 2
    finally:
        lock.free()
    assert "sinds 08:15" in capsys.readouterr().err


@pytest.mark.parametrize(
    "said",
    [
        r"com_error: C:\Users\José Jansen\AppData\Local\Temp\a.xlsx is open",
        r"com_error: (-2147, 'Excel', \"C:\\Users\\José Jansen\\Desktop\\a.xlsx\")",
        "OSError: /Users/José Jansen/Library/x",
        "OSError: /home/José Jansen/x",
        r"OSError: c:\users\JOSÉJA~1\AppData",
        "Error of user jjansen (jjansen)",
    ],
)
def test_nobodys_name_is_in_the_report(monkeypatch, said):
    monkeypatch.setattr(self_testing.getpass, "getuser", lambda: "JJansen")
    report = without_user(SelfTest("v", (Trial("new", said, 1.0),)))
    assert "jansen" not in report.text().casefold()
    assert "josé" not in report.text().casefold()
    assert "..." in report.text()


def test_what_is_not_a_name_stays(monkeypatch):
    monkeypatch.setattr(self_testing.getpass, "getuser", lambda: "jo")
    said = "WrongError: rijen: [['rij 1', 10.5]], verwacht [['rij 1', 11.5]] (johannes)"
    assert without_user(SelfTest("v", (Trial("new", said, 1.0),))).trials[0].problem == said
