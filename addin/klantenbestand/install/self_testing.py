"""The command `zelftest`: the trials of `self_test` in an Excel of their own, and a report that may be sent."""

import getpass
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from klantenbestand.book.backups import folder_of
from klantenbestand.book.open_lock import RunLock
from klantenbestand.book.own_folders import data_folder, handover_folder
from klantenbestand.install.self_test import BOOK, SelfTest, self_test
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.words.errors import InstallError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.texts.install import sentence

if TYPE_CHECKING:
    import xlwings as xw

REPORT = "Zelftest.txt"
_SOMEBODY = "..."
_HOMES = re.compile(r"((?:[A-Za-z]:)?(?:\\{1,2}|/)(?:Users|home)(?:\\{1,2}|/))[^\\/'\"]+", re.IGNORECASE)


def zelftest(run: Run) -> Outcome:
    """Tries on a workbook of its own all that we ask of Excel; the report is shown and kept.

    Raises InstallError where there is no Excel, SafetyError while a button is busy.
    """
    lock = RunLock()
    lock.take(run.now)
    lock.free()
    with _excel() as app, _workshop() as folder:
        report = without_user(self_test(app, folder, run.progress))
    run.progress(sentence("installed.done"), 1.0)
    path = data_folder() / REPORT
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(report.text() + "\n", encoding="utf-8")
    wrong = [trial for trial in report.trials if trial.problem]
    findings = Findings.of([Finding("self-test-failed", details={"count": len(wrong), "path": path})] if wrong else [])
    trials = [
        {"proef": trial.key, "goed": not trial.problem, "probleem": trial.problem, "seconden": round(trial.seconds, 2)}
        for trial in report.trials
    ]
    json = {**base_json("zelftest", run, findings), "versies": report.versions, "proeven": trials, "verslag": str(path)}
    return Outcome("zelftest", findings, (report.text(), sentence("self-test.kept", path=path)), json)


def without_user(report: SelfTest) -> SelfTest:
    """What Excel says of an error may hold the folder, and so the name, of the user."""
    trials = tuple(replace(trial, problem=_nameless(trial.problem)) for trial in report.trials)
    return replace(report, trials=trials)


def _nameless(words: str) -> str:
    words = _HOMES.sub(rf"\g<1>{_SOMEBODY}", words)
    for folder in (handover_folder(), data_folder(), Path.home()):
        for spelled in {str(folder), str(folder).replace("\\", "\\\\"), folder.as_posix()}:
            words = re.sub(re.escape(spelled), _SOMEBODY, words, flags=re.IGNORECASE)
    user = _user()
    return re.sub(rf"\b{re.escape(user)}\b", _SOMEBODY, words, flags=re.IGNORECASE) if len(user) > 1 else words


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system that does not say
        return ""


@contextmanager
def _excel() -> "Iterator[xw.App]":
    """An Excel of its own, which nobody sees; the user's stays as it is."""
    if sys.platform not in ("win32", "darwin"):
        raise InstallError("self-test-no-excel")
    import xlwings as xw

    try:
        app = xw.App(visible=False, add_book=False)
    except Exception as error:  # COM and AppleScript have errors of their own for what is not there
        raise InstallError("self-test-no-excel") from error
    with app:
        yield app


@contextmanager
def _workshop() -> Iterator[Path]:
    """An empty folder where Excel may write, which goes again; so do the backups that the trials make."""
    folder = handover_folder() / "Zelftest"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield folder
    finally:
        with suppress(OSError):
            shutil.rmtree(folder_of(folder / BOOK), ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)
