"""A progress bar in a terminal, on one line of stderr that it takes away when done."""

from collections.abc import Callable
from typing import TextIO

_WIDTH = 24


def bar(stream: TextIO) -> Callable[[str, float], None]:
    """Shows `message` and how far it is (0 to 1); at 1 the line is cleared."""

    def show(message: str, share: float) -> None:
        if share >= 1:
            stream.write("\r\x1b[K")
        else:
            done = round(_WIDTH * max(share, 0.0))
            stream.write(f"\r\x1b[K[{'#' * done}{'.' * (_WIDTH - done)}] {message}")
        stream.flush()

    return show
