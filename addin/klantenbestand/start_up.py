"""What the doors do first, and last."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

_NEW_OBJECTS = 500_000  # Python's own number is 700


def prepare_python() -> None:
    """Let Python look for garbage less often, and numpy calculate in one thread.

    A run makes a million small objects that stay until its end (modules, cells): looking through them again and again
    took a twelfth of the time of a step. What is no longer used still goes at once, but for objects in circles.

    numpy's matrices (OpenBLAS) start a thread for each processor, which wait for work in a busy loop: with two
    processors a fifteenth of the time of a step, for matrices of four by four. That goes for the command line only: it
    must be said before numpy is imported, and behind a button xlwings imports that before anything of ours runs.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def leave(code: int) -> NoReturn:
    """End the process with this exit code, at once.

    Python by itself first takes apart all that pandas and the others have loaded, object by object, in a tenth of the
    time of a step. Nothing waits for that: every file is written and closed where it is made.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):  # who stopped listening; a process without a console has None
            stream.flush()
    os._exit(code)
