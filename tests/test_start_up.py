"""What a process does first, and its end: at once, and nothing of what was said is lost."""

import os
import subprocess
import sys

import pytest

LEAVE = "import sys; from klantenbestand.start_up import leave; "


THREADS = "OPENBLAS_NUM_THREADS"
COUNT = (
    "import os, klantenbestand.cli as door; door.parser = lambda: os._exit(int(os.environ['OPENBLAS_NUM_THREADS']));"
    "door.main(['--version'])"
)


@pytest.mark.parametrize(("own", "threads"), [(None, 1), ("3", 3)])
def test_a_step_calculates_in_one_thread_unless_the_owner_says_otherwise(own, threads):
    environment = {name: value for name, value in os.environ.items() if name != THREADS}
    environment |= {THREADS: own} if own else {}
    assert subprocess.run([sys.executable, "-c", COUNT], env=environment, check=False).returncode == threads


@pytest.mark.parametrize("code", [0, 1, 2])
def test_all_that_was_said_arrives_and_so_does_the_exit_code(code):
    said = LEAVE + f"print('uit' * 50_000); print('fout', end='', file=sys.stderr); leave({code})"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stdout.strip() == "uit" * 50_000
    assert done.stderr == "fout"


def test_a_process_without_a_console_leaves_too():
    code = LEAVE + "sys.stdout = sys.stderr = None; leave(1)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 1


def test_who_stopped_listening_gets_the_exit_code_all_the_same():
    with subprocess.Popen(
        [sys.executable, "-c", LEAVE + "sys.stdin.read(); print('x'); leave(1)"], stdin=-1, stdout=-1
    ) as process:
        process.stdout.close()
        process.stdin.close()
        assert process.wait() == 1
