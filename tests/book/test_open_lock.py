"""One run at a time, also when the one before it died."""

import subprocess
import sys
from datetime import datetime

import pytest

from klantenbestand.book.open_lock import RunLock
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.texts import error_sentence

NOW = datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001 - a clock in a test
HOLD = """
import sys, os, datetime, pathlib
from klantenbestand.book.open_lock import RunLock
lock = RunLock(pathlib.Path(sys.argv[1]))
lock.take(datetime.datetime(2026, 3, 1, 8, 15))
print("held", flush=True)
sys.stdin.read()
os._exit(1)  # a crash: nothing is cleared away
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline().strip() == "held"
    yield process
    process.communicate()


def test_while_another_process_holds_it_the_second_hears_since_when(tmp_path, holder):
    with pytest.raises(SafetyError) as caught:
        RunLock(tmp_path).take(NOW)
    assert error_sentence(caught.value).startswith("Klantenbestand is nog bezig met de vorige knop (sinds 08:15).")


def test_a_crash_leaves_nothing_behind_that_stops_the_next(tmp_path, holder):
    holder.communicate()
    lock = RunLock(tmp_path)
    lock.take(NOW)
    lock.free()


def test_it_is_free_again_and_may_be_freed_twice(tmp_path):
    first = RunLock(tmp_path / "nieuw")
    for _ in range(2):
        first.take(NOW)
        with pytest.raises(SafetyError):
            RunLock(tmp_path / "nieuw").take(NOW)
        first.free()
        first.free()
