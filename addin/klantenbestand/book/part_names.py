"""Names for the parts that we add: never one that the owner's package has, and the same ones at every run."""

import posixpath
import re
from collections.abc import Iterable

_MARK = "kb_"
_DIGITS = re.compile(r"[0-9]+$")


class PartNames:
    """Deals out names such as xl/charts/kb_chart3.xml: the lowest free number, so that a re-run deals the same ones."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {name.lower() for name in taken}

    def like(self, part: str) -> str:
        """A free name in the folder of `part` and of its kind."""
        folder, name = posixpath.split(part)
        stem, suffix = posixpath.splitext(name)
        kind = _DIGITS.sub("", stem.removeprefix(_MARK)) or "part"
        number = 1
        while (new := posixpath.join(folder, f"{_MARK}{kind}{number}{suffix}")).lower() in self._taken:
            number += 1
        self._taken.add(new.lower())
        return new
