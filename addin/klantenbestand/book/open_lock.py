"""One run at a time: on a Mac a button gives Excel back at once, so that a second click may come in between.

The operating system holds the lock for as long as our process lives, so that a crash leaves nothing to clear away.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import IO

from klantenbestand.book.own_folders import data_folder
from klantenbestand.words.errors import SafetyError

_NAME = "bezig.txt"
_PLACE = 4096  # the byte that is locked: far behind the words, which others may read


class RunLock:
    """Held from `take` to `free`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or data_folder()) / _NAME
        self._stream: IO[bytes] | None = None

    def take(self, now: datetime) -> None:
        """Raises SafetyError ("open-busy") while another run holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        stream = self._path.open("a+b")
        try:
            _lock(stream)
        except OSError as error:
            stream.close()
            raise SafetyError("open-busy", since=self._since()) from error
        stream.truncate(0)
        stream.write(f"{os.getpid()} {now:%H:%M}".encode("ascii"))
        stream.flush()
        self._stream = stream

    def free(self) -> None:
        """Lets the next run in; does nothing where it was not held."""
        if self._stream is not None:
            self._stream.truncate(0)
            _unlock(self._stream)
            self._stream.close()
            self._stream = None

    def _since(self) -> str:
        try:
            words = self._path.read_bytes().decode("ascii", "replace").split()
        except OSError:
            words = []
        return words[1] if len(words) == 2 else "zonet"


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes]) -> None:
        stream.seek(_PLACE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(stream: IO[bytes]) -> None:
        stream.seek(_PLACE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)
