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
    from klantenbestand.cli import COULD_NOT_RUN
    from klantenbestand.cli import main as run

    for module in pkgutil.walk_packages(klantenbestand.__path__, "klantenbestand."):
        import_module(module.name)
    import_module("xlwings.utils")  # as the button does it
    with tempfile.TemporaryDirectory() as folder:
        example, result = str(shipped("sample_data", "Voorbeeld.xlsx")), str(Path(folder) / "Proef.xlsx")
        codes = [
            run(["jaaroverzicht", example, "--uit", result]),
            run(["dubbelen", example, "--uit", result]),
            run(["mailing", example, "--uit", folder]),
        ]
    return COULD_NOT_RUN if COULD_NOT_RUN in codes else 0


if __name__ == "__main__":
    sys.exit(main())
