"""A run on the example once everything is installed, so that the first click is not the slow one.

xlwings starts Python with -B: what Python compiles is then never kept, and a package manager that does not compile
(uv's default) would leave that work to every click. Measured: some 4 seconds a click instead of 1
(tests/bench/bench_startup.py). This run is made without -B, so it keeps what it compiles; a virus scanner also looks at
the libraries now and not at the first click.

    python -m klantenbestand.install.trial_run
"""

import os
import pkgutil
import subprocess
import sys
import tempfile
from datetime import datetime
from importlib import import_module
from pathlib import Path

import klantenbestand
from klantenbestand.shipped import shipped

_LONGEST = 300  # seconds; without a result the installation is good all the same
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW, of Windows


def trial_run(interpreter: Path) -> bool:
    """Runs this module in another Python; whether it came to its end."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    try:
        done = subprocess.run(  # noqa: S603 - our own module in our own Python
            [interpreter, "-m", "klantenbestand.install.trial_run"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            check=False, timeout=_LONGEST, env=environment,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Loads every module, and makes all tabs and a mailing of the example in a folder of its own."""
    for module in pkgutil.walk_packages(klantenbestand.__path__, "klantenbestand."):
        import_module(module.name)
    import_module("xlwings.utils")  # as the button does it
    from klantenbestand.book.file_book import FileBook
    from klantenbestand.steps.dubbelen import dubbelen
    from klantenbestand.steps.jaaroverzicht import jaaroverzicht
    from klantenbestand.steps.mailing import Wish, mailing
    from klantenbestand.steps.outcome import Run

    now = datetime.now().astimezone()
    run, example = Run(peildatum=now.date(), now=now), shipped("sample_data", "Voorbeeld.xlsx")
    with tempfile.TemporaryDirectory() as name:
        result = Path(name) / "Proef.xlsx"
        wish = Wish("nieuwsbrief", folder=Path(name))
        jaaroverzicht(FileBook.open(example, target=result), run, wish)
        dubbelen(FileBook.open(example, target=result), run)
        mailing(FileBook.open(example), run, wish)
    return 0


if __name__ == "__main__":
    sys.exit(main())
